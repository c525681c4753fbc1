//! Why a workbook cannot be read.

use calamine::XlsxError;
use thiserror::Error;

/// Why a workbook cannot be read.
#[derive(Debug, Error)]
pub enum UnreadableWorkbook {
    /// It is encrypted.
    #[error("the workbook is protected by a password")]
    Password,
    /// It is a workbook of Excel 97 to 2003.
    #[error("the workbook is of the old form .xls")]
    Old,
    /// It is no workbook.
    #[error("not a workbook (.xlsx)")]
    NoWorkbook,
    /// It unpacks to more than is allowed.
    #[error("`{part}` unpacks to more than {limit} bytes, or more than any workbook needs")]
    TooLarge {
        /// The part.
        part: String,
        /// The limit that it passes, in bytes.
        limit: u64,
    },
    /// It has no sheet of that name, or none at all.
    #[error("no sheet `{name}`")]
    NoSheet {
        /// The name.
        name: String,
        /// The names that there are.
        known: Vec<String>,
    },
    /// A formula was never worked out.
    #[error("the formula in `{cell}` has no value")]
    Formula {
        /// The cell.
        cell: String,
    },
    /// Rows or cells do not follow each other, or there are more than a sheet can have.
    #[error("the cell behind `{cell}` is out of order")]
    Order {
        /// The last cell that was in order.
        cell: String,
    },
    /// The bytes are not what a workbook has.
    #[error("{0}")]
    Broken(String),
    /// The bytes cannot be read at all.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl UnreadableWorkbook {
    pub(super) fn broken(error: &dyn std::fmt::Display) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<XlsxError> for UnreadableWorkbook {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Password,
            error => Self::broken(&error),
        }
    }
}
