//! Values as readers of each language write them, and the forms in which they can be given.

use super::{Domain, FactId, Kind, Value, Vocabulary, Wait};
use crate::calendar::{Day, era_day};
use crate::text::{Text, list};

/// A value of a fact for readers.
pub fn show(vocabulary: &Vocabulary, id: FactId, value: &Value) -> Text {
    show_as(vocabulary, vocabulary.fact(id).kind, value)
}

/// A value of a type for readers.
pub fn show_as(vocabulary: &Vocabulary, kind: Kind, value: &Value) -> Text {
    match value {
        Value::YesNo(true) => Text { en: "yes".into(), ja: "はい".into() },
        Value::YesNo(false) => Text { en: "no".into(), ja: "いいえ".into() },
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
        return Text { en: "none".into(), ja: "なし".into() };
    }
    let words: Vec<Text> = members.iter().map(|member| choice(domain, *member)).collect();
    list(&words)
}

/// A day as each language writes it: ISO, and the era with its year.
pub fn show_day(day: Day) -> Text {
    Text { en: day.to_string(), ja: era_day(day) }
}

/// Yen: `¥6,500,000`, and `650万円` where it comes out even.
pub fn show_yen(amount: i64) -> Text {
    let (man, rest) = (amount / 10_000, amount % 10_000);
    let ja = match (man, rest) {
        (man, 0) if man != 0 => format!("{}万円", grouped(man)),
        _ => format!("{}円", grouped(amount)),
    };
    Text { en: format!("¥{}", grouped(amount)), ja }
}

/// A duration in words.
pub fn show_wait(wait: Wait) -> Text {
    let (months, days) = wait.parts();
    let parts = [
        (months / 12, "year", "years", "年"),
        (months % 12, "month", "months", "か月"),
        (days, "day", "days", "日"),
    ];
    let shown: Vec<_> = parts.iter().filter(|(n, ..)| *n != 0).collect();
    if shown.is_empty() {
        return Text { en: "no time".into(), ja: "0日".into() };
    }
    let en: Vec<String> = shown
        .iter()
        .map(|(n, one, many, _)| format!("{n} {}", if *n == 1 { one } else { many }))
        .collect();
    let ja: Vec<String> = shown.iter().map(|(n, .., unit)| format!("{n}{unit}")).collect();
    Text { en: en.join(" "), ja: ja.concat() }
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
    let (en, ja) = match kind {
        Kind::YesNo => ("yes or no", "はい・いいえ"),
        Kind::Count => ("a count", "数"),
        Kind::Yen => ("an amount in yen", "金額"),
        Kind::Percent => ("a percentage", "割合"),
        Kind::Date => ("a date", "日付"),
        Kind::Duration => ("a duration", "期間"),
        Kind::Choice(_) => ("a choice", "選択肢"),
        Kind::Scale(_) => ("a choice on a scale", "段階"),
        Kind::Set(_) => ("a set of choices", "選択肢の集合"),
        Kind::Text => ("words", "文字列"),
    };
    Text { en: en.into(), ja: ja.into() }
}

/// How a value of that type can be written.
pub fn form(kind: Kind) -> Text {
    let (en, ja) = match kind {
        Kind::YesNo => ("`yes` or `no`", "`yes` または `no`"),
        Kind::Count => ("a whole number such as `3`", "`3` のような整数"),
        Kind::Yen => (
            "an amount such as `6500000`, `6.5M` or `650万`",
            "`6500000`・`6.5M`・`650万` のような金額",
        ),
        Kind::Percent => ("a percentage such as `3.5`", "`3.5` のような割合（％）"),
        Kind::Date => (
            "a date such as `1995-04-01` or `平成7年4月1日`",
            "`1995-04-01`・`平成7年4月1日` のような日付",
        ),
        Kind::Duration => (
            "a duration such as `4y6m`, `18m` or `3` (years)",
            "`4y6m`・`18m`・`3`（年）のような期間",
        ),
        Kind::Choice(_) | Kind::Scale(_) => ("one of the choices", "選択肢のいずれか"),
        Kind::Set(_) => ("choices joined by `;`, or `none`", "`;` で区切った選択肢、または `none`"),
        Kind::Text => ("words", "文字列"),
    };
    Text { en: en.into(), ja: ja.into() }
}
