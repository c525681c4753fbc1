//! Lists that the law refers to, with the attributes of their rows.

use super::dated::{DatedDoc, ProvenanceDoc, dated, provenance};
use super::facts::{TypeDoc, kind};
use super::holding::{HoldingDoc, holding};
use super::reader::{Reader, TableReader};
use crate::calendar::Day;
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::Node;

/// A list as written.
#[derive(Clone, Debug)]
pub struct ListDoc {
    /// The file's name.
    pub name: String,
    /// The whole file.
    pub span: Span,
    /// Its title.
    pub title: Text,
    /// True where values that are not listed are accepted.
    pub open: bool,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// What rows can say.
    pub attributes: Vec<AttributeDoc>,
    /// The rows in order.
    pub rows: Vec<RowDoc>,
}

/// An attribute of a list's rows.
#[derive(Clone, Debug)]
pub struct AttributeDoc {
    /// Its name.
    pub name: Spanned<String>,
    /// Its type.
    pub kind: Option<TypeDoc>,
    /// A short noun phrase.
    pub label: Text,
}

/// A row of a list.
#[derive(Clone, Debug)]
pub struct RowDoc {
    /// Where it stands.
    pub span: Span,
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its name for readers.
    pub text: Text,
    /// Other names under which it is looked up.
    pub also: Vec<String>,
    /// More for readers.
    pub note: Option<Text>,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// Attributes that are not confirmed, each with its doubt.
    pub unconfirmed: Vec<(Spanned<String>, Spanned<String>)>,
    /// What holding it does, where it is a status.
    pub holding: Option<HoldingDoc>,
    /// What it says.
    pub values: Vec<(Spanned<String>, Vec<DatedDoc<Node>>)>,
}

const ROW_KEYS: [&str; 12] = [
    "holding",
    "id",
    "en",
    "ja",
    "also",
    "from",
    "until",
    "cite",
    "certainty",
    "doubt",
    "unconfirmed",
    "note",
];

/// Reads a file under `lists/`.
pub fn list(reader: &mut Reader<'_>, name: &str, node: &Node) -> ListDoc {
    let mut doc = ListDoc {
        name: name.to_string(),
        span: node.span,
        title: Text::default(),
        open: false,
        provenance: ProvenanceDoc::default(),
        attributes: Vec::new(),
        rows: Vec::new(),
    };
    let Some(mut table) = reader.table("file", node) else { return doc };
    let title = reader.need(&mut table, "title").and_then(|node| reader.text("title", node));
    doc.title = title.unwrap_or_default();
    doc.open = table.get("open").and_then(|node| reader.flag("open", node)).unwrap_or(false);
    doc.provenance = provenance(reader, &mut table);
    if let Some(node) = table.get("attribute") {
        doc.attributes = attributes(reader, node);
    }
    if let Some(node) = reader.need(&mut table, "row") {
        let known: Vec<&str> = doc.attributes.iter().map(|a| a.name.value.as_str()).collect();
        let rows = reader.array("row", node);
        doc.rows = rows.iter().filter_map(|node| row(reader, node, &known)).collect();
    }
    reader.close(&table);
    doc
}

fn attributes(reader: &mut Reader<'_>, node: &Node) -> Vec<AttributeDoc> {
    let Some(table) = reader.table("attribute", node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        let Some(mut entry) = reader.table(&key.value, node) else { continue };
        let kind = kind(reader, &mut entry);
        let label = reader.need(&mut entry, "label").and_then(|node| reader.text("label", node));
        reader.close(&entry);
        found.push(AttributeDoc { name: key.clone(), kind, label: label.unwrap_or_default() });
    }
    found
}

fn row(reader: &mut Reader<'_>, node: &Node, attributes: &[&str]) -> Option<RowDoc> {
    let mut table = reader.table("row", node)?;
    let id = reader.need(&mut table, "id").and_then(|node| reader.id("id", node));
    let text = reader.both(&mut table);
    let also = table.get("also").map(|node| reader.all_words("also", node)).unwrap_or_default();
    let note = table.get("note").and_then(|node| reader.text("note", node));
    let from = table.get("from").and_then(|node| reader.day("from", node));
    let until = table.get("until").and_then(|node| reader.day("until", node));
    let provenance = provenance(reader, &mut table);
    let unconfirmed = table.get("unconfirmed").map(|node| pairs(reader, node)).unwrap_or_default();
    let holding = table.get("holding").and_then(|node| holding(reader, node));
    let values = values(reader, &table, attributes);
    Some(RowDoc {
        span: node.span,
        id: id?,
        text,
        also: also.into_iter().map(|words| words.value).collect(),
        note,
        from,
        until,
        provenance,
        unconfirmed,
        holding,
        values,
    })
}

fn pairs(reader: &mut Reader<'_>, node: &Node) -> Vec<(Spanned<String>, Spanned<String>)> {
    let Some(table) = reader.table("unconfirmed", node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        found.extend(reader.id("unconfirmed", node).map(|doubt| (key.clone(), doubt)));
    }
    found
}

fn values(
    reader: &mut Reader<'_>,
    table: &TableReader<'_>,
    attributes: &[&str],
) -> Vec<(Spanned<String>, Vec<DatedDoc<Node>>)> {
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        if ROW_KEYS.contains(&key.value.as_str()) {
            continue;
        }
        if !attributes.contains(&key.value.as_str()) {
            let known: Vec<&str> = attributes.iter().chain(&ROW_KEYS).copied().collect();
            reader.unknown_key(key, &known);
            continue;
        }
        let read = &mut |_: &mut Reader<'_>, node: &Node| Some(node.clone());
        found.push((key.clone(), dated(reader, &key.value, node, read)));
    }
    found
}
