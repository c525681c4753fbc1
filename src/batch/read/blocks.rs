//! Cuts a stream into blocks that end where a row ends, and numbers their rows and lines.

use crate::batch::plan::InputForm;
use crate::batch::read::place::ROW;
use crate::batch::read::reject::BrokenRow;
use memchr::{memchr, memchr_iter, memchr3_iter};
use std::io::{self, Read};

/// A block is cut after so many bytes at the earliest.
const BLOCK: usize = 128 * 1024;

/// No longer header is held, in bytes: each of its cells costs more than its letters.
pub const LONGEST_HEADER: usize = 1024 * 1024;

/// So much more is looked at for the end of the header, in bytes.
const MORE: usize = 4096;

/// So much is looked at for the beginning of a table, in bytes.
const TOP: usize = 64 * 1024;

/// And never after fewer.
const SMALLEST: usize = 8 * 1024;

/// No longer row is held, in bytes.
pub const LONGEST_ROW: usize = 16 * 1024 * 1024;

/// A row that goes on longer than this never ends, in bytes.
const ENDLESS: u64 = 1024 * 1024 * 1024;

/// A stream that cannot be cut into rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Uncut {
    /// The header is longer than any is.
    #[error("the header is longer than 1 MiB")]
    LongHeader,
    /// A quote opens in the header and never closes.
    #[error("a quote opens in the header and never closes")]
    OpenHeader,
    /// A row goes on and on.
    #[error("a row does not end within 1 GiB")]
    Endless,
}

impl Uncut {
    /// What cannot be cut, where that is what went wrong.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

/// Some rows, whole.
#[derive(Debug)]
pub struct RowBlock {
    /// The rows as read.
    pub bytes: Vec<u8>,
    /// The number of the first row; the first row of data is 1.
    pub row: u64,
    /// The line of the first row; the first line of the file is 1.
    pub line: u64,
    /// Set where these bytes are one row that cannot be read at all.
    pub broken: Option<BrokenRow>,
}

/// A stream, cut into blocks.
#[derive(Debug)]
pub struct Blocks<R> {
    reader: R,
    form: InputForm,
    held: Vec<u8>,
    scan: Scan,
    row: u64,
    line: u64,
    ended: bool,
    skipping: bool,
    by_line: bool,
    least: usize,
    /// No block begins behind the row of that number.
    limit: u64,
}

/// True where a quote opens in a row and never closes.
pub fn open_quote(row: &[u8], separator: u8) -> bool {
    let mut scan = Scan::default();
    scan.table(row, separator, true, false);
    scan.quoted
}

/// How far the held bytes were looked at.
#[derive(Clone, Copy, Debug, Default)]
struct Scan {
    at: usize,
    quoted: bool,
    /// Where the row that is being looked at begins, and what lies before.
    begun: usize,
    rows: u64,
    lines: u64,
    /// Lines since the row began.
    inner: u64,
}

impl<R: Read> Blocks<R> {
    /// Nothing cut yet.
    pub fn new(reader: R, form: InputForm) -> Self {
        let (held, scan) = (Vec::new(), Scan::default());
        let (ended, skipping, by_line) = (false, false, false);
        let (row, line, least, limit) = (1, 1, BLOCK, u64::MAX);
        Self { reader, form, held, scan, row, line, ended, skipping, by_line, least, limit }
    }

    /// A block is cut after so many bytes at the earliest.
    #[cfg(any(test, feature = "columnar", feature = "internal"))]
    pub fn at_least(mut self, bytes: usize) -> Self {
        self.least = bytes;
        self
    }

    /// Rows come out so many times longer than they go in: cut sooner, so that what is written of
    /// a block stays near the processor, and memory the same whatever is written.
    pub fn swelling(mut self, times: usize) -> Self {
        self.least = (self.least / times.max(1)).max(SMALLEST);
        self
    }

    /// Rows behind the first so many need not be read.
    pub fn limited(mut self, limit: Option<u64>) -> Self {
        self.limit = limit.unwrap_or(u64::MAX);
        self
    }

    /// The first row is not that of a file but another: the first row of a file is 1.
    pub fn beginning_at(mut self, line: u64) -> Self {
        self.line = line;
        self
    }

    /// True where no more than `most` rows follow; reads on until that is known.
    pub fn within(&mut self, most: u64) -> io::Result<bool> {
        let mut spare = Vec::new();
        while let Some(block) = self.next(spare)? {
            if self.row - 1 > most {
                return Ok(false);
            }
            spare = block.bytes;
        }
        Ok(true)
    }

    /// Every line behind the header is a row, an empty one too.
    pub fn by_line(mut self, by_line: bool) -> Self {
        self.by_line = by_line;
        self
    }

    /// The first bytes of the stream, which stay in it, and whether these are all of it.
    pub(super) fn top(&mut self) -> io::Result<(&[u8], bool)> {
        self.fill(TOP)?;
        Ok((&self.held, self.ended))
    }

    /// Leaves out what stands above the header, and parts cells by `separator`.
    pub(super) fn pass(&mut self, bytes: usize, lines: u64, separator: u8) {
        self.held.drain(..bytes);
        self.line += lines;
        if let InputForm::Separated(_) = self.form {
            self.form = InputForm::Separated(separator);
        }
    }

    /// The first row, taken off the stream: the header of a table. None in an empty stream.
    pub fn header(&mut self) -> io::Result<Option<Vec<u8>>> {
        // The beginning may be held already, and may be all there is.
        self.look(true);
        while self.scan.rows == 0 && !self.ended {
            if self.held.len() > LONGEST_HEADER {
                return Err(io::Error::other(self.no_header()));
            }
            self.fill(self.held.len() + MORE)?;
            self.look(true);
        }
        if self.scan.rows == 0 && self.scan.quoted {
            return Err(io::Error::other(Uncut::OpenHeader));
        }
        if self.scan.begun == 0 || self.scan.rows == 0 {
            return Ok(None);
        }
        let rest = self.held.split_off(self.scan.begun);
        let header = std::mem::replace(&mut self.held, rest);
        self.line += self.scan.lines;
        self.scan = Scan::default();
        Ok(Some(header))
    }

    /// Where a quote never closes, that is why the header is long.
    fn no_header(&self) -> Uncut {
        if self.scan.quoted { Uncut::OpenHeader } else { Uncut::LongHeader }
    }

    /// The next block; none at the end. `spare` is memory to use again.
    pub fn next(&mut self, mut spare: Vec<u8>) -> io::Result<Option<RowBlock>> {
        spare.clear();
        if self.row > self.limit {
            return Ok(None);
        }
        let mut wanted = self.least;
        loop {
            if self.skipping {
                self.skip()?;
            }
            self.fill(wanted)?;
            self.look(false);
            if self.scan.begun > 0 && (self.held.len() >= self.least || self.ended) {
                return Ok(Some(self.cut(self.scan.begun, None, spare)));
            }
            if self.ended && self.held.is_empty() {
                return Ok(None);
            }
            if self.ended || self.held.len() > LONGEST_ROW {
                return Ok(Some(self.broken(spare)));
            }
            wanted = (self.held.len() * 2).clamp(self.least, LONGEST_ROW + 1);
        }
    }

    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        while !self.ended && self.held.len() < wanted {
            let missing = (wanted - self.held.len()) as u64;
            let read = self.reader.by_ref().take(missing).read_to_end(&mut self.held)?;
            self.ended = read == 0;
        }
        Ok(())
    }

    /// Looks on for the ends of rows. `one`: stops behind the first.
    fn look(&mut self, one: bool) {
        match self.form {
            _ if self.by_line && !one => self.scan.lines(&self.held, self.ended, false),
            InputForm::Separated(separator) => {
                self.scan.table(&self.held, separator, self.ended, one);
            }
            InputForm::Lines => self.scan.lines(&self.held, self.ended, true),
            InputForm::Sheet | InputForm::Records => self.scan.sheet(&self.held),
        }
    }

    fn cut(&mut self, end: usize, broken: Option<BrokenRow>, mut rest: Vec<u8>) -> RowBlock {
        rest.extend_from_slice(&self.held[end..]);
        let mut bytes = std::mem::replace(&mut self.held, rest);
        bytes.truncate(end);
        let block = RowBlock { bytes, row: self.row, line: self.line, broken };
        self.row += self.scan.rows;
        self.line += self.scan.lines;
        let Scan { at, quoted, inner, .. } = self.scan;
        self.scan = Scan { at: at - end, quoted, inner, ..Scan::default() };
        block
    }

    /// The row that does not end: its first line alone, so that the lines behind it are not lost
    /// with it.
    fn broken(&mut self, spare: Vec<u8>) -> RowBlock {
        let end = if self.form.is_marked() { ROW } else { b'\n' };
        let line = memchr(end, &self.held).map(|at| at + 1);
        let broken = match (self.scan.quoted, line) {
            (true, Some(_)) => BrokenRow::OpenQuote,
            _ => BrokenRow::TooLong,
        };
        let broken = if self.scan.quoted && self.ended { BrokenRow::OpenQuote } else { broken };
        let end = line.unwrap_or(self.held.len());
        self.skipping = line.is_none() && !self.ended;
        self.scan = Scan { at: end, begun: end, rows: 1, lines: 1, ..Scan::default() };
        self.cut(end, Some(broken), spare)
    }

    /// Reads over the rest of a line that was too long.
    fn skip(&mut self) -> io::Result<()> {
        let mut skipped = 0;
        loop {
            self.held.clear();
            self.fill(BLOCK)?;
            skipped += self.held.len() as u64;
            if skipped > ENDLESS {
                return Err(io::Error::other(Uncut::Endless));
            }
            let end = if self.form.is_marked() { ROW } else { b'\n' };
            let end = memchr(end, &self.held);
            if end.is_some() || self.ended {
                self.held.drain(..end.map_or(self.held.len(), |end| end + 1));
                self.skipping = false;
                self.scan = Scan::default();
                return Ok(());
            }
        }
    }
}

impl Scan {
    /// A row has ended before `end`. Rows without a single character are none.
    fn row(&mut self, length: usize, end: usize) {
        self.rows += u64::from(length > 0);
        self.lines += std::mem::take(&mut self.inner);
        self.begun = end;
    }

    /// Rows of separated cells, which may hold quoted line breaks. A quote opens only at the
    /// beginning of a cell.
    fn table(&mut self, bytes: &[u8], separator: u8, ended: bool, one: bool) {
        let from = self.at;
        let mut skip = None;
        for at in memchr3_iter(b'"', b'\n', b'\r', &bytes[from..]).map(|at| from + at) {
            if skip.take() == Some(at) {
                continue;
            }
            let next = bytes.get(at + 1);
            if next.is_none() && !ended && (self.quoted || bytes[at] == b'\r') {
                self.at = at;
                return;
            }
            match bytes[at] {
                b'"' if self.quoted => match next {
                    Some(b'"') => skip = Some(at + 1),
                    _ => self.quoted = false,
                },
                b'"' => self.quoted = at == self.begun || bytes[at - 1] == separator,
                byte => {
                    self.inner += u64::from(byte == b'\n' || next != Some(&b'\n'));
                    if !self.quoted {
                        self.row(at - self.begun, at + 1);
                    }
                }
            }
            if one && self.rows > 0 {
                return;
            }
        }
        self.at = bytes.len();
        if ended && !self.quoted && self.begun < bytes.len() {
            self.row(1, bytes.len());
        }
    }

    /// Rows of a sheet, each of which is ended.
    fn sheet(&mut self, bytes: &[u8]) {
        let from = self.at;
        for at in memchr_iter(ROW, &bytes[from..]).map(|at| from + at) {
            self.inner += 1;
            self.row(at - self.begun, at + 1);
        }
        self.at = bytes.len();
    }

    /// Rows of one line each. `full`: lines without a word are none.
    fn lines(&mut self, bytes: &[u8], ended: bool, full: bool) {
        let from = self.at;
        let length = |line: &[u8]| if full { line.trim_ascii().len() } else { 1 };
        for at in memchr_iter(b'\n', &bytes[from..]).map(|at| from + at) {
            self.inner += 1;
            self.row(length(&bytes[self.begun..at]), at + 1);
        }
        self.at = bytes.len();
        if ended && self.begun < bytes.len() {
            self.row(length(&bytes[self.begun..]), bytes.len());
        }
    }
}
