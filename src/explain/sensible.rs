//! Which values of a fact make sense, in words: for who looks a fact up. Must not know a candidate.

use super::phrase::Phrase;
use crate::calendar::Wait;
use crate::facts::{
    EdgeMark, FactId, Kind, RangeEdge, RangeEnd, Vocabulary, show_as, show_wait, value_of,
};
use crate::text::{Text, list};

/// The values that can be, and those that are likely; none where nothing is said.
pub(super) fn sensible(vocabulary: &Vocabulary, id: FactId) -> [Option<Text>; 2] {
    let teller = SenseTeller { vocabulary, kind: vocabulary.fact(id).kind };
    let sense = &vocabulary.fact(id).sense;
    let besides = sense.besides.map(|code| teller.value(code));
    let likely = teller.all(&sense.likely).map(|ends| match besides {
        Some(value) => Phrase::RangeOr.fill(&[("value", value), ("range", ends)]),
        None => ends,
    });
    [teller.all(&sense.possible), likely]
}

struct SenseTeller<'v> {
    vocabulary: &'v Vocabulary,
    kind: Kind,
}

impl SenseTeller<'_> {
    fn all(&self, edges: &[RangeEdge]) -> Option<Text> {
        let ends: Vec<Text> = edges.iter().map(|edge| self.end(edge)).collect();
        (!ends.is_empty()).then(|| list(&ends))
    }

    fn end(&self, edge: &RangeEdge) -> Text {
        let phrase = match (self.kind, edge.end) {
            (Kind::Date, RangeEnd::Least) => Phrase::NotBefore,
            (Kind::Date, RangeEnd::Most) => Phrase::NotAfter,
            (_, RangeEnd::Least) => Phrase::AtLeast,
            (_, RangeEnd::Most) => Phrase::AtMost,
        };
        phrase.fill(&[("bound", self.mark(&edge.mark))])
    }

    fn mark(&self, mark: &EdgeMark) -> Text {
        match mark {
            EdgeMark::Value(code) => self.value(*code),
            EdgeMark::Day { plus, minus } => self.moved(Phrase::DayLookedAt.text(), *plus, *minus),
            EdgeMark::Fact { fact, times, plus, minus } => {
                let other = self.vocabulary.fact(*fact);
                let label = match (self.kind, other.kind) {
                    (Kind::Duration, Kind::Date) => {
                        Phrase::TimeSince.fill(&[("fact", other.label.clone())])
                    }
                    _ => other.label.clone(),
                };
                self.moved(self.times(label, *times), *plus, *minus)
            }
        }
    }

    fn times(&self, bound: Text, (n, d): (i64, i64)) -> Text {
        if n == d {
            return bound;
        }
        let share = if d == 1 { n.to_string() } else { format!("{n}/{d}") };
        Phrase::TimesOf.fill(&[("bound", bound), ("times", Text::same(share))])
    }

    fn moved(&self, bound: Text, plus: Option<Wait>, minus: Option<Wait>) -> Text {
        let [later, earlier] = match self.kind {
            Kind::Date => [Phrase::DayAfter, Phrase::DayBefore],
            _ => [Phrase::LongerBy, Phrase::ShorterBy],
        };
        let moves = [(plus, later), (minus, earlier)];
        moves.into_iter().fold(bound, |bound, (wait, phrase)| match wait {
            Some(wait) => phrase.fill(&[("wait", show_wait(wait)), ("bound", bound)]),
            None => bound,
        })
    }

    fn value(&self, code: i64) -> Text {
        let value = value_of(self.kind, code);
        value.map(|value| show_as(self.vocabulary, self.kind, &value)).unwrap_or_default()
    }
}
