//! `zairyu report --each`: one client file for each row of a table.

use super::args::ReportArgs;
use crate::cli::io::output::say;
use crate::cli::io::{input, streams};
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, report, words};
use crate::compile::Rulebook;
use crate::diagnostic::Diagnostics;
use crate::document::Letterhead;
use crate::explain::Report;
use crate::facts::{Case, read_case};
use crate::render::{Format, Shown, diagnostics, inert};
use crate::source::{Sources, Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use anyhow::Context;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Reads the table row by row and writes a file for each. Rows with mistakes are told and left
/// out.
pub fn run(
    table: &Path,
    args: &ReportArgs,
    head: Option<&Letterhead>,
    session: &Session,
) -> Result<Done, Failure> {
    let rules = session.rules()?;
    let statuses = input::statuses(&rules.rulebook, &args.case.status)?;
    let folder = args.print.output.as_deref().unwrap_or(Path::new("."));
    ready(folder)?;
    // The output is a folder: its name says nothing of the format.
    let format = print::format_of(args.format, None, Shown::File)?;
    let day = session.day()?;
    let (mut made, mut bad) = (0_usize, 0_usize);
    let mut others = BTreeSet::new();
    for (at, row) in rows(table)?.enumerate() {
        let row = row.context(table.display().to_string()).map_err(Failure::Io)?;
        let row = meant(row, &rules.rulebook, &mut others);
        let place = format!("{}#{}", table.display(), at + 2);
        let Some(case) = case_of(&row, &place, &rules.rulebook, session) else {
            bad += 1;
            continue;
        };
        let judged = input::judge_case(&rules.rulebook, &statuses, case, day, session);
        let name = file_name(at, &judged, args.print.anonymous, format);
        let bytes = report::made(judged, format, args, head, session)?;
        print::write(&folder.join(name), &bytes, args.print.force)?;
        made += 1;
    }
    if !others.is_empty() {
        let names = others.into_iter().collect::<Vec<_>>().join(", ");
        print::warn(words::UNKNOWN_NAMES, &[("names", &inert(&names))], session);
    }
    closing(made, bad, table, folder, session)
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

/// What a file is named after.
const REFERENCE: &str = "case.reference";

/// Names and cells of a row.
type Cells = Vec<(String, String)>;

/// The rows of a CSV or TSV file, each cell with its heading; packed and in another encoding as a
/// batch reads it.
fn rows(table: &Path) -> Result<impl Iterator<Item = anyhow::Result<Cells>>, Failure> {
    let shown = || table.display().to_string();
    let (name, packing) = streams::packing(table);
    let tabs = name.extension().is_some_and(|suffix| suffix.eq_ignore_ascii_case("tsv"));
    let (bytes, _) = streams::source(table)?;
    let text = streams::text(bytes, packing, None).with_context(shown).map_err(Failure::Io)?;
    let delimiter = if tabs { b'\t' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text);
    let heads = reader.headers().with_context(shown).map_err(Failure::Io)?.clone();
    let named = move |record: csv::StringRecord| -> Cells {
        let head = |name: &str| name.trim_start_matches('\u{feff}').trim().to_string();
        heads.iter().map(head).zip(record.iter().map(str::to_string)).collect()
    };
    Ok(reader.into_records().map(move |record| Ok(named(record?))))
}

/// The cells that say something of the case. As in a batch, `id` names the row, and a column that
/// is no fact is left alone.
fn meant(row: Cells, rulebook: &Rulebook, others: &mut BTreeSet<String>) -> Cells {
    let named = row.iter().any(|(name, _)| name == REFERENCE);
    let mut kept = Cells::new();
    for (name, cell) in row {
        let own = ["case.", "evidence."].iter().any(|table| name.starts_with(table));
        if own || name == "as-of" || rulebook.vocabulary.find(&name).is_some() {
            kept.push((name, cell));
        } else if name == "id" && !named {
            kept.push((REFERENCE.to_string(), cell));
        } else if name != "id" {
            others.insert(name);
        }
    }
    kept
}

/// The case of a row. Its mistakes are drawn at their cells, which stand as `name = value`.
fn case_of(row: &Cells, place: &str, rulebook: &Rulebook, session: &Session) -> Option<Case> {
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
    let sound = found.is_sound();
    let drawn = found.sorted();
    say(&diagnostics(&drawn, &sources, &session.error_page()));
    if !sound {
        print::warn(words::ROW_NOT_MADE, &[], session);
    }
    sound.then_some(case)
}

/// The row's number, and the reference where it may be told.
fn file_name(at: usize, report: &Report, hide: bool, format: &Format) -> String {
    let reference = report.case.reference.as_deref().filter(|_| !hide).unwrap_or_default();
    let sound = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
    let reference: String = reference.chars().take(60).map(sound).collect();
    let number = format!("{:04}", at + 1);
    let stem = if reference.is_empty() { number } else { format!("{number}-{reference}") };
    format!("{stem}.{}", format.suffix())
}
