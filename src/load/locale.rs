//! Words in a further language, keyed by what they are words for.

use super::reader::{Reader, Table};
use crate::source::{Span, Spanned};
use crate::tree::{Node, Tree};

/// A file under `locales/` as written.
#[derive(Clone, Debug)]
pub struct LocaleDoc {
    /// The file's name: the language.
    pub id: String,
    /// The whole file.
    pub span: Span,
    /// The language's own name for itself.
    pub title: String,
    /// Section, key and words.
    pub words: Vec<(Section, Spanned<String>, Spanned<String>)>,
}

macro_rules! sections {
    ($($(#[$doc:meta])* $name:ident $key:literal)*) => {
        /// What words are for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum Section { $($(#[$doc])* $name,)* }

        impl Section {
            /// All sections.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// As written.
            pub fn name(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

sections! {
    /// Sentences of reports, by their identifier.
    Phrases "phrases"
    /// Titles, by status.
    Statuses "statuses"
    /// Labels, by fact.
    Facts "facts"
    /// Questions, by fact.
    Questions "questions"
    /// What counts, by fact.
    Help "help"
    /// Values, by list or fact and value: `fields/baking`.
    Choices "choices"
    /// Requirements, by status and criterion, with the route between: `alpha/points/mark`.
    Criteria "criteria"
    /// Points items, by status and item.
    Items "items"
    /// Documents, by their identifier.
    Evidence "evidence"
}

/// Reads a file under `locales/`.
pub fn locale(reader: &mut Reader<'_>, id: &str, node: &Node) -> LocaleDoc {
    let table = &mut reader.table("file", node).unwrap_or(Table::empty(node.span));
    let title = reader.need(table, "title").and_then(|node| reader.words("title", node));
    let mut words = Vec::new();
    for section in Section::ALL {
        let Some(node) = table.get(section.name()) else { continue };
        let Some(entries) = reader.table(section.name(), node) else { continue };
        for (key, node) in entries.entries() {
            let text =
                reader.words(&key.value, node).filter(|_| matches!(node.value, Tree::Text(_)));
            words.extend(text.map(|text| (*section, key.clone(), text)));
        }
    }
    reader.close(table);
    let title = title.map(|title| title.value).unwrap_or_default();
    LocaleDoc { id: id.to_string(), span: node.span, title, words }
}
