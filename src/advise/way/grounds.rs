//! The rules of every status for all days that are looked at, laid out when they are first needed,
//! and room to judge people under them: one laying out for all the days on which the rules are the
//! same. Must not know ways.

use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::Program;
use crate::tries::{Many, Values, spans};
use std::cell::OnceCell;
use std::collections::HashMap;

/// The rules of statuses between two days.
#[derive(Debug)]
pub struct WayGrounds<'r> {
    rulebook: &'r Rulebook,
    from: Day,
    until: Day,
    laid: Vec<OnceCell<Vec<Program<'r>>>>,
}

impl<'r> WayGrounds<'r> {
    /// Of a rule set.
    pub fn new(rulebook: &'r Rulebook, from: Day, until: Day) -> Self {
        let laid = rulebook.status_ids().map(|_| OnceCell::new()).collect();
        Self { rulebook, from, until, laid }
    }

    /// The rule set.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// The first and the last day.
    pub fn days(&self) -> (Day, Day) {
        (self.from, self.until)
    }

    /// The rules of one status, span after span.
    pub fn of(&self, status: StatusId) -> &[Program<'r>] {
        let lay = || spans(self.rulebook, &[status], self.from, Some(self.until)).collect();
        self.laid.get(status.index()).map_or(&[], |cell| cell.get_or_init(lay))
    }

    /// True for two days on which the rules of a status are the same.
    pub fn same_span(&self, status: StatusId, a: Day, b: Day) -> bool {
        let span = self.of(status).iter().find(|program| program.days().holds(a));
        span.is_some_and(|program| program.days().holds(b))
    }
}

/// Room to judge under the rules of one status and span.
#[derive(Debug)]
pub struct Seat<'g, 'r> {
    /// Forms of the person.
    pub many: Many<'g, 'r>,
    /// Values worth trying.
    pub values: Values,
}

/// Room to judge in, kept from one look to the next.
#[derive(Debug)]
pub struct Seats<'g, 'r> {
    grounds: &'g WayGrounds<'r>,
    seats: HashMap<(StatusId, usize), Seat<'g, 'r>>,
    /// So many forms of the person were judged.
    pub evaluations: usize,
    /// Of these, days that were judged side by side, which cost a small part of the others.
    pub days: usize,
}

impl<'g, 'r> Seats<'g, 'r> {
    /// Nobody yet.
    pub fn new(grounds: &'g WayGrounds<'r>) -> Self {
        Self { grounds, seats: HashMap::new(), evaluations: 0, days: 0 }
    }

    /// The rules.
    pub fn grounds(&self) -> &'g WayGrounds<'r> {
        self.grounds
    }

    /// What was spent: days that are judged side by side count by the sheet.
    pub fn spent(&self) -> usize {
        self.evaluations - self.days + self.days / Many::AT_ONCE
    }

    /// The seat for a status on a day; none where the day is not looked at.
    pub fn on(&mut self, status: StatusId, day: Day) -> Option<&mut Seat<'g, 'r>> {
        let programs = self.grounds.of(status);
        let at = programs.iter().position(|program| program.days().holds(day))?;
        let program = &programs[at];
        let new = || Seat { many: Many::new(program), values: Values::new(program) };
        Some(self.seats.entry((status, at)).or_insert_with(new))
    }
}
