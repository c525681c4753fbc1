//! `zairyu points`: the points table as the official form prints it.

use super::args::{CaseArgs, PointsArgs};
use crate::calendar::read_day;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::explain::{CaseReport, anonymous};
use crate::render::{Matter, Shown};
use std::ffi::OsStr;
use std::path::PathBuf;

/// Runs the command.
pub fn run(args: &PointsArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::Points)?;
    print::ready(&args.print)?;
    let mut reports = vec![judge(&args.case, args, session)?];
    for past in &args.past {
        reports.push(earlier(past, args, session)?);
    }
    let matter = Matter::Points(&reports, args.compare);
    let bytes = print::drawn(format, matter, &args.print, session)?;
    print::deliver(&bytes, format, &args.print, session)
}

fn judge(case: &CaseArgs, args: &PointsArgs, session: &Session) -> Result<CaseReport, Failure> {
    let input::JudgedCase { mut report, with_points } = input::judge(case, true, session)?;
    let without = report.statuses.iter().find(|status| status.points.is_none());
    if let (Some(status), false) = (without, case.status.is_empty()) {
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
    Ok(if args.print.anonymous { anonymous(report) } else { report })
}

/// The points of an earlier day, from the case of that day. Facts given by `--set` are today's.
fn earlier(past: &OsStr, args: &PointsArgs, session: &Session) -> Result<CaseReport, Failure> {
    let shown = past.to_string_lossy();
    let bad = || Failure::usage(words::BAD_PAST, &[("value", &shown)]);
    let (day, file) = day_and_file(past).ok_or_else(bad)?;
    let day = read_day(&crate::facts::fold(&day)).ok_or_else(bad)?;
    if day >= session.day()? {
        return Err(Failure::usage(words::PAST_LATER, &[("day", &day.to_string())]));
    }
    let case = CaseArgs { case: Some(file), set: Vec::new(), ..args.case.clone() };
    judge(&case, args, &session.on(day))
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
