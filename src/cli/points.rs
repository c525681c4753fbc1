//! `zairyu points`: the points table as the official form prints it.

use super::args::{Format, PointsArgs};
use super::failure::Failure;
use super::session::Session;
use super::{Done, input, output, words};
use crate::render::{csv_points, json_points, markdown_points, text_points};

/// Runs the command.
pub fn run(args: &PointsArgs, session: &Session) -> Result<Done, Failure> {
    let input::Judged { mut report, with_points } = input::judge(&args.case, session)?;
    let without = report.statuses.iter().find(|status| status.points.is_none());
    if let (Some(status), false) = (without, args.case.status.is_empty()) {
        return Err(Failure::unknown(
            words::NO_POINTS,
            &status.id,
            with_points.iter().map(String::as_str),
        ));
    }
    report.statuses.retain(|status| status.points.is_some());
    let page = session.page();
    output::print(&match args.case.format {
        Format::Text => text_points(&report, &page),
        Format::Json => json_points(&report),
        Format::Csv => csv_points(&report, b','),
        Format::Tsv => csv_points(&report, b'\t'),
        Format::Markdown => markdown_points(&report, &page),
    })
}
