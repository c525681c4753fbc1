//! `zairyu facts`: the vocabulary.

use super::args::FactsArgs;
use crate::cli::Done;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::explain::{FactSheet, fact_sheets};
use crate::render::Matter;

/// Runs the command.
pub fn run(args: &FactsArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let all: Vec<_> = rules.rulebook.status_ids().collect();
    let facts = fact_sheets(&rules.rulebook, &all, true);
    let found = match &args.name {
        Some(name) => named(&facts, name)?,
        None => facts,
    };
    print::shown(args.format, Matter::Facts(&found, args.name.is_some()), session)
}

/// The fact of that name, else those whose name holds it.
fn named(facts: &[FactSheet], name: &str) -> Result<Vec<FactSheet>, Failure> {
    if let Some(fact) = facts.iter().find(|fact| fact.name == name) {
        return Ok(vec![fact.clone()]);
    }
    let wanted = name.to_lowercase();
    let holds = |fact: &&FactSheet| {
        let words = [&fact.name, &fact.label.en, &fact.label.ja];
        words.iter().any(|words| words.to_lowercase().contains(&wanted))
    };
    let found: Vec<FactSheet> = facts.iter().filter(holds).cloned().collect();
    if found.is_empty() {
        let known = facts.iter().map(|fact| fact.name.as_str());
        let near = crate::diagnostic::nearest(name, known);
        return Err(Failure::no_fact(name, near));
    }
    Ok(found)
}
