//! Facts that follow from others. A given value stands; what is worked out is as known as what
//! it follows from.

use super::assessment::{AS_READ, Assessment, CONFIRMED, GIVEN};
use super::program::{Derive, GridRun, How, Program};
use super::truth::{Track, Truth};
use crate::calendar::Day;

impl Program<'_> {
    /// Works out a fact unless it was given.
    #[inline]
    pub(super) fn derive(&self, derive: &Derive, assessment: &mut Assessment) {
        self.run(&self.ops[derive.ops.clone()], assessment);
        if assessment.states[derive.fact.index()] & GIVEN == 0 {
            self.work_out(derive, assessment);
        }
    }

    /// Works out a fact whether or not it was given.
    pub(super) fn work_out(&self, derive: &Derive, assessment: &mut Assessment) {
        let word = derive.word as usize;
        let state = match &derive.how {
            How::When(condition) => {
                let truth = assessment.truths[*condition as usize];
                assessment.words[word] = i64::from(truth.certain(Track::AsRead));
                decided(truth)
            }
            How::Yes(condition) => {
                let truth = assessment.truths[*condition as usize];
                assessment.words[word] = 1;
                let yes = |track| u8::from(truth.certain(track));
                yes(Track::AsRead) | yes(Track::Confirmed) << 1
            }
            How::Copy { from, word: source } => {
                let source = *source as usize..(*source + derive.words) as usize;
                assessment.words.copy_within(source, word);
                assessment.states[*from as usize] & 0b11
            }
            How::Attribute { of, of_word, rows } => {
                let row = assessment.words[*of_word as usize];
                let row = usize::try_from(row).ok().and_then(|row| rows.get(row)?.as_ref());
                attribute(assessment, word, row, *of)
            }
            How::Years { since, until } => self.years(assessment, word, *since, *until),
            How::Day => {
                assessment.words[word] = self.day.code();
                0b11
            }
            How::First(entries) => first(assessment, derive, entries),
            How::Grid(grid) => cell(assessment, word, grid),
        };
        let state = if derive.doubtful { state & AS_READ } else { state };
        assessment.states[derive.fact.index()] = state;
    }

    fn years(
        &self,
        assessment: &mut Assessment,
        word: usize,
        since: (u32, u32),
        until: Option<(u32, u32)>,
    ) -> u8 {
        let state = |place: (u32, u32)| assessment.states[place.0 as usize] & 0b11;
        let known = state(since) & until.map_or(0b11, state);
        if known == 0 {
            return 0;
        }
        let day = |place: (u32, u32)| Day::from_code(assessment.words[place.1 as usize]);
        assessment.words[word] = day(since).years_until(until.map_or(self.day, day));
        known
    }
}

fn decided(truth: Truth) -> u8 {
    let known = |track| u8::from(truth.on(track).is_some());
    known(Track::AsRead) | known(Track::Confirmed) << 1
}

fn attribute(
    assessment: &mut Assessment,
    word: usize,
    row: Option<&(Vec<i64>, bool)>,
    of: u32,
) -> u8 {
    let state = assessment.states[of as usize] & 0b11;
    match row {
        Some((words, doubtful)) if state != 0 => {
            assessment.words[word..word + words.len()].copy_from_slice(words);
            if *doubtful { state & AS_READ } else { state }
        }
        _ => 0,
    }
}

/// The value beside the first condition that holds. While an earlier condition is open, the
/// value is known only if all that are still possible agree.
fn first(assessment: &mut Assessment, derive: &Derive, entries: &[(Option<u32>, Vec<i64>)]) -> u8 {
    let pick = |track: Track| {
        let mut value: Option<&Vec<i64>> = None;
        for (condition, words) in entries {
            let truth = condition.map_or(Truth::TRUE, |at| assessment.truths[at as usize]);
            if !truth.possible(track) {
                continue;
            }
            if value.is_some_and(|value| value != words) {
                return None;
            }
            value = Some(words);
            if truth.certain(track) {
                return value;
            }
        }
        None
    };
    let (as_read, confirmed) = (pick(Track::AsRead), pick(Track::Confirmed));
    let word = derive.word as usize;
    if let Some(words) = as_read {
        assessment.words[word..word + words.len()].copy_from_slice(words);
    }
    let known = |value: Option<&Vec<i64>>, bit: u8| if value.is_some() { bit } else { 0 };
    known(as_read, AS_READ) | known(confirmed, CONFIRMED)
}

fn cell(assessment: &mut Assessment, word: usize, grid: &GridRun) -> u8 {
    let mut state = 0;
    for bit in [CONFIRMED, AS_READ] {
        let (mut value, mut agreed) = (None, true);
        grid.possible(assessment, bit, |cell| match (cell.or(grid.otherwise), value) {
            (Some(cell), None) => value = Some(cell),
            (Some(cell), Some(known)) => agreed &= cell == known,
            (None, _) => agreed = false,
        });
        if let (Some(value), true) = (value, agreed) {
            assessment.words[word] = value;
            state |= bit;
        }
    }
    state
}
