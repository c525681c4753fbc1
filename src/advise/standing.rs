//! Where a person stands on a day: how she files for a status, and from when an extension can be filed.

use crate::calendar::Day;
use crate::compile::{Filing, Rulebook, StatusId};
use crate::evaluate::Clocks;
use crate::facts::{Facts, Value};

/// The status that is held, where it has a rule file.
pub fn held(rulebook: &Rulebook, facts: &Facts) -> Option<StatusId> {
    rulebook.find_status(held_choice(rulebook, facts)?)
}

/// The identifier of the status that is held, with or without a rule file.
pub fn held_choice<'r>(rulebook: &'r Rulebook, facts: &Facts) -> Option<&'r str> {
    let fact = rulebook.permit?.held;
    let Some(Value::Choice(index)) = facts.get(&rulebook.vocabulary, fact) else { return None };
    let domain = rulebook.vocabulary.fact(fact).kind.domain()?;
    Some(&rulebook.vocabulary.domain(domain).choice(index)?.id)
}

/// How somebody files for a status: the first way that is not closed to her.
pub fn filing<'r>(
    clocks: &mut Clocks<'r>,
    facts: &Facts,
    goal: StatusId,
    on: Day,
) -> Option<&'r Filing> {
    let rulebook = clocks.rulebook();
    let same = held(rulebook, facts) == Some(goal);
    let ways = rulebook.filings_for(goal, same).into_iter();
    let mut open =
        ways.filter(|one| one.when.is_none_or(|when| clocks.holds(when, facts, on) != Some(false)));
    open.next()
}

/// The first day on which an extension of the status held can be filed.
pub fn window(clocks: &mut Clocks<'_>, facts: &Facts, on: Day) -> Option<Day> {
    let rulebook = clocks.rulebook();
    let window = filing(clocks, facts, held(rulebook, facts)?, on)?.window?;
    let Some(Value::Day(of)) = facts.get(&rulebook.vocabulary, window.of) else { return None };
    let opens = window.when.is_none_or(|when| clocks.holds(when, facts, on) == Some(true));
    opens.then(|| of.minus(window.before))
}

/// The day from which an extension of the status held is due, as far as that is known: where nothing
/// tells whether it can be filed earlier or later than as a rule, as a rule.
pub fn due(clocks: &mut Clocks<'_>, facts: &Facts, on: Day) -> Option<Day> {
    let rulebook = clocks.rulebook();
    let window = filing(clocks, facts, held(rulebook, facts)?, on)?.window?;
    let Some(Value::Day(of)) = facts.get(&rulebook.vocabulary, window.of) else { return None };
    let opens = window.when.is_none_or(|when| clocks.holds(when, facts, on) != Some(false));
    opens.then(|| of.minus(window.before))
}
