//! Dates, durations and plain numbers as people write them, after full-width signs are folded.

use super::{Day, Wait};

/// Why words are not a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Not in a form that is known.
    Form,
    /// More days than a duration keeps beside its months.
    Days,
}

/// Digits, with `_` anywhere between them or commas that group by three.
pub fn digits(text: &str) -> Option<String> {
    if text.contains(',') {
        let (head, groups) = text.split_once(',')?;
        let grouped = groups.split(',').all(|group| group.len() == 3);
        if head.is_empty() || head.len() > 3 || !grouped {
            return None;
        }
    }
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    let sound = !plain.is_empty()
        && plain.len() <= 15
        && plain.bytes().all(|b| b.is_ascii_digit())
        && !text.starts_with('_')
        && !text.ends_with('_');
    sound.then_some(plain)
}

/// A decimal as (digits, decimals): `6.5` is `(65, 1)`.
pub fn decimal(text: &str) -> Option<(i64, u32)> {
    let (head, tail) = text.split_once('.').unwrap_or((text, ""));
    if tail.len() > 6 || !tail.bytes().all(|b| b.is_ascii_digit()) || text.ends_with('.') {
        return None;
    }
    let head = digits(head)?;
    let value = format!("{head}{tail}").parse().ok()?;
    Some((value, u32::try_from(tail.len()).ok()?))
}

/// A date as people write it, with a western year or a Japanese era.
pub fn read_day(text: &str) -> Option<Day> {
    let (years, rest) = match ERAS.iter().find_map(|era| Some((era, era.strip(text)?))) {
        Some((era, rest)) => return era.day(rest),
        None => (0, text),
    };
    let (year, month, day) = numbers(rest)?;
    let whole = (1000..=9999).contains(&year);
    if whole { Day::new(year + years, month, day) } else { None }
}

fn numbers(text: &str) -> Option<(i64, i64, i64)> {
    let text = text.trim().trim_end_matches('日');
    let text = text.replace(['年', '月'], "-").replace('元', "1");
    let separator = ['-', '/', '.'].into_iter().find(|c| text.contains(*c))?;
    let mut parts = text.split(separator).map(|part| part.trim().parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    parts.next().is_none().then_some((year, month, day))
}

struct Era {
    names: [&'static str; 2],
    first: (i64, i64, i64),
    last: (i64, i64, i64),
}

/// The eras in which a living candidate can have been born.
const ERAS: [Era; 3] = [
    Era { names: ["昭和", "S"], first: (1926, 12, 25), last: (1989, 1, 7) },
    Era { names: ["平成", "H"], first: (1989, 1, 8), last: (2019, 4, 30) },
    Era { names: ["令和", "R"], first: (2019, 5, 1), last: (9999, 12, 31) },
];

/// A date as official forms in Japan write it: era, year of the era, month, day. Days before the
/// eras known here have a western year.
pub fn era_day(day: Day) -> String {
    let (year, month, date) = day.parts();
    let first = |era: &&Era| {
        let (year, month, date) = era.first;
        Day::new(year, month, date).is_some_and(|first| first <= day)
    };
    match ERAS.iter().rev().find(first) {
        Some(era) => match year - era.first.0 + 1 {
            1 => format!("{}元年{month}月{date}日", era.names[0]),
            of_era => format!("{}{of_era}年{month}月{date}日", era.names[0]),
        },
        None => format!("{year}年{month}月{date}日"),
    }
}

impl Era {
    fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        self.names.iter().find_map(|name| text.strip_prefix(name))
    }

    fn day(&self, rest: &str) -> Option<Day> {
        let (year, month, day) = numbers(rest)?;
        let day = Day::new(self.first.0 + year - 1, month, day)?;
        let bound = |(y, m, d)| Day::new(y, m, d);
        (bound(self.first)? <= day && day <= bound(self.last)?).then_some(day)
    }
}

/// A duration as people write it; a bare number is years.
pub fn read_wait(text: &str) -> Result<Wait, ReadError> {
    if let Some((value, decimals)) = decimal(text) {
        return bare_years(value, decimals).ok_or(ReadError::Form);
    }
    let (mut months, mut days, mut number, mut any) = (0_i64, 0_i64, String::new(), false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            number.push(c);
            rest = &rest[1..];
        } else if c == ' ' {
            rest = &rest[1..];
        } else {
            let (unit, size) = unit(rest).ok_or(ReadError::Form)?;
            let amount: i64 = number.parse().map_err(|_| ReadError::Form)?;
            match unit {
                Unit::Year => {
                    let years = amount.checked_mul(12);
                    months =
                        years.and_then(|years| months.checked_add(years)).ok_or(ReadError::Form)?;
                }
                Unit::Month => months = months.checked_add(amount).ok_or(ReadError::Form)?,
                Unit::Day => days = days.checked_add(amount).ok_or(ReadError::Form)?,
            }
            number.clear();
            any = true;
            rest = &rest[size..];
        }
    }
    if !any || !number.is_empty() || months > 12 * 200 {
        return Err(ReadError::Form);
    }
    if days > Wait::MOST_DAYS { Err(ReadError::Days) } else { Ok(Wait::new(months, days)) }
}

/// A bare number is years; decimals must come to whole months.
fn bare_years(value: i64, decimals: u32) -> Option<Wait> {
    let base = 10_i64.pow(decimals);
    let months = value.checked_mul(12)?;
    (months % base == 0 && months / base <= 12 * 200).then(|| Wait::new(months / base, 0))
}

enum Unit {
    Year,
    Month,
    Day,
}

fn unit(text: &str) -> Option<(Unit, usize)> {
    const UNITS: [(&str, Unit); 19] = [
        ("years", Unit::Year),
        ("year", Unit::Year),
        ("yrs", Unit::Year),
        ("yr", Unit::Year),
        ("年間", Unit::Year),
        ("年", Unit::Year),
        ("months", Unit::Month),
        ("month", Unit::Month),
        ("か月", Unit::Month),
        ("ヶ月", Unit::Month),
        ("カ月", Unit::Month),
        ("ヵ月", Unit::Month),
        ("箇月", Unit::Month),
        ("days", Unit::Day),
        ("day", Unit::Day),
        ("日", Unit::Day),
        ("y", Unit::Year),
        ("m", Unit::Month),
        ("d", Unit::Day),
    ];
    let lower = text.to_lowercase();
    UNITS
        .into_iter()
        .find(|(name, _)| lower.starts_with(name))
        .map(|(name, unit)| (unit, name.len()))
}
