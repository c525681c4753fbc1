//! Which fact to ask for next, and for which verdicts.

use super::ask::Ask;
use super::grounds::{Ground, grounds};
use super::reach::Reach;
use super::seek::Wanted;
use super::worth::Worth;
use crate::compile::{Opening, StatusId};
use crate::evaluate::{Program, Verdict};
use crate::facts::{FactId, Facts};
use std::collections::BTreeSet;

/// The next question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// What is asked.
    pub ask: Ask,
    /// No more questions than this are left, this one included.
    pub at_most: usize,
    /// What it is asked for: a criterion or points item of each open verdict that reads it.
    pub grounds: Vec<Ground>,
}

impl Next {
    /// A question that no rule reads.
    pub(super) fn opening(at: usize) -> Self {
        Self { ask: Ask::Opening(at), at_most: 0, grounds: Vec::new() }
    }
}

/// Chooses questions under the rules of a day. Keeps what it worked out from one question to the
/// next.
pub struct Chooser<'p, 'r> {
    program: &'p Program<'r>,
    worth: Worth<'p, 'r>,
}

impl<'p, 'r> Chooser<'p, 'r> {
    /// Verdicts in question are those of the program's statuses.
    pub fn new(program: &'p Program<'r>) -> Self {
        Self { program, worth: Worth::new(program) }
    }

    /// The verdicts that matter most come first: those of the statuses that were named.
    #[must_use]
    pub fn preferring(mut self, named: Vec<StatusId>) -> Self {
        self.worth.prefer(named);
        self
    }

    /// The rules.
    #[cfg(any(test, feature = "internal"))]
    pub fn program(&self) -> &'p Program<'r> {
        self.program
    }

    /// The fact to ask for next; none where no answer can settle anything of an open verdict any
    /// more. Facts in `first` go before all others, in their order; `last` was asked for just
    /// before.
    pub fn next(
        &mut self,
        facts: &Facts,
        skipped: &BTreeSet<FactId>,
        first: &[FactId],
        last: Option<FactId>,
    ) -> Option<Next> {
        let wanted = self.wanted(facts, skipped);
        let opening = first.iter().find(|fact| wanted.is_sought(**fact)).copied();
        let fact = match opening {
            Some(fact) => fact,
            None => self.worth.best(facts, &wanted, self.program.statuses(), last)?,
        };
        Some(self.about(fact, wanted.all().len(), facts))
    }

    /// The first of these facts that an answer is sought for.
    pub fn next_of(
        &mut self,
        facts: &Facts,
        skipped: &BTreeSet<FactId>,
        first: &[FactId],
    ) -> Option<Next> {
        let wanted = self.wanted(facts, skipped);
        let fact = first.iter().find(|fact| wanted.is_sought(**fact)).copied()?;
        Some(self.about(fact, wanted.all().len(), facts))
    }

    /// A fact that is asked for again.
    pub fn again(&mut self, fact: FactId, facts: &Facts) -> Next {
        self.about(fact, 0, facts)
    }

    /// The facts that answers are sought for, in the vocabulary's order.
    pub fn missing(&mut self, facts: &Facts, skipped: &BTreeSet<FactId>) -> Vec<FactId> {
        let wanted = self.wanted(facts, skipped);
        wanted.now.union(&wanted.waiting).copied().collect()
    }

    /// The facts that come before others, whoever knows them.
    pub fn foremost(&mut self, facts: &Facts) -> BTreeSet<FactId> {
        self.wanted(facts, &BTreeSet::new()).now
    }

    /// No more facts than these can be asked for.
    pub fn extent(&mut self, facts: &Facts, skipped: &BTreeSet<FactId>) -> BTreeSet<FactId> {
        self.wanted(facts, skipped).all()
    }

    /// True where a verdict is no with some facts and is not with others.
    pub fn revives(&mut self, facts: &Facts, with: &Facts) -> bool {
        let refused = self.refused(facts);
        let still = self.refused(with);
        refused.iter().zip(&still).any(|(refused, still)| *refused && !still)
    }

    /// Whether each verdict in question is no.
    fn refused(&mut self, facts: &Facts) -> Vec<bool> {
        let one = self.worth.judge(facts);
        let refused = |status: &StatusId| one.outcome(*status).verdict == Verdict::DoesNotQualify;
        self.program.statuses().iter().map(refused).collect()
    }

    fn about(&mut self, fact: FactId, at_most: usize, facts: &Facts) -> Next {
        let readers = self.worth.readers(fact).to_vec();
        let one = self.worth.judge(facts);
        let open = |status: &StatusId| one.outcome(*status).verdict == Verdict::Undetermined;
        let decides: Vec<StatusId> = readers.into_iter().filter(open).collect();
        Next { ask: Ask::Fact(fact), at_most, grounds: grounds(self.program, fact, &decides) }
    }

    fn wanted(&mut self, facts: &Facts, skipped: &BTreeSet<FactId>) -> Wanted {
        let one = self.worth.judge(facts);
        let mut wanted = Reach::new(self.program, one, skipped).wanted(self.program.statuses());
        for order in &self.program.rulebook().interview.orders {
            wanted.order(&order.first, &order.then);
        }
        let mut wanted = wanted.settle();
        self.assumed(facts, skipped, &mut wanted);
        wanted
    }

    /// What a rule takes to be so while nobody tells is asked for where it stands among the
    /// openings and an answer would make another verdict.
    fn assumed(&mut self, facts: &Facts, skipped: &BTreeSet<FactId>, wanted: &mut Wanted) {
        for opening in &self.program.rulebook().interview.openings {
            let Opening::Fact(fact) = opening else { continue };
            let told = facts.is_known(*fact) || skipped.contains(fact) || wanted.is_sought(*fact);
            if told || self.worth.readers(*fact).is_empty() {
                continue;
            }
            let turns = self.worth.turns(facts, *fact);
            if turns { &mut wanted.now } else { &mut wanted.later }.insert(*fact);
        }
    }
}
