//! Fees and usual times stand beside the verdict, by the day of acceptance. The figures are
//! stated here a second time, from the published tables.

use serde_json::Value;
use std::fs;
use std::path::Path;
use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{Depth, check_document};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, explain};
use zairyu::internal::facts::read_case;
use zairyu::internal::load::RuleFile;
use zairyu::internal::render::{Languages, Page, json_report, markdown_document, text_document};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

fn day(words: &str) -> Day {
    let parts: Vec<i64> = words.split('-').map(|part| part.parse().unwrap()).collect();
    Day::new(parts[0], parts[1], parts[2]).unwrap()
}

fn report(rules: &RuleSet, on: &str, case: &str) -> CaseReport {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", case);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_sound());
    let program = rules.rulebook.on(day(on));
    explain(&program, &case, &evaluate(&program, &case.facts))
}

/// Amounts of a procedure: at the counter, online.
type Amounts = Vec<(Option<i64>, Option<i64>)>;

fn fees(report: &CaseReport, status: &str, procedure: &str) -> Amounts {
    let status = report.statuses.iter().find(|known| known.id == status).unwrap();
    let procedure = status.procedures.iter().find(|known| known.id == procedure).unwrap();
    procedure.fees.iter().map(|fee| (fee.counter, fee.online)).collect()
}

fn both(counter: i64, online: i64) -> (Option<i64>, Option<i64>) {
    (Some(counter), Some(online))
}

/// (accepted on, change of status to one that grants five years, re-entry single and multiple).
#[test]
fn fees_change_on_their_days() {
    let rules = RuleSet::embedded();
    let table = [
        ("2025-03-31", (Some(4_000), None), [(Some(3_000), None), (Some(6_000), None)]),
        ("2025-04-01", both(6_000, 5_500), [both(4_000, 3_500), both(7_000, 6_500)]),
        ("2026-09-30", both(6_000, 5_500), [both(4_000, 3_500), both(7_000, 6_500)]),
        ("2026-10-01", both(75_000, 65_000), [both(4_000, 3_500), both(7_000, 6_500)]),
    ];
    for (on, change, re_entry) in table {
        let report = report(&rules, on, "");
        assert_eq!(fees(&report, "hsp-1-b", "change"), [change], "{on}");
        assert_eq!(fees(&report, "hsp-1-b", "extension"), [change], "{on}");
        assert_eq!(fees(&report, "hsp-1-b", "re-entry"), re_entry, "{on}");
        assert_eq!(fees(&report, "hsp-1-b", "certificate-of-eligibility"), [both(0, 0)], "{on}");
    }
}

#[test]
fn the_day_of_acceptance_decides_and_not_that_of_the_check() {
    let rules = RuleSet::embedded();
    let old = report(&rules, "2026-11-20", "application.filed = 2026-09-30");
    assert_eq!(fees(&old, "hsp-1-b", "change"), [both(6_000, 5_500)]);
    let new = report(&rules, "2026-09-30", "application.filed = 2026-10-01");
    assert_eq!(fees(&new, "hsp-1-b", "change"), [both(75_000, 65_000)]);
}

/// The table of 2026-10-01: (months and days granted, counter, online).
const BANDS: [((i64, i64), i64, i64); 13] = [
    ((0, 15), 10_000, 10_000),
    ((3, 0), 10_000, 10_000),
    ((3, 1), 18_000, 15_000),
    ((6, 0), 18_000, 15_000),
    ((6, 1), 25_000, 21_000),
    ((11, 30), 25_000, 21_000),
    ((12, 0), 33_000, 27_000),
    ((12, 1), 48_000, 42_000),
    ((35, 30), 48_000, 42_000),
    ((36, 0), 64_000, 56_000),
    ((59, 30), 64_000, 56_000),
    ((60, 0), 75_000, 65_000),
    ((120, 0), 75_000, 65_000),
];

#[test]
fn every_period_granted_has_one_fee() {
    let rules = RuleSet::embedded();
    for procedure in ["change", "extension"] {
        let list = &rules.rulebook.procedures.list;
        let procedure = list.iter().find(|known| known.id == procedure).unwrap();
        for ((months, days), counter, online) in BANDS {
            let period = Wait::new(months, days);
            let of = |on: &str| {
                let on = day(on);
                let standing = procedure.fees.iter().filter(move |fee| {
                    let (least, most) = fee.grant;
                    fee.scope.covers("any-other", on)
                        && fee.scope.only.is_empty()
                        && least.is_none_or(|least| least <= period.code())
                        && most.is_none_or(|most| period.code() <= most)
                });
                standing.map(|fee| (fee.counter, fee.online)).collect::<Amounts>()
            };
            assert_eq!(of("2026-10-01"), [both(counter, online)], "{period}");
            assert_eq!(of("2030-01-01"), [both(counter, online)], "{period}");
            assert_eq!(of("2026-09-30"), [both(6_000, 5_500)], "{period}");
        }
    }
}

#[test]
fn permanent_residence_is_paid_at_the_counter() {
    let rules = RuleSet::embedded();
    let list = &rules.rulebook.procedures.list;
    let procedure = list.iter().find(|known| known.id == "permanent-residence").unwrap();
    assert!(procedure.scope.covers("permanent-resident", day("2026-10-01")));
    assert!(!procedure.scope.covers("hsp-1-b", day("2026-10-01")));
    for (on, amount) in [
        ("2025-03-31", 8_000),
        ("2025-04-01", 10_000),
        ("2026-09-30", 10_000),
        ("2026-10-01", 200_000),
    ] {
        let standing = procedure.fees.iter().filter(|fee| fee.scope.covers("x", day(on)));
        let amounts: Amounts = standing.map(|fee| (fee.counter, fee.online)).collect();
        assert_eq!(amounts, [(Some(amount), None)], "{on}");
    }
}

/// A status that names the longest period only may grant any shorter one.
#[test]
fn shorter_periods_are_shown_where_only_the_longest_is_named() {
    let rules = RuleSet::embedded();
    let report = report(&rules, "2026-11-20", "");
    let shown = fees(&report, "ssw-1", "change");
    assert_eq!(shown.first(), Some(&both(10_000, 10_000)));
    assert_eq!(shown.last(), Some(&both(64_000, 56_000)));
    assert_eq!(shown.len(), 6);
    // A status that names none: up to the time it can be held, three years.
    let report = self::report(&rules, "2027-04-01", "");
    assert_eq!(fees(&report, "esd", "change"), shown);
}

#[test]
fn every_format_shows_them_where_the_way_is_open() {
    let rules = RuleSet::embedded();
    let page = Page { width: 300, color: false, languages: Languages::Both };
    let shown = |text: &str| {
        let mut report = report(&rules, "2026-11-20", text);
        report.statuses.retain(|status| status.id == "hsp-1-b");
        let document = check_document(&report, Depth::All);
        let pages = [text_document(&document, &page), markdown_document(&document, &page)];
        let json: Value = serde_json::from_str(&json_report(&report)).unwrap();
        (pages, json)
    };
    let (pages, json) = shown("offer.annual-salary = 7_000_000");
    for page in pages {
        assert!(page.contains("¥75,000 at the counter, ¥65,000 online"), "{page}");
        assert!(page.contains("窓口 75,000円、オンライン 65,000円"), "{page}");
    }
    let status = json["statuses"].as_array().unwrap();
    let status = status.iter().find(|status| status["id"] == "hsp-1-b").unwrap();
    let change = status["procedures"].as_array().unwrap();
    let change = change.iter().find(|known| known["id"] == "change").unwrap();
    assert_eq!(change["fees"][0]["counter"], 75_000);
    assert_eq!(change["fees"][0]["cite"][0], "proc-fee-order");
    assert_eq!(change["accepted"], "2026-11-20");
    assert_eq!(change["times"][0]["least"], "1m");
    // A salary under the floor closes the way; its fees are no news then.
    let (pages, _) = shown("offer.annual-salary = 2_999_999");
    assert!(!pages[0].contains("¥75,000 at the counter"));
}

#[test]
fn mistakes_are_reported() {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml"];
    let paths = paths.into_iter().chain(["lists/fields.toml", "statuses/alpha.toml"]);
    let base: Vec<(&str, String)> =
        paths.map(|path| (path, fs::read_to_string(base.join(path)).unwrap())).collect();
    let head = "list = \"fields\"\ncite = [{ source = \"law\" }]\n";
    let one = "[[procedure]]\nid = \"x\"\ntitle = { en = \"X\", ja = \"エ\" }\n";
    for (text, code) in [
        (format!("{head}{one}only = [\"alpha\", \"brewing\"]"), ""),
        (format!("{head}{one}only = [\"alhpa\"]"), "unknown-status"),
        (format!("list = \"filds\"\ncite = [{{ source = \"law\" }}]\n{one}"), "unknown-list"),
        (format!("accepted = \"person.age\"\n{head}{one}"), "comparison"),
        (format!("{head}{one}{one}"), "duplicate-id"),
        (format!("{head}{one}[[procedure.fee]]\ncounter = \"free\""), "wrong-type"),
        (format!("{head}{one}[[procedure.fee]]\nfrom = 2020-01-01"), "missing-key"),
        (format!("{head}{one}[[procedure.time]]\nleast = \"1m\""), "missing-key"),
        (format!("{head}{one}[[procedure.time]]\ndyas = 3"), "unknown-key"),
        (one.to_string(), "missing-source"),
        (
            format!("{head}{one}[[procedure.fee]]\namount = 1\ncertainty = \"unconfirmed\""),
            "missing-doubt",
        ),
    ] {
        let mut files: Vec<RuleFile<'_>> =
            base.iter().map(|(path, text)| RuleFile { path, text }).collect();
        files.push(RuleFile { path: "procedures.toml", text: &text });
        let found = RuleSet::new(&files).found;
        let codes: Vec<&str> = found.iter().map(|found| found.code.id()).collect();
        match code {
            "" => assert_eq!(codes, Vec::<&str>::new(), "{text}"),
            code => assert!(codes.contains(&code), "{text}: {codes:?}"),
        }
    }
}

/// Whom an application concerns: a person abroad reads of the certificate and the visa, one in Japan of the
/// change and the extension, a visitor of both; where nothing is told, of all.
#[test]
fn applications_are_told_by_where_the_person_is() {
    let rules = RuleSet::embedded();
    let told = |case: &str| {
        let report = report(&rules, "2026-11-30", case);
        let of = report.statuses.iter().find(|s| s.id == "engineer-humanities-international");
        let ids: Vec<String> = of.unwrap().procedures.iter().map(|p| p.id.clone()).collect();
        let has = |id: &str| ids.iter().any(|known| known == id);
        [["certificate-of-eligibility", "visa"], ["change", "extension"]]
            .map(|pair| (has(pair[0]), has(pair[1])))
    };
    let (both, neither) = ((true, true), (false, false));
    assert_eq!(told(""), [both, both]);
    assert_eq!(told("person.in-japan = false"), [both, neither]);
    assert_eq!(told("person.status = \"none\""), [both, neither]);
    // Who is in Japan may be a visitor.
    assert_eq!(told("person.in-japan = true"), [both, both]);
    assert_eq!(told("person.status = \"student\""), [neither, both]);
    assert_eq!(told("person.in-japan = true\nperson.status = \"temporary-visitor\""), [both, both]);
}
