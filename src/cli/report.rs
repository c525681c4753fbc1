//! `zairyu report`: the client file.

use super::args::ReportArgs;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, each, letterhead};
use crate::document::{Chosen, Letterhead};
use crate::explain::{CaseReport, anonymous};
use crate::render::{Format, Matter, Shown};

/// Runs the command.
pub fn run(args: &ReportArgs, session: &Session) -> Result<Done, Failure> {
    let head = args.letterhead.as_deref().map(letterhead::read).transpose()?;
    if let Some(table) = &args.each {
        return each::run(table, args, head.as_ref(), session);
    }
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::File)?;
    print::ready(&args.print)?;
    let report = input::judge(&args.case, session)?.report;
    let bytes = made(report, format, args, head.as_ref(), session)?;
    print::deliver(&bytes, format, &args.print, session)
}

/// One file.
pub fn made(
    report: CaseReport,
    format: &'static Format,
    args: &ReportArgs,
    head: Option<&Letterhead>,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let report = if args.print.anonymous { anonymous(report) } else { report };
    let all = args.all || !args.case.status.is_empty();
    let chosen = if all { Chosen::All } else { Chosen::Close };
    let matter = Matter::File(&report, chosen, head);
    print::drawn(format, matter, &args.print, session)
}
