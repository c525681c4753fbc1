//! What adding a fact, reusing an assessment and filling in what is missing may do.

use super::people::{Choices, Random};
use super::summaries::particulars;
use proptest::prelude::*;
use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{ConditionId, StatusId};
use zairyu::internal::evaluate::{
    Assessment, Cohort, Gaps, LANES, One, Program, Verdict, conflicts, evaluate,
};
use zairyu::internal::facts::{FactId, Facts};
use zairyu::internal::rules::RuleSet;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

fn days() -> [Day; 3] {
    [(2026, 4, 12), (2026, 11, 20), (2027, 6, 1)].map(|(y, m, d)| Day::new(y, m, d).unwrap())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// A decided verdict stays, save a refusal that becomes "not in force".
fn stays(before: Verdict, after: Verdict) -> bool {
    before == Verdict::Undetermined
        || before == after
        || (before == Verdict::DoesNotQualify && after == Verdict::NotInForce)
}

fn check_growth(program: &Program<'_>, facts: &mut Facts, random: &mut Random) {
    let rulebook = program.rulebook();
    let choices = Choices::of(program);
    let mut before = evaluate(program, facts);
    for _ in 0..6 {
        let Some((id, value)) = choices.unknown(facts, random) else { return };
        // What follows from others may contradict them in ways that only trying out shows.
        if rulebook.vocabulary.fact(id).follows {
            continue;
        }
        let mut more = facts.clone();
        more.set_words(&rulebook.vocabulary, id, &value);
        if !conflicts(rulebook, program.day(), &more).is_empty() {
            continue;
        }
        let after = evaluate(program, &more);
        // Particulars outweigh a summary, and everything that hangs on it.
        let stands = |status: &StatusId| !particulars(rulebook, *status).contains(&id);
        for status in rulebook.status_ids().filter(stands) {
            let (old, new) = (before.outcome(status), after.outcome(status));
            let name = &rulebook.vocabulary.fact(id).name;
            assert!(stays(old.verdict, new.verdict), "{name}: {old:?} became {new:?}");
            assert!(stays(old.confirmed, new.confirmed), "{name}: {old:?} became {new:?}");
            let (wide, narrow) = (before.points(status), after.points(status));
            assert!(
                wide.min() <= narrow.min() && narrow.max() <= wide.max(),
                "{name} = {value:?}: {wide:?} became {narrow:?}"
            );
        }
        (*facts, before) = (more, after);
    }
}

/// The same came out for both: verdicts, points, truths and facts.
fn same(program: &Program<'_>, one: One<'_>, other: One<'_>) {
    let rulebook = program.rulebook();
    for status in rulebook.status_ids() {
        assert_eq!(one.outcome(status), other.outcome(status));
        assert_eq!(one.points(status), other.points(status));
        for item in program.items(status) {
            assert_eq!(one.item(item), other.item(item));
        }
    }
    for at in 0..rulebook.conditions.len() {
        let condition = ConditionId::at(at);
        if !program.left_out(condition) {
            assert_eq!(one.truth(condition), other.truth(condition));
        }
    }
    for (fact, _) in rulebook.vocabulary.iter() {
        assert_eq!(one.value(rulebook, fact), other.value(rulebook, fact));
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn a_fact_more_never_changes_a_decided_verdict(seed: u64, known in 0_usize..100, day in 0_usize..3) {
        let program = RULES.rulebook.on(days()[day]);
        let mut random = Random::new(seed);
        let mut facts = Choices::of(&program).person(&program, &mut random, known);
        if conflicts(&RULES.rulebook, program.day(), &facts).is_empty() {
            check_growth(&program, &mut facts, &mut random);
        } else {
            // Given facts that contradict each other are as good a start once the derived go.
            for (id, fact) in RULES.rulebook.vocabulary.iter() {
                if fact.follows {
                    facts.unset(&RULES.rulebook.vocabulary, id);
                }
            }
            check_growth(&program, &mut facts, &mut random);
        }
    }

    #[test]
    fn many_at_once_are_judged_as_each_alone(seed: u64, count in 1_usize..=LANES, day in 0_usize..3) {
        let program = RULES.rulebook.on(days()[day]);
        let choices = Choices::of(&program);
        let mut random = Random::new(seed);
        let mut cohort = Cohort::new(&program);
        for _ in 0..2 {
            let people: Vec<Facts> =
                (0..count).map(|lane| choices.person(&program, &mut random, lane * 2)).collect();
            cohort.clear();
            people.iter().enumerate().for_each(|(lane, facts)| cohort.take(lane, facts));
            cohort.judge();
            for (lane, facts) in people.iter().enumerate() {
                let alone = evaluate(&program, facts);
                same(&program, cohort.of(lane), alone.of(0));
            }
            for status in RULES.rulebook.status_ids() {
                let (mut all, mut one) = (Gaps::new(&RULES.rulebook), Gaps::new(&RULES.rulebook));
                cohort.gaps(status, !0, &mut all);
                for lane in 0..count {
                    one.clear();
                    program.gaps(cohort.of(lane), status, &mut one);
                    let of_lane = all.of_whom().filter(|(_, whom)| whom >> lane & 1 == 1);
                    let of_lane: Vec<_> = of_lane.map(|(fact, _)| fact).collect();
                    prop_assert_eq!(of_lane, one.facts().collect::<Vec<_>>());
                }
            }
        }
    }

    #[test]
    fn people_who_differ_in_some_facts_are_judged_as_each_alone(
        seed: u64,
        columns in 0_usize..100,
        day in 0_usize..3,
        whole: bool,
    ) {
        let some = [StatusId::at(0), RULES.rulebook.find_status("hsp-1-b").unwrap()];
        let program = match whole {
            true => RULES.rulebook.on(days()[day]),
            false => RULES.rulebook.on_for(days()[day], &some),
        };
        let choices = Choices::of(&program);
        let mut random = Random::new(seed);
        let vocabulary = &RULES.rulebook.vocabulary;
        let differ: Vec<FactId> = vocabulary
            .iter()
            .filter(|_| random.below(100) < columns)
            .map(|(fact, _)| fact)
            .collect();
        let mut cohort = Cohort::of_facts(&program, &differ);
        for round in 0..3 {
            cohort.clear();
            let mut people = Vec::new();
            for lane in 0..LANES / (round + 1) {
                let mut facts = choices.person(&program, &mut random, lane * 2);
                for (fact, _) in vocabulary.iter().filter(|(fact, _)| !differ.contains(fact)) {
                    facts.unset(vocabulary, fact);
                }
                cohort.take(lane, &facts);
                people.push(facts);
            }
            cohort.judge();
            for (lane, facts) in people.iter().enumerate() {
                let alone = evaluate(&program, facts);
                same(&program, cohort.of(lane), alone.of(0));
            }
        }
    }

    #[test]
    fn a_reused_assessment_holds_nothing_of_the_last_candidate(seed: u64, day in 0_usize..3) {
        let program = RULES.rulebook.on(days()[day]);
        let choices = Choices::of(&program);
        let mut random = Random::new(seed);
        let mut reused = Assessment::new(&RULES.rulebook);
        for known in [100, 40, 0, 80] {
            let facts = choices.person(&program, &mut random, known);
            program.assess(&facts, &mut reused);
            let fresh = evaluate(&program, &facts);
            for status in RULES.rulebook.status_ids() {
                prop_assert_eq!(reused.outcome(status), fresh.outcome(status));
                prop_assert_eq!(reused.points(status), fresh.points(status));
                let alone = RULES.rulebook.on_for(program.day(), &[status]);
                let alone = evaluate(&alone, &facts);
                prop_assert_eq!(alone.outcome(status), fresh.outcome(status));
            }
        }
    }

    #[test]
    fn what_is_missing_is_askable_open_and_runs_out(seed: u64, known in 0_usize..100) {
        let program = RULES.rulebook.on(days()[1]);
        let vocabulary = &RULES.rulebook.vocabulary;
        let choices = Choices::of(&program);
        let mut random = Random::new(seed);
        let start = choices.person(&program, &mut random, known);
        for status in RULES.rulebook.status_ids() {
            let mut facts = start.clone();
            for _ in 0..vocabulary.len() {
                let assessment = evaluate(&program, &facts);
                let mut gaps = Gaps::new(&RULES.rulebook);
                program.gaps(&assessment, status, &mut gaps);
                let open = assessment.outcome(status).verdict == Verdict::Undetermined;
                let asked: Vec<_> = gaps.facts().collect();
                prop_assert!(open || asked.is_empty());
                for id in &asked {
                    prop_assert!(!facts.is_known(*id), "{} is known", vocabulary.fact(*id).name);
                    prop_assert!(vocabulary.fact(*id).question.is_some());
                }
                let Some(id) = asked.first() else {
                    let settled = gaps.doubts().next().is_some() || !assessment.outcome(status).recorded;
                    let told = settled || unrecorded(assessment.of(0));
                    prop_assert!(!open || told, "nothing to ask: {}", unknown(status, assessment.of(0)));
                    break;
                };
                answer(&choices, &mut facts, *id, &mut random);
            }
        }
    }
}

/// True where a list does not say of a row that was given what it says of others: nobody can be
/// asked for that.
fn unrecorded(one: zairyu::internal::evaluate::One<'_>) -> bool {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut attributes = vocabulary.iter().filter(|(_, fact)| fact.attribute);
    attributes.any(|(id, fact)| {
        let row = fact.name.rsplit_once('.').and_then(|(of, _)| vocabulary.find(of));
        !one.is_known(id) && row.is_some_and(|row| one.is_known(row))
    })
}

/// The criteria of a status on which nothing is known.
fn unknown(
    status: zairyu::internal::compile::StatusId,
    one: zairyu::internal::evaluate::One<'_>,
) -> String {
    let entry = RULES.rulebook.status(status);
    let routes = entry.routes.iter().flat_map(|route| route.criteria.clone());
    let all = entry.criteria.clone().chain(routes).map(zairyu::internal::compile::CriterionId::at);
    let open = all.filter(|id| one.criterion(*id).as_read().is_none());
    let names = open.map(|id| RULES.rulebook.criterion(id).id.as_str());
    format!("{}: {}", entry.id, names.collect::<Vec<_>>().join(", "))
}

/// Any value for one fact; a set is given as empty.
fn answer(
    choices: &Choices,
    facts: &mut Facts,
    id: zairyu::internal::facts::FactId,
    random: &mut Random,
) {
    let vocabulary = &RULES.rulebook.vocabulary;
    match choices.value(id, random) {
        Some(value) => facts.set_words(vocabulary, id, &value),
        None => facts.set(vocabulary, id, &zairyu::internal::facts::Value::Set(Vec::new())),
    }
}
