//! Judged rows as cells, column by column of the layout.

use crate::batch::layout::OutColumn;
use crate::batch::plan::{InputForm, ResultShape};
use crate::batch::read::blocks::RowBlock;
use crate::batch::waiting::WaitingRow;
use crate::batch::write::cells::cell;
use crate::batch::write::conflicts::strung;
use crate::batch::write::json::number;
use crate::batch::write::rows::{RowWriter, end};
use crate::evaluate::Cohort;
use crate::render::runs;

impl RowWriter<'_> {
    /// Writes a row for a row.
    pub(super) fn wide(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        block: &RowBlock,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        let mut begun = false;
        if self.plan.shape == ResultShape::Beside {
            number(row.number, out);
            begun = true;
        }
        let came = self.copied(block, row, separator, out);
        begun |= came > 0;
        for column in &self.layout[came..] {
            if std::mem::replace(&mut begun, true) {
                out.push(separator);
            }
            self.cell(column.holds, cohort, lane, row, None, separator, out);
        }
        out.push(end(separator));
    }

    /// Writes the row as it came, where it can stand so; how many columns that are.
    fn copied(
        &self,
        block: &RowBlock,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) -> usize {
        let same = self.plan.form == InputForm::Separated(separator) && row.even;
        // Cells that a spreadsheet would run are kept from running.
        if self.as_it_came == 0 || !same || row.cells.iter().any(runs) {
            return 0;
        }
        out.extend_from_slice(&block.bytes[row.span.0..row.span.1]);
        self.as_it_came
    }

    /// Writes a row for a row and each status.
    pub(super) fn long(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        for status in 0..self.statuses.len() {
            if !self.wanted(status, cohort, row, lane) {
                continue;
            }
            for (at, column) in self.layout.iter().enumerate() {
                if at > 0 {
                    out.push(separator);
                }
                self.cell(column.holds, cohort, lane, row, Some(status), separator, out);
            }
            out.push(end(separator));
        }
    }

    #[allow(clippy::too_many_arguments, reason = "a cell is of a row, a status and a column")]
    fn cell(
        &self,
        holds: OutColumn,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        row: &WaitingRow,
        own: Option<usize>,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        match holds {
            OutColumn::Of(at, added) => {
                let before = self.before(at, row);
                self.statuses[at].cell(added, cohort, lane, before.flatten(), out);
            }
            OutColumn::Own(added) => {
                let at = own.unwrap_or_default();
                let before = self.before(at, row);
                self.statuses[at].cell(added, cohort, lane, before.flatten(), out);
            }
            OutColumn::Status => {
                let name = own.map(|at| self.statuses[at].name.as_bytes());
                out.extend_from_slice(name.unwrap_or_default());
            }
            OutColumn::Conflicts => strung(&self.conflicts, lane, cohort, separator, out),
            holds => self.of_row(holds, row, separator, out),
        }
    }

    /// Writes a cell that no judgement has to do with.
    pub(super) fn of_row(
        &self,
        holds: OutColumn,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        match holds {
            OutColumn::Input(at) => {
                let came = at.and_then(|at| row.cells.get(at)).unwrap_or_default();
                cell(self.as_before(came), separator, out);
            }
            OutColumn::Row => number(row.number, out),
            OutColumn::Id => cell(&row.id, separator, out),
            OutColumn::Unread => self.unread_names(row, separator, out),
            OutColumn::Source => {
                let source = self.plan.picked.source.as_deref().unwrap_or_default();
                cell(source.as_bytes(), separator, out);
            }
            OutColumn::Of(..)
            | OutColumn::Own(_)
            | OutColumn::Status
            | OutColumn::Conflicts
            | OutColumn::Error => {}
        }
    }

    /// A cell without the apostrophe that an earlier run put before it, which this one does again.
    fn as_before<'c>(&self, cell: &'c [u8]) -> &'c [u8] {
        let text = matches!(self.plan.form, InputForm::Separated(_));
        match cell.strip_prefix(b"'") {
            Some(own) if text && !self.plan.columns.earlier.is_empty() && runs(own) => own,
            _ => cell,
        }
    }

    /// The headings of the cells that could not be read.
    fn unread_names(&self, row: &WaitingRow, separator: u8, out: &mut Vec<u8>) {
        if row.unread.is_empty() {
            return;
        }
        let names = &self.plan.columns.names;
        let names = row.unread.iter().filter_map(|at| names.get(*at));
        let names: Vec<&str> = names.map(String::as_str).collect();
        cell(names.join("; ").replace(['\n', '\r'], " ").as_bytes(), separator, out);
    }
}
