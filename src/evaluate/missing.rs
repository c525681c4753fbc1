//! What keeps a verdict open: the facts to ask for and the law that is not settled. Worked out
//! only when asked for, for many candidates in one walk, into room that a batch reuses.

use super::assessment::One;
use super::planes::{Bits, Planes, each};
use super::program::Program;
use super::runs::{CriterionRun, StatusRun};
use crate::compile::{
    Award, ConditionId, ConditionKind, DoubtId, Follows, Grid, ItemId, Rulebook, StatusId,
};
use crate::facts::FactId;

/// What keeps a verdict open: for each fact and doubt, one bit for each candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gaps {
    facts: Vec<Bits>,
    doubts: Vec<Bits>,
    walked_facts: Vec<Walked>,
    walked_items: Vec<Walked>,
}

/// For whom a place was walked already, and for whom something was found there: many ways lead
/// to the same fact or points item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Walked {
    whom: Bits,
    found: Bits,
}

impl Gaps {
    /// Room for any candidates under these rules.
    pub fn new(rulebook: &Rulebook) -> Self {
        let facts = rulebook.vocabulary.len();
        Self {
            facts: vec![0; facts],
            doubts: vec![0; rulebook.doubts.len()],
            walked_facts: vec![Walked::default(); facts],
            walked_items: vec![Walked::default(); rulebook.items.len()],
        }
    }

    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.facts.fill(0);
        self.doubts.fill(0);
        self.walked_facts.fill(Walked::default());
        self.walked_items.fill(Walked::default());
    }

    /// Facts to ask for, in the vocabulary's order.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        self.of_whom().map(|(fact, _)| fact)
    }

    /// Facts to ask for, in the vocabulary's order, each with one bit for each candidate of
    /// whom it is to be asked.
    pub fn of_whom(&self) -> impl Iterator<Item = (FactId, u64)> + '_ {
        let held = self.facts.iter().zip(0..).filter(|(whom, _)| **whom != 0);
        held.map(|(whom, at)| (FactId(at), *whom))
    }

    /// Law that is not settled.
    pub fn doubts(&self) -> impl Iterator<Item = DoubtId> + '_ {
        self.doubts_of_whom().map(|(doubt, _)| doubt)
    }

    /// Law that is not settled, each with one bit for each candidate for whom that matters.
    pub fn doubts_of_whom(&self) -> impl Iterator<Item = (DoubtId, u64)> + '_ {
        let held = self.doubts.iter().enumerate().filter(|(_, whom)| **whom != 0);
        held.map(|(at, whom)| (DoubtId::at(at), *whom))
    }
}

impl Program<'_> {
    /// Adds what keeps the verdict on a status open; nothing where it is decided.
    pub fn gaps<'a>(&self, one: impl Into<One<'a>>, status: StatusId, gaps: &mut Gaps) {
        self.walk(one.into(), gaps, |walk, whom| walk.status(status, whom));
    }

    /// Adds what keeps a condition open.
    pub fn condition_gaps<'a>(&self, one: impl Into<One<'a>>, id: ConditionId, gaps: &mut Gaps) {
        self.walk(one.into(), gaps, |walk, whom| walk.condition(id, whom));
    }

    /// Adds what keeps the points of an item open.
    pub fn item_gaps<'a>(&self, one: impl Into<One<'a>>, item: ItemId, gaps: &mut Gaps) {
        self.walk(one.into(), gaps, |walk, whom| walk.item(item, whom));
    }

    fn walk(
        &self,
        one: One<'_>,
        gaps: &mut Gaps,
        go: impl FnOnce(&mut MissingWalk<'_, '_>, Bits) -> Bits,
    ) {
        let whom = 1 << one.lane;
        go(&mut MissingWalk { program: self, sheet: one, gaps }, whom);
    }
}

/// The way through the rules. Each step goes on for those of `whom` for whom its place is open,
/// and answers for whom something was found there.
pub(super) struct MissingWalk<'w, 'r> {
    pub program: &'w Program<'r>,
    pub sheet: One<'w>,
    pub gaps: &'w mut Gaps,
}

/// True where a condition stands for the row of another status.
fn refers(rulebook: &Rulebook, id: ConditionId) -> bool {
    match &rulebook.condition(id).kind {
        ConditionKind::Row(_) => true,
        ConditionKind::SummedUp([of, _]) => refers(rulebook, *of),
        ConditionKind::Compare { .. }
        | ConditionKind::Status(_)
        | ConditionKind::Relate(_)
        | ConditionKind::Points { .. }
        | ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::Count(..)
        | ConditionKind::Not(_)
        | ConditionKind::Unsettled(_) => false,
    }
}

/// Those for whom it can be both.
fn open(planes: Planes) -> Bits {
    planes.yes[0] & planes.no[0]
}

impl MissingWalk<'_, '_> {
    pub fn status(&mut self, status: StatusId, whom: Bits) -> Bits {
        let whom = whom & open(self.sheet.judged[status.index()].truth);
        match self.program.judge_of(status) {
            Some(judge) if whom != 0 => self.criteria(judge, whom, false),
            _ => 0,
        }
    }

    /// The same without the criteria of practice.
    fn row(&mut self, status: StatusId, whom: Bits) -> Bits {
        let whom = whom & open(self.sheet.rows[status.index()]);
        match self.program.judge_of(status) {
            Some(judge) if whom != 0 => self.criteria(judge, whom, true),
            _ => 0,
        }
    }

    fn criteria(&mut self, judge: &StatusRun, whom: Bits, row: bool) -> Bits {
        let counts = |run: &&CriterionRun| !(row && run.practice);
        let mut found = 0;
        for run in judge.common.iter().filter(counts) {
            found |= self.criterion(run, whom);
        }
        for (at, route) in judge.routes.iter().enumerate().filter(|(_, route)| route.stands) {
            let possible = match row {
                true => whom & super::row::route(route, self.sheet.criteria).yes[0],
                false => whom & self.sheet.of_route(judge.status, at).yes[0],
            };
            for run in route.criteria.iter().filter(counts) {
                found |= self.criterion(run, possible);
            }
        }
        found
    }

    fn criterion(&mut self, run: &CriterionRun, whom: Bits) -> Bits {
        let whom = whom & open(self.sheet.criteria[run.criterion.index()]);
        let conditions = [run.when, run.applies].into_iter().flatten();
        conditions.fold(0, |found, condition| found | self.condition(ConditionId(condition), whom))
    }

    pub fn condition(&mut self, id: ConditionId, whom: Bits) -> Bits {
        let whom = whom & open(self.sheet.truths[id.index()]);
        if whom == 0 || self.program.left_out(id) {
            return 0;
        }
        match &self.program.rulebook.condition(id).kind {
            ConditionKind::Compare { fact, given, .. } => self.fact(*fact, *given, whom),
            ConditionKind::Relate(relation) => {
                self.fact(relation.fact, relation.given, whom)
                    | self.fact(relation.other, relation.other_given, whom)
            }
            ConditionKind::Points { status, .. } => {
                let items = self.program.items(*status);
                items.fold(0, |found, item| found | self.item(item, whom))
            }
            ConditionKind::Status(status) => self.status(*status, whom),
            ConditionKind::Row(status) => self.row(*status, whom),
            ConditionKind::All(children) => self.all(children, whom),
            ConditionKind::Any(children) | ConditionKind::Count(children, _) => {
                children.iter().fold(0, |found, child| found | self.condition(*child, whom))
            }
            // The summary is one question that would do.
            ConditionKind::SummedUp([of, by]) => {
                self.condition(*by, whom) | self.condition(*of, whom)
            }
            ConditionKind::Not(child) => self.condition(*child, whom),
            ConditionKind::Unsettled(doubt) => {
                self.gaps.doubts[doubt.index()] |= whom;
                whom
            }
        }
    }

    /// What stands before the row of another status leads to it: its rules are asked about once
    /// that is known.
    fn all(&mut self, children: &[ConditionId], whom: Bits) -> Bits {
        let rulebook = self.program.rulebook;
        children.iter().fold(0, |found, child| {
            let rest = if refers(rulebook, *child) { whom & !found } else { whom };
            found | self.condition(*child, rest)
        })
    }

    pub fn item(&mut self, id: ItemId, whom: Bits) -> Bits {
        let walked = self.gaps.walked_items[id.index()];
        let found = walked.found | self.fresh_item(id, whom & !walked.whom);
        self.gaps.walked_items[id.index()] = Walked { whom: walked.whom | whom, found };
        found & whom
    }

    fn fresh_item(&mut self, id: ItemId, whom: Bits) -> Bits {
        let mut ranged = 0;
        each(whom, |lane| ranged |= Bits::from(self.sheet.is_ranged(id, lane)) << lane);
        if ranged == 0 {
            return 0;
        }
        match &self.program.rulebook.item(id).award {
            Award::Table(grid) => self.grid(grid, ranged),
            award => {
                let tiers = &self.program.rulebook.tiers[award.tiers()];
                tiers.iter().fold(0, |found, tier| found | self.condition(tier.when, ranged))
            }
        }
    }

    fn grid(&mut self, grid: &Grid, whom: Bits) -> Bits {
        let across = grid.across.iter().map(|(fact, _)| *fact);
        let facts = std::iter::once(grid.down).chain(across);
        facts.fold(0, |found, fact| found | self.fact(fact, false, whom))
    }

    /// An unknown fact: what it follows from, as far as that can still be asked; else itself.
    fn fact(&mut self, id: FactId, given: bool, whom: Bits) -> Bits {
        if given {
            return self.fresh_fact(id, given, whom);
        }
        let walked = self.gaps.walked_facts[id.index()];
        let found = walked.found | self.fresh_fact(id, given, whom & !walked.whom);
        self.gaps.walked_facts[id.index()] = Walked { whom: walked.whom | whom, found };
        found & whom
    }

    fn fresh_fact(&mut self, id: FactId, given: bool, whom: Bits) -> Bits {
        let known = self.sheet.known[id.index()];
        let whom = whom & !if given { known.given } else { known.in_reading[0] };
        if whom == 0 {
            return 0;
        }
        let follows = self.program.rulebook.about(id).follows.as_ref();
        let behind = match follows {
            Some(follows) if !given => self.follows(follows, whom),
            _ => 0,
        };
        let asked = match self.program.rulebook.vocabulary.fact(id).question {
            Some(_) => whom & !behind,
            None => 0,
        };
        self.gaps.facts[id.index()] |= asked;
        behind | asked
    }

    fn follows(&mut self, follows: &Follows, whom: Bits) -> Bits {
        match follows {
            Follows::When(condition) | Follows::Yes(condition) => self.condition(*condition, whom),
            Follows::Value(fact) | Follows::Attribute { of: fact, .. } => {
                self.fact(*fact, false, whom)
            }
            Follows::Years { since, until } => {
                let facts = std::iter::once(*since).chain(*until);
                facts.fold(0, |found, fact| found | self.fact(fact, false, whom))
            }
            Follows::Day => 0,
            Follows::First(entries) => {
                let mut conditions = entries.iter().filter_map(|(condition, _)| *condition);
                conditions.by_ref().fold(0, |found, id| found | self.condition(id, whom))
            }
            Follows::Grid(grid) => self.grid(grid, whom),
        }
    }
}
