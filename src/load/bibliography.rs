//! Sources, documents of evidence and open doubts.

use super::dated::{CiteDoc, cites};
use super::reader::{Reader, TableReader};
use crate::calendar::Day;
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;
use serde::{Deserialize, Serialize};

/// A source that rules cite.
#[derive(Clone, Debug)]
pub struct SourceDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Text,
    /// What kind of text it is.
    pub kind: Option<SourceKind>,
    /// Where it can be read.
    pub url: Option<String>,
    /// The day it was last read.
    pub checked: Option<Spanned<Day>>,
}

/// What kind of text a source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum SourceKind {
    Act,
    CabinetOrder,
    Ordinance,
    Notice,
    Guideline,
    Form,
    Page,
    Report,
    Secondary,
}

const KINDS: [(&str, SourceKind); 9] = [
    ("act", SourceKind::Act),
    ("cabinet-order", SourceKind::CabinetOrder),
    ("ordinance", SourceKind::Ordinance),
    ("notice", SourceKind::Notice),
    ("guideline", SourceKind::Guideline),
    ("form", SourceKind::Form),
    ("page", SourceKind::Page),
    ("report", SourceKind::Report),
    ("secondary", SourceKind::Secondary),
];

/// A document that shows a fact.
#[derive(Clone, Debug)]
pub struct EvidenceDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its title.
    pub title: Text,
    /// Its number on the official list.
    pub form: Option<String>,
    /// More for readers.
    pub note: Option<Text>,
    /// The statuses that ask for it; empty: all whose rules name it.
    pub only: Vec<Spanned<String>>,
}

/// Documents that show something together: so many of these.
#[derive(Clone, Debug)]
pub struct PapersDoc {
    /// The documents.
    pub of: Vec<Spanned<String>>,
    /// So many of them are enough.
    pub at_least: i64,
}

/// What the law or the research leaves open.
#[derive(Clone, Debug)]
pub struct DoubtDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What is open.
    pub text: Text,
    /// Where that is seen.
    pub cite: Vec<CiteDoc>,
}

/// Reads `sources.toml`.
pub fn sources(reader: &mut Reader<'_>, node: &Node) -> Vec<SourceDoc> {
    entries(reader, node, |reader, id, table| {
        let title = title(reader, table);
        let kind = reader.need(table, "kind");
        let kind = kind.and_then(|node| reader.one_of("kind", node, &KINDS));
        let url = reader.need(table, "url").and_then(|node| reader.words("url", node));
        let checked = reader.need(table, "checked").and_then(|node| reader.day("checked", node));
        SourceDoc { id, title, kind, url: url.map(|words| words.value), checked }
    })
}

/// Reads `evidence.toml`.
pub fn evidence(reader: &mut Reader<'_>, node: &Node) -> Vec<EvidenceDoc> {
    entries(reader, node, |reader, id, table| {
        let title = title(reader, table);
        let form = table.get("form").and_then(|node| reader.words("form", node));
        let note = table.get("note").and_then(|node| reader.text("note", node));
        let only = table.get("only").map(|node| reader.all_words("only", node));
        let (form, only) = (form.map(|words| words.value), only.unwrap_or_default());
        EvidenceDoc { id, title, form, note, only }
    })
}

/// The documents that show something: each by its name, or so many out of several. Where the key
/// stands and names none, none is needed.
pub fn papers(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    key: &'static str,
) -> Option<Vec<PapersDoc>> {
    let node = table.get(key)?;
    let mut found = Vec::new();
    for item in reader.array(key, node) {
        found.extend(match &item.value {
            Tree::Table(_) => some_of(reader, item),
            _ => reader.words(key, item).map(|name| PapersDoc { of: vec![name], at_least: 1 }),
        });
    }
    Some(found)
}

/// `{ any = […] }`, or `{ of = […], at-least = 2 }`.
fn some_of(reader: &mut Reader<'_>, node: &Node) -> Option<PapersDoc> {
    let mut table = reader.table("evidence", node)?;
    let doc = match table.get("any") {
        Some(any) => Some((reader.all_words("any", any), 1)),
        None => {
            let of = reader.need(&mut table, "of").map(|node| reader.all_words("of", node));
            let least = reader.need(&mut table, "at-least");
            of.zip(least.and_then(|node| reader.integer("at-least", node)))
        }
    };
    reader.close(&table);
    let (of, at_least) = doc?;
    let enough = usize::try_from(at_least).is_ok_and(|least| (1..=of.len()).contains(&least));
    if !enough {
        let count = Text::same(of.len().to_string());
        return reader.wrong_form(
            "at-least",
            node,
            forms::AT_MOST_SO_MANY.fill(&[("count", count)]),
        );
    }
    Some(PapersDoc { of, at_least })
}

/// Reads `doubts.toml`.
pub fn doubts(reader: &mut Reader<'_>, node: &Node) -> Vec<DoubtDoc> {
    entries(reader, node, |reader, id, table| {
        let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
        let cite = table.get("cite").map(|node| cites(reader, node)).unwrap_or_default();
        DoubtDoc { id, text: text.unwrap_or_default(), cite }
    })
}

fn title(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Text {
    let title = reader.need(table, "title").and_then(|node| reader.text("title", node));
    title.unwrap_or_default()
}

/// Reads a file whose top level is a table per entry.
fn entries<T>(
    reader: &mut Reader<'_>,
    node: &Node,
    mut read: impl FnMut(&mut Reader<'_>, Spanned<String>, &mut TableReader<'_>) -> T,
) -> Vec<T> {
    let Some(table) = reader.table("file", node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        if let Some(mut entry) = reader.table(&key.value, node) {
            found.push(read(reader, key.clone(), &mut entry));
            reader.close(&entry);
        }
    }
    found
}
