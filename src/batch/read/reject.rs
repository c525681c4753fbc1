//! A row that could not be judged, and why.

use crate::diagnostic::{Code, Diagnostic, hint};
use crate::door::inert_json;
use crate::text::Text;

/// Why a row cannot even be taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BrokenRow {
    /// A quote opens in it and never closes.
    OpenQuote,
    /// It is longer than any row can be.
    TooLong,
}

/// A row that could not be judged, and one of the reasons: each cell that cannot be read is named.
/// The row is set aside; the others go on.
#[derive(Clone, Debug)]
pub struct Reject {
    /// Its number; the first row of data is 1.
    pub row: u64,
    /// Its line in the input, where that has lines.
    pub line: Option<u64>,
    /// The cell that is to blame, or the first of the row, of a sheet.
    pub cell: Option<String>,
    /// Its `id`, where it has one.
    pub id: Option<String>,
    /// The column, where one is to blame.
    pub column: Option<String>,
    /// What stands there.
    pub value: Option<String>,
    /// What is wrong with it.
    pub why: Diagnostic,
    /// The input that it stands in, where there are several.
    pub source: Option<String>,
    /// The row was judged without the cell.
    pub judged: bool,
    /// The row as it came, with the first of its reasons alone.
    pub raw: Vec<u8>,
}

/// No more of a wrong value is repeated, in characters.
const SHOWN: usize = 120;

impl Reject {
    /// A row as such.
    pub fn row(row: u64, line: Option<u64>, why: Diagnostic) -> Self {
        Self {
            row,
            line,
            cell: None,
            id: None,
            column: None,
            value: None,
            why,
            source: None,
            judged: false,
            raw: Vec::new(),
        }
    }

    /// As one line of JSON, the same in every language.
    pub fn json(&self) -> String {
        let mut line = serde_json::json!({
            "row": self.row,
            "id": self.id,
            "line": self.line,
            "cell": self.cell,
            "column": self.column,
            "value": self.value,
            "code": self.why.code.id(),
            "reason": self.why.message.en,
            "hint": self.why.help.as_ref().map(|help| &help.en),
            "judged": self.judged,
        });
        if let Some(source) = &self.source {
            line["source"] = source.as_str().into();
        }
        inert_json(format!("{line}\n"))
    }
}

/// The beginning of a value, enough to find it again.
pub fn shown(value: &str) -> String {
    match value.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_string(),
    }
}

impl BrokenRow {
    /// What is wrong.
    pub fn why(self) -> Diagnostic {
        match self {
            Self::OpenQuote => Diagnostic::new(Code::OpenQuote, &[]).help(hint::CLOSE_QUOTE, &[]),
            Self::TooLong => Diagnostic::new(Code::RowTooLong, &[]),
        }
    }
}

/// A row with more or fewer cells than the header.
pub fn uneven(found: usize, expected: usize) -> Diagnostic {
    let number = |n: usize| Text::same(n.to_string());
    let slots = [("found", number(found)), ("expected", number(expected))];
    Diagnostic::new(Code::RowLength, &slots).help(hint::QUOTE_CELLS, &[])
}

/// A row with bytes that are no text.
pub fn not_text() -> Diagnostic {
    Diagnostic::new(Code::RowNotText, &[]).help(hint::ENCODING, &[])
}
