//! Exact turning days: of generated people of every status that can be held, day by day over three
//! years, nothing turns on a day that was not foreseen.

use super::people::{Choices, Random};
use proptest::prelude::*;
use std::sync::LazyLock;
use zairyu::internal::advise::{Bounds, turning_days, turns};
use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::compile::StatusId;
use zairyu::internal::evaluate::{Clocks, Cohort, Course};
use zairyu::internal::facts::{Facts, Kind, Later, Value};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::{FileId, Span};
use zairyu::internal::tries::{Life, spans};

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static BOUNDS: LazyLock<Bounds> = LazyLock::new(|| Bounds::of(&RULES.rulebook));

/// Dates and durations that come to matter within the time that is looked at.
fn timed(facts: &mut Facts, from: Day, random: &mut Random) {
    let vocabulary = &RULES.rulebook.vocabulary;
    for (id, fact) in vocabulary.iter().filter(|(_, fact)| !fact.attribute && !fact.follows) {
        let value = match fact.kind {
            Kind::Date if random.below(2) == 0 => {
                let years = i64::try_from(random.below(45)).unwrap();
                let day = (0..random.below(1200)).fold(from, |day, _| day.next());
                Value::Day(day.minus(Wait::new(years * 12, 0)))
            }
            Kind::Duration if random.below(3) > 0 => {
                let months = i64::try_from(random.below(130)).unwrap();
                Value::Wait(Wait::new(months, i64::try_from(random.below(31)).unwrap()))
            }
            _ => continue,
        };
        facts.set(vocabulary, id, &value);
    }
}

fn later(from: Day, random: &mut Random) -> Vec<Later> {
    let rulebook = &RULES.rulebook;
    let held = rulebook.permit.unwrap().held;
    let domain = rulebook.vocabulary.fact(held).kind.domain().unwrap();
    let count = rulebook.vocabulary.domain(domain).choices.len();
    let day = (0..=random.below(1000)).fold(from, |day, _| day.next());
    let choice = Value::Choice(i64::try_from(random.below(count)).unwrap());
    let span = Span::new(FileId::FIRST, 0..0);
    match random.below(3) {
        0 => vec![Later { day, facts: vec![(held, Some(choice))], span }],
        _ => Vec::new(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_turns_on_another_day(seed in any::<u64>(), known in 20_usize..95) {
        let rulebook = &RULES.rulebook;
        let random = &mut Random::new(seed);
        let from = (0..random.below(400)).fold(Day::new(2026, 4, 1).unwrap(), |day, _| day.next());
        let until = from.plus(Wait::new(36, 0));
        let statuses: Vec<StatusId> = rulebook.status_ids().collect();
        let program = rulebook.on(from);
        let choices = Choices::of(&program);
        let programs: Vec<_> = spans(rulebook, &statuses, from, Some(until)).collect();
        let mut cohorts: Vec<Cohort<'_, '_>> = programs.iter().map(Cohort::new).collect();
        let held = rulebook.permit.unwrap().held;
        let domain = rulebook.vocabulary.fact(held).kind.domain().unwrap();
        for choice in 0..rulebook.vocabulary.domain(domain).choices.len() {
            if random.below(6) > 0 {
                continue;
            }
            let mut facts = choices.person(&program, random, known);
            timed(&mut facts, from, random);
            let choice = Value::Choice(i64::try_from(choice).unwrap());
            facts.set(&rulebook.vocabulary, held, &choice);
            let as_of = (0..random.below(300)).fold(from, |day, _| day.previous());
            let later = later(from, random);
            let course = Course::new(&mut Clocks::new(rulebook), facts, Some(as_of), &later);
            let life = Life::of(rulebook, course.clone());
            let every = life.turns_in(&mut cohorts, &statuses, from, until);
            let found = turns(rulebook, &BOUNDS, &course, &mut cohorts, &statuses, (from, until));
            let days = turning_days(rulebook, &BOUNDS, &course, (from, until));
            for turn in &every {
                let name = &rulebook.status(turn.status).id;
                prop_assert!(days.contains(&turn.day), "{} on {}, as of {}", name, turn.day, as_of);
            }
            prop_assert_eq!(every, found);
        }
    }
}
