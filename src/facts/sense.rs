//! Which values of a fact make sense: those that can be at all, and those that are likely, measured
//! by fixed values, by the day that is looked at and by other facts. Must not know rules of law.

use super::range::{EdgeMark, Interval, Odd, Oddity, RangeEdge, RangeEnd, SenseRange};
use super::{Day, FactId, Facts, Kind, Vocabulary, Wait, value_of};
use crate::text::Text;
use crate::words::forms;

impl Vocabulary {
    /// What makes sense of a fact by itself, on a day.
    pub fn range(&self, fact: FactId, day: Day) -> SenseRange {
        let sense = &self.fact(fact).sense;
        let within = |edges: &[RangeEdge]| {
            let mut within = Interval::ANYTHING;
            for edge in edges {
                match edge.mark {
                    EdgeMark::Value(at) => within.narrow(edge.end, at),
                    EdgeMark::Day { plus, minus } => {
                        within.narrow(edge.end, moved(day, plus, minus).code());
                    }
                    EdgeMark::Fact { .. } => {}
                }
            }
            within
        };
        SenseRange {
            possible: within(&sense.possible),
            likely: within(&sense.likely),
            besides: sense.besides,
        }
    }

    /// How a given value does not make sense, by itself or beside the others that are given.
    pub fn odd(&self, facts: &Facts, fact: FactId, day: Day) -> Option<Odd> {
        self.odd_of(|fact| facts.get(self, fact)?.code(), fact, day)
    }

    /// The same of values as the numbers that rules compare.
    pub fn odd_of(
        &self,
        given: impl Fn(FactId) -> Option<i64>,
        fact: FactId,
        day: Day,
    ) -> Option<Odd> {
        let code = given(fact)?;
        let alone = self.range(fact, day).odd(code);
        if alone.is_some_and(|odd| odd.how == Oddity::Impossible) {
            return alone;
        }
        let sense = &self.fact(fact).sense;
        let beside = |edges: &[RangeEdge], how: Oddity| {
            edges.iter().find_map(|edge| {
                let (other, at) = self.at(&given, fact, edge, day)?;
                let mut within = Interval::ANYTHING;
                within.narrow(edge.end, at);
                (!within.holds(code)).then(|| within.odd(how, Some(other)))
            })
        };
        let impossible = beside(&sense.possible, Oddity::Impossible).or(alone);
        if impossible.is_some() || sense.besides == Some(code) {
            return impossible;
        }
        beside(&sense.likely, Oddity::Unlikely)
    }

    /// Where an end lies that another fact sets, where that is given.
    fn at(
        &self,
        given: &impl Fn(FactId) -> Option<i64>,
        fact: FactId,
        edge: &RangeEdge,
        day: Day,
    ) -> Option<(FactId, i64)> {
        let EdgeMark::Fact { fact: other, times, plus, minus } = edge.mark else { return None };
        let code = given(other)?;
        let at = match (self.fact(fact).kind, self.fact(other).kind) {
            (Kind::Date, _) => moved(Day::from_code(code), plus, minus).code(),
            (Kind::Duration, Kind::Date) => {
                let since = Day::from_code(code);
                let wait = if since < day { since.wait_until(day) } else { Wait::new(0, 0) };
                longer(wait, plus, minus).code()
            }
            (Kind::Duration, Kind::Count) => {
                let whole = if edge.end == RangeEnd::Most { code + 1 } else { code };
                longer(Wait::new(whole.checked_mul(12)?, 0), plus, minus).code()
            }
            (Kind::Duration, _) => longer(Wait::from_code(code), plus, minus).code(),
            _ => code.checked_mul(times.0)? / times.1.max(1),
        };
        Some((other, at))
    }

    /// True where the sense of a fact hangs on one of these.
    pub fn hangs_on(&self, fact: FactId, others: &[FactId]) -> bool {
        let sense = &self.fact(fact).sense;
        let hangs = |edge: &RangeEdge| match edge.mark {
            EdgeMark::Fact { fact, .. } => others.contains(&fact),
            EdgeMark::Value(_) | EdgeMark::Day { .. } => false,
        };
        sense.possible.iter().chain(&sense.likely).any(hangs)
    }
}

fn moved(day: Day, plus: Option<Wait>, minus: Option<Wait>) -> Day {
    let later = plus.map_or(day, |wait| day.plus(wait));
    minus.map_or(later, |wait| later.minus(wait))
}

fn longer(wait: Wait, plus: Option<Wait>, minus: Option<Wait>) -> Wait {
    let longer = plus.map_or(wait, |more| wait.plus(more));
    minus.map_or(longer, |less| longer.minus(less))
}

impl Odd {
    /// The values that make sense, in words.
    pub fn sensible(&self, vocabulary: &Vocabulary, kind: Kind) -> Text {
        let shown = |code: i64| {
            let value = value_of(kind, code);
            value.map(|value| super::show_as(vocabulary, kind, &value)).unwrap_or_default()
        };
        span(self.least.map(shown), self.most.map(shown))
    }
}

/// From one end to the other.
fn span(least: Option<Text>, most: Option<Text>) -> Text {
    match (least, most) {
        (Some(least), Some(most)) => forms::BETWEEN.fill(&[("least", least), ("most", most)]),
        (Some(least), None) => forms::NO_LESS.fill(&[("least", least)]),
        (None, Some(most)) => forms::NO_MORE.fill(&[("most", most)]),
        (None, None) => forms::ANYTHING.text(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::range::Sense;
    use crate::facts::{Fact, Value};

    fn edge(end: RangeEnd, mark: EdgeMark) -> RangeEdge {
        RangeEdge { end, mark }
    }

    fn day(year: i64) -> Day {
        Day::new(year, 4, 1).unwrap_or(Day::from_code(0))
    }

    fn vocabulary() -> (Vocabulary, [FactId; 3]) {
        let fact = |name: &str, kind, possible, likely| Fact {
            name: name.to_string(),
            kind,
            label: Text::same(name),
            question: None,
            help: None,
            follows: false,
            also: Vec::new(),
            beside: Vec::new(),
            attribute: false,
            sense: Sense { possible, likely, besides: None },
            rounds: None,
            word: 0,
            words: 0,
        };
        let years = |n: i64| Some(Wait::new(n * 12, 0));
        let now = EdgeMark::Day { plus: None, minus: None };
        let then = EdgeMark::Day { plus: None, minus: years(100) };
        let mut all = Vocabulary::default();
        let born = vec![edge(RangeEnd::Most, now)];
        let born = all.add(fact("born", Kind::Date, born, vec![edge(RangeEnd::Least, then)]));
        let age = vec![edge(RangeEnd::Most, EdgeMark::Value(130))];
        let age = all.add(fact(
            "age",
            Kind::Count,
            age,
            vec![edge(RangeEnd::Least, EdgeMark::Value(15))],
        ));
        let by = |fact| EdgeMark::Fact { fact, times: (1, 1), plus: None, minus: years(14) };
        let work = vec![edge(RangeEnd::Most, by(born)), edge(RangeEnd::Most, by(age))];
        let work = all.add(fact("work", Kind::Duration, work, Vec::new()));
        (all, [born, age, work])
    }

    #[test]
    fn what_cannot_be_is_told_from_what_is_unlikely() {
        let (all, [born, age, _]) = vocabulary();
        let how = |fact, code| all.range(fact, day(2026)).odd(code).map(|odd| odd.how);
        assert_eq!(how(born, day(2026).code()), None);
        assert_eq!(how(born, day(2026).next().code()), Some(Oddity::Impossible));
        assert_eq!(how(born, day(1926).code()), None);
        assert_eq!(how(born, day(1926).previous().code()), Some(Oddity::Unlikely));
        assert_eq!(how(age, 131), Some(Oddity::Impossible));
        assert_eq!([how(age, 14), how(age, 15)], [Some(Oddity::Unlikely), None]);
        assert_eq!(all.range(age, day(2026)).of_told_unit().odd(14), None);
    }

    #[test]
    fn a_duration_is_measured_by_a_day_and_by_years() {
        let (all, [born, age, work]) = vocabulary();
        let odd = |other, value: &Value, months: i64| {
            let mut facts = Facts::new(&all);
            facts.set(&all, other, value);
            facts.set(&all, work, &Value::Wait(Wait::new(months, 0)));
            all.odd(&facts, work, day(2026)).and_then(|odd| odd.beside)
        };
        let at_thirty = Value::Day(day(1996));
        assert_eq!(odd(born, &at_thirty, 16 * 12), None);
        assert_eq!(odd(born, &at_thirty, 16 * 12 + 1), Some(born));
        // Who is thirty is nearly thirty-one.
        assert_eq!(odd(age, &Value::Number(30), 17 * 12), None);
        assert_eq!(odd(age, &Value::Number(30), 17 * 12 + 1), Some(age));
    }
}
