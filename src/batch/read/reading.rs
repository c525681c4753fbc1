//! What comes of the rows of a block, one after the other.

use crate::batch::read::filler::{Bad, Filler};
use crate::batch::waiting::WaitingRow;
use crate::diagnostic::Diagnostic;

/// What came of a row.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "one row at a time, never many of them")]
pub enum Came {
    /// It was taken apart and its facts given, but for cells that cannot be read.
    Filled(Vec<Bad>),
    /// It cannot be taken apart.
    Broken(Diagnostic),
    /// It holds no value in any cell.
    Blank,
}

/// The rows of a block.
pub trait Rows {
    /// Takes the next row apart and gives its facts to the candidate in `lane`; none at the end.
    fn next(&mut self, lane: usize, row: &mut WaitingRow, filler: &mut Filler<'_>) -> Option<Came>;
}
