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
