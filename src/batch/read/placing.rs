//! Where a row stands that is told of, and its rejects. Must not know whether it is judged.

use crate::batch::plan::{InputForm, Plan};
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::filler::Bad;
use crate::batch::read::place::{CELL, ROW, cell_name};
use crate::batch::read::reject::{BrokenRow, Reject};
use crate::batch::waiting::WaitingRow;
use crate::diagnostic::Diagnostic;
use memchr::{memchr_iter, memchr2_iter};

/// Tells of the rows of a plan.
#[derive(Clone, Copy, Debug)]
pub struct RowTeller<'p>(pub &'p Plan<'p>);

impl RowTeller<'_> {
    /// A block that is one row and cannot be read at all.
    pub fn broken(self, block: &RowBlock, broken: BrokenRow) -> Reject {
        let raw = block.bytes.trim_ascii_end().to_vec();
        let row = Reject::row(block.row, self.line(block.line), broken.why());
        Reject { raw, ..self.sourced(row) }
    }

    /// A row that cannot be read.
    pub fn whole(self, block: &RowBlock, row: &WaitingRow, why: Diagnostic) -> Reject {
        let line = self.line_of(block, row);
        let cell = line.and_then(|line| self.cell(0, line));
        let reject = Reject::row(row.number, line, why);
        Reject { cell, id: row.name(), raw: self.raw(block, row), ..self.sourced(reject) }
    }

    /// The cells of a row that cannot be read.
    pub fn cells(self, block: &RowBlock, row: &WaitingRow, bad: Vec<Bad>) -> Vec<Reject> {
        let (columns, line) = (&self.0.columns, self.line_of(block, row));
        let reject = |bad: Bad| {
            let cell = line.and_then(|line| self.cell(bad.column.unwrap_or_default(), line));
            let reject = bad.reject(columns, row.number, line, row.name());
            Reject { cell, ..self.sourced(reject) }
        };
        let mut rejects: Vec<Reject> = bad.into_iter().map(reject).collect();
        if let Some(first) = rejects.first_mut() {
            first.raw = self.raw(block, row);
        }
        rejects
    }

    /// The line of a row, of what has lines.
    fn line_of(self, block: &RowBlock, row: &WaitingRow) -> Option<u64> {
        let before = &block.bytes[..row.span.0];
        let ends = match self.0.form.is_marked() {
            true => memchr_iter(ROW, before).count(),
            false => {
                let breaks = memchr2_iter(b'\n', b'\r', before);
                let ends = |at: &usize| before[*at] == b'\n' || before.get(at + 1) != Some(&b'\n');
                breaks.filter(ends).count()
            }
        };
        self.line(block.line + ends as u64)
    }

    fn sourced(self, reject: Reject) -> Reject {
        Reject { source: self.0.picked.source.clone(), ..reject }
    }

    fn line(self, line: u64) -> Option<u64> {
        (self.0.form != InputForm::Records).then_some(line)
    }

    /// The row as it came, of a sheet with marks between its cells.
    fn raw(self, block: &RowBlock, row: &WaitingRow) -> Vec<u8> {
        if !self.0.form.is_marked() {
            return block.bytes[row.span.0..row.span.1].to_vec();
        }
        let cells: Vec<&[u8]> = row.cells.iter().collect();
        cells.join(&CELL)
    }

    /// The cell of a column, of a sheet.
    fn cell(self, column: usize, line: u64) -> Option<String> {
        self.0.sheet.as_ref().map(|sheet| cell_name(sheet, column, line))
    }
}
