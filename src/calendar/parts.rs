//! Year, month and day as three numbers in words.

use super::Day;

/// The years in which days are read. The day after has to be a day too.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=9998;

/// Year, month and day as written: with the words for them, or with one separator.
pub fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let (year, month, day) = match text.split_once('年') {
        Some((year, rest)) => {
            let (month, day) = rest.split_once('月')?;
            (year, month, day.strip_suffix('日').unwrap_or(day))
        }
        None => {
            let separator = ['-', '/', '.'].into_iter().find(|c| text.contains(*c))?;
            let (year, rest) = text.split_once(separator)?;
            let (month, day) = rest.split_once(separator)?;
            (year, month, day)
        }
    };
    Some((year.trim(), month.trim(), day.trim()))
}

/// The number in up to four digits.
pub fn number(text: &str) -> Option<i64> {
    let sound = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// The day of a year that is written in full.
pub fn civil(year: &str, month: &str, day: &str) -> Option<Day> {
    let year = number(year).filter(|year| YEARS.contains(year))?;
    Day::new(year, number(month)?, number(day)?)
}

/// A date in numbers, of which the year is the last: the day comes first, or the month.
pub fn read_ordered_day(text: &str, day_first: bool) -> Option<Day> {
    let (first, second, year) = parts(text)?;
    let sound = year.len() == 4 && first.len() <= 2 && second.len() <= 2;
    match day_first {
        _ if !sound => None,
        true => civil(year, second, first),
        false => civil(year, first, second),
    }
}
