//! The command line. The only part that asks the clock, the terminal, the environment and the
//! disk; must not know rules of law.

mod advise;
mod args;
mod ask;
mod batch;
mod check;
mod client_file;
mod crash;
mod dates;
mod each;
mod facts;
mod help;
mod io;
mod letterhead;
mod lookup;
mod new;
mod new_map;
mod plan;
mod points;
mod report;
mod rules;
mod rules_dir;
mod say;
mod shell;
mod survey;
mod words;

pub use words::every::sentences;

use args::{AskArgs, Cli, Command};
use clap::FromArgMatches;
use say::failure::Failure;
use say::session::Session;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;

/// What a finished command came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    /// A report was made.
    Fine,
    /// The work was done and its result is whole, but something in it was bad.
    Found,
    /// Nothing new was written, as was asked for where something is bad.
    Stopped,
    /// What `--fail-on` names was met.
    Matched,
    /// Somebody left before the end.
    Left,
}

/// Runs the program with the process' arguments.
pub fn main() -> ExitCode {
    // First of all: a signal may come at once.
    io::pending::leave_nothing_half();
    crash::told(|| understood(&std::env::args_os().collect::<Vec<_>>()))
}

fn understood(given: &[OsString]) -> ExitCode {
    let early = say::session::before(given);
    let command = help::localized(early.lang());
    let parsed =
        command.try_get_matches_from(given).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return io::output::help(&error, given),
    };
    let session = Session::new(&cli.common);
    match run(cli, &session) {
        Ok(Done::Fine) => ExitCode::SUCCESS,
        Ok(Done::Found) => ExitCode::from(1),
        Ok(Done::Stopped) => ExitCode::from(2),
        Ok(Done::Matched) => ExitCode::from(3),
        Ok(Done::Left) => ExitCode::from(130),
        Err(failure) => failure.report(&session),
    }
}

fn run(cli: Cli, session: &Session) -> Result<Done, Failure> {
    match cli.command {
        None if ask::is_possible() => ask::run(&AskArgs::default(), session),
        None if std::io::stdout().is_terminal() => io::output::print(&words::WELCOME.text(session)),
        None => io::output::print(&help::localized(session.lang()).render_help().to_string()),
        Some(Command::Ask(args)) => ask::run(&args, session),
        Some(Command::Check(args)) => check::run(&args, session),
        Some(Command::Batch(args)) => batch::run_batch(&args, session),
        Some(Command::Points(args)) => points::run(&args, session),
        Some(Command::Dates(args)) => dates::run(&args, session),
        Some(Command::Advise(args)) => advise::run(&args, session),
        Some(Command::Plan(args)) => plan::run(&args, session),
        Some(Command::Report(args)) => report::run(&args, session),
        Some(Command::Rules(args)) => rules::run(&args, session),
        Some(Command::Facts(args)) => facts::run(&args, session),
        Some(Command::Lookup(args)) => lookup::run(&args, session),
        Some(Command::New(args)) => new::run(&args, session),
        Some(Command::Completions(args)) => shell::completions(args.shell),
        Some(Command::Man) => shell::man(),
    }
}
