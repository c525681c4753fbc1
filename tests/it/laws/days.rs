//! Days as lanes: one program judges 64 days at once as a program laid out for each of them
//! judges it alone; and the days on which something turns are those on which it does.

use super::dated::rules;
use super::people::{Choices, Random};
use proptest::prelude::*;
use std::sync::LazyLock;
use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::compile::{ConditionId, CriterionId, Rulebook, StatusId};
use zairyu::internal::evaluate::{Assessment, Finding, Gaps, One, Program, carry, evaluate};
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::tries::{Life, Stand, StatusTurn, spans};

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn later(day: Day, days: usize) -> Day {
    (0..days).fold(day, |day, _| day.next())
}

/// Everything that came out is the same for both, on the day of the second program.
fn same(program: &Program<'_>, lane: One<'_>, alone: One<'_>) {
    let (rulebook, day) = (program.rulebook(), program.day());
    for status in program.statuses() {
        let name = &rulebook.status(*status).id;
        assert_eq!(lane.outcome(*status), alone.outcome(*status), "{name} on {day}");
        assert_eq!(lane.points(*status), alone.points(*status), "{name} on {day}");
        for item in program.items(*status) {
            let name = &rulebook.item(item).id;
            assert_eq!(lane.item(item), alone.item(item), "{name} on {day}");
            assert_eq!(program.awarded(lane, item), program.awarded(alone, item));
        }
        for (id, _) in program.criteria(*status) {
            assert_eq!(lane.criterion(id), alone.criterion(id), "{name} on {day}");
        }
        let (mut of_lane, mut of_alone) = (Gaps::new(rulebook), Gaps::new(rulebook));
        program.gaps(lane, *status, &mut of_lane);
        program.gaps(alone, *status, &mut of_alone);
        assert!(of_lane.facts().eq(of_alone.facts()), "{name} on {day}");
        assert!(of_lane.doubts().eq(of_alone.doubts()), "{name} on {day}");
        assert_eq!(program.unconfirmed(lane, *status), program.unconfirmed(alone, *status));
    }
    for condition in (0..rulebook.conditions.len()).map(ConditionId::at) {
        if !program.left_out(condition) {
            assert_eq!(lane.truth(condition), alone.truth(condition), "on {day}");
        }
    }
    for fact in program.inputs() {
        let name = &rulebook.vocabulary.fact(fact).name;
        assert_eq!(lane.value(rulebook, fact), alone.value(rulebook, fact), "{name} on {day}");
    }
}

/// Judges every day of a span as lanes and alone, and finds the turns in both ways.
fn check(rulebook: &Rulebook, statuses: &[StatusId], facts: &Facts, as_of: Day, span: (Day, Day)) {
    let life = Life::new(rulebook, facts.clone(), Some(as_of));
    let (mut day, mut turns) = (span.0, Vec::new());
    let mut before: Option<Vec<(Stand, Findings)>> = None;
    life.walk(statuses, span.0, span.1, |seen| {
        assert_eq!(seen.day, day);
        let program = rulebook.on_for(day, statuses);
        assert!(program.same_rules(seen.program) && seen.program.days().holds(day));
        assert_eq!(program.days(), seen.program.days());
        let mut carried = facts.clone();
        let whole = carry(rulebook, &mut carried, as_of, day);
        assert_eq!(whole, life.reaches(day));
        let assessment = evaluate(&program, &carried);
        same(&program, seen.one, assessment.of(0));
        let now: Vec<_> = statuses.iter().map(|id| stand(&program, &assessment, *id)).collect();
        if let Some(before) = before.take() {
            turns.extend(changes(day, statuses, &before, &now));
        }
        before = Some(now);
        day = day.next();
    });
    assert_eq!(day, span.1.next());
    assert_eq!(life.turns(statuses, span.0, span.1), turns);
}

/// Moves some of the dates known of somebody so that years are full, or a day comes, while she is
/// looked at.
fn anniversaries(facts: &mut Facts, rulebook: &Rulebook, from: Day, random: &mut Random) {
    let vocabulary = &rulebook.vocabulary;
    for (name, years) in [("p.began", [1, 2, 3]), ("p.born", [18, 20, 30]), ("p.end", [0, 0, 0])] {
        let fact = vocabulary.find(name).unwrap();
        if facts.is_known(fact) && random.below(3) > 0 {
            let back = Wait::new(years[random.below(3)] * 12, 0);
            let day = later(from, random.below(200)).minus(back);
            facts.set(vocabulary, fact, &Value::Day(day));
        }
    }
}

type Findings = Vec<(CriterionId, Finding)>;

fn stand(program: &Program<'_>, assessment: &Assessment, id: StatusId) -> (Stand, Findings) {
    let one = assessment.of(0);
    let criteria = program.criteria(id).map(|(id, _)| id);
    let finding = |id: CriterionId| one.finding(id, program.rulebook().criterion(id));
    (Stand::of(one, id), criteria.map(|id| (id, finding(id))).collect())
}

fn changes(
    day: Day,
    statuses: &[StatusId],
    before: &[(Stand, Findings)],
    after: &[(Stand, Findings)],
) -> Vec<StatusTurn> {
    let mut turns = Vec::new();
    for (status, (before, after)) in statuses.iter().zip(before.iter().zip(after)) {
        let all = before.1.iter().chain(&after.1);
        let other = all.filter(|entry| !before.1.contains(entry) || !after.1.contains(entry));
        let mut criteria: Vec<CriterionId> = other.map(|(id, _)| *id).collect();
        criteria.sort_unstable();
        criteria.dedup();
        if before.0 != after.0 || !criteria.is_empty() {
            let (status, before, after) = (*status, before.0, after.0);
            turns.push(StatusTurn { day, status, before, after, criteria });
        }
    }
    turns
}

proptest! {
    #![proptest_config(config(6))]

    /// All statuses of the embedded rules, across days on which they turn.
    #[test]
    fn days_of_the_embedded_rules_are_judged_as_each_alone(
        seed: u64, known in 0_usize..101, days in 40_usize..100, back in 0_usize..100,
    ) {
        let rulebook = &RULES.rulebook;
        let mut random = Random::new(seed);
        let turns = rulebook.turning_days();
        let recent: Vec<Day> =
            turns.into_iter().filter(|day| day.parts().0 >= 2023).collect();
        let turn = recent[random.below(recent.len())];
        let from = (0..back % days).fold(turn, |day, _| day.previous());
        let program = rulebook.on(from);
        let facts = Choices::of(&program).person(&program, &mut random, known);
        let as_of = later(from, random.below(30));
        let all: Vec<StatusId> = rulebook.status_ids().collect();
        check(rulebook, &all, &facts, as_of, (from, later(from, days)));
    }
}

proptest! {
    #![proptest_config(config(100))]

    /// Generated rules: guards, routes, tables, counts, dated values, facts that follow from the
    /// day, from dates and from each other, durations that grow.
    #[test]
    fn days_of_generated_rules_are_judged_as_each_alone(seed: u64, days in 1_usize..200) {
        let mut random = Random::new(seed);
        let rules = rules(&mut random);
        let rulebook = &rules.rulebook;
        let from = later(Day::new(2026, 3, 20).unwrap(), random.below(120));
        let program = rulebook.on(from);
        let choices = Choices::of(&program);
        let all: Vec<StatusId> = rulebook.status_ids().collect();
        for known in [90, 60, 30] {
            let mut facts = choices.person(&program, &mut random, known);
            anniversaries(&mut facts, rulebook, from, &mut random);
            let as_of = later(from, random.below(40));
            check(rulebook, &all, &facts, as_of, (from, later(from, days)));
        }
    }

    /// The days for which a program is laid out end where another one would differ, or at a date
    /// that the rules name.
    #[test]
    fn spans_follow_each_other_without_a_gap(seed: u64) {
        let mut random = Random::new(seed);
        let rules = rules(&mut random);
        let rulebook = &rules.rulebook;
        let all: Vec<StatusId> = rulebook.status_ids().collect();
        let turning = rulebook.turning_days();
        let mut next = Day::new(2026, 1, 1).unwrap();
        for program in spans(rulebook, &all, next, None) {
            prop_assert_eq!(program.day(), next);
            let days = program.days();
            prop_assert!(days.holds(next));
            prop_assert!(days.from.is_none_or(|from| turning.contains(&from)));
            let Some(until) = days.until else { return Ok(()) };
            prop_assert!(turning.contains(&until.next()));
            next = until.next();
        }
        prop_assert!(false, "the last span has no end");
    }
}
