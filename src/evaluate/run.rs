//! Running the rules of a day on a sheet of candidates.

use super::assessment::{Assessment, Block, Known, LANES, Range, Sheet};
use super::planes::Bits;
use super::program::{Input, PointsRun, Program, RunStep};
use crate::facts::Facts;

impl Program<'_> {
    /// Judges one candidate, writing over what the assessment held before.
    pub fn assess(&self, facts: &Facts, assessment: &mut Assessment) {
        for input in &self.inputs {
            take(std::slice::from_ref(facts), assessment, *input);
        }
        self.steps(assessment);
    }

    /// Judges up to [`LANES`] candidates at once, writing over what the block held before; more
    /// are left out. The nth of them is `block.of(n)`.
    pub fn assess_block(&self, candidates: &[Facts], block: &mut Block) {
        let candidates = &candidates[..candidates.len().min(LANES)];
        for input in &self.inputs {
            take(candidates, block, *input);
        }
        self.steps(block);
    }

    fn steps<const N: usize>(&self, sheet: &mut Sheet<N>) {
        for step in &self.steps {
            match *step {
                RunStep::Derive(at) => self.derive(&self.derives[at], sheet),
                RunStep::Points(at) => self.table(&self.tables[at], sheet),
                RunStep::Judge(at) => self.judge(&self.judges[at], sheet),
            }
        }
    }

    fn table<const N: usize>(&self, table: &PointsRun, sheet: &mut Sheet<N>) {
        self.run(&self.ops[table.ops.clone()], sheet);
        for item in &table.items {
            super::award::award(item, sheet);
        }
        sheet.totals[table.status.index()] = [Range::default(); N];
        for group in &table.groups {
            self.group(table, group, sheet);
        }
    }
}

/// Takes a fact over from the candidates.
#[inline]
fn take<const N: usize>(candidates: &[Facts], sheet: &mut Sheet<N>, input: Input) {
    let mut known: Bits = 0;
    for (lane, facts) in candidates.iter().enumerate() {
        known |= Bits::from(facts.known[input.fact as usize]) << lane;
    }
    sheet.known[input.fact as usize] = Known { in_reading: [known; 2], given: known };
    for word in input.word as usize..(input.word + input.words) as usize {
        let column = &mut sheet.words[word];
        for (value, facts) in column.iter_mut().zip(candidates) {
            *value = facts.words[word];
        }
    }
}
