//! `zairyu plan`: which ways lead to a status.

use super::advise::wish;
use super::args::PlanArgs;
use crate::advise::{Cut, MOST_JUDGED, WayInquiry, plan};
use crate::calendar::Day;
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::{Rulebook, StatusId};
use crate::explain::{CaseWords, ways_report};
use crate::render::{Matter, Shown};

/// Runs the command.
pub fn run(args: &PlanArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::Ways)?;
    print::ready(&args.print)?;
    if args.case.is_none() && args.set.is_empty() {
        return Err(Failure::usage(words::NO_CASE, &[]));
    }
    let (day, rules) = (session.day()?, session.rules()?);
    let rulebook = &rules.rulebook;
    let inquiry = inquiry(args, day, rulebook)?;
    let mut case = input::read_any(args.case.as_deref(), &args.set, rulebook, session)?;
    let carried = input::carry_to(rulebook, &mut case, day, session);
    let mut journey = plan(rulebook, &case.facts, &case.later, &inquiry);
    if !carried {
        journey.cut = Some(Cut::NotCarried);
    }
    let mut report = ways_report(rulebook, &case, day, inquiry.goal, &journey, args.assumed);
    if args.print.anonymous {
        report.case = CaseWords::default();
    }
    let bytes = print::drawn(format, Matter::Ways(&report), &args.print, session)?;
    print::deliver(&bytes, format, &args.print, session)
}

fn inquiry(args: &PlanArgs, on: Day, rulebook: &Rulebook) -> Result<WayInquiry, Failure> {
    let by = args.by.as_deref().map(|words| Session::read_day(words, "--by")).transpose()?;
    if let Some(by) = by.filter(|by| *by < on) {
        let (from, to) = (on.to_string(), by.to_string());
        return Err(Failure::usage(words::BAD_HORIZON, &[("from", &from), ("to", &to)]));
    }
    Ok(WayInquiry {
        on,
        goal: input::status(rulebook, &args.to)?,
        by,
        wish: wish(&args.kinds, &args.with, rulebook)?,
        via: named(&args.via, rulebook)?,
        avoid: named(&args.avoid, rulebook)?,
        most: MOST_JUDGED,
    })
}

fn named(names: &[String], rulebook: &Rulebook) -> Result<Vec<StatusId>, Failure> {
    names.iter().map(|name| input::status(rulebook, name)).collect()
}
