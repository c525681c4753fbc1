//! Durations carried from the day on which a case was true to another day: what the status held
//! lets grow, grows. A duration of that day began on a day of the calendar, found by counting back;
//! from there it is counted anew, in one step, whatever the months in between.

use crate::calendar::{Day, Wait};
use crate::compile::Rulebook;
use crate::facts::{FactId, Facts, Value};

/// The fact that says which status is held.
const HELD: &str = "person.status";

/// What grows of one candidate as time passes.
#[derive(Clone, Debug)]
pub struct Growth {
    /// The day on which the case was true.
    from: Day,
    /// Each duration that grows: as given, and the day on which it began.
    grows: Vec<(FactId, Wait, Day)>,
    /// True where some status lets something of the candidate grow.
    some: bool,
    /// True where it is known what the status held lets grow.
    told: bool,
}

impl Growth {
    /// Of a candidate as of a day.
    pub fn of(rulebook: &Rulebook, facts: &Facts, from: Day) -> Self {
        let some = any_duration(rulebook, facts);
        let held = held(rulebook, facts);
        let grows = held.unwrap_or_default().iter().filter_map(|fact| {
            match facts.get(&rulebook.vocabulary, *fact) {
                Some(Value::Wait(wait)) => Some((*fact, wait, from.begun(wait))),
                _ => None,
            }
        });
        Self { from, grows: grows.collect(), some, told: held.is_some() }
    }

    /// The durations of another day; none is moved back to a day before.
    pub fn on(&self, day: Day) -> impl Iterator<Item = (FactId, Wait)> + '_ {
        self.grows.iter().map(move |(fact, wait, begun)| match day <= self.from {
            true => (*fact, *wait),
            false => (*fact, begun.wait_until(day)),
        })
    }

    /// True where nothing is left that should have grown to that day but could not, because the
    /// status held is unknown, has no rule file, or the day lies before.
    pub fn reaches(&self, day: Day) -> bool {
        day == self.from || !self.some || (self.told && self.from < day)
    }
}

/// Carries durations forward. True where nothing is left that should have grown but could not.
pub fn carry(rulebook: &Rulebook, facts: &mut Facts, from: Day, to: Day) -> bool {
    let growth = Growth::of(rulebook, facts, from);
    for (fact, wait) in growth.on(to) {
        facts.set(&rulebook.vocabulary, fact, &Value::Wait(wait));
    }
    growth.reaches(to)
}

fn held<'r>(rulebook: &'r Rulebook, facts: &Facts) -> Option<&'r [FactId]> {
    let fact = rulebook.vocabulary.find(HELD)?;
    let domain = rulebook.vocabulary.fact(fact).kind.domain()?;
    let Some(Value::Choice(index)) = facts.get(&rulebook.vocabulary, fact) else { return None };
    let id = &rulebook.vocabulary.domain(domain).choice(index)?.id;
    let status = rulebook.find_status(id)?;
    Some(&rulebook.status(status).accrues)
}

/// True where the case gives a duration that some status lets grow.
fn any_duration(rulebook: &Rulebook, facts: &Facts) -> bool {
    rulebook.statuses.iter().flat_map(|status| &status.accrues).any(|fact| facts.is_known(*fact))
}
