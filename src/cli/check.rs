//! `zairyu check`: every status, or those named.

use super::args::CheckArgs;
use crate::cli::Done;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::document::Depth;
use crate::explain::anonymous;
use crate::render::{Matter, Shown};

/// Runs the command.
pub fn run(args: &CheckArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::Check)?;
    print::ready(&args.print)?;
    let report = input::judge(&args.case, false, session)?.report;
    let report = if args.print.anonymous { anonymous(report) } else { report };
    let depth = match (args.brief, args.all || !args.case.status.is_empty()) {
        (true, _) => Depth::Brief,
        (false, true) => Depth::All,
        (false, false) => Depth::Close,
    };
    let bytes = print::drawn(format, Matter::Check(&report, depth), &args.print, session)?;
    print::deliver(&bytes, format, &args.print, session)?;
    let mut verdicts = report.statuses.iter().map(|status| status.verdict);
    let failed = verdicts.any(|verdict| args.fail_on.iter().any(|fail| fail.verdict() == verdict));
    Ok(if failed { Done::Matched } else { Done::Fine })
}
