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
fn digits(text: &str) -> Option<String> {
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

/// A decimal as (digits, decimals): `6.5` is `(65, 1)`, `6.5e3` is `(6500, 0)`. Nothing is below
/// zero, but zero itself may have a sign.
pub fn decimal(text: &str) -> Option<(i64, u32)> {
    if let Some(rest) = text.strip_prefix('-') {
        let value = if rest.starts_with('-') { None } else { decimal(rest) };
        return value.filter(|(value, _)| *value == 0);
    }
    match text.split_once(['e', 'E']) {
        Some((text, power)) => raised(plain_decimal(text)?, power),
        None => plain_decimal(text),
    }
}

fn plain_decimal(text: &str) -> Option<(i64, u32)> {
    let (head, tail) = text.split_once('.').unwrap_or((text, ""));
    if tail.len() > 6 || !tail.bytes().all(|b| b.is_ascii_digit()) || text.ends_with('.') {
        return None;
    }
    let head = digits(head)?;
    let value = format!("{head}{tail}").parse().ok()?;
    Some((value, u32::try_from(tail.len()).ok()?))
}

/// A decimal times a power of ten.
fn raised((value, decimals): (i64, u32), power: &str) -> Option<(i64, u32)> {
    let (down, power) = match power.strip_prefix('-') {
        Some(power) => (true, power),
        None => (false, power.strip_prefix('+').unwrap_or(power)),
    };
    let sound = (1..=2).contains(&power.len()) && power.bytes().all(|b| b.is_ascii_digit());
    let power: u32 = if sound { power.parse().ok()? } else { return None };
    match (down, power) {
        (true, power) => Some((value, decimals + power)).filter(|(_, d)| *d <= MOST_DECIMALS),
        (false, power) if power <= decimals => Some((value, decimals - power)),
        (false, power) => Some((value.checked_mul(10_i64.checked_pow(power - decimals)?)?, 0)),
    }
}

/// So many decimals can be held.
const MOST_DECIMALS: u32 = 15;

/// The years in which days are read. The day after has to be a day too.
const YEARS: std::ops::RangeInclusive<i64> = 1000..=9998;

/// A date as people write it, with a western year or a Japanese era.
pub fn read_day(text: &str) -> Option<Day> {
    if let Some((era, rest)) = ERAS.iter().find_map(|era| Some((era, era.strip(text)?))) {
        return era.day(rest);
    }
    let (year, month, day) = parts(text)?;
    let year = number(year).filter(|year| YEARS.contains(year))?;
    Day::new(year, number(month)?, number(day)?)
}

/// Year, month and day as written: with the words for them, or with one separator.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
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

fn number(text: &str) -> Option<i64> {
    let sound = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

struct Era {
    names: [&'static str; 2],
    first: (i64, i64, i64),
    last: Option<(i64, i64, i64)>,
}

/// No era has had more years. One that has not ended is not read beyond: rather a slip of the pen.
const LONGEST_ERA: i64 = 64;

/// The eras in which a living candidate can have been born.
const ERAS: [Era; 3] = [
    Era { names: ["昭和", "S"], first: (1926, 12, 25), last: Some((1989, 1, 7)) },
    Era { names: ["平成", "H"], first: (1989, 1, 8), last: Some((2019, 4, 30)) },
    Era { names: ["令和", "R"], first: (2019, 5, 1), last: None },
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
        let [name, letter] = self.names;
        text.strip_prefix(name).or_else(|| {
            let (first, rest) = text.split_at_checked(letter.len())?;
            first.eq_ignore_ascii_case(letter).then_some(rest)
        })
    }

    fn day(&self, rest: &str) -> Option<Day> {
        let (year, month, day) = parts(rest)?;
        let year = if year == "元" { 1 } else { number(year)? };
        let day = Day::new(self.first.0 + year - 1, number(month)?, number(day)?)?;
        let bound = |(y, m, d)| Day::new(y, m, d);
        let within = match self.last {
            Some(last) => day <= bound(last)?,
            None => year <= LONGEST_ERA,
        };
        (bound(self.first)? <= day && within).then_some(day)
    }
}

/// No duration is longer, in bytes.
const LONGEST_WAIT: usize = 64;

/// No duration is longer, in months.
const MOST_MONTHS: i64 = 12 * 200;

/// A duration as people write it; a bare number is years.
pub fn read_wait(text: &str) -> Result<Wait, ReadError> {
    if text.len() > LONGEST_WAIT {
        return Err(ReadError::Form);
    }
    if let Some((value, decimals)) = decimal(text) {
        return bare_years(value, decimals).ok_or(ReadError::Form);
    }
    let [years, months, days] = amounts(text).ok_or(ReadError::Form)?;
    let all = years.checked_mul(12).and_then(|of_years| of_years.checked_add(months));
    let months = all.filter(|all| *all <= MOST_MONTHS).ok_or(ReadError::Form)?;
    if days > Wait::MOST_DAYS { Err(ReadError::Days) } else { Ok(Wait::new(months, days)) }
}

/// How many of each unit, each of which is named at most once.
fn amounts(text: &str) -> Option<[i64; 3]> {
    let mut found: [Option<i64>; 3] = [None; 3];
    let (mut number, mut rest) = (String::new(), text);
    while let Some(c) = rest.chars().next() {
        if c.is_ascii_digit() {
            number.push(c);
            rest = &rest[1..];
        } else if c == ' ' {
            rest = rest.trim_start();
            if !number.is_empty() && rest.starts_with(|c: char| c.is_ascii_digit()) {
                return None;
            }
        } else {
            let (unit, size) = unit(rest)?;
            if found[unit as usize].replace(number.parse().ok()?).is_some() {
                return None;
            }
            number.clear();
            rest = rest.get(size..)?;
        }
    }
    let some = found.iter().any(Option::is_some) && number.is_empty();
    some.then(|| found.map(Option::unwrap_or_default))
}

/// A bare number is years; decimals must come to whole months.
fn bare_years(value: i64, decimals: u32) -> Option<Wait> {
    let base = 10_i64.pow(decimals);
    let months = value.checked_mul(12)?;
    (months % base == 0 && months / base <= MOST_MONTHS).then(|| Wait::new(months / base, 0))
}

#[derive(Clone, Copy)]
enum DurationUnit {
    Year,
    Month,
    Day,
}

fn unit(text: &str) -> Option<(DurationUnit, usize)> {
    const UNITS: [(&str, DurationUnit); 19] = [
        ("years", DurationUnit::Year),
        ("year", DurationUnit::Year),
        ("yrs", DurationUnit::Year),
        ("yr", DurationUnit::Year),
        ("年間", DurationUnit::Year),
        ("年", DurationUnit::Year),
        ("months", DurationUnit::Month),
        ("month", DurationUnit::Month),
        ("か月", DurationUnit::Month),
        ("ヶ月", DurationUnit::Month),
        ("カ月", DurationUnit::Month),
        ("ヵ月", DurationUnit::Month),
        ("箇月", DurationUnit::Month),
        ("days", DurationUnit::Day),
        ("day", DurationUnit::Day),
        ("日", DurationUnit::Day),
        ("y", DurationUnit::Year),
        ("m", DurationUnit::Month),
        ("d", DurationUnit::Day),
    ];
    let lower = text.to_lowercase();
    UNITS
        .into_iter()
        .find(|(name, _)| lower.starts_with(name))
        .map(|(name, unit)| (unit, name.len()))
}
