//! The rows of a block, judged 64 at a time and written in their order.

use crate::batch::judge::contradict::{count, suspects};
use crate::batch::judge::record::{Record, Recorder};
use crate::batch::judge::tally::Tally;
use crate::batch::plan::{Plan, ResultShape};
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::filler::{Bad, Filler, judged_without};
use crate::batch::read::lines::Targets;
use crate::batch::read::opened::{rows, targets};
use crate::batch::read::place::ROW;
use crate::batch::read::placing::RowTeller;
use crate::batch::read::reading::{Came, Rows};
use crate::batch::read::reject::Reject;
use crate::batch::waiting::WaitingRow;
use crate::batch::write::rows::RowWriter;
use crate::diagnostic::Diagnostic;
use crate::evaluate::{LANES, Suspects, told_once};

/// What came of a block.
#[derive(Debug, Default)]
pub struct JudgedBlock {
    pub out: Vec<u8>,
    pub rejects: Vec<Reject>,
    pub tally: Tally,
    /// The block's memory, to be used again.
    pub spare: Vec<u8>,
    /// What came out for each row, where that is to be compared.
    pub records: Vec<Record>,
    /// The `id` of each row as a number, with the number of the row.
    pub ids: Vec<(u64, u64)>,
}

/// Works block by block.
pub trait Work {
    /// Judges all rows of a block and writes them behind each other into `out`.
    fn work(&mut self, block: RowBlock, out: Vec<u8>) -> JudgedBlock;
}

/// Works block by block; holds everything that is used again.
#[derive(Debug)]
pub struct Worker<'p> {
    plan: &'p Plan<'p>,
    filler: Filler<'p>,
    rows: Vec<WaitingRow>,
    tally: Tally,
    suspects: Suspects<'p>,
    targets: Targets,
    waiting: usize,
    rejects: Vec<Reject>,
    out: Vec<u8>,
    writer: RowWriter<'p>,
    recorder: Option<Recorder>,
    ids: Vec<(u64, u64)>,
    records: Vec<Record>,
}

impl<'p> Worker<'p> {
    /// Nothing done yet.
    pub fn new(plan: &'p Plan<'p>) -> Self {
        let filler = Filler::new(plan);
        let targets = targets(plan, &filler);
        Self {
            plan,
            suspects: suspects(plan),
            rows: (0..LANES).map(|_| WaitingRow::default()).collect(),
            tally: Tally::default(),
            targets,
            waiting: 0,
            rejects: Vec::new(),
            out: Vec::new(),
            writer: RowWriter::new(plan),
            recorder: matches!(plan.shape, ResultShape::Differences(_))
                .then(|| Recorder::new(plan)),
            records: Vec::new(),
            ids: Vec::new(),
            filler,
        }
    }
}

impl Work for Worker<'_> {
    fn work(&mut self, block: RowBlock, out: Vec<u8>) -> JudgedBlock {
        self.out = out;
        self.out.clear();
        if self.plan.shape == ResultShape::Beside {
            self.out.extend_from_slice(block.row.to_string().as_bytes());
            self.out.push(ROW);
        }
        let beyond = self.plan.picked.limit.is_some_and(|limit| block.row > limit);
        match block.broken {
            _ if beyond => {}
            Some(broken) => {
                let row = &mut self.rows[self.waiting];
                row.begin(block.row, (0, 0));
                row.cells.clear();
                let reject = RowTeller(self.plan).broken(&block, broken);
                self.set_aside(&block, vec![reject]);
            }
            None => {
                let targets = std::mem::take(&mut self.targets);
                let rows = rows(self.plan, &block, &targets, &self.filler);
                self.read(&block, rows);
                self.targets = targets;
            }
        }
        self.flush(&block);
        self.tally.unlisted.append(&mut self.filler.unlisted);
        self.tally.at_odds.append(&mut self.filler.at_odds);
        self.tally.not_of_day.append(&mut self.filler.not_of_day);
        self.tally.rounded.append(&mut self.filler.rounded);
        self.tally.unknown.append(&mut self.filler.unknown);
        self.tally.meant.append(&mut self.filler.meant);
        self.tally.not_carried += std::mem::take(&mut self.filler.not_carried);
        JudgedBlock {
            out: std::mem::take(&mut self.out),
            rejects: std::mem::take(&mut self.rejects),
            tally: std::mem::take(&mut self.tally),
            spare: block.bytes,
            records: std::mem::take(&mut self.records),
            ids: std::mem::take(&mut self.ids),
        }
    }
}

/// An `id` as a number; two that differ come to the same once in a very long while.
fn mixed(id: &[u8]) -> u64 {
    let mut mixed = id.len() as u64;
    for eight in id.chunks(8) {
        let mut bytes = [0; 8];
        bytes[..eight.len()].copy_from_slice(eight);
        mixed =
            (mixed.rotate_left(23) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    mixed ^ (mixed >> 29)
}

impl Worker<'_> {
    /// All rows of a block.
    fn read(&mut self, block: &RowBlock, mut rows: Box<dyn Rows + '_>) {
        loop {
            let lane = self.waiting;
            let came = rows.next(lane, &mut self.rows[lane], &mut self.filler);
            if self.plan.picked.limit.is_some_and(|limit| self.rows[lane].number > limit) {
                return self.filler.undo(lane);
            }
            match came {
                Some(Came::Filled(bad)) if bad.is_empty() => self.accept(block),
                Some(Came::Filled(bad)) => self.bad(block, bad),
                Some(Came::Broken(why)) => self.reject(block, why),
                Some(Came::Blank) => self.tally.blank += 1,
                Some(Came::Total) => self.tally.totals += 1,
                None => return,
            }
        }
    }

    /// The row in the next place is whole.
    fn accept(&mut self, block: &RowBlock) {
        let row = &self.rows[self.waiting];
        if !row.id.is_empty() {
            self.ids.push((mixed(&row.id), row.number));
        }
        self.filler.done(self.waiting);
        self.tally.read += 1;
        self.waiting += 1;
        if self.waiting == LANES {
            self.flush(block);
        }
    }

    /// The row in the next place has cells that cannot be read: it is judged without them, or set
    /// aside. What it gives twice is not known to be either.
    fn bad(&mut self, block: &RowBlock, bad: Vec<Bad>) {
        let judged = judged_without(self.plan, &bad);
        let unread: Vec<usize> = bad.iter().filter_map(|bad| bad.column).collect();
        let row = &self.rows[self.waiting];
        let mut rejects = RowTeller(self.plan).cells(block, row, bad);
        if !judged {
            return self.set_aside(block, rejects);
        }
        rejects.iter_mut().for_each(|reject| reject.judged = true);
        self.rejects.extend(rejects);
        self.tally.unread_rows += 1;
        for column in &unread {
            *self.tally.unread.entry(*column).or_default() += 1;
        }
        self.rows[self.waiting].unread = unread;
        self.accept(block);
    }

    /// The row in the next place cannot be read.
    fn reject(&mut self, block: &RowBlock, why: Diagnostic) {
        let reject = RowTeller(self.plan).whole(block, &self.rows[self.waiting], why);
        self.set_aside(block, vec![reject]);
    }

    /// A row, by all that is wrong with it.
    fn set_aside(&mut self, block: &RowBlock, rejects: Vec<Reject>) {
        self.filler.undo(self.waiting);
        self.tally.read += 1;
        self.tally.rejected += 1;
        if self.plan.line_by_line {
            let at = self.waiting;
            self.flush(block);
            self.writer.unread(&self.rows[at], &rejects, &mut self.out);
        }
        self.rejects.extend(rejects);
    }

    /// Judges and writes the rows that wait.
    fn flush(&mut self, block: &RowBlock) {
        if self.waiting == 0 {
            return;
        }
        let rows = &self.rows[..self.waiting];
        let contradictions = self.filler.cohort.contradictions(&mut self.suspects);
        self.filler.cohort.judge();
        let found = told_once(contradictions, self.filler.cohort.outweighed(self.waiting));
        count(&found, &self.filler.cohort, rows, &mut self.tally);
        if let Some(recorder) = &self.recorder {
            recorder.record(&self.filler.cohort, rows, &mut self.tally, &mut self.records);
            self.filler.cohort.clear();
            self.waiting = 0;
            return;
        }
        self.writer.conflicts = found;
        self.writer.write(&self.filler.cohort, block, rows, &mut self.tally, &mut self.out);
        self.filler.cohort.clear();
        self.waiting = 0;
    }
}
