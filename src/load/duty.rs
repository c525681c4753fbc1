//! What employers and persons have to do, and by when, as written. Must not know who a candidate
//! is, or what a duty is for.

use super::bibliography::{PapersDoc, papers};
use super::dated::{ProvenanceDoc, provenance};
use super::procedure::{ScopeDoc, scope};
use super::reader::{Reader, TableReader};
use crate::calendar::Wait;
use crate::source::Spanned;
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;
use serde::{Deserialize, Serialize};

/// `duties.toml` as written.
#[derive(Clone, Debug, Default)]
pub struct DutiesDoc {
    /// The list whose rows may be named as statuses besides those that have rules.
    pub list: Option<Spanned<String>>,
    /// Default for everything below.
    pub provenance: ProvenanceDoc,
    /// The duties in order.
    pub duties: Vec<DutyDoc>,
}

/// A duty as written.
#[derive(Clone, Debug)]
pub struct DutyDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// What is to be done.
    pub text: Text,
    /// Who has to do it.
    pub who: Obliged,
    /// When in the course of things.
    pub stage: Stage,
    /// By when exactly, where the law says so.
    pub due: Option<DueDoc>,
    /// What sets the clock going, where no fact says its day.
    pub event: Option<Text>,
    /// Where it is done.
    pub place: Option<Text>,
    /// Documents that show it, or that are handed in.
    pub evidence: Vec<PapersDoc>,
    /// More for readers.
    pub note: Option<Text>,
    /// For whom and when.
    pub scope: ScopeDoc,
}

/// By when something is to be done, as written.
#[derive(Clone, Debug)]
pub struct DueDoc {
    /// How it is counted.
    pub deadline: Deadline,
    /// The date fact that it is counted from.
    pub of: Option<Spanned<String>>,
}

/// Who has to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Obliged {
    /// The accepting organization.
    Employer,
    /// The foreign national.
    Person,
    /// Whoever supports or supervises for the employer.
    SupportBody,
}

/// When something is to be done, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Stage {
    /// Before a job is offered.
    Offer,
    /// When the contract is made.
    Contract,
    /// When the application is filed.
    Filing,
    /// When the work begins.
    Start,
    /// As long as it lasts.
    During,
    /// Every year.
    Yearly,
    /// When something happens.
    Event,
    /// When it ends.
    End,
}

/// How a last day is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Deadline {
    /// So long before.
    Before(Wait),
    /// So long after.
    Within(Wait),
    /// On the day itself.
    SameDay,
    /// By a day of the month after; a month that has no such day ends before.
    NextMonth(i64),
    /// Every year between two days, each a month and a day.
    Yearly((i64, i64), (i64, i64)),
}

/// Reads `duties.toml`.
pub fn duties(reader: &mut Reader<'_>, node: &Node) -> DutiesDoc {
    let Some(mut table) = reader.table("file", node) else { return DutiesDoc::default() };
    let list = table.get("list").and_then(|node| reader.id("list", node));
    let provenance = provenance(reader, &mut table);
    let nodes = reader.need(&mut table, "duty").map(|node| reader.array("duty", node));
    let duties = nodes.unwrap_or_default().iter().filter_map(|node| duty(reader, node)).collect();
    reader.close(&table);
    DutiesDoc { list, provenance, duties }
}

fn duty(reader: &mut Reader<'_>, node: &Node) -> Option<DutyDoc> {
    let table = &mut reader.table("duty", node)?;
    let id = reader.need(table, "id").and_then(|node| reader.id("id", node));
    let text = reader.need(table, "text").and_then(|node| reader.text("text", node));
    let who = reader.need(table, "who").and_then(|node| reader.one_of("who", node, &OBLIGED));
    let stage = reader.need(table, "stage").and_then(|node| reader.one_of("stage", node, &STAGES));
    let has_event = table.has("event");
    let due = table.get("due").and_then(|node| due(reader, node, has_event));
    let event = table.get("event").and_then(|node| reader.text("event", node));
    let place = table.get("where").and_then(|node| reader.text("where", node));
    let evidence = papers(reader, table, "evidence");
    let note = table.get("note").and_then(|node| reader.text("note", node));
    let scope = scope(reader, table, node);
    reader.close(table);
    let evidence = evidence.unwrap_or_default();
    Some(DutyDoc {
        id: id?,
        text: text?,
        who: who?,
        stage: stage?,
        due,
        event,
        place,
        evidence,
        note,
        scope,
    })
}

/// Who, by the words of the file.
pub const OBLIGED: [(&str, Obliged); 3] = [
    ("employer", Obliged::Employer),
    ("person", Obliged::Person),
    ("support-body", Obliged::SupportBody),
];

/// When, by the words of the file.
pub const STAGES: [(&str, Stage); 8] = [
    ("offer", Stage::Offer),
    ("contract", Stage::Contract),
    ("filing", Stage::Filing),
    ("start", Stage::Start),
    ("during", Stage::During),
    ("yearly", Stage::Yearly),
    ("event", Stage::Event),
    ("end", Stage::End),
];

/// The ways of counting, of which a due names one.
const COUNTS: [&str; 5] = ["before", "within", "same-day", "next-month", "yearly"];

/// What is counted is counted from something: a date fact, or an event that is named. Days of every
/// year need neither.
fn due(reader: &mut Reader<'_>, node: &Node, has_event: bool) -> Option<DueDoc> {
    let table = &mut reader.table("due", node)?;
    let named: Vec<&str> = COUNTS.into_iter().filter(|key| table.has(key)).collect();
    let deadline = match named.as_slice() {
        [_] => deadline(reader, table),
        _ => reader.wrong("due", node, forms::ONE_DEADLINE),
    };
    let of = match deadline {
        Some(Deadline::Yearly(..)) | None => table.get("of"),
        Some(_) if has_event => table.get("of"),
        Some(_) => reader.need(table, "of"),
    };
    let of = of.and_then(|node| reader.words("of", node));
    if deadline.is_some() {
        reader.close(table);
    }
    Some(DueDoc { deadline: deadline?, of })
}

fn deadline(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<Deadline> {
    if let Some(node) = table.get("before") {
        return reader.wait("before", node).map(Deadline::Before);
    }
    if let Some(node) = table.get("within") {
        return reader.wait("within", node).map(Deadline::Within);
    }
    if let Some(node) = table.get("same-day") {
        return match reader.flag("same-day", node)? {
            true => Some(Deadline::SameDay),
            false => reader.wrong("same-day", node, forms::ONLY_TRUE),
        };
    }
    if let Some(node) = table.get("next-month") {
        let day = reader.integer("next-month", node)?;
        return match (1..=31).contains(&day) {
            true => Some(Deadline::NextMonth(day)),
            false => reader.wrong("next-month", node, forms::DAY_OF_MONTH),
        };
    }
    let node = table.get("yearly")?;
    match yearly(node) {
        Some(deadline) => Some(deadline),
        None => reader.wrong("yearly", node, forms::TWO_DAYS_OF_YEAR),
    }
}

/// Two days of any year, such as `["04-01", "05-31"]`.
fn yearly(node: &Node) -> Option<Deadline> {
    let Tree::Array(items) = &node.value else { return None };
    let [from, until] = items.as_slice() else { return None };
    Some(Deadline::Yearly(day_of_year(from)?, day_of_year(until)?))
}

fn day_of_year(node: &Node) -> Option<(i64, i64)> {
    let Tree::Text(words) = &node.value else { return None };
    let (month, day) =
        words.split_once('-').filter(|(month, day)| month.len() == 2 && day.len() == 2)?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A day that not every year has is none of any year.
    let every_year = crate::calendar::Day::new(2001, month, day).is_some();
    every_year.then_some((month, day))
}
