//! Words in a further language, keyed by what they are words for.

use super::keys::SECTIONS;
use super::reader::{Reader, TableReader};
use crate::diagnostic::{Code, Diagnostic, hint, nearest};
use crate::source::{Span, Spanned};
use crate::text::{Key, Text, Words};
use crate::tree::{Node, Tree};
use crate::words::forms;

/// A file under `locales/` as written.
#[derive(Clone, Debug)]
pub struct LocaleDoc {
    /// The file's name: the language.
    pub id: String,
    /// The whole file.
    pub span: Span,
    /// The language's own name for itself.
    pub title: String,
    /// Where it says that it is meant to have words for a part only.
    pub partial: Option<Span>,
    /// All of its words.
    pub words: Vec<LocaleWords>,
}

/// Words for one thing.
#[derive(Clone, Debug)]
pub struct LocaleWords {
    /// The section.
    pub section: &'static str,
    /// What they are words for.
    pub name: Spanned<String>,
    /// As written.
    pub words: String,
}

/// The sections of what the program itself says.
pub const OF_THE_PROGRAM: &[&str] = &[
    "phrases", "program", "options", "values", "ahead", "forms", "mistakes", "meanings", "hints",
    "sheets",
];

impl LocaleDoc {
    /// The words as texts look for them.
    pub fn spoken(&self) -> Words {
        let mut words = Words::new(&self.id);
        for entry in &self.words {
            words.insert(Key::of(entry.section, &entry.name.value), &entry.words);
        }
        words
    }
}

/// Reports sections that there are not; all that there are are named, as they are few.
fn sections_there_are(reader: &mut Reader<'_>, table: &TableReader<'_>) {
    let known: Vec<&str> =
        ["title", "partial"].iter().chain(SECTIONS).chain(OF_THE_PROGRAM).copied().collect();
    for (key, _) in table.entries().iter().filter(|(key, _)| !known.contains(&&*key.value)) {
        let slots = [("name", Text::same(&key.value))];
        let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(key.span);
        reader.report(match nearest(&key.value, known.iter().copied()) {
            Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
            None => {
                let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
                diagnostic.help(hint::ONE_OF, &[("names", Text::same(names.join(", ")))])
            }
        });
    }
}

/// Reads a file under `locales/`.
pub fn locale(reader: &mut Reader<'_>, id: &str, node: &Node) -> LocaleDoc {
    let table = &mut reader.table("file", node).unwrap_or(TableReader::empty(node.span));
    let title = reader.need(table, "title").and_then(|node| reader.words("title", node));
    let partial = table.get("partial").and_then(|node| meant(reader, node));
    let mut words = Vec::new();
    for section in SECTIONS.iter().chain(OF_THE_PROGRAM) {
        let Some(node) = table.get(section) else { continue };
        let Some(entries) = reader.table(section, node) else { continue };
        for (key, node) in entries.entries() {
            let text =
                reader.words(&key.value, node).filter(|_| matches!(node.value, Tree::Text(_)));
            words.extend(text.map(|text| LocaleWords {
                section,
                name: key.clone(),
                words: text.value,
            }));
        }
    }
    sections_there_are(reader, table);
    let title = title.map(|title| title.value).unwrap_or_default();
    LocaleDoc { id: id.to_string(), span: node.span, title, partial, words }
}

/// A part is what a language is meant for where nothing is said against it: `false` says nothing.
fn meant(reader: &mut Reader<'_>, node: &Node) -> Option<Span> {
    match node.value {
        Tree::Bool(true) => Some(node.span),
        _ => reader.wrong("partial", node, forms::TRUE_ALONE),
    }
}
