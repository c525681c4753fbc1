//! A row on its way from a reader to those who judge and write it.

use crate::facts::FactId;
use csv::ByteRecord;

/// A row that waits to be judged, or to be written.
#[derive(Debug, Default)]
pub struct WaitingRow {
    /// Its number.
    pub number: u64,
    /// Where it stands in the block, without the line break.
    pub span: (usize, usize),
    /// Its cells, of a table.
    pub cells: ByteRecord,
    /// True where it has as many cells as the header.
    pub even: bool,
    /// Its name, where it has one.
    pub id: Vec<u8>,
    /// The columns whose cells could not be read, where it is judged without them.
    pub unread: Vec<usize>,
    /// Words that no rule reads, by their fact, of a line that is taken as a case.
    pub words: Vec<(FactId, String)>,
    /// What an earlier run said, where the row is a line of its result.
    pub earlier: Vec<EarlierStatus>,
}

/// What an earlier run said of a status.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct EarlierStatus {
    /// The status.
    pub status: String,
    /// The verdict.
    pub verdict: String,
    /// The least and the most points.
    pub points: [Option<String>; 2],
}

impl WaitingRow {
    /// Another row.
    pub fn begin(&mut self, number: u64, span: (usize, usize)) {
        (self.number, self.span, self.even) = (number, span, true);
        self.id.clear();
        self.unread.clear();
        self.earlier.clear();
        self.words.clear();
    }

    /// Its name, where it has one.
    pub fn name(&self) -> Option<String> {
        (!self.id.is_empty()).then(|| String::from_utf8_lossy(&self.id).into_owned())
    }
}
