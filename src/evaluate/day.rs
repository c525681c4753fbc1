//! Which rules a day needs: those of the statuses asked for and all that they depend on, in the
//! order in which things are worked out.

use super::lower::Lower;
use super::program::Program;
use crate::calendar::Day;
use crate::compile::{ConditionId, Read, Rulebook, StatusId, Step, Through};
use crate::facts::FactId;
use std::collections::BTreeSet;

impl Rulebook {
    /// The rules of a day, for all statuses.
    #[cfg(any(test, feature = "internal"))]
    pub fn on(&self, day: Day) -> Program<'_> {
        let all: Vec<StatusId> = self.status_ids().collect();
        self.on_for(day, &all)
    }

    /// The rules of a day for some statuses and what they depend on.
    pub fn on_for(&self, day: Day, statuses: &[StatusId]) -> Program<'_> {
        let needed = self.needed(statuses.iter().map(|status| Read::Step(Step::Status(*status))));
        self.program(day, statuses, &needed, &[]).with_aside()
    }

    /// The rules of a day for conditions on which no verdict hangs.
    pub(super) fn on_aside(&self, day: Day, conditions: &[ConditionId]) -> Program<'_> {
        let needed = self.needed(self.condition_reads(conditions.iter().copied()));
        self.program(day, &[], &needed, conditions)
    }

    /// The rules of a day with nothing left aside: also facts that no status reads.
    pub fn on_whole(&self, day: Day) -> Program<'_> {
        let all: Vec<StatusId> = self.status_ids().collect();
        let needed = self
            .order
            .iter()
            .copied()
            .chain(self.vocabulary.iter().map(|(fact, _)| Step::Fact(fact)));
        self.program(day, &all, &needed.collect(), &[]).with_aside()
    }

    /// The rules of a day by which one fact follows from others.
    pub(super) fn on_fact(&self, day: Day, fact: FactId) -> Program<'_> {
        self.program(day, &[], &self.behind_fact(fact), &[])
    }

    /// The facts from which a fact follows, along all paths.
    pub(super) fn sources(&self, fact: FactId) -> Vec<FactId> {
        let steps = self.behind_fact(fact).into_iter();
        let facts = steps.filter_map(|step| match step {
            Step::Fact(other) => Some(other),
            Step::Points(_) | Step::Status(_) => None,
        });
        facts.filter(|other| *other != fact).collect()
    }

    fn behind_fact(&self, fact: FactId) -> BTreeSet<Step> {
        self.needed([Read::Step(Step::Fact(fact))])
    }

    /// What must be worked out; what is only given needs no step.
    fn needed(&self, reads: impl IntoIterator<Item = Read>) -> BTreeSet<Step> {
        self.behind(reads, Through::Everything).into_iter().filter_map(Read::as_step).collect()
    }

    fn program(
        &self,
        day: Day,
        statuses: &[StatusId],
        needed: &BTreeSet<Step>,
        aside: &[ConditionId],
    ) -> Program<'_> {
        let mut lower = Lower::new(self, day, statuses);
        for step in self.order.iter().filter(|step| needed.contains(step)) {
            lower.step(*step);
        }
        lower.aside(aside);
        let read = needed.iter().filter_map(|step| match step {
            Step::Fact(fact) => Some(*fact),
            Step::Points(_) | Step::Status(_) => None,
        });
        let mut facts: BTreeSet<FactId> = read.collect();
        facts.extend(lower.given.iter().copied());
        lower.inputs(&facts);
        lower.program.find_rows();
        lower.program.summaries = lower.program.find_summaries();
        super::layout::group_all(&mut lower.program);
        lower.program
    }
}
