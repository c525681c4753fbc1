//! Whole advice to the example candidates, in every format: a contract.

use std::fs;
use std::path::Path;
use zairyu::internal::advise::{Inquiry, MOST, Wish, advise};
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::advice_document;
use zairyu::internal::explain::{AdviceReport, advice_report};
use zairyu::internal::facts::read_case;
use zairyu::internal::render::{
    Languages, Page, html_document, json_advice, markdown_document, text_document,
};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

fn report(rules: &RuleSet, name: &str, on: Day, statuses: &[&str]) -> AdviceReport {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let tree = parse_toml(&sources, file, &mut found);
    let rulebook = &rules.rulebook;
    let case = read_case(&rulebook.vocabulary, &tree, &mut found);
    let statuses = statuses.iter().map(|id| rulebook.find_status(id).unwrap()).collect();
    let inquiry = Inquiry { on, statuses, wish: Wish::default(), vary: None, most: MOST };
    let advised = advise(rulebook, &case.facts, &inquiry);
    let mut report = advice_report(rulebook, &case, on, &advised, None);
    report.digest = "[digest]".to_string();
    report
}

fn formats(report: &AdviceReport) -> Vec<(&'static str, String)> {
    let document = advice_document(report);
    let page = |width, languages| Page { width, color: false, languages };
    let text = |width, languages| text_document(&document, &page(width, languages));
    vec![
        ("en-80.txt", text(80, Languages::En)),
        ("en-40.txt", text(40, Languages::En)),
        ("ja-60.txt", text(60, Languages::Ja)),
        ("both-120.txt", text(120, Languages::Both)),
        ("json", json_advice(report)),
        ("md", markdown_document(&document, &page(80, Languages::En))),
        ("html", html_document(&document, Languages::Ja)),
    ]
}

/// A year, a month and a day.
type Date = (i64, i64, i64);

#[test]
fn advice_is_as_agreed() {
    let rules = RuleSet::embedded();
    let cases: [(&str, Date, &[&str]); 4] = [
        ("engineer", (2026, 11, 20), &["hsp-1-b", "permanent-resident"]),
        ("care-worker", (2026, 11, 20), &["ssw-2", "nursing-care"]),
        ("factory-trainee", (2027, 6, 1), &["titp-2", "ssw-1"]),
        ("founder", (2026, 11, 20), &["business-manager"]),
    ];
    for (name, (year, month, day), statuses) in cases {
        let day = Day::new(year, month, day).unwrap();
        for (format, text) in formats(&report(&rules, name, day, statuses)) {
            insta::with_settings!({ snapshot_path => "../../golden", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(format!("{name}.advice.{format}"), text);
            });
        }
    }
}
