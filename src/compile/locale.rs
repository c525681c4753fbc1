//! Words in further languages: which text each is for, and what a language lacks.

use super::rulebook::Rulebook;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::load::{Documents, LocaleDoc, Section};
use crate::source::Span;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A further language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Locale {
    /// As it is asked for, such as `vi`.
    pub id: String,
    /// Its own name for itself.
    pub title: String,
    /// By section and key: the words, and where their key stands.
    pub words: BTreeMap<(Section, String), (String, Span)>,
    /// The file.
    pub span: Span,
}

impl Locale {
    /// The words for something.
    pub fn words(&self, section: Section, key: &str) -> Option<&str> {
        self.words.get(&(section, key.to_string())).map(|(words, _)| words.as_str())
    }
}

impl Rulebook {
    /// The further language of that name.
    pub fn locale(&self, id: &str) -> Option<&Locale> {
        self.locales.iter().find(|locale| locale.id == id)
    }

    /// Puts the words of a further language in the place of the English; what it lacks stays.
    pub fn speak(&mut self, locale: &Locale) {
        self.visit_texts(|section, key, text| {
            if let Some(words) = locale.words(section, key) {
                text.en = words.to_string();
            }
        });
    }

    /// The keys of all texts that a further language can have words for.
    pub fn text_keys(&self) -> BTreeSet<(Section, String)> {
        let mut keys = BTreeSet::new();
        self.clone().visit_texts(|section, key, _| {
            keys.insert((section, key.to_string()));
        });
        keys
    }

    fn visit_texts(&mut self, mut visit: impl FnMut(Section, &str, &mut Text)) {
        let (criteria, items) = (self.owners_of_criteria(), self.owners_of_items());
        for status in &mut self.statuses {
            visit(Section::Statuses, &status.id, &mut status.title);
        }
        for (criterion, owner) in self.criteria.iter_mut().zip(criteria) {
            visit(Section::Criteria, &format!("{owner}/{}", criterion.id), &mut criterion.text);
        }
        for (item, owner) in self.items.iter_mut().zip(items) {
            visit(Section::Items, &format!("{owner}/{}", item.id), &mut item.text);
        }
        for evidence in &mut self.evidence {
            visit(Section::Evidence, &evidence.id, &mut evidence.title);
        }
        for fact in self.vocabulary.facts_mut().iter_mut().filter(|fact| !fact.attribute) {
            visit(Section::Facts, &fact.name, &mut fact.label);
            fact.question.iter_mut().for_each(|text| visit(Section::Questions, &fact.name, text));
            fact.help.iter_mut().for_each(|text| visit(Section::Help, &fact.name, text));
        }
        for domain in self.vocabulary.domains_mut() {
            for choice in &mut domain.choices {
                let key = format!("{}/{}", domain.name, choice.id);
                visit(Section::Choices, &key, &mut choice.text);
            }
        }
    }

    fn owners_of_criteria(&self) -> Vec<String> {
        let mut owners = vec![String::new(); self.criteria.len()];
        for status in &self.statuses {
            owners[status.criteria.clone()].fill(status.id.clone());
            for route in &status.routes {
                owners[route.criteria.clone()].fill(format!("{}/{}", status.id, route.id));
            }
        }
        owners
    }

    fn owners_of_items(&self) -> Vec<String> {
        let mut owners = vec![String::new(); self.items.len()];
        for status in &self.statuses {
            if let Some(points) = &status.points {
                owners[points.items.clone()].fill(status.id.clone());
            }
        }
        owners
    }
}

/// Takes further languages into the rulebook; what they have words for must be there. Which
/// sentences reports have is not known here.
pub(super) fn locales(documents: &Documents, rulebook: &mut Rulebook, found: &mut Diagnostics) {
    if documents.locales.is_empty() {
        return;
    }
    let known = rulebook.text_keys();
    rulebook.locales = documents.locales.iter().map(|doc| one(doc, &known, found)).collect();
}

fn one(doc: &LocaleDoc, known: &BTreeSet<(Section, String)>, found: &mut Diagnostics) -> Locale {
    let mut words = BTreeMap::new();
    for (section, key, text) in &doc.words {
        let entry = (*section, key.value.clone());
        if *section != Section::Phrases && !known.contains(&entry) {
            let slots = [("name", Text::same(&key.value))];
            let near = known.iter().filter(|(of, _)| of == section).map(|(_, key)| key.as_str());
            let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(key.span);
            found.push(diagnostic.suggest(&key.value, near));
        }
        words.insert(entry, (text.value.clone(), key.span));
    }
    Locale { id: doc.id.clone(), title: doc.title.clone(), words, span: doc.span }
}
