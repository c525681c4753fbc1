//! `zairyu report`: the client file.

use super::args::{CaseArgs, Format, ReportArgs};
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, each, letterhead};
use crate::document::{Chosen, Letterhead, client_file};
use crate::explain::{Report, anonymous};
use crate::render::{csv_report, json_file, xlsx_report};

/// Runs the command.
pub fn run(args: &ReportArgs, session: &Session) -> Result<Done, Failure> {
    let head = args.letterhead.as_deref().map(letterhead::read).transpose()?;
    if let Some(table) = &args.each {
        return each::run(table, args, head.as_ref(), session);
    }
    let format = print::format_of(args.case.format, args.print.output.as_deref())?;
    print::ready(&args.print)?;
    // What is for programs reads the same in every language, however it was asked for.
    let case = CaseArgs { format: Some(format), ..args.case.clone() };
    let report = input::judge(&case, session)?.report;
    let bytes = made(report, format, args, head.as_ref(), session)?;
    print::deliver(&bytes, format, &args.print, session)
}

/// One file.
pub fn made(
    report: Report,
    format: Format,
    args: &ReportArgs,
    head: Option<&Letterhead>,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let report = if args.print.anonymous { anonymous(report) } else { report };
    let all = args.all || !args.case.status.is_empty();
    let chosen = if all { Chosen::All } else { Chosen::Close };
    let document = || client_file(&report, chosen, head.cloned());
    Ok(match format {
        Format::Json => json_file(&report).into_bytes(),
        Format::Csv => csv_report(&report, b',').into_bytes(),
        Format::Tsv => csv_report(&report, b'\t').into_bytes(),
        Format::Xlsx => xlsx_report(&report, &document(), session.page().languages),
        format => print::drawn(&document(), format, &args.print, session)?,
    })
}
