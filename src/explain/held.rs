//! What goes on for somebody who holds a status, apart from what its criteria ask: the extension, and
//! what is to be done where the work ends, another begins or life changes.

use super::advised::{ExtensionLine, HeldDuty, HeldLines};
use super::sheet::due_words;
use crate::advise::{StatusAdvice, window};
use crate::calendar::Day;
use crate::compile::{Duty, Rulebook, StatusId};
use crate::evaluate::{Clocks, Verdict};
use crate::facts::{Facts, Value};
use crate::load::{Deadline, Obliged, Stage};

/// Of the status that is held.
pub(super) fn held_lines(
    rulebook: &Rulebook,
    facts: &Facts,
    on: Day,
    advice: &StatusAdvice,
) -> HeldLines {
    let until = rulebook.permit.and_then(|permit| permit.until).and_then(|(until, _)| match facts
        .get(&rulebook.vocabulary, until)
    {
        Some(Value::Day(day)) => Some(day),
        _ => None,
    });
    let running = until.is_none_or(|until| on <= until);
    let extends = running && !rulebook.filings_for(advice.status, true).is_empty();
    let id = &rulebook.status(advice.status).id;
    let mut duties: Vec<&Duty> = rulebook.duties.iter().filter(|duty| is_told(duty)).collect();
    duties.retain(|duty| duty.scope.covers(id, on));
    let line = |duty: &&Duty| HeldDuty {
        id: duty.id.clone(),
        text: duty.text.clone(),
        due: due_words(rulebook, duty),
    };
    HeldLines {
        extension: extends.then(|| ExtensionLine {
            from: window(&mut Clocks::new(rulebook), facts, on),
            until,
            fails: advice.stand.outcome.verdict == Verdict::DoesNotQualify,
            short: short(rulebook, advice.status, on, advice),
        }),
        duties: duties.iter().map(line).collect(),
    }
}

/// What has to be done by whoever holds the status within some time of an event.
fn is_told(duty: &Duty) -> bool {
    let event = matches!(duty.stage, Stage::Event | Stage::During);
    let within = duty.due.is_some_and(|due| matches!(due.deadline, Deadline::Within(_)));
    duty.who == Obliged::Person && event && within
}

/// Points that are certainly too few, with the mark.
fn short(
    rulebook: &Rulebook,
    status: StatusId,
    on: Day,
    advice: &StatusAdvice,
) -> Option<(i32, i64)> {
    let mark = rulebook.status(status).points.as_ref()?.pass_mark.on(on)?.value;
    let most = advice.stand.points.max();
    (i64::from(most) < mark).then_some((most, mark))
}
