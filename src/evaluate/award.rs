//! Points of single items, from the truths and facts there are.

use super::assessment::{Known, Sheet};
use super::ops::lanes;
use super::planes::{Bits, Planes, each};
use super::range::Range;
use super::runs::{AwardRun, GridRun, ItemRun};
use crate::compile::held;

/// Works out the points of an item and writes them down. Answers for whom they may be other
/// than nought.
#[inline]
pub(super) fn award<const N: usize>(item: &ItemRun, sheet: &mut Sheet<N>) -> Bits {
    let Sheet { words, known, truths, items, .. } = sheet;
    let out = &mut items[item.item.index()];
    *out = [Range::default(); N];
    let some = match &item.award {
        AwardRun::Best(tiers) => best(tiers, truths, out),
        AwardRun::Sum(tiers, most) => sum(tiers, *most, truths, out),
        AwardRun::Grid(grid) => {
            grid_range(grid, words, known, out);
            lanes(N)
        }
    };
    if item.doubtful
        && let AwardRun::Grid(grid) = &item.award
    {
        let extent = grid.extent();
        for range in out {
            range.confirmed_least = extent.confirmed_least;
            range.confirmed_most = extent.confirmed_most;
        }
    }
    some
}

/// The highest tier met. Tiers come with the highest first, so that each candidate is written
/// to once for the least and once for the most.
#[inline]
fn best<const N: usize>(tiers: &[(u32, i32)], truths: &[Planes], out: &mut [Range; N]) -> Bits {
    let all = lanes(N);
    let (mut below, mut still) = ([all; 2], [all; 2]);
    for (condition, points) in tiers {
        let truth = truths[*condition as usize];
        let certain = truth.certain();
        let least = [certain[0] & below[0], certain[1] & below[1]];
        let most = [truth.yes[0] & still[0], truth.yes[1] & still[1]];
        write(out, least, most, |bound| *bound = *points);
        below = [below[0] & !least[0], below[1] & !least[1]];
        still = [still[0] & !most[0], still[1] & !most[1]];
    }
    all & !(still[0] & still[1])
}

#[inline]
fn sum<const N: usize>(
    tiers: &[(u32, i32)],
    most: Option<i32>,
    truths: &[Planes],
    out: &mut [Range; N],
) -> Bits {
    let mut some = 0;
    for (condition, points) in tiers {
        let truth = truths[*condition as usize];
        some |= (truth.yes[0] | truth.yes[1]) & lanes(N);
        let all = |bits: [Bits; 2]| bits.map(|bits| bits & lanes(N));
        write(out, all(truth.certain()), all(truth.yes), |bound| *bound += *points);
    }
    if let Some(most) = most {
        each(some, |lane| out[lane] = out[lane].capped(most));
    }
    some
}

/// Writes to the least of some and to the most of others. For most candidates all four numbers
/// are written at once.
#[inline]
fn write<const N: usize>(
    out: &mut [Range; N],
    least: [Bits; 2],
    most: [Bits; 2],
    set: impl Fn(&mut i32),
) {
    let all = least[0] & least[1] & most[0] & most[1];
    each(all, |lane| {
        let range = &mut out[lane];
        set(&mut range.least);
        set(&mut range.most);
        set(&mut range.confirmed_least);
        set(&mut range.confirmed_most);
    });
    each(least[0] & !all, |lane| set(&mut out[lane].least));
    each(least[1] & !all, |lane| set(&mut out[lane].confirmed_least));
    each(most[0] & !all, |lane| set(&mut out[lane].most));
    each(most[1] & !all, |lane| set(&mut out[lane].confirmed_most));
}

#[inline]
fn grid_range<const N: usize>(
    grid: &GridRun,
    words: &[[i64; N]],
    known: &[Known],
    out: &mut [Range; N],
) {
    let sure = grid.known_to(known) & lanes(N);
    let rows = past(&words[grid.down.1 as usize], &grid.at_least, |value, bound| value < bound);
    let columns = match &grid.across {
        Some(((_, word), bounds)) => {
            past(&words[*word as usize], bounds, |value, bound| value >= bound)
        }
        None => [0; N],
    };
    each(sure, |lane| {
        let cells = grid.cells.get(usize::from(rows[lane]));
        let cell = cells.map(|cells| cells[usize::from(columns[lane])]);
        let points = points(cell, grid);
        out[lane] = Range::both(points, points);
    });
    each(!sure & lanes(N), |lane| {
        let facts = Lane { words, known, at: lane };
        let (least, most) = extent(grid, facts, 0);
        let (confirmed_least, confirmed_most) = extent(grid, facts, 1);
        out[lane] = Range { least, most, confirmed_least, confirmed_most };
    });
}

/// How many of the bounds each candidate's value lies beyond.
#[inline]
fn past<const N: usize>(
    column: &[i64; N],
    bounds: &[i64],
    beyond: impl Fn(i64, i64) -> bool,
) -> [u8; N] {
    let mut counts = [0; N];
    for bound in bounds {
        for (count, value) in counts.iter_mut().zip(column) {
            *count += u8::from(beyond(*value, *bound));
        }
    }
    counts
}

fn extent<const N: usize>(grid: &GridRun, facts: Lane<'_, N>, track: usize) -> (i32, i32) {
    let (mut min, mut max) = (i32::MAX, i32::MIN);
    grid.possible(facts, track, |cell| {
        let points = points(cell, grid);
        (min, max) = (min.min(points), max.max(points));
    });
    (min, max)
}

#[inline]
fn points(cell: Option<i64>, grid: &GridRun) -> i32 {
    held::points(cell.or(grid.otherwise).unwrap_or(0))
}

/// The facts of one candidate of a sheet.
#[derive(Clone, Copy)]
pub(super) struct Lane<'s, const N: usize> {
    pub words: &'s [[i64; N]],
    pub known: &'s [Known],
    pub at: usize,
}

impl<const N: usize> Lane<'_, N> {
    #[inline]
    fn value(self, word: u32) -> i64 {
        self.words[word as usize][self.at]
    }

    #[inline]
    fn knows(self, fact: u32, track: usize) -> bool {
        self.known[fact as usize].in_reading[track] >> self.at & 1 == 1
    }
}

impl GridRun {
    /// For whom both facts are known in both readings.
    #[inline]
    fn known_to(&self, known: &[Known]) -> Bits {
        let both = |fact: u32| {
            let known = known[fact as usize].in_reading;
            known[0] & known[1]
        };
        both(self.down.0) & self.across.as_ref().map_or(!0, |((fact, _), _)| both(*fact))
    }

    /// Calls `see` for every cell that is possible in a reading; none: past the rows.
    #[inline]
    pub(super) fn possible<const N: usize>(
        &self,
        facts: Lane<'_, N>,
        track: usize,
        mut see: impl FnMut(Option<i64>),
    ) {
        let (fact, word) = self.down;
        let rows = if facts.knows(fact, track) {
            let value = facts.value(word);
            let row = self.at_least.iter().position(|least| value >= *least);
            let row = row.unwrap_or(self.at_least.len());
            row..row + 1
        } else {
            0..self.at_least.len() + 1
        };
        let columns = self.columns(facts, track);
        for row in rows {
            match self.cells.get(row) {
                Some(cells) => cells[columns.clone()].iter().for_each(|cell| see(Some(*cell))),
                None => see(None),
            }
        }
    }

    #[inline]
    fn columns<const N: usize>(&self, facts: Lane<'_, N>, track: usize) -> std::ops::Range<usize> {
        let Some(((fact, word), bounds)) = &self.across else { return 0..1 };
        if !facts.knows(*fact, track) {
            return 0..bounds.len() + 1;
        }
        let value = facts.value(*word);
        let column = bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len());
        column..column + 1
    }
}
