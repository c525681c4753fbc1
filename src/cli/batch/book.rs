//! A workbook as the input of a batch: opened from the disk or standard input, and what is said
//! where it cannot be read.

use crate::batch::{Blocks, Columns, InputForm, Mapping};
use crate::cli::args::BatchArgs;
use crate::cli::batch::begun::{Begun, statuses};
use crate::cli::batch::summary;
use crate::cli::io::files::opened;
use crate::cli::io::streams::{packing, unpacked};
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::door::Seekable;
use crate::evaluate::Program;
use crate::facts::Headings;
use crate::workbook::{Limit, SheetRows, UnreadableWorkbook, Workbook};
use std::io::{Cursor, Read};
use std::path::Path;

/// Opens the workbook that is the input.
pub fn open(args: &BatchArgs, packed: bool) -> Result<Workbook, Failure> {
    let mebibyte = 1024 * 1024;
    let limit = args.max_unpacked.map(|mib| Limit(mib.saturating_mul(mebibyte)));
    let limit = limit.unwrap_or(Limit::USUAL);
    let opened = seekable(args, packed, limit).map_err(UnreadableWorkbook::Io);
    opened
        .and_then(|bytes| Workbook::open(bytes, limit))
        .map_err(|error| failure(&args.input, &error))
}

/// A file as it lies on the disk; all else is read into memory, within the limit.
fn seekable(args: &BatchArgs, packed: bool, limit: Limit) -> std::io::Result<Box<dyn Seekable>> {
    let stream = args.input == Path::new("-");
    if !stream && !packed {
        return Ok(Box::new(opened(&args.input)?));
    }
    let bytes: Box<dyn Read + Send> =
        if stream { Box::new(std::io::stdin()) } else { Box::new(opened(&args.input)?) };
    let mut held = Vec::new();
    let plain = unpacked(bytes, packing(&args.input).1, limit.0.div_ceil(1024 * 1024))?;
    plain.take(limit.0 + 1).read_to_end(&mut held)?;
    match held.len() as u64 > limit.0 {
        true => Err(std::io::ErrorKind::FileTooLarge.into()),
        false => Ok(Box::new(Cursor::new(held))),
    }
}

/// The rows of the sheet that was asked for, what their columns mean, and its name.
pub fn blocks<'b>(
    book: &'b mut Workbook,
    args: &BatchArgs,
    program: &Program<'_>,
    mapping: &Mapping,
) -> Result<(Begun, String, Blocks<SheetRows<'b>>), Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let failed = |error: UnreadableWorkbook| failure(&args.input, &error);
    let sheet = book.sheet(args.sheet.as_deref()).map_err(failed)?;
    let (headings, by) = (Headings::of(vocabulary), mapping.by_heading());
    let known = |names: &[String]| Columns::count(&headings, vocabulary, names, &by);
    let (begin, rows) = book.rows(&sheet, known).map_err(failed)?;
    if begin.header.is_empty() {
        let name = args.input.display().to_string();
        return Err(Failure::usage(words::EMPTY_TABLE, &[("name", &name)]));
    }
    let columns = Columns::of_rows(vocabulary, begin.header, mapping, &begin.first);
    let columns = columns.map_err(|unfit| summary::unfit(&unfit))?;
    let columns = columns.beside(statuses(program));
    let begun =
        Begun { columns, form: InputForm::Sheet, above: begin.above, book: Some(begin.notes) };
    Ok((begun, sheet, Blocks::new(rows, InputForm::Sheet).beginning_at(begin.row)))
}

/// What is said where a workbook cannot be read.
pub fn failure(input: &Path, error: &UnreadableWorkbook) -> Failure {
    let name = input.display().to_string();
    let named = |notice| Failure::usage(notice, &[("name", &name)]);
    match error {
        UnreadableWorkbook::Password => named(words::BOOK_PASSWORD),
        UnreadableWorkbook::Old => named(words::BOOK_OLD),
        UnreadableWorkbook::NoWorkbook => named(words::NO_BOOK),
        UnreadableWorkbook::TooLarge { part, limit } => {
            let limit = (limit / 1024 / 1024).to_string();
            let slots = [("name", name.as_str()), ("part", part), ("limit", &limit)];
            Failure::usage(words::BOOK_TOO_LARGE, &slots)
        }
        UnreadableWorkbook::NoSheet { name: sheet, known } => {
            let known = known.iter().map(String::as_str);
            Failure::unknown(words::NO_SHEET, sheet, known)
        }
        UnreadableWorkbook::Formula { cell } => {
            Failure::usage(words::BARE_FORMULA, &[("cell", cell)])
        }
        UnreadableWorkbook::Order { cell } => {
            Failure::usage(words::BOOK_ORDER, &[("name", &name), ("cell", cell)])
        }
        UnreadableWorkbook::Broken(_) | UnreadableWorkbook::Io(_) => {
            Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &error.to_string())])
        }
    }
}
