//! Words in the languages a reader can choose. Knows nothing of visas, layout or terminals.
//!
//! English and Japanese are always there. A text remembers what it is the words of (its key, and
//! what its slots were filled with), so that a further language can say it at the last moment.

mod key;
mod template;

pub use key::Key;
pub use template::{COMMA, Template};

use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;
use template::Filled;

/// A language in which words are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang<'w> {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
    /// A further language, with English behind it.
    Further(&'w Words),
}

impl<'w> Lang<'w> {
    /// The language's identifier, as documents declare it.
    pub fn id(self) -> &'w str {
        match self {
            Self::En => "en",
            Self::Ja => "ja",
            Self::Further(words) => &words.id,
        }
    }

    /// True for Japanese.
    pub fn is_japanese(self) -> bool {
        matches!(self, Self::Ja)
    }
}

/// What a further language has words for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// As it is asked for, such as `vi`.
    pub id: String,
    words: BTreeMap<Key, String>,
}

impl Words {
    /// A language without a word.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: id.into(), words: BTreeMap::new() }
    }

    /// Takes the words for something.
    pub fn insert(&mut self, key: Key, words: impl Into<String>) {
        self.words.insert(key, words.into());
    }

    /// The words for something, if there are any.
    pub fn get(&self, key: Key) -> Option<&str> {
        self.words.get(&key).map(String::as_str)
    }
}

/// The same words in every language the program speaks. Two texts are the same where their
/// English and Japanese are.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Text {
    /// English.
    pub en: String,
    /// Japanese.
    pub ja: String,
    origin: Origin,
}

/// What a further language finds a text's words by.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
enum Origin {
    /// Words of no language, or of whoever wrote them.
    #[default]
    Nowhere,
    /// Words that stand somewhere.
    Key(Key),
    /// A sentence with its slots filled.
    Filled(#[serde(with = "shared")] Arc<Filled>),
    /// A list.
    Listed(#[serde(with = "shared")] Arc<Vec<Text>>),
}

impl Text {
    /// Words that need no translation: a name, a number, an identifier.
    pub fn same(words: impl Into<String>) -> Self {
        let en = words.into();
        Self { ja: en.clone(), en, origin: Origin::Nowhere }
    }

    /// What somebody wrote in two languages, or a value that each writes in a way of its own;
    /// further languages show the English. A sentence is a template.
    pub fn pair(en: impl Into<String>, ja: impl Into<String>) -> Self {
        Self { en: en.into(), ja: ja.into(), origin: Origin::Nowhere }
    }

    /// The same words under a key, by which further languages find theirs.
    #[must_use]
    pub fn keyed(self, key: Key) -> Self {
        Self { origin: Origin::Key(key), ..self }
    }

    /// The words in one language.
    pub fn get<'t>(&'t self, lang: Lang<'t>) -> Cow<'t, str> {
        match lang {
            Lang::En => Cow::Borrowed(&self.en),
            Lang::Ja => Cow::Borrowed(&self.ja),
            Lang::Further(words) => self.spoken(words),
        }
    }

    fn spoken<'t>(&'t self, words: &'t Words) -> Cow<'t, str> {
        match &self.origin {
            Origin::Nowhere => Cow::Borrowed(&self.en),
            Origin::Key(key) => Cow::Borrowed(words.get(*key).unwrap_or(&self.en)),
            Origin::Filled(filled) => Cow::Owned(filled.say(words)),
            Origin::Listed(items) => Cow::Owned(join(items, Lang::Further(words))),
        }
    }

    /// True where no language has a word.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.ja.is_empty()
    }

    /// The same text with what came from outside (names, values) changed in every language; words
    /// that the rules and the program have stay.
    #[must_use]
    pub fn map(&self, change: fn(&str) -> String) -> Self {
        let origin = match &self.origin {
            Origin::Nowhere => Origin::Nowhere,
            Origin::Key(key) => Origin::Key(*key),
            Origin::Filled(filled) => Origin::Filled(Arc::new(filled.map(change))),
            Origin::Listed(items) => {
                Origin::Listed(Arc::new(items.iter().map(|item| item.map(change)).collect()))
            }
        };
        Self { en: change(&self.en), ja: change(&self.ja), origin }
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        (&self.en, &self.ja) == (&other.en, &other.ja)
    }
}

impl Eq for Text {}

impl PartialOrd for Text {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.en, &self.ja).cmp(&(&other.en, &other.ja))
    }
}

impl Hash for Text {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.en, &self.ja).hash(state);
    }
}

/// The form for one of something, or for any other number of it.
pub fn counted<N: PartialEq + From<u8>, T>(count: N, one: T, many: T) -> T {
    if count == N::from(1) { one } else { many }
}

/// Joins words as a list, with the comma of each language.
pub fn list(items: &[Text]) -> Text {
    if let [one] = items {
        return one.clone();
    }
    Text {
        en: join(items, Lang::En),
        ja: join(items, Lang::Ja),
        origin: Origin::Listed(Arc::new(items.to_vec())),
    }
}

fn join(items: &[Text], lang: Lang<'_>) -> String {
    let comma = COMMA.get(lang);
    let words: Vec<Cow<'_, str>> = items.iter().map(|item| item.get(lang)).collect();
    words.join(comma)
}

/// What is shared is written as if it were not: texts of a rulebook are few.
mod shared {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::sync::Arc;

    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Arc<T>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        T::serialize(value, to)
    }

    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Arc<T>, D::Error> {
        T::deserialize(from).map(Arc::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHORT: Template = Template::new("tests", "Short", "{amount} short", "あと{amount}");
    const PLAIN: Template = Template::new("tests", "PLAIN_WORDS", "plain", "そのまま");

    fn words(pairs: &[(&str, &str)]) -> Words {
        let mut words = Words::new("xx");
        for (key, said) in pairs {
            words.insert(Key::of("tests", key), *said);
        }
        words
    }

    #[test]
    fn slots_are_filled_in_each_language() {
        let text = SHORT.fill(&[("amount", Text::pair("¥1", "1円"))]);
        assert_eq!((text.en.as_str(), text.ja.as_str()), ("¥1 short", "あと1円"));
    }

    #[test]
    fn a_slot_without_a_value_stays_visible() {
        assert_eq!(SHORT.fill(&[]).en, "{amount} short");
    }

    #[test]
    fn a_further_language_says_sentence_and_slots_and_english_what_it_lacks() {
        let text = SHORT.fill(&[("amount", list(&[PLAIN.fill(&[]), Text::same("b")]))]);
        let said = |pairs: &[(&str, &str)]| text.get(Lang::Further(&words(pairs))).into_owned();
        assert_eq!(said(&[]), "plain, b short");
        assert_eq!(said(&[("plain-words", "P")]), "P, b short");
        assert_eq!(said(&[("short", "s {amount}")]), "s plain, b");
        assert_eq!(said(&[("short", "s {amount}"), ("plain-words", "P")]), "s P, b");
    }

    #[test]
    fn two_languages_are_spoken_at_once() {
        let (one, other) = (words(&[("plain-words", "1")]), words(&[("plain-words", "2")]));
        let text = PLAIN.fill(&[]);
        assert_eq!(text.get(Lang::Further(&one)), "1");
        assert_eq!(text.get(Lang::Further(&other)), "2");
    }

    #[test]
    fn what_a_text_remembers_outlives_a_rulebook_in_bytes() {
        let text = SHORT.fill(&[("amount", PLAIN.fill(&[]))]);
        let bytes = postcard::to_allocvec(&text).unwrap();
        let back: Text = postcard::from_bytes(&bytes).unwrap();
        let words = words(&[("plain-words", "P")]);
        assert_eq!(back.get(Lang::Further(&words)), "P short");
    }

    #[test]
    fn what_comes_from_outside_is_changed_wherever_it_stands() {
        let text = SHORT.fill(&[("amount", Text::same("a"))]).map(str::to_uppercase);
        let words = words(&[("short", "s {amount}")]);
        assert_eq!(text.get(Lang::Further(&words)), "s A");
    }
}
