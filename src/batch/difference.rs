//! How the differences between two judgements are written.

use crate::text::Lang;

/// How differences are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference<'w> {
    /// For people, in a language.
    Text(Lang<'w>),
    /// Cells between separators, a header first.
    Table(u8),
    /// A JSON object for each.
    Lines,
    /// Cells for a program that lays them out.
    Cells,
}
