//! Cells of a table as they are written.

use crate::batch::read::place::{CELL, ROW};
use crate::render::runs;

/// Writes a cell: kept from running, and in quotes where it needs them.
pub fn cell(value: &[u8], separator: u8, out: &mut Vec<u8>) {
    if separator == CELL {
        let parts = |byte: u8| matches!(byte, CELL | ROW | 0);
        return out.extend(value.iter().map(|byte| if parts(*byte) { b' ' } else { *byte }));
    }
    let special = |byte: &u8| *byte == separator || matches!(*byte, b'"' | b'\n' | b'\r');
    let quoted = value.iter().any(special);
    if quoted {
        out.push(b'"');
    }
    if runs(value) {
        out.push(b'\'');
    }
    for part in value.split_inclusive(|byte| *byte == b'"') {
        out.extend_from_slice(part);
        if part.last() == Some(&b'"') {
            out.push(b'"');
        }
    }
    if quoted {
        out.push(b'"');
    }
}

/// Headings as the first row of a table.
pub fn heading_row(names: &[String], separator: u8) -> Vec<u8> {
    let mut row = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            row.push(separator);
        }
        cell(name.as_bytes(), separator, &mut row);
    }
    row.push(b'\n');
    row
}
