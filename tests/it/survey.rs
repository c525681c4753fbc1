//! The rules as a whole: what is not sure, what changes between two days, and the catalogue.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{ConditionKind, Rulebook};
use zairyu::internal::explain::{
    ChangeKind, RuleChange, catalogue, changes, stale, unconfirmed, unsettled,
};
use zairyu::internal::load::RuleFile;
use zairyu::internal::render::{
    Languages, Page, json_changes, markdown_catalogue, text_changes, text_stale, text_survey,
};
use zairyu::internal::rules::RuleSet;

const PAGE: Page = Page { width: 100, color: false, languages: Languages::En };

fn day(year: i64, month: i64, day: i64) -> Day {
    Day::new(year, month, day).unwrap()
}

// ── the catalogue ───────────────────────────────────────────────────────────────────────────

#[test]
fn the_catalogue_is_that_of_these_rules() {
    let rules = RuleSet::embedded();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/CATALOGUE.md");
    let written = fs::read_to_string(path).unwrap_or_default();
    let made = markdown_catalogue(&catalogue(&rules.rulebook));
    let differs = written.lines().zip(made.lines()).find(|(old, new)| old != new);
    assert!(
        written == made,
        "`zairyu rules catalogue > rules/CATALOGUE.md` writes it anew; first difference: {differs:?}"
    );
}

#[test]
fn the_catalogue_names_every_status_route_criterion_item_and_source() {
    let rulebook = RuleSet::embedded().rulebook;
    let text = markdown_catalogue(&catalogue(&rulebook));
    let has = |place: String| assert!(text.contains(&format!("`{place}`")), "{place}");
    for status in &rulebook.statuses {
        has(status.id.clone());
        for criterion in &rulebook.criteria[status.criteria.clone()] {
            has(format!("{}/{}", status.id, criterion.id));
        }
        for route in &status.routes {
            has(format!("{}/{}", status.id, route.id));
            for criterion in &rulebook.criteria[route.criteria.clone()] {
                has(format!("{}/{}/{}", status.id, route.id, criterion.id));
            }
        }
        for item in status.points.iter().flat_map(|points| &rulebook.items[points.items.clone()]) {
            has(format!("{}/{}", status.id, item.id));
            for tier in &rulebook.tiers[item.award.tiers()] {
                has(format!("{}/{}/{}", status.id, item.id, tier.id));
            }
        }
        for benefit in &rulebook.benefits[status.benefits.clone()] {
            has(format!("{}/{}", status.id, benefit.id));
        }
    }
    for source in &rulebook.sources {
        assert!(text.contains(&format!("[`{}`]({})", source.id, source.url)), "{}", source.id);
        assert!(text.contains(&source.checked.to_string()));
    }
}

// ── what is not sure ────────────────────────────────────────────────────────────────────────

/// Counted here by looking at the text of the rule files.
fn named(key: &str) -> BTreeSet<String> {
    let files =
        zairyu::internal::rules::EMBEDDED.iter().filter(|file| !file.path.starts_with("examples/"));
    let mut found = BTreeSet::new();
    for line in files.flat_map(|file| file.text.lines()).filter(|line| !line.starts_with('#')) {
        for part in line.split(key).skip(1) {
            let words = part.trim_start_matches([' ', '=']);
            found.extend(
                words.strip_prefix('"').and_then(|w| w.split('"').next()).map(String::from),
            );
        }
    }
    found
}

#[test]
fn every_doubt_that_marks_a_value_is_listed() {
    let rulebook = RuleSet::embedded().rulebook;
    let listed: BTreeSet<String> = unconfirmed(&rulebook)
        .into_iter()
        .filter_map(|line| line.doubt.map(|doubt| doubt.id))
        .collect();
    let written: BTreeSet<String> = named("doubt").into_iter().collect();
    let missing: Vec<_> = written.difference(&listed).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(!listed.is_empty());
}

#[test]
fn unsettled_law_is_listed_where_it_stands() {
    let rulebook = RuleSet::embedded().rulebook;
    let wanted = conditions(&rulebook);
    let lines = unsettled(&rulebook);
    let listed: BTreeSet<String> =
        lines.iter().filter_map(|line| line.doubt.as_ref().map(|doubt| doubt.id.clone())).collect();
    assert_eq!(listed, wanted);
    assert!(text_survey(&lines, &PAGE).contains(&format!("{} found", lines.len())));
}

fn conditions(rulebook: &Rulebook) -> BTreeSet<String> {
    let unsettled = rulebook.conditions.iter().filter_map(|condition| match condition.kind {
        ConditionKind::Unsettled(doubt) => Some(rulebook.doubts[doubt.index()].id.clone()),
        _ => None,
    });
    unsettled.collect()
}

#[test]
fn a_source_is_stale_the_day_after_its_time() {
    let rulebook = RuleSet::embedded().rulebook;
    let checked = rulebook.sources.iter().map(|source| source.checked).max().unwrap();
    let newest = rulebook.sources.iter().filter(|source| source.checked == checked).count();
    let all = rulebook.sources.len();
    assert_eq!(stale(&rulebook, checked).len(), all - newest);
    assert_eq!(stale(&rulebook, checked.next()).len(), all);
    let lines = stale(&rulebook, checked.next());
    assert!(lines.is_sorted_by_key(|line| line.checked));
    let points = lines.iter().find(|line| line.id == "hsp-points-form").unwrap();
    assert!(points.statuses.contains(&"hsp-1-b".to_string()));
    assert!(text_stale(&lines, &PAGE).contains("https://www.moj.go.jp/isa/content/930001673.xls"));
}

// ── what changes ────────────────────────────────────────────────────────────────────────────

const DATED: &str = r#"
id    = "alpha"
title = { en = "Alpha", ja = "アルファ" }
from  = 2020-01-01
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "age"
text = { en = "Old enough", ja = "年齢" }
when = { fact = "person.age", at-least = [{ from = 2020-01-01, is = 18 }, { from = 2027-04-01, is = 20 }] }

[[criterion]]
id   = "pay"
text = { en = "Some pay", ja = "給与" }
when = { fact = "offer.pay", at-least = 100 }
until = 2027-03-31

[[criterion]]
id   = "pay"
text = { en = "More pay", ja = "高い給与" }
when = { fact = "offer.pay", at-least = 200 }
from = 2027-04-01

[[criterion]]
id   = "field"
text = { en = "An open field", ja = "受入れ分野" }
when = { fact = "offer.field.open", is = true }

[[benefit]]
id   = "gift"
text = { en = "A gift", ja = "贈り物" }
until = 2026-12-31
"#;

fn dated() -> RuleSet {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let read = |path: &str| fs::read_to_string(base.join(path)).unwrap();
    let list = read("lists/fields.toml").replace(
        "id   = \"baking\"\nen   = \"Baking\"\nja   = \"製パン\"\nopen = true",
        "id   = \"baking\"\nen   = \"Baking\"\nja   = \"製パン\"\nopen = [{ from = 2020-01-01, is = true }, { from = 2027-01-15, is = false }]",
    );
    let files = [
        ("sources.toml", read("sources.toml")),
        ("evidence.toml", read("evidence.toml")),
        ("doubts.toml", read("doubts.toml")),
        ("facts.toml", read("facts.toml")),
        ("lists/fields.toml", list),
        ("statuses/alpha.toml", DATED.to_string()),
    ];
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&files);
    assert!(rules.found.is_sound());
    rules
}

fn told(change: &RuleChange) -> (String, &str, ChangeKind, Vec<&str>) {
    let facts = change.facts.iter().map(|fact| fact.name.as_str()).collect();
    (change.on.to_string(), change.place.as_str(), change.kind, facts)
}

#[test]
fn changes_come_by_day_with_the_facts_they_depend_on() {
    let rules = dated();
    let found = changes(&rules.rulebook, day(2026, 11, 20), day(2027, 4, 1));
    let told: Vec<_> = found.iter().map(told).collect();
    let on = |day: &str| day.to_string();
    assert_eq!(
        told,
        [
            (on("2027-01-01"), "alpha/gift", ChangeKind::Ends, vec![]),
            (on("2027-01-15"), "fields/baking/open", ChangeKind::Changes, vec!["offer.field"]),
            (on("2027-04-01"), "alpha/age", ChangeKind::Changes, vec!["person.age"]),
            (on("2027-04-01"), "alpha/pay", ChangeKind::Changes, vec!["offer.pay"]),
        ]
    );
    let age = &found[2];
    let shown =
        |text: &Option<zairyu::internal::text::Text>| text.as_ref().map(|text| text.en.clone());
    assert_eq!((shown(&age.before), shown(&age.after)), (Some("18".into()), Some("20".into())));
    let pay = &found[3];
    assert_eq!(shown(&pay.before).as_deref(), Some("Some pay"));
    assert_eq!(shown(&pay.after).as_deref(), Some("More pay"));
    let text = text_changes(&found, &PAGE);
    assert!(text.contains("18 → 20") && text.contains("Age — person.age"), "{text}");
    assert!(text.contains("4 changes"), "{text}");
    let json = json_changes(&found, day(2026, 11, 20), day(2027, 4, 1));
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["changes"][1]["facts"][0], "offer.field");
    assert_eq!(json["changes"][1]["cite"][0], "law");
}

#[test]
fn what_is_not_confirmed_says_so() {
    let rules = dated();
    let found = changes(&rules.rulebook, day(2025, 12, 31), day(2026, 1, 1));
    let told: Vec<_> =
        found.iter().map(|change| (change.place.as_str(), change.unconfirmed)).collect();
    assert_eq!(told, [("fields/brewing/open", true)]);
    assert!(text_changes(&found, &PAGE).contains("→ no (not confirmed)"));
    let lines = unconfirmed(&rules.rulebook);
    assert_eq!(lines.len(), 1);
    assert_eq!(lines[0].doubt.as_ref().unwrap().id, "open");
}

/// The first day is that of the older law, the last that of the newer.
#[test]
fn the_first_day_is_out_and_the_last_is_in() {
    let rules = dated();
    let count = |from: Day, to: Day| changes(&rules.rulebook, from, to).len();
    assert_eq!(count(day(2027, 3, 31), day(2027, 4, 1)), 2);
    assert_eq!(count(day(2027, 4, 1), day(2027, 4, 2)), 0);
    assert_eq!(count(day(2027, 1, 15), day(2027, 3, 31)), 0);
}

/// Where nothing is said to change, the rules of both days judge alike: checked on the examples.
#[test]
fn days_without_a_change_judge_alike() {
    let rules = RuleSet::embedded();
    let days = [day(2026, 11, 20), day(2026, 12, 31), day(2027, 3, 31), day(2027, 4, 1)];
    let ran = zairyu::internal::prove::run_examples(&rules, None);
    for pair in days.windows(2) {
        let found = changes(&rules.rulebook, pair[0], pair[1]);
        let changed: BTreeSet<_> =
            found.iter().filter_map(|change| change.status.clone()).collect();
        // What stands in no status, such as a list, may touch any.
        let everywhere = found.iter().any(|change| change.status.is_none());
        let programs = [rules.rulebook.on(pair[0]), rules.rulebook.on(pair[1])];
        for case in ran.cases.iter().step_by(7) {
            let judged =
                programs.each_ref().map(|p| zairyu::internal::evaluate::evaluate(p, &case.facts));
            for id in rules.rulebook.status_ids() {
                let [before, after] = judged.each_ref().map(|judged| judged.outcome(id).verdict);
                let name = &rules.rulebook.status(id).id;
                assert!(
                    before == after
                        || everywhere
                        || changed.contains(name)
                        || ages(&case.facts, &rules),
                    "{name} between {} and {}",
                    pair[0],
                    pair[1]
                );
            }
        }
    }
}

/// True for a candidate of whom a day is known: time itself can change what comes out.
fn ages(facts: &zairyu::internal::facts::Facts, rules: &RuleSet) -> bool {
    let vocabulary = &rules.rulebook.vocabulary;
    vocabulary
        .iter()
        .any(|(id, fact)| fact.kind == zairyu::internal::facts::Kind::Date && facts.is_known(id))
}

#[test]
fn the_start_of_a_status_is_a_change() {
    let rulebook = RuleSet::embedded().rulebook;
    let found = changes(&rulebook, day(2026, 11, 20), day(2027, 4, 2));
    let start = found.iter().find(|change| change.place == "esd").unwrap();
    assert_eq!((start.on, start.kind), (day(2027, 4, 1), ChangeKind::Begins));
}

/// A made-up rule that hangs on a day which is the day looked at where it is not given, in each
/// kind of place; nothing in it begins or ends.
const HANGS: &str = r#"
id    = "alpha"
title = { en = "Alpha", ja = "アルファ" }
from  = 2020-01-01
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id      = "pay"
text    = { en = "Enough pay", ja = "給与" }
applies = { fact = "paper.handed-in", on-or-after = 2026-12-10 }
when    = { fact = "offer.pay", at-least = 100 }

[[criterion]]
id   = "age"
text = { en = "Old enough", ja = "年齢" }
when = { any = [{ fact = "person.age", at-least = 20 }, { all = [{ fact = "paper.late", is = false }, { fact = "person.age", at-least = 18 }] }] }

[[criterion]]
id   = "way"
text = { en = "One of two ways", ja = "いずれかの方法" }
when = { any = [
  { id = "old", text = { en = "The old way", ja = "旧方法" }, all = [{ fact = "paper.handed-in", on-or-before = 2027-01-31 }, { fact = "offer.pay", at-least = 5 }] },
  { id = "new", text = { en = "The new way", ja = "新方法" }, all = [{ fact = "paper.handed-in", over = 2027-01-31 }, { fact = "person.age", at-least = 5 }] },
] }

[[criterion]]
id      = "never"
text    = { en = "Of no concern", ja = "対象外" }
applies = { all = [{ fact = "paper.handed-in", under = 2020-01-01 }, { fact = "person.age", at-least = 1 }] }
when    = { any = [
  { id = "part", text = { en = "A part of it", ja = "その一部" }, all = [{ fact = "paper.handed-in", on-or-after = 2027-01-15 }, { fact = "person.age", at-least = 5 }] },
] }
"#;

const HANDED_IN: &str = r#"
["paper.handed-in"]
type     = "date"
label    = { en = "Handed in on", ja = "提出日" }
question = { en = "When?", ja = "いつですか。" }
follows  = { day = true }

["paper.late"]
type    = "yes-no"
label   = { en = "Late", ja = "遅い" }
follows = { when = { fact = "paper.handed-in", over = 2027-01-20 } }
cite      = [{ source = "law" }]
certainty = "primary"
"#;

fn hanging() -> RuleSet {
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let read = |path: &str| fs::read_to_string(base.join(path)).unwrap();
    let files = [
        ("sources.toml", read("sources.toml")),
        ("evidence.toml", read("evidence.toml")),
        ("doubts.toml", read("doubts.toml")),
        ("facts.toml", read("facts.toml") + HANDED_IN),
        ("lists/fields.toml", read("lists/fields.toml")),
        ("statuses/alpha.toml", HANGS.to_string()),
    ];
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&files);
    let found: Vec<_> = rules.found.iter().map(|found| found.message.en.clone()).collect();
    assert!(rules.found.is_sound(), "{found:?}");
    rules
}

#[test]
fn law_that_hangs_on_a_day_not_given_changes_with_the_day_looked_at() {
    let rules = hanging();
    let found = changes(&rules.rulebook, day(2026, 11, 20), day(2027, 4, 2));
    let found: Vec<_> =
        found.iter().filter(|change| change.status.as_deref() != Some("fields")).collect();
    let on = |day: &str| day.to_string();
    let told: Vec<_> = found.iter().map(|change| told(change)).collect();
    let lists = |place: &str| place.starts_with("fields/");
    let told: Vec<_> = told.into_iter().filter(|(_, place, ..)| !lists(place)).collect();
    assert_eq!(
        told,
        [
            (on("2026-12-10"), "alpha/pay", ChangeKind::Begins, vec!["offer.pay"]),
            (on("2027-01-21"), "alpha/age", ChangeKind::Changes, vec!["person.age"]),
            (on("2027-01-21"), "paper.late", ChangeKind::Changes, vec![]),
            (on("2027-02-01"), "alpha/way/old", ChangeKind::Ends, vec!["offer.pay"]),
            (on("2027-02-01"), "alpha/way/new", ChangeKind::Begins, vec!["person.age"]),
        ]
    );
    for change in found.iter().filter(|change| !lists(&change.place)) {
        let by: Vec<_> = change.by.iter().map(|fact| fact.name.as_str()).collect();
        assert_eq!(by, ["paper.handed-in"], "{}", change.place);
    }
    let late = found.iter().find(|change| change.place == "paper.late").unwrap();
    assert_eq!(late.after.as_ref().unwrap().en, "yes");
}

/// What the draft guideline says of filings from April 2027, and the fees of October 2026.
#[test]
fn permanent_residence_changes_with_the_day_of_filing() {
    let rulebook = RuleSet::embedded().rulebook;
    let mut found = changes(&rulebook, day(2026, 11, 20), day(2027, 4, 2));
    found.retain(|change| change.status.as_deref() == Some("permanent-resident"));
    assert!(found.len() > 5, "{found:?}");
    let on: BTreeSet<_> = found.iter().map(|change| change.on).collect();
    assert_eq!(on, BTreeSet::from([day(2027, 4, 1)]));
    for change in &found {
        assert!(change.by.iter().any(|fact| fact.name == "application.filed"), "{change:?}");
    }
    let fees = changes(&rulebook, day(2026, 9, 30), day(2026, 10, 1));
    let fee = |part: &str| {
        let place = format!("permanent-resident/fee/{part}");
        fees.iter().any(|change| {
            change.place.ends_with(part) && change.place.starts_with("permanent-resident")
                || change.place == place
        })
    };
    assert!(fee("fee-200000") && fee("fee-10000"));
}
