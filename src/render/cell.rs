//! Cells of tables that spreadsheets open.

/// True for a cell that a spreadsheet would run as a formula, and for one that begins with the
/// apostrophe that keeps it from that.
#[inline]
pub fn runs(cell: &[u8]) -> bool {
    matches!(cell.first(), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\''))
}

/// A cell kept from running by an apostrophe before it. One that begins with an apostrophe gets
/// another, so that taking off the first always gives back what stood there.
pub fn neutral(cell: &str) -> String {
    match runs(cell.as_bytes()) {
        true => format!("'{cell}"),
        false => cell.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn a_formula_stays_words() {
        assert_eq!(neutral("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
        assert_eq!(neutral("'=1"), "''=1");
        assert_eq!(neutral("plain"), "plain");
    }
}
