//! The rules of one day and of the days around it on which they are the same, laid out for
//! running: comparisons folded to plain numbers, dates resolved, everything in the order of need.

use super::assessment::One;
use super::input::Input;
use super::runs::{Apart, Derive, ItemRun, Op, PointsRun, RunStep, StatusRun, Summary};
use super::shift::Moving;
use super::span::DaySpan;
use super::truth::Track;
use crate::calendar::Day;
use crate::compile::{Award, CriterionId, ItemId, Relation, Rulebook, StatusId, TierId};
use crate::facts::FactId;

/// The rules of one day, and of the days around it on which they are the same.
#[derive(Clone, Debug)]
pub struct Program<'r> {
    pub(super) rulebook: &'r Rulebook,
    pub(super) day: Day,
    pub(super) days: DaySpan,
    pub(super) statuses: Vec<StatusId>,
    pub(super) inputs: Vec<Input>,
    pub(super) steps: Vec<RunStep>,
    pub(super) ops: Vec<Op>,
    pub(super) children: Vec<u32>,
    pub(super) masks: Vec<u64>,
    pub(super) relations: Vec<Relation>,
    pub(super) moving: Vec<Moving>,
    /// The same bounds on the day.
    pub(super) folded: Vec<(i64, i64)>,
    pub(super) derives: Vec<Derive>,
    pub(super) tables: Vec<PointsRun>,
    pub(super) judges: Vec<StatusRun>,
    pub(super) left_out: Vec<bool>,
    /// Given choices that are no values on the day.
    pub(super) apart: Vec<Apart>,
    /// Particulars and their summaries.
    pub(super) summaries: Vec<Summary>,
    /// The rules for what decides no verdict.
    pub(super) aside: Option<Box<Program<'r>>>,
}

/// More profiles than this are not tried out for one group of points items.
pub const SPLIT_LIMIT: usize = 20_000;

/// A group of points items whose range cannot be worked out exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tangle {
    /// The table.
    pub status: StatusId,
    /// The fact that they share.
    pub fact: FactId,
}

impl<'r> Program<'r> {
    /// The rules behind it.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// The day.
    pub fn day(&self) -> Day {
        self.day
    }

    /// The days on which everything that verdicts and points hang on is the same.
    pub fn days(&self) -> DaySpan {
        self.days
    }

    /// The facts that the rules read.
    pub fn inputs(&self) -> impl Iterator<Item = FactId> + '_ {
        self.inputs.iter().map(|input| FactId(input.fact))
    }

    /// The statuses that were asked for, in that order.
    pub fn statuses(&self) -> &[StatusId] {
        &self.statuses
    }

    /// True where a criterion stands on the day.
    pub fn stands(&self, criterion: CriterionId) -> bool {
        let mut runs = self.judges.iter().flat_map(|judge| {
            judge.common.iter().chain(judge.routes.iter().flat_map(|route| &route.criteria))
        });
        runs.any(|run| run.criterion == criterion)
    }

    /// The criteria of a status that stand on the day: the common ones, then those of the routes
    /// that are open, each with the route it belongs to.
    pub fn criteria(&self, id: StatusId) -> impl Iterator<Item = (CriterionId, Option<&'r str>)> {
        let status = self.rulebook.status(id);
        let routes = status.routes.iter().enumerate();
        let routes = routes.filter(move |(at, _)| self.route_stands(id, *at));
        let of_routes = routes
            .flat_map(|(_, route)| route.criteria.clone().map(|at| (at, Some(route.id.as_str()))));
        let all = status.criteria.clone().map(|at| (at, None)).chain(of_routes);
        let all = all.map(|(at, route)| (CriterionId::at(at), route));
        all.filter(move |(at, _)| self.stands(*at))
    }

    /// True where a condition is left out on the day.
    pub fn left_out(&self, condition: crate::compile::ConditionId) -> bool {
        self.left_out[condition.index()]
    }

    /// True where a route is open on the day.
    pub fn route_stands(&self, status: StatusId, route: usize) -> bool {
        let judge = self.judges.iter().find(|judge| judge.status == status);
        judge.and_then(|judge| judge.routes.get(route)).is_some_and(|route| route.stands)
    }

    /// Items of a points table that stand on the day.
    pub fn items(&self, status: StatusId) -> impl Iterator<Item = ItemId> + '_ {
        let table = self.tables.iter().find(|table| table.status == status);
        table.into_iter().flat_map(|table| table.items.iter().map(|item| item.item))
    }

    /// The tiers certainly awarded for an item, as read: of an item that awards one, the
    /// highest met, unless a higher one is still possible.
    pub fn awarded<'a>(&self, one: impl Into<One<'a>>, item: ItemId) -> Vec<TierId> {
        let one = one.into();
        let entry = self.rulebook.item(item);
        let met = entry.award.tiers().map(TierId::at).filter(|tier| {
            let when = self.rulebook.tier(*tier).when;
            !self.left_out(when) && one.truth(when).certain(Track::AsRead)
        });
        match entry.award {
            Award::All(..) => met.collect(),
            Award::One(_) => {
                let range = one.item(item);
                let worth = |tier: &TierId| {
                    let points = self.rulebook.tier(*tier).points.on(self.day);
                    points.map_or(0, |points| points.value)
                };
                let best = met.max_by_key(|tier| (worth(tier), std::cmp::Reverse(tier.0)));
                let settled = range.min() == range.max();
                best.filter(|_| settled).into_iter().collect()
            }
            Award::Table(_) => Vec::new(),
        }
    }

    /// True where the other day's rules are the same.
    pub fn same_rules(&self, other: &Self) -> bool {
        let tables = |program: &Self| -> Vec<(StatusId, Vec<ItemRun>)> {
            program.tables.iter().map(|table| (table.status, table.items.clone())).collect()
        };
        (&self.ops, &self.children, &self.masks, &self.relations, &self.moving)
            == (&other.ops, &other.children, &other.masks, &other.relations, &other.moving)
            && (&self.derives, &self.judges) == (&other.derives, &other.judges)
            && tables(self) == tables(other)
            && self.apart == other.apart
    }

    /// Groups of points items whose range cannot be worked out exactly.
    pub fn tangles(&self) -> Vec<Tangle> {
        let groups = self.tables.iter().flat_map(|table| {
            table.groups.iter().filter_map(|group| Some((table.status, group.tangle?)))
        });
        groups.map(|(status, fact)| Tangle { status, fact }).collect()
    }
}
