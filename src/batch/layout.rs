//! The columns of a result in their order: what came in, what is added for every status, what is said
//! of the row. Every format is laid out by it. Must not know how cells are written.

use crate::batch::added::{Added, CONFLICTS, UNREAD};
use crate::batch::picked::snake;
use crate::batch::plan::{InputForm, Plan, ResultShape};
use crate::compile::StatusId;
use crate::diagnostic::nearest;
use std::collections::HashMap;

/// True where nobody has to ask for what is added.
fn is_usual(added: Added, plan: &Plan<'_>) -> bool {
    match added {
        Added::Verdict
        | Added::Confirmed
        | Added::Least
        | Added::Most
        | Added::Missing
        | Added::Why => true,
        Added::Before => plan.picked.changed,
        Added::PointsShort | Added::PointsShortLeast | Added::CriteriaShort => !plan.near.is_open(),
        Added::ForOfficer | Added::Unsettled => false,
    }
}

/// What stands in a column of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutColumn {
    /// The input that the row comes from.
    Source,
    /// The number of the row.
    Row,
    /// Its name.
    Id,
    /// The status.
    Status,
    /// What came in, by its column; none where this input has no such column.
    Input(Option<usize>),
    /// What is added for a status, by its place among those asked for.
    Of(usize, Added),
    /// What is added for the status of the row.
    Own(Added),
    /// What the row contradicts.
    Conflicts,
    /// The cells that could not be read.
    Unread,
    /// Why the row could not be read.
    Error,
}

/// A column of a result, and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidColumn {
    /// Its name.
    pub name: String,
    /// What stands in it.
    pub holds: OutColumn,
}

/// What is added behind all others where lines that cannot be read come out too.
const ERROR: &str = "error";

/// The columns of a result; those of a comparison are others.
pub fn laid_out(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let all = match plan.picked.columns.is_empty() {
        true => usual(plan),
        false => asked(plan),
    };
    let name = |column: LaidColumn| match column.holds {
        OutColumn::Input(_) => column,
        holds => LaidColumn { name: plan.picked.named(column.name), holds },
    };
    all.into_iter().map(name).collect()
}

/// The name that was asked for and is that of no column, with the nearest that is.
pub fn unknown_column(plan: &Plan<'_>) -> Option<(String, Option<String>)> {
    let mut there = possible(plan);
    if plan.shape == ResultShape::Beside {
        there.extend(inputs(plan));
    }
    let names = || there.iter().map(|column| column.name.as_str());
    let known = |asked: &&String| !there.iter().any(|column| answers(asked, column));
    let added = || Added::ALL.iter().map(|added| added.id());
    let name = plan.picked.columns.iter().find(known)?;
    Some((name.clone(), nearest(name, names().chain(added())).map(str::to_string)))
}

fn column(name: impl Into<String>, holds: OutColumn) -> LaidColumn {
    LaidColumn { name: name.into(), holds }
}

/// True where a column is meant by a name: its own in either form, or that of what is added to every
/// status.
fn answers(asked: &str, column: &LaidColumn) -> bool {
    let called = |name: &str| asked == name || asked == snake(name);
    match column.holds {
        OutColumn::Input(_) => asked == column.name,
        OutColumn::Of(_, added) => called(&column.name) || called(added.id()),
        _ => called(&column.name),
    }
}

fn asked(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let there = possible(plan);
    let mut all: Vec<LaidColumn> = Vec::new();
    for name in &plan.picked.columns {
        for column in there.iter().filter(|column| answers(name, column)) {
            if !all.contains(column) {
                all.push(column.clone());
            }
        }
    }
    all.extend(there.into_iter().filter(|column| column.holds == OutColumn::Error));
    all
}

fn usual(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let wanted = |column: &LaidColumn| match column.holds {
        OutColumn::Of(_, added) | OutColumn::Own(added) => is_usual(added, plan),
        _ => true,
    };
    possible(plan).into_iter().filter(wanted).collect()
}

/// Every column that a result can have.
fn possible(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let long = matches!(plan.shape, ResultShape::Long(_));
    let mut all = Vec::new();
    all.extend(plan.picked.source.as_ref().map(|_| column("source", OutColumn::Source)));
    match (long, plan.shape, plan.form) {
        (false, ResultShape::Beside, _) => {}
        (false, _, InputForm::Separated(_) | InputForm::Sheet | InputForm::Records) => {
            all.extend(inputs(plan));
        }
        _ => all.extend([column("row", OutColumn::Row), column("id", OutColumn::Id)]),
    }
    match long {
        true => all.extend(of_any(plan)),
        false => all.extend(of_each(plan)),
    }
    all.push(column(CONFLICTS, OutColumn::Conflicts));
    all.extend((!long).then(|| column(UNREAD, OutColumn::Unread)));
    all.extend(plan.line_by_line.then(|| column(ERROR, OutColumn::Error)));
    all
}

/// What came in, but for the columns of an earlier run; the columns of all inputs where there are
/// several.
fn inputs(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let names = plan.columns.names.iter().enumerate();
    let own = names.filter(|(at, _)| !plan.columns.gives_way(*at));
    if plan.picked.headings.is_empty() {
        return own.map(|(at, name)| column(name, OutColumn::Input(Some(at)))).collect();
    }
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    own.for_each(|(at, name)| places.entry(name).or_default().insert(0, at));
    let mut place = |name: &String| places.get_mut(name.as_str()).and_then(Vec::pop);
    let all = plan.picked.headings.iter();
    all.map(|name| column(name, OutColumn::Input(place(name)))).collect()
}

fn has_points(plan: &Plan<'_>, id: StatusId) -> bool {
    plan.program.rulebook().status(id).points.is_some()
}

fn of_each(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let rulebook = plan.program.rulebook();
    let mut all = Vec::new();
    for (at, id) in plan.program.statuses().iter().enumerate() {
        let points = has_points(plan, *id);
        let name = &rulebook.status(*id).id;
        let own = Added::ALL.into_iter().filter(|added| points || !added.of_points());
        all.extend(
            own.map(|added| column(format!("{name}.{}", added.id()), OutColumn::Of(at, added))),
        );
    }
    all
}

fn of_any(plan: &Plan<'_>) -> Vec<LaidColumn> {
    let points = plan.program.statuses().iter().any(|id| has_points(plan, *id));
    let own = Added::ALL.into_iter().filter(|added| points || !added.of_points());
    let status = column("status", OutColumn::Status);
    std::iter::once(status)
        .chain(own.map(|added| column(added.id(), OutColumn::Own(added))))
        .collect()
}
