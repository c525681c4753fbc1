//! The client file of one report, as bytes.

use super::args::ReportArgs;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::document::{Chosen, Letterhead};
use crate::explain::{CaseReport, anonymous};
use crate::render::{Format, Matter};

/// The file, without names where that is asked for.
pub fn drawn(
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
