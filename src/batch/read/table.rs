//! Rows of separated cells.

use crate::batch::plan::{InputForm, Plan};
use crate::batch::read::blocks::{RowBlock, open_quote};
use crate::batch::read::columns::Columns;
use crate::batch::read::filler::{Bad, Filler};
use crate::batch::read::place::{CELL, ROW};
use crate::batch::read::reading::{Came, Rows};
use crate::batch::read::reject::{BrokenRow, not_text, uneven};
use crate::batch::waiting::WaitingRow;
use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};
use csv_core::ReadRecordResult;
use memchr::memchr;
use std::slice::SplitInclusive;

/// Cells as the rows of a table are read.
pub fn reader(separator: u8, bytes: &[u8]) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).has_headers(false).flexible(true);
    builder.buffer_capacity(64 * 1024).from_reader(bytes)
}

/// Cells as the rows of a sheet are read.
pub fn sheet(bytes: &[u8]) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(CELL).terminator(Terminator::Any(ROW)).quoting(false);
    builder.has_headers(false).flexible(true).buffer_capacity(64 * 1024).from_reader(bytes)
}

/// The headings in the first row of a table.
pub fn headings(separator: u8, bytes: &[u8]) -> Vec<String> {
    let mut record = ByteRecord::new();
    let _ = reader(separator, bytes).read_byte_record(&mut record);
    let heading = |cell| String::from_utf8_lossy(cell).trim().to_string();
    let mut names: Vec<String> = record.iter().map(heading).collect();
    while names.len() > 1 && names.last().is_some_and(String::is_empty) {
        names.pop();
    }
    names
}

/// The rows of a table or sheet.
pub struct TableRows<'b> {
    block: &'b RowBlock,
    cells: Reader<&'b [u8]>,
    columns: &'b Columns,
    given: Vec<(usize, usize)>,
    breaks: &'static [u8],
    /// The block is text as a whole.
    whole: bool,
    /// Rows without a value in any cell are none.
    blank: bool,
    number: u64,
}

impl<'b> TableRows<'b> {
    /// The rows of a block, whose cells are read by `cells`.
    pub fn new(
        block: &'b RowBlock,
        cells: Reader<&'b [u8]>,
        plan: &'b Plan<'_>,
        filler: &Filler<'_>,
    ) -> Self {
        Self {
            block,
            cells,
            columns: &plan.columns,
            given: filler.columns().collect(),
            breaks: if plan.form.is_marked() { &[ROW] } else { b"\r\n" },
            whole: std::str::from_utf8(&block.bytes).is_ok(),
            blank: plan.form != InputForm::Records,
            number: block.row,
        }
    }
}

impl Rows for TableRows<'_> {
    fn next(&mut self, lane: usize, row: &mut WaitingRow, filler: &mut Filler<'_>) -> Option<Came> {
        let from = place(self.cells.position().byte());
        // Reading from memory, with rows of any length allowed, cannot fail.
        if !self.cells.read_byte_record(&mut row.cells).unwrap_or_default() {
            return None;
        }
        let to = place(self.cells.position().byte());
        row.begin(self.number, trimmed(&self.block.bytes, from, to, self.breaks));
        self.number += 1;
        if self.blank && row.cells.iter().all(|cell| cell.trim_ascii().is_empty()) {
            return Some(Came::Blank);
        }
        Some(match check(row, self.whole, self.columns) {
            Some(why) => Came::Broken(why),
            None => Came::Filled(fill(lane, &self.given, row, filler, self.columns)),
        })
    }
}

/// The lines of a table, each of which is a row.
pub struct Singly<'b> {
    lines: SplitInclusive<'b, u8, fn(&u8) -> bool>,
    apart: LineSplitter,
    separator: u8,
    columns: &'b Columns,
    given: Vec<(usize, usize)>,
    number: u64,
    from: usize,
}

impl<'b> Singly<'b> {
    /// The lines of a block.
    pub fn new(
        block: &'b RowBlock,
        separator: u8,
        plan: &'b Plan<'_>,
        filler: &Filler<'_>,
    ) -> Self {
        let is_end: fn(&u8) -> bool = |byte| *byte == b'\n';
        Self {
            lines: block.bytes.split_inclusive(is_end),
            apart: LineSplitter::new(separator),
            separator,
            columns: &plan.columns,
            given: filler.columns().collect(),
            number: block.row,
            from: 0,
        }
    }
}

impl Rows for Singly<'_> {
    fn next(&mut self, lane: usize, row: &mut WaitingRow, filler: &mut Filler<'_>) -> Option<Came> {
        let line = self.lines.next()?;
        let words = line.strip_suffix(b"\n").unwrap_or(line);
        let words = words.strip_suffix(b"\r").unwrap_or(words);
        row.begin(self.number, (self.from, self.from + words.len()));
        self.number += 1;
        self.from += line.len();
        self.apart.take_apart(words, &mut row.cells);
        let why = match open_quote(words, self.separator) {
            true => Some(BrokenRow::OpenQuote.why()),
            false => check(row, false, self.columns),
        };
        Some(match why {
            Some(why) => Came::Broken(why),
            None => Came::Filled(fill(lane, &self.given, row, filler, self.columns)),
        })
    }
}

/// Takes lines apart, each for itself.
struct LineSplitter {
    separator: u8,
    /// Its tables are costly to make anew for every line.
    quoted: csv_core::Reader,
    cells: Vec<u8>,
    ends: Vec<usize>,
}

impl LineSplitter {
    fn new(separator: u8) -> Self {
        let mut builder = csv_core::ReaderBuilder::new();
        let quoted =
            builder.delimiter(separator).terminator(csv_core::Terminator::Any(b'\n')).build();
        Self { separator, quoted, cells: Vec::new(), ends: Vec::new() }
    }

    /// The cells of one line.
    fn take_apart(&mut self, line: &[u8], cells: &mut ByteRecord) {
        cells.clear();
        if memchr(b'"', line).is_some() {
            return self.unquote(line, cells);
        }
        line.split(|byte| *byte == self.separator).for_each(|cell| cells.push_field(cell));
    }

    fn unquote(&mut self, line: &[u8], cells: &mut ByteRecord) {
        // Taken apart, a line has no more bytes than before, and at most a cell more than bytes.
        self.cells.resize(line.len() + 1, 0);
        self.ends.resize(line.len() + 1, 0);
        self.quoted.reset();
        let (result, _, bytes, count) =
            self.quoted.read_record(line, &mut self.cells, &mut self.ends);
        let last = match result {
            ReadRecordResult::InputEmpty => {
                let (cells, ends) = (&mut self.cells[bytes..], &mut self.ends[count..]);
                self.quoted.read_record(&[], cells, ends).3
            }
            _ => 0,
        };
        let mut begin = 0;
        for end in &self.ends[..count + last] {
            cells.push_field(&self.cells[begin..*end]);
            begin = *end;
        }
    }
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

/// The bytes of a row without the breaks around it.
fn trimmed(bytes: &[u8], from: usize, to: usize, breaks: &[u8]) -> (usize, usize) {
    let is_break = |byte: &u8| breaks.contains(byte);
    let before = bytes[from..to].iter().take_while(|byte| is_break(byte)).count();
    let after = bytes[from + before..to].iter().rev().take_while(|byte| is_break(byte)).count();
    (from + before, to - after)
}

/// What keeps a row from being read at all. Empty cells past the header are no harm.
fn check(
    row: &mut WaitingRow,
    whole: bool,
    columns: &Columns,
) -> Option<crate::diagnostic::Diagnostic> {
    let expected = columns.names.len();
    let over = row.cells.iter().skip(expected).any(|cell| !cell.is_empty());
    row.even = row.cells.len() == expected;
    if row.cells.len() < expected || over {
        return Some(uneven(row.cells.len(), expected));
    }
    row.cells.truncate(expected);
    let text = whole || row.cells.iter().all(|cell| std::str::from_utf8(cell).is_ok());
    (!text).then(not_text)
}

/// Gives what the cells say; those that cannot be read come back.
fn fill(
    lane: usize,
    given: &[(usize, usize)],
    row: &mut WaitingRow,
    filler: &mut Filler<'_>,
    columns: &Columns,
) -> Vec<Bad> {
    let mut bad = Vec::new();
    if let Some(id) = columns.id {
        row.id.extend_from_slice(&row.cells[id]);
    }
    for (at, column) in given {
        if let Err(one) = filler.give(lane, *at, &row.cells[*column]) {
            bad.push(one);
        }
    }
    if let Some(Err(one)) = columns.as_of.map(|column| filler.as_of(&row.cells[column])) {
        bad.push(one);
    }
    bad
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_for_itself_has_the_cells_that_it_has_in_a_table() {
        let mut lines = LineSplitter::new(b',');
        for line in [
            "a,b,c",
            "a,\"b, c\",d",
            "\"\"",
            "\"\",",
            ",\"\"",
            "a\"b",
            "\"a\"\"b\",c",
            "\"a\"b,c",
            "\"a\" ,\" b\"",
            "\"とう, きょう\",東京",
        ] {
            let [mut alone, mut table] = [ByteRecord::new(), ByteRecord::new()];
            lines.take_apart(line.as_bytes(), &mut alone);
            reader(b',', line.as_bytes()).read_byte_record(&mut table).unwrap_or_default();
            assert_eq!(alone, table, "{line}");
        }
    }
}
