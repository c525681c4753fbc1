//! The vocabulary as written: types, words, levers, and what follows from what.

use super::bibliography::{PapersDoc, papers};
use super::condition::{ConditionDoc, TestDoc, condition, limits};
use super::dated::{ProvenanceDoc, provenance};
use super::holding::{GrowsDoc, grows};
use super::lever::{LeverDoc, lever};
use super::reader::{Reader, TableReader};
use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;
use serde::{Deserialize, Serialize};

/// A fact as written.
#[derive(Clone, Debug)]
pub struct FactDoc {
    /// Its dotted name.
    pub name: Spanned<String>,
    /// Its type.
    pub kind: Option<TypeDoc>,
    /// What a count counts.
    pub unit: Option<Unit>,
    /// A short noun phrase.
    pub label: Text,
    /// How it is asked for.
    pub question: Option<Text>,
    /// What counts.
    pub help: Option<Text>,
    /// Documents that show it.
    pub evidence: Vec<PapersDoc>,
    /// What it follows from.
    pub follows: Option<FollowsDoc>,
    /// What it should be, by others: the value beside the first condition that holds.
    pub expected: Vec<(ConditionDoc, Node)>,
    /// Beyond what it cannot be.
    pub possible: Vec<TestDoc>,
    /// Beyond what it is a slip more often than not.
    pub likely: Vec<TestDoc>,
    /// How it can be changed.
    pub lever: Option<LeverDoc>,
    /// Its value where nobody speaks of it.
    pub usual: Option<Node>,
    /// Whether it grows whatever status is held, or never; none: where a status says so.
    pub grows: Option<GrowsDoc>,
    /// Where what follows comes from.
    pub provenance: ProvenanceDoc,
}

/// What a count counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum Unit {
    Years,
    Months,
    Days,
    Hours,
    Times,
    People,
    Points,
    Inventions,
    Licences,
    Papers,
    Projects,
}

const UNITS: [(&str, Unit); 11] = [
    ("years", Unit::Years),
    ("months", Unit::Months),
    ("days", Unit::Days),
    ("hours", Unit::Hours),
    ("times", Unit::Times),
    ("people", Unit::People),
    ("points", Unit::Points),
    ("inventions", Unit::Inventions),
    ("licences", Unit::Licences),
    ("papers", Unit::Papers),
    ("projects", Unit::Projects),
];

/// A type as written.
#[derive(Clone, Debug)]
#[allow(missing_docs, reason = "each is named as it is written")]
pub enum TypeDoc {
    YesNo,
    Count,
    Yen,
    Percent,
    Date,
    Duration,
    Text,
    Choice(ChoicesDoc),
    Scale(ChoicesDoc),
    Set(ChoicesDoc),
}

/// Where the values of a choice come from.
#[derive(Clone, Debug)]
pub enum ChoicesDoc {
    /// They stand beside the fact.
    Here(Vec<ChoiceDoc>),
    /// A list.
    List(Spanned<String>),
}

/// One value of a choice.
#[derive(Clone, Debug)]
pub struct ChoiceDoc {
    /// Its identifier.
    pub id: Spanned<String>,
    /// Its name for readers.
    pub text: Text,
}

/// What a fact follows from.
#[derive(Clone, Debug)]
pub enum FollowsDoc {
    /// Yes or no.
    When(ConditionDoc),
    /// Yes, otherwise unknown.
    Yes(ConditionDoc),
    /// The value of another fact.
    Value(Spanned<String>),
    /// Full years between two days.
    Years {
        /// The earlier day.
        since: Spanned<String>,
        /// The later day; none: the day of the check.
        until: Option<Spanned<String>>,
    },
    /// The day of the check.
    Day,
    /// The value beside the first condition that holds.
    First(Vec<(Option<ConditionDoc>, Node)>),
    /// A table.
    Grid(GridDoc),
}

impl FollowsDoc {
    /// The conditions that it consists of.
    pub fn conditions(&self) -> impl Iterator<Item = &ConditionDoc> {
        let (one, several): (Option<&ConditionDoc>, &[_]) = match self {
            Self::When(condition) | Self::Yes(condition) => (Some(condition), &[]),
            Self::First(entries) => (None, entries),
            _ => (None, &[]),
        };
        one.into_iter().chain(several.iter().filter_map(|(condition, _)| condition.as_ref()))
    }
}

/// A table over one or two facts.
#[derive(Clone, Debug)]
pub struct GridDoc {
    /// Where it stands.
    pub span: Span,
    /// The fact of the rows.
    pub down: Spanned<String>,
    /// Least values of the rows, from the top.
    pub at_least: Vec<Node>,
    /// The fact of the columns, and their upper bounds from the left.
    pub across: Option<(Spanned<String>, Vec<Node>)>,
    /// The cells, row by row.
    pub rows: Vec<Vec<Node>>,
    /// The value past the last row.
    pub otherwise: Option<Node>,
}

/// Reads `facts.toml`.
pub fn facts(reader: &mut Reader<'_>, node: &Node) -> Vec<FactDoc> {
    let Some(table) = reader.table("file", node) else { return Vec::new() };
    let mut found = Vec::new();
    for (key, node) in table.entries() {
        if let Some(mut entry) = reader.table(&key.value, node) {
            found.push(fact(reader, key.clone(), &mut entry));
            reader.close(&entry);
        }
    }
    found
}

fn fact(reader: &mut Reader<'_>, name: Spanned<String>, table: &mut TableReader<'_>) -> FactDoc {
    let kind = kind(reader, table);
    let unit = table.get("unit").and_then(|node| reader.one_of("unit", node, &UNITS));
    let label = reader.need(table, "label").and_then(|node| reader.text("label", node));
    let question = table.get("question").and_then(|node| reader.text("question", node));
    let help = table.get("help").and_then(|node| reader.text("help", node));
    let evidence = papers(reader, table, "evidence");
    let follows = table.get("follows").and_then(|node| follows(reader, node));
    let expected = table.get("expected").map(|node| expected(reader, node));
    let possible = table.get("possible").map(|node| limits(reader, "possible", node));
    let likely = table.get("likely").map(|node| limits(reader, "likely", node));
    let lever = table.get("lever").and_then(|node| lever(reader, node));
    let grows = table.get("grows").and_then(|node| grows(reader, node));
    let usual = table.get("usual").cloned();
    FactDoc {
        name,
        kind,
        unit,
        label: label.unwrap_or_default(),
        question,
        help,
        evidence: evidence.unwrap_or_default(),
        follows,
        expected: expected.unwrap_or_default(),
        possible: possible.unwrap_or_default(),
        likely: likely.unwrap_or_default(),
        lever,
        grows,
        usual,
        provenance: provenance(reader, table),
    }
}

fn expected(reader: &mut Reader<'_>, node: &Node) -> Vec<(ConditionDoc, Node)> {
    let items = reader.array("expected", node);
    let entry = |item: &Node| {
        let mut table = reader.table("expected", item)?;
        let when = reader.need(&mut table, "when").and_then(|node| condition(reader, node));
        let is = reader.need(&mut table, "is").cloned();
        reader.close(&table);
        Some((when?, is?))
    };
    items.iter().filter_map(entry).collect()
}

/// The keys `type`, `choices` and `list`.
pub fn kind(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<TypeDoc> {
    let choices = choices(reader, table);
    let node = reader.need(table, "type")?;
    let name = reader.words("type", node)?;
    let plain = [
        ("yes-no", TypeDoc::YesNo),
        ("count", TypeDoc::Count),
        ("yen", TypeDoc::Yen),
        ("percent", TypeDoc::Percent),
        ("date", TypeDoc::Date),
        ("duration", TypeDoc::Duration),
        ("text", TypeDoc::Text),
    ];
    let found = plain.into_iter().find(|(known, _)| *known == name.value).map(|(_, kind)| kind);
    let kind = match (found, choices) {
        (Some(kind), None) => Some(kind),
        (None, Some(choices)) => match name.value.as_str() {
            "choice" => Some(TypeDoc::Choice(choices)),
            "scale" => Some(TypeDoc::Scale(choices)),
            "set" => Some(TypeDoc::Set(choices)),
            _ => None,
        },
        _ => None,
    };
    kind.or_else(|| reader.wrong("type", node, forms::FACT_TYPE))
}

fn choices(reader: &mut Reader<'_>, table: &mut TableReader<'_>) -> Option<ChoicesDoc> {
    if let Some(node) = table.get("list") {
        return reader.id("list", node).map(ChoicesDoc::List);
    }
    let here = table.get("choices").map(|node| {
        let items = reader.array("choices", node);
        items.iter().filter_map(|item| choice(reader, item)).collect()
    });
    here.map(ChoicesDoc::Here)
}

fn choice(reader: &mut Reader<'_>, node: &Node) -> Option<ChoiceDoc> {
    let mut table = reader.table("choices", node)?;
    let id = reader.need(&mut table, "id").and_then(|node| reader.id("id", node));
    let text = reader.both(&mut table);
    reader.close(&table);
    Some(ChoiceDoc { id: id?, text })
}

fn follows(reader: &mut Reader<'_>, node: &Node) -> Option<FollowsDoc> {
    let mut table = reader.table("follows", node)?;
    let found = if let Some(when) = table.get("when") {
        condition(reader, when).map(FollowsDoc::When)
    } else if let Some(yes) = table.get("yes") {
        condition(reader, yes).map(FollowsDoc::Yes)
    } else if let Some(value) = table.get("value") {
        reader.words("value", value).map(FollowsDoc::Value)
    } else if let Some(since) = table.get("years-since") {
        let until = table.get("until").and_then(|node| reader.words("until", node));
        reader.words("years-since", since).map(|since| FollowsDoc::Years { since, until })
    } else if let Some(day) = table.get("day") {
        match reader.flag("day", day) {
            Some(false) => {
                let word = |word: &str| Text::same(format!("`{word}`"));
                let slots =
                    [("name", Text::same("day")), ("form", word("true")), ("found", word("false"))];
                reader.report(Diagnostic::new(Code::WrongType, &slots).at(day.span));
                None
            }
            flag => flag.map(|_| FollowsDoc::Day),
        }
    } else if let Some(first) = table.get("first") {
        Some(FollowsDoc::First(first_of(reader, first)))
    } else {
        grid(reader, &mut table, "values").map(FollowsDoc::Grid)
    };
    reader.close(&table);
    found
}

fn first_of(reader: &mut Reader<'_>, node: &Node) -> Vec<(Option<ConditionDoc>, Node)> {
    let mut found = Vec::new();
    for item in reader.array("first", node) {
        let Some(mut table) = reader.table("first", item) else { continue };
        let when = table.get("when").and_then(|node| condition(reader, node));
        let is = reader.need(&mut table, "is").cloned();
        reader.close(&table);
        found.extend(is.map(|is| (when, is)));
    }
    found
}

/// The keys of a table over one or two facts; `cells` names the key of its rows.
pub fn grid(
    reader: &mut Reader<'_>,
    table: &mut TableReader<'_>,
    cells: &'static str,
) -> Option<GridDoc> {
    let span = table.span;
    let down = reader.need(table, "down")?;
    let across = table.get("across");
    let rows = reader.need(table, cells)?;
    let otherwise = table.get("otherwise").cloned();
    let (down, at_least) = axis(reader, "down", "at-least", down)?;
    let across = across.and_then(|node| axis(reader, "across", "under", node));
    let rows = reader.array(cells, rows).iter().map(|row| match &row.value {
        Tree::Array(cells) => cells.clone(),
        _ => vec![row.clone()],
    });
    Some(GridDoc { span, down, at_least, across, rows: rows.collect(), otherwise })
}

fn axis(
    reader: &mut Reader<'_>,
    name: &str,
    bounds: &'static str,
    node: &Node,
) -> Option<(Spanned<String>, Vec<Node>)> {
    let mut table = reader.table(name, node)?;
    let fact = reader.need(&mut table, "fact").and_then(|node| reader.words("fact", node));
    let values = reader.need(&mut table, bounds);
    let values = values.map(|node| reader.array(bounds, node).to_vec());
    reader.close(&table);
    Some((fact?, values?))
}
