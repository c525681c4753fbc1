//! Running the rules of a day on a sheet of candidates.

use super::assessment::{Assessment, Sheet};
use super::input::Input;
use super::planes::{Bits, each};
use super::program::Program;
use super::range::Range;
use super::runs::{PointsRun, RunStep};
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
        for input in &self.inputs {
            let known = &mut sheet.known[input.fact as usize];
            known.in_reading = [known.given; 2];
        }
        self.set_apart(sheet);
        self.steps(sheet);
    }

    fn steps<const N: usize>(&self, sheet: &mut Sheet<N>) {
        for step in &self.steps {
            match *step {
                RunStep::Derive(at) => self.derive(&self.derives[at], sheet),
                RunStep::Points(at) => self.table(&self.tables[at], sheet),
                RunStep::Judge(at) => self.judge(&self.judges[at], sheet),
                RunStep::Aside(first) => self.run(&self.ops[first..], sheet),
            }
        }
    }

    fn table<const N: usize>(&self, table: &PointsRun, sheet: &mut Sheet<N>) {
        self.run(&self.ops[table.ops.clone()], sheet);
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
