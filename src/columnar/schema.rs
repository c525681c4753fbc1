//! The columns of results.

use super::added::AddedColumn;
use super::kept::Kept;
use super::store::Store;
use crate::batch::{Added, CHANGED, OutColumn, Plan, ResultShape, laid_out};
use crate::evaluate::Verdict;
use arrow_schema::{DataType, Field, FieldRef, Fields, Schema, SchemaRef};
use std::collections::HashSet;
use std::sync::Arc;

/// The columns of results.
pub(super) struct ResultSchema {
    pub schema: SchemaRef,
    /// The columns that came in and are handed on, by their place.
    pub handed_on: Vec<usize>,
    /// A column for every cell of a row; none for a cell that is left out.
    pub columns: Vec<Option<AddedColumn>>,
}

/// A column and its name.
struct NamedColumn {
    name: String,
    column: AddedColumn,
    /// It came in: where a result has the same name, that is of an earlier run and gives way.
    input: bool,
}

impl ResultSchema {
    /// Of a plan. `kept`: the columns that came in are handed on as they are.
    pub fn of(plan: &Plan<'_>, kept: Option<&Kept>, store: Store) -> Self {
        let all = match plan.shape {
            ResultShape::Differences(_) => changed(plan),
            _ => laid(plan),
        };
        let results = all.iter().filter(|named| !named.input);
        let results: HashSet<String> = results.map(|named| named.name.clone()).collect();
        let input = kept.map_or_else(|| Arc::new(Schema::empty()), |kept| kept.schema().clone());
        let fields = input.fields().iter().enumerate();
        let earlier: HashSet<&str> =
            plan.columns.earlier.iter().map(|at| plan.columns.names[*at].as_str()).collect();
        let stays = |name: &String| {
            !results.contains(name) && !earlier.contains(name.as_str()) && asked(plan, name)
        };
        let fields = fields.filter(|(_, field)| stays(field.name()));
        let (handed_on, mut fields): (Vec<usize>, Vec<FieldRef>) =
            fields.map(|(at, field)| (at, written(field, store))).unzip();
        let mut columns = Vec::new();
        for NamedColumn { name, column, input } in all {
            let stays = !input || !results.contains(&name);
            fields.extend(stays.then(|| Arc::new(column.field(&name))));
            columns.push(stays.then_some(column));
        }
        let schema = Arc::new(Schema::new_with_metadata(fields, input.metadata().clone()));
        Self { schema, handed_on, columns }
    }
}

/// True for a column that came in and is to be handed on, or a field below which one is.
fn asked(plan: &Plan<'_>, name: &str) -> bool {
    let asked = &plan.picked.columns;
    let below = |asked: &String| {
        asked.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    asked.is_empty() || asked.iter().any(below)
}

fn named(name: impl Into<String>, column: AddedColumn) -> NamedColumn {
    NamedColumn { name: name.into(), column, input: false }
}

fn verdict() -> AddedColumn {
    AddedColumn::name(Verdict::ALL.map(Verdict::id))
}

fn status(plan: &Plan<'_>) -> AddedColumn {
    let rulebook = plan.program.rulebook();
    AddedColumn::name(plan.program.statuses().iter().map(|id| rulebook.status(*id).id.as_str()))
}

fn changed(plan: &Plan<'_>) -> Vec<NamedColumn> {
    let column = |(at, name): (usize, &&str)| {
        let column = match at {
            0 => AddedColumn::row(),
            1 => AddedColumn::text(),
            2 => status(plan),
            3 | 4 => verdict(),
            5..=8 => AddedColumn::number(),
            _ => AddedColumn::several(),
        };
        named(*name, column)
    };
    CHANGED.iter().enumerate().map(column).collect()
}

/// The columns of a layout.
fn laid(plan: &Plan<'_>) -> Vec<NamedColumn> {
    let column = |holds: OutColumn| match holds {
        OutColumn::Row => AddedColumn::row(),
        OutColumn::Status => status(plan),
        OutColumn::Of(_, added) | OutColumn::Own(added) => match added {
            Added::Verdict | Added::Confirmed | Added::Before => verdict(),
            added if added.is_number() => AddedColumn::number(),
            _ => AddedColumn::several(),
        },
        OutColumn::Conflicts => AddedColumn::several(),
        OutColumn::Id
        | OutColumn::Source
        | OutColumn::Input(_)
        | OutColumn::Unread
        | OutColumn::Error => AddedColumn::text(),
    };
    let long = matches!(plan.shape, ResultShape::Long(_));
    let came =
        |holds| !long && matches!(holds, OutColumn::Input(_) | OutColumn::Row | OutColumn::Id);
    let named = |laid: crate::batch::LaidColumn| NamedColumn {
        column: column(laid.holds),
        input: came(laid.holds),
        name: laid.name,
    };
    laid_out(plan).into_iter().map(named).collect()
}

/// A column that came in, as it is written. An Arrow file can hold one dictionary for a column,
/// and what comes in may bring another with every record batch.
fn written(field: &FieldRef, store: Store) -> FieldRef {
    match store {
        Store::Parquet => field.clone(),
        Store::Arrow | Store::Stream => plain(field),
    }
}

fn plain(field: &FieldRef) -> FieldRef {
    Arc::new(Field::clone(field).with_data_type(without_dictionaries(field.data_type())))
}

fn without_dictionaries(data_type: &DataType) -> DataType {
    let all = |fields: &Fields| fields.iter().map(plain).collect::<Fields>();
    match data_type {
        DataType::Dictionary(_, values) => without_dictionaries(values),
        DataType::Struct(fields) => DataType::Struct(all(fields)),
        DataType::List(item) => DataType::List(plain(item)),
        DataType::LargeList(item) => DataType::LargeList(plain(item)),
        other => other.clone(),
    }
}
