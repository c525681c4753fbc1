//! Advice for programs; never altered by a language.

use crate::door::inert_json;
use crate::explain::{
    AdviceReport, AdvisedSet, AdvisedStatus, ChangeLine, CriterionRef, FactRef, HeldLines,
    LeftOpen, StandLine,
};
use crate::load::{Effort, Who};
use serde_json::{Map, Value, json};

/// All of it.
pub fn json_advice(report: &AdviceReport) -> String {
    let assumed = report.assumed.iter().map(|line| (line.fact.name.clone(), json!(line.value)));
    let assumed: Map<String, Value> = assumed.collect();
    let statuses: Vec<Value> = report.statuses.iter().map(status).collect();
    let value = json!({
        "schema": "zairyu.advice/1",
        "on": report.on.to_string(),
        "rulebook": { "digest": report.digest },
        "statuses": statuses,
        "assumed": assumed,
        "notices": report.notices.iter().map(|text| json!({ "en": text.en, "ja": text.ja })).collect::<Vec<_>>(),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}

fn status(status: &AdvisedStatus) -> Value {
    let mut value = json!({
        "id": status.id,
        "verdict": status.stand.verdict.id(),
        "confirmed": status.stand.confirmed.id(),
        "points": points(&status.stand),
        "held": status.held.is_some(),
        "met": status.open.as_ref().map(left),
        "sets": status.ways.iter().flat_map(|way| way.sets.iter().map(set)).collect::<Vec<_>>(),
        "left-out": status.left_out,
        "impossible": criteria(&status.impossible),
        "other-kinds": status.other_kinds,
        "gates": names(&status.gates),
        "complete": status.complete,
        "evaluations": status.evaluations,
    });
    if let Some(held) = &status.holding {
        value["holding"] = holding(held);
    }
    if !status.complete {
        value["why-incomplete"] = json!("too-many-evaluations");
    }
    value["next-rows"] = json_next_rows(status);
    let losing = status.losing.iter();
    let losing =
        losing.map(|line| json!({ "fact": line.fact.name, "from": line.from, "to": line.to }));
    value["losing"] = losing.collect();
    if !status.stretches.is_empty() {
        let stretches = status.stretches.iter().map(|line| {
            json!({
                "from": line.from,
                "until": line.until,
                "verdict": line.stand.verdict.id(),
                "points": points(&line.stand),
            })
        });
        value["range"] = stretches.collect();
    }
    value
}

/// The extension of a status that is held, and what is to be done when something happens.
fn holding(held: &HeldLines) -> Value {
    let extension = held.extension.as_ref().map(|line| {
        json!({
            "from": line.from.map(|day| day.to_string()),
            "until": line.until.map(|day| day.to_string()),
            "fails": line.fails,
        })
    });
    let duties: Vec<&str> = held.duties.iter().map(|duty| duty.id.as_str()).collect();
    json!({ "extension": extension, "duties": duties })
}

/// What gives more points.
pub(super) fn json_next_rows(status: &AdvisedStatus) -> Value {
    let rows = status.next_rows.iter().map(|row| {
        json!({
            "item": row.item,
            "gain": row.gain,
            "points": { "min": row.points.0, "max": row.points.1 },
            "change": change(&row.change),
        })
    });
    rows.collect()
}

/// The easiest changes; none where no changes help, or none are needed.
pub(super) fn json_least(status: &AdvisedStatus) -> Option<Value> {
    status.ways.first()?.sets.first().map(set)
}

pub(super) fn points(stand: &StandLine) -> Value {
    stand.points.map_or(Value::Null, |(min, max)| json!({ "min": min, "max": max }))
}

fn set(set: &AdvisedSet) -> Value {
    let mut value = left(&set.left);
    value["changes"] = set.changes.iter().map(change).collect();
    value["from"] = json!(set.from.to_string());
    value["verdict"] = json!(set.stand.verdict.id());
    value["confirmed"] = json!(set.stand.confirmed.id());
    value["points"] = points(&set.stand);
    value["by-then"] =
        json!({ "verdict": set.by_then.verdict.id(), "points": points(&set.by_then) });
    value["for-officer"] = criteria(&set.for_officer);
    value["unconfirmed"] = set.unconfirmed.iter().map(|line| json!(line.name)).collect();
    value
}

fn left(open: &LeftOpen) -> Value {
    json!({
        "find-out": names(&open.find_out),
        "conditions": names(&open.conditions),
        "unsettled": open.unsettled.iter().map(|doubt| doubt.id.clone()).collect::<Vec<_>>(),
    })
}

pub(super) fn change(change: &ChangeLine) -> Value {
    json!({
        "fact": change.fact.name,
        "from": change.from,
        "to": change.to,
        "who": who(change.who),
        "time": change.time.to_string(),
        "effort": effort(change.effort),
        "kind": change.topic.id(),
    })
}

fn who(who: Who) -> &'static str {
    match who {
        Who::Candidate => "candidate",
        Who::Employer => "employer",
        Who::Authority => "authority",
        Who::Nobody => "nobody",
    }
}

fn effort(effort: Effort) -> &'static str {
    match effort {
        Effort::Low => "low",
        Effort::Medium => "medium",
        Effort::High => "high",
    }
}

pub(super) fn criteria(criteria: &[CriterionRef]) -> Value {
    criteria.iter().map(|criterion| json!(criterion.id)).collect()
}

pub(super) fn names(facts: &[FactRef]) -> Value {
    facts.iter().map(|fact| json!(fact.name)).collect()
}
