//! `zairyu dates`: what happens by itself to people, and by when to act.

use super::args::{BatchArgs, DatesArgs, DueArg};
use crate::advise::{Person, Watch, WatchRoom};
use crate::batch::Mapping;
use crate::calendar::{Day, read_wait};
use crate::cli::batch::Rejects;
use crate::cli::batch::looked::Looking;
use crate::cli::batch::mapping::constants;
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::Rulebook;
use crate::diagnostic::{Code, Diagnostic};
use crate::explain::{DatesReport, PersonDates, dates_sources, person_dates};
use crate::facts::{Candidate, Value};
use crate::render::{Matter, Shown, diagnostics};
use crate::source::Sources;
use crate::text::Text;
use indicatif::ProgressBar;
use std::path::Path;

/// How far it looks where nobody says.
const WITHIN: &str = "2y";

/// Runs the command.
pub fn run(args: &DatesArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::Dates)?;
    print::ready(&args.print)?;
    if args.cases.is_empty() && args.set.is_empty() {
        return Err(Failure::usage(words::NO_CASE, &[]));
    }
    let on = session.day()?;
    let until = until(args, on)?;
    let rules = session.rules()?;
    let statuses = match args.status.as_slice() {
        [] => Vec::new(),
        named => input::statuses(&rules.rulebook, named)?,
    };
    let watch = Watch::new(&rules.rulebook, &statuses, on, until);
    let mut people = People::new(&rules.rulebook, &watch, on);
    let bad = gather(args, &mut people, session)?;
    let report = people.report(until, args.print.anonymous);
    let bytes = print::drawn(format, Matter::Dates(&report), &args.print, session)?;
    print::deliver(&bytes, format, &args.print, session)?;
    let due = report.people.iter().flat_map(|person| &person.events);
    let due = due.into_iter().any(|event| event.act_by.is_some());
    Ok(match (due && args.fail_on.contains(&DueArg::Due), bad > 0) {
        (true, _) => Done::Matched,
        (false, true) => Done::Found,
        (false, false) => Done::Fine,
    })
}

/// The last day that is looked at.
fn until(args: &DatesArgs, on: Day) -> Result<Day, Failure> {
    let until = match (&args.until, &args.within) {
        (Some(words), _) => Session::read_day(words, "--until")?,
        (None, within) => {
            let words = within.as_deref().unwrap_or(WITHIN);
            let wait = read_wait(crate::facts::fold(words).trim());
            on.plus(wait.map_err(|_| Failure::usage(words::BAD_TIME, &[("value", words)]))?)
        }
    };
    if until <= on {
        let (from, to) = (on.to_string(), until.to_string());
        return Err(Failure::usage(words::BAD_HORIZON, &[("from", &from), ("to", &to)]));
    }
    Ok(until)
}

/// Looks at every case and every row; how many could not be looked at.
fn gather(
    args: &DatesArgs,
    people: &mut People<'_, '_>,
    session: &Session,
) -> Result<u64, Failure> {
    let mut bad = 0;
    if args.cases.is_empty() {
        people.one(input::read_any(None, &args.set, people.rulebook, session)?, session)?;
    }
    for path in &args.cases {
        match is_table(path) {
            true => bad += table(path, args, people, session)?,
            false => {
                let case = input::read_any(Some(path), &args.set, people.rulebook, session)?;
                people.one(case, session)?;
            }
        }
    }
    Ok(bad)
}

/// True for a table of people, a row each.
fn is_table(path: &Path) -> bool {
    let (path, _) = crate::cli::io::streams::packing(path);
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    suffix.is_some_and(|suffix| {
        ["csv", "tsv", "tab", "jsonl", "ndjson", "xlsx", "xlsm"].contains(&&*suffix)
    })
}

/// Looks at the rows of a table. Rows that cannot be read, or that are of a day to come, are told
/// and left out.
fn table(
    path: &Path,
    args: &DatesArgs,
    people: &mut People<'_, '_>,
    session: &Session,
) -> Result<u64, Failure> {
    let (mut bad, mut seen) = (0, 0_u64);
    let table = BatchArgs { input: path.into(), set: args.set.clone(), ..BatchArgs::default() };
    let program = people.rulebook.on_for(people.on, &[]);
    let mapping = Mapping::default();
    let set = constants(&table.set, &mapping, &program, session)?;
    let looking =
        Looking { args: &table, mapping: &mapping, program: &program, set, session, own: &[] };
    let mut rejects = Rejects::new(false);
    looking.rows(&mut |_, row| {
        seen += 1;
        let told = row.rejects.iter();
        told.for_each(|reject| rejects.take(reject, session, &ProgressBar::hidden()));
        let Some(case) = row.case else {
            bad += 1;
            return Ok(());
        };
        if case.as_of.is_some_and(|as_of| as_of > people.on) {
            ahead(&case, people.on, session);
            bad += 1;
            return Ok(());
        }
        people.add(&case, Some(row.row));
        Ok(())
    })?;
    if seen == 0 {
        return Err(Failure::usage(words::NO_ROWS, &[("name", &path.display().to_string())]));
    }
    if bad > 0 {
        let slots = [("bad", bad.to_string()), ("count", seen.to_string())];
        let slots: Vec<(&'static str, &str)> =
            slots.iter().map(|(name, value)| (*name, value.as_str())).collect();
        print::warn(words::PEOPLE_LEFT_OUT, &slots, session);
    }
    Ok(bad)
}

/// Says that a case is of a day that has not come.
fn ahead(case: &Candidate, on: Day, session: &Session) {
    let day = |day: Day| Text::same(day.to_string());
    let as_of = case.as_of.unwrap_or(on);
    let warning = [Diagnostic::new(Code::NotCarried, &[("from", day(as_of)), ("on", day(on))])];
    output::say(&diagnostics(&warning, &Sources::default(), &session.error_page()));
}

/// The people that were looked at.
struct People<'w, 'r> {
    rulebook: &'r Rulebook,
    room: WatchRoom<'w, 'r>,
    on: Day,
    seen: Vec<PersonDates>,
    without_day: Vec<String>,
    without_permit: Vec<String>,
}

impl<'w, 'r> People<'w, 'r> {
    fn new(rulebook: &'r Rulebook, watch: &'w Watch<'r>, on: Day) -> Self {
        let (room, seen) = (watch.room(), Vec::new());
        let (without_day, without_permit) = (Vec::new(), Vec::new());
        Self { rulebook, room, on, seen, without_day, without_permit }
    }

    /// A case of its own: one of a day to come is refused.
    fn one(&mut self, case: Candidate, session: &Session) -> Result<(), Failure> {
        if let Some(as_of) = case.as_of.filter(|as_of| *as_of > self.on) {
            let (as_of, on) = (as_of.to_string(), self.on.to_string());
            return Err(Failure::usage(words::AHEAD, &[("as-of", &as_of), ("on", &on)]));
        }
        let apart = self.rulebook.apart(&case.facts, self.on);
        output::say(&diagnostics(&apart, &Sources::default(), &session.error_page()));
        self.add(&case, None);
        Ok(())
    }

    fn add(&mut self, case: &Candidate, row: Option<u64>) {
        let as_of = case.as_of.unwrap_or(self.on);
        let person = Person { facts: &case.facts, as_of, later: &case.later };
        let watched = self.room.person(&person);
        let dates = person_dates(self.rulebook, case, row, as_of, &watched);
        let name = dates.called();
        if case.as_of.is_none() {
            self.without_day.push(name.clone());
        }
        let until = self.rulebook.permit.and_then(|permit| permit.until);
        let told = until.map(|(until, _)| case.facts.get(&self.rulebook.vocabulary, until));
        if !matches!(told.flatten(), Some(Value::Day(_))) {
            self.without_permit.push(name);
        }
        self.seen.push(dates);
    }

    fn report(self, until: Day, anonymous: bool) -> DatesReport {
        let mut people = self.seen;
        if anonymous {
            people.iter_mut().for_each(PersonDates::forget);
        }
        let lacking =
            |names: Vec<String>| if anonymous { vec![String::new(); names.len()] } else { names };
        DatesReport {
            on: self.on,
            until,
            digest: self.rulebook.digest.clone(),
            sources: dates_sources(self.rulebook, &people),
            people,
            without_day: lacking(self.without_day),
            without_permit: lacking(self.without_permit),
        }
    }
}
