//! `zairyu rules list`, `catalogue` and `diff`: the rules as a whole, without a candidate.

use super::args::{RulesDiffArgs, RulesListArgs};
use crate::calendar::{Day, read_wait};
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::explain::{catalogue, changes, sheet, stale, unconfirmed, unsettled};
use crate::prove::{Coverage, coverage};
use crate::render::{Format, Matter, text_stale, text_survey};
use crate::text::Text;

/// The statuses, or what is not sure.
pub fn list(args: &RulesListArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let (rulebook, page) = (&rules.rulebook, session.page());
    if args.unconfirmed {
        return output::print(&text_survey(&unconfirmed(rulebook), &page));
    }
    if args.unsettled {
        return output::print(&text_survey(&unsettled(rulebook), &page));
    }
    if let Some(time) = &args.stale {
        let before = ago(session.day()?, time)?;
        return output::print(&text_stale(&stale(rulebook, before), &page));
    }
    let sheets: Vec<_> = rulebook.status_ids().map(|id| sheet(rulebook, id)).collect();
    let done = print::shown(args.format, Matter::Sheets(&sheets, &rulebook.digest), session)?;
    if args.format.id == "text" {
        let languages = coverage(&session.unchecked_rules()?, &crate::cli::sentences());
        let said: String = languages.iter().map(|language| said_in(language, session)).collect();
        output::print(&said)?;
    }
    Ok(done)
}

/// How much a further language says.
fn said_in(language: &Coverage, session: &Session) -> String {
    let number = |n: usize| Text::same(n.to_string());
    let slots = [
        ("name", Text::same(&language.id)),
        ("title", Text::same(&language.title)),
        ("count", number(language.said)),
        ("all", number(language.all)),
    ];
    format!("{}\n", words::SAID_IN.fill(session, &slots))
}

/// So long before a day: `180d`, or a duration as facts are written.
fn ago(day: Day, time: &str) -> Result<Day, Failure> {
    let folded = crate::facts::fold(time);
    let days = folded.trim().strip_suffix('d').and_then(|days| days.parse::<u16>().ok());
    if let Some(days) = days {
        return Ok((0..days).fold(day, |day, _| day.previous()));
    }
    let wait = read_wait(folded.trim());
    let wait = wait.map_err(|_| Failure::usage(words::BAD_TIME, &[("value", time)]))?;
    Ok(day.minus(wait))
}

/// Everything that the rules hold.
pub fn catalogue_of(format: &Format, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    print::shown(format, Matter::Catalogue(&catalogue(&rules.rulebook)), session)
}

/// What changes between two days.
pub fn diff(args: &RulesDiffArgs, session: &Session) -> Result<Done, Failure> {
    let from = match &args.from {
        Some(words) => Session::read_day(words, "--from")?,
        None => session.day()?,
    };
    let to = Session::read_day(&args.to, "--to")?;
    if to <= from {
        let (from, to) = (from.to_string(), to.to_string());
        return Err(Failure::usage(words::BAD_SPAN, &[("from", &from), ("to", &to)]));
    }
    let rules = session.rules()?;
    let mut found = changes(&rules.rulebook, from, to);
    if !args.status.is_empty() {
        input::statuses(&rules.rulebook, &args.status)?;
        found.retain(|change| change.status.as_ref().is_some_and(|id| args.status.contains(id)));
    }
    print::shown(args.format, Matter::Changes(&found, from, to), session)
}
