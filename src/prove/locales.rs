//! What further languages lack, and sentences whose slots are not those of the English.

use crate::compile::{Locale, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::load::Section;
use crate::text::{Template, Text};
use std::collections::BTreeSet;

/// Looks at every further language. `phrases`: the sentences of reports.
pub fn check(rulebook: &Rulebook, phrases: &[(String, Template)], found: &mut Diagnostics) {
    if rulebook.locales.is_empty() {
        return;
    }
    let mut keys = rulebook.text_keys();
    keys.extend(phrases.iter().map(|(id, _)| (Section::Phrases, id.clone())));
    for locale in &rulebook.locales {
        let missing = keys.iter().filter(|(section, key)| locale.words(*section, key).is_none());
        let count = missing.count();
        if count > 0 {
            let number = |n: usize| Text::same(n.to_string());
            let slots = [
                ("name", Text::same(&locale.id)),
                ("count", number(count)),
                ("all", number(keys.len())),
            ];
            found.push(Diagnostic::new(Code::Untranslated, &slots).at(super::head(locale.span)));
        }
        sentences(locale, phrases, found);
    }
}

fn sentences(locale: &Locale, phrases: &[(String, Template)], found: &mut Diagnostics) {
    for ((section, key), (words, span)) in &locale.words {
        if *section != Section::Phrases {
            continue;
        }
        let slots = [("name", Text::same(key))];
        let Some((_, template)) = phrases.iter().find(|(id, _)| id == key) else {
            let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(*span);
            let known = phrases.iter().map(|(id, _)| id.as_str());
            found.push(diagnostic.suggest(key, known));
            continue;
        };
        if slots_of(words) != slots_of(template.en) {
            let line = [("form", Text::same(template.en))];
            let diagnostic = Diagnostic::new(Code::WrongSlots, &slots).at(*span);
            found.push(diagnostic.help(hint::EXPECTED, &line));
        }
    }
}

fn slots_of(template: &str) -> BTreeSet<&str> {
    // The forms of a word, which differ by language, are no slots of their own.
    template.split('{').skip(1).filter_map(|part| part.split(['}', ':']).next()).collect()
}
