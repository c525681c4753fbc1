//! What a program is made of: comparisons, combinations, tables and criteria of a day, ready to be
//! run.

use super::classes::GroupClasses;
use super::input::Input;
use super::range::Range;
use super::shift::{MovingOp, Trying};
use crate::compile::{CriterionId, ItemId, StatusId, held};
use crate::facts::FactId;
use std::ops;

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

impl GridRun {
    /// The least and most that the table gives, past its rows included.
    pub fn extent(&self) -> Range {
        let cells = self.cells.iter().flatten().copied().chain(self.otherwise.or(Some(0)));
        let (min, max) = cells.fold((i64::MAX, i64::MIN), |(a, b), n| (a.min(n), b.max(n)));
        Range::both(held::points(min), held::points(max))
    }
}

/// A fact of which some choices are no values on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Apart {
    pub input: Input,
    /// The fact is a set of choices.
    pub of_set: bool,
    /// The choices that are none, as the bits of a set.
    pub rows: Vec<u64>,
}

/// Particulars and their summary, with the facts that it consists of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Summary {
    pub of: u32,
    pub by: u32,
    pub answers: Vec<FactId>,
}
