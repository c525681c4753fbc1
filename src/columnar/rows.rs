//! The rows of record batches as a stream: cells ended by 0x1F, rows by 0x1E, one for every row.
//! Every value goes as words to the one value parser, like a cell of any other table.

use super::cell::ColumnWords;
use super::flat::{Leaf, untyped};
use super::kept::Kept;
use super::source::BatchSource;
use super::unreadable::UnreadableBatches;
use crate::batch::{Blocks, CELL, Columns, InputForm, ROW};
use crate::facts::Vocabulary;
use std::io::{self, Read};

/// So much is made ready at a time, in bytes.
const READY: usize = 16 * 1024;

/// A block is cut after so many bytes: results keep the record batches of all blocks under way,
/// which hold more than the words that are read here.
const BLOCK: usize = 32 * 1024;

/// The rows of record batches.
pub struct BatchRows {
    source: BatchSource,
    leaves: Vec<Leaf>,
    /// The columns of which the words are wanted.
    wanted: Vec<bool>,
    kept: Option<Kept>,
    /// The number of the row that comes next.
    row: u64,
    words: Vec<ColumnWords>,
    /// Of the rows at hand, how many there are and how many were written.
    held: (usize, usize),
    ready: Vec<u8>,
    taken: usize,
}

impl BatchRows {
    /// The rows of `source`, of whose columns only those that mean something are put in words
    /// where `kept` holds what came in, or where nothing else is passed through.
    pub fn new(
        source: BatchSource,
        columns: &Columns,
        vocabulary: &Vocabulary,
        kept: Option<Kept>,
        passed: bool,
    ) -> Result<Self, UnreadableBatches> {
        let leaves = source.columns();
        if let Some(untyped) = untyped(&leaves, columns, vocabulary) {
            return Err(UnreadableBatches::Untyped(untyped));
        }
        let mut wanted = vec![passed && kept.is_none(); leaves.len()];
        let meant = columns.facts.iter().map(|(at, _)| *at).chain(columns.id).chain(columns.as_of);
        // What an earlier run said is compared where that is asked for.
        let said = columns.said_earlier.iter().map(|(at, ..)| *at);
        meant.chain(said).for_each(|at| wanted[at] = true);
        let (words, ready) = (Vec::new(), Vec::new());
        Ok(Self { source, leaves, wanted, kept, row: 1, words, held: (0, 0), ready, taken: 0 })
    }

    /// The rows as they are handed to workers.
    pub fn blocks(self) -> Blocks<Self> {
        Blocks::new(self, InputForm::Records).at_least(BLOCK)
    }

    /// Takes more rows in hand; false at the end.
    fn more(&mut self) -> Result<bool, UnreadableBatches> {
        let Some(batch) = self.source.next()? else { return Ok(false) };
        let leaves = self.leaves.iter().zip(&self.wanted);
        let words = leaves.map(|(leaf, wanted)| match wanted {
            true => ColumnWords::of(&batch, &leaf.path),
            false => Ok(ColumnWords::none()),
        });
        self.words = words.collect::<Result<_, _>>()?;
        self.held = (batch.num_rows(), 0);
        if let Some(kept) = &self.kept {
            kept.put(self.row, batch);
        }
        self.row += self.held.0 as u64;
        Ok(true)
    }

    fn fill(&mut self) -> Result<(), UnreadableBatches> {
        while self.ready.len() < READY {
            let (rows, written) = self.held;
            if written == rows {
                match self.more()? {
                    true => continue,
                    false => return Ok(()),
                }
            }
            for words in &self.words {
                words.write(written, &mut self.ready);
                // Behind the last too: a row is then never without a single character.
                self.ready.push(CELL);
            }
            self.ready.push(ROW);
            self.held.1 += 1;
        }
        Ok(())
    }
}

impl Read for BatchRows {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.ready.clear();
            self.taken = 0;
            self.fill().map_err(io::Error::other)?;
        }
        let read = (&self.ready[self.taken..]).read(into)?;
        self.taken += read;
        Ok(read)
    }
}
