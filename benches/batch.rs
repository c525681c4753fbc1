//! Whole batches beside a loop written by hand for one table, in the same run and on the same
//! rows. Results are compared before times are taken.
#![allow(missing_docs, reason = "a benchmark has no interface")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a benchmark fails by panicking"
)]

#[path = "candidates/table.rs"]
mod table;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::fmt::Write as _;
use std::sync::LazyLock;
use table::{hand_points, table};
use zairyu::internal::batch::{
    BadCells, Blocks, Columns, InputForm, NearLimits, Picked, Plan, ResultOutlet, ResultShape,
    headings, run,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::facts::Candidate;
use zairyu::internal::rules::RuleSet;

fn main() {
    assert_same();
    divan::main();
}

const ROWS: usize = 200_000;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);
static TABLE: LazyLock<String> = LazyLock::new(|| table(ROWS));
static LINES: LazyLock<String> = LazyLock::new(|| lines(&TABLE));

fn lines(table: &str) -> String {
    let mut rows = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let head = rows.next().unwrap();
    let mut text = String::new();
    for row in rows {
        let pairs = head.iter().zip(row).map(|(name, cell)| format!("\"{name}\":\"{cell}\""));
        let _ = writeln!(text, "{{{}}}", pairs.collect::<Vec<_>>().join(","));
    }
    text
}

fn batch(
    input: &str,
    form: InputForm,
    shape: ResultShape,
    explain: bool,
    threads: usize,
) -> Vec<u8> {
    let vocabulary = &RULES.rulebook.vocabulary;
    let day = Day::new(2026, 11, 20).unwrap();
    let statuses: Vec<_> = RULES.rulebook.find_status("hsp-1-b").into_iter().collect();
    let program = RULES.rulebook.on_for(day, &statuses);
    let mut blocks = Blocks::new(input.as_bytes(), form);
    let columns = match form {
        InputForm::Separated(separator) => {
            let header = blocks.header().unwrap().unwrap();
            Columns::of_table(vocabulary, headings(separator, &header), &[])
        }
        InputForm::Lines | InputForm::Sheet | InputForm::Records => {
            Columns::of_lines(vocabulary, &[])
        }
    };
    let plan = Plan {
        taken_on: None,
        bad_cells: BadCells::Reject,
        program: &program,
        form,
        columns: columns.unwrap(),
        map: Vec::new(),
        shape,
        explain,
        only: Vec::new(),
        near: NearLimits::default(),
        picked: Picked::default(),
        set: Candidate::empty(vocabulary),
        headed: true,
        line_by_line: false,
        sheet: None,
    };
    let mut out = Vec::with_capacity(input.len() * 2);
    let mut outlet = ResultOutlet { out: &mut out, reject: &mut |_| panic!("every row is sound") };
    let tally = run(&plan, blocks, threads, false, &mut outlet).unwrap();
    assert_eq!(tally.written, tally.read);
    out
}

/// The least points of a row, and the row with them: what a script would do for this table.
fn by_hand(input: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().from_reader(input.as_bytes());
    let mut out = Vec::with_capacity(input.len() * 2);
    let mut row = csv::ByteRecord::new();
    let mut digits = itoa::Buffer::new();
    while reader.read_byte_record(&mut row).unwrap() {
        let points = hand_points(&row);
        for cell in &row {
            out.extend_from_slice(cell);
            out.push(b',');
        }
        let verdict: &[u8] = if points >= 70 { b"qualifies," } else { b"undetermined," };
        out.extend_from_slice(verdict);
        out.extend_from_slice(digits.format(points).as_bytes());
        out.push(b'\n');
    }
    out
}

/// The least points by both, row by row.
fn assert_same() {
    let rows = |text: Vec<u8>| String::from_utf8(text).unwrap();
    let ours = rows(batch(&TABLE, InputForm::Separated(b','), ResultShape::Wide(b','), false, 1));
    let hand = rows(by_hand(&TABLE));
    for (ours, hand) in ours.lines().skip(1).zip(hand.lines()) {
        let (ours, hand) = (ours.split(',').nth(13), hand.split(',').nth(12));
        assert_eq!(ours, hand, "the points of the batch and of the loop by hand");
    }
}

fn measure(bencher: Bencher<'_, '_>, work: impl Fn() -> Vec<u8> + Sync) {
    bencher.counter(ItemsCount::new(ROWS)).bench_local(|| black_box(work()));
}

#[divan::bench(sample_count = 15)]
fn csv_by_hand(bencher: Bencher<'_, '_>) {
    measure(bencher, || by_hand(&TABLE));
}

#[divan::bench(sample_count = 15, args = [1, 2])]
fn csv_to_csv(bencher: Bencher<'_, '_>, threads: usize) {
    measure(bencher, || {
        batch(&TABLE, InputForm::Separated(b','), ResultShape::Wide(b','), false, threads)
    });
}

#[divan::bench(sample_count = 15, args = [1, 2])]
fn csv_to_lines_explained(bencher: Bencher<'_, '_>, threads: usize) {
    measure(bencher, || {
        batch(&TABLE, InputForm::Separated(b','), ResultShape::Lines, true, threads)
    });
}

#[divan::bench(sample_count = 15)]
fn lines_to_lines(bencher: Bencher<'_, '_>) {
    measure(bencher, || batch(&LINES, InputForm::Lines, ResultShape::Lines, false, 1));
}
