//! Treatment that a status gives stands beside the verdict: judged in three states, dated,
//! shown in every format, and without a word in what decides.

use serde_json::Value;
use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{Depth, check_document};
use zairyu::internal::evaluate::{Cohort, Finding, Verdict, evaluate};
use zairyu::internal::explain::{BenefitReport, CaseReport, StatusReport, explain};
use zairyu::internal::facts::{Candidate, read_case};
use zairyu::internal::load::RuleFile;
use zairyu::internal::prove::{check, run_examples};
use zairyu::internal::render::{
    Languages, Page, csv_report, json_report, markdown_document, text_document,
};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

const BENEFITS: &str = r#"
[[benefit]]
id   = "long"
text = { en = "A long stay", ja = "長い在留期間" }

[[benefit]]
id   = "parents"
text = { en = "Parents may come", ja = "親の帯同" }
when = { all = [{ fact = "person.household", at-least = 800 }, { status = "alpha" }] }
note = { en = "Seen together.", ja = "合算。" }

[[benefit]]
id   = "helper"
text = { en = "A helper", ja = "家事使用人" }
when = { unsettled = "open" }
certainty = "unconfirmed"
doubt = "open"
from = 2027-01-01

[[example]]
name   = "parents, at the bound"
on     = 2026-11-20
facts  = { "offer.field" = "baking", "offer.pay" = 200, "person.age" = 29, "person.household" = 800 }
expect = { verdict = "qualifies", benefit = { parents = "met", long = "met" } }

[[example]]
name   = "parents, just under"
on     = 2026-11-20
facts  = { "offer.field" = "baking", "offer.pay" = 200, "person.age" = 29, "person.household" = 799 }
expect = { verdict = "qualifies", benefit = { parents = "not-met" } }

[[example]]
name   = "parents, just over and unknown"
on     = 2026-11-20
facts  = { "person.household" = 801 }
expect = { verdict = "undetermined", benefit = { parents = "unknown" } }
"#;

const FACT: &str = r#"
["person.household"]
type     = "yen"
label    = { en = "Household income", ja = "世帯年収" }
question = { en = "How much together?", ja = "世帯年収はいくらですか。" }
"#;

fn rules_with(benefits: &str) -> RuleSet {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml"];
    let paths = paths.into_iter().chain(["lists/fields.toml", "statuses/alpha.toml"]);
    let read = |path: &str| {
        let text = fs::read_to_string(base.join(path)).unwrap();
        let more = match path {
            "facts.toml" => FACT,
            "statuses/alpha.toml" => benefits,
            _ => "",
        };
        (path.to_string(), text + more)
    };
    let files: Vec<(String, String)> = paths.map(read).collect();
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    RuleSet::new(&files)
}

fn case(rules: &RuleSet, text: &str) -> Candidate {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_sound());
    case
}

fn report(rules: &RuleSet, on: (i64, i64, i64), text: &str) -> CaseReport {
    let day = Day::new(on.0, on.1, on.2).unwrap();
    let program = rules.rulebook.on(day);
    let case = case(rules, text);
    explain(&program, &case, &evaluate(&program, &case.facts))
}

fn status(report: &CaseReport) -> &StatusReport {
    &report.statuses[0]
}

fn benefit<'r>(report: &'r CaseReport, id: &str) -> Option<&'r BenefitReport> {
    status(report).benefits.iter().find(|benefit| benefit.id == id)
}

const GOOD: &str = "offer.field = 'baking'\noffer.pay = 200\nperson.age = 29\n";

#[test]
fn the_condition_has_three_states_and_keeps_the_verdict() {
    let rules = rules_with(BENEFITS);
    assert!(rules.found.is_sound());
    let day = (2026, 11, 20);
    for (more, finding) in [
        ("person.household = 800", Finding::Met),
        ("person.household = 799", Finding::NotMet),
        ("", Finding::Unknown),
    ] {
        let report = report(&rules, day, &format!("{GOOD}{more}"));
        assert_eq!(benefit(&report, "parents").unwrap().finding, finding, "{more}");
        assert_eq!(status(&report).verdict, Verdict::Qualifies, "{more}");
        assert!(status(&report).missing.is_empty(), "{more}");
    }
}

#[test]
fn what_it_depends_on_is_its_own() {
    let rules = rules_with(BENEFITS);
    let report = report(&rules, (2026, 11, 20), "offer.pay = 200\nperson.age = 29");
    let names: Vec<&str> = status(&report).missing.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["offer.field"]);
    let parents = benefit(&report, "parents").unwrap();
    let names: Vec<&str> = parents.missing.iter().map(|fact| fact.name.as_str()).collect();
    assert_eq!(names, ["offer.field", "person.household"]);
}

#[test]
fn it_is_dated_and_doubtful_as_written() {
    let rules = rules_with(BENEFITS);
    let before = report(&rules, (2026, 12, 31), GOOD);
    assert!(benefit(&before, "helper").is_none());
    let after = report(&rules, (2027, 1, 1), GOOD);
    let helper = benefit(&after, "helper").unwrap();
    assert_eq!(helper.finding, Finding::Unknown);
    assert!(helper.mark.unconfirmed && helper.missing.is_empty());
    assert_eq!(helper.unsettled.len(), 1);
    assert!(rules.rulebook.turning_days().contains(&Day::new(2027, 1, 1).unwrap()));
}

#[test]
fn every_format_shows_it() {
    let rules = rules_with(BENEFITS);
    let report = report(&rules, (2027, 1, 1), &format!("{GOOD}person.household = 799"));
    let page = Page { width: 100, color: false, languages: Languages::En };
    let document = check_document(&report, Depth::All);
    for text in [text_document(&document, &page), markdown_document(&document, &page)] {
        assert!(text.contains("A long stay"), "{text}");
        assert!(text.contains("Parents may come · conditions not met"), "{text}");
        assert!(text.contains("¥1 short"), "{text}");
        assert!(text.contains("It is open whether this holds."), "{text}");
    }
    let json: Value = serde_json::from_str(&json_report(&report)).unwrap();
    let benefits = json["statuses"][0]["benefits"].as_array().unwrap();
    let findings: Vec<&str> =
        benefits.iter().map(|benefit| benefit["finding"].as_str().unwrap()).collect();
    assert_eq!(findings, ["met", "not-met", "unknown"]);
    assert_eq!(benefits[1]["cite"][0], "law");
    let table = csv_report(&report, b',');
    let rows = table.lines().filter(|line| line.ends_with(",benefit"));
    assert_eq!(rows.count(), 3);
}

#[test]
fn judging_many_does_not_pay_for_it() {
    let (with, without) = (rules_with(BENEFITS), rules_with(""));
    let day = Day::new(2026, 11, 20).unwrap();
    let inputs = |rules: &RuleSet| {
        let program = rules.rulebook.on(day);
        let cohort = Cohort::new(&program);
        let inputs = cohort.program().inputs();
        inputs.map(|fact| rules.rulebook.vocabulary.fact(fact).name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(inputs(&with), inputs(&without));
    assert!(without.rulebook.on(day).aside().is_none());
}

#[test]
fn examples_and_proofs_know_it() {
    let rules = rules_with(BENEFITS);
    let ran = run_examples(&rules, None);
    assert_eq!(codes(&ran.found), Vec::<&str>::new());
    let found = check(&rules, &ran, Day::new(2026, 11, 20).unwrap());
    assert_eq!(codes(&found), Vec::<&str>::new());

    let wrong = BENEFITS.replace("parents = \"not-met\"", "parents = \"met\"");
    assert_eq!(codes(&run_examples(&rules_with(&wrong), None).found), ["example-failed"]);
    let untested = BENEFITS.replace("\"person.household\" = 799", "\"person.household\" = 700");
    let rules = rules_with(&untested);
    let found = check(&rules, &run_examples(&rules, None), Day::new(2026, 11, 20).unwrap());
    assert_eq!(codes(&found), ["untested-threshold"]);
}

fn codes(found: &Diagnostics) -> Vec<&str> {
    found.iter().map(|found| found.code.id()).collect()
}

#[test]
fn mistakes_are_reported() {
    let one = "[[benefit]]\nid = \"x\"\ntext = { en = \"X\", ja = \"エ\" }\n";
    for (more, code) in [
        ("whne = { fact = \"person.age\", is = 1 }", "unknown-key"),
        ("when = { fact = \"person.aeg\", is = 1 }", "unknown-fact"),
        ("certainty = \"unconfirmed\"", "missing-doubt"),
        ("cite = [{ source = \"lwa\" }]", "unknown-source"),
        ("[[benefit]]\nid = \"y\"", "missing-key"),
        (one, "period-overlap"),
    ] {
        let rules = rules_with(&format!("{one}{more}"));
        assert!(codes(&rules.found).contains(&code), "{more}: {:?}", codes(&rules.found));
    }
}
