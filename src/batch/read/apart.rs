//! Rows of a table one by one, for whoever does something else with them than judging them side by
//! side. What cannot be read is set aside here as it is in a batch.

use crate::batch::read::blocks::{Blocks, RowBlock};
use crate::batch::read::reject::{Reject, not_text, uneven};
use crate::batch::read::table::reader;
use csv::ByteRecord;
use memchr::memchr2_iter;
use std::io::{self, Read};
use std::vec::IntoIter;

/// A row of words, or why it is none.
pub type RowApart = Result<RowWords, Reject>;

/// The words of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowWords {
    /// Its number; the first row of data is 1.
    pub row: u64,
    /// Its line in the file.
    pub line: u64,
    /// As many as the table has headings.
    pub words: Vec<String>,
}

/// The rows of a stream whose header was taken off.
#[derive(Debug)]
pub struct RowsApart<R> {
    blocks: Blocks<R>,
    separator: u8,
    width: usize,
    ready: IntoIter<RowApart>,
}

impl<R: Read> RowsApart<R> {
    /// Nothing read yet. `width`: how many headings there are.
    pub fn new(blocks: Blocks<R>, separator: u8, width: usize) -> Self {
        Self { blocks, separator, width, ready: Vec::new().into_iter() }
    }

    fn block(&self, block: &RowBlock) -> Vec<RowApart> {
        if let Some(broken) = block.broken {
            return vec![Err(Reject::row(block.row, Some(block.line), broken.why()))];
        }
        let mut rows = reader(self.separator, &block.bytes);
        let (mut record, mut found) = (ByteRecord::new(), Vec::new());
        let (mut row, mut line, mut from) = (block.row, block.line, 0);
        // Reading from memory, with rows of any length allowed, cannot fail.
        while rows.read_byte_record(&mut record).unwrap_or_default() {
            let to = usize::try_from(rows.position().byte()).unwrap_or(block.bytes.len());
            let read = &block.bytes[from..to];
            let blank = read.iter().take_while(|byte| b"\r\n".contains(byte)).count();
            line += breaks(&read[..blank]);
            if record.iter().any(|cell| !cell.trim_ascii().is_empty()) {
                found.push(self.row(&record, row, line));
            }
            line += breaks(&read[blank..]);
            (row, from) = (row + 1, to);
        }
        found
    }

    fn row(&self, record: &ByteRecord, row: u64, line: u64) -> RowApart {
        let aside = |why| Reject::row(row, Some(line), why);
        let over = record.iter().skip(self.width).any(|cell| !cell.is_empty());
        if record.len() < self.width || over {
            return Err(aside(uneven(record.len(), self.width)));
        }
        let words = record.iter().take(self.width);
        let words = words.map(|cell| std::str::from_utf8(cell).map(str::to_string));
        let words = words.collect::<Result<_, _>>().map_err(|_| aside(not_text()))?;
        Ok(RowWords { row, line, words })
    }
}

/// How many lines end there. A break of two characters may be cut between them: it counts where it
/// begins no more than where it ends.
fn breaks(bytes: &[u8]) -> u64 {
    let ends =
        |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1).is_some_and(|next| *next != b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(ends).count() as u64
}

impl<R: Read> Iterator for RowsApart<R> {
    type Item = io::Result<RowApart>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(row) = self.ready.next() {
                return Some(Ok(row));
            }
            match self.blocks.next(Vec::new()) {
                Ok(Some(block)) => self.ready = self.block(&block).into_iter(),
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batch::{InputForm, headings};

    #[test]
    fn a_bad_row_is_set_aside_with_its_line_and_the_others_go_on() {
        let table = b"a,b\n1,\"x\ny\"\n2\n\n3,\xff\n4,z,\n,\n5,\"open\n6,q\n";
        let mut blocks = Blocks::new(&table[..], InputForm::Separated(b','));
        let header = blocks.header().ok().flatten().unwrap_or_default();
        let rows = RowsApart::new(blocks, b',', headings(b',', &header).len());
        let rows: Vec<(u64, Option<u64>, String)> = rows
            .flatten()
            .map(|row| match row {
                Ok(cells) => (cells.row, Some(cells.line), cells.words.join("|")),
                Err(reject) => (reject.row, reject.line, reject.why.code.id().to_string()),
            })
            .collect();
        let told = |row, line, words: &str| (row, Some(line), words.to_string());
        let wanted = vec![
            told(1, 2, "1|x\ny"),
            told(2, 4, "row-length"),
            told(3, 6, "row-not-text"),
            told(4, 7, "4|z"),
            told(6, 9, "open-quote"),
            told(7, 10, "6|q"),
        ];
        assert_eq!(rows, wanted);
    }
}
