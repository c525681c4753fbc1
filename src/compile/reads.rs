//! What rests on what: the only walk from rules to what they read, and from there to all that lies
//! behind. Every kind of rule is named here, so that a new one does not compile before it says what
//! it reads. Must not know candidates or days.

use super::ids::{ConditionId, ItemId, StatusId};
use super::rulebook::{
    Award, Condition, ConditionKind, Criterion, Follows, Grid, Operand, Rulebook, Step, Timeline,
};
use crate::calendar::Day;
use crate::facts::FactId;
use std::collections::BTreeSet;

/// Something that a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Read {
    /// A fact given or worked out, points or a verdict.
    Step(Step),
    /// A fact only as given: what it follows from does not matter.
    Given(FactId),
}

impl Read {
    fn of(fact: FactId, given: bool) -> Self {
        if given { Self::Given(fact) } else { Self::Step(Step::Fact(fact)) }
    }

    fn fact(fact: FactId) -> Self {
        Self::of(fact, false)
    }

    /// The fact that is read; none for points and verdicts.
    pub fn as_fact(self) -> Option<FactId> {
        match self {
            Self::Given(fact) | Self::Step(Step::Fact(fact)) => Some(fact),
            Self::Step(Step::Points(_) | Step::Status(_)) => None,
        }
    }

    /// What must be worked out before; none for what is only given.
    pub fn as_step(self) -> Option<Step> {
        match self {
            Self::Step(step) => Some(step),
            Self::Given(_) => None,
        }
    }
}

/// How far a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Through {
    /// Through facts; points and verdicts of whole statuses are where it ends.
    Facts,
    /// Through everything.
    Everything,
}

impl Condition {
    /// The conditions it is made of.
    pub fn children(&self) -> &[ConditionId] {
        match &self.kind {
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => children,
            ConditionKind::SummedUp(both) => both,
            ConditionKind::Not(child) => std::slice::from_ref(child),
            ConditionKind::Compare { .. }
            | ConditionKind::Relate(_)
            | ConditionKind::Points { .. }
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::Unsettled(_) => &[],
        }
    }

    /// How it comes of others on a day.
    pub fn made(&self, day: Day) -> HowMade {
        let all = self.children().len();
        let several = |holds, fails| HowMade::Several { holds, fails };
        match &self.kind {
            ConditionKind::All(_) => several(all, 1),
            ConditionKind::Any(_) => several(1, all),
            ConditionKind::SummedUp(_) => several(1, 1),
            ConditionKind::Count(_, least) => {
                let least = least.on(day).map_or(0, |least| least.value);
                let least = usize::try_from(least).unwrap_or_default();
                several(least, (all + 1).saturating_sub(least))
            }
            ConditionKind::Not(child) => HowMade::Negated(*child),
            ConditionKind::Points { status, .. } => HowMade::Mark(*status),
            ConditionKind::Status(status) => HowMade::Whole(*status),
            ConditionKind::Row(status) => HowMade::OwnRow(*status),
            ConditionKind::Compare { .. }
            | ConditionKind::Relate(_)
            | ConditionKind::Unsettled(_) => HowMade::Alone,
        }
    }

    /// What it reads itself, without those it is made of.
    fn own(&self) -> [Option<Read>; 2] {
        match &self.kind {
            ConditionKind::Compare { fact, given, tests: _ } => {
                [Some(Read::of(*fact, *given)), None]
            }
            ConditionKind::Relate(relation) => [
                Some(Read::of(relation.fact, relation.given)),
                Some(Read::of(relation.other, relation.other_given)),
            ],
            ConditionKind::Points { status, .. } => [Some(Read::Step(Step::Points(*status))), None],
            ConditionKind::Status(status) | ConditionKind::Row(status) => {
                [Some(Read::Step(Step::Status(*status))), None]
            }
            ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::Count(..)
            | ConditionKind::SummedUp(_)
            | ConditionKind::Not(_)
            | ConditionKind::Unsettled(_) => [None, None],
        }
    }
}

/// How a condition comes of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowMade {
    /// Of no other.
    Alone,
    /// Of one, which must not hold.
    Negated(ConditionId),
    /// Of several: so many must hold for it to hold, and so many must fail for it to fail.
    Several {
        /// So many that hold make it true.
        holds: usize,
        /// So many that fail make it false.
        fails: usize,
    },
    /// Of the points of a status.
    Mark(StatusId),
    /// Of a status.
    Whole(StatusId),
    /// Of the row of a status, without what is practice.
    OwnRow(StatusId),
}

impl Operand {
    /// The values over time; none where it moves with the day of the check.
    pub fn values(&self) -> Option<&Timeline<Vec<i64>>> {
        match self {
            Self::Values(values) => Some(values),
            Self::Day { .. } | Self::Within(_) => None,
        }
    }
}

impl Grid {
    /// The facts of its rows and columns.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        std::iter::once(self.down).chain(self.across.iter().map(|(fact, _)| *fact))
    }
}

impl Follows {
    /// The facts that it takes or lays out.
    fn facts(&self) -> Vec<FactId> {
        match self {
            Self::Value(fact) | Self::Attribute { of: fact, table: _ } => vec![*fact],
            Self::Years { since, until } => std::iter::once(*since).chain(*until).collect(),
            Self::Grid(grid) => grid.facts().collect(),
            Self::When(_) | Self::Yes(_) | Self::Day | Self::First(_) => Vec::new(),
        }
    }

    /// The conditions that it hangs on.
    pub fn conditions(&self) -> Vec<ConditionId> {
        match self {
            Self::When(condition) | Self::Yes(condition) => vec![*condition],
            Self::First(entries) => {
                entries.iter().filter_map(|(condition, _)| *condition).collect()
            }
            Self::Value(_)
            | Self::Attribute { .. }
            | Self::Years { .. }
            | Self::Day
            | Self::Grid(_) => Vec::new(),
        }
    }
}

impl Criterion {
    /// The conditions that it hangs on.
    pub fn conditions(&self) -> impl Iterator<Item = ConditionId> {
        [self.when, self.applies].into_iter().flatten()
    }
}

impl Rulebook {
    /// What conditions read, with those that they are made of, in the order written.
    pub fn condition_reads(&self, ids: impl IntoIterator<Item = ConditionId>) -> Vec<Read> {
        let mut reads = Vec::new();
        ids.into_iter().for_each(|id| self.gather(id, &mut reads));
        reads
    }

    fn gather(&self, id: ConditionId, reads: &mut Vec<Read>) {
        let condition = self.condition(id);
        reads.extend(condition.own().into_iter().flatten());
        condition.children().iter().for_each(|child| self.gather(*child, reads));
    }

    /// What a points item reads.
    pub fn item_reads(&self, id: ItemId) -> Vec<Read> {
        match &self.item(id).award {
            Award::Table(grid) => grid.facts().map(Read::fact).collect(),
            Award::One(tiers) | Award::All(tiers, _) => {
                self.condition_reads(self.tiers[tiers.clone()].iter().map(|tier| tier.when))
            }
        }
    }

    /// What a step reads.
    pub fn reads(&self, step: Step) -> Vec<Read> {
        match step {
            Step::Fact(fact) => self
                .about(fact)
                .follows
                .as_ref()
                .map(|follows| {
                    let mut reads: Vec<Read> =
                        follows.facts().into_iter().map(Read::fact).collect();
                    reads.extend(self.condition_reads(follows.conditions()));
                    reads
                })
                .unwrap_or_default(),
            Step::Points(status) => {
                let points = self.status(status).points.iter();
                let items = points.flat_map(|points| points.items.clone()).map(ItemId::at);
                items.flat_map(|item| self.item_reads(item)).collect()
            }
            Step::Status(status) => self.status_reads(status),
        }
    }

    fn status_reads(&self, id: StatusId) -> Vec<Read> {
        let status = self.status(id);
        let points = status.points.as_ref().map(|_| Read::Step(Step::Points(id)));
        let routes = status.routes.iter().map(|route| route.criteria.clone());
        let criteria = std::iter::once(status.criteria.clone()).chain(routes).flatten();
        let conditions = criteria.flat_map(|at| self.criteria[at].conditions());
        points.into_iter().chain(self.condition_reads(conditions)).collect()
    }

    /// These, and all that lies behind them.
    pub fn behind(
        &self,
        reads: impl IntoIterator<Item = Read>,
        through: Through,
    ) -> BTreeSet<Read> {
        let mut seen = BTreeSet::new();
        let mut open: Vec<Read> = reads.into_iter().collect();
        while let Some(read) = open.pop() {
            let goes_on = match read {
                Read::Given(_) => None,
                Read::Step(step @ Step::Fact(_)) => Some(step),
                Read::Step(step @ (Step::Points(_) | Step::Status(_))) => {
                    Some(step).filter(|_| through == Through::Everything)
                }
            };
            if seen.insert(read) {
                open.extend(goes_on.map(|step| self.reads(step)).unwrap_or_default());
            }
        }
        seen
    }

    /// The facts among these and all that lies behind them.
    pub fn facts_behind(
        &self,
        reads: impl IntoIterator<Item = Read>,
        through: Through,
    ) -> BTreeSet<FactId> {
        self.behind(reads, through).into_iter().filter_map(Read::as_fact).collect()
    }
}
