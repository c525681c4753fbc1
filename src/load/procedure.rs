//! Applications to be made, with their fees and usual times, as written. Must not know what a
//! fee is for.

use super::condition::{ConditionDoc, condition};
use super::dated::{ProvenanceDoc, provenance};
use super::reader::{Reader, TableReader, head};
use crate::calendar::{Day, Wait};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::Node;
use serde::{Deserialize, Serialize};

/// The file of procedures as written.
#[derive(Clone, Debug, Default)]
pub struct ProceduresDoc {
    /// The list whose rows may be named as statuses besides those that have rules.
    pub list: Option<Spanned<String>>,
    /// The date fact that says when the application is accepted.
    pub accepted: Option<Spanned<String>>,
    /// Statuses whose stay names only the longest period that can be granted.
    pub up_to: Vec<Spanned<String>>,
    /// Default for everything below.
    pub provenance: ProvenanceDoc,
    /// The procedures in order.
    pub procedures: Vec<ProcedureDoc>,
}

/// A procedure as written.
#[derive(Clone, Debug)]
pub struct ProcedureDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Text,
    /// Only for what can be extended.
    pub renewal: bool,
    /// Whom it concerns: it is told unless this is known not to hold.
    pub when: Option<ConditionDoc>,
    /// For whom and when.
    pub scope: ScopeDoc,
    /// What it costs.
    pub fees: Vec<FeeDoc>,
    /// How long it takes.
    pub times: Vec<TimeDoc>,
    /// More for readers.
    pub notes: Vec<ProcedureNoteDoc>,
}

/// For which statuses and days something stands, and where it comes from.
#[derive(Clone, Debug)]
pub struct ScopeDoc {
    /// Where it stands.
    pub span: Span,
    /// These statuses; empty: all.
    pub only: Vec<Spanned<String>>,
    /// Not these statuses.
    pub except: Vec<Spanned<String>>,
    /// First day of acceptance.
    pub from: Option<Spanned<Day>>,
    /// Last day of acceptance.
    pub until: Option<Spanned<Day>>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
}

/// A fee as written, in whole yen.
#[derive(Clone, Debug)]
pub struct FeeDoc {
    /// What it is for, where there are several.
    pub text: Option<Text>,
    /// The periods granted that it is for; empty bounds: all.
    pub grant: GrantDoc,
    /// At the counter.
    pub counter: Option<i64>,
    /// Online.
    pub online: Option<i64>,
    /// Wherever it is paid.
    pub amount: Option<i64>,
    /// For whom and when.
    pub scope: ScopeDoc,
}

/// A band of periods granted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GrantDoc {
    /// From this on.
    pub at_least: Option<Wait>,
    /// More than this.
    pub over: Option<Wait>,
    /// Up to this.
    pub at_most: Option<Wait>,
    /// Less than this.
    pub under: Option<Wait>,
}

/// A usual time as written.
#[derive(Clone, Debug)]
pub struct TimeDoc {
    /// What kind of figure it is.
    pub text: Text,
    /// How long.
    pub length: LengthDoc,
    /// For whom and when.
    pub scope: ScopeDoc,
}

/// How long something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LengthDoc {
    /// From least to most.
    Between(Wait, Wait),
    /// So many days.
    Days(i64),
}

/// More for readers, with its own dates and sources.
#[derive(Clone, Debug)]
pub struct ProcedureNoteDoc {
    /// What it says.
    pub text: Text,
    /// For whom and when.
    pub scope: ScopeDoc,
}

/// Reads `procedures.toml`.
pub fn procedures(reader: &mut Reader<'_>, node: &Node) -> ProceduresDoc {
    let Some(mut table) = reader.table("file", node) else { return ProceduresDoc::default() };
    let list = table.get("list").and_then(|node| reader.id("list", node));
    let accepted = table.get("accepted").and_then(|node| reader.words("accepted", node));
    let up_to = table.get("up-to").map(|node| reader.all_words("up-to", node));
    let up_to = up_to.unwrap_or_default();
    let provenance = provenance(reader, &mut table);
    let nodes = reader.need(&mut table, "procedure").map(|node| reader.array("procedure", node));
    let procedures = nodes.unwrap_or_default().iter();
    let procedures = procedures.filter_map(|node| procedure(reader, node)).collect();
    reader.close(&table);
    ProceduresDoc { list, accepted, up_to, provenance, procedures }
}

fn procedure(reader: &mut Reader<'_>, node: &Node) -> Option<ProcedureDoc> {
    let table = &mut reader.table("procedure", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let title = reader.need(table, "title").and_then(|node| reader.text("title", node));
    let renewal = table.get("renewal").and_then(|node| reader.flag("renewal", node));
    let when = table.get("when").and_then(|node| condition(reader, node));
    let doc = ProcedureDoc {
        id: id?,
        when,
        title: title.unwrap_or_default(),
        renewal: renewal.unwrap_or(false),
        fees: each(reader, table, "fee", fee),
        times: each(reader, table, "time", time),
        notes: each(reader, table, "note", note),
        scope: scope(reader, table, node),
    };
    reader.close(table);
    Some(doc)
}

/// The tables of an array.
fn each<T>(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    key: &'static str,
    read: fn(&mut Reader<'_>, &Node) -> Option<T>,
) -> Vec<T> {
    let Some(node) = table.get(key) else { return Vec::new() };
    reader.array(key, node).iter().filter_map(|item| read(reader, item)).collect()
}

/// The keys `only`, `except`, `from`, `until` and those of where it comes from.
pub(super) fn scope(reader: &mut Reader<'_>, table: &mut TableReader<'_>, node: &Node) -> ScopeDoc {
    let words = |reader: &mut Reader<'_>, table: &mut TableReader<'_>, key: &'static str| {
        table.get(key).map(|node| reader.all_words(key, node)).unwrap_or_default()
    };
    ScopeDoc {
        span: head(node.span),
        only: words(reader, table, "only"),
        except: words(reader, table, "except"),
        from: table.get("from").and_then(|node| reader.day("from", node)),
        until: table.get("until").and_then(|node| reader.day("until", node)),
        provenance: provenance(reader, table),
    }
}

fn fee(reader: &mut Reader<'_>, node: &Node) -> Option<FeeDoc> {
    let table = &mut reader.table("fee", node)?;
    let yen = |reader: &mut Reader<'_>, table: &mut TableReader<'_>, key: &'static str| {
        table.get(key).and_then(|node| reader.integer(key, node))
    };
    let (counter, online) = (yen(reader, table, "counter"), yen(reader, table, "online"));
    let amount = match (counter, online) {
        (None, None) => reader.need(table, "amount").and_then(|n| reader.integer("amount", n)),
        _ => None,
    };
    let doc = FeeDoc {
        text: table.get("text").and_then(|node| reader.text("text", node)),
        grant: table.get("grant").map(|node| grant(reader, node)).unwrap_or_default(),
        counter,
        online,
        amount,
        scope: scope(reader, table, node),
    };
    reader.close(table);
    Some(doc)
}

fn grant(reader: &mut Reader<'_>, node: &Node) -> GrantDoc {
    let Some(mut table) = reader.table("grant", node) else { return GrantDoc::default() };
    let wait = |reader: &mut Reader<'_>, table: &mut TableReader<'_>, key: &'static str| {
        table.get(key).and_then(|node| reader.wait(key, node))
    };
    let doc = GrantDoc {
        at_least: wait(reader, &mut table, "at-least"),
        over: wait(reader, &mut table, "over"),
        at_most: wait(reader, &mut table, "at-most"),
        under: wait(reader, &mut table, "under"),
    };
    reader.close(&table);
    doc
}

fn time(reader: &mut Reader<'_>, node: &Node) -> Option<TimeDoc> {
    let table = &mut reader.table("time", node)?;
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let length = match table.get("days") {
        Some(node) => reader.integer("days", node).map(LengthDoc::Days),
        None => between(reader, table),
    };
    let scope = scope(reader, table, node);
    reader.close(table);
    Some(TimeDoc { text: text.unwrap_or_default(), length: length?, scope })
}

fn between(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<LengthDoc> {
    let least = reader.need(table, "least").and_then(|node| reader.wait("least", node));
    let most = reader.need(table, "most").and_then(|node| reader.wait("most", node));
    Some(LengthDoc::Between(least?, most?))
}

fn note(reader: &mut Reader<'_>, node: &Node) -> Option<ProcedureNoteDoc> {
    let table = &mut reader.table("note", node)?;
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let scope = scope(reader, table, node);
    reader.close(table);
    Some(ProcedureNoteDoc { text: text.unwrap_or_default(), scope })
}
