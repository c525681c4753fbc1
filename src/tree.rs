//! What TOML and JSON text holds, as one tree that keeps where everything stood, and the reading of
//! TOML. Knows nothing of visas.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::{FileId, Sources, Span, Spanned};
use crate::text::Text;
use crate::words::forms;
use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// A value and where it stood.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where.
    pub span: Span,
    /// What.
    pub value: Tree,
}

/// What a value can be.
#[derive(Clone, Debug)]
pub enum Tree {
    /// Words.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// Any other number, as written.
    Number(String),
    /// True or false.
    Bool(bool),
    /// A civil date, not yet checked against the calendar: year, month, day.
    Date(i64, i64, i64),
    /// JSON's null.
    Null,
    /// Something that no file of ours holds, such as a time of day; as written.
    Other(String),
    /// Values in order.
    Array(Vec<Node>),
    /// Named values in the order written.
    Table(Vec<(Spanned<String>, Node)>),
}

impl Node {
    /// The kind of value, for a sentence.
    pub fn kind(&self) -> Text {
        let form = match &self.value {
            Tree::Text(_) => forms::WORDS,
            Tree::Integer(_) => forms::WHOLE_NUMBER,
            Tree::Number(_) => forms::NUMBER,
            Tree::Bool(_) => forms::TRUE_OR_FALSE_VALUE,
            Tree::Date(..) => forms::DATE,
            Tree::Null => forms::NULL,
            Tree::Other(_) => forms::TIME,
            Tree::Array(_) => forms::ARRAY,
            Tree::Table(_) => forms::TABLE,
        };
        form.text()
    }

    /// The value as words that the value parser reads; none for arrays and tables.
    pub fn words(&self) -> Option<String> {
        Some(match &self.value {
            Tree::Text(words) | Tree::Number(words) | Tree::Other(words) => words.clone(),
            Tree::Integer(n) => n.to_string(),
            Tree::Bool(yes) => yes.to_string(),
            Tree::Date(year, month, day) => format!("{year:04}-{month:02}-{day:02}"),
            Tree::Null => String::new(),
            Tree::Array(_) | Tree::Table(_) => return None,
        })
    }
}

/// Reads a TOML file. Whatever could be read comes back, with every mistake of syntax.
pub fn parse_toml(sources: &Sources, file: FileId, found: &mut Diagnostics) -> Node {
    let text = &sources.file(file).text;
    let (table, errors) = DeTable::parse_recoverable(text);
    for error in errors {
        let at = error.span().unwrap_or(0..0);
        found.push(syntax(file, text, at, error.message()));
    }
    let span = Span::new(file, table.span());
    Node { span, value: toml_table(file, table.get_ref()) }
}

/// A mistake of syntax; one behind the end is drawn at the last byte.
pub fn syntax(file: FileId, text: &str, at: Range<usize>, detail: &str) -> Diagnostic {
    let last = text.len().saturating_sub(1);
    let at = if at.start >= text.len() { last..text.len() } else { at };
    Diagnostic::new(Code::Syntax, &[("detail", Text::same(detail))]).at(Span::new(file, at))
}

/// Tables come back sorted by name; the reader wants them as written.
fn toml_table(file: FileId, table: &DeTable<'_>) -> Tree {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| {
            let name = key.get_ref().to_string();
            let key = Spanned { value: name, span: Span::new(file, key.span()) };
            let node = Node {
                span: Span::new(file, value.span()),
                value: toml_value(file, value.get_ref()),
            };
            (key, node)
        })
        .collect();
    entries.sort_by_key(|(key, _)| key.span.start);
    Tree::Table(entries)
}

fn toml_value(file: FileId, value: &DeValue<'_>) -> Tree {
    match value {
        DeValue::String(words) => Tree::Text(words.to_string()),
        DeValue::Integer(n) => i64::from_str_radix(n.as_str(), n.radix())
            .map_or_else(|_| Tree::Other(n.as_str().to_string()), Tree::Integer),
        DeValue::Float(n) => Tree::Number(n.as_str().to_string()),
        DeValue::Boolean(yes) => Tree::Bool(*yes),
        DeValue::Datetime(at) => match (at.date, at.time) {
            (Some(date), None) => {
                Tree::Date(i64::from(date.year), i64::from(date.month), i64::from(date.day))
            }
            _ => Tree::Other(at.to_string()),
        },
        DeValue::Array(items) => Tree::Array(
            items
                .iter()
                .map(|item| Node {
                    span: Span::new(file, item.span()),
                    value: toml_value(file, item.get_ref()),
                })
                .collect(),
        ),
        DeValue::Table(table) => toml_table(file, table),
    }
}
