//! The first rows of a table, looked at before any is read: which of them is the header, and what
//! parts the cells. What stands above the header is none of the rows.

use crate::batch::read::blocks::Blocks;
use crate::batch::read::columns::Columns;
use crate::batch::read::mapping::{ByHeading, Mapping};
use crate::batch::read::table::reader;
use crate::facts::{Headings, Vocabulary};
use csv::ByteRecord;
use memchr::memchr2_iter;
use std::io::{self, Read};

/// The header is looked for in so many rows.
const WITHIN: usize = 30;

/// So many rows show by their values what a column is.
pub const FIRST: usize = 200;

/// What else than a comma parts cells.
const SEPARATORS: [u8; 3] = [b';', b'\t', b'|'];

/// Where a table begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// What parts the cells.
    pub separator: u8,
    /// The rows above the header that hold something.
    pub above: Vec<Vec<String>>,
    /// The first rows behind the header.
    pub first: Vec<Vec<String>>,
}

/// A row at the top.
struct TopRow {
    cells: Vec<String>,
    /// Where it begins in the bytes, and how many lines lie before it.
    begin: usize,
    lines: u64,
}

impl<R: Read> Blocks<R> {
    /// Goes to the header of a table. `told`: what parts the cells is known.
    pub fn begin(
        &mut self,
        separator: u8,
        told: bool,
        vocabulary: &Vocabulary,
        mapping: &Mapping,
    ) -> io::Result<Beginning> {
        let headings = Headings::of(vocabulary);
        let (top, whole) = self.top()?;
        let by = mapping.by_heading();
        let others = SEPARATORS.iter().filter(|other| !told && **other != separator);
        let ways = [separator].into_iter().chain(others.copied());
        let mut best: Option<(usize, u8, usize, Vec<TopRow>)> = None;
        for separator in ways {
            if best.as_ref().is_some_and(|(most, ..)| *most > 1) {
                break;
            }
            let rows = rows(top, separator, whole);
            let (known, at) = header(&rows, &headings, vocabulary, &by);
            if best.as_ref().is_none_or(|(most, ..)| known > *most) {
                best = Some((known, separator, at, rows));
            }
        }
        let Some((_, separator, at, mut rows)) = best else {
            return Ok(Beginning { separator, above: Vec::new(), first: Vec::new() });
        };
        let (begin, lines) = rows.get(at).map_or((0, 0), |row| (row.begin, row.lines));
        let full = |row: &&TopRow| row.cells.iter().any(|cell| !cell.is_empty());
        let above = rows[..at.min(rows.len())].iter().filter(full);
        let above = above.map(|row| row.cells.clone()).collect();
        let first = rows.split_off((at + 1).min(rows.len()));
        self.pass(begin, lines, separator);
        Ok(Beginning { separator, above, first: first.into_iter().map(|row| row.cells).collect() })
    }
}

/// How many headings of the best row are known, and which row that is; the first of equals.
fn header(
    rows: &[TopRow],
    headings: &Headings<'_>,
    vocabulary: &Vocabulary,
    mapping: &ByHeading<'_>,
) -> (usize, usize) {
    let known = |row: &TopRow| Columns::count(headings, vocabulary, &row.cells, mapping);
    let rows = rows.iter().take(WITHIN).enumerate();
    let best = rows.map(|(at, row)| (known(row), std::cmp::Reverse(at))).max();
    best.map_or((0, 0), |(known, at)| (known, if known == 0 { 0 } else { at.0 }))
}

fn rows(bytes: &[u8], separator: u8, whole: bool) -> Vec<TopRow> {
    let (mut found, mut record) = (Vec::new(), ByteRecord::new());
    let mut reader = reader(separator, bytes);
    let mut begin = 0;
    while found.len() < WITHIN + FIRST && reader.read_byte_record(&mut record).unwrap_or_default() {
        let end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
        if end >= bytes.len() && !whole {
            break;
        }
        let cell = |cell: &[u8]| String::from_utf8_lossy(cell).trim().to_string();
        let cells = record.iter().map(cell).collect();
        let lines = breaks(&bytes[..begin]);
        found.push(TopRow { cells, begin, lines });
        begin = end;
    }
    found
}

/// How many lines end there.
fn breaks(bytes: &[u8]) -> u64 {
    let ends = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
    memchr2_iter(b'\n', b'\r', bytes).filter(ends).count() as u64
}
