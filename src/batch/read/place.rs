//! The names of the cells of a sheet, and its rows in a stream.

use memchr::memchr_iter;
use std::io;

/// Parts the cells of a row of a sheet. No text of a workbook holds it.
pub const CELL: u8 = 0x1f;

/// Ends a row of a sheet. No text of a workbook holds it.
pub const ROW: u8 = 0x1e;

/// Takes rows out of a stream that comes in pieces.
#[derive(Debug, Default)]
pub struct Cutter {
    /// The beginning of a row that has not ended.
    rest: Vec<u8>,
}

impl Cutter {
    /// Calls `each` with every row that ends in a piece.
    pub fn cut(
        &mut self,
        piece: &[u8],
        mut each: impl FnMut(&[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut from = 0;
        for end in memchr_iter(ROW, piece) {
            let part = &piece[from..end];
            from = end + 1;
            match self.rest.is_empty() {
                true => each(part)?,
                false => {
                    let mut row = std::mem::take(&mut self.rest);
                    row.extend_from_slice(part);
                    each(&row)?;
                }
            }
        }
        self.rest.extend_from_slice(&piece[from..]);
        Ok(())
    }
}

/// The name of a cell, such as `Sheet1!F12`. The first column is 0, the first row 1.
pub fn cell_name(sheet: &str, column: usize, row: u64) -> String {
    let plain = sheet.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    let letters = letters(column);
    match plain && !sheet.starts_with(|first: char| first.is_ascii_digit()) {
        true => format!("{sheet}!{letters}{row}"),
        false => format!("'{}'!{letters}{row}", sheet.replace('\'', "''")),
    }
}

/// The letters of a column: A to Z, then AA and so on.
fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"[rest % 26]);
        rest /= 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_a_spreadsheet_names_them() {
        assert_eq!(cell_name("Sheet1", 5, 12), "Sheet1!F12");
        assert_eq!(cell_name("候補者", 0, 1), "候補者!A1");
        assert_eq!(cell_name("it's 2", 26, 3), "'it''s 2'!AA3");
        let of = |column| cell_name("s", column, 1);
        assert_eq!([of(25), of(51), of(701), of(702)], ["s!Z1", "s!AZ1", "s!ZZ1", "s!AAA1"]);
        assert_eq!(of(16_383), "s!XFD1");
    }
}
