//! Which facts decided a condition, and by how much it fails.

use super::Teller;
use super::phrase::Phrase;
use super::report::Because;
use crate::calendar::{Day, Wait};
use crate::compile::{
    ConditionId, ConditionKind, Follows, Operand, PointsBound, Relation, StatusId, Test,
};
use crate::facts::{FactId, Kind, Value, show, show_day, show_wait, show_yen};
use crate::load::{Comparison, Unit};
use crate::text::{Text, counted};

impl Teller<'_, '_> {
    /// The facts that decided a condition: those of its parts that made it come out so.
    pub(super) fn because(&self, id: ConditionId) -> Vec<Because> {
        let mut found = Vec::new();
        self.collect(id, &mut found);
        found
    }

    fn collect(&self, id: ConditionId, found: &mut Vec<Because>) {
        let Some(truth) = self.assessment.truth(id).as_read() else { return };
        if self.program.left_out(id) {
            return;
        }
        let rulebook = self.program.rulebook();
        match &rulebook.condition(id).kind {
            ConditionKind::Compare { fact, .. } if !self.assessment.is_known(*fact) => {
                self.collect_possible(*fact, found);
            }
            ConditionKind::Compare { fact, tests, .. } => {
                let gap = if truth { None } else { self.gap(*fact, tests) };
                self.note(*fact, gap, found);
            }
            ConditionKind::Relate(relation) => self.relation(relation, truth, found),
            ConditionKind::Points { status, bound, .. } => {
                found.extend(self.points_because(*status, bound, truth));
            }
            ConditionKind::Status(status) | ConditionKind::Row(status) => {
                let status = rulebook.status(*status);
                found.push(Because {
                    name: None,
                    label: status.title.clone(),
                    value: Text::default(),
                    gap: None,
                    follows: true,
                });
            }
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => {
                let alike =
                    |child: &&ConditionId| self.assessment.truth(**child).as_read() == Some(truth);
                children.iter().filter(alike).for_each(|child| self.collect(*child, found));
            }
            ConditionKind::SummedUp([of, by]) => {
                let answered = self.assessment.truth(*of).as_read().is_some();
                self.collect(if answered { *of } else { *by }, found);
            }
            ConditionKind::Not(child) => self.collect(*child, found),
            ConditionKind::Unsettled(_) => {}
        }
    }

    /// A fact that takes the first of several values was decided on though it is not known which
    /// of them: what leaves only some of them.
    fn collect_possible(&self, fact: FactId, found: &mut Vec<Because>) {
        let Some(Follows::First(entries)) = &self.program.rulebook().about(fact).follows else {
            return;
        };
        let truth = |id: &ConditionId| self.assessment.truth(*id).as_read();
        let conditions = || entries.iter().filter_map(|(condition, _)| *condition);
        let holds = conditions().find(|id| truth(id) == Some(true));
        let fails = || conditions().take_while(|id| truth(id) == Some(false)).last();
        if let Some(id) = holds.or_else(fails) {
            self.collect(id, found);
        }
    }

    fn note(&self, fact: FactId, gap: Option<Text>, found: &mut Vec<Because>) {
        let rulebook = self.program.rulebook();
        let Some(value) = self.assessment.value(rulebook, fact) else { return };
        let entry = rulebook.vocabulary.fact(fact);
        let because = Because {
            name: Some(entry.name.clone()),
            label: entry.label.clone(),
            value: show(&rulebook.vocabulary, fact, &value),
            gap,
            follows: !self.assessment.is_given(fact),
        };
        if !found.iter().any(|known| known.name == because.name) {
            found.push(because);
        }
    }

    fn points_because(
        &self,
        status: StatusId,
        bound: &PointsBound,
        truth: bool,
    ) -> Option<Because> {
        let rulebook = self.program.rulebook();
        let points = rulebook.status(status).points.as_ref()?;
        let timeline = match bound {
            PointsBound::PassMark => &points.pass_mark,
            PointsBound::Value(timeline) => timeline,
        };
        let mark = timeline.on(self.day())?.value;
        let range = self.assessment.points(status);
        let gap = mark - i64::from(range.max());
        let gap = (!truth && gap > 0).then(|| {
            counted(gap, Phrase::PointsShortOne, Phrase::PointsShort)
                .fill(&[("points", Text::same(gap.to_string()))])
        });
        Some(Because {
            name: None,
            label: Phrase::HeadPoints.text(),
            value: super::points::points_words(range.min(), range.max()),
            gap,
            follows: true,
        })
    }

    fn relation(&self, relation: &Relation, truth: bool, found: &mut Vec<Because>) {
        let gap = if truth { None } else { self.relation_gap(relation) };
        self.note(relation.fact, gap, found);
        self.note(relation.other, None, found);
    }

    /// By how much a comparison with another fact fails, for amounts.
    fn relation_gap(&self, relation: &Relation) -> Option<Text> {
        let rulebook = self.program.rulebook();
        let kind = rulebook.vocabulary.fact(relation.fact).kind;
        let code = |fact| self.assessment.value(rulebook, fact).and_then(|value| value.code());
        let (value, other) = (code(relation.fact)?, code(relation.other)?);
        let bound = match kind {
            Kind::Count | Kind::Yen => {
                let (times, over) = relation.times;
                let (times, over) = (i128::from(other) * i128::from(times), i128::from(over));
                let up = match relation.op {
                    Comparison::AtLeast | Comparison::Over => {
                        i128::from(times.rem_euclid(over) != 0)
                    }
                    Comparison::AtMost | Comparison::Under | Comparison::Is => 0,
                    Comparison::In
                    | Comparison::Has
                    | Comparison::OnOrBefore
                    | Comparison::OnOrAfter
                    | Comparison::Within => return None,
                };
                i64::try_from(times.div_euclid(over) + up).ok()?
            }
            Kind::Date => {
                let day = Day::from_code(other);
                let day = relation.plus.map_or(day, |plus| day.plus(plus));
                relation.minus.map_or(day, |minus| day.minus(minus)).code()
            }
            Kind::Duration => {
                let wait = Wait::from_code(other);
                let wait = relation.plus.map_or(wait, |plus| wait.plus(plus));
                relation.minus.map_or(wait, |minus| wait.minus(minus)).code()
            }
            _ => return None,
        };
        self.distance(relation.fact, kind, relation.op, value, bound)
    }

    /// How much is lacking of a fact to reach `least`; none where nothing is, or it is unknown.
    pub(super) fn short(&self, fact: FactId, least: i64) -> Option<Text> {
        let rulebook = self.program.rulebook();
        let value = self.assessment.value(rulebook, fact)?.code()?;
        self.distance(fact, rulebook.vocabulary.fact(fact).kind, Comparison::AtLeast, value, least)
    }

    fn gap(&self, fact: FactId, tests: &[Test]) -> Option<Text> {
        let rulebook = self.program.rulebook();
        let kind = rulebook.vocabulary.fact(fact).kind;
        let value = self.assessment.value(rulebook, fact)?.code()?;
        tests.iter().find_map(|test| {
            let bound = match &test.bound {
                Operand::Values(timeline) => *timeline.on(self.day())?.value.first()?,
                Operand::Day { plus, minus } => {
                    let day = plus.map_or(self.day(), |plus| self.day().plus(plus));
                    minus.map_or(day, |minus| day.minus(minus)).code()
                }
                Operand::Within(wait) => self.day().minus(*wait).code(),
            };
            self.distance(fact, kind, test.op, value, bound)
        })
    }

    /// How far a value is from a bound it fails; none where it does not fail this one.
    fn distance(
        &self,
        fact: FactId,
        kind: Kind,
        op: Comparison,
        value: i64,
        bound: i64,
    ) -> Option<Text> {
        let (below, above, edge) = match op {
            Comparison::AtLeast | Comparison::OnOrAfter | Comparison::Within => {
                (value < bound, false, bound)
            }
            Comparison::Over => (value <= bound, false, bound.saturating_add(1)),
            Comparison::AtMost | Comparison::OnOrBefore => (false, value > bound, bound),
            Comparison::Under => (false, value >= bound, bound.saturating_sub(1)),
            Comparison::Is | Comparison::In | Comparison::Has => return None,
        };
        if !below && !above {
            return None;
        }
        let missing = edge.saturating_sub(value).saturating_abs();
        let count = |n: i64| Text::same(n.to_string());
        Some(match kind {
            Kind::Yen => {
                pick(below, Phrase::Short, Phrase::Above).fill(&[("amount", show_yen(missing))])
            }
            Kind::Count if self.in_years(fact) => pick(below, Phrase::WaitShort, Phrase::WaitAbove)
                .fill(&[("amount", years(missing))]),
            Kind::Count => pick(below, Phrase::CountShort, Phrase::CountAbove)
                .fill(&[("amount", count(missing))]),
            Kind::Duration => wait_distance(below, value, edge),
            Kind::Date => pick(below, Phrase::NeedsFrom, Phrase::NeedsUntil)
                .fill(&[("bound", show_day(Day::from_code(bound)))]),
            _ => {
                let shown = show(&self.program.rulebook().vocabulary, fact, &typed(kind, bound)?);
                needs(op).fill(&[("bound", shown)])
            }
        })
    }

    /// True for a count of years, such as an age.
    fn in_years(&self, fact: FactId) -> bool {
        self.program.rulebook().about(fact).unit == Some(Unit::Years)
    }
}

fn pick(below: bool, short: Phrase, above: Phrase) -> Phrase {
    if below { short } else { above }
}

/// What a comparison asks of a value that has no distance.
fn needs(op: Comparison) -> Phrase {
    match op {
        Comparison::Over => Phrase::NeedsOver,
        Comparison::Under => Phrase::NeedsUnder,
        Comparison::AtMost | Comparison::OnOrBefore => Phrase::NeedsAtMost,
        Comparison::AtLeast
        | Comparison::OnOrAfter
        | Comparison::Is
        | Comparison::In
        | Comparison::Has
        | Comparison::Within => Phrase::NeedsAtLeast,
    }
}

fn years(count: i64) -> Text {
    match count {
        1 => Phrase::Year.text(),
        count => Phrase::Years.fill(&[("count", Text::same(count.to_string()))]),
    }
}

fn wait_distance(below: bool, value: i64, edge: i64) -> Text {
    let (value, edge) = (Wait::from_code(value), Wait::from_code(edge));
    let missing = if below { edge.minus(value) } else { value.minus(edge) };
    pick(below, Phrase::WaitShort, Phrase::WaitAbove).fill(&[("amount", show_wait(missing))])
}

fn typed(kind: Kind, code: i64) -> Option<Value> {
    match kind {
        Kind::Percent => Some(Value::Percent(code)),
        Kind::Choice(_) | Kind::Scale(_) => Some(Value::Choice(code)),
        _ => None,
    }
}
