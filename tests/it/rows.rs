//! Rows of lists that begin or end: outside its days a choice is no value, which is told, and
//! what depends on it is unknown.

use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Code;
use zairyu::internal::evaluate::{Cohort, Verdict, evaluate};
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;
use zairyu::{Case, Rules};

const ROWS: &str = r#"
[[row]]
id    = "malting"
en    = "Malting"
ja    = "製麦"
from  = 2020-01-01
until = 2026-12-31
open  = true
"#;

const MORE: &str = r#"
[[criterion]]
id   = "malt"
text = { en = "Malting", ja = "製麦" }
when = { fact = "offer.field", is = "malting" }

[[criterion]]
id   = "known"
text = { en = "Malting is known", ja = "製麦の経験" }
when = { not = { fact = "person.fields", has = "malting" } }
"#;

const FACTS: &str = r#"
["person.fields"]
type = "set"
list = "fields"
label = { en = "Fields", ja = "分野" }
question = { en = "Which fields?", ja = "どの分野ですか。" }
"#;

fn files() -> [(&'static str, String); 6] {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    [
        ("sources.toml", read("sources.toml")),
        ("evidence.toml", read("evidence.toml")),
        ("doubts.toml", read("doubts.toml")),
        ("facts.toml", read("facts.toml") + FACTS),
        ("lists/fields.toml", read("lists/fields.toml") + ROWS),
        ("statuses/alpha.toml", read("statuses/alpha.toml") + MORE),
    ]
}

fn rules() -> RuleSet {
    let files = files();
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&files);
    assert!(rules.found.is_sound());
    rules
}

const DAYS: [((i64, i64, i64), bool); 4] =
    [((2019, 12, 31), false), ((2020, 1, 1), true), ((2026, 12, 31), true), ((2027, 1, 1), false)];

#[test]
fn a_choice_outside_its_days_is_no_value() {
    let rules = rules();
    let rulebook = &rules.rulebook;
    let vocabulary = &rulebook.vocabulary;
    let find = |name: &str| vocabulary.find(name).unwrap();
    let criterion = |id: &str| {
        let at = rulebook.criteria.iter().position(|criterion| criterion.id == id).unwrap();
        zairyu::internal::compile::CriterionId::at(at)
    };
    let mut facts = Facts::new(vocabulary);
    facts.set(vocabulary, find("offer.field"), &Value::Choice(2));
    facts.set(vocabulary, find("person.fields"), &Value::Set(vec![0, 2]));
    for ((year, month, day), stands) in DAYS {
        let on = Day::new(year, month, day).unwrap();
        let program = rulebook.on(on);
        let assessment = evaluate(&program, &facts);
        let one = assessment.of(0);
        let truth = |id: &str| one.criterion(criterion(id)).as_read();
        assert_eq!(truth("malt"), stands.then_some(true), "{on}");
        assert_eq!(truth("known"), stands.then_some(false), "{on}");
        assert_eq!(truth("field"), stands.then_some(true), "{on}");
        // Given all the same: nobody is asked for it again.
        assert!(one.is_given(find("offer.field")));
        let told: Vec<Code> = rulebook.apart(&facts, on).iter().map(|found| found.code).collect();
        let wanted = if stands { Vec::new() } else { vec![Code::NotOfDay; 2] };
        assert_eq!(told, wanted, "{on}");

        let mut cohort = Cohort::new(&program);
        cohort.take(0, &Facts::new(vocabulary));
        cohort.take(63, &facts);
        cohort.judge();
        assert_eq!(cohort.of(63).criterion(criterion("malt")).as_read(), truth("malt"), "{on}");
        let status = rulebook.find_status("alpha").unwrap();
        let verdict = match (rulebook.status(status).from > Some(on), stands) {
            (true, _) => Verdict::NotInForce,
            (false, true) => Verdict::DoesNotQualify,
            (false, false) => Verdict::Undetermined,
        };
        assert_eq!(cohort.of(63).outcome(status).verdict, verdict, "{on}");
    }
}

#[test]
fn the_days_of_rows_are_days_on_which_rules_turn() {
    let days = rules().rulebook.turning_days();
    for day in [(2020, 1, 1), (2027, 1, 1)] {
        assert!(days.contains(&Day::new(day.0, day.1, day.2).unwrap()), "{days:?}");
    }
}

/// A program serves many days at once: none on which another row is a value.
#[test]
fn rules_of_a_day_end_with_the_days_of_a_row() {
    let rules = rules();
    let day = |year, month, day| Day::new(year, month, day).unwrap();
    for (on, other) in [
        (day(2019, 12, 31), day(2020, 1, 1)),
        (day(2026, 12, 31), day(2027, 1, 1)),
        (day(2027, 1, 1), day(2026, 12, 31)),
    ] {
        let days = rules.rulebook.on_whole(on).days();
        assert!(days.holds(on) && !days.holds(other), "{on} serves {other}");
    }
}

/// What is none on the day is not offered; who gives it all the same is told.
#[test]
fn a_choice_outside_its_days_is_not_offered() {
    let files = files();
    let rules = Rules::read(files.iter().map(|(path, text)| (*path, text.as_str()))).unwrap();
    let offered = |(year, month, day): (i64, i64, i64)| {
        let on = Day::new(year, month, day).unwrap();
        let mut interview = rules.interview(&Case::new(&rules), on, &["alpha"]).unwrap();
        while let Some(question) = interview.question() {
            if question.id == "offer.field" {
                return question.choices.iter().map(|choice| choice.id.clone()).collect();
            }
            interview.skip(&question);
        }
        Vec::new()
    };
    for (day, stands) in DAYS.into_iter().skip(1) {
        let mut wanted = vec!["baking", "brewing"];
        wanted.extend(stands.then_some("malting"));
        assert_eq!(offered(day), wanted, "{day:?}");
    }
}
