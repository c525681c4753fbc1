//! Record batches on their way into a file: Parquet, or Arrow IPC.

use arrow_array::RecordBatch;
use arrow_ipc::writer::{FileWriter, StreamWriter};
use arrow_schema::{ArrowError, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use std::io;

/// What record batches are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// A Parquet file.
    Parquet,
    /// An Arrow IPC file.
    Arrow,
    /// A stream of Arrow IPC, which can be read before it ends.
    Stream,
}

/// A row group is closed after so many rows, or so many bytes: it is held until then.
const GROUP_ROWS: usize = 128 * 1024;
const GROUP_BYTES: usize = 32 * 1024 * 1024;

/// Writes record batches into memory, out of which the bytes are taken as they come.
pub(super) enum BatchWriter {
    Parquet(Box<ArrowWriter<Vec<u8>>>),
    Arrow(Box<FileWriter<Vec<u8>>>),
    Stream(Box<StreamWriter<Vec<u8>>>),
}

impl BatchWriter {
    /// Nothing written but what comes first.
    pub fn new(store: Store, schema: &SchemaRef) -> io::Result<Self> {
        let memory = Vec::new();
        Ok(match store {
            Store::Parquet => {
                let writer = ArrowWriter::try_new(memory, schema.clone(), Some(properties()));
                Self::Parquet(Box::new(writer.map_err(of_parquet)?))
            }
            Store::Arrow => {
                Self::Arrow(Box::new(FileWriter::try_new(memory, schema).map_err(of_arrow)?))
            }
            Store::Stream => {
                Self::Stream(Box::new(StreamWriter::try_new(memory, schema).map_err(of_arrow)?))
            }
        })
    }

    /// Adds rows.
    pub fn write(&mut self, batch: &RecordBatch) -> io::Result<()> {
        match self {
            Self::Parquet(writer) => writer.write(batch).map_err(of_parquet),
            Self::Arrow(writer) => writer.write(batch).map_err(of_arrow),
            Self::Stream(writer) => writer.write(batch).map_err(of_arrow),
        }
    }

    /// The bytes that have become ready.
    pub fn ready(&mut self) -> Vec<u8> {
        std::mem::take(match self {
            Self::Parquet(writer) => writer.inner_mut(),
            Self::Arrow(writer) => writer.get_mut(),
            Self::Stream(writer) => writer.get_mut(),
        })
    }

    /// All rows were added: the last bytes.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        match self {
            Self::Parquet(writer) => writer.into_inner().map_err(of_parquet),
            Self::Arrow(mut writer) => {
                writer.finish().and_then(|()| writer.into_inner()).map_err(of_arrow)
            }
            Self::Stream(mut writer) => {
                writer.finish().and_then(|()| writer.into_inner()).map_err(of_arrow)
            }
        }
    }
}

fn properties() -> WriterProperties {
    WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_max_row_group_row_count(Some(GROUP_ROWS))
        .set_max_row_group_bytes(Some(GROUP_BYTES))
        .set_created_by(concat!("zairyu ", env!("CARGO_PKG_VERSION")).to_string())
        .build()
}

fn of_parquet(error: ParquetError) -> io::Error {
    io::Error::other(error)
}

pub(super) fn of_arrow(error: ArrowError) -> io::Error {
    io::Error::other(error)
}
