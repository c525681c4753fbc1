//! What advice must not say: each piece of nonsense that a first attempt said.

use std::fs;
use std::path::Path;
use zairyu::internal::advise::{Advised, ChangeSet, Inquiry, MOST, StatusAdvice, Wish, advise};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::Rulebook;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::facts::{Facts, read_case, set_facts};
use zairyu::internal::load::{Topic, Who};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

pub fn example(rulebook: &Rulebook, name: &str, set: &[&str]) -> Facts {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let tree = parse_toml(&sources, file, &mut found);
    let mut case = read_case(&rulebook.vocabulary, &tree, &mut found);
    let set: Vec<String> = set.iter().map(ToString::to_string).collect();
    set_facts(&rulebook.vocabulary, &mut case, &set, &mut sources, &mut found);
    assert!(found.is_sound(), "{found:?}");
    case.facts
}

fn advised(rulebook: &Rulebook, facts: &Facts, statuses: &[&str]) -> Advised {
    let named = statuses.iter().map(|id| rulebook.find_status(id).unwrap());
    let inquiry = Inquiry {
        on: Day::new(2026, 11, 20).unwrap(),
        statuses: if statuses.is_empty() {
            rulebook.status_ids().collect()
        } else {
            named.collect()
        },
        wish: Wish::default(),
        vary: None,
        most: MOST,
    };
    advise(rulebook, facts, &inquiry)
}

fn names<'r>(rulebook: &'r Rulebook, set: &ChangeSet) -> Vec<&'r str> {
    set.changes.iter().map(|change| rulebook.vocabulary.fact(change.fact).name.as_str()).collect()
}

/// Somebody of each of the examples, with all statuses.
fn everything(check: impl Fn(&Rulebook, &StatusAdvice)) {
    let rules = RuleSet::embedded();
    for name in ["engineer", "care-worker", "factory-trainee", "founder", "permanent", "researcher"]
    {
        let facts = example(&rules.rulebook, name, &[]);
        advised(&rules.rulebook, &facts, &[])
            .statuses
            .iter()
            .for_each(|of| check(&rules.rulebook, of));
    }
}

#[test]
fn nobody_is_advised_a_job_a_degree_a_marriage_or_a_prize_unasked() {
    everything(|_, advice| {
        for change in advice.sets.iter().flat_map(|set| &set.changes) {
            assert!(change.topic.is_plain() && change.topic != Topic::Move);
            assert!(change.who != Who::Nobody);
        }
    });
}

#[test]
fn nothing_is_found_out_that_opens_a_way_by_itself() {
    let alone = [
        "person.child-of",
        "person.unavoidable-transfer",
        "person.points-one-year-ago",
        "person.points-three-years-ago",
        "person.born-in-japan",
    ];
    everything(|rulebook, advice| {
        for set in &advice.sets {
            for fact in &set.find_out {
                let name = rulebook.vocabulary.fact(*fact).name.as_str();
                assert!(!alone.contains(&name), "{name}");
            }
        }
    });
}

#[test]
fn every_set_holds_up_and_needs_all_of_its_changes() {
    everything(|rulebook, advice| {
        for set in &advice.sets {
            use zairyu::internal::evaluate::Verdict;
            let verdict = set.stand.outcome.verdict;
            assert!(matches!(verdict, Verdict::Qualifies | Verdict::Undetermined));
            let part = |other: &ChangeSet| {
                other.changes.len() < set.changes.len()
                    && other.changes.iter().all(|change| set.changes.contains(change))
            };
            assert!(!advice.sets.iter().any(part), "{:?}", names(rulebook, set));
        }
    });
}

#[test]
fn a_cheaper_test_comes_before_a_large_raise() {
    let rules = RuleSet::embedded();
    let rulebook = &rules.rulebook;
    let facts = example(rulebook, "engineer", &["person.jlpt=n3", "offer.annual-salary=5000000"]);
    let advised = advised(rulebook, &facts, &["hsp-1-b"]);
    let sets: Vec<Vec<&str>> =
        advised.statuses[0].sets.iter().map(|set| names(rulebook, set)).collect();
    assert!(!sets.is_empty());
    let raise = sets.iter().position(|set| set.contains(&"offer.annual-salary"));
    let test = sets.iter().position(|set| set == &["person.jlpt"] || set == &["person.bjt"]);
    if let (Some(raise), Some(test)) = (raise, test) {
        assert!(test < raise, "{sets:?}");
    }
}

#[test]
fn a_test_that_nobody_spoke_of_was_not_taken() {
    everything(|rulebook, advice| {
        for set in &advice.sets {
            assert!(
                !set.find_out
                    .iter()
                    .any(|fact| { rulebook.vocabulary.fact(*fact).name == "person.bjt" })
            );
        }
    });
}

/// What is a whole sentence is told in a line of its own.
#[test]
fn no_sentence_is_strung_to_another_with_a_comma() {
    for (command, more) in
        [("plan", ["--to", "permanent-resident"]), ("advise", ["--status", "permanent-resident"])]
    {
        for language in ["en", "ja"] {
            let out = std::process::Command::new(env!("CARGO_BIN_EXE_zairyu"))
                .args([
                    command,
                    "examples/permanent.toml",
                    "--on",
                    "2027-05-01",
                    "--lang",
                    language,
                ])
                .args(more)
                .args(["--set", "application.filed=2027-05-01"])
                .args(["--set", "person.first-pr-filing=yes", "--format", "markdown"])
                .output()
                .unwrap();
            let text = String::from_utf8(out.stdout).unwrap();
            assert!(text.contains("average") || text.contains("平均"), "{text}");
            assert!(
                !text.contains("。、") && !text.contains("., "),
                "{command} {language}: {text}"
            );
        }
    }
}
