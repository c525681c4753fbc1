//! What happens by itself, for programs: JSON, tables and calendars.

use super::cell::neutral;
use crate::door::inert_json;
use crate::explain::{DateLine, DatesReport, PersonDates, PointsSpan};
use ::csv::WriterBuilder;
use serde_json::{Value, json};

const HEAD: [&str; 18] = [
    "row",
    "reference",
    "day",
    "kind",
    "status",
    "from",
    "to",
    "points-min-before",
    "points-max-before",
    "points-min",
    "points-max",
    "because",
    "criteria",
    "act-by",
    "do",
    "en",
    "ja",
    "cite",
];

/// The machine's shape: of one person her days, of a table each person with hers.
pub fn json_dates(report: &DatesReport) -> String {
    let mut value = json!({
        "schema": "zairyu.dates/1",
        "on": report.on.to_string(),
        "until": report.until.to_string(),
        "rulebook": { "digest": report.digest },
    });
    match report.people.as_slice() {
        [one] if one.row.is_none() => {
            let own = person(one);
            for key in ["as-of", "as-if-extended", "filing-day-left-aside", "carried", "events"] {
                value[key] = own[key].clone();
            }
        }
        people => value["people"] = people.iter().map(person).collect(),
    }
    value["without-as-of"] =
        json!({ "count": report.without_day.len(), "who": report.without_day });
    value["without-permit"] =
        json!({ "count": report.without_permit.len(), "who": report.without_permit });
    let mut text = serde_json::to_string_pretty(&value).unwrap_or_default();
    text.push('\n');
    inert_json(text)
}

fn person(person: &PersonDates) -> Value {
    json!({
        "row": person.row,
        "id": person.case.reference,
        "as-of": person.as_of.to_string(),
        "as-if-extended": person.as_if_extended.map(|day| day.to_string()),
        "filing-day-left-aside": person.day_left_aside,
        "carried": person.whole,
        "events": person.events.iter().map(json_event).collect::<Vec<_>>(),
    })
}

/// What falls on a day.
pub(super) fn json_event(event: &DateLine) -> Value {
    let span = |(min, max): (i32, i32)| json!({ "min": min, "max": max });
    json!({
        "day": event.day.to_string(),
        "kind": event.kind.id(),
        "status": event.status,
        "from": event.verdicts.map(|(before, _)| before.id()),
        "to": event.verdicts.map(|(_, after)| after.id()),
        "points": event.points.map(|(before, after)| {
            json!({ "from": span(before), "to": span(after) })
        }),
        "because": because(event),
        "act-by": event.act_by.map(|day| day.to_string()),
        "do": to_do(event),
        "text": { "en": event.text.en, "ja": event.text.ja },
        "cite": event.cite.iter().map(crate::explain::CiteLine::plain).collect::<Vec<_>>(),
    })
}

/// What to file, or to give notice of.
fn to_do(event: &DateLine) -> Option<&str> {
    event.filing.as_ref().map(|(id, _)| id.as_str()).or(event.duty.as_deref())
}

/// Facts, then criteria.
fn because(event: &DateLine) -> Vec<&str> {
    let facts = event.facts.iter().map(|fact| fact.name.as_str());
    facts.chain(event.criteria.iter().map(|(id, _)| id.as_str())).collect()
}

/// A row for each thing that falls on a day.
pub fn csv_dates(report: &DatesReport, separator: u8) -> String {
    let mut writer = WriterBuilder::new().delimiter(separator).from_writer(Vec::new());
    let mut add = |cells: &[String]| drop(writer.write_record(cells));
    add(&HEAD.map(str::to_string));
    for person in &report.people {
        person.events.iter().for_each(|event| add(&cells(person, event)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cells(person: &PersonDates, event: &DateLine) -> [String; 18] {
    let or_none = |value: Option<String>| value.unwrap_or_default();
    let points = |which: fn(&(PointsSpan, PointsSpan)) -> i32| {
        or_none(event.points.as_ref().map(|points| which(points).to_string()))
    };
    let facts: Vec<&str> = event.facts.iter().map(|fact| fact.name.as_str()).collect();
    let criteria: Vec<&str> = event.criteria.iter().map(|(id, _)| id.as_str()).collect();
    let cite: Vec<String> = event.cite.iter().map(crate::explain::CiteLine::plain).collect();
    [
        or_none(person.row.map(|row| row.to_string())),
        neutral(&or_none(person.case.reference.clone())),
        event.day.to_string(),
        event.kind.id().to_string(),
        or_none(event.status.clone()),
        or_none(event.verdicts.map(|(before, _)| before.id().to_string())),
        or_none(event.verdicts.map(|(_, after)| after.id().to_string())),
        points(|points| points.0.0),
        points(|points| points.0.1),
        points(|points| points.1.0),
        points(|points| points.1.1),
        facts.join(";"),
        criteria.join(";"),
        or_none(event.act_by.map(|day| day.to_string())),
        or_none(to_do(event).map(str::to_string)),
        event.text.en.clone(),
        event.text.ja.clone(),
        cite.join("; "),
    ]
}
