//! Values as readers of each language write them, and the forms in which they can be given.

use super::{Domain, FactId, Kind, Value, Vocabulary, Wait};
use crate::calendar::{Day, era_day};
use crate::text::{Text, list};
use crate::words::{forms, values};

/// A value of a fact for readers.
pub fn show(vocabulary: &Vocabulary, id: FactId, value: &Value) -> Text {
    show_as(vocabulary, vocabulary.fact(id).kind, value)
}

/// A value of a type for readers.
pub fn show_as(vocabulary: &Vocabulary, kind: Kind, value: &Value) -> Text {
    match value {
        Value::YesNo(true) => values::YES.text(),
        Value::YesNo(false) => values::NO.text(),
        Value::Number(n) if kind == Kind::Yen => show_yen(*n),
        Value::Number(n) => Text::same(grouped(*n)),
        Value::Percent(n) => Text::same(format!("{}%", hundredths(*n))),
        Value::Day(day) => show_day(*day),
        Value::Wait(wait) => show_wait(*wait),
        Value::Choice(index) => match kind.domain() {
            Some(domain) => choice(vocabulary.domain(domain), *index),
            None => Text::default(),
        },
        Value::Set(members) => match kind.domain() {
            Some(domain) => set(vocabulary.domain(domain), members),
            None => Text::default(),
        },
        Value::Text(words) => Text::same(words.clone()),
    }
}

fn choice(domain: &Domain, index: i64) -> Text {
    domain.choice(index).map(|choice| choice.text.clone()).unwrap_or_default()
}

fn set(domain: &Domain, members: &[i64]) -> Text {
    if members.is_empty() {
        return values::NONE.text();
    }
    let words: Vec<Text> = members.iter().map(|member| choice(domain, *member)).collect();
    list(&words)
}

/// A day as each language writes it: ISO, and the era with its year.
pub fn show_day(day: Day) -> Text {
    Text::pair(day.to_string(), era_day(day))
}

/// A day of every year: `1 April`, `4月1日`.
pub fn show_day_of_year(month: i64, day: i64) -> Text {
    let months = &values::MONTHS_OF_YEAR;
    let month = usize::try_from(month - 1).ok().and_then(|at| months.get(at));
    let slots = [("day", Text::same(day.to_string()))];
    month.map(|month| month.fill(&slots)).unwrap_or_default()
}

/// Yen: `¥6,500,000`, and `650万円` where it comes out even.
pub fn show_yen(amount: i64) -> Text {
    let number = |n: i64| Text::same(grouped(n));
    match (amount / 10_000, amount % 10_000) {
        (man, 0) if man != 0 => {
            values::YEN_EVEN.fill(&[("amount", number(amount)), ("man", number(man))])
        }
        _ => values::YEN.fill(&[("amount", number(amount))]),
    }
}

/// A duration in words.
pub fn show_wait(wait: Wait) -> Text {
    let (months, days) = wait.parts();
    let parts = [
        (months / 12, values::YEAR, values::YEARS),
        (months % 12, values::MONTH, values::MONTHS),
        (days, values::DAY, values::DAYS),
    ];
    let said = parts.iter().filter(|(n, ..)| *n != 0).map(|(n, one, many)| match n {
        1 => one.text(),
        n => many.fill(&[("count", Text::same(n.to_string()))]),
    });
    values::together(&said.collect::<Vec<_>>())
}

/// A number with its digits in groups of three: `6,500,000`.
pub fn grouped(n: i64) -> String {
    let digits = n.unsigned_abs().to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if n < 0 { format!("-{out}") } else { out }
}

fn hundredths(n: i64) -> String {
    let (whole, rest) = (n / 100, n % 100);
    match rest {
        0 => whole.to_string(),
        rest if rest % 10 == 0 => format!("{whole}.{}", rest / 10),
        rest => format!("{whole}.{rest:02}"),
    }
}

impl Value {
    /// The value as a case file writes it, which reads back as the same value.
    pub fn plain(&self, kind: Kind, vocabulary: &Vocabulary) -> String {
        let id = |index: i64| {
            let domain = kind.domain().map(|domain| vocabulary.domain(domain));
            domain.and_then(|domain| domain.written(index)).unwrap_or_default().to_string()
        };
        match self {
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_string(),
            Self::Number(n) => n.to_string(),
            Self::Percent(n) => hundredths(*n),
            Self::Day(day) => day.to_string(),
            Self::Wait(wait) => wait.to_string(),
            Self::Choice(index) => id(*index),
            Self::Set(members) if members.is_empty() => "none".to_string(),
            Self::Set(members) => members.iter().map(|m| id(*m)).collect::<Vec<_>>().join(";"),
            Self::Text(words) => words.clone(),
        }
    }
}

/// What kind of thing a type is, for a sentence.
pub fn kind_name(kind: Kind) -> Text {
    let name = match kind {
        Kind::YesNo => values::KIND_YES_NO,
        Kind::Count => values::KIND_COUNT,
        Kind::Yen => values::KIND_YEN,
        Kind::Percent => values::KIND_PERCENT,
        Kind::Date => values::KIND_DATE,
        Kind::Duration => values::KIND_DURATION,
        Kind::Choice(_) => values::KIND_CHOICE,
        Kind::Scale(_) => values::KIND_SCALE,
        Kind::Set(_) => values::KIND_SET,
        Kind::Text => values::KIND_TEXT,
    };
    name.text()
}

/// How a value of that type can be written.
pub fn form(kind: Kind) -> Text {
    let form = match kind {
        Kind::YesNo => forms::YES_NO_FORM,
        Kind::Count => forms::COUNT_FORM,
        Kind::Yen => forms::YEN_FORM,
        Kind::Percent => forms::PERCENT_FORM,
        Kind::Date => forms::DATE_FORM,
        Kind::Duration => forms::DURATION_FORM,
        Kind::Choice(_) | Kind::Scale(_) => forms::CHOICE_FORM,
        Kind::Set(_) => forms::SET_FORM,
        Kind::Text => forms::TEXT_FORM,
    };
    form.text()
}
