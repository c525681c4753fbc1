//! Conditions as written: one subject, its comparisons, and what may stand beside them.

use super::bibliography::{PapersDoc, papers};
use super::dated::{DatedDoc, ProvenanceDoc, dated, is_dated, provenance};
use super::reader::{Reader, TableReader};
use crate::calendar::{Day, Wait};
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;
use serde::{Deserialize, Serialize};

/// A condition.
#[derive(Clone, Debug)]
pub struct ConditionDoc {
    /// Where it stands.
    pub span: Span,
    /// What it is about.
    pub subject: SubjectDoc,
    /// What is asked of the subject; all of them.
    pub tests: Vec<TestDoc>,
    /// With an identifier it has a finding of its own.
    pub id: Option<Spanned<String>>,
    /// What it says, for readers.
    pub text: Option<Text>,
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
    /// Of a status only the criteria of its row, not those of practice.
    pub row: Option<Spanned<bool>>,
    /// What fills it where it is not answered.
    pub summed_up_by: Option<Spanned<Box<ConditionDoc>>>,
}

/// What a condition is about.
#[derive(Clone, Debug)]
pub enum SubjectDoc {
    /// A fact, given or worked out.
    Fact(Spanned<String>),
    /// A fact only as given.
    Given(Spanned<String>),
    /// The points of a status.
    Points(Spanned<String>),
    /// Whether a status qualifies.
    Status(Spanned<String>),
    /// All of these.
    All(Vec<ConditionDoc>),
    /// Any of these.
    Any(Vec<ConditionDoc>),
    /// Not this.
    Not(Box<ConditionDoc>),
    /// At least so many of these.
    Count(Vec<ConditionDoc>),
    /// Law that cannot be applied yet.
    Unsettled(Spanned<String>),
    /// Reported already.
    Broken,
}

/// A comparison.
#[derive(Clone, Debug)]
pub struct TestDoc {
    /// Which.
    pub op: Spanned<Comparison>,
    /// With what.
    pub right: RightDoc,
}

/// The comparisons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum Comparison {
    Is,
    In,
    AtLeast,
    AtMost,
    Over,
    Under,
    Has,
    OnOrBefore,
    OnOrAfter,
    Within,
}

impl Comparison {
    const NAMES: [(&'static str, Self); 10] = [
        ("is", Self::Is),
        ("in", Self::In),
        ("at-least", Self::AtLeast),
        ("at-most", Self::AtMost),
        ("over", Self::Over),
        ("under", Self::Under),
        ("has", Self::Has),
        ("on-or-before", Self::OnOrBefore),
        ("on-or-after", Self::OnOrAfter),
        ("within", Self::Within),
    ];

    /// As written.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, op)| *op == self).map_or("", |(name, _)| name)
    }
}

/// The right side of a comparison.
#[derive(Clone, Debug)]
pub enum RightDoc {
    /// A value, perhaps dated; typed by the subject's fact.
    Value(Vec<DatedDoc<Node>>),
    /// Another fact, multiplied and moved.
    Fact {
        /// Its name.
        name: Spanned<String>,
        /// Only as given.
        given: bool,
        /// Numerator and denominator.
        times: (i64, i64),
        /// Added.
        plus: Option<Wait>,
        /// Taken off.
        minus: Option<Wait>,
    },
    /// The day of the check, moved.
    Day {
        /// Added.
        plus: Option<Wait>,
        /// Taken off.
        minus: Option<Wait>,
    },
}

const SUBJECTS: [&str; 9] =
    ["fact", "given", "points", "status", "all", "any", "not", "count", "unsettled"];

const SUMMED_UP_BY: &str = "summed-up-by";

/// Reads a condition.
pub fn condition(reader: &mut Reader<'_>, node: &Node) -> Option<ConditionDoc> {
    let mut table = reader.table("when", node)?;
    let (subject, subject_span) = subject(reader, &mut table, node.span);
    let tests = tests(reader, &mut table);
    let id = table.get("id").and_then(|node| reader.id("id", node));
    let text = table.get("text").and_then(|node| reader.figured("text", node));
    let note = table.get("note").and_then(|node| reader.text("note", node));
    let evidence = papers(reader, &mut table, "evidence");
    let provenance = provenance(reader, &mut table);
    let from = table.get("from").and_then(|node| reader.day("from", node));
    let until = table.get("until").and_then(|node| reader.day("until", node));
    let row = table
        .get("row")
        .and_then(|node| reader.flag("row", node).map(|value| Spanned { value, span: node.span }));
    let summed_up_by = table.get(SUMMED_UP_BY).and_then(|node| {
        let value = Box::new(condition(reader, node)?);
        Some(Spanned { value, span: node.span })
    });
    close(reader, &table);
    if id.is_none() {
        nameless(reader, &table);
    }
    Some(ConditionDoc {
        span: subject_span,
        subject,
        tests,
        id,
        text,
        note,
        evidence: evidence.unwrap_or_default(),
        provenance,
        from,
        until,
        row,
        summed_up_by,
    })
}

/// Words and documents are told with the finding of a condition, which it has by its name alone.
fn nameless(reader: &mut Reader<'_>, table: &TableReader<'_>) {
    let told = ["text", "note", "evidence"];
    let told = table.entries().iter().find(|(key, _)| told.contains(&key.value.as_str()));
    if let Some((key, _)) = told {
        let slots = [("name", Text::same("id"))];
        let line = [("line", Text::same("id = \"…\""))];
        let diagnostic = Diagnostic::new(Code::MissingKey, &slots).at(key.span);
        reader.report(diagnostic.help(hint::ADD_KEY, &line));
    }
}

/// Conditions in an array.
pub fn conditions(reader: &mut Reader<'_>, name: &str, node: &Node) -> Vec<ConditionDoc> {
    let items = reader.array(name, node);
    items.iter().filter_map(|item| condition(reader, item)).collect()
}

fn close(reader: &mut Reader<'_>, table: &TableReader<'_>) {
    let known = [
        "id",
        "text",
        "note",
        "evidence",
        "cite",
        "certainty",
        "doubt",
        "from",
        "until",
        "row",
        SUMMED_UP_BY,
    ];
    let ops = Comparison::NAMES.map(|(name, _)| name);
    let known: Vec<&str> = SUBJECTS.iter().chain(&known).chain(&ops).copied().collect();
    for (key, _) in table.entries() {
        if !known.contains(&key.value.as_str()) {
            reader.unknown_key(key, &known);
        }
    }
}

fn subject(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    whole: Span,
) -> (SubjectDoc, Span) {
    let named: Vec<_> =
        table.entries().iter().filter(|(key, _)| SUBJECTS.contains(&key.value.as_str())).collect();
    let [(key, node)] = named.as_slice() else {
        let slots = [("count", Text::same(named.len().to_string()))];
        let at = named.get(1).map_or(super::reader::head(whole), |(key, _)| key.span);
        reader.report(Diagnostic::new(Code::Subject, &slots).at(at).help(hint::SUBJECTS, &[]));
        return (SubjectDoc::Broken, whole);
    };
    let span = Span { end: node.span.end, ..key.span };
    let word = |reader: &mut Reader<'_>| reader.words(&key.value, node);
    let subject = match key.value.as_str() {
        "fact" => word(reader).map(SubjectDoc::Fact),
        "given" => word(reader).map(SubjectDoc::Given),
        "points" => word(reader).map(SubjectDoc::Points),
        "status" => word(reader).map(SubjectDoc::Status),
        "unsettled" => word(reader).map(SubjectDoc::Unsettled),
        "all" => Some(SubjectDoc::All(conditions(reader, "all", node))),
        "any" => Some(SubjectDoc::Any(conditions(reader, "any", node))),
        "count" => Some(SubjectDoc::Count(conditions(reader, "count", node))),
        _ => condition(reader, node).map(|inner| SubjectDoc::Not(Box::new(inner))),
    };
    (subject.unwrap_or(SubjectDoc::Broken), span)
}

/// Comparisons without a subject: one table of them, or several.
pub fn limits(reader: &mut Reader<'_>, name: &str, node: &Node) -> Vec<TestDoc> {
    let tables = match &node.value {
        Tree::Array(tables) => tables.as_slice(),
        _ => std::slice::from_ref(node),
    };
    let mut found = Vec::new();
    for node in tables {
        let Some(mut table) = reader.table(name, node) else { continue };
        let ops = Comparison::NAMES.map(|(name, _)| name);
        for (key, _) in table.entries().iter().filter(|(key, _)| !ops.contains(&&*key.value)) {
            reader.unknown_key(key, &ops);
        }
        found.extend(tests(reader, &mut table));
    }
    if tables.iter().all(|node| matches!(&node.value, Tree::Table(keys) if keys.is_empty())) {
        reader.wrong::<()>(name, node, forms::SENSE_RANGES);
    }
    found
}

fn tests(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Vec<TestDoc> {
    let mut tests = Vec::new();
    for (key, node) in table.entries() {
        let Some((_, op)) = Comparison::NAMES.iter().find(|(name, _)| *name == key.value) else {
            continue;
        };
        let op = Spanned { value: *op, span: key.span };
        if let Some(right) = right(reader, &key.value, node) {
            tests.push(TestDoc { op, right });
        }
    }
    tests
}

fn right(reader: &mut Reader<'_>, name: &str, node: &Node) -> Option<RightDoc> {
    match &node.value {
        Tree::Text(words) if words == "day" => Some(RightDoc::Day { plus: None, minus: None }),
        Tree::Table(_) => moved(reader, node),
        Tree::Array(_) if is_dated(node) => {
            let read = &mut |_: &mut Reader<'_>, node: &Node| Some(node.clone());
            Some(RightDoc::Value(dated(reader, name, node, read)))
        }
        _ => {
            let provenance = ProvenanceDoc::default();
            let value = node.clone();
            Some(RightDoc::Value(vec![DatedDoc { from: None, value, provenance, span: node.span }]))
        }
    }
}

/// Another fact, or the day, multiplied and moved.
fn moved(reader: &mut Reader<'_>, node: &Node) -> Option<RightDoc> {
    let mut table = reader.table("value", node)?;
    let plus = table.get("plus").and_then(|node| reader.wait("plus", node));
    let minus = table.get("minus").and_then(|node| reader.wait("minus", node));
    let given = table.has("given");
    // What is not asked for is reported as unknown: one of the three, and no fraction of a day.
    let fact = match table.get("fact") {
        Some(fact) => Some(fact),
        None => table.get("given"),
    };
    let name = fact.and_then(|node| reader.words("fact", node));
    let day = match name {
        Some(_) => None,
        None => table.get("day").and_then(|node| reader.flag("day", node)),
    };
    let times = match day {
        Some(_) => None,
        None => table.get("times").and_then(|node| times(reader, node)),
    };
    let times = times.unwrap_or((1, 1));
    reader.close(&table);
    match (name, day) {
        (Some(name), _) => Some(RightDoc::Fact { name, given, times, plus, minus }),
        (None, Some(true)) => Some(RightDoc::Day { plus, minus }),
        (None, _) => reader.wrong("value", node, forms::RIGHT_SIDE),
    }
}

fn times(reader: &mut Reader<'_>, node: &Node) -> Option<(i64, i64)> {
    match &node.value {
        Tree::Integer(n) => Some((*n, 1)),
        Tree::Array(parts) => match parts.as_slice() {
            [Node { value: Tree::Integer(n), .. }, Node { value: Tree::Integer(d), .. }]
                if *d > 0 =>
            {
                Some((*n, *d))
            }
            _ => reader.wrong("times", node, forms::TIMES),
        },
        _ => reader.wrong("times", node, forms::TIMES),
    }
}
