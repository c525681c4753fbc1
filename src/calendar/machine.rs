//! Dates as programs write them, and as people do whose language is not Japanese. What could be two
//! days is none.

use super::Day;
use super::parts::read_ordered_day;

/// A date in a form of programs: with a time, without separators, as the number of a day in a sheet,
/// with the name of a month, or with the year at its end where only one order of day and month is a
/// day.
pub fn day(text: &str) -> Option<Day> {
    timed(text)
        .or_else(|| digits(text))
        .or_else(|| serial(text))
        .or_else(|| named_month(text))
        .or_else(|| either_order(text))
}

fn iso(text: &str) -> Option<Day> {
    let bytes = text.as_bytes();
    let formed = bytes.len() == 10 && matches!((bytes[4], bytes[7]), (b'-', b'-') | (b'/', b'/'));
    if !formed || !text.is_ascii() {
        return None;
    }
    dated(&text[..4], &text[5..7], &text[8..])
}

fn dated(year: &str, month: &str, day: &str) -> Option<Day> {
    let number = |text: &str| -> Option<i64> {
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        if digits { text.parse().ok() } else { None }
    };
    let year = number(year).filter(|year| (1000..=9998).contains(year))?;
    Day::new(year, number(month)?, number(day)?)
}

/// A date and a time. Where the time has a zone, only midnight tells which day was meant.
fn timed(text: &str) -> Option<Day> {
    let (date, time) = text.split_at_checked(10)?;
    let date = iso(date)?;
    let time = time.strip_prefix(['T', 't', ' '])?.trim();
    let zone = time.find(['Z', 'z', '+', '-']);
    let (clock, zone) = time.split_at(zone.unwrap_or(time.len()));
    let clock = clock.trim();
    let mut parts = clock.split([':', '.']);
    let sound = clock.contains(':')
        && parts.all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let midnight = clock.bytes().all(|byte| matches!(byte, b'0' | b':' | b'.'));
    (sound && (zone.is_empty() || midnight)).then_some(date)
}

fn digits(text: &str) -> Option<Day> {
    let sound = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if sound { dated(&text[..4], &text[4..6], &text[6..]) } else { None }
}

/// The numbers of days in a sheet that can be those of a person's life.
const SERIALS: std::ops::RangeInclusive<i64> = 10_000..=73_050;

/// The number of a day in a sheet, counted as spreadsheets do since 1900.
fn serial(text: &str) -> Option<Day> {
    let whole = text.strip_suffix(".0").unwrap_or(text);
    let sound = whole.len() == 5 && whole.bytes().all(|byte| byte.is_ascii_digit());
    let number: i64 = if sound { whole.parse().ok()? } else { return None };
    if !SERIALS.contains(&number) {
        return None;
    }
    let first = jiff::civil::date(1899, 12, 30);
    let span = jiff::Span::new().try_days(number).ok()?;
    first.checked_add(span).ok().map(Day::from)
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// A date with the English name of its month, in any order.
fn named_month(text: &str) -> Option<Day> {
    let lower = text.to_lowercase();
    let is_between = |c: char| c.is_whitespace() || matches!(c, ',' | '-' | '.' | '/');
    let words: Vec<&str> = lower.split(is_between).filter(|word| !word.is_empty()).collect();
    let [a, b, c] = words.as_slice() else { return None };
    let (month, day, year) = match (month(a), month(b)) {
        (Some(month), None) => (month, b, c),
        (None, Some(month)) if a.len() == 4 => (month, c, a),
        (None, Some(month)) => (month, a, c),
        _ => return None,
    };
    let ends = ["st", "nd", "rd", "th"];
    let day = ends.iter().find_map(|end| day.strip_suffix(end)).unwrap_or(day);
    let sound = year.len() == 4 && (1..=2).contains(&day.len());
    if sound { dated(year, &month.to_string(), day) } else { None }
}

fn month(word: &str) -> Option<usize> {
    let word = if word == "sept" { "sep" } else { word };
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.starts_with(word));
    at.map(|at| at + 1)
}

fn either_order(text: &str) -> Option<Day> {
    match (read_ordered_day(text, true), read_ordered_day(text, false)) {
        (Some(one), None) | (None, Some(one)) => Some(one),
        (Some(one), Some(other)) => (one == other).then_some(one),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_programs_are_read() {
        let wanted = Day::new(1995, 4, 13);
        for words in [
            "1995-04-13 00:00:00",
            "1995-04-13T00:00:00Z",
            "1995-04-13T00:00:00.000+09:00",
            "1995-04-13 13:45",
            "19950413",
            "34802",
            "34802.0",
            "13.04.1995",
            "04/13/1995",
            "13/4/1995",
            "13 Apr 1995",
            "April 13th, 1995",
            "13-APR-1995",
            "1995-Apr-13",
        ] {
            assert_eq!(day(words), wanted, "{words}");
        }
        assert_eq!(day("5/5/1995"), Day::new(1995, 5, 5));
        assert_eq!(day("1 Sept 1995"), Day::new(1995, 9, 1));
    }

    #[test]
    fn what_could_be_two_days_is_none() {
        for words in [
            "04/05/1995",
            "1.2.1995",
            "1995-03-31T15:00:00Z",
            "1995-04-13T24",
            "9999",
            "99999",
            "1995041",
            "19951341",
            "13 Foo 1995",
            "13 Apr 95",
            "Apr 1995",
            "ma 13 1995",
        ] {
            assert_eq!(day(words), None, "{words}");
        }
    }
}
