//! `zairyu rules`: list, show, check and test.

use super::args::{RulesArgs, RulesCommand};
use crate::cli::io::output::say;
use crate::cli::io::{input, output};
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::words::Remark;
use crate::cli::{Done, survey, words};
use crate::diagnostic::{Diagnostic, Severity};
use crate::explain::sheet;
use crate::prove::{check, check_locales, run_examples};
use crate::render::{Format, Matter, diagnostics};
use crate::rules::RuleSet;
use crate::text::{Text, counted, list};

/// Runs the command.
pub fn run(args: &RulesArgs, session: &Session) -> Result<Done, Failure> {
    match &args.command {
        RulesCommand::List(args) => survey::list(args, session),
        RulesCommand::Catalogue { format } => survey::catalogue_of(format, session),
        RulesCommand::Diff(args) => survey::diff(args, session),
        RulesCommand::Show { id, format } => show(id, format, session),
        RulesCommand::Check => check_rules(session),
        RulesCommand::Test { id } => test(id.as_deref(), session),
    }
}

fn show(id: &str, format: &Format, session: &Session) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let status = input::status(&rules.rulebook, id)?;
    print::shown(format, Matter::Sheet(&sheet(&rules.rulebook, status)), session)
}

/// Mistakes first; proofs, lints and examples only where the rules are sound.
fn check_rules(session: &Session) -> Result<Done, Failure> {
    let day = session.day()?;
    let rules = session.unchecked_rules()?;
    let mut found = rules.found.clone();
    if found.is_sound() {
        let ran = run_examples(&rules, None);
        found.append(check(&rules, &ran, day));
        check_locales(&rules, &crate::cli::sentences(), &mut found);
        found.append(ran.found);
    }
    let found = found.sorted();
    draw(&found, &rules, session);
    let of =
        |severity: Severity| found.iter().filter(|found| found.code.severity() == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    if found.is_empty() {
        return output::print(&words::NOTHING_FOUND.text(session));
    }
    let count = |n: usize, one: Remark, many: Remark| {
        counted(n, one, many).part(&[("count", Text::same(n.to_string()))])
    };
    let counts = [
        count(errors, words::ERRORS_ONE, words::ERRORS),
        count(warnings, words::WARNINGS_ONE, words::WARNINGS),
        count(of(Severity::Note), words::NOTES_ONE, words::NOTES),
    ];
    output::print(&list(&counts).get(session.lang()))?;
    Ok(if errors + warnings > 0 { Done::Found } else { Done::Fine })
}

fn test(id: Option<&str>, session: &Session) -> Result<Done, Failure> {
    let rules = session.sound_rules()?;
    let only = match id {
        Some(id) => Some(input::status(&rules.rulebook, id)?),
        None => None,
    };
    let ran = run_examples(&rules, only);
    let mut out = String::new();
    for (owner, count) in &ran.counts {
        out.push_str(&format!("{owner}: {count}\n"));
    }
    let examples = ran.counts.values().sum::<usize>();
    let count = Text::same(examples.to_string());
    let failed = ran.found.sorted();
    draw(&failed, &rules, session);
    if failed.is_empty() {
        let notice = counted(examples, words::EXAMPLES_HOLD_ONE, words::EXAMPLES_HOLD);
        out.push_str(&notice.fill(session, &[("count", count)]));
        return output::print(&out);
    }
    let slots = [("failed", Text::same(failed.len().to_string())), ("count", count)];
    let notice = match (failed.len(), examples) {
        (1, 1) => words::EXAMPLE_FAILED,
        (_, 1) => words::EXAMPLE_FAILED_OFTEN,
        (1, _) => words::EXAMPLES_FAILED_ONCE,
        _ => words::EXAMPLES_FAILED,
    };
    out.push_str(&notice.fill(session, &slots));
    output::print(&out)?;
    Ok(Done::Found)
}

fn draw(found: &[Diagnostic], rules: &RuleSet, session: &Session) {
    say(&diagnostics(found, &rules.sources, &session.error_page()));
}
