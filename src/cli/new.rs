//! `zairyu new`: templates to fill in.

use super::args::{NewArgs, NewCommand};
use super::failure::Failure;
use super::output::say;
use super::session::Session;
use super::{Done, input, output, rules_dir, words};
use crate::explain::fact_sheets;
use crate::render::toml_case;
use crate::text::Text;

/// A rule file to start from; a test loads it.
const STATUS: &str = include_str!("new_status.toml");

/// Runs the command.
pub fn run(args: &NewArgs, session: &Session) -> Result<Done, Failure> {
    match &args.command {
        NewCommand::Case { status } => case(status, session),
        NewCommand::Rules { dir: None } => output::print(STATUS),
        NewCommand::Rules { dir: Some(dir) } => {
            let count = rules_dir::write(dir)?;
            let slots = [
                ("count", Text::same(count.to_string())),
                ("name", Text::same(dir.display().to_string())),
            ];
            say(&(words::RULES_WRITTEN.fill(session, &slots) + "\n"));
            Ok(Done::Fine)
        }
    }
}

fn case(names: &[String], session: &Session) -> Result<Done, Failure> {
    let rules = session.spoken_rules()?;
    let statuses = input::statuses(&rules.rulebook, names)?;
    let mut facts = fact_sheets(&rules.rulebook, &statuses, true);
    // What is only worked out from others is not for anybody to fill in.
    facts.retain(|fact| fact.question.is_some());
    output::print(&toml_case(&facts, session.day()?, &session.page()))
}
