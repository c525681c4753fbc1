//! Whole batches beside a loop written by hand for one table, in the same run and on the same
//! rows. Results are compared before times are taken.
//!
//! The hand-written loop knows the figures of one points table by heart, and nothing of what is
//! unknown; it is what the batch is measured against, not a way to check anybody.
#![allow(missing_docs, reason = "a benchmark has no interface")]
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use std::fmt::Write as _;
use std::sync::LazyLock;
use zairyu::batch::{Blocks, Columns, Form, Outlet, Plan, Shape, headings, run};
use zairyu::calendar::Day;
use zairyu::facts::Case;
use zairyu::rules::Rules;

fn main() {
    assert_same();
    divan::main();
}

const ROWS: usize = 200_000;

const HEADER: &str = "id,person.degree,person.second-graduate-degree,person.career,offer.annual-salary,person.age,person.jlpt,person.degree-in-japan,person.designated-university,person.licences,organization.innovation-support\n";

static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);
static TABLE: LazyLock<String> = LazyLock::new(|| table(ROWS));
static LINES: LazyLock<String> = LazyLock::new(|| lines(&TABLE));

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 20) % end
    }

    fn yes(&mut self, percent: u64) -> &'static str {
        if self.below(100) < percent { "yes" } else { "no" }
    }

    fn pick<'w>(&mut self, shares: &[(u64, &'w str)]) -> &'w str {
        let mut at = self.below(100);
        for (share, word) in shares {
            if at < *share {
                return word;
            }
            at -= share;
        }
        shares[0].1
    }
}

/// Seeded candidates: the shares of degrees, ages, pay and Japanese are those of a job market.
fn table(rows: usize) -> String {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut text = HEADER.to_string();
    for row in 1..=rows {
        let degree = random.pick(&[
            (50, "bachelor"),
            (30, "master"),
            (10, "none"),
            (5, "doctorate"),
            (5, "business-professional"),
        ]);
        let pay = (180 + random.below(600) + random.below(600)) * 10_000;
        let jlpt = random.pick(&[(70, "none"), (15, "n1"), (15, "n2")]);
        let (second, career) = (random.yes(5), random.below(21));
        let (age, japan) = (21 + random.below(39), random.yes(15));
        let (ranked, licences, support) = (random.yes(10), random.below(3), random.yes(10));
        let _ = writeln!(
            text,
            "C{row:07},{degree},{second},{career},{pay},{age},{jlpt},{japan},{ranked},{licences},{support}"
        );
    }
    text
}

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

fn batch(input: &str, form: Form, shape: Shape, explain: bool, threads: usize) -> Vec<u8> {
    let vocabulary = &RULES.rulebook.vocabulary;
    let day = Day::new(2026, 11, 20).unwrap();
    let with_table = |id: &zairyu::compile::StatusId| {
        let status = RULES.rulebook.status(*id);
        status.points.is_some() && status.id.ends_with('b')
    };
    let statuses: Vec<_> = RULES.rulebook.status_ids().filter(with_table).take(1).collect();
    let program = RULES.rulebook.on_for(day, &statuses);
    let mut blocks = Blocks::new(input.as_bytes(), form);
    let columns = match form {
        Form::Separated(separator) => {
            let header = blocks.header().unwrap().unwrap();
            Columns::of_table(vocabulary, headings(separator, &header), &[])
        }
        Form::Lines => Columns::of_lines(vocabulary, &[]),
    };
    let plan = Plan {
        program: &program,
        form,
        columns: columns.unwrap(),
        map: Vec::new(),
        shape,
        explain,
        only: Vec::new(),
        near: None,
        set: Case::empty(vocabulary),
    };
    let mut out = Vec::with_capacity(input.len() * 2);
    let mut outlet = Outlet { out: &mut out, reject: &mut |_| panic!("every row is sound") };
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

fn number(cell: &[u8]) -> i64 {
    cell.iter().fold(0, |number, digit| number * 10 + i64::from(digit - b'0'))
}

fn hand_points(row: &csv::ByteRecord) -> i32 {
    let yes = |at: usize| &row[at] == b"yes";
    let graduate = matches!(&row[1], b"doctorate" | b"master" | b"business-professional");
    let mut points = match &row[1] {
        b"doctorate" => 30,
        b"business-professional" => 25,
        b"master" => 20,
        b"bachelor" => 10,
        _ => 0,
    };
    points += if graduate && yes(2) { 5 } else { 0 };
    points += match number(&row[3]) {
        10.. => 20,
        7.. => 15,
        5.. => 10,
        3.. => 5,
        _ => 0,
    };
    let age = number(&row[5]);
    points += hand_pay(number(&row[4]), age);
    points += match age {
        ..30 => 15,
        ..35 => 10,
        ..40 => 5,
        _ => 0,
    };
    let from_japan = yes(7) && &row[1] != b"none";
    points += match (&row[6], from_japan) {
        (b"n1", _) => 15,
        (b"n2", false) => 10,
        _ => 0,
    };
    points += if from_japan { 10 } else { 0 };
    points += if yes(8) && &row[1] != b"none" { 10 } else { 0 };
    points += match number(&row[9]) {
        2.. => 10,
        1 => 5,
        _ => 0,
    };
    points + if yes(10) { 10 } else { 0 }
}

fn hand_pay(pay: i64, age: i64) -> i32 {
    let row = match pay / 1_000_000 {
        10.. => return 40,
        9 => return 35,
        8 => return 30,
        7 => (25, 39),
        6 => (20, 39),
        5 => (15, 34),
        4 => (10, 29),
        _ => return 0,
    };
    if age <= row.1 { row.0 } else { 0 }
}

/// The least points by both, row by row.
fn assert_same() {
    let rows = |text: Vec<u8>| String::from_utf8(text).unwrap();
    let ours = rows(batch(&TABLE, Form::Separated(b','), Shape::Wide(b','), false, 1));
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
    measure(bencher, || batch(&TABLE, Form::Separated(b','), Shape::Wide(b','), false, threads));
}

#[divan::bench(sample_count = 15, args = [1, 2])]
fn csv_to_lines_explained(bencher: Bencher<'_, '_>, threads: usize) {
    measure(bencher, || batch(&TABLE, Form::Separated(b','), Shape::Lines, true, threads));
}

#[divan::bench(sample_count = 15)]
fn lines_to_lines(bencher: Bencher<'_, '_>) {
    measure(bencher, || batch(&LINES, Form::Lines, Shape::Lines, false, 1));
}
