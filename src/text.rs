//! Words in the languages a reader can choose. Knows nothing of visas, layout or terminals.

use serde::{Deserialize, Serialize};
use std::fmt::Write as _;

/// A language in which words are kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
}

/// The same words in every language the program speaks.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
}

impl Text {
    /// Words that need no translation: a name, a number, an identifier.
    pub fn same(words: impl Into<String>) -> Self {
        let en = words.into();
        Self { ja: en.clone(), en }
    }

    /// The words in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Ja => &self.ja,
        }
    }

    /// True where no language has a word.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ja.is_empty()
    }
}

/// A sentence with named slots, in every language.
#[derive(Clone, Copy, Debug)]
pub struct Template {
    /// English.
    pub en: &'static str,
    /// Japanese.
    pub ja: &'static str,
}

impl Template {
    /// Fills the slots; a slot that is not named in `slots` stays visible as `{name}`.
    pub fn fill(self, slots: &[(&str, Text)]) -> Text {
        Text { en: fill(self.en, slots, Lang::En), ja: fill(self.ja, slots, Lang::Ja) }
    }
}

fn fill(template: &str, slots: &[(&str, Text)], lang: Lang) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        let Some(close) = rest[open..].find('}') else { break };
        let name = &rest[open + 1..open + close];
        match slots.iter().find(|(slot, _)| *slot == name) {
            Some((_, text)) => out.push_str(text.get(lang)),
            None => {
                let _ = write!(out, "{{{name}}}");
            }
        }
        rest = &rest[open + close + 1..];
    }
    out.push_str(rest);
    out
}

/// Joins words as a list, with the comma of each language.
pub fn list(items: &[Text]) -> Text {
    let join = |lang: Lang, comma: &str| {
        let words: Vec<&str> = items.iter().map(|item| item.get(lang)).collect();
        words.join(comma)
    };
    Text { en: join(Lang::En, ", "), ja: join(Lang::Ja, "、") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_in_each_language() {
        let template = Template { en: "{amount} short", ja: "あと{amount}" };
        let amount = Text { en: "¥1".into(), ja: "1円".into() };
        let text = template.fill(&[("amount", amount)]);
        assert_eq!((text.en.as_str(), text.ja.as_str()), ("¥1 short", "あと1円"));
    }

    #[test]
    fn a_slot_without_a_value_stays_visible() {
        let template = Template { en: "a {b}", ja: "{b}" };
        assert_eq!(template.fill(&[]).en, "a {b}");
    }
}
