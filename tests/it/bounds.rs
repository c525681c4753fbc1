//! A figure that stands once: the slot `{bound}` in the words of criteria, parts and tiers is
//! filled with the value of the day, wherever these words are told.

use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, catalogue, changes, explain, sheet, unconfirmed};
use zairyu::internal::facts::{Candidate, Value};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const MORE: &str = r#"
[[criterion]]
id   = "least"
text = { en = "Pay of at least {bound}", ja = "給与{bound}以上" }
when = { fact = "offer.pay", at-least = [{ from = 2020-01-01, is = 20_000 }, { from = 2027-04-01, is = 30_000 }] }
certainty = "unconfirmed"
doubt = "open"

[[criterion]]
id   = "either"
text = { en = "One of two", ja = "いずれか" }
when = { any = [
  { id = "long", text = { en = "Held for {bound} or more", ja = "{bound}以上の在留" }, fact = "person.held", at-least = "1y6m" },
  { id = "share", text = { en = "A share over {bound}", ja = "{bound}超の割合" }, fact = "offer.share", over = 12.5 },
  { id = "some", text = { en = "{bound} of these", ja = "このうち{bound}つ" }, count = [{ fact = "offer.field", is = "baking" }, { fact = "offer.field", is = "brewing" }], at-least = 1 },
  { id = "lately", text = { en = "Born within {bound}", ja = "{bound}以内の出生" }, fact = "person.born", within = "30y" },
] }

[[points.item]]
id    = "extra"
text  = { en = "Extra", ja = "追加" }
award = "all"
tier  = [{ id = "rich", text = { en = "Pay over {bound}", ja = "給与{bound}超" }, when = { fact = "offer.pay", over = [{ from = 2020-01-01, is = 50_000 }, { from = 2027-04-01, is = 60_000 }] }, points = 5 }]
"#;

const FACTS: &str = r#"
["person.held"]
type = "duration"
label = { en = "Held", ja = "在留" }
question = { en = "How long?", ja = "期間は。" }

["person.born"]
type = "date"
label = { en = "Born", ja = "生年月日" }
question = { en = "When?", ja = "いつですか。" }

["offer.share"]
type = "percent"
label = { en = "Share", ja = "割合" }
question = { en = "Which share?", ja = "割合は。" }
"#;

fn rules() -> RuleSet {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml", "lists/fields.toml"];
    let mut files: Vec<(&str, String)> =
        paths.iter().map(|path| (*path, fs::read_to_string(root.join(path)).unwrap())).collect();
    files[3].1.push_str(FACTS);
    let alpha = fs::read_to_string(root.join("statuses/alpha.toml")).unwrap();
    files.push(("statuses/alpha.toml", alpha + MORE));
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&files);
    let found: Vec<&str> = rules.found.iter().map(|found| found.message.en.as_str()).collect();
    assert_eq!(found, Vec::<&str>::new());
    rules
}

fn report(rules: &RuleSet, on: Day, pay: Option<i64>) -> CaseReport {
    let vocabulary = &rules.rulebook.vocabulary;
    let mut case = Candidate::empty(vocabulary);
    if let Some(pay) = pay {
        let fact = vocabulary.find("offer.pay").unwrap();
        case.facts.set(vocabulary, fact, &Value::Number(pay));
    }
    let program = rules.rulebook.on(on);
    explain(&program, &case, &evaluate(&program, &case.facts))
}

#[test]
fn the_words_name_the_figure_of_the_day() {
    let rules = rules();
    for ((year, month, day), yen, ja, over) in [
        ((2027, 3, 31), "¥20,000", "2万円", "¥50,000"),
        ((2027, 4, 1), "¥30,000", "3万円", "¥60,000"),
    ] {
        let report = report(&rules, Day::new(year, month, day).unwrap(), Some(25_000));
        let status = &report.statuses[0];
        let criterion = |id: &str| status.criteria.iter().find(|c| c.id == id).unwrap();
        assert_eq!(criterion("least").text.en, format!("Pay of at least {yen}"));
        assert_eq!(criterion("least").text.ja, format!("給与{ja}以上"));
        let parts = criterion("either").parts.iter();
        let parts: Vec<_> = parts.map(|part| part.text.clone().unwrap()).collect();
        let en: Vec<&str> = parts.iter().map(|text| text.en.as_str()).collect();
        let ja: Vec<&str> = parts.iter().map(|text| text.ja.as_str()).collect();
        assert_eq!(
            en,
            [
                "Held for 1 year 6 months or more",
                "A share over 12.5%",
                "1 of these",
                "Born within 30 years"
            ]
        );
        assert_eq!(ja, ["1年6か月以上の在留", "12.5%超の割合", "このうち1つ", "30年以内の出生"]);
        let items = &status.points.as_ref().unwrap().items;
        let tier = items.iter().flat_map(|item| &item.tiers).find(|tier| tier.id == "rich");
        assert_eq!(tier.unwrap().text.as_ref().unwrap().en, format!("Pay over {over}"));
    }
}

#[test]
fn no_reader_meets_the_slot() {
    let rules = rules();
    let (rulebook, day) = (&rules.rulebook, Day::new(2026, 11, 20).unwrap());
    let id = rulebook.find_status("alpha").unwrap();
    let mut told: Vec<String> = [None, Some(10_000), Some(25_000), Some(70_000)]
        .into_iter()
        .map(|pay| format!("{:?}", report(&rules, day, pay)))
        .collect();
    told.push(format!("{:?}", sheet(rulebook, id)));
    told.push(format!("{:?}", catalogue(rulebook)));
    told.push(format!("{:?}", changes(rulebook, day, Day::LAST)));
    told.push(format!("{:?}", unconfirmed(rulebook)));
    for told in told {
        // A text remembers the sentence that it was filled from; readers meet what it says.
        let (first, rest) = told.split_once("Filled { key: ").unwrap_or((&told, ""));
        let behind = rest.split("Filled { key: ").filter_map(|part| part.split_once("slots: "));
        let said: String = std::iter::once(first).chain(behind.map(|(_, said)| said)).collect();
        assert!(!said.contains("{bound}"), "{told}");
    }
    // Where no day is asked for, what it was and what it becomes.
    assert!(format!("{:?}", sheet(rulebook, id)).contains("Pay of at least ¥20,000 → ¥30,000"));
}
