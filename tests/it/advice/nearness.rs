//! How near statuses are: on an invented rule set, and on the real rules.

use super::nonsense::example;
use std::collections::BTreeSet;
use zairyu::internal::advise::{Nearness, NearnessRoom};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{ConditionKind, Rulebook, Through};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::facts::{FactId, Facts, Kind, Value, value_of};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = "[law]\ntitle = { en = \"Law\", ja = \"法\" }\nkind = \"act\"\nurl = \"https://example.com\"\nchecked = 2026-11-01\n";

fn fact(name: &str, lever: &str) -> String {
    format!(
        "[\"{name}\"]\ntype = \"yes-no\"\nlabel = {{ en = \"x\", ja = \"事\" }}\nquestion = {{ en = \"x?\", ja = \"事\" }}\nlever = {{ {lever} }}\n"
    )
}

fn status(id: &str, facts: &[&str]) -> String {
    let criteria = facts.iter().enumerate().map(|(at, fact)| {
        format!(
            "[[criterion]]\nid = \"c{at}\"\ntext = {{ en = \"t\", ja = \"文\" }}\nwhen = {{ fact = \"{fact}\", is = true }}\n"
        )
    });
    let criteria: String = criteria.collect();
    format!(
        "id = \"{id}\"\ntitle = {{ en = \"S\", ja = \"資格\" }}\ncertainty = \"primary\"\ncite = [{{ source = \"law\" }}]\n{criteria}"
    )
}

/// How near two statuses are: one that asks for two tests, and one that asks for a test and for what
/// nobody can change.
fn near(given: &[(&str, bool)]) -> (Nearness, Nearness) {
    let tests = "who = \"candidate\", kind = \"test\", way = \"yes\", effort = \"low\"";
    let vocabulary =
        fact("p.one", tests) + &fact("p.two", tests) + &fact("p.born", "who = \"nobody\"");
    let (a, b) = (status("a", &["p.one", "p.two"]), status("b", &["p.one", "p.born"]));
    let rules = RuleSet::new(&[
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "facts.toml", text: &vocabulary },
        RuleFile { path: "statuses/a.toml", text: &a },
        RuleFile { path: "statuses/b.toml", text: &b },
    ]);
    assert!(rules.found.is_sound(), "{:?}", rules.found);
    let rulebook = &rules.rulebook;
    let mut facts = Facts::new(&rulebook.vocabulary);
    for (name, yes) in given {
        let id = rulebook.vocabulary.find(name).unwrap();
        facts.set(&rulebook.vocabulary, id, &Value::YesNo(*yes));
    }
    let program = rulebook.on(Day::new(2026, 11, 20).unwrap());
    let assessment = evaluate(&program, &facts);
    let near = NearnessRoom::new(&program, &facts, assessment.of(0));
    let of = |id: &str| near.of(assessment.of(0), rulebook.find_status(id).unwrap());
    (of("a"), of("b"))
}

#[test]
fn an_honest_no_never_fares_worse_than_not_knowing() {
    let facts = ["p.one", "p.two", "p.born"];
    for known in 0..3_usize.pow(3) {
        let answer = |at: usize| match known / 3_usize.pow(u32::try_from(at).unwrap()) % 3 {
            0 => None,
            1 => Some(false),
            _ => Some(true),
        };
        let given: Vec<(&str, bool)> =
            facts.iter().enumerate().filter_map(|(at, name)| Some((*name, answer(at)?))).collect();
        for denied in given.iter().filter(|(_, yes)| !yes) {
            let open: Vec<(&str, bool)> =
                given.iter().copied().filter(|entry| entry != denied).collect();
            let (said, unsaid) = (near(&given), near(&open));
            assert!(said.0 <= unsaid.0 && said.1 <= unsaid.1, "{given:?}");
        }
    }
}

#[test]
fn what_can_be_changed_is_nearer_than_what_cannot() {
    let (a, b) = near(&[("p.one", true), ("p.two", false), ("p.born", false)]);
    assert!(a < b);
    let (a, b) = near(&[("p.one", false), ("p.two", false), ("p.born", false)]);
    assert!(a < b);
    // What is met comes first.
    let (a, b) = near(&[("p.one", true), ("p.two", false), ("p.born", true)]);
    assert!(b < a);
}

/// How near every status is, in the order of the rules.
fn all_near(rulebook: &Rulebook, facts: &Facts) -> Vec<Nearness> {
    let program = rulebook.on(Day::new(2026, 11, 20).unwrap());
    let assessment = evaluate(&program, facts);
    let near = NearnessRoom::new(&program, facts, assessment.of(0));
    rulebook.status_ids().map(|status| near.of(assessment.of(0), status)).collect()
}

/// Facts that stand for something else as long as nobody speaks of them.
fn summed_up(rulebook: &Rulebook) -> BTreeSet<FactId> {
    let of = rulebook.conditions.iter().filter_map(|condition| match condition.kind {
        ConditionKind::SummedUp([of, _]) => Some(of),
        _ => None,
    });
    rulebook.facts_behind(rulebook.condition_reads(of), Through::Everything)
}

/// Facts that are not usual, denied or taken for the least: an answer against one.
fn denials(rulebook: &Rulebook) -> Vec<(FactId, Value)> {
    let summed_up = summed_up(rulebook);
    let facts = rulebook.vocabulary.iter().filter(|(id, fact)| {
        let about = rulebook.about(*id);
        !summed_up.contains(id) && about.usual.is_none() && fact.question.is_some() && !fact.follows
    });
    let least = facts.filter_map(|(id, fact)| {
        let value = match fact.kind {
            Kind::YesNo => Value::YesNo(false),
            Kind::Scale(_) | Kind::Count | Kind::Yen => value_of(fact.kind, 0)?,
            _ => return None,
        };
        Some((id, value))
    });
    least.collect()
}

/// Every answer that says no, put to people of whom little or much is known.
#[test]
fn an_honest_no_never_fares_worse_on_the_real_rules() {
    let rules = RuleSet::embedded();
    let rulebook = &rules.rulebook;
    let mut compared = 0;
    for name in ["care-worker", "engineer", "founder"] {
        let mut facts = example(rulebook, name, &[]);
        for (at, (fact, no)) in denials(rulebook).into_iter().enumerate() {
            if at % 2 == 1 || facts.is_known(fact) {
                continue;
            }
            let before = all_near(rulebook, &facts);
            let mut said = facts.clone();
            said.set(&rulebook.vocabulary, fact, &no);
            for ((status, before), after) in
                rulebook.status_ids().zip(before).zip(all_near(rulebook, &said))
            {
                let (status, fact) = (rulebook.status(status), rulebook.vocabulary.fact(fact));
                assert!(
                    after <= before,
                    "{name} {} {}: {after:?} {before:?}",
                    status.id,
                    fact.name
                );
                compared += 1;
            }
            // Some stay said, so that people are known more and more.
            if at % 6 == 0 {
                facts = said;
            }
        }
    }
    assert!(compared > 5_000, "{compared}");
}

/// The statuses of an example, nearest first.
fn nearest(name: &str, set: &[&str]) -> Vec<String> {
    let rules = RuleSet::embedded();
    let rulebook = &rules.rulebook;
    let near = all_near(rulebook, &example(rulebook, name, set));
    let mut statuses: Vec<_> = rulebook.status_ids().zip(near).collect();
    statuses.sort_by_key(|(_, near)| *near);
    statuses.into_iter().map(|(id, _)| rulebook.status(id).id.clone()).collect()
}

/// The place of a status among those of an example.
fn place(order: &[String], id: &str) -> usize {
    order.iter().position(|other| other == id).unwrap()
}

#[test]
fn what_somebody_chose_to_do_comes_first() {
    let care = nearest("care-worker", &[]);
    assert!(place(&care, "nursing-care") < place(&care, "epa-candidate"), "{care:?}");
    assert!(place(&care, "nursing-care") < place(&care, "epa-licensed"), "{care:?}");
    assert!(place(&care, "nursing-care") < 4, "{care:?}");
    let engineer = nearest("engineer", &[]);
    assert!(place(&engineer, "engineer-humanities-international") < 3, "{engineer:?}");
    let founder = nearest("founder", &[]);
    assert!(place(&founder, "business-manager") < 2, "{founder:?}");
}

#[test]
fn what_is_held_comes_before_what_is_not() {
    let held = nearest("engineer", &["person.in-japan=yes", "person.status=researcher"]);
    assert!(place(&held, "researcher") < place(&held, "instructor"), "{held:?}");
}
