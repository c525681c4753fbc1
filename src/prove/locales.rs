//! What further languages lack, names that nothing has, and sentences whose slots are not those of
//! the English.

use crate::compile::Locale;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::load::{LocaleDoc, LocaleWords, OF_THE_PROGRAM};
use crate::rules::RuleSet;
use crate::text::{Key, Template, Text};
use std::collections::{BTreeMap, BTreeSet};

/// A sentence of the program, as further languages call it.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// The section of their files.
    pub section: &'static str,
    /// The name in it.
    pub name: String,
    /// The English, slots and all.
    pub en: String,
}

impl From<Template> for Sentence {
    fn from(template: Template) -> Self {
        let (section, name) = (template.section(), template.id());
        Self { section, name, en: template.en.to_string() }
    }
}

/// Looks at every further language. `sentences`: those of the program.
pub fn check(rules: &RuleSet, sentences: &[Sentence], found: &mut Diagnostics) {
    let of_program: BTreeMap<Key, &Sentence> = sentences
        .iter()
        .map(|sentence| (Key::of(sentence.section, &sentence.name), sentence))
        .collect();
    for (locale, doc) in rules.rulebook.locales.iter().zip(&rules.documents.locales) {
        let of_rules = rules.documents.texts.keys();
        let all: Vec<Key> = of_rules.chain(of_program.keys()).copied().collect();
        lacks(locale, &all, found);
        said(doc, &of_program, found);
    }
}

fn lacks(locale: &Locale, all: &[Key], found: &mut Diagnostics) {
    let missing = all.iter().filter(|key| locale.words.get(**key).is_none()).count();
    if missing == 0 {
        return;
    }
    let number = |n: usize| Text::same(n.to_string());
    let slots = [
        ("name", Text::same(&locale.words.id)),
        ("count", number(missing)),
        ("all", number(all.len())),
    ];
    found.push(Diagnostic::new(Code::Untranslated, &slots).at(super::head(locale.span)));
}

fn said(doc: &LocaleDoc, of_program: &BTreeMap<Key, &Sentence>, found: &mut Diagnostics) {
    for entry in doc.words.iter().filter(|entry| OF_THE_PROGRAM.contains(&entry.section)) {
        match of_program.get(&Key::of(entry.section, &entry.name.value)) {
            Some(sentence) => slots(entry, sentence, found),
            None => {
                let slots = [("name", Text::same(&entry.name.value))];
                let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(entry.name.span);
                let known = of_program.values().filter(|known| known.section == entry.section);
                let known = known.map(|sentence| sentence.name.as_str());
                found.push(diagnostic.suggest(&entry.name.value, known));
            }
        }
    }
}

fn slots(entry: &LocaleWords, sentence: &Sentence, found: &mut Diagnostics) {
    if slots_of(&entry.words) != slots_of(&sentence.en) {
        let slots = [("name", Text::same(&entry.name.value))];
        let line = [("form", Text::same(&sentence.en))];
        let diagnostic = Diagnostic::new(Code::WrongSlots, &slots).at(entry.name.span);
        found.push(diagnostic.help(hint::EXPECTED, &line));
    }
}

fn slots_of(template: &str) -> BTreeSet<&str> {
    // The forms of a word, which differ by language, are no slots of their own.
    template.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next()).collect()
}
