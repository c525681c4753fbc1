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
        lacks(locale, doc, &all, found);
        said(doc, &of_program, found);
    }
}

/// How much a further language says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The language.
    pub id: String,
    /// Its own name for itself.
    pub title: String,
    /// So many texts it has words for.
    pub said: usize,
    /// So many there are.
    pub all: usize,
}

/// How much each further language says of the rules and of the program's sentences.
pub fn coverage(rules: &RuleSet, sentences: &[Sentence]) -> Vec<Coverage> {
    let of_program = sentences.iter().map(|one| Key::of(one.section, &one.name));
    let all: BTreeSet<Key> = rules.documents.texts.keys().copied().chain(of_program).collect();
    let said = |locale: &Locale| {
        let said = all.iter().filter(|key| locale.words.get(**key).is_some()).count();
        let (id, title) = (locale.words.id.clone(), locale.title.clone());
        Coverage { id, title, said, all: all.len() }
    };
    rules.rulebook.locales.iter().map(said).collect()
}

/// What a language lacks that is meant to be whole; one that is meant to be partial lacks something.
fn lacks(locale: &Locale, doc: &LocaleDoc, all: &[Key], found: &mut Diagnostics) {
    let missing = all.iter().filter(|key| locale.words.get(**key).is_none()).count();
    match (missing, doc.partial) {
        (0, None) | (1.., Some(_)) => return,
        (0, Some(span)) => {
            let slots = [("name", Text::same(&locale.words.id))];
            found.push(Diagnostic::new(Code::NotPartial, &slots).at(span));
            return;
        }
        (1.., None) => {}
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
