//! What holding a status does, as written: which durations grow, what begins anew, what is set or
//! becomes so, how long it can be held. It stands in the file of a status, or in the row of a
//! status without a file.

use super::condition::{ConditionDoc, condition};
use super::dated::{ProvenanceDoc, provenance};
use super::reader::{Reader, TableReader};
use crate::calendar::{Day, Wait};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

/// What holding a status does.
#[derive(Clone, Debug)]
pub struct HoldingDoc {
    /// Where it stands.
    pub span: Span,
    /// Default for everything below.
    pub provenance: ProvenanceDoc,
    /// What grows.
    pub accrues: Vec<AccrualDoc>,
    /// What begins anew when the status is taken up.
    pub resets: Vec<Spanned<String>>,
    /// What is so from the day on which the status is taken up.
    pub sets: Vec<(Spanned<String>, SetDoc)>,
    /// What becomes so when a duration is full.
    pub becomes: Vec<BecomingDoc>,
    /// How long it can be held.
    pub limits: Vec<StayLimitDoc>,
}

/// A duration that grows.
#[derive(Clone, Debug)]
pub struct AccrualDoc {
    /// The duration.
    pub fact: Spanned<String>,
    /// Only while this holds.
    pub condition: Option<ConditionDoc>,
    /// Only up to this day.
    pub until: Option<Spanned<Day>>,
    /// Only where some of it has passed.
    pub if_begun: bool,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
}

/// What a fact is set to.
#[derive(Clone, Debug)]
pub enum SetDoc {
    /// A value.
    Value(Node),
    /// What another fact is.
    Fact(Spanned<String>),
}

/// What becomes so when a duration is full.
#[derive(Clone, Debug)]
pub struct BecomingDoc {
    /// The duration.
    pub fact: Spanned<String>,
    /// So long.
    pub at_least: Wait,
    /// What is so then.
    pub sets: Vec<(Spanned<String>, Node)>,
}

/// How long a status can be held.
#[derive(Clone, Debug)]
pub struct StayLimitDoc {
    /// Where it stands.
    pub span: Span,
    /// The duration that is bounded; none: the stay in this status.
    pub fact: Option<Spanned<String>>,
    /// What is taken off it first.
    pub less: Option<Spanned<String>>,
    /// So long.
    pub at_most: Wait,
    /// Longer on a condition.
    pub extended: Vec<ExtensionDoc>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
}

/// A longer limit on a condition.
#[derive(Clone, Debug)]
pub struct ExtensionDoc {
    /// Where it stands.
    pub span: Span,
    /// What it is, for readers.
    pub text: Text,
    /// For whom.
    pub when: ConditionDoc,
    /// So long.
    pub at_most: Wait,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
}

/// Whether a duration grows whatever status is held.
#[derive(Clone, Debug)]
pub enum GrowsDoc {
    /// It never grows.
    Never,
    /// It grows everywhere, perhaps on a condition, up to a day, or only where some of it has passed.
    Everywhere(Box<Option<ConditionDoc>>, Option<Spanned<Day>>, bool),
}

/// Reads `holding`.
pub fn holding(reader: &mut Reader<'_>, node: &Node) -> Option<HoldingDoc> {
    let mut table = reader.table("holding", node)?;
    let mut list = |reader: &mut Reader<'_>, key: &'static str| {
        table.get(key).map(|node| reader.array(key, node)).unwrap_or_default()
    };
    let accrues = list(reader, "accrues");
    let becomes = list(reader, "becomes");
    let limits = list(reader, "limits");
    let resets = table.get("resets").map(|node| reader.all_words("resets", node));
    let set = table.get("sets").map(|node| sets(reader, node));
    let doc = HoldingDoc {
        span: super::reader::head(node.span),
        provenance: provenance(reader, &mut table),
        accrues: accrues.iter().filter_map(|node| accrual(reader, node)).collect(),
        resets: resets.unwrap_or_default(),
        sets: set.unwrap_or_default(),
        becomes: becomes.iter().filter_map(|node| becoming(reader, node)).collect(),
        limits: limits.iter().filter_map(|node| limit(reader, node)).collect(),
    };
    reader.close(&table);
    Some(doc)
}

/// The name of a duration alone, or a table with what it hangs on.
fn accrual(reader: &mut Reader<'_>, node: &Node) -> Option<AccrualDoc> {
    if let Tree::Text(_) = node.value {
        let (condition, until, provenance) = (None, None, ProvenanceDoc::default());
        return Some(AccrualDoc {
            fact: reader.words("accrues", node)?,
            condition,
            until,
            if_begun: false,
            provenance,
        });
    }
    let mut table = reader.table("accrues", node)?;
    let fact = reader.need(&mut table, "fact").and_then(|node| reader.words("fact", node));
    let condition = table.get("while").and_then(|node| condition(reader, node));
    let until = table.get("until").and_then(|node| reader.day("until", node));
    let if_begun = table.get("if-begun").and_then(|node| reader.flag("if-begun", node));
    let provenance = provenance(reader, &mut table);
    reader.close(&table);
    let if_begun = if_begun.unwrap_or(false);
    Some(AccrualDoc { fact: fact?, condition, until, if_begun, provenance })
}

/// A table of facts, each with a value or `{ fact = "…" }`.
fn sets(reader: &mut Reader<'_>, node: &Node) -> Vec<(Spanned<String>, SetDoc)> {
    let Some(table) = reader.table("sets", node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        let doc = match &node.value {
            Tree::Table(_) => {
                let Some(mut inner) = reader.table(&key.value, node) else { continue };
                let fact = reader.need(&mut inner, "fact");
                let fact = fact.and_then(|node| reader.words("fact", node));
                reader.close(&inner);
                fact.map(SetDoc::Fact)
            }
            _ => Some(SetDoc::Value(node.clone())),
        };
        found.extend(doc.map(|doc| (key.clone(), doc)));
    }
    found
}

/// `{ at = { fact = "…", at-least = "3y" }, FACT = VALUE }`.
fn becoming(reader: &mut Reader<'_>, node: &Node) -> Option<BecomingDoc> {
    let mut table = reader.table("becomes", node)?;
    let at = reader.need(&mut table, "at")?;
    let mut full = reader.table("at", at)?;
    let fact = reader.need(&mut full, "fact").and_then(|node| reader.words("fact", node));
    let at_least = reader.need(&mut full, "at-least").and_then(|n| reader.wait("at-least", n));
    reader.close(&full);
    let others = table.entries().iter().filter(|(key, _)| key.value != "at");
    let sets: Vec<_> = others.map(|(key, node)| (key.clone(), node.clone())).collect();
    if sets.is_empty() {
        reader.wrong::<()>("becomes", node, forms::FACTS_BY_NAME);
    }
    Some(BecomingDoc { fact: fact?, at_least: at_least?, sets })
}

fn limit(reader: &mut Reader<'_>, node: &Node) -> Option<StayLimitDoc> {
    let mut table = reader.table("limits", node)?;
    let fact = table.get("fact").and_then(|node| reader.words("fact", node));
    let less = match fact {
        Some(_) => table.get("less").and_then(|node| reader.words("less", node)),
        None => None,
    };
    let at_most = at_most(reader, &mut table);
    let extended = table.get("extended").map(|node| reader.array("extended", node));
    let extended = extended.unwrap_or_default().iter();
    let extended = extended.filter_map(|node| extension(reader, node)).collect();
    let provenance = provenance(reader, &mut table);
    reader.close(&table);
    let span = super::reader::head(node.span);
    Some(StayLimitDoc { span, fact, less, at_most: at_most?, extended, provenance })
}

fn extension(reader: &mut Reader<'_>, node: &Node) -> Option<ExtensionDoc> {
    let mut table = reader.table("extended", node)?;
    let text = reader.need(&mut table, "text").and_then(|node| reader.text("text", node));
    let when = reader.need(&mut table, "when").and_then(|node| condition(reader, node));
    let at_most = at_most(reader, &mut table);
    let provenance = provenance(reader, &mut table);
    reader.close(&table);
    let span = super::reader::head(node.span);
    Some(ExtensionDoc { span, text: text?, when: when?, at_most: at_most?, provenance })
}

fn at_most(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<Wait> {
    reader.need(table, "at-most").and_then(|node| reader.wait("at-most", node))
}

/// Reads `grows`: `"never"`, `"always"`, or `{ while = …, until = …, if-begun = true }`.
pub fn grows(reader: &mut Reader<'_>, node: &Node) -> Option<GrowsDoc> {
    if let Tree::Text(_) = node.value {
        let known = [("never", false), ("always", true)];
        return Some(match reader.one_of("grows", node, &known)? {
            true => GrowsDoc::Everywhere(Box::default(), None, false),
            false => GrowsDoc::Never,
        });
    }
    let mut table = reader.table("grows", node)?;
    let if_begun = table.get("if-begun").and_then(|node| reader.flag("if-begun", node));
    let while_node = match if_begun {
        Some(_) => table.get("while"),
        None => reader.need(&mut table, "while"),
    };
    let condition = while_node.map(|node| condition(reader, node));
    let until = table.get("until").and_then(|node| reader.day("until", node));
    reader.close(&table);
    match condition {
        Some(condition) => {
            Some(GrowsDoc::Everywhere(Box::new(Some(condition?)), until, if_begun.unwrap_or(false)))
        }
        None => Some(GrowsDoc::Everywhere(Box::default(), until, if_begun?)),
    }
}
