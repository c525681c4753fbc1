//! Reading a case from the disk or standard input, and judging it.

use crate::calendar::Day;
use crate::cli::args::CaseArgs;
use crate::cli::io::output::say;
use crate::cli::io::{files, streams};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::compile::{Rulebook, StatusId};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SOUGHT, hint, nearest};
use crate::evaluate::{Clocks, Course, evaluate};
use crate::explain::{AheadScope, CaseReport, explain, look_ahead};
use crate::facts::{Candidate, Facts, check_sense, read_case, set_facts};
use crate::json::parse_json;
use crate::render::diagnostics;
use crate::source::{FileId, Sources};
use crate::text::Text;
use crate::tree::parse_toml;
use std::collections::HashSet;
use std::path::Path;

/// A case judged, and what else the rules have.
pub struct JudgedCase {
    /// The report.
    pub report: CaseReport,
    /// The statuses that have a points table.
    pub with_points: Vec<String>,
}

/// Reads the case, judges it on the day and explains. What is for programs reads the same in
/// every language, however it was asked for. `rows`: what lies ahead is what next rows of points need.
pub fn judge(args: &CaseArgs, rows: bool, session: &Session) -> Result<JudgedCase, Failure> {
    let day = session.day()?;
    let rules = session.rules()?;
    let statuses = statuses(&rules.rulebook, &args.status)?;
    let case = read(args, &rules.rulebook, session)?;
    let scope = match (rows, args.status.is_empty()) {
        (true, _) => AheadScope::Rows,
        (false, true) => AheadScope::Changes,
        (false, false) => AheadScope::AllChanges,
    };
    let tables = rules.rulebook.statuses.iter().filter(|status| status.points.is_some());
    Ok(JudgedCase {
        report: judge_case((&rules.rulebook, scope), &statuses, case, day, session),
        with_points: tables.map(|status| status.id.clone()).collect(),
    })
}

/// Judges a case that was read, and looks ahead.
pub fn judge_case(
    (rulebook, scope): (&Rulebook, AheadScope),
    statuses: &[StatusId],
    told: Candidate,
    day: Day,
    session: &Session,
) -> CaseReport {
    let mut case = told.clone();
    carry_to(rulebook, &mut case, day, session);
    let program = rulebook.on_for(day, statuses);
    let mut report = explain(&program, &case, &evaluate(&program, &case.facts));
    look_ahead(rulebook, &told, &case.facts, scope, &mut report);
    report
}

/// The statuses asked for, or all.
pub fn statuses(rulebook: &Rulebook, names: &[String]) -> Result<Vec<StatusId>, Failure> {
    if names.is_empty() {
        return Ok(rulebook.status_ids().collect());
    }
    names.iter().map(|name| status(rulebook, name)).collect()
}

/// A status by its identifier.
pub fn status(rulebook: &Rulebook, name: &str) -> Result<StatusId, Failure> {
    let known = rulebook.statuses.iter().map(|status| status.id.as_str());
    rulebook.find_status(name).ok_or_else(|| Failure::unknown(words::UNKNOWN_STATUS, name, known))
}

/// Reads the case that the arguments name.
pub fn read(args: &CaseArgs, rulebook: &Rulebook, session: &Session) -> Result<Candidate, Failure> {
    if args.case.is_none() && args.set.is_empty() {
        return Err(Failure::usage(words::NO_CASE, &[]));
    }
    read_any(args.case.as_deref(), &args.set, rulebook, session)
}

/// Reads a case of which nothing need be known yet.
pub fn read_any(
    path: Option<&Path>,
    set: &[String],
    rulebook: &Rulebook,
    session: &Session,
) -> Result<Candidate, Failure> {
    if let Some(table) = path.filter(|path| is_table(path)) {
        let name = table.display().to_string();
        return Err(Failure::usage(words::IS_TABLE, &[("name", &name)]));
    }
    let mut sources = Session::sources();
    let mut found = Diagnostics::default();
    let mut case = match path {
        Some(path) => read_file(path, rulebook, &mut sources, &mut found),
        None => Candidate::empty(&rulebook.vocabulary),
    };
    set_facts(&rulebook.vocabulary, &mut case, set, &mut sources, &mut found);
    check_in_hand(rulebook, &case, &mut found);
    check_sense(&rulebook.vocabulary, &case, session.known_until()?, &mut found);
    if found.is_sound() {
        say(&diagnostics(&found.sorted(), &sources, &session.error_page()));
        return Ok(case);
    }
    Err(Failure::mistakes(found.sorted(), sources, words::NOT_CHECKED))
}

/// True for the name of a table, which holds many cases.
fn is_table(path: &Path) -> bool {
    let (path, _) = streams::packing(path);
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    let tables = [
        "csv", "tsv", "tab", "jsonl", "ndjson", "xlsx", "xlsm", "xls", "ods", "parquet", "pq",
        "arrow", "arrows", "feather", "ipc",
    ];
    suffix.is_some_and(|suffix| tables.contains(&&*suffix))
}

fn read_file(
    path: &Path,
    rulebook: &Rulebook,
    sources: &mut Sources,
    found: &mut Diagnostics,
) -> Candidate {
    let name = path.display().to_string();
    let empty = Candidate::empty(&rulebook.vocabulary);
    let text = match files::text_of(path, files::SMALL) {
        Ok(text) => text,
        Err(diagnostic) => {
            found.push(diagnostic);
            return empty;
        }
    };
    let json = path.extension().is_some_and(|extension| extension == "json")
        || (name == "-" && is_json(&text));
    let file = sources.add(name.clone(), text);
    if sources.file(file).text.trim().is_empty() {
        let slots = [("name", Text::same(&name))];
        found.push(Diagnostic::new(Code::EmptyCase, &slots).help(hint::NEW_CASE, &[]));
        return empty;
    }
    parsed(json, file, rulebook, sources, found)
}

/// True for what begins as JSON does and TOML does not.
fn is_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    let first = [letters.next(), letters.next()];
    matches!(first, [Some('{'), _] | [Some('['), Some('{' | ']')])
}

fn parsed(
    json: bool,
    file: FileId,
    rulebook: &Rulebook,
    sources: &Sources,
    found: &mut Diagnostics,
) -> Candidate {
    let mut syntax = Diagnostics::default();
    let tree = if json {
        parse_json(sources, file, &mut syntax)
    } else {
        parse_toml(sources, file, &mut syntax)
    };
    let mut rest = Diagnostics::default();
    let case = read_case(&rulebook.vocabulary, &tree, &mut rest);
    // What a line with broken syntax seems to say is not worth a word; other lines are.
    let line = |diagnostic: &Diagnostic| diagnostic.span.map(|span| sources.line_column(span).0);
    let broken: HashSet<_> = syntax.iter().map(line).collect();
    for diagnostic in rest.iter().filter(|diagnostic| !broken.contains(&line(diagnostic))) {
        found.push(diagnostic.clone());
    }
    found.append(syntax);
    case
}

/// Says which documents of the case the rules do not know, with the nearest that they do.
pub fn check_in_hand(rulebook: &Rulebook, case: &Candidate, found: &mut Diagnostics) {
    let known = |name: &str| rulebook.evidence.iter().any(|evidence| evidence.id == name);
    let named = case.in_hand.iter().flatten();
    for name in named.filter(|name| !known(&name.value)) {
        let slots = [("name", Text::same(&name.value))];
        let diagnostic = Diagnostic::new(Code::UnknownEvidence, &slots).at(name.span);
        let ids = rulebook.evidence.iter().map(|evidence| evidence.id.as_str());
        let near = if found.len() < SOUGHT { nearest(&name.value, ids) } else { None };
        found.push(match near {
            Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
            None => diagnostic.help(hint::SEE_EVIDENCE, &[]),
        });
    }
}

/// Choices that are none on the day are told. Durations are carried from the day of the case; where
/// they cannot be, that is said, and the answer is false.
pub fn carry_to(rulebook: &Rulebook, case: &mut Candidate, day: Day, session: &Session) -> bool {
    let apart = rulebook.apart(&case.facts, day);
    say(&diagnostics(&apart, &Sources::default(), &session.error_page()));
    let facts = std::mem::replace(&mut case.facts, Facts::new(&rulebook.vocabulary));
    let course = Course::new(&mut Clocks::new(rulebook), facts, case.as_of, &case.later);
    case.facts = course.on(rulebook, day);
    let Some(as_of) = case.as_of.filter(|_| !course.reaches(day)) else { return true };
    let slots = [("from", Text::same(as_of.to_string())), ("on", Text::same(day.to_string()))];
    let warning = [Diagnostic::new(Code::NotCarried, &slots)];
    say(&diagnostics(&warning, &Sources::default(), &session.error_page()));
    false
}
