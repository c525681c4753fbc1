//! `zairyu advise`: what would have to be different.

use super::args::AdviseArgs;
use crate::advise::{Inquiry, MOST, NearnessRoom, Wish, advise};
use crate::cli::io::input;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::compile::Rulebook;
use crate::evaluate::evaluate;
use crate::explain::{CaseWords, advice_report};
use crate::facts::{FactId, Facts, Value, parse};
use crate::load::Topic;
use crate::render::{Matter, Shown};

/// Runs the command.
pub fn run(args: &AdviseArgs, session: &Session) -> Result<Done, Failure> {
    let format = print::format_of(args.format, args.print.output.as_deref(), Shown::Advice)?;
    print::ready(&args.print)?;
    let (day, rules) = (session.day()?, session.rules()?);
    let rulebook = &rules.rulebook;
    let mut inquiry = Inquiry {
        on: day,
        statuses: input::statuses(rulebook, &args.case.status)?,
        wish: wish(&args.kinds, &args.with, rulebook)?,
        vary: args.vary.as_deref().map(|words| range(words, rulebook)).transpose()?,
        most: MOST,
    };
    let mut case = input::read(&args.case, rulebook, session)?;
    input::carry_to(rulebook, &mut case, day, session);
    if args.case.status.is_empty() {
        nearest_first(rulebook, &case.facts, &mut inquiry);
    }
    let advice = advise(rulebook, &case.facts, &inquiry);
    let vary = inquiry.vary.as_ref().map(|(fact, ..)| *fact);
    let mut report = advice_report(rulebook, &case, day, &advice, vary);
    if args.print.anonymous {
        report.case = CaseWords::default();
    }
    let bytes = print::drawn(format, Matter::Advice(&report), &args.print, session)?;
    print::deliver(&bytes, format, &args.print, session)
}

/// Where no status is named, the nearest come first.
fn nearest_first(rulebook: &Rulebook, facts: &Facts, inquiry: &mut Inquiry) {
    let program = rulebook.on_for(inquiry.on, &inquiry.statuses);
    let assessment = evaluate(&program, facts);
    let near = NearnessRoom::new(&program, facts, assessment.of(0));
    let statuses = &mut inquiry.statuses;
    statuses.sort_by_cached_key(|status| {
        (near.of(assessment.of(0), *status), rulebook.status(*status).id.clone())
    });
}

/// Which changes may be advised: of these kinds, and of these facts.
pub(super) fn wish(kinds: &[Topic], with: &[String], rulebook: &Rulebook) -> Result<Wish, Failure> {
    let mut wish = Wish::default();
    if !kinds.is_empty() {
        wish.topics = kinds.iter().copied().collect();
    }
    for with in with {
        let (name, value) = match with.split_once('=') {
            Some((name, value)) => (name.trim(), Some(value)),
            None => (with.trim(), None),
        };
        let fact = fact(name, rulebook)?;
        let value = value.map(|value| value_of(fact, name, value, rulebook)).transpose()?;
        wish.with.push((fact, value));
    }
    Ok(wish)
}

fn fact(name: &str, rulebook: &Rulebook) -> Result<FactId, Failure> {
    let known = rulebook.vocabulary.givable();
    let found = rulebook.vocabulary.find(name);
    found.ok_or_else(|| Failure::unknown(words::UNKNOWN_FACT_NAME, name, known))
}

fn value_of(fact: FactId, name: &str, value: &str, rulebook: &Rulebook) -> Result<Value, Failure> {
    let kind = rulebook.vocabulary.fact(fact).kind;
    match parse(value, kind, &rulebook.vocabulary) {
        Ok(Some(value)) => Ok(value),
        _ => Err(Failure::usage(words::BAD_WITH, &[("value", value), ("name", name)])),
    }
}

/// A fact with the two ends of a range.
fn range(words: &str, rulebook: &Rulebook) -> Result<(FactId, Value, Value), Failure> {
    let bad = || Failure::usage(words::BAD_VARY, &[("value", words)]);
    let (name, range) = words.split_once('=').ok_or_else(bad)?;
    let (from, until) = range.split_once("..").ok_or_else(bad)?;
    let name = name.trim();
    let fact = fact(name, rulebook)?;
    let from = value_of(fact, name, from, rulebook)?;
    let until = value_of(fact, name, until, rulebook)?;
    match from.code().zip(until.code()) {
        Some((least, most)) if least <= most => Ok((fact, from, until)),
        _ => Err(bad()),
    }
}
