//! Whole reports of realistic candidates in every format: a contract. A change here is explained
//! in the changelog.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::path::Path;
use zairyu::calendar::Day;
use zairyu::diagnostic::Diagnostics;
use zairyu::evaluate::evaluate;
use zairyu::explain::{Report, explain};
use zairyu::facts::read_case;
use zairyu::render::{
    Depth, Languages, Page, csv_points, csv_report, json_points, json_report, markdown_report,
    text_points, text_report,
};
use zairyu::rules::Rules;
use zairyu::source::Sources;
use zairyu::tree::parse_toml;

fn report(rules: &Rules, name: &str, day: Day) -> Report {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_empty());
    let program = rules.rulebook.on(day);
    let assessment = evaluate(&program, &case.facts);
    let mut report = explain(&program, &case, &assessment);
    report.digest = "[digest]".to_string();
    report
}

fn page(width: u16, languages: Languages) -> Page {
    Page { width, color: false, languages }
}

fn formats(report: &Report) -> Vec<(&'static str, String)> {
    vec![
        ("en-80.txt", text_report(report, &page(80, Languages::En), Depth::Close)),
        ("ja-60.txt", text_report(report, &page(60, Languages::Ja), Depth::Close)),
        ("both-120.txt", text_report(report, &page(120, Languages::Both), Depth::All)),
        ("json", json_report(report)),
        ("csv", csv_report(report, b',')),
        ("md", markdown_report(report, &page(80, Languages::En), Depth::Close)),
        ("points.txt", text_points(report, &page(100, Languages::Both))),
        ("points.json", json_points(report)),
        ("points.csv", csv_points(report, b',')),
    ]
}

#[test]
fn reports_are_as_agreed() {
    let rules = Rules::embedded();
    let days = [("engineer", (2026, 11, 20)), ("care-worker", (2026, 11, 20))];
    let later = [("factory-trainee", (2027, 6, 1)), ("founder", (2026, 11, 20))];
    for (name, (year, month, day)) in days.into_iter().chain(later) {
        let report = report(&rules, name, Day::new(year, month, day).unwrap());
        for (format, text) in formats(&report) {
            insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}.{format}"), text);
            });
        }
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    let rules = Rules::embedded();
    let report = report(&rules, "engineer", Day::new(2026, 11, 20).unwrap());
    for width in [60, 80, 120] {
        for languages in [Languages::En, Languages::Ja, Languages::Both] {
            let text = text_report(&report, &page(width, languages), Depth::All);
            for line in text.lines().filter(|line| !line.contains("://")) {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
        }
    }
}
