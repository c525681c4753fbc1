//! The exact range of a points table. Items that share an unknown fact cannot all have their
//! most at once; so its values are tried one after another, and the totals joined. The values
//! tried are one for each way in which the items can tell values apart. Trying goes on in a
//! sheet of its own, where the profiles of many candidates stand side by side; what stands in
//! the candidates' sheet is only read.

use super::assessment::{Known, Sheet, Trial};
use super::award::award;
use super::classes::GroupClasses;
use super::ops::lanes;
use super::planes::{Bits, LANES, each};
use super::program::Program;
use super::range::Range;
use super::runs::{Group, PointsRun, Split, SplitKind};
use crate::facts::FactId;

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
        let new = recall(table, group, sheet, open, &trial);
        if new != 0 {
            trial.begin(group, sheet, new);
            self.try_out(table, group, &mut trial);
            write_down(table, group, sheet, new, &mut trial);
        }
        sheet.trial = Some(trial);
    }

    fn try_out(&self, table: &PointsRun, group: &Group, trial: &mut Trial) {
        while let Some(depth) = trial.next(group) {
            if self.lay_out(group, depth, trial) {
                self.settle(table, group, trial);
            }
        }
    }

    /// Gives the unknown facts values, in as many profiles. False where those do not fit into
    /// the lanes and all of them wait.
    fn lay_out(&self, group: &Group, depth: usize, trial: &mut Trial) -> bool {
        for (depth, split) in group.splits.iter().enumerate().skip(depth) {
            if split.kind.asks_what_follows() {
                self.derive_all(group, &mut trial.sheet);
            }
            let open = untried(split, &trial.sheet.known) & lanes(trial.count);
            if !trial.has_room(open, split) {
                trial.put_off(group, split, open, depth + 1);
                return false;
            }
            trial.spread(group, split, open);
        }
        true
    }

    fn derive_all(&self, group: &Group, sheet: &mut Sheet<LANES>) {
        for at in &group.derives {
            let derive = &self.derives[*at];
            self.derive(derive, &self.ops[derive.ops.clone()], sheet);
        }
    }

    /// Works out the group's facts and items from what is known now.
    fn settle(&self, table: &PointsRun, group: &Group, trial: &mut Trial) {
        self.derive_all(group, &mut trial.sheet);
        let mut sums = [Range::default(); LANES];
        for (place, at) in group.items.iter().enumerate() {
            let item = &table.items[*at];
            self.run(&self.ops[item.ops.clone()], &mut trial.sheet);
            award(item, &mut trial.sheet);
            trial.join_item(place, item.item.index(), &mut sums);
        }
        trial.join_totals(&sums);
    }
}

/// Writes down what came out for others alike; answers for whom nothing is remembered.
fn recall<const N: usize>(
    table: &PointsRun,
    group: &Group,
    sheet: &mut Sheet<N>,
    open: Bits,
    trial: &Trial,
) -> Bits {
    let Some(likeness) = likeness(group, sheet) else { return open };
    let Some(remembered) = trial.remembered.get(group.number) else { return open };
    let mut new = open;
    each(open, |lane| {
        if let Some((total, items)) = remembered.find(key(likeness, sheet, lane)) {
            replace(table, group, sheet, lane, (total, items.iter().copied()));
            new &= !(1 << lane);
        }
    });
    new
}

/// Writes down what came out of trying, and remembers it.
fn write_down<const N: usize>(
    table: &PointsRun,
    group: &Group,
    sheet: &mut Sheet<N>,
    whom: Bits,
    trial: &mut Trial,
) {
    each(whom, |lane| {
        replace(table, group, sheet, lane, trial.outcome(group, lane));
        if let Some(likeness) = likeness(group, sheet) {
            trial.remember(group, key(likeness, sheet, lane), lane);
        }
    });
}

/// Puts total and points of a group's items in the place of what stood there.
#[inline]
fn replace<const N: usize>(
    table: &PointsRun,
    group: &Group,
    sheet: &mut Sheet<N>,
    lane: usize,
    (total, ranges): (Range, impl Iterator<Item = Range>),
) {
    let sum = &mut sheet.totals[table.status.index()][lane];
    for (at, range) in group.items.iter().zip(ranges) {
        let item = &mut sheet.items[table.items[*at].item.index()][lane];
        *sum = sum.minus(*item);
        *item = range;
    }
    *sum = sum.plus(total);
}

/// Whom the group cannot tell apart; none where that hangs on days of their own.
#[inline]
fn likeness<'g, const N: usize>(group: &'g Group, sheet: &Sheet<N>) -> Option<&'g GroupClasses> {
    group.likeness.as_ref().filter(|_| !(sheet.apart && group.by_the_day))
}

/// The same number for candidates whom the group cannot tell apart.
#[inline]
fn key<const N: usize>(likeness: &GroupClasses, sheet: &Sheet<N>, lane: usize) -> u64 {
    let given = |fact: FactId| sheet.known[fact.index()].given >> lane & 1 == 1;
    likeness.key(given, |word| sheet.words[word as usize][lane])
}

/// For whom something has to be tried out.
#[inline]
fn open<const N: usize>(group: &Group, sheet: &Sheet<N>) -> Bits {
    if group.tangle.is_some() {
        return 0;
    }
    let unknown = |split: &Split| !sheet.known[split.fact.index()].in_reading[0];
    group.splits.iter().fold(0, |open, split| open | unknown(split)) & lanes(N)
}

/// Whose values of a fact are to be tried. A whole is tried only where nothing it follows from is
/// known; a base rests where the fact that alone reads it is settled.
fn untried(split: &Split, known: &[Known]) -> Bits {
    let known = |fact: u32| known[fact as usize].in_reading[0];
    let any = |facts: &[u32]| facts.iter().fold(0, |any, fact| any | known(*fact));
    let idle = match &split.kind {
        SplitKind::Whole(facts) | SplitKind::Base(facts) => any(facts),
        SplitKind::Rest => 0,
    };
    !known(split.fact.0) & !idle
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
