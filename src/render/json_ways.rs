//! Ways to a goal for programs; never altered by a language.

use super::json_advice::{change, criteria, names, points};
use crate::door::inert_json;
use crate::explain::{StepLine, WaitLine, WayLine, WaysReport};
use serde_json::{Map, Value, json};

/// All of it.
pub fn json_ways(report: &WaysReport) -> String {
    let assumed = report.assumed.iter().map(|line| (line.fact.name.clone(), json!(line.value)));
    let assumed: Map<String, Value> = assumed.collect();
    let gates = report.gates.iter();
    let gates = gates.map(|gate| json!({ "fact": gate.fact.name, "opens": gate.opens }));
    let mut value = json!({
        "schema": "zairyu.plan/1",
        "on": report.on.to_string(),
        "rulebook": { "digest": report.digest },
        "to": report.goal,
        "held": report.held,
        "until": report.until.map(|day| day.to_string()),
        "ways": report.ways.iter().map(way).collect::<Vec<_>>(),
        "left-out": report.left_out,
        "assumed": assumed,
        "gates": gates.collect::<Vec<_>>(),
        "blocked": criteria(&report.blocked),
        "other-kinds": report.other_kinds,
        "complete": report.cut.is_none(),
        "evaluations": report.evaluations,
    });
    if let Some((why, _)) = &report.cut {
        value["why-incomplete"] = json!(why);
    }
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}

fn way(way: &WayLine) -> Value {
    json!({
        "reaches": way.reaches.to_string(),
        "settled": way.settled,
        "steps": way.steps.iter().map(step).collect::<Vec<_>>(),
    })
}

fn step(step: &StepLine) -> Value {
    let day = |day: crate::calendar::Day| day.to_string();
    let needs = step.needs.iter().map(|need| {
        let mut value = change(&need.change);
        value["by"] = json!(need.by.to_string());
        value
    });
    json!({
        "status": step.id,
        "move": step.movement,
        "route": step.route.as_ref().map(|(id, _)| id),
        "filed": { "from": day(step.filed), "until": step.until.map(day) },
        "held-from": step.held_from.map(day),
        "latest": step.until.map(day),
        "goal-latest": step.goal_latest.map(day),
        "permit-until": step.permit.map(day),
        "verdict": step.stand.verdict.id(),
        "points": points(&step.stand),
        "needs": needs.collect::<Vec<_>>(),
        "find-out": names(&step.left.find_out),
        "conditions": names(&step.left.conditions),
        "for-officer": criteria(&step.for_officer),
        "unsettled": step.left.unsettled.iter().map(|doubt| doubt.id.clone()).collect::<Vec<_>>(),
        "unconfirmed": step.unconfirmed.iter().map(|line| line.name.clone()).collect::<Vec<_>>(),
        "family": step.family.as_ref().map(|(id, _)| *id),
        "counts": waits(&step.counts),
        "lost": waits(&step.lost),
    })
}

fn waits(lines: &[WaitLine]) -> Map<String, Value> {
    lines.iter().map(|line| (line.fact.name.clone(), json!(line.wait.to_string()))).collect()
}
