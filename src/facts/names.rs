//! Finding a row of a list by a name or, to be suggested, a part of it: whatever the accents, case,
//! width, kana and punctuation, and with a letter or two wrong. Must not know what the rows mean.

use std::collections::HashMap;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// How alike a row's name is to what was looked for, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same name.
    Same,
    /// The name begins so.
    Begins,
    /// Every word begins a word of the name.
    Words,
    /// The name holds it.
    Part,
    /// The first letters of the name's words; of a name in ideographs some of them, as Japanese
    /// abbreviates.
    Initials,
    /// So many letters differ.
    Near(usize),
}

impl Likeness {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Begins => "begins",
            Self::Words => "words",
            Self::Part => "part",
            Self::Initials => "initials",
            Self::Near(_) => "near",
        }
    }
}

/// A row that was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its index.
    pub index: usize,
    /// How alike its name is.
    pub likeness: Likeness,
}

/// The names of all rows of a domain in the form in which they are compared; laid out when they
/// are first needed.
#[derive(Clone, Debug, Default)]
pub struct Names(OnceLock<Index>);

#[derive(Clone, Debug, Default)]
struct Index {
    rows: Vec<Vec<String>>,
    same: HashMap<String, Vec<usize>>,
}

impl Names {
    /// The rows whose name is like these words, best first; all of them for no words. `rows`: what
    /// each row is called.
    pub(super) fn search(
        &self,
        words: &str,
        rows: impl Iterator<Item = impl Iterator<Item = impl AsRef<str>>>,
    ) -> Vec<Found> {
        let wanted = plain(words);
        let rows = self.index(rows).rows.iter().enumerate();
        let mut found: Vec<(Found, usize)> = rows
            .filter_map(|(index, names)| {
                let (likeness, length) = names
                    .iter()
                    .filter_map(|name| Some((likeness(&wanted, name)?, name.chars().count())))
                    .min()?;
                Some((Found { index, likeness }, length))
            })
            .collect();
        found.sort_by_key(|(found, length)| (found.likeness, *length, found.index));
        found.into_iter().map(|(found, _)| found).collect()
    }

    /// The rows of exactly that name, but for accents, case, width, kana and the marks that names
    /// are written with.
    pub(super) fn same(
        &self,
        words: &str,
        rows: impl Iterator<Item = impl Iterator<Item = impl AsRef<str>>>,
    ) -> &[usize] {
        if words.chars().any(is_no_mark_of_names) {
            return &[];
        }
        self.index(rows).same.get(&plain(words)).map(Vec::as_slice).unwrap_or_default()
    }

    fn index(&self, rows: impl Iterator<Item = impl Iterator<Item = impl AsRef<str>>>) -> &Index {
        self.0.get_or_init(|| {
            let mut index = Index::default();
            for (at, names) in rows.enumerate() {
                let mut names: Vec<String> = names.map(|name| plain(name.as_ref())).collect();
                names.sort_unstable();
                names.dedup();
                for name in &names {
                    index.same.entry(name.clone()).or_default().push(at);
                }
                index.rows.push(names);
            }
            index
        })
    }
}

/// Marks that stand around a name in the languages of programs, and in no name: what holds them is
/// something else than a name.
fn is_no_mark_of_names(c: char) -> bool {
    matches!(
        c,
        '{' | '}'
            | '['
            | ']'
            | '<'
            | '>'
            | '"'
            | '='
            | '|'
            | '\\'
            | ';'
            | '?'
            | '!'
            | '*'
            | '#'
            | '$'
            | '%'
            | '@'
            | '^'
            | '~'
            | '+'
    )
}

/// Words without what spelling varies in: width, case, accents, hiragana, punctuation.
fn plain(words: &str) -> String {
    let folded = match words.is_ascii() {
        // Most names are, and have nothing to take apart.
        true => folded(words.chars()),
        false => {
            let marks = '\u{300}'..='\u{36f}';
            folded(words.nfkc().nfd().filter(|c| !marks.contains(c))).nfc().collect()
        }
    };
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(letters: impl Iterator<Item = char>) -> String {
    let mut out = String::with_capacity(letters.size_hint().0);
    for c in letters {
        match c {
            'ぁ'..='ゖ' => out.extend(char::from_u32(c as u32 + 0x60)),
            'ß' | 'ẞ' => out.push_str("ss"),
            'æ' | 'Æ' => out.push_str("ae"),
            'œ' | 'Œ' => out.push_str("oe"),
            'ø' | 'Ø' => out.push('o'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'ł' | 'Ł' => out.push('l'),
            'ı' => out.push('i'),
            '&' => out.push_str(" and "),
            '\'' | '’' | '‘' | '.' | '・' | 'ʻ' => {}
            c if c.is_alphanumeric() || is_sound_mark(c) => out.extend(c.to_lowercase()),
            _ => out.push(' '),
        }
    }
    out
}

/// Marks that make another syllable of a kana.
fn is_sound_mark(c: char) -> bool {
    matches!(c, '\u{3099}' | '\u{309a}')
}

/// Words that initials leave out.
const SMALL: [&str; 6] = ["of", "the", "and", "for", "in", "at"];

fn likeness(wanted: &str, name: &str) -> Option<Likeness> {
    if name == wanted {
        return Some(Likeness::Same);
    }
    if name.starts_with(wanted) {
        return Some(Likeness::Begins);
    }
    let words: Vec<&str> = name.split(' ').collect();
    let mut parts = wanted.split(' ');
    if parts.all(|part| words.iter().any(|word| word.starts_with(part))) {
        return Some(Likeness::Words);
    }
    if wanted.chars().count() >= 2 && name.contains(wanted) {
        return Some(Likeness::Part);
    }
    if wanted.len() >= 2 && (initials(&words) == wanted || abbreviates(wanted, name)) {
        return Some(Likeness::Initials);
    }
    near(wanted, name, &words).map(Likeness::Near)
}

fn initials(words: &[&str]) -> String {
    let long = words.iter().filter(|word| !SMALL.contains(word));
    long.filter_map(|word| word.chars().next()).collect()
}

/// Some ideographs of a name in their order, from its first.
fn abbreviates(wanted: &str, name: &str) -> bool {
    let mut rest = name.chars();
    let ideograph = |c| matches!(c, '\u{3400}'..='\u{9fff}' | '々');
    wanted.chars().nth(1).is_some()
        && wanted.chars().all(ideograph)
        && wanted.chars().next() == name.chars().next()
        && wanted.chars().all(|c| rest.any(|other| other == c))
}

/// How many letters differ: of the name as a whole, or of the words looked for from words of it.
fn near(wanted: &str, name: &str, words: &[&str]) -> Option<usize> {
    let whole = within(wanted, name);
    let of_words = wanted.split(' ').try_fold(0, |sum, part| {
        let nearest = words.iter().filter_map(|word| within(part, word)).min()?;
        Some(sum + nearest)
    });
    whole.into_iter().chain(of_words).min()
}

/// How many letters differ, where they are few enough.
fn within(a: &str, b: &str) -> Option<usize> {
    let (most, long, other) = (slips(a), a.chars().count(), b.chars().count());
    if long.abs_diff(other) > most {
        return None;
    }
    Some(strsim::osa_distance(a, b)).filter(|distance| *distance <= most)
}

/// How many letters may be wrong in words of that length.
fn slips(words: &str) -> usize {
    match words.chars().count() {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Domain, DomainChoice};
    use super::*;
    use crate::text::Text;

    fn domain(rows: &[(&str, &str, &str, &[&str])]) -> Domain {
        let choices = rows.iter().map(|(id, en, ja, also)| DomainChoice {
            id: (*id).into(),
            text: Text::pair(*en, *ja),
            also: also.iter().map(|name| (*name).to_string()).collect(),
            note: None,
        });
        Domain {
            name: "places".into(),
            choices: choices.collect(),
            open: false,
            list: true,
            title: None,
            names: Names::default(),
        }
    }

    fn places() -> Domain {
        domain(&[
            ("zurich", "Zürich Federal School", "チューリッヒ校", &["ETH"]),
            ("north-guran", "North Guran", "北グラン", &[]),
            ("guran", "Guran", "グラン", &["Republic of Guran"]),
            ("sao-luis", "São Luís & Coast", "サンルイス・コースト", &[]),
            ("mill", "Mill Institute of Works", "みる工科", &[]),
            ("west", "West Middle", "西部中央", &[]),
        ])
    }

    fn ids(domain: &Domain, words: &str) -> Vec<String> {
        let found = domain.search(words).into_iter();
        found.map(|found| domain.choices[found.index].id.clone()).collect()
    }

    #[test]
    fn spelling_does_not_keep_a_row_from_being_found() {
        let places = places();
        for (words, id) in [
            ("ZURICH", "zurich"),
            ("Zürich", "zurich"),
            ("Zu\u{308}rich", "zurich"),
            ("ｚｕｒｉｃｈ", "zurich"),
            ("zurihc", "zurich"),
            ("eth", "zurich"),
            ("sao luis and coast", "sao-luis"),
            ("coast luis", "sao-luis"),
            ("さんるいす", "sao-luis"),
            ("サンルイスコースト", "sao-luis"),
            ("ｻﾝﾙｲｽ", "sao-luis"),
            ("ミル工科", "mill"),
            ("miw", "mill"),
            ("instituet of works", "mill"),
            ("西中", "west"),
        ] {
            assert_eq!(ids(&places, words).first().map(String::as_str), Some(id), "{words}");
        }
        assert_eq!(ids(&places, "nowhere"), Vec::<String>::new());
        for other in ["中西", "西北", "部中"] {
            assert_eq!(ids(&places, other), if other == "部中" { vec!["west"] } else { vec![] });
        }
        assert_eq!(ids(&places, "").len(), 6);
    }

    #[test]
    fn the_same_name_comes_before_one_that_holds_it() {
        assert_eq!(ids(&places(), "guran"), ["guran", "north-guran"]);
        assert_eq!(ids(&places(), "グラン"), ["guran", "north-guran"]);
    }

    #[test]
    fn the_same_name_is_a_whole_name() {
        let places = places();
        let same = |words: &str| -> Vec<&str> {
            places.same(words).iter().map(|at| &*places.choices[*at].id).collect()
        };
        for words in ["north guran", "NORTH-GURAN", "Ｎｏｒｔｈ Ｇｕｒａｎ", "北ぐらん"]
        {
            assert_eq!(same(words), ["north-guran"], "{words}");
        }
        assert_eq!(same("sao luis and coast"), ["sao-luis"]);
        for words in ["north", "北グ", "works", "guran north", "nroth guran", "miw", "", "-"] {
            assert_eq!(same(words), Vec::<&str>::new(), "{words}");
        }
        for words in ["{guran}", "[\"guran\"]", "guran?", "<guran>", "guran;"] {
            assert_eq!(same(words), Vec::<&str>::new(), "{words}");
        }
    }

    #[test]
    fn marks_of_kana_make_another_syllable() {
        assert_eq!(plain("がか"), "ガカ");
        assert_ne!(plain("か"), plain("が"));
        assert_eq!(plain("ﾊﾞﾊﾟ"), "バパ");
    }
}
