//! `zairyu facts`: the vocabulary.

use super::args::{FactsArgs, Format};
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::explain::{FactSheet, fact_sheets};
use crate::render::{json_facts, text_fact, text_facts};

/// Runs the command.
pub fn run(args: &FactsArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let all: Vec<_> = rules.rulebook.status_ids().collect();
    let facts = fact_sheets(&rules.rulebook, &all, true);
    let found = match &args.name {
        Some(name) => named(&facts, name)?,
        None => facts,
    };
    let page = session.page();
    output::print(&match (args.format, found.as_slice()) {
        (Format::Json, found) => json_facts(found),
        (Format::Text, [one]) if args.name.is_some() => text_fact(one, &page),
        (Format::Text, found) => text_facts(found, &page),
        (format, _) => return Err(crate::cli::say::print::no_format(format, words::FACTS_FORMATS)),
    })
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
