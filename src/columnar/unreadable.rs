//! Why record batches cannot be read.

use super::flat::Untyped;
use arrow_schema::ArrowError;
use parquet::errors::ParquetError;
use thiserror::Error;

/// Why record batches cannot be read.
#[derive(Debug, Error)]
pub enum UnreadableBatches {
    /// It is no Parquet file.
    #[error("not a Parquet file")]
    NoParquet,
    /// It is neither an Arrow IPC file nor such a stream.
    #[error("not an Arrow IPC file or stream")]
    NoArrow,
    /// It is encrypted.
    #[error("encrypted")]
    Encrypted,
    /// It ends too early.
    #[error("the end is missing")]
    Truncated,
    /// It declares more than it holds, or unpacks to more than is allowed.
    #[error("it declares {declared} bytes where {most} is the most")]
    TooLarge {
        /// What it declares, in bytes.
        declared: u64,
        /// What it may, in bytes.
        most: u64,
    },
    /// A column cannot be read as what it is to be.
    #[error("column `{}` is of type {}", .0.name, .0.found)]
    Untyped(Untyped),
    /// The bytes are not what they ought to be.
    #[error("{0}")]
    Broken(String),
    /// The bytes cannot be read at all.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<ArrowError> for UnreadableBatches {
    fn from(error: ArrowError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<ParquetError> for UnreadableBatches {
    fn from(error: ParquetError) -> Self {
        match error.to_string() {
            words if words.contains("encrypt") => Self::Encrypted,
            words => Self::Broken(words),
        }
    }
}
