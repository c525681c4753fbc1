//! Further languages of the rules: which words each has, and that there is something to say
//! with them.

use super::rulebook::{Locale, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Documents, LocaleDoc, OF_THE_PROGRAM, PlacedText};
use crate::text::{Key, Text};
use std::collections::BTreeMap;

impl Rulebook {
    /// The further language of that name.
    pub fn locale(&self, id: &str) -> Option<&Locale> {
        self.locales.iter().find(|locale| locale.words.id == id)
    }
}

/// Takes further languages into the rulebook; what of the rules they have words for must be
/// there. Which sentences the program has is not known here.
pub(super) fn locales(documents: &Documents, rulebook: &mut Rulebook, found: &mut Diagnostics) {
    for doc in &documents.locales {
        unknown(doc, &documents.texts, found);
        let (title, words) = (doc.title.clone(), doc.spoken());
        rulebook.locales.push(Locale { title, words, span: doc.span });
    }
}

fn unknown(doc: &LocaleDoc, known: &BTreeMap<Key, PlacedText>, found: &mut Diagnostics) {
    for entry in &doc.words {
        let name = &entry.name.value;
        if OF_THE_PROGRAM.contains(&entry.section)
            || known.contains_key(&Key::of(entry.section, name))
        {
            continue;
        }
        let slots = [("name", Text::same(name))];
        let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(entry.name.span);
        let of_section = known.values().filter(|text| text.section == entry.section);
        found.push(diagnostic.suggest(name, of_section.map(|text| text.name.as_str())));
    }
}
