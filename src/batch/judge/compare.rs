//! The same rows judged twice, under the rules of two days or of two rule sets, and what differs.

use crate::batch::judge::crew::{ResultOutlet, crew};
use crate::batch::judge::record::Record;
use crate::batch::judge::stopped::Stopped;
use crate::batch::judge::tally::Tally;
use crate::batch::judge::worker::{JudgedBlock, Work, Worker};
use crate::batch::plan::Plan;
use crate::batch::read::blocks::{Blocks, RowBlock};
use crate::batch::read::reject::Reject;
use crate::batch::write::changes::Pairing;
use std::collections::BTreeSet;
use std::io::Read;

/// Judges all rows by two plans and writes what differs. The plans read the same rows; both have
/// the shape of the same difference.
pub fn compare<R: Read + Send>(
    plans: [&Plan<'_>; 2],
    blocks: Blocks<R>,
    threads: usize,
    strict: bool,
    outlet: &mut ResultOutlet<'_>,
) -> Result<Tally, Stopped> {
    let make = || WorkerPair {
        before: Worker::new(plans[0]),
        after: Worker::new(plans[1]),
        pairing: Pairing::new(plans),
    };
    crew(plans[0], &make, blocks, threads, strict, outlet)
}

/// Two workers on the same rows.
struct WorkerPair<'p> {
    before: Worker<'p>,
    after: Worker<'p>,
    pairing: Pairing<'p>,
}

impl Work for WorkerPair<'_> {
    fn work(&mut self, block: RowBlock, out: Vec<u8>) -> JudgedBlock {
        let RowBlock { row, line, broken, .. } = block;
        let copy = RowBlock { bytes: block.bytes.clone(), row, line, broken };
        let mut done = self.before.work(block, out);
        let mut other = self.after.work(copy, Vec::new());
        let told = |one: &Reject| (one.row, one.column.clone(), one.judged);
        let aside: BTreeSet<_> = done.rejects.iter().map(told).collect();
        done.rejects.extend(other.rejects.drain(..).filter(|one| !aside.contains(&told(one))));
        done.rejects.sort_by_key(|reject| reject.row);
        let apart = done.rejects.iter().filter(|reject| !reject.judged);
        let rejected: BTreeSet<u64> = apart.map(|reject| reject.row).collect();
        done.tally.rejected = rejected.len() as u64;
        let mut after = other.records.into_iter().peekable();
        for before in std::mem::take(&mut done.records) {
            while after.next_if(|record| record.row < before.row).is_some() {}
            if let Some(after) = after.next_if(|record| record.row == before.row) {
                self.differ(&before, &after, &mut done);
            }
        }
        done
    }
}

impl WorkerPair<'_> {
    fn differ(&self, before: &Record, after: &Record, done: &mut JudgedBlock) {
        let (mut flipped, mut moved) = (false, false);
        for flip in self.pairing.pairs(before, after) {
            self.pairing.write(before, &flip, &mut done.out);
            if flip.moves() {
                moved = true;
                continue;
            }
            flipped = true;
            let (from, to) = flip.places();
            *done.tally.flips.entry((flip.at, from, to)).or_default() += 1;
            for cause in &flip.because {
                *done.tally.causes.entry((flip.at, cause.clone())).or_default() += 1;
            }
        }
        done.tally.moved += u64::from(moved && !flipped);
        match flipped || moved {
            true => done.tally.written += 1,
            false => done.tally.left_out += 1,
        }
    }
}
