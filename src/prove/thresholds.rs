//! Thresholds without examples at, just under and just over them.

use super::Ran;
use crate::calendar::{Day, Wait};
use crate::compile::{
    Award, ConditionId, ConditionKind, Follows, Grid, Operand, Rulebook, StatusId, Test,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{FactId, Kind, show, value_of};
use crate::load::Comparison;
use crate::source::Span;
use crate::text::Text;
use crate::words::forms;
use std::collections::BTreeMap;

/// Whose rule has a threshold: a status, or what a fact follows from.
type ThresholdOwner = Option<StatusId>;

/// Where thresholds stand, by owner, fact and value.
type Thresholds = BTreeMap<(ThresholdOwner, FactId, i64), Span>;

/// Looks at every threshold of every status, and of what facts follow from.
pub fn check(rulebook: &Rulebook, ran: &Ran, found: &mut Diagnostics) {
    let mut thresholds = Thresholds::new();
    let mut gather = Gather { rulebook, thresholds: &mut thresholds };
    for id in rulebook.status_ids() {
        gather.status(id);
    }
    for (fact, _) in rulebook.vocabulary.iter() {
        gather.follows(fact);
    }
    for ((owner, fact, value), span) in thresholds {
        for side in missing_sides(rulebook, ran, owner, fact, value) {
            found.push(untested(rulebook, owner, fact, value, side, span));
        }
    }
}

struct Gather<'g> {
    rulebook: &'g Rulebook,
    thresholds: &'g mut Thresholds,
}

impl Gather<'_> {
    fn status(&mut self, id: StatusId) {
        let status = self.rulebook.status(id);
        let routes = status.routes.iter().map(|route| route.criteria.clone());
        for range in std::iter::once(status.criteria.clone()).chain(routes) {
            for criterion in &self.rulebook.criteria[range] {
                for condition in criterion.conditions() {
                    self.condition(Some(id), condition);
                }
            }
        }
        for benefit in &self.rulebook.benefits[status.benefits.clone()] {
            benefit.when.iter().for_each(|when| self.condition(Some(id), *when));
        }
        let items =
            status.points.iter().flat_map(|points| &self.rulebook.items[points.items.clone()]);
        for item in items {
            match &item.award {
                Award::Table(grid) => self.grid(Some(id), grid),
                award => {
                    for tier in &self.rulebook.tiers[award.tiers()] {
                        self.condition(Some(id), tier.when);
                    }
                }
            }
        }
    }

    fn follows(&mut self, fact: FactId) {
        let Some(follows) = &self.rulebook.about(fact).follows else { return };
        for condition in follows.conditions() {
            self.condition(None, condition);
        }
        if let Follows::Grid(grid) = follows {
            self.grid(None, grid);
        }
    }

    fn condition(&mut self, owner: ThresholdOwner, id: ConditionId) {
        let condition = self.rulebook.condition(id);
        if let ConditionKind::Compare { fact, tests, .. } = &condition.kind {
            for test in tests {
                self.test(owner, *fact, test);
            }
        }
        for child in condition.children() {
            self.condition(owner, *child);
        }
    }

    fn test(&mut self, owner: ThresholdOwner, fact: FactId, test: &Test) {
        let ordered = matches!(
            test.op,
            Comparison::AtLeast
                | Comparison::AtMost
                | Comparison::Over
                | Comparison::Under
                | Comparison::OnOrAfter
                | Comparison::OnOrBefore
        );
        let Operand::Values(timeline) = &test.bound else { return };
        if !ordered {
            return;
        }
        for dated in &timeline.0 {
            if let Some(value) = dated.value.first() {
                self.thresholds.entry((owner, fact, *value)).or_insert(test.span);
            }
        }
    }

    fn grid(&mut self, owner: ThresholdOwner, grid: &Grid) {
        let across = grid.across.iter().map(|(fact, bounds)| (*fact, bounds));
        for (fact, bounds) in std::iter::once((grid.down, &grid.at_least)).chain(across) {
            for value in bounds {
                self.thresholds.entry((owner, fact, *value)).or_insert(grid.span);
            }
        }
    }
}

/// Which side of a threshold an example must stand on.
#[derive(Clone, Copy)]
enum ThresholdSide {
    Under,
    At,
    Over,
}

fn missing_sides(
    rulebook: &Rulebook,
    ran: &Ran,
    owner: ThresholdOwner,
    fact: FactId,
    value: i64,
) -> Vec<ThresholdSide> {
    let kind = rulebook.vocabulary.fact(fact).kind;
    let (below, above) = domain(rulebook, kind, value);
    let (first, last) = beside(kind, value);
    let sides = [
        (ThresholdSide::Under, first..=value - 1, below),
        (ThresholdSide::At, value..=value, true),
        (ThresholdSide::Over, value + 1..=last, above),
    ];
    let has = |range: &std::ops::RangeInclusive<i64>| {
        let of = |(status, id): &(ThresholdOwner, FactId)| {
            *id == fact && (owner.is_none() || *status == owner)
        };
        let mut sets = ran.seen.iter().filter(|(key, _)| of(key)).map(|(_, values)| values);
        sets.any(|values| values.range(range.clone()).next().is_some())
    };
    let open = sides.into_iter().filter(|(_, range, needed)| *needed && !has(range));
    open.map(|(side, ..)| side).collect()
}

/// Whether there are values below and above.
fn domain(rulebook: &Rulebook, kind: Kind, value: i64) -> (bool, bool) {
    match kind {
        Kind::Scale(domain) => {
            let last = rulebook.vocabulary.domain(domain).choices.len();
            (value > 0, usize::try_from(value + 1).is_ok_and(|next| next < last))
        }
        Kind::Date => (true, true),
        _ => (value > 0, true),
    }
}

/// The least and the most that still count as just beside a threshold.
fn beside(kind: Kind, value: i64) -> (i64, i64) {
    let slack = match kind {
        Kind::Date => {
            let (day, month) = (Day::from_code(value), Wait::new(1, 0));
            return (day.minus(month).code(), day.plus(month).code());
        }
        Kind::Percent => 10,
        Kind::Duration => 33,
        _ => 1,
    };
    (value - slack, value + slack)
}

fn untested(
    rulebook: &Rulebook,
    owner: ThresholdOwner,
    fact: FactId,
    value: i64,
    side: ThresholdSide,
    span: Span,
) -> Diagnostic {
    let entry = rulebook.vocabulary.fact(fact);
    let beside = match side {
        ThresholdSide::Under => forms::JUST_UNDER,
        ThresholdSide::At => forms::AT,
        ThresholdSide::Over => forms::JUST_OVER,
    };
    let shown = value_of(entry.kind, value).map(|value| show(&rulebook.vocabulary, fact, &value));
    let owner = owner.map_or("facts", |status| rulebook.status(status).id.as_str());
    let slots = [
        ("status", Text::same(owner)),
        ("name", Text::same(&entry.name)),
        ("side", beside.text()),
        ("value", shown.unwrap_or_default()),
    ];
    Diagnostic::new(Code::UntestedThreshold, &slots).at(span)
}
