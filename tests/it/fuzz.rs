//! Any bytes give rows or bad rows, any words a value or none; never a panic. Each target runs
//! over its corpus (`tests/corpus/`) and over seeded mutations of it. `ZAIRYU_FUZZ=100000` asks
//! for so many mutations of every entry; what breaks is printed, to be added to the corpus.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::LazyLock;
use zairyu::internal::batch::{Blocks, Columns, Form, Outlet, Plan, Reject, Shape, headings, run};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::Program;
use zairyu::internal::facts::{Case, Cell, Column, Kind, ParseError, parse};
use zairyu::internal::rules::Rules;

static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);
static PROGRAM: LazyLock<Program<'static>> = LazyLock::new(|| {
    let first = RULES.rulebook.status_ids().next().unwrap();
    RULES.rulebook.on_for(Day::new(2026, 11, 20).unwrap(), &[first])
});

fn batch(form: Form, shape: Shape, input: &[u8]) {
    let mut blocks = Blocks::new(input, form);
    let vocabulary = &RULES.rulebook.vocabulary;
    let columns = match form {
        Form::Separated(separator) => match blocks.header().unwrap() {
            Some(header) => Columns::of_table(vocabulary, headings(separator, &header), &[]),
            None => return,
        },
        Form::Lines | Form::Sheet | Form::Records => Columns::of_lines(vocabulary, &[]),
    };
    let Ok(columns) = columns else { return };
    let plan = Plan {
        program: &PROGRAM,
        form,
        columns,
        map: Vec::new(),
        shape,
        explain: true,
        only: Vec::new(),
        near: Some(3),
        set: Case::empty(vocabulary),
        headed: true,
        line_by_line: false,
        sheet: None,
    };
    let mut out = Vec::new();
    // A row may have several cells that cannot be read.
    let mut bad = BTreeSet::new();
    let mut reject = |reject: &Reject| {
        bad.insert(reject.row);
        Ok(())
    };
    let mut outlet = Outlet { out: &mut out, reject: &mut reject };
    let tally = run(&plan, blocks, 1, false, &mut outlet).unwrap();
    assert_eq!(tally.read, tally.written + tally.rejected + tally.left_out);
    assert_eq!(tally.rejected, bad.len() as u64);
    let mut lines = out.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    if shape == Shape::Lines {
        assert!(lines.all(|line| serde_json::from_slice::<serde_json::Value>(line).is_ok()));
    }
}

fn csv(input: &[u8]) {
    batch(Form::Separated(b','), Shape::Wide(b','), input);
    batch(Form::Separated(b','), Shape::Lines, input);
    batch(Form::Separated(b'\t'), Shape::Long(b','), input);
}

fn lines(input: &[u8]) {
    batch(Form::Lines, Shape::Lines, input);
    batch(Form::Lines, Shape::Wide(b','), input);
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
        let mut column = Column::new(vocabulary, kind);
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

struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end.max(1)
    }
}

/// Bytes that mean something to one of the readers.
const TELLING: &[&[u8]] = &[
    b"\"",
    b"\"\"",
    b",",
    b"\n",
    b"\r\n",
    b"\r",
    b"\t",
    b"{",
    b"}",
    b"[",
    b"]",
    b":",
    b"\\",
    b"null",
    b"0",
    b"9999999999999999",
    b"-",
    b".",
    b"\xff",
    b"\xe5\xb9\xb4",
    b"\xe4\xb8\x87",
    b";",
    b"=",
    b"\0",
    b"\xef\xbc\x91",
    b"true",
    b"1e9",
    b"\\u0000",
    b"\xe5\x85\x83",
];

fn mutated(entry: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = entry.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(6)).min(bytes.len());
        match random.below(4) {
            0 => drop(bytes.drain(at..end)),
            1 => {
                let copy = bytes[at..end].to_vec();
                bytes.splice(at..at, copy);
            }
            _ => {
                let telling = TELLING[random.below(TELLING.len())];
                bytes.splice(at..end, telling.iter().copied());
            }
        }
    }
    bytes
}

fn fuzz(name: &str, target: fn(&[u8])) {
    let asked = std::env::var("ZAIRYU_FUZZ").ok().and_then(|count| count.parse().ok());
    let count: usize = asked.unwrap_or(60);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus").join(name);
    let mut files: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(!files.is_empty());
    for (at, file) in files.iter().enumerate() {
        let entry = std::fs::read(file).unwrap();
        target(&entry);
        let mut random = Random(0x9e37_79b9 + at as u64);
        for _ in 0..count {
            let bytes = mutated(&entry, &mut random);
            let held = catch_unwind(AssertUnwindSafe(|| target(&bytes))).is_ok();
            assert!(held, "{name} breaks on {:?}", String::from_utf8_lossy(&bytes));
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
