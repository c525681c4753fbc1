//! Durations carried from the day on which a case was true to the day of the check: what the
//! status held lets grow, grows.

use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::facts::{FactId, Facts, Value};

/// The fact that says which status is held.
const HELD: &str = "person.status";

/// Carries durations forward. True where nothing is left that should have grown but could not,
/// because the status held is unknown, has no rule file, or the day lies before.
pub fn carry(rulebook: &Rulebook, facts: &mut Facts, from: Day, to: Day) -> bool {
    if from == to || !any_duration(rulebook, facts) {
        return true;
    }
    let Some(accrues) = held(rulebook, facts) else { return false };
    if to < from {
        return false;
    }
    let passed = from.wait_until(to);
    for fact in accrues {
        if let Some(Value::Wait(wait)) = facts.get(&rulebook.vocabulary, *fact) {
            facts.set(&rulebook.vocabulary, *fact, &Value::Wait(wait.plus(passed)));
        }
    }
    true
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
