//! Judged rows as lines of JSON.

use crate::batch::plan::InputForm;
use crate::batch::read::blocks::RowBlock;
use crate::batch::waiting::WaitingRow;
use crate::batch::write::conflicts::member;
use crate::batch::write::json::{number, string};
use crate::batch::write::rows::RowWriter;
use crate::door::push_inert_json;
use crate::evaluate::{Cohort, Verdict};

impl RowWriter<'_> {
    /// What an earlier run said of a status, where that is asked for.
    pub(super) fn before(&self, at: usize, row: &WaitingRow) -> Option<Option<Verdict>> {
        self.plan.picked.changed.then(|| self.earlier.verdict(at, row))
    }

    /// Writes a line.
    pub(super) fn line(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        block: &RowBlock,
        row: &WaitingRow,
        out: &mut Vec<u8>,
    ) {
        out.extend_from_slice(b"{\"row\":");
        number(row.number, out);
        out.extend_from_slice(b",\"id\":");
        match row.id.is_empty() {
            true => out.extend_from_slice(b"null"),
            false => string(&row.id, out),
        }
        out.extend_from_slice(&self.day);
        self.input(block, row, out);
        member(&self.conflicts, lane, cohort, out);
        self.unread_members(row, out);
        out.extend_from_slice(b",\"statuses\":[");
        for (at, status) in self.statuses.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            status.object(cohort, lane, self.before(at, row), out);
        }
        out.extend_from_slice(b"]}\n");
    }

    /// The names of the cells that could not be read, as an array.
    fn unread_members(&self, row: &WaitingRow, out: &mut Vec<u8>) {
        out.extend_from_slice(b",\"unread\":[");
        for (at, column) in row.unread.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            if let Some(name) = self.names.get(*column) {
                out.extend_from_slice(name);
            }
        }
        out.push(b']');
    }

    /// The row as it came, as an object.
    fn input(&self, block: &RowBlock, row: &WaitingRow, out: &mut Vec<u8>) {
        if self.plan.form == InputForm::Lines {
            // Rows that are no text were set aside.
            let row = std::str::from_utf8(&block.bytes[row.span.0..row.span.1]);
            return push_inert_json(row.unwrap_or_default(), out);
        }
        out.push(b'{');
        let cells = self.names.iter().zip(row.cells.iter()).enumerate();
        let kept = cells.filter(|(at, _)| !self.plan.columns.gives_way(*at));
        for (at, (_, (name, value))) in kept.enumerate() {
            if at > 0 {
                out.push(b',');
            }
            out.extend_from_slice(name);
            out.push(b':');
            string(value, out);
        }
        out.push(b'}');
    }
}
