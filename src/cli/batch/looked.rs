//! A table or lines looked through from the top to the end without judging anybody: row by row, as a
//! batch reads them.

use crate::batch::{
    Blocks, CaseRow, Columns, InputForm, Mapping, NearLimits, Plan, ResultShape, RowCases, Tally,
};
use crate::cli::args::BatchArgs;
use crate::cli::batch::begun::Begun;
use crate::cli::batch::forms::Forms;
use crate::cli::batch::mapping::{columns, unreadable};
use crate::cli::batch::run::encoding;
use crate::cli::batch::{book, columnar, picking, summary};
use crate::cli::io::streams::{Packing, UNPACKED, packing, source, text};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::evaluate::Program;
use crate::facts::Candidate;
use std::io::Read;

/// What is done with every row.
pub type EachRow<'e> = &'e mut dyn FnMut(&Columns, CaseRow) -> Result<(), Failure>;

/// What every row is read with.
pub struct Looking<'l> {
    pub args: &'l BatchArgs,
    pub mapping: &'l Mapping,
    pub program: &'l Program<'l>,
    /// Facts that hold for every row.
    pub set: Candidate,
    pub session: &'l Session,
    /// Headings of columns that are no facts, and that whoever looks reads.
    pub own: &'l [&'l str],
}

impl Looking<'_> {
    /// Reads every row, and says what the columns mean.
    pub fn rows(&self, each: EachRow<'_>) -> Result<Columns, Failure> {
        let Self { args, mapping, program, session, .. } = self;
        let form = Forms::of(args, session)?.form;
        match form {
            InputForm::Sheet => {
                let mut book = book::open(args, packing(&args.input).1 != Packing::Plain)?;
                let (begun, sheet, blocks) = book::blocks(&mut book, args, program, mapping)?;
                self.through(begun, Some(sheet), blocks, each)
            }
            InputForm::Records => {
                let (columns, blocks, _) =
                    columnar::open(args, ResultShape::Lines, program, mapping)?;
                self.through(
                    Begun { columns, form, above: Vec::new(), book: None },
                    None,
                    blocks,
                    each,
                )
            }
            InputForm::Separated(_) | InputForm::Lines => {
                let (bytes, _) = source(&args.input)?;
                let most = args.max_unpacked.unwrap_or(UNPACKED);
                let text = text(bytes, (packing(&args.input).1, most), encoding(args)?);
                let text = text.map_err(|error| unreadable(&args.input, &error))?;
                let mut blocks = Blocks::new(text, form);
                let begun = columns(args, form, &mut blocks, program, mapping)?;
                self.through(begun, None, blocks, each)
            }
        }
    }

    /// True for a table of cells.
    pub fn is_table(&self) -> Result<bool, Failure> {
        let form = Forms::of(self.args, self.session)?.form;
        Ok(matches!(form, InputForm::Sheet | InputForm::Separated(_)))
    }

    fn through<R: Read>(
        &self,
        mut begun: Begun,
        sheet: Option<String>,
        blocks: Blocks<R>,
        each: EachRow<'_>,
    ) -> Result<Columns, Failure> {
        let Self { args, program, session, own, .. } = self;
        begun.columns.others.retain(|heading| !own.contains(&heading.name.as_str()));
        summary::above(&begun, program, session, args.quiet);
        let plan = self.plan(begun, sheet);
        summary::before(&plan, session, args.quiet);
        let mut rows = RowCases::new(&plan, blocks);
        let mut unread = Tally::default();
        for row in rows.by_ref() {
            let row = row.map_err(|error| unreadable(&args.input, &error))?;
            count(&mut unread, &plan.columns, &row);
            each(&plan.columns, row)?;
        }
        summary::of_reading(&rows.tally(unread), &plan, session, args.quiet);
        Ok(plan.columns)
    }

    fn plan(&self, begun: Begun, sheet: Option<String>) -> Plan<'_> {
        Plan {
            program: self.program,
            form: begun.form,
            sheet,
            columns: begun.columns,
            map: self.mapping.headings.clone(),
            shape: ResultShape::Lines,
            explain: false,
            only: Vec::new(),
            near: NearLimits::default(),
            picked: picking::picked(self.args),
            set: self.set.clone(),
            taken_on: None,
            line_by_line: false,
            headed: true,
            bad_cells: self.args.bad_cells.into(),
        }
    }
}

/// Counts the cells of a row that were not read.
fn count(tally: &mut Tally, columns: &Columns, row: &CaseRow) {
    let cells = row.rejects.iter().filter(|reject| reject.judged);
    let mut some = false;
    for name in cells.filter_map(|reject| reject.column.as_ref()) {
        some = true;
        if let Some(at) = columns.names.iter().position(|one| one == name) {
            *tally.unread.entry(at).or_default() += 1;
        }
    }
    tally.unread_rows += u64::from(some);
}
