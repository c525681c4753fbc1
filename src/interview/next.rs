//! Which fact to ask for next, and for which verdicts.

use super::grounds::{Ground, grounds};
use super::reach::{Reach, Wanted};
use super::session::Ask;
use super::worth::Worth;
use crate::compile::StatusId;
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

    /// The rules.
    pub fn program(&self) -> &'p Program<'r> {
        self.program
    }

    /// The fact to ask for next; none where no answer can change a verdict any more. Facts in
    /// `first` go before all others, in their order; `last` was asked for just before.
    pub fn next(
        &mut self,
        facts: &Facts,
        skipped: &BTreeSet<FactId>,
        first: &[FactId],
        last: Option<FactId>,
    ) -> Option<Next> {
        let wanted = self.wanted(facts, skipped);
        let opening = first.iter().find(|fact| wanted.now.contains(fact)).copied();
        let fact = match opening {
            Some(fact) => fact,
            None => self.worth.best(facts, &wanted, self.program.statuses(), last)?,
        };
        Some(self.about(fact, wanted.at_most(), facts))
    }

    /// The first of these facts that an answer is sought for.
    pub fn next_of(
        &mut self,
        facts: &Facts,
        skipped: &BTreeSet<FactId>,
        first: &[FactId],
    ) -> Option<Next> {
        let wanted = self.wanted(facts, skipped);
        let fact = first.iter().find(|fact| wanted.now.contains(fact)).copied()?;
        Some(self.about(fact, wanted.at_most(), facts))
    }

    /// A fact that is asked for again.
    pub fn again(&mut self, fact: FactId, facts: &Facts, skipped: &BTreeSet<FactId>) -> Next {
        let at_most = self.wanted(facts, skipped).at_most();
        self.about(fact, at_most, facts)
    }

    /// The facts that answers are sought for, in the vocabulary's order.
    pub fn missing(&mut self, facts: &Facts, skipped: &BTreeSet<FactId>) -> Vec<FactId> {
        self.wanted(facts, skipped).now.into_iter().collect()
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
        let reach = Reach::new(self.program, one, skipped);
        let mut wanted = Wanted::default();
        for status in self.program.statuses() {
            reach.status(*status, &mut wanted);
        }
        wanted
    }
}
