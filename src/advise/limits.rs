//! The days on which a limit of stay is full: the first on which a duration, less what is taken off
//! it, has come to the most that the status allows.

use super::due::{Cause, DueKind, Happening};
use super::standing::held;
use crate::calendar::{Day, Wait};
use crate::compile::{Holding, Rulebook, StayLimit};
use crate::evaluate::{Clocks, Course};
use crate::facts::{FactId, Facts, Value};

/// Those between two days.
pub(super) fn limits<'r>(
    clocks: &mut Clocks<'r>,
    course: &Course,
    (from, until): (Day, Day),
) -> Vec<Happening<'r>> {
    let rulebook = clocks.rulebook();
    let mut found = Vec::new();
    let mut day = from;
    while day <= until {
        let facts = course.on(rulebook, day);
        let next = course.days().find(|begins| *begins > day);
        let last = next.map_or(until, |next| until.min(next.previous()));
        let status = held(rulebook, &facts);
        let holding = status.and_then(|status| rulebook.holding(&rulebook.status(status).id));
        for limit in holding.into_iter().flat_map(|holding: &Holding| &holding.limits) {
            let Some(fact) = limit.fact else { continue };
            let most = most(clocks, limit, &facts, day);
            let Some(full) = first_full(rulebook, course, (fact, limit.less), most, (day, last))
            else {
                continue;
            };
            found.push(Happening {
                day: full,
                kind: DueKind::Limit,
                status,
                stand: None,
                because: vec![Cause::Fact(fact)],
                criteria: Vec::new(),
                act_by: Some(full.previous()),
                filing: None,
                duty: None,
            });
        }
        day = last.next();
    }
    found
}

/// The first day between two on which a limit of the status held on the first of them is full.
pub(super) fn limit_full(
    clocks: &mut Clocks<'_>,
    course: &Course,
    (from, until): (Day, Day),
) -> Option<Day> {
    limits(clocks, course, (from, until)).into_iter().map(|due| due.day).min()
}

/// The most that is allowed to somebody: the longest of the extensions that are hers.
fn most(clocks: &mut Clocks<'_>, limit: &StayLimit, facts: &Facts, on: Day) -> Wait {
    let longer = limit.extended.iter();
    let longer = longer.filter(|one| clocks.holds(one.when, facts, on) == Some(true));
    longer.map(|one| one.at_most).fold(limit.at_most, Wait::max)
}

/// The first day of a stretch on which a duration without what is taken off it has come so far;
/// durations never shrink, so that halving finds it.
fn first_full(
    rulebook: &Rulebook,
    course: &Course,
    (fact, less): (FactId, Option<FactId>),
    most: Wait,
    (from, until): (Day, Day),
) -> Option<Day> {
    let wait = |facts: &Facts, fact: FactId| match facts.get(&rulebook.vocabulary, fact) {
        Some(Value::Wait(wait)) => Some(wait),
        _ => None,
    };
    let full = |day: Day| {
        let facts = course.on(rulebook, day);
        let off = less.map_or(Some(Wait::ZERO), |less| wait(&facts, less)).unwrap_or(Wait::ZERO);
        wait(&facts, fact).is_some_and(|time| time >= off.plus(most))
    };
    let days: Vec<Day> = std::iter::successors(Some(from), |day| Some(day.next()))
        .take_while(|day| *day <= until)
        .collect();
    let at = days.partition_point(|day| !full(*day));
    days.get(at).copied()
}
