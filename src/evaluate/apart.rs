//! Given choices that are no values on the day: the rows of a list have days of their own. Such a
//! fact was given, but is not known.

use super::assessment::Sheet;
use super::input::Input;
use super::planes::{Bits, each};
use super::runs::Apart;
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::facts::{FactId, Kind};

/// What is apart on a day, of the facts that its rules read.
pub(super) fn apart(rulebook: &Rulebook, day: Day, inputs: &[Input]) -> Vec<Apart> {
    let one = |input: &Input| {
        let kind = rulebook.vocabulary.fact(FactId(input.fact)).kind;
        let domain = kind.domain()?;
        let apart = rulebook.rows_apart(domain, day);
        if apart.is_empty() {
            return None;
        }
        let mut rows = vec![0_u64; rulebook.vocabulary.domain(domain).words()];
        for row in apart {
            rows[row / 64] |= 1 << (row % 64);
        }
        Some(Apart { input: *input, of_set: matches!(kind, Kind::Set(_)), rows })
    };
    inputs.iter().filter_map(one).collect()
}

/// What is given but no value on the day is not known.
#[inline]
pub(super) fn set_apart<const N: usize>(all: &[Apart], sheet: &mut Sheet<N>) {
    for apart in all {
        let given = sheet.known[apart.input.fact as usize].given;
        let mut whom: Bits = 0;
        each(given, |lane| whom |= Bits::from(apart.holds(sheet, lane)) << lane);
        let known = &mut sheet.known[apart.input.fact as usize].in_reading;
        *known = known.map(|known| known & !whom);
    }
}

impl Apart {
    fn holds<const N: usize>(&self, sheet: &Sheet<N>, lane: usize) -> bool {
        let word = |at: usize| sheet.words[self.input.word as usize + at][lane];
        if self.of_set {
            return self
                .rows
                .iter()
                .enumerate()
                .any(|(at, rows)| rows & word(at).cast_unsigned() != 0);
        }
        let row = usize::try_from(word(0)).ok();
        row.is_some_and(|row| {
            self.rows.get(row / 64).is_some_and(|rows| rows >> (row % 64) & 1 == 1)
        })
    }
}
