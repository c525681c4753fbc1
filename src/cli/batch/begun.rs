//! Where a table begins, looked at before its rows. Must not know how it was found.

use crate::batch::{Columns, InputForm};
use crate::evaluate::Program;

/// What the columns of an input mean, and how it is written after all.
pub struct Begun {
    pub columns: Columns,
    pub form: InputForm,
    /// The rows above the header that hold something.
    pub above: Vec<Vec<String>>,
}

/// The names of all statuses, by which an earlier run may have named columns.
pub fn statuses<'p>(program: &'p Program<'_>) -> impl Iterator<Item = &'p str> {
    program.rulebook().statuses.iter().map(|status| status.id.as_str())
}
