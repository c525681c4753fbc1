//! What a heading says of the values below it: the unit of bare numbers, the order of day and month.
//! Must not know which facts there are.

use super::parse::fold;
use super::{Kind, ParseError, Value};
use crate::calendar::{Wait, decimal, read_ordered_day};

/// What a heading says of the values below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Nothing that would alter how they are read.
    #[default]
    Plain,
    /// Bare numbers are so many yen each.
    Yen(i64),
    /// Bare numbers are months.
    Months,
    /// Of days that are written in numbers, the day comes before the month.
    DayFirst,
    /// The month comes before the day.
    MonthFirst,
}

/// Words in a heading that go with values of any kind.
const REMARKS: [&str; 8] = ["", "必須", "任意", "必須項目", "required", "optional", "税込", "半角"];

const YEN: [(&str, i64); 18] = [
    ("円", 1),
    ("jpy", 1),
    ("yen", 1),
    ("in yen", 1),
    ("¥", 1),
    ("\\", 1),
    ("単位:円", 1),
    ("千円", 1_000),
    ("k jpy", 1_000),
    ("thousand yen", 1_000),
    ("単位:千円", 1_000),
    ("万円", 10_000),
    ("万", 10_000),
    ("単位:万円", 10_000),
    ("百万円", 1_000_000),
    ("m jpy", 1_000_000),
    ("million yen", 1_000_000),
    ("億円", 100_000_000),
];

const PERCENT: [&str; 5] = ["%", "パーセント", "percent", "per cent", "pct"];
const YEARS: [&str; 6] = ["年", "年数", "years", "yrs", "年月", "in years"];
const MONTHS: [&str; 8] = ["月", "か月", "ヶ月", "カ月", "ヵ月", "月数", "months", "in months"];
const COUNTS: [&str; 13] = [
    "歳",
    "才",
    "人",
    "名",
    "件",
    "本",
    "回",
    "点",
    "years",
    "years old",
    "people",
    "persons",
    "points",
];
const DAYS: [&str; 13] = [
    "西暦",
    "和暦",
    "年月日",
    "yyyy/mm/dd",
    "yyyy-mm-dd",
    "yyyy.mm.dd",
    "yyyymmdd",
    "yyyy/m/d",
    "年/月/日",
    "西暦年月日",
    "date",
    "iso",
    "iso 8601",
];
const DAY_FIRST: [&str; 7] =
    ["dd/mm/yyyy", "dd.mm.yyyy", "dd-mm-yyyy", "d/m/yyyy", "d/m/y", "日/月/年", "day/month/year"];
const MONTH_FIRST: [&str; 6] =
    ["mm/dd/yyyy", "mm-dd-yyyy", "m/d/yyyy", "m/d/y", "月/日/年", "month/day/year"];
const YES_NO: [&str; 10] =
    ["有無", "有/無", "有・無", "○×", "○/×", "はい/いいえ", "y/n", "yes/no", "該当に○", "要否"];

impl Measure {
    /// What words beside the name in a heading say of values of a kind; none where they say
    /// something else.
    pub fn of(words: &str, kind: Kind) -> Option<Self> {
        let words = fold(words).trim().to_lowercase();
        let says = |list: &[&str]| list.contains(&words.as_str());
        if says(&REMARKS) {
            return Some(Self::Plain);
        }
        match kind {
            Kind::Yen => {
                let size = YEN.iter().find(|(unit, _)| *unit == words).map(|(_, size)| *size)?;
                Some(if size == 1 { Self::Plain } else { Self::Yen(size) })
            }
            Kind::Percent => says(&PERCENT).then_some(Self::Plain),
            Kind::Count => says(&COUNTS).then_some(Self::Plain),
            Kind::YesNo => says(&YES_NO).then_some(Self::Plain),
            Kind::Duration if says(&YEARS) => Some(Self::Plain),
            Kind::Duration => says(&MONTHS).then_some(Self::Months),
            Kind::Date if says(&DAYS) => Some(Self::Plain),
            Kind::Date if says(&DAY_FIRST) => Some(Self::DayFirst),
            Kind::Date => says(&MONTH_FIRST).then_some(Self::MonthFirst),
            Kind::Choice(_) | Kind::Scale(_) | Kind::Set(_) | Kind::Text => None,
        }
    }

    /// Words that mean something only by what the heading says; none where they are read as ever.
    pub fn read(self, words: &str) -> Option<Result<Value, ParseError>> {
        let text = fold(words);
        let text = text.trim();
        match self {
            Self::Plain => None,
            Self::Yen(size) => {
                let (value, decimals) = decimal(text)?;
                let yen = value.checked_mul(size).ok_or(ParseError::Form);
                let base = 10_i64.pow(decimals);
                Some(yen.and_then(|yen| match yen % base {
                    0 => Ok(Value::Number(yen / base)),
                    _ => Err(ParseError::Form),
                }))
            }
            Self::Months => {
                let (value, decimals) = decimal(text)?;
                let sound = decimals == 0 && value <= MOST_MONTHS;
                Some(if sound {
                    Ok(Value::Wait(Wait::new(value, 0)))
                } else {
                    Err(ParseError::Form)
                })
            }
            Self::DayFirst => read_ordered_day(text, true).map(|day| Ok(Value::Day(day))),
            Self::MonthFirst => read_ordered_day(text, false).map(|day| Ok(Value::Day(day))),
        }
    }

    /// How it is written in a file of mappings; none where there is nothing to write.
    pub fn id(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Yen(1_000) => Some("千円"),
            Self::Yen(1_000_000) => Some("百万円"),
            Self::Yen(100_000_000) => Some("億円"),
            Self::Yen(_) => Some("万円"),
            Self::Months => Some("months"),
            Self::DayFirst => Some("DD/MM/YYYY"),
            Self::MonthFirst => Some("MM/DD/YYYY"),
        }
    }
}

/// Nothing takes longer, in months.
const MOST_MONTHS: i64 = 12 * 200;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_in_a_heading_is_that_of_bare_numbers_alone() {
        let man = Measure::of("万円", Kind::Yen);
        assert_eq!(man, Some(Measure::Yen(10_000)));
        let read = |words| man.and_then(|man| man.read(words));
        assert_eq!(read("850"), Some(Ok(Value::Number(8_500_000))));
        assert_eq!(read("８５０．５"), Some(Ok(Value::Number(8_505_000))));
        assert_eq!(read("850万円"), None);
        assert_eq!(read("0.00001"), Some(Err(ParseError::Form)));
        assert_eq!(Measure::of("USD", Kind::Yen), None);
        assert_eq!(Measure::of("$", Kind::Yen), None);
        assert_eq!(Measure::of("万円", Kind::Count), None);
        assert_eq!(Measure::of("％", Kind::Percent), Some(Measure::Plain));
    }

    #[test]
    fn an_order_in_a_heading_settles_which_number_is_the_day() {
        let day = |order, words| Measure::of(order, Kind::Date).and_then(|order| order.read(words));
        let of = |y, m, d| crate::calendar::Day::new(y, m, d).map(|day| Ok(Value::Day(day)));
        assert_eq!(day("DD/MM/YYYY", "04/05/1995"), of(1995, 5, 4));
        assert_eq!(day("MM/DD/YYYY", "04/05/1995"), of(1995, 4, 5));
        assert_eq!(day("DD/MM/YYYY", "04/13/1995"), None);
    }
}
