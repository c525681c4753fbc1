//! Which rows and columns of a result the arguments ask for, and what of it cannot be had.

use crate::batch::{NearLimits, Picked, Plan, ResultShape, unknown_column};
use crate::cli::args::{BatchArgs, NamesArg};
use crate::cli::say::failure::Failure;
use crate::cli::words;

/// How short of qualifying a row may be.
pub fn near(args: &BatchArgs) -> NearLimits {
    NearLimits {
        points: args.near.or(args.near_points),
        criteria: args.near.or(args.near_criteria),
    }
}

/// Which rows and columns are asked for.
pub fn picked(args: &BatchArgs) -> Picked {
    let names = args.columns_out.iter().map(|name| name.trim().to_string());
    Picked {
        columns: names.collect(),
        snake: args.names == Some(NamesArg::Snake),
        changed: args.changed,
        limit: args.limit,
        ..Picked::default()
    }
}

/// Refuses what this result cannot have.
pub fn check(plan: &Plan<'_>) -> Result<(), Failure> {
    let lines = plan.shape == ResultShape::Lines;
    if lines && (plan.picked.snake || !plan.picked.columns.is_empty()) {
        return Err(Failure::usage(words::LINES_WHOLE, &[]));
    }
    if plan.picked.changed && plan.columns.said_earlier.is_empty() && !plan.reads_lines() {
        return Err(Failure::usage(words::NOTHING_EARLIER, &[]));
    }
    match unknown_column(plan) {
        Some((name, near)) => Err(Failure::unknown(words::NO_COLUMN_OUT, &name, near.as_deref())),
        None => Ok(()),
    }
}
