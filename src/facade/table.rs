//! Many candidates, row by row: the batch without threads and without files.

use super::{Mistakes, Rules};
use crate::batch::{
    BadCells, Blocks, Columns, InputForm, NearLimits, Picked, Plan, Reject, ResultOutlet,
    ResultShape, Stopped, headings, run,
};
use crate::calendar::Day;
use crate::compile::StatusId;
use crate::diagnostic::Diagnostics;
use crate::evaluate::Program;
use crate::facts::Candidate;
use crate::source::Sources;
use std::io::{self, Read, Write};

/// Judges the rows of tables under the rules of a day.
pub struct Table<'r> {
    program: Program<'r>,
}

/// How many rows there were; those read are the written and the rejected ones together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Rows that hold something.
    pub read: u64,
    /// Rows judged and written.
    pub written: u64,
    /// Rows that could not be read.
    pub rejected: u64,
}

impl Rules {
    /// Many candidates, for these statuses or for all; none where one of them does not exist.
    pub fn table(&self, day: Day, statuses: &[&str]) -> Option<Table<'_>> {
        let statuses = match statuses {
            [] => self.rulebook.status_ids().collect(),
            named => self.named(named)?,
        };
        Some(Table::new(self, day, &statuses))
    }
}

impl<'r> Table<'r> {
    pub(super) fn new(rules: &'r Rules, day: Day, statuses: &[StatusId]) -> Self {
        Self { program: rules.rulebook.on_for(day, statuses) }
    }

    /// Judges the rows of a CSV table in UTF-8 and writes it with the columns of each status
    /// behind those that came in. A row with a cell that cannot be read is judged without it. `bad`
    /// hears of each such cell and of each row that cannot be read.
    ///
    /// # Errors
    ///
    /// Where reading or writing fails, and where no column is a fact.
    pub fn judge(
        &self,
        input: impl Read + Send,
        output: &mut dyn Write,
        mut bad: impl FnMut(u64, &Mistakes),
    ) -> io::Result<Counts> {
        let mut blocks = Blocks::new(input, InputForm::Separated(b','));
        let header = blocks.header()?.unwrap_or_default();
        let vocabulary = &self.program.rulebook().vocabulary;
        let columns = Columns::of_table(vocabulary, headings(b',', &header), &[]);
        let columns = columns.map_err(|unfit| io::Error::new(io::ErrorKind::InvalidData, unfit))?;
        let mut reject = |reject: &Reject| {
            let mut found = Diagnostics::default();
            found.push(reject.why.clone());
            bad(reject.row, &Mistakes::new(found, &Sources::default()));
            Ok(())
        };
        let mut outlet = ResultOutlet { out: output, reject: &mut reject };
        let tally = run(&self.plan(columns), blocks, 1, false, &mut outlet);
        let tally = tally.map_err(|stopped| match stopped {
            Stopped::Read(error) | Stopped::Write(error) => error,
            Stopped::Strict(_) | Stopped::Contradicting(_) => io::ErrorKind::InvalidData.into(),
            // Nothing of ours is under way in a thread of its own: it goes on to whoever asked.
            Stopped::Panicked(panic) => std::panic::resume_unwind(panic),
        })?;
        Ok(Counts { read: tally.read, written: tally.written, rejected: tally.rejected })
    }

    fn plan(&self, columns: Columns) -> Plan<'_> {
        Plan {
            program: &self.program,
            form: InputForm::Separated(b','),
            sheet: None,
            columns,
            map: Vec::new(),
            shape: ResultShape::Wide(b','),
            explain: false,
            only: Vec::new(),
            near: NearLimits::default(),
            picked: Picked::default(),
            set: Candidate::empty(&self.program.rulebook().vocabulary),
            taken_on: None,
            line_by_line: false,
            headed: true,
            bad_cells: BadCells::Unknown,
        }
    }
}
