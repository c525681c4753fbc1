//! The law's calendar: civil dates, durations in years, months and days, ages and waits.
//! Both are kept as whole numbers whose order is the order of time, so that a rule compares
//! them like amounts. Knows no rule and no clock.

mod machine;
mod parts;
mod read;

pub use parts::read_ordered_day;
pub use read::{ReadError, decimal, era_day, read_day, read_wait};

use jiff::civil;
use serde::{Deserialize, Serialize};

/// A civil date, packed so that integer order is date order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Day(i64);

impl Day {
    /// A day before all others that can be written with a year of our count.
    pub const FIRST: Self = Self::pack(1, 1, 1);
    /// The last day that can be written; the count of days goes on behind it.
    pub const LAST: Self = Self::pack(9999, 12, 31);

    /// The date, or `None` where the calendar has no such day.
    pub fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let date = civil::Date::new(
            i16::try_from(year).ok()?,
            i8::try_from(month).ok()?,
            i8::try_from(day).ok()?,
        );
        date.ok().map(Self::from)
    }

    /// The packed number that facts and rules hold.
    pub fn code(self) -> i64 {
        self.0
    }

    /// From a packed number made by [`Day::code`].
    pub fn from_code(code: i64) -> Self {
        Self(code)
    }

    /// Year, month and day.
    pub fn parts(self) -> (i64, i64, i64) {
        (self.0 >> 9, (self.0 >> 5) & 15, self.0 & 31)
    }

    /// A date that is known to be one.
    pub const fn of(year: i64, month: i64, day: i64) -> Self {
        Self::pack(year, month, day)
    }

    const fn pack(year: i64, month: i64, day: i64) -> Self {
        Self((year << 9) | (month << 5) | day)
    }

    /// The day after. The calendar has no last day: what lies after the years that can be
    /// written is still in order.
    pub fn next(self) -> Self {
        let (year, month, day) = self.parts();
        match (month, day < last_day(year, month)) {
            (_, true) => Self::pack(year, month, day + 1),
            (12, false) => Self::pack(year + 1, 1, 1),
            (_, false) => Self::pack(year, month + 1, 1),
        }
    }

    /// The day before.
    pub fn previous(self) -> Self {
        match self.parts() {
            (year, 1, ..=1) => Self::pack(year - 1, 12, 31),
            (year, month, ..=1) => Self::pack(year, month - 1, last_day(year, month - 1)),
            (year, month, day) => Self::pack(year, month, day - 1),
        }
    }

    /// The corresponding day after a wait; where the month is too short, the day after its
    /// last (Civil Code Art. 143(2): the wait ends with the month's last day).
    pub fn plus(self, wait: Wait) -> Self {
        let (year, month, day) = self.parts();
        let (months, days) = wait.parts();
        let total = year * 12 + (month - 1) + months;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
        if days == 0 && day <= SHORTEST_MONTH {
            return Self::pack(year, month, day);
        }
        let last = last_day(year, month);
        let mut at = if day > last {
            Self::pack(year, month, last).next()
        } else {
            Self::pack(year, month, day)
        };
        for _ in 0..days {
            at = at.next();
        }
        at
    }

    /// The latest day from which the wait has passed by this day.
    pub fn minus(self, wait: Wait) -> Self {
        let (year, month, day) = self.parts();
        let (months, days) = wait.parts();
        let total = year * 12 + (month - 1) - months;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
        if days == 0 && day <= SHORTEST_MONTH {
            return Self::pack(year, month, day);
        }
        let mut at = Self::pack(year, month, day.min(last_day(year, month)));
        for _ in 0..days {
            at = at.previous();
        }
        while at.next() > at && at.next().plus(wait) <= self {
            at = at.next();
        }
        while at.plus(wait) > self && at.previous() < at {
            at = at.previous();
        }
        at
    }

    /// Full years from this day to `until`: an age, where this is a birth date. Who is born on
    /// 29 February ages on 1 March in common years, as the order of month and day has it.
    pub fn years_until(self, until: Self) -> i64 {
        let ((year, month, day), (last, last_month, last_day)) = (self.parts(), until.parts());
        last - year - i64::from((last_month, last_day) < (month, day))
    }

    /// The day on which a time began that is so long on this day: the months are taken off
    /// first, then the days, as both are counted back from this day.
    pub fn begun(self, wait: Wait) -> Self {
        let (months, days) = wait.parts();
        let whole = self.minus(Wait::new(months, 0));
        (0..days).fold(whole, |at, _| at.previous())
    }

    /// The time from this day to a later one, counted back from the later: full months, as many
    /// as have passed, and before them the days that are left, none on the day on which a month
    /// is full. The inverse of [`Day::begun`].
    pub fn wait_until(self, until: Self) -> Wait {
        if until <= self {
            return Wait::ZERO;
        }
        let ((y0, m0, _), (y1, m1, _)) = (self.parts(), until.parts());
        let mut months = (y1 - y0) * 12 + (m1 - m0);
        while months > 0 && self.plus(Wait::new(months, 0)) > until {
            months -= 1;
        }
        let months = Wait::new(months, 0);
        if self.plus(months) == until {
            return months;
        }
        let whole = until.minus(months);
        let (mut at, mut days) = (self, 0);
        while at < whole {
            at = at.next();
            days += 1;
        }
        Wait::new(months.parts().0, days)
    }
}

impl From<civil::Date> for Day {
    fn from(date: civil::Date) -> Self {
        Self::pack(i64::from(date.year()), i64::from(date.month()), i64::from(date.day()))
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Up to this day every month has the same days.
const SHORTEST_MONTH: i64 = 28;

fn last_day(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// A length of time in months and days; integer order is the order of length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Wait(i64);

impl Wait {
    /// No time.
    pub const ZERO: Self = Self(0);
    /// The most days that stand beside months: one more is written as a month.
    pub const MOST_DAYS: i64 = 31;

    /// So many months and days (0 to [`Wait::MOST_DAYS`]).
    pub fn new(months: i64, days: i64) -> Self {
        Self(months * 32 + days.clamp(0, Self::MOST_DAYS))
    }

    /// The packed number that facts and rules hold.
    pub fn code(self) -> i64 {
        self.0
    }

    /// From a packed number made by [`Wait::code`].
    pub fn from_code(code: i64) -> Self {
        Self(code)
    }

    /// Months and days.
    pub fn parts(self) -> (i64, i64) {
        (self.0.div_euclid(32), self.0.rem_euclid(32))
    }

    /// The sum; 31 days and more carry as a month.
    pub fn plus(self, other: Self) -> Self {
        let ((m0, d0), (m1, d1)) = (self.parts(), other.parts());
        let days = d0 + d1;
        Self::new(m0 + m1 + days / 31, days % 31)
    }

    /// What is left after taking `other` off; never below zero. A month lends 30 days.
    pub fn minus(self, other: Self) -> Self {
        let ((m0, d0), (m1, d1)) = (self.parts(), other.parts());
        let borrow = i64::from(d0 < d1);
        let months = m0 - m1 - borrow;
        if months < 0 { Self::ZERO } else { Self::new(months, d0 - d1 + borrow * 30) }
    }
}

impl std::fmt::Display for Wait {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (months, days) = self.parts();
        let parts = [(months / 12, 'y'), (months % 12, 'm'), (days, 'd')];
        if self.0 == 0 {
            return f.write_str("0d");
        }
        parts.iter().filter(|(n, _)| *n != 0).try_for_each(|(n, unit)| write!(f, "{n}{unit}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i64, month: i64, day: i64) -> Day {
        Day::new(year, month, day).unwrap()
    }

    #[test]
    fn a_birthday_is_the_first_day_of_the_new_age() {
        let birth = day(1996, 11, 20);
        assert_eq!(birth.years_until(day(2026, 11, 19)), 29);
        assert_eq!(birth.years_until(day(2026, 11, 20)), 30);
        assert_eq!(birth.years_until(day(2026, 11, 21)), 30);
    }

    #[test]
    fn who_is_born_on_29_february_ages_on_1_march_in_common_years() {
        let birth = day(2000, 2, 29);
        assert_eq!(birth.years_until(day(2026, 2, 28)), 25);
        assert_eq!(birth.years_until(day(2026, 3, 1)), 26);
        assert_eq!(birth.years_until(day(2028, 2, 29)), 28);
    }

    #[test]
    fn waits_end_with_the_month_where_it_is_too_short() {
        assert_eq!(day(2026, 1, 31).plus(Wait::new(1, 0)), day(2026, 3, 1));
        assert_eq!(day(2026, 3, 1).minus(Wait::new(1, 0)), day(2026, 2, 1));
        assert_eq!(day(2026, 11, 20).minus(Wait::new(60, 0)), day(2021, 11, 20));
    }

    #[test]
    fn one_day_over_a_year_exceeds_a_year() {
        assert!(Wait::new(12, 1) > Wait::new(12, 0));
        assert!(Wait::new(11, 31) < Wait::new(12, 0));
        assert_eq!(Wait::new(12, 1).to_string(), "1y1d");
    }

    #[test]
    fn waits_add_and_take_off() {
        assert_eq!(Wait::new(11, 20).plus(Wait::new(0, 15)), Wait::new(12, 4));
        assert_eq!(Wait::new(12, 0).minus(Wait::new(0, 1)), Wait::new(11, 29));
        assert_eq!(Wait::new(1, 0).minus(Wait::new(2, 0)), Wait::ZERO);
    }

    #[test]
    fn waits_back_from_the_last_days_come_to_an_end() {
        for on in [day(9999, 12, 1), day(9999, 12, 30), Day::LAST] {
            for (months, days) in [(0, 0), (0, 1), (0, 31), (1, 0), (13, 5), (2400, 31)] {
                let wait = Wait::new(months, days);
                let since = on.minus(wait);
                assert!(since.plus(wait) <= on && on < since.next().plus(wait), "{on} {wait}");
            }
            assert_eq!(day(9999, 1, 1).wait_until(on).parts().0, 11);
        }
    }

    #[test]
    fn the_end_of_the_calendar_is_an_end() {
        let last = day(9999, 12, 31);
        for (at, wait) in [
            (last, Wait::new(0, 1)),
            (last, Wait::new(1, 0)),
            (day(9999, 12, 30), Wait::new(0, 31)),
            (day(9998, 1, 31), Wait::new(2400, 31)),
            (day(9990, 8, 30), Wait::new(114, 5)),
        ] {
            assert!(at.plus(wait) >= at, "{at} {wait}");
            assert!(at.minus(wait) <= at, "{at} {wait}");
        }
        assert_eq!(last.minus(Wait::ZERO), last);
    }

    #[test]
    fn time_between_days() {
        assert_eq!(day(2025, 11, 20).wait_until(day(2026, 11, 20)), Wait::new(12, 0));
        assert_eq!(day(2025, 11, 20).wait_until(day(2026, 11, 21)), Wait::new(12, 1));
        assert_eq!(day(2022, 2, 18).wait_until(day(2027, 2, 10)), Wait::new(59, 20));
        assert_eq!(day(2027, 2, 10).begun(Wait::new(59, 20)), day(2022, 2, 18));
    }

    #[test]
    fn no_day_is_the_last() {
        let last = day(9999, 12, 31);
        assert!(last < last.next() && last.next().previous() == last);
        assert_eq!(last.minus(Wait::new(0, 3)), day(9999, 12, 28));
        assert_eq!(last.plus(Wait::new(2, 0)).next(), Day::pack(10_000, 3, 2));
    }
}
