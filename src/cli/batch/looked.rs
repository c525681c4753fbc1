//! A table looked through from its top to its end without judging anybody.

use crate::batch::{Blocks, Columns, InputForm, Mapping, RowsApart};
use crate::cli::args::BatchArgs;
use crate::cli::batch::book;
use crate::cli::batch::forms::Forms;
use crate::cli::batch::mapping::{columns, unreadable};
use crate::cli::batch::run::encoding;
use crate::cli::io::streams::{Packing, UNPACKED, packing, source, text};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::evaluate::Program;
use std::io::Read;

/// Reads every row that can be taken apart, and says what the columns mean.
pub fn rows(
    args: &BatchArgs,
    program: &Program<'_>,
    session: &Session,
    each: &mut dyn FnMut(&[String]),
) -> Result<Columns, Failure> {
    let mapping = Mapping::default();
    match Forms::of(args, session)?.form {
        InputForm::Sheet => {
            let mut book = book::open(args, packing(&args.input).1 != Packing::Plain)?;
            let (begun, _, blocks) = book::blocks(&mut book, args, program, &mapping)?;
            let width = begun.columns.names.len();
            through(args, RowsApart::of_sheet(blocks, width), each)?;
            Ok(begun.columns)
        }
        form @ InputForm::Separated(_) => {
            let (bytes, _) = source(&args.input)?;
            let text = text(bytes, (packing(&args.input).1, UNPACKED), encoding(args)?);
            let text = text.map_err(|error| unreadable(&args.input, &error))?;
            let mut blocks = Blocks::new(text, form);
            let begun = columns(args, form, &mut blocks, program, &mapping)?;
            let InputForm::Separated(separator) = begun.form else { return Ok(begun.columns) };
            let width = begun.columns.names.len();
            through(args, RowsApart::new(blocks, separator, width), each)?;
            Ok(begun.columns)
        }
        InputForm::Lines | InputForm::Records => Err(Failure::usage(words::maps::MAP_INPUT, &[])),
    }
}

fn through<R: Read>(
    args: &BatchArgs,
    rows: RowsApart<R>,
    each: &mut dyn FnMut(&[String]),
) -> Result<(), Failure> {
    for row in rows {
        if let Ok(cells) = row.map_err(|error| unreadable(&args.input, &error))? {
            each(&cells.words);
        }
    }
    Ok(())
}
