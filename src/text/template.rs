//! Sentences with named slots.

use super::key::kebab;
use super::{Key, Lang, Origin, Text, Words};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::sync::Arc;

/// A sentence with named slots, in every language.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
    section: &'static str,
    name: &'static str,
    key: Key,
}

/// The comma between the members of a list.
pub const COMMA: Template = Template::new("values", "COMMA", ", ", "、");

impl Template {
    /// A sentence by the section of further languages that it belongs to, and its name there.
    pub const fn new(
        section: &'static str,
        name: &'static str,
        en: &'static str,
        ja: &'static str,
    ) -> Self {
        Self { en, ja, section, name, key: Key::named(section, name) }
    }

    /// The section of further languages.
    pub fn section(self) -> &'static str {
        self.section
    }

    /// The name in that section.
    pub fn id(self) -> String {
        kebab(self.name)
    }

    /// Section and name as a number.
    pub fn key(self) -> Key {
        self.key
    }

    /// The sentence itself, slots and all.
    pub fn get(self, lang: Lang<'_>) -> &str {
        match lang {
            Lang::En => self.en,
            Lang::Ja => self.ja,
            Lang::Further(words) => words.get(self.key).unwrap_or(self.en),
        }
    }

    /// Fills the slots; a slot that is not named in `slots` stays visible as `{name}`.
    pub fn fill(self, slots: &[(&'static str, Text)]) -> Text {
        let en = fill(self.en, slots, Lang::En);
        let ja = fill(self.ja, slots, Lang::Ja);
        let origin = match slots {
            [] => Origin::Key(self.key),
            _ => Origin::Filled(Arc::new(Filled::new(self, slots))),
        };
        Text { en, ja, origin }
    }

    /// A sentence without slots.
    pub fn text(self) -> Text {
        self.fill(&[])
    }
}

impl Text {
    /// Words that stand somewhere, with their slots filled as those of a sentence of the program.
    #[must_use]
    pub fn filled(&self, slots: &[(&'static str, Text)]) -> Self {
        let en = fill(&self.en, slots, Lang::En);
        let ja = fill(&self.ja, slots, Lang::Ja);
        let origin = match &self.origin {
            Origin::Key(key) => {
                let slots = slots.iter().map(|(name, text)| (Cow::Borrowed(*name), text.clone()));
                let en = Cow::Owned(self.en.clone());
                Origin::Filled(Arc::new(Filled { key: *key, en, slots: slots.collect() }))
            }
            other => other.clone(),
        };
        Self { en, ja, origin }
    }
}

/// What a filled sentence remembers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Filled {
    key: Key,
    en: Cow<'static, str>,
    slots: Vec<(Cow<'static, str>, Text)>,
}

impl Filled {
    fn new(template: Template, slots: &[(&'static str, Text)]) -> Self {
        let slots = slots.iter().map(|(name, text)| (Cow::Borrowed(*name), text.clone()));
        Self { key: template.key, en: Cow::Borrowed(template.en), slots: slots.collect() }
    }

    /// The sentence in a further language.
    pub fn say(&self, words: &Words) -> String {
        fill(words.get(self.key).unwrap_or(&self.en), &self.slots, Lang::Further(words))
    }

    /// The same with what its slots hold changed.
    pub fn map(&self, change: fn(&str) -> String) -> Self {
        let slots = self.slots.iter().map(|(name, text)| (name.clone(), text.map(change)));
        Self { key: self.key, en: self.en.clone(), slots: slots.collect() }
    }
}

pub(super) fn fill<S: AsRef<str>>(template: &str, slots: &[(S, Text)], lang: Lang<'_>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        match slots.iter().find(|(slot, _)| slot.as_ref() == name) {
            Some((_, text)) => out.push_str(&text.get(lang)),
            None => {
                let _ = write!(out, "{{{name}}}");
            }
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}
