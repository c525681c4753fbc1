//! What came of a batch, in numbers that add up.

use crate::batch::judge::ids::Repeated;
use crate::batch::judge::near::Near;
use crate::evaluate::Verdict;
use crate::facts::FactId;
use std::collections::{BTreeMap, BTreeSet};

/// So many near rows are named.
const NEAREST: usize = 10;
/// So many contradictions are named.
const CONTRADICTIONS: usize = 10;

/// A row that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Its number.
    pub row: u64,
    /// Its `id`, where it has one.
    pub id: Option<String>,
    /// The fact.
    pub fact: String,
    /// As given.
    pub given: String,
    /// As it follows from the other facts.
    pub derived: String,
}

/// What came of a batch. Rows read are those written, rejected and left out together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rows that hold something.
    pub read: u64,
    /// Rows judged and written.
    pub written: u64,
    /// Rows set aside because they could not be read.
    pub rejected: u64,
    /// Rows judged and not asked for.
    pub left_out: u64,
    /// Rows without a value in any cell, which are no rows.
    pub blank: u64,
    /// Rows that are sums of the others, which are none either.
    pub totals: u64,
    /// Rows that were judged without cells that cannot be read.
    pub unread_rows: u64,
    /// Rows that bear an `id` that stood before.
    pub repeated: Repeated,
    /// Cells that cannot be read, by column.
    pub unread: BTreeMap<usize, u64>,
    /// For each status asked for, how many rows have each verdict, as [`Verdict::ALL`] lists
    /// them, whether written or left out.
    pub verdicts: Vec<[u64; 4]>,
    /// Cells with names that an open list does not have, by column.
    pub unlisted: BTreeMap<usize, u64>,
    /// Cells that do not go with others of their row and stay unknown, by column.
    pub at_odds: BTreeMap<usize, u64>,
    /// Cells with choices that are none on the day, by column.
    pub not_of_day: BTreeMap<usize, u64>,
    /// Percentages that were rounded to the decimals that are held, by column.
    pub rounded: BTreeMap<usize, u64>,
    /// Rows that give facts which contradict what follows from their other facts.
    pub contradicting: u64,
    /// The first of these contradictions.
    pub contradictions: Vec<Contradiction>,
    /// Rows whose durations could not be carried to the day.
    pub not_carried: u64,
    /// Some names that are no facts, where rows name their facts themselves.
    pub unknown: BTreeSet<String>,
    /// Others, with the fact that each may mean.
    pub meant: BTreeMap<String, String>,
    /// How often each fact is missing, by the status's place among those asked for; counted only
    /// where cells are laid out.
    pub gaps: BTreeMap<(usize, FactId), u64>,
    /// Where judgements are compared: how many rows go from one verdict to another, by the
    /// status's place and the verdicts' places in [`Verdict::ALL`].
    pub flips: BTreeMap<(usize, usize, usize), u64>,
    /// What they go by, by the status's place.
    pub causes: BTreeMap<(usize, String), u64>,
    /// Rows of which only the points change.
    pub moved: u64,
    /// The nearest rows, nearest first.
    pub nearest: Vec<Near>,
}

impl Tally {
    /// Counts a verdict.
    pub fn count(&mut self, status: usize, verdict: Verdict) {
        if self.verdicts.len() <= status {
            self.verdicts.resize(status + 1, [0; 4]);
        }
        let at = Verdict::ALL.iter().position(|one| *one == verdict).unwrap_or_default();
        self.verdicts[status][at] += 1;
    }

    /// Keeps a near row, if it is among the nearest.
    pub fn keep(&mut self, near: Near) {
        let at = self.nearest.partition_point(|one| one.order() <= near.order());
        if at < NEAREST {
            self.nearest.insert(at, near);
            self.nearest.truncate(NEAREST);
        }
    }

    /// Keeps a contradiction, if it is among the first.
    pub fn name(&mut self, contradiction: Contradiction) {
        if self.contradictions.len() < CONTRADICTIONS {
            self.contradictions.push(contradiction);
        }
    }

    /// The same without what is counted by column: columns of one input are not those of another.
    pub fn by_row(&self) -> Self {
        let mut rest = self.clone();
        let by_column = [
            &mut rest.unread,
            &mut rest.unlisted,
            &mut rest.at_odds,
            &mut rest.not_of_day,
            &mut rest.rounded,
        ];
        by_column.into_iter().for_each(BTreeMap::clear);
        rest
    }

    /// Adds what came of more rows.
    pub fn add(&mut self, other: Self) {
        self.read += other.read;
        self.written += other.written;
        self.rejected += other.rejected;
        self.left_out += other.left_out;
        self.blank += other.blank;
        self.totals += other.totals;
        self.unread_rows += other.unread_rows;
        for (column, count) in other.unread {
            *self.unread.entry(column).or_default() += count;
        }
        self.not_carried += other.not_carried;
        self.contradicting += other.contradicting;
        other.contradictions.into_iter().for_each(|one| self.name(one));
        let statuses = self.verdicts.len().max(other.verdicts.len());
        self.verdicts.resize(statuses, [0; 4]);
        for (mine, theirs) in self.verdicts.iter_mut().zip(other.verdicts) {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
        for (column, count) in other.unlisted {
            *self.unlisted.entry(column).or_default() += count;
        }
        for (column, count) in other.at_odds {
            *self.at_odds.entry(column).or_default() += count;
        }
        for (column, count) in other.not_of_day {
            *self.not_of_day.entry(column).or_default() += count;
        }
        for (column, count) in other.rounded {
            *self.rounded.entry(column).or_default() += count;
        }
        for (gap, count) in other.gaps {
            *self.gaps.entry(gap).or_default() += count;
        }
        for (flip, count) in other.flips {
            *self.flips.entry(flip).or_default() += count;
        }
        for (cause, count) in other.causes {
            *self.causes.entry(cause).or_default() += count;
        }
        self.moved += other.moved;
        self.unknown.extend(other.unknown);
        self.meant.extend(other.meant);
        other.nearest.into_iter().for_each(|near| self.keep(near));
    }
}
