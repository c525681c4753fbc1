//! The one parser of values, wherever they come from: a case file, `--set`, a cell, a prompt.

use super::nothing::{may_say_nothing, says_nothing};
use super::range::{Odd, RangeEnd};
use super::yes_no::{has_two_meanings, yes_no};
use super::{Domain, Fact, Kind, Value, Vocabulary};
use crate::calendar::{ReadError, decimal, read_day, read_wait};
use std::borrow::Cow;

/// Why some words are not a value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// Not in a form that the type can be written in.
    Form,
    /// The words that are not among the choices.
    Choice(String),
    /// The words that are not in a list that is not complete, and that do not say another.
    Unlisted(String),
    /// The name of a row, by its identifier, and as well a word of somebody who says no or does not
    /// know.
    Either(String),
    /// A set of which a member is not known.
    Member,
    /// More days than a duration keeps beside its months.
    Days,
    /// More decimals than a percentage keeps; the hundredths below.
    Decimals(i64),
    /// A number below one, of which it is not plain that it counts per cent; as hundredths.
    Fraction(i64),
    /// A value that makes no sense, or hardly any.
    Odd(Odd),
}

impl From<ReadError> for ParseError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Form => Self::Form,
            ReadError::Days => Self::Days,
        }
    }
}

/// Reads words as a value of `kind`. `Ok(None)`: they say that it is not known. Words that no rule
/// reads, such as a name, are kept as they are.
pub fn parse(
    words: &str,
    kind: Kind,
    vocabulary: &Vocabulary,
) -> Result<Option<Value>, ParseError> {
    if kind == Kind::Text {
        let words = words.trim_matches(|c: char| c.is_whitespace() || c == '\u{a0}');
        return Ok((!words.is_empty()).then(|| Value::Text(words.to_string())));
    }
    let folded = fold(words);
    let text = folded.trim();
    let domain = kind.domain().map(|domain| vocabulary.domain(domain));
    if is_unknown(text, domain) {
        return Ok(None);
    }
    let value = match (kind, domain) {
        (Kind::YesNo, _) => Value::YesNo(yes_no(text).ok_or(ParseError::Form)?),
        (Kind::Count, _) => Value::Number(whole(text).ok_or(ParseError::Form)?),
        (Kind::Yen, _) => Value::Number(yen(text).ok_or(ParseError::Form)?),
        (Kind::Percent, _) => Value::Percent(percent(text)?),
        (Kind::Date, _) => Value::Day(read_day(text).ok_or(ParseError::Form)?),
        (Kind::Duration, _) => Value::Wait(read_wait(text)?),
        (Kind::Set(_), Some(domain)) => Value::Set(set(text, domain)?),
        (Kind::Choice(_) | Kind::Scale(_), Some(domain)) => Value::Choice(choice(text, domain)?),
        // A choice has a domain, and words were read above.
        (Kind::Choice(_) | Kind::Scale(_) | Kind::Set(_) | Kind::Text, _) => {
            return Err(ParseError::Form);
        }
    };
    Ok(Some(value))
}

/// True where words say that nothing is known. What has an identifier written just so is that.
fn is_unknown(text: &str, domain: Option<&Domain>) -> bool {
    match domain {
        Some(domain) if says_nothing(text) => text.is_empty() || domain.find(text).is_none(),
        Some(domain) => may_say_nothing(text) && domain.same(text).is_empty(),
        None => says_nothing(text) || may_say_nothing(text),
    }
}

/// Full-width letters, digits and signs as their half-width forms.
pub fn fold(words: &str) -> String {
    words
        .chars()
        .map(|c| match c {
            '！'..='～' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' => ' ',
            '￥' => '¥',
            '−' | '‐' => '-',
            other => other,
        })
        .collect()
}

fn whole(text: &str) -> Option<i64> {
    scaled(text, 1)
}

/// A decimal times `unit`, where the product is whole.
fn scaled(text: &str, unit: i64) -> Option<i64> {
    let (value, decimals) = decimal(text.trim())?;
    let product = value.checked_mul(unit)?;
    let base = 10_i64.pow(decimals);
    (product % base == 0).then_some(product / base)
}

/// An amount with at most one sign of the currency.
fn yen(text: &str) -> Option<i64> {
    let before = ["¥", "\\", "JPY"].iter().find_map(|sign| text.strip_prefix(sign));
    let behind = ["円", "JPY"].iter().find_map(|sign| text.strip_suffix(sign));
    let text = match (before, behind) {
        (Some(_), Some(_)) => return None,
        (one, other) => one.or(other).unwrap_or(text).trim(),
    };
    let (high, rest) = match text.split_once('億') {
        Some((high, rest)) => (scaled(high, 100_000_000)?, rest),
        None => (0, text),
    };
    if rest.is_empty() && text.contains('億') {
        return Some(high);
    }
    high.checked_add(lower_yen(rest)?)
}

fn lower_yen(text: &str) -> Option<i64> {
    if let Some((man, rest)) = text.split_once('万') {
        let man = scaled(man, 10_000)?;
        return if rest.is_empty() { Some(man) } else { man.checked_add(whole(rest)?) };
    }
    let units = [("千", 1_000), ("k", 1_000), ("K", 1_000), ("M", 1_000_000), ("m", 1_000_000)];
    match units.iter().find_map(|(unit, size)| Some((text.strip_suffix(unit)?, *size))) {
        Some((number, size)) => scaled(number, size),
        None => scaled(text, 1),
    }
}

fn percent(text: &str) -> Result<i64, ParseError> {
    let (text, finer) = shortened(text.strip_suffix('%').unwrap_or(text).trim());
    let (value, decimals) = decimal(&text).ok_or(ParseError::Form)?;
    let hundredths = value.checked_mul(100).ok_or(ParseError::Form)?;
    let base = 10_i64.pow(decimals);
    match (hundredths % base, finer) {
        (0, false) => Ok(hundredths / base),
        _ => Err(ParseError::Decimals(hundredths / base)),
    }
}

/// No more decimals than these are looked at one by one.
const DECIMALS: usize = 6;

/// Decimals as a program writes them, without those beyond what is looked at, and whether these say
/// anything.
fn shortened(text: &str) -> (Cow<'_, str>, bool) {
    let beyond = |(_, tail): &(&str, &str)| {
        tail.len() > DECIMALS && tail.bytes().all(|byte| byte.is_ascii_digit())
    };
    let Some((head, tail)) = text.split_once('.').filter(beyond) else {
        return (Cow::Borrowed(text), false);
    };
    let (kept, rest) = tail.split_at(DECIMALS);
    (Cow::Owned(format!("{head}.{kept}")), rest.bytes().any(|byte| byte != b'0'))
}

/// True for words that may be a share of one where a percentage is asked for.
fn is_bare_fraction(words: &str, hundredths: i64) -> bool {
    (1..100).contains(&hundredths) && !fold(words).contains('%')
}

/// A value, and what is to be said of how it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Understood {
    /// The value.
    pub value: Value,
    /// What is to be said.
    pub remark: Option<ReadingNote>,
}

/// How words were understood, where that is not plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingNote {
    /// A number below one as so much per cent.
    Fraction,
    /// A percentage to the side by which fewer qualify.
    Rounded,
}

/// Reads words as a value of a fact.
pub fn understand(
    words: &str,
    fact: &Fact,
    vocabulary: &Vocabulary,
) -> Result<Option<Understood>, ParseError> {
    let rounded = |hundredths| {
        let value = Value::Percent(hundredths);
        Ok(Some(Understood { value, remark: Some(ReadingNote::Rounded) }))
    };
    match (parse(words, fact.kind, vocabulary), fact.rounds) {
        (Err(ParseError::Decimals(below)), Some(RangeEnd::Least)) => rounded(below),
        (Err(ParseError::Decimals(below)), Some(RangeEnd::Most)) => rounded(below + 1),
        (read, _) => Ok(read?.map(|value| {
            let bare = matches!(value, Value::Percent(code) if is_bare_fraction(words, code));
            Understood { value, remark: bare.then_some(ReadingNote::Fraction) }
        })),
    }
}

/// The index of a choice named by identifier or by any of its names, whole: a part of a name may be
/// that of something else.
fn choice(text: &str, domain: &Domain) -> Result<i64, ParseError> {
    let wanted = text.to_lowercase();
    let by_id = domain.choices.iter().position(|choice| choice.id == wanted);
    let found = by_id.or_else(|| match domain.same(text) {
        [one] => Some(*one),
        _ => None,
    });
    match found.and_then(|at| Some((at, i64::try_from(at).ok()?))) {
        Some((at, _)) if domain.list && has_two_meanings(text) => {
            Err(ParseError::Either(domain.choices[at].id.clone()))
        }
        Some((_, index)) => Ok(index),
        None if domain.open => Err(ParseError::Unlisted(text.to_string())),
        None => Err(ParseError::Choice(text.to_string())),
    }
}

/// So many rows are offered at most.
const OFFERED: usize = 5;

/// The identifiers of the rows that may have been meant, best first. Looked for where a mistake is
/// told, as it costs far more than reading.
pub fn near_choices(wanted: &str, domain: &Domain) -> Vec<String> {
    let found = domain.search(wanted);
    let names = found.iter().map(|found| domain.choices[found.index].id.clone());
    let names: Vec<String> = names.take(OFFERED).collect();
    if !names.is_empty() {
        return names;
    }
    let ids = domain.choices.iter().map(|choice| choice.id.as_str());
    let near = crate::diagnostic::near(&wanted.to_lowercase(), ids, 3);
    near.into_iter().map(str::to_string).collect()
}

fn set(text: &str, domain: &Domain) -> Result<Vec<i64>, ParseError> {
    if matches!(text.to_lowercase().as_str(), "none" | "なし" | "無") {
        return Ok(Vec::new());
    }
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let member = |part: &str| match is_unknown(part, Some(domain)) {
        true => Err(ParseError::Member),
        false => choice(part, domain),
    };
    let mut members = parts.map(member).collect::<Result<Vec<_>, _>>()?;
    // Separators alone name nothing, which is not the empty set.
    if members.is_empty() {
        return Err(ParseError::Form);
    }
    members.sort_unstable();
    members.dedup();
    Ok(members)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Day, Wait};

    fn read(words: &str, kind: Kind) -> Option<i64> {
        let value = parse(words, kind, &Vocabulary::default()).ok()??;
        value.code()
    }

    #[test]
    fn yen_as_people_write_it() {
        for words in [
            "6500000",
            "6_500_000",
            "6.5M",
            "650万",
            "¥6,500,000",
            "６５０万円",
            "6,500,000円",
            "￥６，５００，０００",
            "6500k",
            "JPY 6500000",
            "6500000.0",
            "6.5e6",
            "6.5E+06",
            "65000000e-1",
        ] {
            assert_eq!(read(words, Kind::Yen), Some(6_500_000), "{words}");
        }
        assert_eq!(read("1億2000万", Kind::Yen), Some(120_000_000));
        for words in [
            "lots",
            "6,5",
            "6.5",
            "-1",
            "6.5MM",
            "_5",
            "1,00,000",
            "99999999999999999999",
            "¥¥5",
            "¥5円",
            "JPY 5 JPY",
            "5円円",
            "¥\\5",
            "1e19",
            "1e999999999999",
            "999999999999999億",
            "1e",
            "e6",
            "5e-1",
        ] {
            assert_eq!(read(words, Kind::Yen), None, "{words}");
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        let day = Day::new(1995, 4, 1).unwrap().code();
        for words in [
            "1995-04-01",
            "1995/4/1",
            "1995年4月1日",
            "平成7年4月1日",
            "H7.4.1",
            "１９９５．４．１",
        ] {
            assert_eq!(read(words, Kind::Date), Some(day), "{words}");
        }
        for words in [
            "1995-02-30",
            "4/1/1995",
            "1995",
            "平成40年1月1日",
            "95-04-01",
            "昭和64年1月8日",
            "令和元元年5月1日",
            "令和1元年5月1日",
            "令和0年5月1日",
            "R99.1.1",
            "R.1.1",
            "元995年4月1日",
            "1995-04-元",
            "0000-01-01",
            "0999-12-31",
            "9999-12-31",
            "10000-01-01",
            "1995/+4/1",
            "1995-4--1",
            "1995年4月1日日",
            "1995年4-1",
            "1995-4月1日",
            "99999999999999999999-01-01",
        ] {
            assert_eq!(read(words, Kind::Date), None, "{words}");
        }
        for words in ["令和元年5月1日", "令和1年5月1日", "R1.5.1", "R元.5.1", "r1.5.1"]
        {
            let day = Day::new(2019, 5, 1).map(Day::code);
            assert_eq!(read(words, Kind::Date), day, "{words}");
        }
    }

    #[test]
    fn durations_as_people_write_them() {
        let code = |months, days| Some(Wait::new(months, days).code());
        for words in ["4y6m", "4 years 6 months", "4年6か月", "54m", "4.5"] {
            assert_eq!(read(words, Kind::Duration), code(54, 0), "{words}");
        }
        assert_eq!(read("1y1d", Kind::Duration), code(12, 1));
        assert_eq!(read("3", Kind::Duration), code(36, 0));
        let long = format!("{}d", "1y ".repeat(400_000));
        for words in [
            "45d",
            "y",
            "4x",
            "0.3",
            "12 34",
            "1y 2",
            "201y",
            "2401m",
            "9223372036854775807m9223372036854775807m62m",
            "9223372036854775807m7m",
            "9223372036854775807d2d",
            "9223372036854775807y",
            "768614336404564651y",
            "1y1y",
            "1 2y",
            "99999999999999999999d",
            "1e300",
            &long,
        ] {
            assert_eq!(read(words, Kind::Duration), None, "{words}");
        }
    }

    #[test]
    fn percents_are_exact() {
        assert_eq!(read("3.01%", Kind::Percent), Some(301));
        assert_eq!(read("3", Kind::Percent), Some(300));
        for words in ["3.001", "5%%", "1e18", "-1", "9223372036854775807", "1e-3"] {
            assert_eq!(read(words, Kind::Percent), None, "{words}");
        }
    }

    #[test]
    fn numbers_are_read_by_what_they_come_to() {
        for kind in [Kind::Count, Kind::Yen] {
            for (words, number) in
                [("1e1", 10), ("-0", 0), ("-0.0", 0), ("3.00", 3), ("1.5e1", 15), ("0e5", 0)]
            {
                assert_eq!(read(words, kind), Some(number), "{words} as {kind:?}");
            }
        }
        assert_eq!(read("3.5e-1", Kind::Percent), Some(35));
    }

    #[test]
    fn words_that_say_nothing_are_unknown() {
        let kinds =
            [Kind::YesNo, Kind::Count, Kind::Yen, Kind::Percent, Kind::Date, Kind::Duration];
        for words in [
            " 　",
            "-",
            "－",
            "―",
            "—",
            "N/A",
            "n/a",
            "Ｎ／Ａ",
            "NA",
            "na",
            "null",
            "None",
            "NaN",
            "unknown",
            "Unknown",
            "不明",
            "未定",
            "I don't know",
            "分からない",
        ] {
            for kind in kinds {
                let read = parse(words, kind, &Vocabulary::default());
                assert_eq!(read, Ok(None), "{words} as {kind:?}");
            }
        }
        for words in ["なし", "無", "no"] {
            assert_eq!(read(words, Kind::YesNo), Some(0), "{words}");
        }
        for kind in [Kind::Count, Kind::Yen, Kind::Date, Kind::Duration] {
            let read = parse("none", kind, &Vocabulary::default());
            assert_eq!(read, Err(ParseError::Form), "{kind:?}");
        }
    }
}
