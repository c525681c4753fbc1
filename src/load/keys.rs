//! What further languages call the texts of a file: where each stands. Every table of `en` and
//! `ja`, and every place in a source, has its name before anything is read, so that no kind of
//! text can be forgotten.

use crate::source::Span;
use crate::text::Key;
use crate::tree::{Node, Tree};
use std::collections::BTreeMap;

/// A text of the rules, by what further languages call it.
#[derive(Clone, Debug)]
pub struct PlacedText {
    /// The section of their files.
    pub section: &'static str,
    /// The name in it.
    pub name: String,
    /// The English, without which two texts of one name could not be told apart.
    pub en: String,
}

/// The sections that are named like the files whose texts they hold, and the short ones.
pub const SECTIONS: &[&str] = &[
    "statuses",
    "facts",
    "lists",
    "evidence",
    "sources",
    "doubts",
    "procedures",
    "duties",
    "moves",
    "interview",
    "questions",
    "help",
    "choices",
    "criteria",
    "items",
];

/// Shorter names for the texts that there are most of: what stands there, and its section. The
/// name is made of what the stars stand for.
const SHORT: &[(&str, &str)] = &[
    ("statuses/*/title", "statuses"),
    ("statuses/*/criterion/*/text", "criteria"),
    ("statuses/*/route/*/criterion/*/text", "criteria"),
    ("statuses/*/points/item/*/text", "items"),
    ("facts/*/label", "facts"),
    ("facts/*/question", "questions"),
    ("facts/*/help", "help"),
    ("facts/*/choices/*", "choices"),
    ("lists/*/row/*", "choices"),
    ("evidence/*/title", "evidence"),
];

/// The texts of one file.
#[derive(Debug, Default)]
pub struct Places {
    by_span: BTreeMap<(u32, u32), Key>,
    /// All of them.
    pub texts: BTreeMap<Key, PlacedText>,
}

impl Places {
    /// Of a file, by its path below the rules folder.
    pub fn of(path: &str, node: &Node) -> Self {
        let mut places = Self::default();
        let path = path.strip_suffix(".toml").unwrap_or(path);
        let mut path: Vec<String> = path.split('/').map(str::to_string).collect();
        places.walk(node, &mut path);
        places
    }

    /// What the text of that table is called.
    pub fn key(&self, table: Span) -> Option<Key> {
        self.by_span.get(&(table.start, table.end)).copied()
    }

    fn walk(&mut self, node: &Node, path: &mut Vec<String>) {
        match &node.value {
            Tree::Table(entries) => {
                if let Some((_, en)) = entries.iter().find(|(key, _)| key.value == "en") {
                    self.place(node.span, en, path);
                }
                for (key, inner) in entries {
                    path.push(key.value.clone());
                    if key.value == "at" && is_wordy(inner) {
                        self.place(inner.span, inner, path);
                    }
                    self.walk(inner, path);
                    path.pop();
                }
            }
            Tree::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    path.push(named(item).unwrap_or_else(|| (at + 1).to_string()));
                    self.walk(item, path);
                    path.pop();
                }
            }
            _ => {}
        }
    }

    /// Two texts of one name (the wordings of a criterion in two periods) share it where they
    /// say the same; else the later is told apart by a number.
    fn place(&mut self, table: Span, en: &Node, path: &[String]) {
        let en = en.words().unwrap_or_default();
        let Some((section, name)) = short(path).or_else(|| long(path)) else { return };
        let mut key = Key::of(section, &name);
        let mut own = name.clone();
        for number in 2.. {
            match self.texts.get(&key) {
                Some(text) if text.en != en => own = format!("{name}#{number}"),
                Some(_) => break,
                None => {
                    self.texts.insert(key, PlacedText { section, name: own, en });
                    break;
                }
            }
            key = Key::of(section, &own);
        }
        self.by_span.insert((table.start, table.end), key);
    }
}

/// A place in a source that stands there once for all languages, unless it is a mere number.
fn is_wordy(node: &Node) -> bool {
    matches!(&node.value, Tree::Text(words) if words.chars().any(char::is_alphabetic))
}

/// What a member of an array calls itself.
fn named(item: &Node) -> Option<String> {
    let Tree::Table(entries) = &item.value else { return None };
    let word = |wanted: &str| match entries.iter().find(|(key, _)| key.value == wanted) {
        Some((_, Node { value: Tree::Text(words), .. })) => Some(words.clone()),
        _ => None,
    };
    word("id").or_else(|| word("name"))
}

fn long(path: &[String]) -> Option<(&'static str, String)> {
    let (first, rest) = path.split_first()?;
    let section = SECTIONS.iter().find(|section| *section == first)?;
    Some((section, rest.join("/")))
}

fn short(path: &[String]) -> Option<(&'static str, String)> {
    SHORT.iter().find_map(|(pattern, section)| {
        let parts: Vec<&str> = pattern.split('/').collect();
        let fits = parts.len() == path.len()
            && parts.iter().zip(path).all(|(part, own)| *part == "*" || part == own);
        let stars = parts.iter().zip(path).filter(|(part, _)| **part == "*");
        fits.then(|| (*section, stars.map(|(_, own)| own.as_str()).collect::<Vec<_>>().join("/")))
    })
}
