//! A row on its way from a reader to those who judge and write it.

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
}

impl WaitingRow {
    /// Another row.
    pub fn begin(&mut self, number: u64, span: (usize, usize)) {
        (self.number, self.span, self.even) = (number, span, true);
        self.id.clear();
    }

    /// Its name, where it has one.
    pub fn name(&self) -> Option<String> {
        (!self.id.is_empty()).then(|| String::from_utf8_lossy(&self.id).into_owned())
    }
}
