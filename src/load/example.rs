//! Worked cases as written: single ones beside the law, and long series as tables.

use super::reader::Reader;
use crate::calendar::Day;
use crate::source::{Span, Spanned};
use crate::text::{Text, counted};
use crate::tree::{Node, Tree};
use crate::words::forms;

/// A named value as written.
pub type NamedNode = (Spanned<String>, Node);

/// One worked case.
#[derive(Clone, Debug)]
pub struct ExampleDoc {
    /// Where it stands.
    pub span: Span,
    /// What it shows.
    pub name: String,
    /// The day of the check.
    pub on: Option<Spanned<Day>>,
    /// What is known.
    pub facts: Vec<NamedNode>,
    /// What must come out, as flat names: `points.salary`.
    pub expect: Vec<ExpectDoc>,
}

/// One expectation.
#[derive(Clone, Debug)]
pub struct ExpectDoc {
    /// Such as `verdict` or `points.salary`.
    pub what: Spanned<String>,
    /// What must come out.
    pub value: Node,
}

/// A series of cases in a table.
#[derive(Clone, Debug)]
pub struct SeriesDoc {
    /// What it shows.
    pub name: String,
    /// The status that it is about, where that is not the one of the file.
    pub status: Option<Spanned<String>>,
    /// The day of all rows that have none of their own.
    pub on: Option<Spanned<Day>>,
    /// What is known in all rows.
    pub facts: Vec<NamedNode>,
    /// What the columns are.
    pub columns: Vec<Spanned<String>>,
    /// The rows.
    pub rows: Vec<(Span, Vec<Node>)>,
}

/// Reads an `[[example]]`.
pub fn example(reader: &mut Reader<'_>, node: &Node) -> Option<ExampleDoc> {
    let table = &mut reader.table("example", node)?;
    let name = reader.need(table, "name").and_then(|node| reader.words("name", node));
    let on = reader.need(table, "on").and_then(|node| reader.day("on", node));
    let facts = reader.need(table, "facts").map(|node| flat(reader, "facts", node));
    let expect = reader.need(table, "expect").map(|node| expectations(reader, node));
    reader.close(table);
    Some(ExampleDoc {
        span: super::reader::head(node.span),
        name: name.map(|words| words.value).unwrap_or_default(),
        on,
        facts: facts.unwrap_or_default(),
        expect: expect.unwrap_or_default(),
    })
}

/// What a case says of later days.
const LATER: &str = "later";

/// The entries of a table; nested tables become dotted names.
fn flat(reader: &mut Reader<'_>, name: &str, node: &Node) -> Vec<NamedNode> {
    let Some(table) = reader.table(name, node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        match &node.value {
            // What comes true on later days is read as a whole.
            Tree::Table(_) if key.value != LATER => {
                for (inner, value) in flat(reader, &key.value, node) {
                    let name = format!("{}.{}", key.value, inner.value);
                    found.push((Spanned { value: name, span: inner.span }, value));
                }
            }
            _ => found.push((key.clone(), node.clone())),
        }
    }
    found
}

fn expectations(reader: &mut Reader<'_>, node: &Node) -> Vec<ExpectDoc> {
    let entries = flat(reader, "expect", node);
    entries.into_iter().map(|(what, value)| ExpectDoc { what, value }).collect()
}

/// Reads a file under `examples/`.
pub fn series(reader: &mut Reader<'_>, node: &Node) -> Vec<SeriesDoc> {
    let Some(mut table) = reader.table("file", node) else { return Vec::new() };
    let nodes = reader.need(&mut table, "series").map(|node| reader.array("series", node));
    let found = nodes.unwrap_or_default().iter().filter_map(|node| one(reader, node)).collect();
    reader.close(&table);
    found
}

fn one(reader: &mut Reader<'_>, node: &Node) -> Option<SeriesDoc> {
    let table = &mut reader.table("series", node)?;
    let name = reader.need(table, "name").and_then(|node| reader.words("name", node));
    let status = table.get("status").and_then(|node| reader.id("status", node));
    let on = table.get("on").and_then(|node| reader.day("on", node));
    let facts = table.get("facts").map(|node| flat(reader, "facts", node));
    let columns = reader.need(table, "columns").map(|node| reader.all_words("columns", node));
    let rows = reader.need(table, "rows").map(|node| reader.array("rows", node));
    let columns = columns.unwrap_or_default();
    let rows = rows.unwrap_or_default().iter().filter_map(|row| cells(reader, row, columns.len()));
    let rows = rows.collect();
    reader.close(table);
    Some(SeriesDoc {
        name: name.map(|words| words.value).unwrap_or_default(),
        status,
        on,
        facts: facts.unwrap_or_default(),
        columns,
        rows,
    })
}

fn cells(reader: &mut Reader<'_>, row: &Node, width: usize) -> Option<(Span, Vec<Node>)> {
    let cells = reader.array("rows", row);
    if cells.len() == width {
        return Some((row.span, cells.to_vec()));
    }
    let form = counted(width, forms::ROW_OF_ONE, forms::ROW_OF)
        .fill(&[("width", Text::same(width.to_string()))]);
    reader.wrong_form("rows", row, form)
}
