//! `zairyu report --each`: one client file for each row of a table, read as a batch reads it, and an
//! index of them.

use super::args::ReportArgs;
use crate::batch::{CaseRow, Columns, heading_row};
use crate::cli::batch::Rejects;
use crate::cli::batch::looked::Looking;
use crate::cli::batch::mapping::{constants, mapping};
use crate::cli::io::input;
use crate::cli::io::output::say;
use crate::cli::io::streams::Target;
use crate::cli::say::failure::Failure;
use crate::cli::say::print;
use crate::cli::say::session::Session;
use crate::cli::{Done, client_file, words};
use crate::compile::StatusId;
use crate::diagnostic::Diagnostics;
use crate::document::Letterhead;
use crate::evaluate::Program;
use crate::explain::{AheadScope, CaseReport};
use crate::facts::Candidate;
use crate::render::{Format, Shown, diagnostics, inert};
use crate::source::{Sources, Span, Spanned};
use crate::text::Text;
use anyhow::Context;
use indicatif::ProgressBar;
use std::fs;
use std::io::Write;
use std::path::Path;

/// Reads the table row by row and writes a file for each, then the index. Rows that cannot be read are
/// told and left out.
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
    // The output is a folder: its name says nothing of the format.
    let format = print::format_of(args.format, None, Shown::File)?;
    let given = args.rows.of(table, &args.case.set);
    let program = rules.rulebook.on_for(session.day()?, &statuses);
    let mapping = mapping(&given)?;
    let set = constants(&given.set, &mapping, &program, session)?;
    let own = &[IN_HAND];
    let looking = Looking { args: &given, mapping: &mapping, program: &program, set, session, own };
    ready(folder)?;
    let mut files = Files {
        args,
        head,
        session,
        program: &program,
        statuses: &statuses,
        scope,
        folder,
        format,
        index: index_head(&program),
        errors: args.rows.errors.as_deref().map(|path| Target::new(Some(path))).transpose()?,
        shown: Rejects::new(args.rows.errors.is_some()),
        made: 0,
        bad: 0,
        partly: 0,
        left_out: 0,
    };
    looking.rows(&mut |columns, row| files.row(columns, row))?;
    files.finish(table)
}

/// The files of the rows, on their way.
struct Files<'f> {
    args: &'f ReportArgs,
    head: Option<&'f Letterhead>,
    session: &'f Session,
    program: &'f Program<'f>,
    statuses: &'f [StatusId],
    scope: AheadScope,
    folder: &'f Path,
    format: &'static Format,
    index: Vec<u8>,
    errors: Option<Target>,
    shown: Rejects,
    made: usize,
    /// Rows that were set aside.
    bad: usize,
    /// Rows that were taken without some of their cells.
    partly: usize,
    left_out: usize,
}

/// The table of the index.
const INDEX: &str = "index.csv";

/// What a column with documents in hand is called.
const IN_HAND: &str = "evidence.in-hand";

fn index_head(program: &Program<'_>) -> Vec<u8> {
    let rulebook = program.rulebook();
    let mut names = ["row", "id", "file", "unread"].map(str::to_string).to_vec();
    let ids = program.statuses().iter().map(|id| format!("{}.verdict", rulebook.status(*id).id));
    names.extend(ids);
    heading_row(&names, b',')
}

impl Files<'_> {
    fn row(&mut self, columns: &Columns, row: CaseRow) -> Result<(), Failure> {
        for reject in &row.rejects {
            self.shown.take(reject, self.session, &ProgressBar::hidden());
            if let Some(errors) = &mut self.errors {
                errors.write_all(reject.json().as_bytes())?;
            }
        }
        let case = row.case.clone();
        let Some(case) = case.and_then(|case| self.with_documents(columns, &row, case)) else {
            self.bad += 1;
            return Ok(());
        };
        let rulebook = self.program.rulebook();
        let day = self.program.day();
        let about = (rulebook, self.scope);
        let report = input::judge_case(about, self.statuses, case, day, self.session);
        let only = &self.args.rows.only;
        let wanted = |verdict| only.iter().any(|one| one.verdict() == verdict);
        if !only.is_empty() && !report.statuses.iter().any(|status| wanted(status.verdict)) {
            self.left_out += 1;
            return Ok(());
        }
        self.partly += usize::from(!row.rejects.is_empty());
        self.write(&row, report)
    }

    fn write(&mut self, row: &CaseRow, report: CaseReport) -> Result<(), Failure> {
        let hide = self.args.print.anonymous;
        let name = file_name(row.row, &report, hide, self.format);
        let id = report.case.reference.clone().filter(|_| !hide).unwrap_or_default();
        let unread = row.rejects.iter().filter_map(|reject| reject.column.clone());
        let unread = unread.collect::<Vec<_>>().join("; ");
        let mut cells = vec![row.row.to_string(), id, name.clone(), unread];
        cells.extend(report.statuses.iter().map(|status| status.verdict.id().to_string()));
        let bytes = client_file::drawn(report, self.format, self.args, self.head, self.session)?;
        print::write(&self.folder.join(name), &bytes, self.args.print.force)?;
        self.index.extend(heading_row(&cells, b','));
        self.made += 1;
        Ok(())
    }

    /// The case with the documents in hand of a column of them; none where it names one that there
    /// is not, which is told.
    fn with_documents(
        &self,
        columns: &Columns,
        row: &CaseRow,
        mut case: Candidate,
    ) -> Option<Candidate> {
        let Some(at) = columns.names.iter().position(|name| name == IN_HAND) else {
            return Some(case);
        };
        let cell = row.words.get(at).map(|words| words.trim()).filter(|words| !words.is_empty());
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let words = cell.unwrap_or_default();
        let file = sources.add(format!("{IN_HAND}#{}", row.row), words.to_string());
        let mut from = 0;
        let parts = words.split(';').map(|part| {
            let begin = from + part.len() - part.trim_start().len();
            from += part.len() + 1;
            let value = part.trim().to_string();
            Spanned { span: Span::new(file, begin..begin + value.len()), value }
        });
        let parts = parts.filter(|part| !part.value.is_empty());
        case.in_hand = cell.map(|_| parts.collect());
        input::check_in_hand(self.program.rulebook(), &case, &mut found);
        let sound = found.is_sound();
        say(&diagnostics(&found.sorted(), &sources, &self.session.error_page()));
        if !sound {
            print::warn(words::ROW_NOT_MADE, &[], self.session);
        }
        sound.then_some(case)
    }

    /// All rows were looked at: the index, and what came of it.
    fn finish(self, table: &Path) -> Result<Done, Failure> {
        let Self { made, bad, left_out, .. } = self;
        if let Some(errors) = self.errors {
            errors.finish()?;
        }
        if made + bad + left_out == 0 {
            let name = table.display().to_string();
            return Err(Failure::usage(words::NO_ROWS, &[("name", &name)]));
        }
        print::write(&self.folder.join(INDEX), &self.index, self.args.print.force)?;
        let slots = [
            ("made", Text::same(made.to_string())),
            ("bad", Text::same((bad + left_out).to_string())),
            ("name", Text::same(inert(&self.folder.display().to_string()))),
        ];
        say(&(words::ROWS_DONE.fill(self.session, &slots) + "\n"));
        Ok(if bad + self.partly == 0 { Done::Fine } else { Done::Found })
    }
}

fn ready(folder: &Path) -> Result<(), Failure> {
    let name = folder.display().to_string();
    if folder.exists() && !folder.is_dir() {
        return Err(Failure::usage(words::NOT_A_FOLDER, &[("name", &name)]));
    }
    fs::create_dir_all(folder).context(name).map_err(Failure::Io)
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
