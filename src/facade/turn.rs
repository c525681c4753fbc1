//! A day on which something changes for somebody.

use super::{Case, Rules};
use crate::calendar::Day;
use crate::evaluate::Verdict;
use crate::tries::{Life, Stand};

/// A day on which a status stands otherwise than on the day before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Turn {
    /// The day.
    pub day: Day,
    /// The verdict on the day before, and on the day.
    pub verdicts: (Verdict, Verdict),
    /// Least and most points on the day before, and on the day; 0 without a table.
    pub points: ((i32, i32), (i32, i32)),
}

impl Rules {
    /// The days after `from`, up to `until`, on which a status stands otherwise for a candidate than
    /// on the day before, whatever the reason: law that begins, a birthday, time that has passed.
    /// None where there is no such status.
    pub fn turns(&self, case: &Case, status: &str, from: Day, until: Day) -> Option<Vec<Turn>> {
        let status = self.rulebook.find_status(status)?;
        let life = Life::of(&self.rulebook, case.course(self));
        let turns = life.turns(&[status], from, until).into_iter();
        Some(turns.map(|turn| Turn::of(turn.day, &turn.before, &turn.after)).collect())
    }
}

impl Turn {
    pub(super) fn of(day: Day, before: &Stand, after: &Stand) -> Self {
        let points = |stand: &Stand| (stand.points.min(), stand.points.max());
        Self {
            day,
            verdicts: (before.outcome.verdict, after.outcome.verdict),
            points: (points(before), points(after)),
        }
    }
}
