//! The exact range of a points table. Items that share an unknown fact cannot all have their
//! most at once; so its values are tried one after another, and the totals joined. The values
//! tried are one for each way in which the items can tell values apart. Trying goes on in a
//! sheet of its own, for one candidate at a time; what stands in the candidates' sheet is only
//! read.

use super::assessment::{Known, Range, Sheet, Trial};
use super::award::award;
use super::ops::lanes;
use super::planes::{Bits, each};
use super::program::{Group, PointsRun, Program, Split, SplitKind};

impl Program<'_> {
    /// Puts the exact total of a group of items in the place of the sum of its items, for those
    /// of whom something is unknown that items share. Nothing is done where the group is tangled.
    #[inline]
    pub(super) fn group<const N: usize>(
        &self,
        table: &PointsRun,
        group: &Group,
        sheet: &mut Sheet<N>,
    ) {
        let open = open(group, sheet);
        if open == 0 {
            return;
        }
        let Some(mut trial) = sheet.trial.take() else { return };
        each(open, |lane| self.one(table, group, sheet, lane, &mut trial));
        sheet.trial = Some(trial);
    }

    /// The exact range for one candidate, remembered or tried out.
    fn one<const N: usize>(
        &self,
        table: &PointsRun,
        group: &Group,
        sheet: &mut Sheet<N>,
        lane: usize,
        trial: &mut Trial,
    ) {
        let items = || group.items.iter().map(|at| table.items[*at].item.index());
        let key = group.likeness.as_ref().map(|likeness| {
            likeness.key(|fact, word| {
                let given = sheet.known[fact.index()].given >> lane & 1 == 1;
                given.then(|| sheet.words[word as usize][lane])
            })
        });
        let sum = &mut sheet.totals[table.status.index()][lane];
        let remembered = trial.remembered.get(group.number).zip(key);
        if let Some((total, ranges)) = remembered.and_then(|(kept, key)| kept.find(key)) {
            items().zip(ranges).for_each(|(item, range)| {
                *sum = sum.minus(sheet.items[item][lane]);
                sheet.items[item][lane] = *range;
            });
            *sum = sum.plus(total);
            return;
        }
        fill(group, sheet, lane, trial);
        let total = self.try_out(table, group, trial);
        let sum = &mut sheet.totals[table.status.index()][lane];
        items().for_each(|item| {
            *sum = sum.minus(sheet.items[item][lane]);
            sheet.items[item][lane] = trial.joined[item];
        });
        *sum = sum.plus(total);
        let Trial { joined, remembered, .. } = trial;
        if let Some((kept, key)) = remembered.get_mut(group.number).zip(key) {
            kept.keep(key, total, items().map(|item| joined[item]));
        }
    }

    fn try_out(&self, table: &PointsRun, group: &Group, trial: &mut Trial) -> Range {
        let mut total = None;
        for at in &group.items {
            trial.joined[table.items[*at].item.index()] = NOTHING;
        }
        self.explore(table, group, 0, trial, &mut total);
        total.unwrap_or_default()
    }

    fn explore(
        &self,
        table: &PointsRun,
        group: &Group,
        depth: usize,
        trial: &mut Trial,
        total: &mut Option<Range>,
    ) {
        let Some(split) = group.splits.get(depth) else {
            let sum = self.settle(table, group, trial);
            *total = Some(total.map_or(sum, |total| total.join(sum)));
            return;
        };
        // What was worked out for the profile before this one must not decide for this one.
        if split.kind.asks_what_follows() {
            self.derive_all(group, &mut trial.sheet);
        }
        if known(&trial.sheet, split.fact.0) || idle(&split.kind, &trial.sheet) {
            return self.explore(table, group, depth + 1, trial, total);
        }
        let before = trial.sheet.known[split.fact.index()];
        for value in split.values.chunks_exact(split.words as usize) {
            for (at, word) in value.iter().enumerate() {
                trial.sheet.words[split.word as usize + at] = [*word];
            }
            trial.sheet.known[split.fact.index()] = GIVEN;
            self.explore(table, group, depth + 1, trial, total);
        }
        trial.sheet.known[split.fact.index()] = before;
    }

    fn derive_all(&self, group: &Group, sheet: &mut Sheet<1>) {
        for at in &group.derives {
            self.derive(&self.derives[*at], sheet);
        }
    }

    /// Works out the group's facts and items from what is known now.
    fn settle(&self, table: &PointsRun, group: &Group, trial: &mut Trial) -> Range {
        self.derive_all(group, &mut trial.sheet);
        let mut sum = Range::default();
        for at in &group.items {
            let item = &table.items[*at];
            self.run(&self.ops[item.ops.clone()], &mut trial.sheet);
            award(item, &mut trial.sheet);
            let range = trial.sheet.items[item.item.index()][0];
            let joined = &mut trial.joined[item.item.index()];
            *joined = joined.join(range);
            sum = sum.plus(range);
        }
        sum
    }
}

/// The identity of joining.
const NOTHING: Range =
    Range { least: i32::MAX, most: i32::MIN, confirmed_least: i32::MAX, confirmed_most: i32::MIN };

const GIVEN: Known = Known { in_reading: [1; 2], given: 1 };

/// For whom something has to be tried out.
#[inline]
fn open<const N: usize>(group: &Group, sheet: &Sheet<N>) -> Bits {
    if group.tangle.is_some() {
        return 0;
    }
    let unknown = |split: &Split| !sheet.known[split.fact.index()].in_reading[0];
    group.splits.iter().fold(0, |open, split| open | unknown(split)) & lanes(N)
}

/// Takes over what the group reads of one candidate.
fn fill<const N: usize>(group: &Group, sheet: &Sheet<N>, lane: usize, trial: &mut Trial) {
    let bit = |bits: Bits| bits >> lane & 1;
    for input in &group.reads {
        let Known { in_reading, given } = sheet.known[input.fact as usize];
        trial.sheet.known[input.fact as usize] =
            Known { in_reading: in_reading.map(bit), given: bit(given) };
        for word in input.word as usize..(input.word + input.words) as usize {
            trial.sheet.words[word] = [sheet.words[word][lane]];
        }
    }
    for status in &group.statuses {
        let mut judged = sheet.judged[*status as usize];
        judged.truth.yes = judged.truth.yes.map(bit);
        judged.truth.no = judged.truth.no.map(bit);
        trial.sheet.judged[*status as usize] = judged;
        trial.sheet.totals[*status as usize] = [sheet.totals[*status as usize][lane]];
    }
}

fn known(sheet: &Sheet<1>, fact: u32) -> bool {
    sheet.known[fact as usize].in_reading[0] & 1 == 1
}

impl SplitKind {
    /// True where it matters whether a fact that follows from others is settled.
    fn asks_what_follows(&self) -> bool {
        match self {
            Self::Whole(_) => false,
            Self::Base(wholes) => !wholes.is_empty(),
            Self::Rest => true,
        }
    }
}

/// A whole is tried only where nothing it follows from is known; a base rests where the fact
/// that alone reads it is settled.
fn idle(kind: &SplitKind, sheet: &Sheet<1>) -> bool {
    match kind {
        SplitKind::Whole(bases) => bases.iter().any(|fact| known(sheet, *fact)),
        SplitKind::Base(wholes) => wholes.iter().any(|fact| known(sheet, *fact)),
        SplitKind::Rest => false,
    }
}
