//! `zairyu dates`: what falls on which day, why, and by when to act.

use std::fs;
use std::path::Path;
use zairyu::internal::advise::{Cause, DueKind, Happening, Person, Watch};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::StatusId;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::dates_document;
use zairyu::internal::evaluate::Verdict;
use zairyu::internal::explain::{DatesReport, dates_sources, person_dates};
use zairyu::internal::facts::{Candidate, read_case};
use zairyu::internal::render::{
    Languages, Page, csv_dates, html_document, ical_dates, json_dates, markdown_document,
    text_document,
};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: std::sync::LazyLock<RuleSet> = std::sync::LazyLock::new(RuleSet::embedded);

fn day(words: &str) -> Day {
    let parts: Vec<i64> = words.split('-').map(|part| part.parse().unwrap()).collect();
    Day::new(parts[0], parts[1], parts[2]).unwrap()
}

fn case(text: &str) -> Candidate {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
    let said: Vec<&str> = found.iter().map(|found| found.message.en.as_str()).collect();
    assert!(said.is_empty(), "{said:?}");
    case
}

/// What falls on the days from one to another for a case, for the statuses named or all.
fn dues(text: &str, statuses: &[&str], from: &str, until: &str) -> Vec<Happening<'static>> {
    let (rulebook, case) = (&RULES.rulebook, case(text));
    let named: Vec<StatusId> =
        statuses.iter().map(|id| rulebook.find_status(id).unwrap()).collect();
    let watch = Watch::new(rulebook, &named, day(from), day(until));
    let as_of = case.as_of.unwrap_or(day(from));
    let person = Person { facts: &case.facts, as_of, later: &case.later };
    watch.room().person(&person).dues
}

/// Day, kind and the facts that make it so.
fn told(dues: &[Happening<'_>]) -> Vec<String> {
    let line = |due: &Happening<'_>| {
        let facts = due.because.iter().map(|cause| match cause {
            Cause::Fact(id) => RULES.rulebook.vocabulary.fact(*id).name.as_str(),
            Cause::Law => "law",
        });
        let status = due.status.map_or("-", |id| &RULES.rulebook.status(id).id);
        let by = due.act_by.map(|by| format!(" by {by}")).unwrap_or_default();
        let with = due.filing.map(|filing| format!(" {}", filing.id)).unwrap_or_default();
        let facts = facts.collect::<Vec<_>>().join("+");
        format!("{} {} {status} {facts}{by}{with}", due.day, due.kind.id())
    };
    dues.iter().map(line).collect()
}

#[test]
fn a_permit_has_its_window_and_its_last_day() {
    let worker = "as-of = 2026-11-30\nperson.status = \"nursing-care\"\n\
                  person.permit-until = 2027-06-30\nperson.period-of-stay = \"1y\"\n";
    let found = dues(worker, &["nursing-care"], "2026-11-30", "2027-12-31");
    let found: Vec<String> = told(&found)
        .into_iter()
        .filter(|line| line.contains(" permit ") || line.contains(" window "))
        .collect();
    assert_eq!(
        found,
        [
            "2027-03-30 window nursing-care person.permit-until by 2027-06-30 extension",
            "2027-06-30 permit nursing-care person.permit-until by 2027-06-30 extension",
        ]
    );
    // A permit of three months has no window of three months.
    let short = worker.replace("1y", "3m");
    let found = dues(&short, &["nursing-care"], "2026-11-30", "2027-12-31");
    assert!(found.iter().all(|due| due.kind != DueKind::Window));
}

#[test]
fn a_limit_of_stay_falls_on_its_first_full_day() {
    let worker = "as-of = 2026-11-30\nperson.status = \"ssw-1\"\nperson.ssw-1-time = \"4y7m\"\n\
                  person.ssw-1-time-not-counted = \"0d\"\noffer.field = \"construction\"\n";
    let limit = |text: &str| {
        let found = dues(text, &["ssw-1"], "2026-11-30", "2029-11-30");
        let limit = found.into_iter().find(|due| due.kind == DueKind::Limit).unwrap();
        (limit.day.to_string(), limit.act_by.unwrap().to_string())
    };
    assert_eq!(limit(worker), ("2027-04-30".into(), "2027-04-29".into()));
    let leave = worker.replace("0d", "6m");
    assert_eq!(limit(&leave), ("2027-10-30".into(), "2027-10-29".into()));
    let sixth = format!(
        "{worker}person.ssw-2-all-tests-sat = true\nperson.ssw-2-test-score = 85\n\
         organization.sixth-year-pledge = true\n"
    );
    assert_eq!(limit(&sixth), ("2028-04-30".into(), "2028-04-29".into()));
}

#[test]
fn a_birthday_that_costs_points_is_named_as_such() {
    let engineer =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/engineer.toml"))
            .unwrap();
    let found = dues(&engineer, &["hsp-1-b"], "2026-11-30", "2030-11-30");
    let ages: Vec<&Happening<'_>> = found.iter().filter(|due| due.kind == DueKind::Age).collect();
    assert!(!ages.is_empty(), "{:?}", told(&found));
    let birth = RULES.rulebook.vocabulary.find("person.birth-date").unwrap();
    for due in ages {
        assert_eq!(due.because, [Cause::Fact(birth)]);
    }
}

#[test]
fn time_that_is_full_law_that_begins_and_facts_to_come_are_told_apart() {
    let resident = "as-of = 2026-11-30\nperson.status = \"engineer-humanities-international\"\n\
                    person.residence = \"9y10m\"\nperson.residence-on-work-status = \"6y\"\n\
                    [later]\n\"2027-02-15\" = { person.jlpt = \"n1\" }\n";
    let found = dues(resident, &["permanent-resident"], "2026-11-30", "2027-06-30");
    let lines = told(&found);
    assert!(
        lines.iter().any(|line| line == "2027-01-30 accrual permanent-resident person.residence"),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("2027-02-15 later - person.jlpt")),
        "{lines:#?}"
    );
    assert!(
        lines.iter().any(|line| line.starts_with("2027-04-01 law permanent-resident")),
        "{lines:#?}"
    );
}

#[test]
fn a_verdict_that_is_lost_says_by_when_to_file() {
    let resident =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/permanent.toml"))
            .unwrap();
    let found = dues(&resident, &["permanent-resident"], "2026-11-30", "2027-06-30");
    let lost = found.iter().find(|due| {
        due.stand.is_some_and(|(before, after)| {
            before.outcome.verdict == Verdict::Qualifies
                && after.outcome.verdict != Verdict::Qualifies
        })
    });
    let lost = lost.unwrap_or_else(|| panic!("{:#?}", told(&found)));
    assert_eq!(lost.day, day("2027-04-01"));
    assert_eq!(lost.act_by, Some(day("2027-03-31")));
    assert_eq!(lost.filing.unwrap().id, "permanent-residence");
}

#[test]
fn the_same_dates_in_every_format() {
    let rulebook = &RULES.rulebook;
    for name in ["engineer", "permanent", "factory-trainee"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
        let case = case(&fs::read_to_string(path).unwrap());
        let on = day("2026-11-30");
        let watch = Watch::new(rulebook, &[], on, day("2028-11-30"));
        let as_of = case.as_of.unwrap_or(on);
        let person = Person { facts: &case.facts, as_of, later: &case.later };
        let watched = watch.room().person(&person);
        let people = vec![person_dates(rulebook, &case, None, as_of, &watched)];
        let report = DatesReport {
            on,
            until: day("2028-11-30"),
            digest: "[digest]".to_string(),
            sources: dates_sources(rulebook, &people),
            people,
            without_day: Vec::new(),
            without_permit: Vec::new(),
        };
        let page = |width, languages| Page { width, color: false, languages };
        let document = dates_document(&report);
        let drawn = [
            ("dates.en-80.txt", text_document(&document, &page(80, Languages::En))),
            ("dates.ja-40.txt", text_document(&document, &page(40, Languages::Ja))),
            ("dates.both-120.txt", text_document(&document, &page(120, Languages::Both))),
            ("dates.md", markdown_document(&document, &page(80, Languages::En))),
            ("dates.html", html_document(&document, Languages::Both)),
            ("dates.json", json_dates(&report)),
            ("dates.csv", csv_dates(&report, b',')),
            ("dates.ics", ical_dates(&report, &page(80, Languages::En))),
        ];
        insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false }, {
            for (suffix, text) in drawn {
                insta::assert_snapshot!(format!("{name}.{suffix}"), text);
            }
        });
    }
}
