//! The rows of a table or of lines as cases, one by one, for whoever does something else with them than
//! judging them side by side. They are read as a batch reads them, by the same reader.

use crate::batch::judge::tally::Tally;
use crate::batch::plan::Plan;
use crate::batch::read::blocks::{Blocks, RowBlock};
use crate::batch::read::filler::{Filler, judged_without};
use crate::batch::read::lines::Targets;
use crate::batch::read::opened::{rows, targets};
use crate::batch::read::placing::RowTeller;
use crate::batch::read::reading::Came;
use crate::batch::read::reject::Reject;
use crate::batch::waiting::WaitingRow;
use crate::facts::Candidate;
use std::collections::VecDeque;
use std::io::{self, Read};

/// A row as a case.
#[derive(Debug)]
pub struct CaseRow {
    /// Its number; the first row of data is 1.
    pub row: u64,
    /// The cells as words, of a table.
    pub words: Vec<String>,
    /// What it says; none where it was set aside.
    pub case: Option<Candidate>,
    /// Cells that could not be read, or why the row was set aside.
    pub rejects: Vec<Reject>,
}

/// The rows of a plan, as cases.
pub struct RowCases<'p, R> {
    plan: &'p Plan<'p>,
    blocks: Blocks<R>,
    filler: Filler<'p>,
    targets: Targets,
    teller: RowTeller<'p>,
    ready: VecDeque<CaseRow>,
    /// Rows that hold nothing.
    blank: u64,
    /// Rows that are sums of the others.
    totals: u64,
}

impl<'p, R: Read> RowCases<'p, R> {
    /// Nothing read yet.
    pub fn new(plan: &'p Plan<'p>, blocks: Blocks<R>) -> Self {
        let filler = Filler::of_cases(plan);
        let targets = targets(plan, &filler);
        let (teller, ready) = (RowTeller(plan), VecDeque::new());
        let blocks = blocks.limited(plan.picked.limit);
        Self { plan, blocks, filler, targets, teller, ready, blank: 0, totals: 0 }
    }

    /// What is to be told of the rows that were read, added to `tally`.
    pub fn tally(self, mut tally: Tally) -> Tally {
        let mut filler = self.filler;
        (tally.blank, tally.totals) = (self.blank, self.totals);
        tally.unlisted.append(&mut filler.unlisted);
        tally.at_odds.append(&mut filler.at_odds);
        tally.not_of_day.append(&mut filler.not_of_day);
        tally.rounded.append(&mut filler.rounded);
        tally.unknown.append(&mut filler.unknown);
        tally.meant.append(&mut filler.meant);
        tally
    }

    fn block(&mut self, block: &RowBlock) {
        if let Some(broken) = block.broken {
            let reject = self.teller.broken(block, broken);
            return self.ready.push_back(CaseRow {
                row: reject.row,
                words: Vec::new(),
                case: None,
                rejects: vec![reject],
            });
        }
        let mut row = WaitingRow::default();
        let mut rows = rows(self.plan, block, &self.targets, &self.filler);
        loop {
            let came = rows.next(0, &mut row, &mut self.filler);
            if self.plan.picked.limit.is_some_and(|limit| row.number > limit) {
                return self.filler.undo(0);
            }
            let (rejects, whole) = match came {
                None => return,
                Some(Came::Blank) => {
                    self.blank += 1;
                    continue;
                }
                Some(Came::Total) => {
                    self.totals += 1;
                    continue;
                }
                Some(Came::Broken(why)) => (vec![self.teller.whole(block, &row, why)], false),
                Some(Came::Filled(bad)) => {
                    let whole = judged_without(self.plan, &bad);
                    let mut rejects = self.teller.cells(block, &row, bad);
                    rejects.iter_mut().for_each(|reject| reject.judged = whole);
                    (rejects, whole)
                }
            };
            let case = whole.then(|| self.filler.case(&row));
            self.filler.undo(0);
            let words = row.cells.iter().map(|cell| String::from_utf8_lossy(cell).into_owned());
            self.ready.push_back(CaseRow {
                row: row.number,
                words: words.collect(),
                case,
                rejects,
            });
        }
    }
}

impl<R: Read> Iterator for RowCases<'_, R> {
    type Item = io::Result<CaseRow>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.pop_front() {
                return Some(Ok(row));
            }
            match self.blocks.next(Vec::new()) {
                Ok(Some(block)) => self.block(&block),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}
