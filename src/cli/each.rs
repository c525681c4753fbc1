//! `zairyu report --each`: one client file for each row of a table.

use super::args::ReportArgs;
use crate::batch::{Blocks, InputForm, RowsApart, headings, shown};
use crate::cli::batch::{Rejects, unreadable};
use crate::cli::io::output::say;
use crate::cli::io::{input, streams};
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, client_file, words};
use crate::compile::Rulebook;
use crate::diagnostic::Diagnostics;
use crate::document::Letterhead;
use crate::explain::{AheadScope, CaseReport};
use crate::facts::{Candidate, check_sense, read_case};
use crate::render::{Format, Shown, diagnostics, inert};
use crate::source::{Sources, Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use anyhow::Context;
use indicatif::ProgressBar;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// Reads the table row by row and writes a file for each. Rows that cannot be read or hold
/// mistakes are told and left out.
pub fn run(
    table: &Path,
    args: &ReportArgs,
    head: Option<&Letterhead>,
    session: &Session,
) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.case.status)?;
    let scope = match args.case.status.is_empty() {
        true => AheadScope::Changes,
        false => AheadScope::AllChanges,
    };
    let folder = args.print.output.as_deref().unwrap_or(Path::new("."));
    ready(folder)?;
    // The output is a folder: its name says nothing of the format.
    let format = print::format_of(args.format, None, Shown::File)?;
    let day = session.day()?;
    let (mut made, mut bad) = (0_usize, 0_usize);
    let mut others = BTreeSet::new();
    let rows = (table, args.max_unpacked);
    cases(rows, &rules.rulebook, &mut others, session, |at, case| {
        let Some(case) = case else {
            bad += 1;
            return Ok(());
        };
        let judged = input::judge_case((&rules.rulebook, scope), &statuses, case, day, session);
        let name = file_name(at, &judged, args.print.anonymous, format);
        let bytes = client_file::drawn(judged, format, args, head, session)?;
        print::write(&folder.join(name), &bytes, args.print.force)?;
        made += 1;
        Ok(())
    })?;
    told_apart(others, session);
    closing(made, bad, table, folder, session)
}

/// Every row of a table with its case; none where it cannot be read or holds mistakes, which are
/// told. `others` takes the names of columns that are no facts.
pub fn cases(
    (table, most): (&Path, Option<u64>),
    rulebook: &Rulebook,
    others: &mut BTreeSet<String>,
    session: &Session,
    mut visit: impl FnMut(u64, Option<Candidate>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let (heads, rows) = rows(table, most)?;
    let mut rejects = Rejects::new(false);
    for row in rows {
        let row = match row.map_err(|error| unreadable(table, &error))? {
            Ok(cells) => cells,
            Err(reject) => {
                rejects.take(&reject, session, &ProgressBar::hidden());
                visit(reject.row, None)?;
                continue;
            }
        };
        let (at, place) = (row.row, format!("{}#{}", table.display(), row.line));
        let row = meant(heads.iter().cloned().zip(row.words), rulebook, others);
        visit(at, case_of(&row, &place, rulebook, session))?;
    }
    Ok(())
}

/// Says which columns are no facts.
pub fn told_apart(others: BTreeSet<String>, session: &Session) {
    if !others.is_empty() {
        let names = others.into_iter().collect::<Vec<_>>().join(", ");
        print::warn(words::UNKNOWN_NAMES, &[("names", &inert(&names))], session);
    }
}

fn closing(
    made: usize,
    bad: usize,
    table: &Path,
    folder: &Path,
    session: &Session,
) -> Result<Done, Failure> {
    if made + bad == 0 {
        let name = table.display().to_string();
        return Err(Failure::usage(words::NO_ROWS, &[("name", &name)]));
    }
    let slots = [
        ("made", Text::same(made.to_string())),
        ("bad", Text::same(bad.to_string())),
        ("name", Text::same(inert(&folder.display().to_string()))),
    ];
    say(&(words::ROWS_DONE.fill(session, &slots) + "\n"));
    Ok(if bad == 0 { Done::Fine } else { Done::Found })
}

fn ready(folder: &Path) -> Result<(), Failure> {
    let name = folder.display().to_string();
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::usage(words::NOT_A_FOLDER, &[("name", &name)]));
    }
    fs::create_dir_all(folder).context(name).map_err(Failure::Io)
}

/// So many columns that are no facts are named.
const TOLD: usize = 40;

/// What a file is named after.
const REFERENCE: &str = "case.reference";

/// Names and cells of a row.
type GivenCells = Vec<(String, String)>;

type RowStream = Box<dyn Read + Send>;

/// The headings and rows of a CSV or TSV file, packed or in another encoding, as a batch reads it.
fn rows(table: &Path, most: Option<u64>) -> Result<(Vec<String>, RowsApart<RowStream>), Failure> {
    let (name, packing) = streams::packing(table);
    let tabs = name.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("tsv"));
    let separator = if tabs { b'\t' } else { b',' };
    let failed = |error: io::Error| unreadable(table, &error);
    let (bytes, _) = streams::source(table)?;
    let most = most.unwrap_or(streams::UNPACKED);
    let text = streams::text(bytes, (packing, most), None).map_err(failed)?;
    let mut blocks = Blocks::new(text, InputForm::Separated(separator));
    let header = blocks.header().map_err(failed)?.unwrap_or_default();
    let heads = headings(separator, &header);
    let rows = RowsApart::new(blocks, separator, heads.len());
    Ok((heads, rows))
}

/// The cells that say something of the case. As in a batch, `id` names the row, and a column that
/// is no fact is left alone.
fn meant(
    row: impl Iterator<Item = (String, String)>,
    rulebook: &Rulebook,
    others: &mut BTreeSet<String>,
) -> GivenCells {
    let row: GivenCells = row.collect();
    let named = row.iter().any(|(name, _)| name == REFERENCE);
    let mut kept = GivenCells::new();
    for (name, cell) in row {
        let own = ["case.", "evidence."].iter().any(|table| name.starts_with(table));
        if own || name == "as-of" || rulebook.vocabulary.find(&name).is_some() {
            kept.push((name, cell));
        } else if name == "id" && !named {
            kept.push((REFERENCE.to_string(), cell));
        } else if name != "id" && !name.is_empty() && others.len() < TOLD {
            others.insert(shown(&name));
        }
    }
    kept
}

/// The case of a row. Its mistakes are drawn at their cells, which stand as `name = value`.
fn case_of(
    row: &GivenCells,
    place: &str,
    rulebook: &Rulebook,
    session: &Session,
) -> Option<Candidate> {
    let mut sources = Sources::default();
    let given: Vec<&(String, String)> = row.iter().filter(|(_, cell)| !cell.is_empty()).collect();
    let lines: Vec<String> = given.iter().map(|(name, cell)| format!("{name} = {cell}")).collect();
    let file = sources.add(place, lines.join("\n"));
    let mut entries = Vec::new();
    let mut start = 0;
    for ((name, cell), line) in given.iter().zip(&lines) {
        let value = start + line.len() - cell.len();
        let key = Spanned { value: name.clone(), span: Span::new(file, start..start + name.len()) };
        let span = Span::new(file, value..start + line.len());
        entries.push((key, Node { span, value: Tree::Text(cell.clone()) }));
        start += line.len() + 1;
    }
    let node = Node { span: Span::new(file, 0..start), value: Tree::Table(entries) };
    let mut found = Diagnostics::default();
    let case = read_case(&rulebook.vocabulary, &node, &mut found);
    input::check_in_hand(rulebook, &case, &mut found);
    let day = session.known_until().ok();
    day.iter().for_each(|day| check_sense(&rulebook.vocabulary, &case, *day, &mut found));
    let sound = found.is_sound();
    let drawn = found.sorted();
    say(&diagnostics(&drawn, &sources, &session.error_page()));
    if !sound {
        print::warn(words::ROW_NOT_MADE, &[], session);
    }
    sound.then_some(case)
}

/// The row's number, and the reference where it may be told.
fn file_name(at: u64, report: &CaseReport, hide: bool, format: &Format) -> String {
    let reference = report.case.reference.as_deref().filter(|_| !hide).unwrap_or_default();
    let sound = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
    let reference: String = reference.chars().take(60).map(sound).collect();
    let number = format!("{at:04}");
    let stem = if reference.is_empty() { number } else { format!("{number}-{reference}") };
    format!("{stem}.{}", format.suffix())
}
