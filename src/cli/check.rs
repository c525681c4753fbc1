//! `zairyu check`: every status, or those named.

use super::args::{CheckArgs, Format};
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::document::{Depth, check_document};
use crate::render::{csv_report, json_report, markdown_document, text_document};

/// Runs the command.
pub fn run(args: &CheckArgs, session: &Session) -> Result<Done, Failure> {
    let report = input::judge(&args.case, session)?.report;
    let page = session.page();
    let depth = match (args.brief, args.all || !args.case.status.is_empty()) {
        (true, _) => Depth::Brief,
        (false, true) => Depth::All,
        (false, false) => Depth::Close,
    };
    output::print(&match args.case.format.unwrap_or(Format::Text) {
        Format::Text => text_document(&check_document(&report, depth), &page),
        Format::Json => json_report(&report),
        Format::Csv => csv_report(&report, b','),
        Format::Tsv => csv_report(&report, b'\t'),
        Format::Markdown => markdown_document(&check_document(&report, depth), &page),
        format => return Err(crate::cli::say::print::no_format(format, words::CHECK_FORMATS)),
    })?;
    let mut verdicts = report.statuses.iter().map(|status| status.verdict);
    let failed = verdicts.any(|verdict| args.fail_on.iter().any(|fail| fail.verdict() == verdict));
    Ok(if failed { Done::Found } else { Done::Fine })
}
