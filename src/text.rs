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
    /// `{count:row|rows}` is the first word where the slot `count` is 1, else the second.
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
        let (slot, forms) = name
            .split_once(':')
            .map_or((name, None), |(slot, forms)| (slot, forms.split_once('|')));
        match slots.iter().find(|(known, _)| *known == slot) {
            Some((_, text)) => out.push_str(match (text.get(lang), forms) {
                (words, None) => words,
                ("1", Some((one, _))) => one,
                (_, Some((_, many))) => many,
            }),
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
    fn a_word_has_the_form_that_its_number_asks_for() {
        let template = Template { en: "{n} {n:row|rows}, {m:|no} more", ja: "{n}行" };
        let say = |n: &str| template.fill(&[("n", Text::same(n)), ("m", Text::same("1"))]).en;
        assert_eq!(
            [say("0"), say("1"), say("2")],
            ["0 rows,  more", "1 row,  more", "2 rows,  more"]
        );
        assert_eq!(template.fill(&[("n", Text::same("1"))]).ja, "1行");
    }

    #[test]
    fn a_slot_without_a_value_stays_visible() {
        let template = Template { en: "a {b}", ja: "{b}" };
        assert_eq!(template.fill(&[]).en, "a {b}");
    }
}
