//! The days around the day of a program on which its rules are the same: every date that was
//! looked at while it was laid out narrows them.

use crate::calendar::Day;
use crate::compile::{Dated, Timeline};

/// Days on which the rules are the same, both ends included; none: without end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DaySpan {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
}

impl DaySpan {
    /// True for a day on which the rules are those.
    pub fn holds(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// True where something stands on a day.
    pub(super) fn stands(&mut self, day: Day, from: Option<Day>, until: Option<Day>) -> bool {
        let begun = self.has_begun(day, from);
        match until.filter(|_| begun) {
            Some(until) if until < day => {
                self.begin(until.next());
                false
            }
            Some(until) => {
                self.end(until);
                true
            }
            None => begun,
        }
    }

    /// True where the first day of something has come.
    fn has_begun(&mut self, day: Day, from: Option<Day>) -> bool {
        match from {
            Some(from) if day < from => {
                self.end(from.previous());
                false
            }
            Some(from) => {
                self.begin(from);
                true
            }
            None => true,
        }
    }

    /// The value of a day.
    pub(super) fn value<'t, T>(
        &mut self,
        day: Day,
        timeline: &'t Timeline<T>,
    ) -> Option<&'t Dated<T>> {
        for dated in &timeline.0 {
            self.has_begun(day, dated.from);
        }
        timeline.on(day)
    }

    fn begin(&mut self, from: Day) {
        self.from = self.from.max(Some(from));
    }

    fn end(&mut self, until: Day) {
        self.until = Some(self.until.map_or(until, |last| last.min(until)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_begins_and_ends_bounds_the_days_around() {
        let day = |year| Day::new(year, 4, 1);
        let on = day(2026).unwrap_or(Day::from_code(0));
        let mut span = DaySpan::default();
        assert!(!span.stands(on, day(2030), day(2040)));
        assert!(!span.stands(on, day(2010), day(2020)));
        assert!(span.stands(on, day(2015), None));
        assert_eq!(span.from, day(2020).map(Day::next));
        assert_eq!(span.until, day(2030).map(Day::previous));
        assert!(span.stands(on, day(2026), day(2026)));
        assert_eq!((span.from, span.until), (day(2026), day(2026)));
        assert!(span.holds(on) && !span.holds(on.next()) && !span.holds(on.previous()));
    }
}
