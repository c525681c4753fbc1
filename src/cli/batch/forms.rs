//! How the input of a batch is written, and how its result is: by what was asked for, else by the
//! names of the files.

use crate::batch::{CELL, InputForm, ResultShape};
use crate::cli::args::{BatchArgs, ShapeArg, TableFormat};
use crate::cli::batch::against;
use crate::cli::batch::vessel::Vessel;
use crate::cli::io::streams::packing;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use std::path::Path;

/// How the input is written, and how the result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Forms<'s> {
    /// The input.
    pub form: InputForm,
    /// The layout of the result.
    pub shape: ResultShape<'s>,
    /// What the result is put into.
    pub vessel: Vessel,
}

impl<'s> Forms<'s> {
    /// What the arguments ask for.
    pub fn of(args: &BatchArgs, session: &'s Session) -> Result<Self, Failure> {
        let Some(input) = args.input_format.or_else(|| by_suffix(&args.input)) else {
            return Err(Failure::usage(words::INPUT_FORMAT, &[]));
        };
        let output = args.output.as_deref().and_then(by_suffix);
        let compared = against::is_asked(args);
        let usual = if compared { TableFormat::Text } else { input };
        let output = args.format.or(output).unwrap_or(usual);
        built(input).and(built(output))?;
        let form = match input {
            TableFormat::Csv => InputForm::Separated(delimiter(args)?.unwrap_or(b',')),
            TableFormat::Tsv => InputForm::Separated(delimiter(args)?.unwrap_or(b'\t')),
            TableFormat::Jsonl => InputForm::Lines,
            TableFormat::Xlsx => InputForm::Sheet,
            TableFormat::Parquet | TableFormat::Arrow => InputForm::Records,
            TableFormat::Text => return Err(Failure::usage(words::INPUT_FORMAT, &[])),
        };
        let vessel = match output {
            TableFormat::Xlsx => Vessel::Book,
            TableFormat::Parquet => Vessel::Parquet,
            TableFormat::Arrow => Vessel::Arrow,
            _ => Vessel::Text,
        };
        if compared {
            let shape = ResultShape::Differences(against::difference(output, session));
            return Ok(Self { form, shape, vessel });
        }
        let shape = shape(form, output, args.shape)?;
        fitting(args, form, shape, vessel)?;
        Ok(Self { form, shape, vessel })
    }
}

/// What was said to part the cells of the input.
fn delimiter(args: &BatchArgs) -> Result<Option<u8>, Failure> {
    let Some(words) = &args.delimiter else { return Ok(None) };
    match words.as_bytes() {
        b"tab" | b"\\t" => Ok(Some(b'\t')),
        [sign] if sign.is_ascii_punctuation() && *sign != b'"' || *sign == b'\t' => Ok(Some(*sign)),
        _ => Err(Failure::usage(words::BAD_DELIMITER, &[("value", words)])),
    }
}

/// Formats of columns need what not every build has.
fn built(format: TableFormat) -> Result<(), Failure> {
    let name = match format {
        TableFormat::Parquet => "Parquet",
        TableFormat::Arrow => "Arrow",
        _ => return Ok(()),
    };
    match cfg!(feature = "columnar") {
        true => Ok(()),
        false => Err(Failure::usage(words::NOT_BUILT, &[("format", name)])),
    }
}

fn shape(
    form: InputForm,
    output: TableFormat,
    shape: Option<ShapeArg>,
) -> Result<ResultShape<'static>, Failure> {
    let long = shape == Some(ShapeArg::Long);
    Ok(match output {
        TableFormat::Jsonl if shape.is_some() => {
            return Err(Failure::usage(words::SHAPE_OF_LINES, &[]));
        }
        TableFormat::Jsonl => ResultShape::Lines,
        TableFormat::Csv if long => ResultShape::Long(b','),
        TableFormat::Csv => ResultShape::Wide(b','),
        TableFormat::Tsv if long => ResultShape::Long(b'\t'),
        TableFormat::Tsv => ResultShape::Wide(b'\t'),
        TableFormat::Xlsx if long => return Err(Failure::usage(words::LONG_BOOK, &[])),
        TableFormat::Parquet | TableFormat::Arrow if long => ResultShape::Long(CELL),
        // What came in as columns is handed on as it is.
        TableFormat::Parquet | TableFormat::Arrow if form == InputForm::Records => {
            ResultShape::Beside
        }
        TableFormat::Xlsx | TableFormat::Parquet | TableFormat::Arrow => ResultShape::Cells,
        TableFormat::Text => return Err(Failure::usage(words::TEXT_ALONE, &[])),
    })
}

/// What does not go together.
fn fitting(
    args: &BatchArgs,
    form: InputForm,
    shape: ResultShape,
    vessel: Vessel,
) -> Result<(), Failure> {
    let by_line = args.no_header || args.line_by_line;
    let refused = |notice| Err(Failure::usage(notice, &[]));
    if by_line && (form == InputForm::Records || matches!(vessel, Vessel::Parquet | Vessel::Arrow))
    {
        return refused(words::COLUMNS_BY_LINE);
    }
    if by_line && vessel == Vessel::Book {
        return refused(words::SHEET_BY_LINE);
    }
    if args.no_header && form == InputForm::Lines {
        return refused(words::NO_HEADER_LINES);
    }
    if by_line && form == InputForm::Sheet {
        return refused(words::SHEET_BY_LINE);
    }
    if by_line && matches!(shape, ResultShape::Long(_)) {
        return refused(words::LONG_BY_LINE);
    }
    if args.explain && shape != ResultShape::Lines {
        return refused(words::EXPLAIN_TABLE);
    }
    Ok(())
}

fn by_suffix(path: &Path) -> Option<TableFormat> {
    let (path, _) = packing(path);
    let suffix = path.extension()?.to_string_lossy().to_lowercase();
    match suffix.as_str() {
        "csv" => Some(TableFormat::Csv),
        "tsv" | "tab" => Some(TableFormat::Tsv),
        "jsonl" | "ndjson" => Some(TableFormat::Jsonl),
        "xlsx" | "xlsm" => Some(TableFormat::Xlsx),
        "parquet" | "pq" => Some(TableFormat::Parquet),
        "arrow" | "arrows" | "feather" | "ipc" => Some(TableFormat::Arrow),
        _ => None,
    }
}
