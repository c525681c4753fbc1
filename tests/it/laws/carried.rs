//! Durations carried from the day of a case to another day are counted by the calendar.

use super::calendar::{day, wait};
use proptest::prelude::*;
use std::sync::LazyLock;
use zairyu::internal::calendar::{Day, Wait, read_day, read_wait};
use zairyu::internal::evaluate::{Finding, carry, evaluate};
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::rules::RuleSet;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

/// Somebody who holds a status and has so long of something that grows with it.
fn held(status: &str, fact: &str, wait: Wait) -> Facts {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut facts = Facts::new(vocabulary);
    let holds = vocabulary.find("person.status").unwrap();
    let domain = vocabulary.fact(holds).kind.domain().unwrap();
    let choices = &vocabulary.domain(domain).choices;
    let at = choices.iter().position(|choice| choice.id == status).unwrap();
    facts.set(vocabulary, holds, &Value::Choice(i64::try_from(at).unwrap()));
    facts.set(vocabulary, vocabulary.find(fact).unwrap(), &Value::Wait(wait));
    facts
}

fn carried(status: &str, fact: &str, wait: Wait, from: Day, to: Day) -> Wait {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut facts = held(status, fact, wait);
    carry(&RULES.rulebook, &mut facts, from, to);
    match facts.get(vocabulary, vocabulary.find(fact).unwrap()) {
        Some(Value::Wait(wait)) => wait,
        other => panic!("{other:?}"),
    }
}

fn ssw(wait: &str, from: &str, to: &str) -> String {
    let wait = read_wait(wait).unwrap();
    let (from, to) = (read_day(from).unwrap(), read_day(to).unwrap());
    carried("ssw-1", "person.ssw-1-time", wait, from, to).to_string()
}

#[test]
fn a_month_of_28_days_is_full_after_28_days() {
    assert_eq!(ssw("4y11m20d", "2027-02-10", "2027-02-10"), "4y11m20d");
    assert_eq!(ssw("4y11m20d", "2027-02-10", "2027-02-11"), "4y11m21d");
    assert_eq!(ssw("4y11m20d", "2027-02-10", "2027-02-17"), "4y11m27d");
    assert_eq!(ssw("4y11m20d", "2027-02-10", "2027-02-18"), "5y");
    assert_eq!(ssw("4y11m20d", "2026-11-10", "2026-11-20"), "5y");
    assert_eq!(ssw("0d", "2027-01-31", "2027-02-28"), "28d");
    assert_eq!(ssw("0d", "2027-01-31", "2027-03-01"), "1m");
}

#[test]
fn a_limit_of_stay_is_reached_on_the_day_of_the_calendar() {
    let ssw = RULES.rulebook.find_status("ssw-1").unwrap();
    let finding = |to: &str| {
        let (from, to) = (read_day("2027-02-10").unwrap(), read_day(to).unwrap());
        let mut facts = held("ssw-1", "person.ssw-1-time", read_wait("4y11m20d").unwrap());
        carry(&RULES.rulebook, &mut facts, from, to);
        let program = RULES.rulebook.on_for(to, &[ssw]);
        let stay = program
            .criteria(ssw)
            .map(|(id, _)| (id, RULES.rulebook.criterion(id)))
            .find(|(_, criterion)| criterion.id == "total-stay");
        let (id, criterion) = stay.unwrap();
        evaluate(&program, &facts).of(0).finding(id, criterion)
    };
    assert_eq!(finding("2027-02-17"), Finding::Met);
    assert_ne!(finding("2027-02-18"), Finding::Met);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Neither a limit from above nor one from below is met a day early or late: so many months are
    /// full on the day that the calendar gives, counted from the day on which the time began.
    #[test]
    fn months_are_full_on_the_day_of_the_calendar(from in day(), wait in wait(), more in 1_i64..60) {
        let months = wait.parts().0 + more;
        let full = from.begun(wait).plus(Wait::new(months, 0));
        let on = |to: Day| carried("ssw-1", "person.ssw-1-time", wait, from, to);
        if full > from {
            prop_assert!(on(full) == Wait::new(months, 0), "{} on {full}", on(full));
        }
        if full.previous() > from {
            prop_assert!(on(full.previous()) < Wait::new(months, 0));
        }
    }

    #[test]
    fn a_duration_never_shrinks_and_does_not_hang_on_the_days_between(
        from in day(), wait in wait(), days in 1_usize..800,
    ) {
        let mut to = from;
        (0..days).for_each(|_| to = to.next());
        let on = |to: Day| carried("ssw-1", "person.ssw-1-time", wait, from, to);
        prop_assert!(on(to) <= on(to.next()));
        prop_assert_eq!(from.begun(wait).wait_until(to), on(to));
    }

    #[test]
    fn counting_back_is_undone_by_counting_again(until in day(), wait in wait()) {
        let begun = until.begun(wait);
        let (months, days) = wait.parts();
        if days < 28 && begun.plus(Wait::new(months, 0)) < until {
            prop_assert_eq!(begun.wait_until(until), wait);
        }
    }
}
