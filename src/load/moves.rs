//! From where one comes to a status of residence, as written: what every status asks of those who
//! apply for it, whatever it is.

use super::bibliography::{PapersDoc, papers};
use super::condition::{ConditionDoc, condition};
use super::dated::{ProvenanceDoc, provenance};
use super::filing::{FilingDoc, filing};
use super::reader::{Reader, TableReader, head};
use super::status::{CriterionDoc, criterion_of};
use crate::calendar::{Day, Wait};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::Node;

/// `moves.toml`.
#[derive(Clone, Debug, Default)]
pub struct MovesDoc {
    /// Default for everything below.
    pub provenance: ProvenanceDoc,
    /// When a status that is held runs out.
    pub permit: Option<PermitDoc>,
    /// What must lead to the status: one of the moves that do.
    pub leads_here: Option<CriterionDoc>,
    /// The moves.
    pub moves: Vec<MoveDoc>,
    /// What else every status asks of those who come to it.
    pub criteria: Vec<(CriterionDoc, GoalsDoc)>,
    /// What is told before all verdicts.
    pub notices: Vec<NoticeDoc>,
}

/// When a status that is held runs out: which facts say so.
#[derive(Clone, Debug)]
pub struct PermitDoc {
    /// The status that is held.
    pub held: Spanned<String>,
    /// The last day of its permit.
    pub until: Spanned<String>,
    /// An application is pending that was filed in time.
    pub pending: Spanned<String>,
    /// The first day of its permit, where a fact says so.
    pub from: Option<Spanned<String>>,
    /// The period of stay that was granted, where a fact says so.
    pub period: Option<Spanned<String>>,
    /// Whether somebody is in the country, where a fact says so.
    pub here: Option<Spanned<String>>,
    /// How long the status goes on past that day while it is.
    pub goes_on: Wait,
}

/// Something to be told before the verdicts on some statuses.
#[derive(Clone, Debug)]
pub struct NoticeDoc {
    /// What is told.
    pub text: Text,
    /// To whom.
    pub when: ConditionDoc,
    /// Where one of these is looked at.
    pub goals: GoalsDoc,
}

/// A move.
#[derive(Clone, Debug)]
pub struct MoveDoc {
    /// Where it stands.
    pub span: Span,
    /// Its identifier.
    pub id: Spanned<String>,
    /// What it is.
    pub text: Text,
    /// To which statuses.
    pub goals: GoalsDoc,
    /// Who can make it; none: it is only said how it is filed for.
    pub when: Option<ConditionDoc>,
    /// How it is filed for.
    pub filing: Option<FilingDoc>,
    /// More for readers.
    pub note: Option<Text>,
    /// Documents that show it.
    pub evidence: Vec<PapersDoc>,
    /// Where it comes from.
    pub provenance: ProvenanceDoc,
    /// First day.
    pub from: Option<Spanned<Day>>,
    /// Last day.
    pub until: Option<Spanned<Day>>,
}

/// The statuses that something leads to; without either list, all.
#[derive(Clone, Debug, Default)]
pub struct GoalsDoc {
    /// Only these.
    pub only: Vec<Spanned<String>>,
    /// All but these.
    pub except: Vec<Spanned<String>>,
}

/// Reads `moves.toml`.
pub fn moves(reader: &mut Reader<'_>, node: &Node) -> MovesDoc {
    let Some(mut table) = reader.table("file", node) else { return MovesDoc::default() };
    let provenance = provenance(reader, &mut table);
    let permit = table.get("permit").and_then(|node| permit(reader, node));
    let leads = reader.need(&mut table, "leads-here");
    let leads_here = leads.and_then(|node| {
        let mut table = reader.table("leads-here", node)?;
        let doc = criterion_of(reader, &mut table, node.span, false);
        reader.close(&table);
        doc
    });
    let moves = reader.need(&mut table, "move").map(|node| reader.array("move", node));
    let moves = moves.unwrap_or_default().iter().filter_map(|node| one(reader, node)).collect();
    let criteria = table.get("criterion").map(|node| reader.array("criterion", node));
    let criteria = criteria.unwrap_or_default().iter();
    let criteria = criteria.filter_map(|node| criterion(reader, node)).collect();
    let notices = table.get("told-first").map(|node| reader.array("told-first", node));
    let notices = notices.unwrap_or_default().iter();
    let notices = notices.filter_map(|node| notice(reader, node)).collect();
    reader.close(&table);
    MovesDoc { provenance, permit, leads_here, moves, criteria, notices }
}

fn permit(reader: &mut Reader<'_>, node: &Node) -> Option<PermitDoc> {
    let table = &mut reader.table("permit", node)?;
    let mut fact = |reader: &mut Reader<'_>, key: &'static str| {
        reader.need(table, key).and_then(|node| reader.words(key, node))
    };
    let held = fact(reader, "held");
    let until = fact(reader, "until");
    let pending = fact(reader, "pending");
    let goes_on = reader.need(table, "goes-on").and_then(|node| reader.wait("goes-on", node));
    let mut named = |reader: &mut Reader<'_>, key: &'static str| {
        table.get(key).and_then(|node| reader.words(key, node))
    };
    let from = named(reader, "from");
    let period = named(reader, "period");
    let here = named(reader, "here");
    reader.close(table);
    let (held, until, pending) = (held?, until?, pending?);
    Some(PermitDoc { held, until, pending, from, period, here, goes_on: goes_on? })
}

fn one(reader: &mut Reader<'_>, node: &Node) -> Option<MoveDoc> {
    let table = &mut reader.table("move", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let filing = filing(reader, table);
    let when = match filing {
        Some(_) => table.get("when"),
        None => reader.need(table, "when"),
    };
    let needed = when.is_some();
    let when = when.and_then(|node| condition(reader, node));
    if needed && when.is_none() {
        return None;
    }
    let goals = goals(reader, table);
    let note = table.get("note").and_then(|node| reader.text("note", node));
    let evidence = papers(reader, table, "evidence");
    let provenance = provenance(reader, table);
    let from = table.get("from").and_then(|node| reader.day("from", node));
    let until = table.get("until").and_then(|node| reader.day("until", node));
    reader.close(table);
    Some(MoveDoc {
        span: head(node.span),
        id: id?,
        text: text?,
        goals,
        when,
        filing,
        note,
        evidence: evidence.unwrap_or_default(),
        provenance,
        from,
        until,
    })
}

fn criterion(reader: &mut Reader<'_>, node: &Node) -> Option<(CriterionDoc, GoalsDoc)> {
    let mut table = reader.table("criterion", node)?;
    let goals = goals(reader, &mut table);
    let doc = criterion_of(reader, &mut table, node.span, true);
    reader.close(&table);
    Some((doc?, goals))
}

fn notice(reader: &mut Reader<'_>, node: &Node) -> Option<NoticeDoc> {
    let mut table = reader.table("told-first", node)?;
    let text = reader.need(&mut table, "text").and_then(|node| reader.text("text", node));
    let when = reader.need(&mut table, "when").and_then(|node| condition(reader, node));
    let goals = goals(reader, &mut table);
    reader.close(&table);
    Some(NoticeDoc { text: text?, when: when?, goals })
}

fn goals(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> GoalsDoc {
    let mut words = |key| table.get(key).map(|node| reader.all_words(key, node));
    let only = words("only").unwrap_or_default();
    let except = words("except").unwrap_or_default();
    GoalsDoc { only, except }
}
