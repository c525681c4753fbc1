//! `zairyu new`: templates to fill in.

use super::args::{NewArgs, NewCommand, TableArgs};
use crate::cli::io::output::say;
use crate::cli::io::streams::Target;
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, rules_dir, words};
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

fn csv(args: &TableArgs, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.status)?;
    let text = csv_template(&asked(&rules.rulebook, &statuses, false));
    let mut out = target(args)?;
    out.write_all(text.as_bytes())?;
    out.finish()?;
    Ok(Done::Fine)
}

fn xlsx(args: &TableArgs, session: &Session) -> Result<Done, Failure> {
    if args.output.is_none() && std::io::stdout().is_terminal() {
        return Err(Failure::usage(words::BOOK_ON_TERMINAL, &[]));
    }
    let rules = session.rules()?;
    let rulebook = &rules.rulebook;
    let statuses = input::statuses(rulebook, &args.status)?;
    let facts = asked(rulebook, &statuses, false);
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
