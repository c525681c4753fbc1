//! Where a table begins, looked at before its rows. Must not know how it was found.

use crate::batch::{Columns, InputForm};

/// What the columns of an input mean, and how it is written after all.
pub struct Begun {
    pub columns: Columns,
    pub form: InputForm,
    /// The rows above the header that hold something.
    pub above: Vec<Vec<String>>,
}
