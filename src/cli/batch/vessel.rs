//! What judged rows are put into.

/// What judged rows are put into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vessel {
    /// Nothing: they are text.
    Text,
    /// A workbook.
    Book,
    /// A Parquet file.
    Parquet,
    /// Arrow IPC.
    Arrow,
}
