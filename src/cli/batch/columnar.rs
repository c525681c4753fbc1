//! Parquet and Arrow IPC in a batch: opened from the disk or standard input, written, and what is
//! said where they cannot be read.

use crate::batch::{Blocks, Columns, Mapping, Plan, ResultShape};
use crate::cli::args::{BatchArgs, TableFormat};
use crate::cli::batch::begun::statuses;
use crate::cli::batch::summary;
use crate::cli::batch::vessel::Vessel;
use crate::cli::io::streams::{self, Packing, packing};
use crate::cli::say::failure::Failure;
use crate::cli::words::{self, columns};
pub use crate::columnar::Kept;
use crate::columnar::{BatchRows, BatchSource, ColumnarResults, Store, UnreadableBatches, Untyped};
use crate::evaluate::Program;
use crate::facts::{Kind, form};
use crate::text::Text;
use std::fs::File;
use std::io;
use std::path::Path;

/// No record batch may take more, in bytes, unless more is allowed.
const LIMIT: u64 = 2 * 1024 * 1024 * 1024;

/// What columns mean, their rows, and what keeps them until results stand beside them.
type Opened = (Columns, Blocks<BatchRows>, Option<Kept>);

/// Opens the input.
pub fn open(
    args: &BatchArgs,
    shape: ResultShape,
    program: &Program<'_>,
    mapping: &Mapping,
) -> Result<Opened, Failure> {
    let failed = |error: UnreadableBatches| said(&args.input, &error);
    let source = source(args)?;
    let vocabulary = &program.rulebook().vocabulary;
    let names = source.columns().into_iter().map(|leaf| leaf.name).collect();
    let meant = Columns::of_rows(vocabulary, names, mapping, &[]);
    let meant = meant.map_err(|unfit| summary::unfit(&unfit))?.beside(statuses(program));
    let kept = (shape == ResultShape::Beside).then(|| source.keep());
    let passed = !matches!(shape, ResultShape::Long(_) | ResultShape::Differences(_));
    let rows = BatchRows::new(source, &meant, vocabulary, kept.clone(), passed).map_err(failed)?;
    Ok((meant, rows.blocks(), kept))
}

fn source(args: &BatchArgs) -> Result<BatchSource, Failure> {
    let (name, packing) = packing(&args.input);
    let suffix = || name.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    let parquet = match args.input_format {
        Some(format) => format == TableFormat::Parquet,
        None => suffix().is_some_and(|suffix| suffix.starts_with('p')),
    };
    let limit = args.max_unpacked.map_or(LIMIT, |mib| mib.saturating_mul(1024 * 1024));
    let file = match packing {
        Packing::Plain => {
            file(&args.input).map_err(|error| said(&args.input, &UnreadableBatches::Io(error)))?
        }
        Packing::Gzip | Packing::Zstd => None,
    };
    let source = match (parquet, file) {
        (true, Some(file)) => BatchSource::parquet(file),
        (false, Some(file)) => BatchSource::file(Box::new(file), limit),
        (true, None) => return Err(Failure::usage(columns::PARQUET_STREAM, &[])),
        (false, None) => {
            let (bytes, _) = streams::source(&args.input)?;
            let most = args.max_unpacked.unwrap_or(streams::UNPACKED);
            let bytes = streams::unpacked(bytes, packing, most).map_err(UnreadableBatches::Io);
            bytes.and_then(|bytes| BatchSource::stream(bytes, limit))
        }
    };
    source.map_err(|error| said(&args.input, &error))
}

/// A file of which any part can be read; none where that is a stream.
fn file(path: &Path) -> io::Result<Option<File>> {
    if path == Path::new("-") {
        return Ok(None);
    }
    // A pipe must not be opened only to be looked at.
    let about = std::fs::metadata(path)?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    about.is_file().then(|| File::open(path)).transpose()
}

/// What is said where reading failed in the middle, if it failed here.
pub fn failure(input: &Path, error: &io::Error) -> Option<Failure> {
    error.get_ref()?.downcast_ref().map(|error| said(input, error))
}

fn said(input: &Path, error: &UnreadableBatches) -> Failure {
    let name = input.display().to_string();
    let named = |notice| Failure::usage(notice, &[("name", &name)]);
    match error {
        UnreadableBatches::NoParquet => named(columns::NO_PARQUET),
        UnreadableBatches::NoArrow => named(columns::NO_ARROW),
        UnreadableBatches::Encrypted => named(columns::PARQUET_ENCRYPTED),
        UnreadableBatches::Truncated => named(columns::COLUMNS_TRUNCATED),
        UnreadableBatches::TooLarge { declared, most } => {
            let mib = |bytes: &u64| (bytes / 1024 / 1024).to_string();
            let (declared, limit) = (mib(declared), mib(most));
            let slots = [("name", name.as_str()), ("declared", &declared), ("limit", &limit)];
            Failure::usage(columns::COLUMNS_TOO_LARGE, &slots)
        }
        UnreadableBatches::Untyped(untyped) => untyped_column(untyped),
        UnreadableBatches::Broken(detail) => {
            Failure::usage(columns::COLUMNS_BROKEN, &[("name", &name), ("detail", detail)])
        }
        UnreadableBatches::Io(error) => {
            Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &error.to_string())])
        }
    }
}

fn untyped_column(Untyped { name, found, expected }: &Untyped) -> Failure {
    let slot = |words: &str| Text::same(words);
    let slots = |expected| vec![("name", slot(name)), ("found", slot(found)), ("form", expected)];
    match expected {
        Some(kind @ Kind::Set(_)) => Failure::spoken(columns::COLUMN_TYPE_SET, slots(form(*kind))),
        Some(kind) => Failure::spoken(columns::COLUMN_TYPE, slots(form(*kind))),
        None => Failure::spoken(columns::COLUMN_TYPE_ID, slots(slot(""))),
    }
}

/// Results on their way into a file of columns.
pub struct ColumnTable(ColumnarResults);

impl ColumnTable {
    /// Nothing written but what comes first. `standard`: it is read while it is written.
    pub fn new(
        plan: &Plan<'_>,
        vessel: Vessel,
        kept: Option<Kept>,
        standard: bool,
    ) -> io::Result<Self> {
        let store = match (vessel, standard) {
            (Vessel::Arrow, true) => Store::Stream,
            (Vessel::Arrow, false) => Store::Arrow,
            _ => Store::Parquet,
        };
        ColumnarResults::new(plan, kept, store).map(Self)
    }

    /// Takes judged rows in; gives the bytes that have become ready.
    pub fn take(&mut self, piece: &[u8]) -> io::Result<Vec<u8>> {
        self.0.take(piece)
    }

    /// All rows were judged: the last bytes.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        self.0.finish()
    }
}
