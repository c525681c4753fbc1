//! Notices after events that a case names: of each, the last day on which it is to be given.

use super::due::{Cause, DueKind, Happening};
use super::standing::{held, held_choice};
use crate::calendar::Day;
use crate::compile::{Duty, Rulebook};
use crate::facts::{FactId, Facts, Value};
use crate::load::{Deadline, Obliged, Stage};

/// An event that a case names, and until when something is to be done about it.
struct NamedEvent {
    fact: FactId,
    day: Day,
    last: Day,
}

/// The notices whose last day falls between two days, both included.
pub(super) fn notices<'r>(
    rulebook: &'r Rulebook,
    facts: &Facts,
    (from, until): (Day, Day),
) -> Vec<Happening<'r>> {
    let Some(choice) = held_choice(rulebook, facts) else { return Vec::new() };
    let own = rulebook.duties.iter().filter(|duty| duty.who == Obliged::Person);
    let after_events = own.filter(|duty| duty.stage == Stage::Event);
    let named = after_events.filter_map(|duty| Some((duty, event(rulebook, facts, duty)?)));
    let due = named.filter(|(duty, event)| {
        duty.scope.covers(choice, event.day) && from <= event.last && event.last <= until
    });
    due.map(|(duty, event)| Happening {
        day: event.last,
        kind: DueKind::Duty,
        status: held(rulebook, facts),
        stand: None,
        because: vec![Cause::Fact(event.fact)],
        criteria: Vec::new(),
        act_by: Some(event.last),
        filing: None,
        duty: Some(duty),
    })
    .collect()
}

/// The event of a duty, where the case says its day and the duty is counted from it.
fn event(rulebook: &Rulebook, facts: &Facts, duty: &Duty) -> Option<NamedEvent> {
    let due = duty.due?;
    let fact = due.of?;
    let Some(Value::Day(day)) = facts.get(&rulebook.vocabulary, fact) else { return None };
    let last = match due.deadline {
        Deadline::Within(wait) => day.plus(wait),
        Deadline::SameDay => day,
        // What is to be done before an event, or every year, is no notice of it.
        Deadline::Before(_) | Deadline::NextMonth(_) | Deadline::Yearly(..) => return None,
    };
    Some(NamedEvent { fact, day, last })
}
