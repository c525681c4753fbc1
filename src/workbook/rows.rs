//! The rows of a sheet as a stream: cells parted by 0x1F, rows ended by 0x1E, one for every row
//! of the sheet, so that the number of a row is its number in the sheet. No more than a row is
//! held.

use super::bounds::WorkbookNotes;
use super::cell::{NumberStyle, shown, words};
use super::unreadable::UnreadableWorkbook;
use crate::batch::{CELL, ROW, cell_name};
use crate::door::Seekable;
use calamine::XlsxCellReader;
use std::collections::{BTreeSet, VecDeque};
use std::io::{self, BufReader, Read};

/// The header is looked for in so many rows at the top.
const HEADER_WITHIN: usize = 50;

/// A sheet has no more rows and columns.
const ROWS: u64 = 1_048_576;
const COLUMNS: usize = 16_384;

/// So much is made ready at a time, in bytes.
const READY: usize = 64 * 1024;

/// Where the table of a sheet begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begin {
    /// The headings.
    pub header: Vec<String>,
    /// The row behind the header; the first row of the sheet is 1.
    pub row: u64,
    /// The rows above the header that hold something.
    pub above: Vec<Vec<String>>,
    /// The first rows behind the header.
    pub first: Vec<Vec<String>>,
    /// What of the workbook is not read as a table is.
    pub notes: WorkbookNotes,
}

/// What stands for a formula without a value: no value of any fact.
const NO_VALUE: &[u8] = b"=?";

type SheetCells<'a> = XlsxCellReader<'a, BufReader<Box<dyn Seekable>>>;

/// The rows of a sheet, behind its header.
pub struct SheetRows<'a> {
    cells: SheetCells<'a>,
    shown: Vec<NumberStyle>,
    sheet: String,
    /// Cells with formulas that were never worked out.
    bare: BTreeSet<(u64, usize)>,
    /// The cell that begins the next row, with its row and column.
    ahead: Option<(u64, usize, Vec<u8>)>,
    ended: bool,
    /// Where the cell after the last one can stand at the earliest.
    least: (u64, usize),
    row: u64,
    width: usize,
    top: VecDeque<Vec<Vec<u8>>>,
    ready: Vec<u8>,
    taken: usize,
}

impl<'a> SheetRows<'a> {
    /// Reads up to the header: the row of the top with the most known headings.
    pub(super) fn begin(
        cells: SheetCells<'a>,
        sheet: &str,
        bare: BTreeSet<(u64, usize)>,
        known: impl Fn(&[String]) -> usize,
    ) -> Result<(Begin, Self), UnreadableWorkbook> {
        let shown = shown(cells.styles());
        let mut rows = Self {
            cells,
            shown,
            sheet: sheet.to_string(),
            bare,
            ahead: None,
            ended: false,
            least: (1, 0),
            row: 1,
            width: 0,
            top: VecDeque::new(),
            ready: Vec::new(),
            taken: 0,
        };
        rows.step()?;
        let mut top = VecDeque::new();
        while top.len() < HEADER_WITHIN
            && let Some(row) = rows.next()?
        {
            top.push_back(row);
        }
        let mut begin = header(&top, known);
        rows.width = begin.header.len();
        rows.top = top.split_off(usize::try_from(begin.row - 1).unwrap_or_default().min(top.len()));
        let above = top.iter().filter(|row| !row.is_empty()).map(|row| words_of(row));
        begin.above = above.collect();
        begin.above.pop();
        begin.first = rows.top.iter().map(|row| words_of(row)).collect();
        Ok((begin, rows))
    }

    /// The next row; an empty one where the sheet leaves a row out.
    fn next(&mut self) -> Result<Option<Vec<Vec<u8>>>, UnreadableWorkbook> {
        if let Some(row) = self.top.pop_front() {
            return Ok(Some(row));
        }
        let mut row: Vec<Vec<u8>> = Vec::new();
        if self.ended {
            return Ok(None);
        }
        while let Some((_, column, cell)) = self.ahead.take_if(|(at, ..)| *at == self.row) {
            row.resize(column, Vec::new());
            row.push(cell);
            self.step()?;
        }
        self.row += 1;
        Ok(Some(row))
    }

    /// Reads one cell ahead.
    fn step(&mut self) -> Result<(), UnreadableWorkbook> {
        while let Some((cell, style)) = self.cells.next_cell_with_style_id()? {
            let (row, column) = cell.get_position();
            let (row, column) = (u64::from(row) + 1, column as usize);
            if (row, column) < self.least || row > ROWS || column >= COLUMNS {
                let (row, column) = self.least;
                let cell = cell_name(&self.sheet, column.saturating_sub(1), row);
                return Err(UnreadableWorkbook::Order { cell });
            }
            self.least = (row, column + 1);
            let mut out = Vec::new();
            let shown = self.shown.get(style).copied().unwrap_or(NumberStyle::Plain);
            words(cell.get_value(), shown, &mut out);
            if out.is_empty() && self.bare.contains(&(row, column)) {
                out.extend_from_slice(NO_VALUE);
            }
            if out.is_empty() {
                continue;
            }
            self.ahead = Some((row, column, out));
            return Ok(());
        }
        self.ended = true;
        Ok(())
    }

    fn write(&mut self, row: &[Vec<u8>]) {
        if row.iter().all(Vec::is_empty) {
            return self.ready.push(ROW);
        }
        for at in 0..row.len().max(self.width) {
            if at > 0 {
                self.ready.push(CELL);
            }
            self.ready.extend_from_slice(row.get(at).map_or(&[][..], Vec::as_slice));
        }
        self.ready.push(ROW);
    }
}

impl Read for SheetRows<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.taken == self.ready.len() {
            self.ready.clear();
            self.taken = 0;
            while self.ready.len() < READY
                && let Some(row) = self.next().map_err(io::Error::other)?
            {
                self.write(&row);
            }
        }
        let read = (&self.ready[self.taken..]).read(into)?;
        self.taken += read;
        Ok(read)
    }
}

/// The cells of a row as words.
fn words_of(row: &[Vec<u8>]) -> Vec<String> {
    row.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_string()).collect()
}

/// The row with the most known headings; the first with any words where none is known.
fn header(top: &VecDeque<Vec<Vec<u8>>>, known: impl Fn(&[String]) -> usize) -> Begin {
    let rows = top.iter().map(|row| words_of(row)).enumerate();
    let full = rows.filter(|(_, row)| row.iter().any(|cell| !cell.is_empty()));
    let best = full.map(|(at, row)| (known(&row), std::cmp::Reverse(at), row)).max();
    match best {
        Some((_, at, header)) => Begin {
            header,
            row: at.0 as u64 + 2,
            above: Vec::new(),
            first: Vec::new(),
            notes: WorkbookNotes::default(),
        },
        None => Begin {
            header: Vec::new(),
            row: 1,
            above: Vec::new(),
            first: Vec::new(),
            notes: WorkbookNotes::default(),
        },
    }
}
