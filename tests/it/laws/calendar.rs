//! Dates and durations.

use proptest::prelude::*;
use zairyu::internal::calendar::{Day, Wait, read_wait};

pub fn day() -> impl Strategy<Value = Day> {
    let last = |(y, m, d): (i64, i64, i64)| {
        (1..=d).rev().find_map(|d| Day::new(y, m, d)).expect("every month has a first")
    };
    (1920_i64..2060, 1_i64..13, 1_i64..32).prop_map(last)
}

pub fn wait() -> impl Strategy<Value = Wait> {
    (0_i64..400, 0_i64..32).prop_map(|(months, days)| Wait::new(months, days))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn waits_are_monotone(a in day(), b in day(), wait in wait()) {
        let (a, b) = if a <= b { (a, b) } else { (b, a) };
        prop_assert!(a.plus(wait) <= b.plus(wait));
    }

    #[test]
    fn minus_is_the_latest_day_from_which_the_wait_has_passed(day in day(), wait in wait()) {
        let start = day.minus(wait);
        prop_assert!(start.plus(wait) <= day);
        prop_assert!(start.next().plus(wait) > day);
    }

    #[test]
    fn an_age_counts_birthdays(a in day(), b in day()) {
        let (birth, until) = if a <= b { (a, b) } else { (b, a) };
        let birthdays = (1..200).filter(|years| birth.plus(Wait::new(years * 12, 0)) <= until);
        prop_assert_eq!(birth.years_until(until), i64::try_from(birthdays.count()).unwrap());
    }

    #[test]
    fn a_wait_reads_back(wait in wait()) {
        prop_assert_eq!(read_wait(&wait.to_string()), Ok(wait));
    }

    #[test]
    fn days_follow_each_other(day in day()) {
        prop_assert_eq!(day.next().previous(), day);
        prop_assert!(day < day.next());
    }
}
