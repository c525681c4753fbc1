//! `zairyu points`: the points table as the official form prints it.

use super::args::{CaseArgs, Format, PointsArgs};
use crate::calendar::read_day;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::document::{Document, Side, compared, points_document};
use crate::explain::{Report, anonymous};
use crate::render::{csv_points, json_points, xlsx_points};
use std::ffi::OsStr;
use std::path::PathBuf;

/// Runs the command.
pub fn run(args: &PointsArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.case.format, args.print.output.as_deref())?;
    print::ready(&args.print)?;
    // What is for programs reads the same in every language, however it was asked for.
    let case = CaseArgs { format: Some(format), ..args.case.clone() };
    let args = &PointsArgs { case, ..args.clone() };
    let mut reports = vec![judge(&args.case, session, args.print.anonymous)?];
    for past in &args.past {
        reports.push(earlier(past, args, session)?);
    }
    let page = session.page();
    let bytes = match format {
        Format::Json => json_points(&reports).into_bytes(),
        Format::Csv => csv_points(&reports, b',').into_bytes(),
        Format::Tsv => csv_points(&reports, b'\t').into_bytes(),
        Format::Xlsx => xlsx_points(&reports, args.compare, page.languages),
        format => print::drawn(&document(&reports, args.compare), format, &args.print, session)?,
    };
    print::deliver(&bytes, format, &args.print, session)
}

fn document(reports: &[Report], compare: bool) -> Document {
    if !compare && reports.len() == 1 {
        return points_document(&reports[0]);
    }
    let sides: Vec<Side<'_>> = reports.iter().flat_map(Side::all).collect();
    compared(&sides)
}

fn judge(args: &CaseArgs, session: &Session, hide: bool) -> Result<Report, Failure> {
    let input::Judged { mut report, with_points } = input::judge(args, session)?;
    let without = report.statuses.iter().find(|status| status.points.is_none());
    if let (Some(status), false) = (without, args.status.is_empty()) {
        return Err(Failure::unknown(
            words::NO_POINTS,
            &status.id,
            with_points.iter().map(String::as_str),
        ));
    }
    report.statuses.retain(|status| status.points.is_some());
    if report.statuses.is_empty() {
        return Err(Failure::usage(words::NO_TABLES, &[]));
    }
    Ok(if hide { anonymous(report) } else { report })
}

/// The points of an earlier day, from the case of that day. Facts given by `--set` are today's.
fn earlier(past: &OsStr, args: &PointsArgs, session: &Session) -> Result<Report, Failure> {
    let shown = past.to_string_lossy();
    let bad = || Failure::usage(words::BAD_PAST, &[("value", &shown)]);
    let (day, file) = day_and_file(past).ok_or_else(bad)?;
    let day = read_day(&crate::facts::fold(&day)).ok_or_else(bad)?;
    if day >= session.day()? {
        return Err(Failure::usage(words::PAST_LATER, &[("day", &day.to_string())]));
    }
    let case = CaseArgs { case: Some(file), set: Vec::new(), ..args.case.clone() };
    judge(&case, &session.on(day), args.print.anonymous)
}

/// What stands before and behind the first `=`; a file's name may be any bytes.
#[cfg(unix)]
fn day_and_file(past: &OsStr) -> Option<(String, PathBuf)> {
    use std::os::unix::ffi::OsStrExt;
    let bytes = past.as_bytes();
    let at = bytes.iter().position(|byte| *byte == b'=')?;
    let day = std::str::from_utf8(&bytes[..at]).ok()?.to_string();
    Some((day, OsStr::from_bytes(&bytes[at + 1..]).into()))
}

/// The same where names of files are words.
#[cfg(not(unix))]
fn day_and_file(past: &OsStr) -> Option<(String, PathBuf)> {
    let (day, file) = past.to_str()?.split_once('=')?;
    Some((day.to_string(), file.into()))
}
