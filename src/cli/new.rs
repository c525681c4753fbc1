//! `zairyu new`: templates to fill in.

use super::args::{NewArgs, NewCommand, SideArg, TableArgs};
use crate::cli::io::output::say;
use crate::cli::io::streams::{Target, packing};
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, new_map, rules_dir, words};
use crate::compile::{Rulebook, StatusId};
use crate::explain::{FactSheet, fact_sheets};
use crate::render::toml_case;
use crate::text::{Text, counted};
use crate::workbook::{csv_template, xlsx_template};
use std::io::{IsTerminal, Write};

/// A rule file to start from; a test loads it.
const STATUS: &str = include_str!("new_status.toml");

/// Runs the command.
pub fn run(args: &NewArgs, session: &Session) -> Result<Done, Failure> {
    match &args.command {
        NewCommand::Case { status } => case(status, session),
        NewCommand::Csv(args) => csv(args, session),
        NewCommand::Xlsx(args) => xlsx(args, session),
        NewCommand::Map(args) => new_map::run(args, session),
        NewCommand::Rules { dir: None } => output::print(STATUS),
        NewCommand::Rules { dir: Some(dir) } => {
            let count = rules_dir::write(dir)?;
            let slots = [
                ("count", Text::same(count.to_string())),
                ("name", Text::same(dir.display().to_string())),
            ];
            let notice = counted(count, words::RULES_WRITTEN_ONE, words::RULES_WRITTEN);
            say(&(notice.fill(session, &slots) + "\n"));
            Ok(Done::Fine)
        }
    }
}

/// The facts that the rules of these statuses ask for.
fn asked(rulebook: &Rulebook, statuses: &[StatusId], words: bool) -> Vec<FactSheet> {
    let mut facts = fact_sheets(rulebook, statuses, words);
    // What is only worked out from others is not for anybody to fill in.
    facts.retain(|fact| fact.question.is_some());
    facts
}

/// What a table of people holds before anybody asks for more.
fn held(facts: Vec<FactSheet>, rulebook: &Rulebook, side: Option<SideArg>) -> Vec<FactSheet> {
    let known = |name: &str| {
        let fact = rulebook.vocabulary.find(name).map(|id| rulebook.vocabulary.fact(id));
        fact.is_some_and(|fact| !fact.also.is_empty())
    };
    match side {
        Some(SideArg::Person) => {
            let own = |fact: &FactSheet| fact.name.starts_with("person.") && known(&fact.name);
            facts.into_iter().filter(own).collect()
        }
        None => facts,
    }
}

/// The names of the facts, or what a reader calls them, which are read back as they are.
fn headings(facts: &[FactSheet], side: Option<SideArg>, session: &Session) -> Vec<String> {
    let lang = session.lang();
    let heading = |fact: &FactSheet| match side {
        Some(SideArg::Person) => fact.label.get(lang).into_owned(),
        None => fact.name.clone(),
    };
    facts.iter().map(heading).collect()
}

/// A suffix that says another format than what is written.
fn fitting(args: &TableArgs, own: &[&str], other: &[&str]) -> Result<(), Failure> {
    let Some(path) = args.output.as_deref() else { return Ok(()) };
    let (path, _) = packing(path);
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    match suffix {
        Some(suffix) if other.contains(&suffix.as_str()) => {
            let slots = [("suffix", suffix.as_str()), ("format", own[0])];
            Err(Failure::usage(words::OTHER_SUFFIX, &slots))
        }
        _ => Ok(()),
    }
}

fn csv(args: &TableArgs, session: &Session) -> Result<Done, Failure> {
    fitting(args, &["csv"], &["xlsx", "xlsm", "jsonl", "parquet", "arrow"])?;
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.status)?;
    let facts = held(asked(&rules.rulebook, &statuses, false), &rules.rulebook, args.side);
    let text = csv_template(&headings(&facts, args.side, session));
    let mut out = target(args)?;
    out.write_all(text.as_bytes())?;
    out.finish()?;
    Ok(Done::Fine)
}

fn xlsx(args: &TableArgs, session: &Session) -> Result<Done, Failure> {
    fitting(args, &["xlsx"], &["csv", "tsv", "jsonl", "parquet", "arrow"])?;
    if args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage(words::BOOK_ON_TERMINAL, &[]));
    }
    let rules = session.rules()?;
    let rulebook = &rules.rulebook;
    let statuses = input::statuses(rulebook, &args.status)?;
    let facts = held(asked(rulebook, &statuses, false), rulebook, args.side);
    let titles: Vec<Text> = statuses.iter().map(|id| rulebook.status(*id).title.clone()).collect();
    let mut out = target(args)?;
    xlsx_template(rulebook, &facts, &titles, &session.page(), out.sendable())?;
    out.finish()?;
    Ok(Done::Fine)
}

/// Where a template goes; what somebody may have filled in already is not overwritten.
fn target(args: &TableArgs) -> Result<Target, Failure> {
    if let Some(path) = args.output.as_deref().filter(|path| path.is_file()) {
        let name = path.display().to_string();
        return Err(Failure::usage(words::EXISTS, &[("name", &name)]));
    }
    Target::new(args.output.as_deref())
}

fn case(names: &[String], session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, names)?;
    let facts = asked(&rules.rulebook, &statuses, true);
    output::print(&toml_case(&facts, session.day()?, &session.page()))
}
