//! What was asked and answered so far. Any answer can be taken up again; the others stay.

use super::ask::Ask;
use super::next::{Chooser, Next};
use crate::compile::{Answer, FreeQuestion, Opening, QuestionRole, Rulebook, StatusId};
use crate::facts::{FactId, Facts, Value};
use std::collections::BTreeSet;

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// An answer of an opening question, by its place.
    Answer(usize),
    /// The value of a fact.
    Value(Value),
    /// "I don't know".
    Unknown,
}

/// A question with its answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// What was asked.
    pub ask: Ask,
    /// What was answered.
    pub reply: Reply,
}

/// Which verdicts are in question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StatusScope {
    /// Those that the opening questions bring within reach.
    Openings,
    /// These.
    Only(Vec<StatusId>),
}

/// A questionnaire under way.
#[derive(Clone, Debug)]
pub struct Questioning<'r> {
    rulebook: &'r Rulebook,
    given: Facts,
    scope: StatusScope,
    steps: Vec<Answered>,
    /// The step that is asked again, and its place.
    again: Option<(usize, Answered)>,
}

impl<'r> Questioning<'r> {
    /// Begins with what is known of the candidate.
    pub fn new(rulebook: &'r Rulebook, given: Facts, scope: StatusScope) -> Self {
        Self { rulebook, given, scope, steps: Vec::new(), again: None }
    }

    /// Takes up answers of an earlier run to the questions that bring statuses within reach, by
    /// their identifiers; what is not known is left out.
    pub fn resume(&mut self, answered: &[(String, String)]) {
        if self.scope != StatusScope::Openings {
            return;
        }
        for (question, answer) in answered {
            let openings = 0..self.rulebook.interview.openings.len();
            let asks = |at: &usize| self.question(*at).is_some_and(|asks| asks.id == *question);
            let Some(at) = openings.into_iter().find(asks) else { continue };
            let answers = self.question(at).map(|question| question.answers.as_slice());
            let reply = answers.unwrap_or_default().iter().position(|known| known.id == *answer);
            if let Some(reply) = reply.filter(|_| !self.is_aside(Ask::Opening(at))) {
                self.steps.push(Answered { ask: Ask::Opening(at), reply: Reply::Answer(reply) });
            }
        }
    }

    /// The answers to the questions that bring statuses within reach, by identifiers.
    pub fn reaches(&self) -> Vec<(String, String)> {
        let answers = self.steps.iter().filter_map(|step| match (step.ask, &step.reply) {
            (Ask::Opening(at), Reply::Answer(answer)) if !self.is_aside(step.ask) => {
                let question = self.question(at)?;
                Some((question.id.clone(), question.answers.get(*answer)?.id.clone()))
            }
            _ => None,
        });
        answers.collect()
    }

    /// The rules.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// Questions and answers so far, in the order asked.
    pub fn steps(&self) -> &[Answered] {
        &self.steps
    }

    /// The answer that is being taken back, while its question is asked again.
    pub fn taken_back(&self) -> Option<&Answered> {
        self.again.as_ref().map(|(_, step)| step)
    }

    /// What is known: as given at the beginning, and as answered.
    pub fn facts(&self) -> Facts {
        let mut facts = self.given.clone();
        for step in &self.steps {
            if let (Ask::Fact(fact), Reply::Value(value)) = (step.ask, &step.reply) {
                facts.set(&self.rulebook.vocabulary, fact, value);
            }
        }
        facts
    }

    // ── which verdicts are in question ────────────────────────────────────────────────────

    /// The statuses whose verdicts are in question, in the rulebook's order.
    pub fn in_question(&self) -> Vec<StatusId> {
        let all = || self.rulebook.status_ids();
        match &self.scope {
            StatusScope::Only(statuses) => statuses.clone(),
            StatusScope::Openings => {
                let reached = self.reached();
                let nothing = reached.is_empty() && self.opening(&reached).is_none();
                all().filter(|status| nothing || reached.contains(status)).collect()
            }
        }
    }

    /// What the opening questions answered so far bring within reach.
    fn reached(&self) -> BTreeSet<StatusId> {
        let mut reached = BTreeSet::new();
        for step in &self.steps {
            let Ask::Opening(at) = step.ask else { continue };
            let Some(question) = self.question(at) else { continue };
            if question.role != QuestionRole::Reach {
                continue;
            }
            match step.reply {
                Reply::Answer(answer) => {
                    reached.extend(
                        question.answers.get(answer).map(|a| self.brings(a)).unwrap_or_default(),
                    );
                }
                // Any of the answers may be true.
                _ => reached.extend(question.answers.iter().flat_map(|answer| self.brings(answer))),
            }
        }
        reached
    }

    /// The statuses that answers named one by one, in that order.
    pub fn named(&self) -> Vec<StatusId> {
        let answers = self.steps.iter().filter_map(|step| match (step.ask, &step.reply) {
            (Ask::Opening(at), Reply::Answer(answer)) => self.question(at)?.answers.get(*answer),
            _ => None,
        });
        answers.flat_map(|answer| answer.statuses.clone()).collect()
    }

    fn brings(&self, answer: &Answer) -> Vec<StatusId> {
        match answer.all {
            true => self.rulebook.status_ids().collect(),
            false => answer.statuses.clone(),
        }
    }

    /// An opening question by its place; none where a fact stands there.
    pub fn question(&self, at: usize) -> Option<&'r FreeQuestion> {
        match self.rulebook.interview.openings.get(at)? {
            Opening::Question(question) => Some(question),
            Opening::Fact(_) => None,
        }
    }

    fn is_asked(&self, ask: Ask) -> bool {
        self.steps.iter().any(|step| step.ask == ask)
    }

    /// The first opening question that is not answered and could bring more within reach.
    fn opening(&self, reached: &BTreeSet<StatusId>) -> Option<usize> {
        if self.scope != StatusScope::Openings {
            return None;
        }
        (0..self.rulebook.interview.openings.len()).find(|at| {
            let Some(question) = self.question(*at) else { return false };
            if question.role != QuestionRole::Reach {
                return false;
            }
            let more = |answer: &Answer| {
                self.brings(answer).iter().any(|status| !reached.contains(status))
            };
            !self.is_asked(Ask::Opening(*at)) && question.answers.iter().any(more)
        })
    }

    // ── asking and answering ──────────────────────────────────────────────────────────────

    /// The next question; none where no answer can change a verdict in question any more. The
    /// chooser must be for the statuses [`Questioning::in_question`].
    pub fn next(&self, chooser: &mut Chooser<'_, '_>) -> Option<Next> {
        let next = self.next_ask(chooser)?;
        let reaches = matches!(next.ask, Ask::Opening(_)) && !self.is_aside(next.ask);
        let at_most = if reaches { 0 } else { self.at_most(chooser).max(1) };
        Some(Next { at_most, ..next })
    }

    fn next_ask(&self, chooser: &mut Chooser<'_, '_>) -> Option<Next> {
        let facts = self.view();
        match self.again.as_ref().map(|(_, step)| step.ask) {
            Some(Ask::Fact(fact)) => return Some(chooser.again(fact, &facts)),
            Some(Ask::Opening(at)) => return Some(Next::opening(at)),
            None => {}
        }
        let question = self.opening(&self.reached());
        let first = self.opening_facts(question);
        let Some(question) = question else {
            let aside = self.supposition(chooser).map(Next::opening);
            return aside.or_else(|| self.choose(chooser, &first));
        };
        let next = chooser.next_of(&facts, &self.skipped(), &first);
        next.or_else(|| Some(Next::opening(question)))
    }

    /// The facts among the openings, up to the question that comes next.
    fn opening_facts(&self, until: Option<usize>) -> Vec<FactId> {
        let openings = self.rulebook.interview.openings.iter();
        let openings = openings.take(until.unwrap_or(usize::MAX));
        let facts = openings.filter_map(|opening| match opening {
            Opening::Fact(fact) => Some(*fact),
            Opening::Question(_) => None,
        });
        facts.collect()
    }

    pub(super) fn last(&self) -> Option<FactId> {
        match self.steps.last()?.ask {
            Ask::Fact(fact) => Some(fact),
            Ask::Opening(_) => None,
        }
    }

    /// Takes an answer to what was asked.
    pub fn reply(&mut self, ask: Ask, reply: Reply) {
        let at = self.again.take().map_or(self.steps.len(), |(at, _)| at);
        self.steps.insert(at.min(self.steps.len()), Answered { ask, reply });
    }

    /// Takes an earlier answer back, so that its question comes next; the others stay. `at` is
    /// a place among [`Questioning::steps`].
    pub fn revise(&mut self, at: usize) {
        if let Some((at, step)) = self.again.take() {
            self.steps.insert(at.min(self.steps.len()), step);
        }
        if at < self.steps.len() {
            self.again = Some((at, self.steps.remove(at)));
        }
    }

    /// Leaves the answer that was taken back as it was.
    pub fn keep(&mut self) {
        if let Some((at, step)) = self.again.take() {
            self.steps.insert(at.min(self.steps.len()), step);
        }
    }
}
