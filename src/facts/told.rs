//! Which values of a fact make sense, in words: for who looks a fact up. Must not know a candidate.

use super::fact_id::FactId;
use super::range::{EdgeMark, RangeEdge, RangeEnd};
use super::{Kind, Vocabulary, show_as, show_wait, value_of};
use crate::calendar::Wait;
use crate::text::{Text, list};
use crate::words::forms;

/// The values that can be, and those that are likely; none where nothing is said.
pub fn sensible(vocabulary: &Vocabulary, id: FactId) -> [Option<Text>; 2] {
    let teller = SenseTeller { vocabulary, kind: vocabulary.fact(id).kind };
    let sense = &vocabulary.fact(id).sense;
    let besides = sense.besides.map(|code| teller.value(code));
    let likely = teller.all(&sense.likely).map(|ends| match besides {
        Some(value) => forms::RANGE_OR.fill(&[("value", value), ("range", ends)]),
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
            (Kind::Date, RangeEnd::Least) => forms::NOT_BEFORE,
            (Kind::Date, RangeEnd::Most) => forms::NOT_AFTER,
            (_, RangeEnd::Least) => forms::AT_LEAST,
            (_, RangeEnd::Most) => forms::AT_MOST,
        };
        phrase.fill(&[("bound", self.mark(&edge.mark))])
    }

    fn mark(&self, mark: &EdgeMark) -> Text {
        match mark {
            EdgeMark::Value(code) => self.value(*code),
            EdgeMark::Day { plus, minus } => self.moved(forms::DAY_LOOKED_AT.text(), *plus, *minus),
            EdgeMark::Fact { fact, times, plus, minus } => {
                let other = self.vocabulary.fact(*fact);
                let label = match (self.kind, other.kind) {
                    (Kind::Duration, Kind::Date) => {
                        forms::TIME_SINCE.fill(&[("fact", other.label.clone())])
                    }
                    _ => other.label.clone(),
                };
                self.moved(Self::times(label, *times), *plus, *minus)
            }
        }
    }

    fn times(bound: Text, (n, d): (i64, i64)) -> Text {
        if n == d {
            return bound;
        }
        let share = if d == 1 { n.to_string() } else { format!("{n}/{d}") };
        forms::TIMES_OF.fill(&[("bound", bound), ("times", Text::same(share))])
    }

    fn moved(&self, bound: Text, plus: Option<Wait>, minus: Option<Wait>) -> Text {
        let [later, earlier] = match self.kind {
            Kind::Date => [forms::DAY_AFTER, forms::DAY_BEFORE],
            _ => [forms::LONGER_BY, forms::SHORTER_BY],
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
