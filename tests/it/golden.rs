//! Whole reports of realistic candidates in every format: a contract. A change here is explained
//! in the changelog.

use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{Chosen, Depth, check_document, client_file, points_document};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, explain};
use zairyu::internal::facts::read_case;
use zairyu::internal::render::{
    Languages, Page, csv_points, csv_report, html_document, json_file, json_points, json_report,
    markdown_document, text_document,
};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

/// A case on a day: against the statuses named, or against all where none is.
fn report(rules: &RuleSet, name: &str, day: Day, statuses: &[&str]) -> CaseReport {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_empty());
    let rulebook = &rules.rulebook;
    let named: Vec<_> = statuses.iter().map(|id| rulebook.find_status(id).unwrap()).collect();
    let program = if named.is_empty() { rulebook.on(day) } else { rulebook.on_for(day, &named) };
    let assessment = evaluate(&program, &case.facts);
    let mut report = explain(&program, &case, &assessment);
    report.digest = "[digest]".to_string();
    report
}

fn page(width: u16, languages: Languages) -> Page {
    Page { width, color: false, languages }
}

fn text_report(report: &CaseReport, page: &Page, depth: Depth) -> String {
    text_document(&check_document(report, depth), page)
}

fn formats(report: &CaseReport) -> Vec<(&'static str, String)> {
    vec![
        ("en-80.txt", text_report(report, &page(80, Languages::En), Depth::Close)),
        ("ja-60.txt", text_report(report, &page(60, Languages::Ja), Depth::Close)),
        ("both-120.txt", text_report(report, &page(120, Languages::Both), Depth::All)),
        ("json", json_report(report)),
        ("csv", csv_report(report, b',')),
        ("md", markdown_document(&check_document(report, Depth::Close), &page(80, Languages::En))),
        ("points.txt", text_document(&points_document(report), &page(100, Languages::Both))),
        ("points.md", markdown_document(&points_document(report), &page(100, Languages::Ja))),
        ("points.html", html_document(&points_document(report), Languages::Both)),
        ("points.json", json_points(std::slice::from_ref(report))),
        ("points.csv", csv_points(std::slice::from_ref(report), b',')),
        (
            "file.txt",
            text_document(&client_file(report, Chosen::Close, None), &page(100, Languages::En)),
        ),
        ("file.html", html_document(&client_file(report, Chosen::Close, None), Languages::Ja)),
        ("file.json", json_file(report)),
    ]
}

fn agreed(name: String, text: String) {
    insta::with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

/// An example, the day, and the statuses told.
type Agreed<'a> = (&'a str, (i64, i64, i64), &'a [&'a str]);

#[test]
fn reports_are_as_agreed() {
    let rules = RuleSet::embedded();
    let cases: [Agreed<'_>; 4] = [
        ("engineer", (2026, 11, 20), &["hsp-1-b", "engineer-humanities-international"]),
        ("care-worker", (2026, 11, 20), &["ssw-1", "nursing-care"]),
        ("factory-trainee", (2027, 6, 1), &["esd", "titp-2"]),
        ("founder", (2026, 11, 20), &["hsp-1-c", "business-manager"]),
    ];
    for (name, (year, month, day), statuses) in cases {
        let day = Day::new(year, month, day).unwrap();
        for (format, text) in formats(&report(&rules, name, day, statuses)) {
            agreed(format!("{name}.{format}"), text);
        }
        let all = report(&rules, name, day, &[]);
        let brief = text_report(&all, &page(80, Languages::En), Depth::Brief);
        agreed(format!("{name}.brief.txt"), brief);
    }
}

#[test]
fn no_line_is_wider_than_the_page() {
    use unicode_width::UnicodeWidthStr;
    let rules = RuleSet::embedded();
    let report = report(&rules, "engineer", Day::new(2026, 11, 20).unwrap(), &[]);
    for width in [40, 60, 80, 120, 160] {
        for languages in [Languages::En, Languages::Ja, Languages::Both] {
            let text = text_report(&report, &page(width, languages), Depth::All);
            for line in text.lines().filter(|line| !line.contains("://")) {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
        }
    }
    for width in [40, 60, 76, 80, 100, 120] {
        for languages in [Languages::En, Languages::Ja, Languages::Both] {
            let page = page(width, languages);
            let side = text_document(&client_file(&report, Chosen::All, None), &page);
            for line in side.lines().filter(|line| !line.contains("://")) {
                assert!(line.width() <= usize::from(width), "{width}: {line}");
            }
        }
    }
}
