//! Time cut where rules change: one laying out for all days on which they are the same.

use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::Program;

/// The rules for some statuses from a day on, in order: each as of the first day on which it is
/// looked at, for all days up to the next. Up to a day, or for ever.
pub fn spans<'r>(
    rulebook: &'r Rulebook,
    statuses: &[StatusId],
    from: Day,
    until: Option<Day>,
) -> impl Iterator<Item = Program<'r>> + use<'r> {
    let statuses = statuses.to_vec();
    let mut next = Some(from);
    std::iter::from_fn(move || {
        let day = next.filter(|day| until.is_none_or(|until| *day <= until))?;
        let program = rulebook.on_for(day, &statuses);
        next = program.days().until.map(Day::next);
        Some(program)
    })
}
