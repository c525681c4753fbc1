//! Record batches as they come from a file or a stream.

use super::depth::is_shallow;
use super::flat::{Leaf, leaves};
use super::guard::guarded;
use super::kept::Kept;
use super::messages::{Messages, ROWS};
use super::unreadable::UnreadableBatches;
use crate::door::Seekable;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;
use std::io::Read;

/// Where record batches come from.
pub struct BatchSource {
    schema: SchemaRef,
    reader: BatchReader,
}

enum BatchReader {
    Parquet(ParquetRecordBatchReader),
    Arrow(Box<Messages>),
}

/// How a Parquet file ends, and how one ends whose footer is encrypted.
const PARQUET: [u8; 4] = *b"PAR1";
const ENCRYPTED: [u8; 4] = *b"PARE";

impl BatchSource {
    /// A Parquet file.
    pub fn parquet<T: ChunkReader + 'static>(file: T) -> Result<Self, UnreadableBatches> {
        marked(&file)?;
        guarded(|| {
            let builder = ParquetRecordBatchReaderBuilder::try_new(file)?.with_batch_size(ROWS);
            let schema = builder.schema().clone();
            Ok(Self { schema, reader: BatchReader::Parquet(builder.build()?) })
        })
    }

    /// A stream of Arrow IPC. `limit`: no record batch may take more bytes.
    pub fn stream(bytes: Box<dyn Read + Send>, limit: u64) -> Result<Self, UnreadableBatches> {
        guarded(|| Messages::stream(bytes, limit)).map(Self::arrow)
    }

    /// An Arrow IPC file, or a file that holds a stream.
    pub fn file(bytes: Box<dyn Seekable>, limit: u64) -> Result<Self, UnreadableBatches> {
        guarded(|| Messages::file(bytes, limit)).map(Self::arrow)
    }

    fn arrow(messages: Messages) -> Self {
        Self { schema: messages.schema(), reader: BatchReader::Arrow(Box::new(messages)) }
    }

    /// The columns.
    pub fn columns(&self) -> Vec<Leaf> {
        leaves(&self.schema)
    }

    /// What keeps the record batches until their results are written.
    pub fn keep(&self) -> Kept {
        Kept::new(self.schema.clone())
    }

    /// The next rows, no more than [`ROWS`]; none at the end.
    pub(super) fn next(&mut self) -> Result<Option<RecordBatch>, UnreadableBatches> {
        guarded(|| match &mut self.reader {
            BatchReader::Parquet(batches) => Ok(batches.next().transpose()?),
            BatchReader::Arrow(messages) => messages.next(),
        })
    }
}

/// Refuses what is no Parquet file by how it begins and ends.
fn marked<T: ChunkReader>(file: &T) -> Result<(), UnreadableBatches> {
    let length = file.len();
    if length < 8 {
        return Err(UnreadableBatches::NoParquet);
    }
    let (first, last) = (file.get_bytes(0, 4)?, file.get_bytes(length - 4, 4)?);
    match (first[..] == PARQUET, last[..] == PARQUET) {
        _ if first[..] == ENCRYPTED || last[..] == ENCRYPTED => Err(UnreadableBatches::Encrypted),
        (true, true) => footed(file),
        (true, false) => Err(UnreadableBatches::Truncated),
        (false, _) => Err(UnreadableBatches::NoParquet),
    }
}

/// Refuses a footer that is longer than the file, or nests columns without end.
fn footed<T: ChunkReader>(file: &T) -> Result<(), UnreadableBatches> {
    let most = file.len().saturating_sub(12);
    let length = file.get_bytes(file.len() - 8, 4)?;
    let length = length.first_chunk().map_or(u32::MAX, |bytes| u32::from_le_bytes(*bytes));
    if u64::from(length) > most {
        return Err(UnreadableBatches::Broken("the footer is longer than the file".to_string()));
    }
    let place = file.len() - 8 - u64::from(length);
    match is_shallow(&file.get_bytes(place, usize::try_from(length).unwrap_or(usize::MAX))?) {
        true => Ok(()),
        false => Err(UnreadableBatches::Broken("the columns in the footer".to_string())),
    }
}
