//! Dated values, and where a value comes from: source, certainty, doubt.

use super::reader::{Reader, TableReader};
use crate::calendar::Day;
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use serde::{Deserialize, Serialize};

/// How sure the research is of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Certainty {
    /// The official text was read.
    Primary,
    /// Secondary sources agree.
    Secondary,
    /// Not confirmed: taken as unknown where it would matter.
    Unconfirmed,
}

impl Certainty {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::Secondary => "secondary",
            Self::Unconfirmed => "unconfirmed",
        }
    }
}

/// A citation.
#[derive(Clone, Debug)]
pub struct CiteDoc {
    /// The source's identifier.
    pub source: Spanned<String>,
    /// The place in it.
    pub at: Option<Text>,
}

/// Where a value comes from, as far as it says so itself.
#[derive(Clone, Debug, Default)]
pub struct ProvenanceDoc {
    /// Citations.
    pub cite: Vec<CiteDoc>,
    /// Certainty.
    pub certainty: Option<Certainty>,
    /// What is open.
    pub doubt: Option<Spanned<String>>,
}

impl ProvenanceDoc {
    /// It says nothing of its own.
    pub fn is_silent(&self) -> bool {
        self.cite.is_empty() && self.certainty.is_none() && self.doubt.is_none()
    }
}

/// A value that holds from a day on.
#[derive(Clone, Debug)]
pub struct DatedDoc<T> {
    /// First day; none: always.
    pub from: Option<Spanned<Day>>,
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// Where it stands.
    pub span: Span,
}

/// The keys `cite`, `certainty` and `doubt` of a table.
pub fn provenance(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> ProvenanceDoc {
    let cite = table.get("cite").map(|node| cites(reader, node)).unwrap_or_default();
    let certainty = table.get("certainty").and_then(|node| certainty(reader, node));
    let doubt = table.get("doubt").and_then(|node| reader.id("doubt", node));
    ProvenanceDoc { cite, certainty, doubt }
}

pub(super) fn certainty(reader: &mut Reader<'_>, node: &Node) -> Option<Certainty> {
    let known = [Certainty::Primary, Certainty::Secondary, Certainty::Unconfirmed]
        .map(|one| (one.id(), one));
    reader.one_of("certainty", node, &known)
}

pub(super) fn cites(reader: &mut Reader<'_>, node: &Node) -> Vec<CiteDoc> {
    let items = reader.array("cite", node);
    items.iter().filter_map(|item| cite(reader, item)).collect()
}

fn cite(reader: &mut Reader<'_>, node: &Node) -> Option<CiteDoc> {
    let mut table = reader.table("cite", node)?;
    let source = reader.need(&mut table, "source").and_then(|node| reader.id("source", node));
    let at = table.get("at").and_then(|node| place(reader, node));
    reader.close(&table);
    Some(CiteDoc { source: source?, at })
}

/// A place in a source: words, or a table of `en` and `ja`.
fn place(reader: &mut Reader<'_>, node: &Node) -> Option<Text> {
    match node.value {
        Tree::Table(_) => reader.text("at", node),
        _ => reader.place("at", node),
    }
}

/// True for `[{ from = …, is = … }, …]`.
pub fn is_dated(node: &Node) -> bool {
    let Tree::Array(items) = &node.value else { return false };
    let dated = |item: &Node| match &item.value {
        Tree::Table(entries) => entries.iter().any(|(key, _)| key.value == "is"),
        _ => false,
    };
    items.first().is_some_and(dated)
}

/// A plain value, or dated ones; each is read by `read`.
pub fn dated<T>(
    reader: &mut Reader<'_>,
    name: &str,
    node: &Node,
    read: &mut dyn FnMut(&mut Reader<'_>, &Node) -> Option<T>,
) -> Vec<DatedDoc<T>> {
    if !is_dated(node) {
        let provenance = ProvenanceDoc::default();
        let value = read(reader, node);
        let whole = value.map(|value| DatedDoc { from: None, value, provenance, span: node.span });
        return whole.into_iter().collect();
    }
    let items = reader.array(name, node);
    items.iter().filter_map(|item| one(reader, name, item, read)).collect()
}

fn one<T>(
    reader: &mut Reader<'_>,
    name: &str,
    node: &Node,
    read: &mut dyn FnMut(&mut Reader<'_>, &Node) -> Option<T>,
) -> Option<DatedDoc<T>> {
    let mut table = reader.table(name, node)?;
    let from = reader.need(&mut table, "from").and_then(|node| reader.day("from", node));
    let value = reader.need(&mut table, "is").and_then(|node| read(reader, node));
    let provenance = provenance(reader, &mut table);
    reader.close(&table);
    Some(DatedDoc { from, value: value?, provenance, span: node.span })
}
