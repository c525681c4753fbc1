//! The machine's shape of a report, fixed by the contract; never altered by a language.

use super::dates::json_event;
use super::json_advice::{json_least, json_next_rows};
use crate::door::inert_json;
use crate::explain::{
    BenefitReport, CaseReport, CiteLine, CriterionReport, EvidenceLine, FactLine, FactRef,
    GridReport, ItemReport, PartReport, PointsReport, ProcedureReport, RouteReport, StatusReport,
    TierReport,
};
use crate::facts::{Kind, Value as FactValue};
use crate::text::Text;
use serde_json::{Map, Value, json};

/// The whole report.
pub fn json_report(report: &CaseReport) -> String {
    let statuses: Vec<Value> = report.statuses.iter().map(status).collect();
    pretty(&envelope(report, "zairyu.assessment/1", statuses))
}

/// The points tables alone: those of the first report, and those of earlier days as `past`.
pub fn json_points(reports: &[CaseReport]) -> String {
    let Some((now, past)) = reports.split_first() else { return String::new() };
    let mut value = envelope(now, "zairyu.points/1", tables(now));
    let past: Vec<Value> = past
        .iter()
        .map(|report| json!({ "on": report.on.to_string(), "statuses": tables(report) }))
        .collect();
    if !past.is_empty() {
        value["past"] = json!(past);
    }
    pretty(&value)
}

fn tables(report: &CaseReport) -> Vec<Value> {
    let with_table = report.statuses.iter().filter(|status| status.points.is_some());
    let table = |status: &StatusReport| {
        let rows = status.advised.as_ref().map(|advised| json_next_rows(advised));
        json!({
            "id": status.id,
            "next-rows": rows,
            "title": text(&status.title),
            "verdict": status.verdict.id(),
            "points": status.points.as_ref().map(|points| full_points(points, report)),
            "missing": names(&status.missing),
            "unconfirmed": unconfirmed(status),
        })
    };
    with_table.map(table).collect()
}

/// The client file: the report with the words of the case and the documents to prepare.
pub fn json_file(report: &CaseReport) -> String {
    let statuses = report.statuses.iter().map(|of| {
        let mut value = status(of);
        let lines = crate::document::needed_documents(of);
        let lines = lines.iter().map(|line| document(line, report));
        value["evidence"] = json!(lines.collect::<Vec<_>>());
        value
    });
    let mut value = envelope(report, "zairyu.report/1", statuses.collect());
    value["case"] = json!({
        "name": report.case.name,
        "reference": report.case.reference,
        "prepared-by": report.case.prepared_by,
        "anonymous": report.anonymous,
    });
    let sources = report.sources.iter().map(|source| {
        json!({
            "id": source.id,
            "title": text(&source.title),
            "url": source.url,
            "checked": source.checked.to_string(),
        })
    });
    value["sources"] = json!(sources.collect::<Vec<_>>());
    pretty(&value)
}

/// A document; whether it is in hand is null where the case does not say.
fn document(line: &EvidenceLine, report: &CaseReport) -> Value {
    json!({
        "id": line.id,
        "form": line.form,
        "title": text(&line.title),
        "note": line.note.as_ref().map(text),
        "one-of": line.choice.as_ref().map(|choice| json!({ "of": choice.of, "at-least": choice.at_least })),
        "in-hand": report.in_hand.as_ref().map(|in_hand| in_hand.contains(&line.id)),
    })
}

/// A points table with every row of the form and what can be shown of it.
fn full_points(of: &PointsReport, report: &CaseReport) -> Value {
    let mut value = points(of);
    let items = of.items.iter().map(|of| {
        let mut value = item(of);
        value["rows"] = json!(of.tiers.iter().map(tier).collect::<Vec<_>>());
        value["table"] = json!(of.grid.as_ref().map(grid));
        value
    });
    value["items"] = json!(items.collect::<Vec<_>>());
    let in_hand = report.in_hand.as_deref().unwrap_or_default();
    let fewest = crate::document::fewest(of, in_hand);
    let fewest = fewest.iter().map(|one| {
        let ids: Vec<&String> = one.papers.iter().map(|line| &line.id).collect();
        json!({ "mark": one.mark, "points": one.points, "evidence": ids, "exact": one.exact })
    });
    value["fewest"] = json!(fewest.collect::<Vec<_>>());
    value["proof"] = json!(report.in_hand.as_ref().map(|in_hand| {
        let proof = crate::document::proof(of, in_hand);
        let lines = proof.to_collect.iter().map(|line| document(line, report));
        json!({ "provable": proof.provable, "to-collect": lines.collect::<Vec<_>>() })
    }));
    value
}

fn tier(tier: &TierReport) -> Value {
    let lacking = tier.because.iter().filter_map(|because| {
        let gap = because.gap.as_ref()?;
        Some(json!({ "fact": because.name, "gap": text(gap) }))
    });
    json!({
        "id": tier.id,
        "points": tier.points,
        "finding": tier.finding.id(),
        "missing": names(&tier.missing),
        "lacking": lacking.collect::<Vec<_>>(),
        "note": tier.note.as_ref().map(text),
    })
}

fn grid(grid: &GridReport) -> Value {
    let rows = grid.rows.iter().zip(&grid.short).map(|((head, cells), short)| {
        json!({ "at": text(head), "points": cells, "lacking": short.as_ref().map(text) })
    });
    json!({
        "columns": grid.columns.iter().map(text).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "cell": grid.cell,
    })
}

fn envelope(report: &CaseReport, schema: &str, statuses: Vec<Value>) -> Value {
    let facts = report.facts.iter().filter(|fact| fact.given);
    let facts: Map<String, Value> =
        facts.map(|fact| (fact.name.clone(), fact_value(fact))).collect();
    let conflicts = report.conflicts.iter().map(|conflict| {
        json!({ "fact": conflict.name, "given": conflict.given, "derived": conflict.derived })
    });
    let mut envelope = json!({
        "schema": schema,
        "on": report.on.to_string(),
        "rulebook": { "digest": report.digest },
        "facts": facts,
        "conflicts": conflicts.collect::<Vec<_>>(),
        "statuses": statuses,
    });
    if let Some(ahead) = &report.ahead {
        envelope["permit"] = json!(ahead.permit.map(|permit| {
            json!({ "until": permit.last.to_string(), "ended": permit.ended, "ending": permit.ending })
        }));
        envelope["dates"] = ahead.dates.iter().map(json_event).collect();
    }
    if !report.notices.is_empty() {
        envelope["notices"] = report.notices.iter().map(text).collect();
    }
    envelope
}

fn pretty(value: &Value) -> String {
    let mut out = inert_json(serde_json::to_string_pretty(value).unwrap_or_default());
    out.push('\n');
    out
}

/// A fact as a case file can hold it: numbers and truth as such, the rest as words.
fn fact_value(fact: &FactLine) -> Value {
    match (&fact.value, fact.kind) {
        (FactValue::YesNo(yes), _) => json!(yes),
        (FactValue::Number(n), _) => json!(n),
        (FactValue::Set(_), Kind::Set(_)) => match fact.plain.as_str() {
            "none" => json!([]),
            members => json!(members.split(';').collect::<Vec<_>>()),
        },
        _ => json!(fact.plain),
    }
}

fn text(text: &Text) -> Value {
    json!({ "en": text.en, "ja": text.ja })
}

fn status(status: &StatusReport) -> Value {
    let officer = status.criteria.iter();
    let officer = officer.filter(|c| c.finding == crate::evaluate::Finding::ForOfficer);
    let mut value = json!({
        "id": status.id,
        "title": text(&status.title),
        "verdict": status.verdict.id(),
        "confirmed-verdict": status.confirmed.id(),
        "beyond-record": status.beyond.map(|until| until.to_string()),
        "why": text(&status.why),
        "in-force": {
            "from": status.in_force.0.map(|day| day.to_string()),
            "until": status.in_force.1.map(|day| day.to_string()),
        },
        "route": status.route,
        "routes": status.routes.iter().map(route).collect::<Vec<_>>(),
        "points": status.points.as_ref().map(points),
        "criteria": status.criteria.iter().map(criterion).collect::<Vec<_>>(),
        "benefits": status.benefits.iter().map(benefit).collect::<Vec<_>>(),
        "procedures": status.procedures.iter().map(procedure).collect::<Vec<_>>(),
        "missing": names(&status.missing),
        "for-officer": officer.map(|criterion| criterion.id.clone()).collect::<Vec<_>>(),
        "unsettled": status.unsettled.iter().map(|doubt| &doubt.id).collect::<Vec<_>>(),
        "unconfirmed": unconfirmed(status),
        "note": status.note.as_ref().map(text),
    });
    if let Some(advised) = &status.advised {
        value["least"] = json!(json_least(advised));
    }
    value
}

fn unconfirmed(status: &StatusReport) -> Vec<String> {
    status.unconfirmed.iter().map(|line| line.name.clone()).collect()
}

fn route(route: &RouteReport) -> Value {
    json!({
        "id": route.id,
        "finding": route.finding.id(),
        "criteria": route.criteria,
        "note": route.note.as_ref().map(text),
    })
}

fn points(points: &PointsReport) -> Value {
    json!({
        "min": points.min,
        "max": points.max,
        "pass-mark": points.pass_mark,
        "items": points.items.iter().map(item).collect::<Vec<_>>(),
    })
}

fn item(item: &ItemReport) -> Value {
    json!({
        "id": item.id,
        "form": item.form,
        "min": item.min,
        "max": item.max,
        "tiers": item.awarded,
        "missing": names(&item.missing),
        "evidence": item.evidence.iter().map(|evidence| &evidence.id).collect::<Vec<_>>(),
        "cite": cites(&item.cite),
        "note": item.note.as_ref().map(text),
    })
}

fn criterion(criterion: &CriterionReport) -> Value {
    json!({
        "id": criterion.id,
        "route": criterion.route,
        "text": text(&criterion.text),
        "finding": criterion.finding.id(),
        "missing": names(&criterion.missing),
        "cite": cites(&criterion.cite),
        "evidence": criterion.evidence.iter().map(|evidence| &evidence.id).collect::<Vec<_>>(),
        "parts": criterion.parts.iter().map(part).collect::<Vec<_>>(),
        "note": criterion.note.as_ref().map(text),
    })
}

fn benefit(benefit: &BenefitReport) -> Value {
    json!({
        "id": benefit.id,
        "text": text(&benefit.text),
        "note": benefit.note.as_ref().map(text),
        "finding": benefit.finding.id(),
        "missing": names(&benefit.missing),
        "unconfirmed": benefit.mark.unconfirmed,
        "cite": cites(&benefit.cite),
    })
}

fn procedure(procedure: &ProcedureReport) -> Value {
    let fees = procedure.fees.iter().map(|fee| {
        json!({
            "for": fee.text.as_ref().map(text),
            "counter": fee.counter,
            "online": fee.online,
            "amount": fee.amount,
            "unconfirmed": fee.mark.unconfirmed,
            "cite": cites(&fee.cite),
        })
    });
    let times = procedure.times.iter().map(|time| {
        json!({
            "text": text(&time.text),
            "least": time.least,
            "most": time.most,
            "unconfirmed": time.mark.unconfirmed,
            "cite": cites(&time.cite),
        })
    });
    json!({
        "id": procedure.id,
        "title": text(&procedure.title),
        "accepted": procedure.accepted.to_string(),
        "fees": fees.collect::<Vec<_>>(),
        "times": times.collect::<Vec<_>>(),
        "notes": procedure.notes.iter().map(text).collect::<Vec<_>>(),
    })
}

fn part(part: &PartReport) -> Value {
    json!({
        "id": part.id,
        "finding": part.finding.id(),
        "missing": names(&part.missing),
        "note": part.note.as_ref().map(text),
    })
}

fn names(facts: &[FactRef]) -> Vec<String> {
    facts.iter().map(|fact| fact.name.clone()).collect()
}

fn cites(cites: &[CiteLine]) -> Vec<String> {
    cites.iter().map(CiteLine::plain).collect()
}
