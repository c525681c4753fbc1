//! Lines for rows that cannot be read, where every line that goes in is to come out.

use crate::batch::layout::OutColumn;
use crate::batch::plan::ResultShape;
use crate::batch::read::reject::Reject;
use crate::batch::waiting::WaitingRow;
use crate::batch::write::cells::cell;
use crate::batch::write::json::string;
use crate::batch::write::rows::RowWriter;
use std::io::Write as _;

impl RowWriter<'_> {
    /// Writes a row that could not be read: its cells, nothing about any status, and why.
    pub fn unread(&self, row: &WaitingRow, rejects: &[Reject], out: &mut Vec<u8>) {
        match self.plan.shape {
            ResultShape::Lines => self.unread_line(rejects, out),
            // Asked for only where lines come out.
            ResultShape::Cells | ResultShape::Beside | ResultShape::Differences(_) => {}
            ResultShape::Wide(separator) | ResultShape::Long(separator) => {
                self.unread_cells(row, rejects, separator, out);
            }
        }
    }

    fn unread_cells(&self, row: &WaitingRow, rejects: &[Reject], separator: u8, out: &mut Vec<u8>) {
        for (at, column) in self.layout.iter().enumerate() {
            if at > 0 {
                out.push(separator);
            }
            match column.holds {
                OutColumn::Input(at) => {
                    text(at.and_then(|at| row.cells.get(at)).unwrap_or_default(), separator, out);
                }
                OutColumn::Id => text(&row.id, separator, out),
                OutColumn::Unread => {}
                OutColumn::Error => {
                    let reasons: Vec<String> = rejects.iter().map(reason).collect();
                    text(reasons.join("; ").as_bytes(), separator, out);
                }
                holds => self.of_row(holds, row, separator, out),
            }
        }
        out.push(b'\n');
    }

    fn unread_line(&self, rejects: &[Reject], out: &mut Vec<u8>) {
        let Some((reject, more)) = rejects.split_first() else { return };
        let _ = write!(out, "{{\"row\":{},\"id\":", reject.row);
        match &reject.id {
            Some(id) => string(id.as_bytes(), out),
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(&self.day);
        out.extend_from_slice(b"null,\"statuses\":[],\"error\":");
        out.extend_from_slice(reject.json().trim_end().as_bytes());
        for (at, reject) in more.iter().enumerate() {
            out.extend_from_slice(if at == 0 { b",\"more-errors\":[" } else { b"," });
            out.extend_from_slice(reject.json().trim_end().as_bytes());
        }
        out.extend_from_slice(if more.is_empty() { b"}\n" } else { b"]}\n" });
    }
}

/// The code of what is wrong, and where.
fn reason(reject: &Reject) -> String {
    let code = reject.why.code.id();
    reject.column.as_ref().map_or_else(|| code.to_string(), |column| format!("{code} {column}"))
}

/// A cell of a row that may not even be text; line breaks would make two lines of it.
fn text(bytes: &[u8], separator: u8, out: &mut Vec<u8>) {
    let words = String::from_utf8_lossy(bytes).replace(['\n', '\r'], " ");
    cell(words.as_bytes(), separator, out);
}
