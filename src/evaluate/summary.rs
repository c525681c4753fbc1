//! General answers that the particulars outweigh: a summary was given as one thing, the other
//! follows from what was answered of it, and a criterion came out by that.

use super::assessment::{Known, One};
use super::contradiction::{Conflict, Prevails};
use super::planes::{Bits, Planes};
use super::program::Program;
use super::runs::{CriterionRun, Op, OpKind, Summary};
use crate::compile::{ConditionId, ConditionKind, StatusId};
use crate::facts::{FactId, Value};

impl Program<'_> {
    /// The summaries given that the particulars outweigh in the verdicts on some statuses.
    pub fn outweighed<'a>(&self, one: impl Into<One<'a>>, statuses: &[StatusId]) -> Vec<Conflict> {
        let one = one.into();
        let mut walk = SummaryWalk { program: self, one, found: Vec::new() };
        if self.differing(one.truths, one.known) >> one.lane & 1 == 1 {
            statuses.iter().for_each(|status| walk.status(*status, false));
        }
        walk.found.sort_by_key(|conflict| conflict.fact);
        walk.found.dedup();
        walk.found
    }

    /// For whom any summary that they gave says another thing than the particulars.
    pub(super) fn differing(&self, truths: &[Planes], known: &[Known]) -> Bits {
        let differs = |summary: &Summary| {
            let (of, by) = (truths[summary.of as usize], truths[summary.by as usize]);
            let given = |some, fact: &FactId| some | known[fact.index()].given;
            let differ = of.certain()[0] & by.excluded()[0] | of.excluded()[0] & by.certain()[0];
            if differ == 0 { 0 } else { differ & summary.answers.iter().fold(0, given) }
        };
        self.summaries.iter().map(differs).fold(0, |some, more| some | more)
    }

    /// The summaries that the rules of the day read; those that nobody can give are none.
    pub(super) fn find_summaries(&self) -> Vec<Summary> {
        let pair = |op: &Op| {
            let OpKind::SummedUp { of, by } = op.kind else { return None };
            let mut answers = Vec::new();
            self.answers(ConditionId(by), &mut answers);
            (!answers.is_empty()).then_some(Summary { of, by, answers })
        };
        self.ops.iter().filter_map(pair).collect()
    }

    /// The facts that a summary consists of.
    fn answers(&self, id: ConditionId, found: &mut Vec<FactId>) {
        let condition = self.rulebook.condition(id);
        let ConditionKind::Compare { fact, .. } = &condition.kind else {
            return condition.children().iter().for_each(|child| self.answers(*child, found));
        };
        found.push(*fact);
    }
}

struct SummaryWalk<'w, 'r> {
    program: &'w Program<'r>,
    one: One<'w>,
    found: Vec<Conflict>,
}

impl SummaryWalk<'_, '_> {
    fn status(&mut self, status: StatusId, row: bool) {
        let program = self.program;
        let Some(judge) = program.judge_of(status) else { return };
        if !self.criteria(&judge.common, row) {
            return;
        }
        for route in judge.routes.iter().filter(|route| route.stands) {
            self.criteria(&route.criteria, row);
        }
    }

    /// Where a criterion is refused whatever the summaries say, these decide nothing and are left
    /// alone: what is false then.
    fn criteria(&mut self, runs: &[CriterionRun], row: bool) -> bool {
        let before = self.found.len();
        for run in runs.iter().filter(|run| !(row && run.practice)) {
            let so_far = std::mem::take(&mut self.found);
            self.criterion(run);
            let refused = self.one.criterion(run.criterion).as_read() == Some(false);
            let own = std::mem::replace(&mut self.found, so_far);
            if refused && own.is_empty() {
                self.found.truncate(before);
                return false;
            }
            self.found.extend(own);
        }
        true
    }

    fn criterion(&mut self, run: &CriterionRun) {
        let truth = |id: u32| self.one.truth(ConditionId(id)).as_read();
        match run.applies {
            Some(applies) if truth(applies) == Some(false) => self.condition(ConditionId(applies)),
            _ => run.when.iter().for_each(|when| self.condition(ConditionId(*when))),
        }
    }

    /// Those parts that made a condition come out as it did.
    fn condition(&mut self, id: ConditionId) {
        let one = self.one;
        let truth = |id: ConditionId| one.truth(id).as_read();
        let Some(outcome) = truth(id) else { return };
        if self.program.left_out(id) {
            return;
        }
        match &self.program.rulebook.condition(id).kind {
            ConditionKind::Status(status) => self.status(*status, false),
            ConditionKind::Row(status) => self.status(*status, true),
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => {
                let alike = children.iter().filter(|child| truth(**child) == Some(outcome));
                alike.for_each(|child| self.condition(*child));
            }
            ConditionKind::Not(child) => self.condition(*child),
            ConditionKind::SummedUp([of, by]) => {
                match (truth(*of), self.said(*by)) {
                    (Some(of), Some(said)) if of != said => self.note(*by),
                    _ => {}
                }
                self.condition(*of);
            }
            ConditionKind::Compare { .. }
            | ConditionKind::Relate(_)
            | ConditionKind::Points { .. }
            | ConditionKind::Unsettled(_) => {}
        }
    }

    /// What a summary says; none where it is left out on the day or open.
    fn said(&self, by: ConditionId) -> Option<bool> {
        if self.program.left_out(by) { None } else { self.one.truth(by).as_read() }
    }

    /// The answers given that a summary consists of, each as the opposite would have it.
    fn note(&mut self, id: ConditionId) {
        let rulebook = self.program.rulebook;
        let mut answers = Vec::new();
        self.program.answers(id, &mut answers);
        for fact in answers {
            let given = self.one.value(rulebook, fact).filter(|_| self.one.is_given(fact));
            let Some(Value::YesNo(yes)) = given else { continue };
            let (given, derived) = (Value::YesNo(yes), Value::YesNo(!yes));
            self.found.push(Conflict { fact, given, derived, prevails: Prevails::Particulars });
        }
    }
}
