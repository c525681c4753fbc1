//! `zairyu report`: the client file.

use super::args::ReportArgs;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, client_file, each, letterhead};
use crate::render::Shown;

/// Runs the command.
pub fn run(args: &ReportArgs, session: &Session) -> Result<Done, Failure> {
    let head = args.letterhead.as_deref().map(letterhead::read).transpose()?;
    if let Some(table) = &args.each {
        return each::run(table, args, head.as_ref(), session);
    }
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::File)?;
    print::ready(&args.print)?;
    let report = input::judge(&args.case, false, session)?.report;
    let bytes = client_file::drawn(report, format, args, head.as_ref(), session)?;
    print::deliver(&bytes, format, &args.print, session)
}
