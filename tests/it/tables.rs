//! Tables as people keep them: what their cells mean stands in keys that were written by hand, and in
//! a generator whose words are its own. What is not understood is said; nothing is another value.

mod exports;
mod keys;
mod results;
mod ways;

use std::sync::LazyLock;
use zairyu::internal::batch::{
    BadCells, Blocks, Columns, InputForm, Mapping, NearLimits, Picked, Plan, Reject, ResultOutlet,
    ResultShape, Tally, headings, run,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::Program;
use zairyu::internal::facts::{Candidate, Cell, Value, Vocabulary, parse};
use zairyu::internal::rules::RuleSet;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static PROGRAM: LazyLock<Program<'static>> =
    LazyLock::new(|| RULES.rulebook.on(Day::new(2026, 11, 30).unwrap()));

fn vocabulary() -> &'static Vocabulary {
    &RULES.rulebook.vocabulary
}

/// A table on its way: what its columns mean, and its rows.
struct Opened<'t> {
    columns: Columns,
    separator: u8,
    blocks: Blocks<&'t [u8]>,
}

fn opened(text: &str) -> Opened<'_> {
    let mapping = Mapping::default();
    let mut blocks = Blocks::new(text.as_bytes(), InputForm::Separated(b','));
    let begun = blocks.begin(b',', false, vocabulary(), &mapping).unwrap();
    let names = headings(begun.separator, &blocks.header().unwrap().unwrap());
    let columns = Columns::of_rows(vocabulary(), names, &mapping, &begun.first).unwrap();
    Opened { columns, separator: begun.separator, blocks }
}

/// What is read in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Read {
    /// The number that rules compare.
    Code(i64),
    Members(Value),
    Words(String),
    /// Nothing, and nothing is wrong.
    Empty,
    /// It is told as unread.
    Unread,
    /// Its column is no fact, which is told.
    Untaken,
    /// It is a value of another fact.
    OfAnother(String),
}

/// What is read in a cell of a column that should give a fact.
fn read(columns: &Columns, heading: &str, fact: &str, words: &str) -> Read {
    let at = columns.names.iter().position(|name| name == heading).expect("the heading is there");
    let given = columns.facts.iter().chain(&columns.texts).find(|(column, _)| *column == at);
    let Some((_, id)) = given else {
        let reference = fact == "case.reference" && columns.id == Some(at);
        return if reference { Read::Words(words.to_string()) } else { Read::Untaken };
    };
    let own = vocabulary().fact(*id);
    if own.name != fact {
        return Read::OfAnother(own.name.clone());
    }
    if own.is_text() {
        return Read::Words(words.trim().to_string());
    }
    match columns.cells(vocabulary(), at, *id, PROGRAM.day()).read(words.as_bytes()) {
        Cell::Code(code) | Cell::Rounded(code) => Read::Code(*code),
        Cell::Members(value) => Read::Members(value.clone()),
        Cell::Unknown => Read::Empty,
        _ => Read::Unread,
    }
}

/// What a value means, as a case file writes it.
fn meant(fact: &str, value: &str) -> Read {
    let own = vocabulary().fact(vocabulary().find(fact).expect("a fact"));
    if own.is_text() {
        return Read::Words(value.to_string());
    }
    let value = parse(value, own.kind, vocabulary()).unwrap().expect("a value");
    value.code().map_or(Read::Members(value), Read::Code)
}

/// Judges all rows of a table.
fn judged(text: &str, bad_cells: BadCells) -> (String, Vec<Reject>, Tally) {
    let Opened { columns, separator, blocks } = opened(text);
    let plan = Plan {
        taken_on: None,
        program: &PROGRAM,
        form: InputForm::Separated(separator),
        sheet: None,
        columns,
        map: Vec::new(),
        shape: ResultShape::Wide(separator),
        explain: false,
        only: Vec::new(),
        near: NearLimits::default(),
        picked: Picked::default(),
        set: Candidate::empty(vocabulary()),
        line_by_line: false,
        headed: true,
        bad_cells,
    };
    let (mut out, mut rejects) = (Vec::new(), Vec::new());
    let mut reject = |reject: &Reject| {
        rejects.push(reject.clone());
        Ok(())
    };
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut reject };
    let tally = run(&plan, blocks, 1, false, &mut outlet).unwrap();
    (String::from_utf8(out).unwrap(), rejects, tally)
}

/// The rows of a table as cells, the header first.
fn cells(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new();
    let mut reader =
        reader.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_string).collect()).collect()
}
