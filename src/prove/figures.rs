//! Figures that stand twice: in a condition, where they change with the day, and in the words
//! around it, where they do not.

use crate::calendar::Wait;
use crate::compile::{ConditionId, Figure, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{Kind, show_as, value_of};
use crate::source::Span;
use crate::text::Text;

/// Looks at the texts of all criteria, parts and tiers.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    for criterion in &rulebook.criteria {
        if let Some(when) = criterion.when {
            look(rulebook, &criterion.text, when, criterion.span, found);
        }
    }
    for tier in &rulebook.tiers {
        tier.text.iter().for_each(|text| look(rulebook, text, tier.when, tier.span, found));
    }
    for (at, condition) in rulebook.conditions.iter().enumerate() {
        let text = condition.part.as_ref().and_then(|part| part.text.as_ref());
        text.iter().for_each(|text| {
            look(rulebook, text, ConditionId::at(at), condition.span, found);
        });
    }
}

fn look(rulebook: &Rulebook, text: &Text, id: ConditionId, span: Span, found: &mut Diagnostics) {
    let dated = |figure: &Figure<'_>| figure.days().iter().any(Option::is_some);
    for figure in rulebook.figures(id).into_iter().filter(dated) {
        let kind = figure.kind();
        let repeated =
            |code: &&i64| [&text.en, &text.ja].iter().any(|words| says(words, kind, **code));
        if let Some(code) = figure.codes().iter().find(repeated) {
            let value = value_of(kind, *code);
            let shown = value.map(|value| show_as(&rulebook.vocabulary, kind, &value));
            let slots = [("value", shown.unwrap_or_default())];
            let diagnostic = Diagnostic::new(Code::FigureInWords, &slots).at(span);
            found.push(diagnostic.help(hint::BOUND_SLOT, &[]));
            return;
        }
    }
}

/// True where words name a value of that type.
fn says(words: &str, kind: Kind, code: i64) -> bool {
    let mut numbers = numbers(words).into_iter();
    match kind {
        Kind::Count | Kind::Yen => {
            numbers.any(|number| number.hundredths == i128::from(code) * 100)
        }
        Kind::Percent => {
            numbers.any(|number| number.percent() && number.hundredths == i128::from(code))
        }
        Kind::Duration => {
            let (months, days) = Wait::from_code(code).parts();
            days == 0 && numbers.any(|number| number.months() == Some(i128::from(months) * 100))
        }
        // Days and the names of scales are written in too many ways to be told apart.
        Kind::Date | Kind::Scale(_) | Kind::YesNo | Kind::Choice(_) | Kind::Set(_) | Kind::Text => {
            false
        }
    }
}

/// A number in words, and what stands behind it.
struct Number<'w> {
    hundredths: i128,
    behind: &'w str,
}

impl Number<'_> {
    fn percent(&self) -> bool {
        ["%", "％", "per cent", "percent", "パーセント"]
            .iter()
            .any(|sign| self.behind.starts_with(sign))
    }

    /// As months, in hundredths.
    fn months(&self) -> Option<i128> {
        const UNITS: [(&str, i128); 8] = [
            ("year", 12),
            ("年", 12),
            ("month", 1),
            ("か月", 1),
            ("ヶ月", 1),
            ("カ月", 1),
            ("箇月", 1),
            ("月", 1),
        ];
        let unit = UNITS.iter().find(|(unit, _)| self.behind.starts_with(unit))?;
        self.hundredths.checked_mul(unit.1)
    }
}

/// The numbers in words: digits with commas, a point, and what multiplies them.
fn numbers(words: &str) -> Vec<Number<'_>> {
    const TIMES: [(&str, i128); 6] = [
        ("万", 10_000),
        ("億", 100_000_000),
        ("million", 1_000_000),
        ("billion", 1_000_000_000),
        ("thousand", 1_000),
        ("千", 1_000),
    ];
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let part = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.' | '_');
        let end = rest.find(|c: char| !part(c)).unwrap_or(rest.len());
        let digits = rest[..end].trim_end_matches([',', '.']);
        let value = hundredths(digits);
        rest = &rest[end..];
        let mut behind = rest.trim_start_matches([' ', '-', '\u{a0}']);
        let times = TIMES.iter().find(|(sign, _)| behind.starts_with(sign));
        if let Some((sign, _)) = times {
            behind = behind[sign.len()..].trim_start();
        }
        let value = value.and_then(|value| value.checked_mul(times.map_or(1, |(_, times)| *times)));
        found.extend(value.map(|hundredths| Number { hundredths, behind }));
    }
    found
}

fn hundredths(digits: &str) -> Option<i128> {
    let plain: String = digits.chars().filter(|c| !matches!(c, ',' | '_')).collect();
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let part = format!("{part:0<2}");
    let value: i128 = whole.parse::<i128>().ok()?.checked_mul(100)?;
    value.checked_add(part.get(..2)?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_known_however_it_is_written() {
        for words in [
            "at least ¥10,000,000",
            "10 million yen",
            "10000000円",
            "1,000万円以上",
            "1000万円以上であること",
            "0.1億円",
        ] {
            assert!(says(words, Kind::Yen, 10_000_000), "{words}");
            assert!(!says(words, Kind::Yen, 12_000_000), "{words}");
        }
        for words in ["5 years or more", "5年以上", "60 months", "60か月", "five, or 5-year"] {
            assert!(says(words, Kind::Duration, Wait::new(60, 0).code()), "{words}");
        }
        assert!(says("3.5 % of turnover", Kind::Percent, 350));
        assert!(!says("3.5 of turnover", Kind::Percent, 350));
        assert!(says("under 30", Kind::Count, 30));
        assert!(!says("under 300", Kind::Count, 30));
    }
}
