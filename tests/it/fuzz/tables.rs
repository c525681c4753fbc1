//! Tables, lines of JSON and single values, in one process.

use super::fuzz;
use std::collections::BTreeSet;
use std::sync::LazyLock;
use zairyu::internal::batch::{
    BadCells, Blocks, Columns, InputForm, NearLimits, Picked, Plan, Reject, ResultOutlet,
    ResultShape, Uncut, headings, run,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::Program;
use zairyu::internal::facts::{Candidate, Cell, ColumnReader, Kind, ParseError, parse};
use zairyu::internal::rules::RuleSet;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static PROGRAM: LazyLock<Program<'static>> = LazyLock::new(|| {
    let first = RULES.rulebook.status_ids().next().unwrap();
    RULES.rulebook.on_for(Day::new(2026, 11, 20).unwrap(), &[first])
});

fn batch(form: InputForm, shape: ResultShape, input: &[u8]) {
    let mut blocks = Blocks::new(input, form);
    let vocabulary = &RULES.rulebook.vocabulary;
    let columns = match form {
        InputForm::Separated(separator) => match blocks.header() {
            Ok(Some(header)) => Columns::of_table(vocabulary, headings(separator, &header), &[]),
            Ok(None) => return,
            // Bytes in memory can be read; a header that never ends is no header.
            Err(error) => return assert!(Uncut::of(&error).is_some(), "{error}"),
        },
        InputForm::Lines | InputForm::Sheet | InputForm::Records => {
            Columns::of_lines(vocabulary, &[])
        }
    };
    let Ok(columns) = columns else { return };
    let plan = Plan {
        taken_on: None,
        program: &PROGRAM,
        form,
        columns,
        map: Vec::new(),
        shape,
        explain: true,
        only: Vec::new(),
        near: NearLimits { points: Some(3), criteria: Some(3) },
        picked: Picked::default(),
        set: Candidate::empty(vocabulary),
        headed: true,
        bad_cells: BadCells::Unknown,
        line_by_line: false,
        sheet: None,
    };
    let mut out = Vec::new();
    // A row may have several cells that cannot be read.
    let mut bad = BTreeSet::new();
    let mut reject = |reject: &Reject| {
        if !reject.judged {
            bad.insert(reject.row);
        }
        Ok(())
    };
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
    let tally = run(&plan, blocks, 1, false, &mut outlet).unwrap();
    assert_eq!(tally.read, tally.written + tally.rejected + tally.left_out);
    assert_eq!(tally.rejected, bad.len() as u64);
    let mut lines = out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    if shape == ResultShape::Lines {
        assert!(lines.all(|line| serde_json::from_slice::<serde_json::Value>(line).is_ok()));
    }
}

fn csv(input: &[u8]) {
    batch(InputForm::Separated(b','), ResultShape::Wide(b','), input);
    batch(InputForm::Separated(b','), ResultShape::Lines, input);
    batch(InputForm::Separated(b'\t'), ResultShape::Long(b','), input);
}

fn lines(input: &[u8]) {
    batch(InputForm::Lines, ResultShape::Lines, input);
    batch(InputForm::Lines, ResultShape::Wide(b','), input);
}

/// A column says what the parser says, and a value that is read is read again the same.
fn values(input: &[u8]) {
    let words = String::from_utf8_lossy(input);
    let vocabulary = &RULES.rulebook.vocabulary;
    let domain = vocabulary.find_domain("countries").unwrap();
    let kinds = [
        Kind::YesNo,
        Kind::Count,
        Kind::Yen,
        Kind::Percent,
        Kind::Date,
        Kind::Duration,
        Kind::Choice(domain),
        Kind::Set(domain),
        Kind::Choice(vocabulary.find_domain("universities").unwrap()),
    ];
    for kind in kinds {
        let parsed = parse(&words, kind, vocabulary);
        let mut column = ColumnReader::new(vocabulary, kind);
        for _ in 0..2 {
            match (column.read(words.as_bytes()), &parsed) {
                (Cell::Unknown, Ok(None)) | (Cell::Unlisted, Err(ParseError::Unlisted(_))) => {}
                (Cell::Code(code), Ok(Some(value))) => assert_eq!(value.code(), Some(*code)),
                (Cell::Members(members), Ok(Some(value))) => assert_eq!(members, value),
                (Cell::Bad(error), Err(other)) => assert_eq!(error, other),
                (cell, parsed) => panic!("{words:?} as {kind:?}: {cell:?}, {parsed:?}"),
            }
        }
    }
}

#[test]
fn tables() {
    fuzz("csv", csv);
}

#[test]
fn lines_of_json() {
    fuzz("jsonl", lines);
}

#[test]
fn words() {
    fuzz("values", values);
}
