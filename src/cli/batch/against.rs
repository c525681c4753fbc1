//! The other side of a comparison: the rules of another day, other rules, or other facts.

use crate::batch::{Columns, Difference, InputForm, Mapping, Plan};
use crate::cli::args::{BatchArgs, TableFormat};
use crate::cli::batch::{mapping, summary};
use crate::cli::rules_dir;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::Program;
use crate::facts::Candidate;
use crate::rules::RuleSet;

/// The other side of a comparison.
pub struct Against<'r> {
    program: Program<'r>,
    set: Candidate,
}

/// The other rules, where some were named.
pub fn rules(args: &BatchArgs) -> Result<Option<RuleSet>, Failure> {
    let read = |dir: &std::path::PathBuf| rules_dir::read(dir).and_then(Session::sound);
    args.against_rules.as_ref().map(read).transpose()
}

/// How differences are written in a format.
pub fn difference(format: TableFormat, session: &Session) -> Difference<'_> {
    match format {
        TableFormat::Csv => Difference::Table(b','),
        TableFormat::Tsv => Difference::Table(b'\t'),
        TableFormat::Jsonl => Difference::Lines,
        TableFormat::Xlsx | TableFormat::Parquet | TableFormat::Arrow => Difference::Cells,
        TableFormat::Text => Difference::Text(session.lang()),
    }
}

/// True where something is to be compared.
pub fn is_asked(args: &BatchArgs) -> bool {
    args.against_on.is_some() || args.against_rules.is_some() || !args.against_set.is_empty()
}

impl<'r> Against<'r> {
    /// None where nothing is to be compared. `other`: the rules of the other side, for which
    /// those statuses are judged that both sides have.
    pub fn new(
        args: &BatchArgs,
        map: &Mapping,
        program: &Program<'_>,
        other: &'r Rulebook,
        session: &Session,
    ) -> Result<Option<Self>, Failure> {
        if !is_asked(args) {
            return Ok(None);
        }
        let day = match &args.against_on {
            Some(words) => Session::read_day(words, "--against-on")?,
            None => program.day(),
        };
        let names = program.statuses().iter().map(|id| &program.rulebook().status(*id).id);
        let statuses: Vec<StatusId> = names.filter_map(|name| other.find_status(name)).collect();
        let program = other.on_for(day, &statuses);
        let more = args.set.iter().chain(&args.against_set).cloned().collect::<Vec<_>>();
        let set = mapping::constants(&more, map, &program, session)?;
        Ok(Some(Self { program, set }))
    }

    /// What is to be done on this side, given what is on the first.
    pub fn plan<'s>(&'s self, first: &Plan<'s>) -> Result<Plan<'s>, Failure> {
        let vocabulary = &self.program.rulebook().vocabulary;
        let own = &first.program.rulebook().vocabulary;
        let columns = match first.form {
            InputForm::Lines => Columns::of_lines(vocabulary, &first.map),
            _ => Ok(first.columns.under(own, vocabulary)),
        };
        Ok(Plan {
            program: &self.program,
            form: first.form,
            sheet: first.sheet.clone(),
            columns: columns.map_err(|unfit| summary::unfit(&unfit))?,
            map: first.map.clone(),
            shape: first.shape,
            explain: first.explain,
            only: first.only.clone(),
            near: first.near,
            picked: first.picked.clone(),
            set: self.set.clone(),
            taken_on: first.taken_on,
            line_by_line: first.line_by_line,
            headed: first.headed,
            bad_cells: first.bad_cells,
        })
    }
}
