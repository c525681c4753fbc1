//! What a result was made with and what came of it, as JSON beside it: the same in every language.

use crate::batch::{Plan, Tally};
use crate::cli::args::BatchArgs;
use crate::cli::io::streams::Target;
use crate::cli::say::failure::Failure;
use crate::evaluate::Verdict;
use serde_json::{Map, Value, json};
use std::io::Write;

/// The form of the file; another number where a member changes its meaning.
const SCHEMA: u32 = 1;

/// Writes the file, where one is asked for.
pub fn write(args: &BatchArgs, plan: &Plan<'_>, tally: &Tally) -> Result<(), Failure> {
    let Some(path) = &args.stamp else { return Ok(()) };
    let mut target = Target::new(Some(path))?;
    let stamp = serde_json::to_string_pretty(&stamp(args, plan, tally)).unwrap_or_default();
    target.write_all(stamp.as_bytes())?;
    target.write_all(b"\n")?;
    target.finish()
}

/// The same of several inputs, each by itself.
pub fn of_several(
    args: &BatchArgs,
    inputs: &[BatchArgs],
    plans: &[Plan<'_>],
    tallies: &[Tally],
) -> Result<(), Failure> {
    let Some(path) = &args.stamp else { return Ok(()) };
    let all = inputs.iter().zip(plans).zip(tallies);
    let all: Vec<Value> = all.map(|((own, plan), tally)| stamp(own, plan, tally)).collect();
    let mut target = Target::new(Some(path))?;
    let stamp = json!({ "schema": SCHEMA, "inputs": all });
    target.write_all(serde_json::to_string_pretty(&stamp).unwrap_or_default().as_bytes())?;
    target.write_all(b"\n")?;
    target.finish()
}

fn stamp(args: &BatchArgs, plan: &Plan<'_>, tally: &Tally) -> Value {
    let rulebook = plan.program.rulebook();
    let name = |path: &std::path::Path| path.display().to_string();
    json!({
        "schema": SCHEMA,
        "program": env!("CARGO_PKG_VERSION"),
        "on": plan.program.day().to_string(),
        "digest": rulebook.digest,
        "input": name(&args.input),
        "output": args.output.as_deref().map(name),
        "set": args.set,
        "columns": columns(plan),
        "rows": {
            "read": tally.read,
            "written": tally.written,
            "rejected": tally.rejected,
            "left-out": tally.left_out,
            "with-unread-cells": tally.unread_rows,
            "sums": tally.totals,
            "blank": tally.blank,
            "with-repeated-id": tally.repeated.count,
        },
        "unread": unread(plan, tally),
        "verdicts": verdicts(plan, tally),
    })
}

/// The headings and the facts that they were read as; null where they were passed through.
fn columns(plan: &Plan<'_>) -> Value {
    let vocabulary = &plan.program.rulebook().vocabulary;
    let all = plan.columns.facts.iter().chain(&plan.columns.texts);
    let fact = |at: usize| all.clone().find(|(column, _)| *column == at);
    let name = |at: usize| fact(at).map(|(_, id)| vocabulary.fact(*id).name.clone());
    let names = plan.columns.names.iter().enumerate();
    let column = |(at, heading): (usize, &String)| json!({ "heading": heading, "fact": name(at) });
    Value::Array(names.map(column).collect())
}

fn unread(plan: &Plan<'_>, tally: &Tally) -> Value {
    let name = |at: &usize| plan.columns.names.get(*at).cloned().unwrap_or_default();
    let cells = tally.unread.iter().map(|(at, count)| (name(at), json!(count)));
    Value::Object(cells.collect::<Map<_, _>>())
}

fn verdicts(plan: &Plan<'_>, tally: &Tally) -> Value {
    let rulebook = plan.program.rulebook();
    let ids = plan.program.statuses().iter().map(|id| rulebook.status(*id).id.clone());
    let counted = |counts: &[u64; 4]| {
        let counts = Verdict::ALL.iter().zip(counts);
        Value::Object(counts.map(|(one, count)| (one.id().to_string(), json!(count))).collect())
    };
    Value::Object(ids.zip(tally.verdicts.iter().map(counted)).collect())
}
