//! The rules of a status, and the statuses that have rules, for programs.

use crate::calendar::Day;
use crate::door::inert_json;
use crate::explain::Period;
use crate::explain::{
    CiteLine, DutyLine, EvidenceLine, OpenLine, SheetDuty, SheetLine, SheetPart, SheetProcedure,
    SheetRoute, SourceLine, StatusSheet,
};
use crate::load::{OBLIGED, STAGES};
use crate::text::Text;
use serde_json::{Map, Value, json};

/// The rules of a status.
pub fn json_sheet(sheet: &StatusSheet) -> String {
    let marks = sheet.pass_marks.iter();
    let marks = marks.map(|(from, mark)| json!({ "from": day(*from), "points": mark }));
    let value = json!({
        "schema": "zairyu.rules-sheet/1",
        "id": sheet.id,
        "title": text(&sheet.title),
        "from": day(sheet.in_force.0),
        "until": day(sheet.in_force.1),
        "recorded-from": day(sheet.recorded),
        "note": maybe(sheet.note.as_ref()),
        "routes": each(&sheet.routes, route),
        "criteria": each(&sheet.criteria, line),
        "items": each(&sheet.items, line),
        "pass-marks": marks.collect::<Vec<_>>(),
        "benefits": each(&sheet.benefits, line),
        "filings": each(&sheet.filings, text),
        "holding": each(&sheet.holding, text),
        "procedures": each(&sheet.procedures, procedure),
        "duties": sheet.duties.iter().flat_map(stage).collect::<Vec<_>>(),
        "evidence": each(&sheet.evidence, evidence),
        "doubts": each(&sheet.doubts, doubt),
        "sources": each(&sheet.sources, source),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}

/// The statuses that have rules.
pub fn json_sheets(sheets: &[StatusSheet], digest: &str) -> String {
    let one = |sheet: &StatusSheet| {
        json!({
            "id": sheet.id,
            "title": text(&sheet.title),
            "from": day(sheet.in_force.0),
            "until": day(sheet.in_force.1),
            "criteria": sheet.criteria.len(),
        })
    };
    let value = json!({
        "schema": "zairyu.rules-list/1",
        "rulebook": { "digest": digest },
        "statuses": each(sheets, one),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}

fn each<T>(items: &[T], one: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(one).collect()
}

fn day(day: Option<Day>) -> Option<String> {
    day.map(|day| day.to_string())
}

fn text(text: &Text) -> Value {
    json!({ "en": text.en, "ja": text.ja })
}

fn maybe(words: Option<&Text>) -> Value {
    words.map_or(Value::Null, text)
}

fn cites(cites: &[CiteLine]) -> Vec<String> {
    cites.iter().map(CiteLine::plain).collect()
}

/// The days of something, as the first keys of a table.
fn dated((from, until): Period) -> Map<String, Value> {
    let days = [("from", from), ("until", until)];
    days.into_iter().map(|(key, at)| (key.to_string(), json!(day(at)))).collect()
}

fn route(route: &SheetRoute) -> Value {
    let mut value = dated(route.period);
    value.insert("id".to_string(), json!(route.id));
    value.insert("text".to_string(), text(&route.text));
    value.insert("note".to_string(), maybe(route.note.as_ref()));
    Value::Object(value)
}

fn line(line: &SheetLine) -> Value {
    let part = |part: &SheetPart| json!({ "text": maybe(part.text.as_ref()), "note": maybe(part.note.as_ref()) });
    json!({
        "id": line.id.trim(),
        "text": text(&line.text),
        "points": line.points,
        "for-officer": line.for_officer,
        "certainty": line.certainty.id(),
        "from": day(line.period.0),
        "until": day(line.period.1),
        "parts": each(&line.parts, part),
        "cite": cites(&line.cite),
        "note": maybe(line.note.as_ref()),
    })
}

fn procedure(procedure: &SheetProcedure) -> Value {
    let line = |(words, period): &(Text, Period)| {
        let mut value = dated(*period);
        value.insert("text".to_string(), text(words));
        Value::Object(value)
    };
    json!({
        "id": procedure.id,
        "title": text(&procedure.title),
        "lines": each(&procedure.lines, line),
        "cite": cites(&procedure.cite),
    })
}

/// The duties of a stage, with its name in each.
fn stage(stage: &SheetDuty) -> Vec<Value> {
    let named = STAGES.iter().find(|(_, known)| *known == stage.stage).map(|(name, _)| *name);
    stage.lines.iter().map(|line| duty(line, named)).collect()
}

fn duty(duty: &DutyLine, stage: Option<&str>) -> Value {
    let who = OBLIGED.iter().find(|(_, known)| *known == duty.who).map(|(name, _)| *name);
    json!({
        "id": duty.id,
        "who": who,
        "stage": stage,
        "text": text(&duty.text),
        "due": maybe(duty.due.as_ref()),
        "where": maybe(duty.place.as_ref()),
        "from": day(duty.period.0),
        "until": day(duty.period.1),
        "certainty": duty.certainty.id(),
        "evidence": duty.evidence.iter().map(|line| line.id.clone()).collect::<Vec<_>>(),
        "cite": cites(&duty.cite),
        "note": maybe(duty.note.as_ref()),
    })
}

fn evidence(line: &EvidenceLine) -> Value {
    json!({
        "id": line.id,
        "form": line.form,
        "title": text(&line.title),
        "note": maybe(line.note.as_ref()),
    })
}

fn doubt(line: &OpenLine) -> Value {
    json!({ "text": text(&line.text), "cite": cites(&line.cite) })
}

fn source(line: &SourceLine) -> Value {
    json!({
        "id": line.id,
        "title": text(&line.title),
        "url": line.url,
        "checked": line.checked.to_string(),
    })
}
