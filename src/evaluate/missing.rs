//! What keeps a verdict open: the facts to ask for and the law that is not settled. Worked out
//! only when asked for, into room that a batch reuses.

use super::assessment::{One, Verdict};
use super::program::{Program, StatusRun};
use super::truth::Track;
use crate::compile::{
    Award, ConditionId, ConditionKind, CriterionId, DoubtId, Follows, Grid, Rulebook, StatusId,
};
use crate::facts::FactId;

/// A set of facts or doubts by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Numbers(Vec<bool>);

impl Numbers {
    fn new(length: usize) -> Self {
        Self(vec![false; length])
    }

    fn insert(&mut self, at: usize) {
        self.0[at] = true;
    }

    fn count(&self) -> usize {
        self.0.iter().filter(|held| **held).count()
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().filter(|(_, held)| **held).map(|(at, _)| at)
    }
}

/// What keeps a verdict open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gaps {
    facts: Numbers,
    doubts: Numbers,
}

impl Gaps {
    /// Room for any candidate under these rules.
    pub fn new(rulebook: &Rulebook) -> Self {
        Self {
            facts: Numbers::new(rulebook.vocabulary.len()),
            doubts: Numbers::new(rulebook.doubts.len()),
        }
    }

    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.facts.0.fill(false);
        self.doubts.0.fill(false);
    }

    /// Facts to ask for, in the vocabulary's order.
    pub fn facts(&self) -> impl Iterator<Item = FactId> + '_ {
        self.facts.iter().map(|at| FactId(u32::try_from(at).unwrap_or(u32::MAX)))
    }

    /// Law that is not settled.
    pub fn doubts(&self) -> impl Iterator<Item = DoubtId> + '_ {
        self.doubts.iter().map(DoubtId::at)
    }
}

impl Program<'_> {
    /// Adds what keeps the verdict on a status open; nothing where it is decided.
    pub fn gaps<'a>(&self, one: impl Into<One<'a>>, status: StatusId, gaps: &mut Gaps) {
        let one = one.into();
        if one.outcome(status).verdict != Verdict::Undetermined {
            return;
        }
        let walk = Walk { program: self, one };
        if let Some(judge) = self.judges.iter().find(|judge| judge.status == status) {
            walk.status(judge, gaps);
        }
    }

    /// Adds what keeps a condition open.
    pub fn condition_gaps<'a>(&self, one: impl Into<One<'a>>, id: ConditionId, gaps: &mut Gaps) {
        Walk { program: self, one: one.into() }.condition(id, gaps);
    }

    /// Adds what keeps the points of an item open.
    pub fn item_gaps<'a>(
        &self,
        one: impl Into<One<'a>>,
        item: crate::compile::ItemId,
        gaps: &mut Gaps,
    ) {
        Walk { program: self, one: one.into() }.item(item, gaps);
    }
}

struct Walk<'w, 'r> {
    program: &'w Program<'r>,
    one: One<'w>,
}

impl Walk<'_, '_> {
    fn status(&self, judge: &StatusRun, gaps: &mut Gaps) {
        for run in &judge.common {
            self.criterion(run.when, run.applies, run.criterion.index(), gaps);
        }
        for (at, route) in judge.routes.iter().enumerate() {
            let own = self.one.route(judge.status, at);
            if !route.stands || !own.possible(Track::AsRead) {
                continue;
            }
            for run in &route.criteria {
                self.criterion(run.when, run.applies, run.criterion.index(), gaps);
            }
        }
    }

    fn criterion(&self, when: Option<u32>, applies: Option<u32>, at: usize, gaps: &mut Gaps) {
        if self.one.criterion(CriterionId::at(at)).as_read().is_none() {
            for condition in [when, applies].into_iter().flatten() {
                self.condition(ConditionId(condition), gaps);
            }
        }
    }

    fn condition(&self, id: ConditionId, gaps: &mut Gaps) {
        let open = self.one.truth(id).as_read().is_none();
        if self.program.left_out(id) || !open {
            return;
        }
        match &self.program.rulebook.condition(id).kind {
            ConditionKind::Compare { fact, given, .. } => self.fact(*fact, *given, gaps),
            ConditionKind::Relate(relation) => {
                self.fact(relation.fact, relation.given, gaps);
                self.fact(relation.other, relation.other_given, gaps);
            }
            ConditionKind::Points { status, .. } => {
                self.program.items(*status).for_each(|item| self.item(item, gaps));
            }
            ConditionKind::Status(status) => self.program.gaps(self.one, *status, gaps),
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => {
                children.iter().for_each(|child| self.condition(*child, gaps));
            }
            ConditionKind::Not(child) => self.condition(*child, gaps),
            ConditionKind::Unsettled(doubt) => gaps.doubts.insert(doubt.index()),
        }
    }

    fn item(&self, id: crate::compile::ItemId, gaps: &mut Gaps) {
        let range = self.one.item(id);
        if range.min() == range.max() {
            return;
        }
        match &self.program.rulebook.item(id).award {
            Award::Table(grid) => self.grid(grid, gaps),
            award => {
                let tiers = &self.program.rulebook.tiers[award.tiers()];
                tiers.iter().for_each(|tier| self.condition(tier.when, gaps));
            }
        }
    }

    fn grid(&self, grid: &Grid, gaps: &mut Gaps) {
        self.fact(grid.down, false, gaps);
        if let Some((fact, _)) = &grid.across {
            self.fact(*fact, false, gaps);
        }
    }

    /// An unknown fact: what it follows from, as far as that can still be asked; else itself.
    fn fact(&self, id: FactId, given: bool, gaps: &mut Gaps) {
        let known = match given {
            true => self.one.is_given(id),
            false => self.one.is_known(id),
        };
        if known {
            return;
        }
        let before = gaps.facts.count() + gaps.doubts.count();
        let follows = self.program.rulebook.about(id).follows.as_ref();
        if let (Some(follows), false) = (follows, given) {
            self.follows(follows, gaps);
            if gaps.facts.count() + gaps.doubts.count() > before || self.seen(follows, gaps) {
                return;
            }
        }
        if self.program.rulebook.vocabulary.fact(id).question.is_some() {
            gaps.facts.insert(id.index());
        }
    }

    /// True where what a fact follows from was already among the gaps.
    fn seen(&self, follows: &Follows, gaps: &Gaps) -> bool {
        let mut alone = Gaps::new(self.program.rulebook);
        self.follows(follows, &mut alone);
        alone.facts.iter().any(|at| gaps.facts.0[at])
    }

    fn follows(&self, follows: &Follows, gaps: &mut Gaps) {
        match follows {
            Follows::When(condition) | Follows::Yes(condition) => self.condition(*condition, gaps),
            Follows::Value(fact) | Follows::Attribute { of: fact, .. } => {
                self.fact(*fact, false, gaps);
            }
            Follows::Years { since, until } => {
                self.fact(*since, false, gaps);
                until.iter().for_each(|until| self.fact(*until, false, gaps));
            }
            Follows::Day => {}
            Follows::First(entries) => {
                let conditions = entries.iter().filter_map(|(condition, _)| *condition);
                conditions.for_each(|condition| self.condition(condition, gaps));
            }
            Follows::Grid(grid) => self.grid(grid, gaps),
        }
    }
}
