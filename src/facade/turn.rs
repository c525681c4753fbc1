//! A day on which something changes for somebody.

use crate::calendar::Day;
use crate::evaluate::Verdict;
use crate::tries::Stand;

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
