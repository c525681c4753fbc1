//! Questions about the questionnaire itself: whether to go on as if something were so that is
//! not, and whether to go on with what is asked for last.

use super::ask::Ask;
use super::next::{Chooser, Next};
use super::session::{Questioning, Reply};
use crate::compile::{FreeQuestion, QuestionRole};
use crate::facts::{FactId, Facts, Value};
use std::collections::BTreeSet;

impl Questioning<'_> {
    /// What is known, with what is supposed.
    pub fn view(&self) -> Facts {
        self.supposing(&self.supposed())
    }

    /// Facts that are not so, and as if they were so it was gone on.
    pub fn supposed(&self) -> Vec<FactId> {
        self.denied()
            .filter(|(at, _)| self.goes_on(*at) == Some(true))
            .map(|(_, fact)| fact)
            .collect()
    }

    /// True for an answer to a question about the questionnaire itself.
    pub fn is_aside(&self, ask: Ask) -> bool {
        match ask {
            Ask::Opening(at) => {
                self.question(at).is_some_and(|asks| asks.role != QuestionRole::Reach)
            }
            Ask::Fact(_) => false,
        }
    }

    fn supposing(&self, supposed: &[FactId]) -> Facts {
        let mut facts = self.facts();
        for fact in supposed {
            facts.set(&self.rulebook().vocabulary, *fact, &Value::YesNo(true));
        }
        facts
    }

    /// The questions about the questionnaire itself, by their places.
    fn branches(&self) -> impl Iterator<Item = (usize, &FreeQuestion)> {
        let places = 0..self.rulebook().interview.openings.len();
        let questions = places.filter_map(|at| Some((at, self.question(at)?)));
        questions.filter(|(_, question)| question.role != QuestionRole::Reach)
    }

    /// The facts that can be supposed and are not so.
    fn denied(&self) -> impl Iterator<Item = (usize, FactId)> {
        let facts = self.facts();
        self.branches().filter_map(move |(at, question)| match question.role {
            QuestionRole::Suppose(fact) => {
                let value = facts.get(&self.rulebook().vocabulary, fact);
                (value == Some(Value::YesNo(false))).then_some((at, fact))
            }
            _ => None,
        })
    }

    /// What was answered to a question about the questionnaire itself; none: not asked.
    fn goes_on(&self, at: usize) -> Option<bool> {
        let step = self.steps().iter().find(|step| step.ask == Ask::Opening(at))?;
        Some(match step.reply {
            Reply::Answer(answer) => {
                let answer = self.question(at).and_then(|question| question.answers.get(answer));
                answer.is_some_and(|answer| answer.go_on)
            }
            _ => false,
        })
    }

    /// The facts asked for last whose question was answered in this way; none: not asked.
    fn lasts(&self, answered: Option<bool>) -> BTreeSet<FactId> {
        let groups = self.branches().filter(|(at, _)| self.goes_on(*at) == answered);
        let facts = groups.filter_map(|(_, question)| match &question.role {
            QuestionRole::Last(facts) => Some(facts.clone()),
            _ => None,
        });
        facts.flatten().collect()
    }

    /// Facts that nobody is asked for any more: answered with "I don't know", or passed over.
    pub fn skipped(&self) -> BTreeSet<FactId> {
        let skipped = self.steps().iter().filter_map(|step| match (step.ask, &step.reply) {
            (Ask::Fact(fact), Reply::Unknown) => Some(fact),
            _ => None,
        });
        skipped.chain(self.lasts(Some(false))).collect()
    }

    /// What is skipped, and what waits for its turn at the end.
    fn put_off(&self) -> BTreeSet<FactId> {
        self.skipped().into_iter().chain(self.lasts(None)).collect()
    }

    // ── what comes next ───────────────────────────────────────────────────────────────────

    /// A question about the questionnaire itself that comes before all facts: what is refused
    /// would be open or met if this were so.
    pub(super) fn supposition(&self, chooser: &mut Chooser<'_, '_>) -> Option<usize> {
        let supposed = self.supposed();
        let unasked = self.denied().filter(|(at, _)| self.goes_on(*at).is_none());
        let unasked: Vec<(usize, FactId)> = unasked.collect();
        unasked.into_iter().find_map(|(at, fact)| {
            let more: Vec<FactId> = supposed.iter().copied().chain([fact]).collect();
            chooser.revives(&self.supposing(&supposed), &self.supposing(&more)).then_some(at)
        })
    }

    /// The fact that comes next; before the first of those asked for last, whether to go on.
    pub(super) fn choose(&self, chooser: &mut Chooser<'_, '_>, first: &[FactId]) -> Option<Next> {
        let (skipped, put_off) = (self.skipped(), self.put_off());
        let mut views = vec![self.view()];
        views.extend((!self.supposed().is_empty()).then(|| self.facts()));
        views.into_iter().find_map(|facts| {
            let early = chooser.next(&facts, &put_off, first, self.last());
            early.or_else(|| {
                let next = chooser.next(&facts, &skipped, first, self.last())?;
                match self.gate(next.ask) {
                    Some(at) => Some(Next::opening(at)),
                    None => Some(next),
                }
            })
        })
    }

    /// The question, not asked so far, that comes before a fact.
    fn gate(&self, ask: Ask) -> Option<usize> {
        let Ask::Fact(fact) = ask else { return None };
        let mut unasked = self.branches().filter(|(at, _)| self.goes_on(*at).is_none());
        let gate = unasked.find(|(_, question)| match &question.role {
            QuestionRole::Last(facts) => facts.contains(&fact),
            _ => false,
        });
        gate.map(|(at, _)| at)
    }

    /// No more questions than this are left.
    pub(super) fn at_most(&self, chooser: &mut Chooser<'_, '_>) -> usize {
        let refused = |at: &usize| self.goes_on(*at) == Some(false);
        let possible = self.denied().filter(|(at, _)| !refused(at)).map(|(_, fact)| fact);
        let mut views = vec![Vec::new(), self.supposed(), possible.collect()];
        views.dedup();
        let mut left = vec![self.skipped(), self.put_off()];
        left.dedup();
        let mut facts = BTreeSet::new();
        for view in views.iter().map(|supposed| self.supposing(supposed)) {
            for left in &left {
                facts.append(&mut chooser.extent(&view, left));
            }
        }
        let denied: Vec<FactId> = self.denied().map(|(_, fact)| fact).collect();
        let comes = |question: &FreeQuestion| match &question.role {
            QuestionRole::Reach => false,
            QuestionRole::Suppose(fact) => facts.contains(fact) || denied.contains(fact),
            QuestionRole::Last(group) => group.iter().any(|fact| facts.contains(fact)),
        };
        let unasked = self.branches().filter(|(at, _)| self.goes_on(*at).is_none());
        facts.len() + unasked.filter(|(_, question)| comes(question)).count()
    }
}
