//! Running the rules of a day on a sheet of candidates.

use super::apart::set_apart;
use super::assessment::{Assessment, Sheet};
use super::input::Input;
use super::planes::{Bits, each};
use super::program::Program;
use super::range::Range;
use super::residual::Residual;
use super::runs::{Op, PointsRun, RunStep};
use crate::facts::Facts;

impl Program<'_> {
    /// Judges one candidate, writing over what the assessment held before.
    pub fn assess(&self, facts: &Facts, assessment: &mut Assessment) {
        facts.must_be_of(&self.rulebook.vocabulary);
        assessment.take(0, facts, &self.inputs);
        self.judge_all(assessment);
    }

    /// Judges the candidates whose given facts stand in the sheet.
    pub(super) fn judge_all<const N: usize>(&self, sheet: &mut Sheet<N>) {
        if !sheet.apart {
            sheet.days = [self.day.code(); N];
        }
        know(&self.inputs, sheet);
        set_apart(&self.apart, sheet);
        for step in &self.steps {
            let ops = match *step {
                RunStep::Derive(at) => self.derives[at].ops.clone(),
                RunStep::Points(at) => self.tables[at].ops.clone(),
                RunStep::Judge(at) => self.judges[at].ops.clone(),
                RunStep::Aside(first) => first..self.ops.len(),
            };
            self.step(*step, &self.ops[ops], sheet);
        }
    }

    /// The same where everything that the residual leaves out stands in the sheet already.
    pub(super) fn judge_rest<const N: usize>(&self, rest: &Residual, sheet: &mut Sheet<N>) {
        know(&rest.inputs, sheet);
        set_apart(&rest.apart, sheet);
        for (step, ops) in &rest.steps {
            self.step(*step, &rest.ops[ops.clone()], sheet);
        }
    }

    fn step<const N: usize>(&self, step: RunStep, ops: &[Op], sheet: &mut Sheet<N>) {
        match step {
            RunStep::Derive(at) => self.derive(&self.derives[at], ops, sheet),
            RunStep::Points(at) => self.table(&self.tables[at], ops, sheet),
            RunStep::Judge(at) => self.judge(&self.judges[at], ops, sheet),
            RunStep::Aside(_) => self.run(ops, sheet),
        }
    }

    fn table<const N: usize>(&self, table: &PointsRun, ops: &[Op], sheet: &mut Sheet<N>) {
        self.run(ops, sheet);
        sheet.totals[table.status.index()] = [Range::default(); N];
        for item in &table.items {
            let some = super::award::award(item, sheet);
            let Sheet { items, totals, .. } = &mut *sheet;
            let (totals, ranges) = (&mut totals[table.status.index()], &items[item.item.index()]);
            each(some, |lane| totals[lane] = totals[lane].plus(ranges[lane]));
        }
        for group in &table.groups {
            self.group(table, group, sheet);
        }
    }
}

/// What is given is known; what follows becomes known when it is worked out.
fn know<const N: usize>(inputs: &[Input], sheet: &mut Sheet<N>) {
    for input in inputs {
        let known = &mut sheet.known[input.fact as usize];
        known.in_reading = [known.given; 2];
    }
}

impl<const N: usize> Sheet<N> {
    /// Takes facts over from one candidate.
    pub(super) fn take(&mut self, lane: usize, facts: &Facts, inputs: &[Input]) {
        for input in inputs {
            let given = &mut self.known[input.fact as usize].given;
            *given &= !(1 << lane);
            *given |= Bits::from(facts.known[input.fact as usize]) << lane;
            for word in input.word as usize..(input.word + input.words) as usize {
                self.words[word][lane] = facts.words[word];
            }
        }
    }
}
