//! Where a table begins, looked at before its rows. Must not know how it was found.

use crate::batch::{Columns, InputForm};
use crate::evaluate::Program;
use crate::workbook::WorkbookNotes;

/// What the columns of an input mean, and how it is written after all.
pub struct Begun {
    pub columns: Columns,
    pub form: InputForm,
    /// The rows above the header that hold something.
    pub above: Vec<Vec<String>>,
    /// What of a workbook is not read as a table is.
    pub book: Option<WorkbookNotes>,
}

/// The names of all statuses, by which an earlier run may have named columns.
pub fn statuses<'p>(program: &'p Program<'_>) -> impl Iterator<Item = &'p str> {
    program.rulebook().statuses.iter().map(|status| status.id.as_str())
}
