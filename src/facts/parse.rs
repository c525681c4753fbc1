//! The one parser of values, wherever they come from: a case file, `--set`, a cell, a prompt.

use super::{Domain, Kind, Value, Vocabulary};
use crate::calendar::{ReadError, decimal, digits, read_day, read_wait};

/// Why some words are not a value of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// Not in a form that the type can be written in.
    Form,
    /// Not among the choices; the nearest identifiers, best first.
    Choice(Vec<String>),
    /// More days than a duration keeps beside its months.
    Days,
}

impl From<ReadError> for ParseError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Form => Self::Form,
            ReadError::Days => Self::Days,
        }
    }
}

/// Reads words as a value of `kind`. `Ok(None)` is the empty cell: unknown.
pub fn parse(
    words: &str,
    kind: Kind,
    vocabulary: &Vocabulary,
) -> Result<Option<Value>, ParseError> {
    let folded = fold(words);
    let text = folded.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let value = match kind {
        Kind::YesNo => Value::YesNo(yes_no(text).ok_or(ParseError::Form)?),
        Kind::Count => Value::Number(whole(text).ok_or(ParseError::Form)?),
        Kind::Yen => Value::Number(yen(text).ok_or(ParseError::Form)?),
        Kind::Percent => Value::Percent(percent(text).ok_or(ParseError::Form)?),
        Kind::Date => Value::Day(read_day(text).ok_or(ParseError::Form)?),
        Kind::Duration => Value::Wait(read_wait(text)?),
        Kind::Choice(domain) | Kind::Scale(domain) => {
            Value::Choice(choice(text, vocabulary.domain(domain))?)
        }
        Kind::Set(domain) => Value::Set(set(text, vocabulary.domain(domain))?),
        Kind::Text => Value::Text(words.trim().to_string()),
    };
    Ok(Some(value))
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

fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "はい" | "有" | "あり" | "○" | "〇" => Some(true),
        "no" | "n" | "false" | "0" | "いいえ" | "無" | "なし" | "×" => Some(false),
        _ => None,
    }
}

fn whole(text: &str) -> Option<i64> {
    let text = text.strip_suffix(".0").unwrap_or(text);
    digits(text)?.parse().ok()
}

/// A decimal times `unit`, where the product is whole.
fn scaled(text: &str, unit: i64) -> Option<i64> {
    let (value, decimals) = decimal(text.trim())?;
    let product = value.checked_mul(unit)?;
    let base = 10_i64.pow(decimals);
    (product % base == 0).then_some(product / base)
}

fn yen(text: &str) -> Option<i64> {
    let text = text.trim_start_matches(['¥', '\\']).trim();
    let text = text.strip_suffix("円").or_else(|| text.strip_suffix("JPY")).unwrap_or(text).trim();
    let text = text.strip_prefix("JPY").unwrap_or(text).trim();
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

fn percent(text: &str) -> Option<i64> {
    scaled(text.strip_suffix('%').or_else(|| text.strip_suffix('％')).unwrap_or(text), 100)
}

/// The index of a choice named by identifier or by any of its names; a row of a closed list
/// also by a part of a name that no other row has. An open list takes what it does not have: a
/// part of a name might be that of something else.
fn choice(text: &str, domain: &Domain) -> Result<i64, ParseError> {
    let wanted = text.to_lowercase();
    let by_id = domain.choices.iter().position(|choice| choice.id == wanted);
    let found = by_id.or_else(|| match domain.same(text) {
        [one] => Some(*one),
        [] if domain.list && !domain.open => domain.only(text),
        _ => None,
    });
    match found.and_then(|at| i64::try_from(at).ok()) {
        Some(index) => Ok(index),
        None if domain.open => Ok(i64::try_from(domain.choices.len() - 1).unwrap_or_default()),
        None => Err(ParseError::Choice(near_choices(&wanted, domain))),
    }
}

/// So many rows are offered at most.
const OFFERED: usize = 5;

/// The identifiers of the rows that may have been meant, best first.
pub(super) fn near_choices(wanted: &str, domain: &Domain) -> Vec<String> {
    let found = domain.search(wanted);
    let names = found.iter().map(|found| domain.choices[found.index].id.clone());
    let names: Vec<String> = names.take(OFFERED).collect();
    if !names.is_empty() {
        return names;
    }
    let ids = domain.choices.iter().map(|choice| choice.id.as_str());
    let near = crate::diagnostic::near(wanted, ids, 3);
    near.into_iter().map(str::to_string).collect()
}

fn set(text: &str, domain: &Domain) -> Result<Vec<i64>, ParseError> {
    if matches!(text.to_lowercase().as_str(), "none" | "なし" | "無") {
        return Ok(Vec::new());
    }
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let mut members = parts.map(|part| choice(part, domain)).collect::<Result<Vec<_>, _>>()?;
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
        ] {
            assert_eq!(read(words, Kind::Yen), Some(6_500_000), "{words}");
        }
        assert_eq!(read("1億2000万", Kind::Yen), Some(120_000_000));
        for words in ["lots", "6,5", "6.5", "-1", "6.5MM", "_5", "1,00,000", "99999999999999999999"]
        {
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
        for words in
            ["1995-02-30", "4/1/1995", "1995", "平成40年1月1日", "95-04-01", "昭和64年1月8日"]
        {
            assert_eq!(read(words, Kind::Date), None, "{words}");
        }
        assert_eq!(read("令和元年5月1日", Kind::Date), Day::new(2019, 5, 1).map(Day::code));
    }

    #[test]
    fn durations_as_people_write_them() {
        let code = |months, days| Some(Wait::new(months, days).code());
        for words in ["4y6m", "4 years 6 months", "4年6か月", "54m", "4.5"] {
            assert_eq!(read(words, Kind::Duration), code(54, 0), "{words}");
        }
        assert_eq!(read("1y1d", Kind::Duration), code(12, 1));
        assert_eq!(read("3", Kind::Duration), code(36, 0));
        for words in ["45d", "y", "4x", "0.3", "12 34", "1y 2"] {
            assert_eq!(read(words, Kind::Duration), None, "{words}");
        }
    }

    #[test]
    fn percents_are_exact() {
        assert_eq!(read("3.01%", Kind::Percent), Some(301));
        assert_eq!(read("3", Kind::Percent), Some(300));
        assert_eq!(read("3.001", Kind::Percent), None);
    }

    #[test]
    fn empty_is_unknown() {
        assert_eq!(parse(" 　", Kind::Yen, &Vocabulary::default()), Ok(None));
    }
}
