//! The rules of one day and of the days around it on which they are the same, laid out for
//! running: comparisons folded to plain numbers, dates resolved, everything in the order of need.

use super::apart::Apart;
use super::assessment::{One, Range};
use super::moving::{Moving, MovingOp, Trying};
use super::remember::GroupClasses;
use super::span::DaySpan;
use super::truth::Track;
use crate::calendar::Day;
use crate::compile::{Award, CriterionId, ItemId, Relation, Rulebook, StatusId, TierId, limits};
use crate::facts::FactId;
use std::ops;

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
    pub(super) summaries: Vec<(u32, u32)>,
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

/// A fact that the rules of the day read: where its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub fact: u32,
    pub word: u32,
    pub words: u32,
}

impl Input {
    pub fn of(rulebook: &Rulebook, fact: FactId) -> Self {
        let entry = rulebook.vocabulary.fact(fact);
        Self { fact: fact.0, word: entry.word, words: entry.words }
    }
}

/// One step of a run, an index into its own array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RunStep {
    Derive(usize),
    Points(usize),
    Judge(usize),
    /// Conditions on which no verdict hangs: all from this one to the end.
    Aside(usize),
}

/// One comparison or combination; its truth goes to `out`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Op {
    pub out: u32,
    pub doubtful: bool,
    pub kind: OpKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpKind {
    /// A number between bounds, both included. `given`: the fact counts only where it was given.
    Between {
        word: u32,
        fact: u32,
        given: bool,
        least: i64,
        most: i64,
    },
    /// The same of a fact that takes the first of several values whose condition holds, also
    /// while it is not known which: true if all values that are still possible pass. `derive`:
    /// how it is worked out.
    Possible {
        word: u32,
        fact: u32,
        derive: u32,
        least: i64,
        most: i64,
    },
    /// A small number, such as a choice, among those whose bits are set.
    OneOf {
        word: u32,
        fact: u32,
        given: bool,
        set: u64,
    },
    /// A number among those of a mask.
    Among {
        word: u32,
        fact: u32,
        given: bool,
        mask: u32,
        words: u32,
    },
    /// A set that holds a member.
    Holds {
        word: u32,
        fact: u32,
        given: bool,
        bit: u32,
    },
    /// A set equal to a mask.
    Equals {
        word: u32,
        fact: u32,
        given: bool,
        mask: u32,
        words: u32,
    },
    /// A date between bounds that move with the day.
    Moving(MovingOp),
    /// Two facts; an index into the relations.
    Relate(u32),
    /// Points between bounds.
    Points {
        status: u32,
        least: i64,
        most: i64,
    },
    Status(u32),
    /// A status without its criteria of practice.
    Row(u32),
    All {
        first: u32,
        count: u32,
    },
    Any {
        first: u32,
        count: u32,
    },
    Count {
        first: u32,
        count: u32,
        needed: u32,
    },
    Not(u32),
    /// Particulars; where these are open, their summary.
    SummedUp {
        of: u32,
        by: u32,
    },
    Unknown,
}

/// How a fact is worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Derive {
    pub fact: FactId,
    pub word: u32,
    pub words: u32,
    pub ops: ops::Range<usize>,
    pub how: How,
    pub doubtful: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum How {
    When(u32),
    Yes(u32),
    Copy { from: u32, word: u32 },
    Attribute { of: u32, of_word: u32, rows: Vec<Option<(Vec<i64>, bool)>> },
    Years { since: (u32, u32), until: Option<(u32, u32)> },
    Day,
    First(Vec<(Option<u32>, Vec<i64>)>),
    Grid(GridRun),
}

/// A table over one or two facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GridRun {
    pub down: (u32, u32),
    pub at_least: Vec<i64>,
    pub across: Option<((u32, u32), Vec<i64>)>,
    pub cells: Vec<Vec<i64>>,
    pub otherwise: Option<i64>,
}

/// A points table on the day.
#[derive(Clone, Debug)]
pub(super) struct PointsRun {
    pub status: StatusId,
    /// Those of all items, one behind the other.
    pub ops: ops::Range<usize>,
    pub items: Vec<ItemRun>,
    pub groups: Vec<Group>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ItemRun {
    pub item: ItemId,
    pub ops: ops::Range<usize>,
    pub award: AwardRun,
    pub doubtful: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AwardRun {
    Best(Vec<(u32, i32)>),
    Sum(Vec<(u32, i32)>, Option<i32>),
    Grid(GridRun),
}

/// Items that share facts, and the facts whose values must be tried out where unknown.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub items: Vec<usize>,
    /// Facts that the items read and that follow from others, in order.
    pub derives: Vec<usize>,
    pub splits: Vec<Split>,
    /// All facts that it depends on.
    pub reads: Vec<Input>,
    /// Statuses whose points or verdict it depends on.
    pub statuses: Vec<u32>,
    /// Its number among the groups of all tables.
    pub number: usize,
    /// Whom it cannot tell apart; none where it can tell too many.
    pub likeness: Option<GroupClasses>,
    /// Set where trying out would not be exact or not end.
    pub tangle: Option<FactId>,
    /// What comes out hangs on the day, whatever is given.
    pub by_the_day: bool,
}

impl Split {
    /// How many values are tried: on the program's own day, or on any.
    pub fn many(&self, any: bool) -> usize {
        if any && !self.moving.is_empty() { self.moving.len() } else { self.count }
    }

    /// The words of the value of that number.
    pub fn value(&self, at: usize) -> &[i64] {
        let words = self.words as usize;
        &self.values[at * words..(at + 1) * words]
    }
}

/// A fact to try out, with one value for each way in which the group can tell values apart.
#[derive(Clone, Debug)]
pub(super) struct Split {
    pub fact: FactId,
    pub word: u32,
    pub words: u32,
    /// How many values.
    pub count: usize,
    /// The words of one value behind those of the other.
    pub values: Vec<i64>,
    /// What to try on other days, where it hangs on the day which values can be told apart.
    pub moving: Vec<Trying>,
    pub kind: SplitKind,
}

#[derive(Clone, Debug)]
pub(super) enum SplitKind {
    /// A fact that follows from others which nothing else reads: tried out where none of
    /// these is known.
    Whole(Vec<u32>),
    /// A fact that follows from nothing; idle where one of these is settled.
    Base(Vec<u32>),
    /// A fact that may stay unknown though all it follows from is known.
    Rest,
}

/// A status on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatusRun {
    pub status: StatusId,
    /// Those of all criteria, one behind the other.
    pub ops: ops::Range<usize>,
    pub in_force: bool,
    pub recorded: bool,
    /// Some rule asks for its row.
    pub read_by_row: bool,
    pub common: Vec<CriterionRun>,
    pub routes: Vec<RouteRun>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RouteRun {
    pub stands: bool,
    pub criteria: Vec<CriterionRun>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CriterionRun {
    pub criterion: CriterionId,
    pub when: Option<u32>,
    pub applies: Option<u32>,
    pub doubtful: bool,
    pub opens: bool,
    pub practice: bool,
    /// The routes that do without it.
    pub except: Vec<usize>,
}

impl GridRun {
    /// The least and most that the table gives, past its rows included.
    pub fn extent(&self) -> Range {
        let cells = self.cells.iter().flatten().copied().chain(self.otherwise.or(Some(0)));
        let (min, max) = cells.fold((i64::MAX, i64::MIN), |(a, b), n| (a.min(n), b.max(n)));
        Range::both(limits::points(min), limits::points(max))
    }
}
