//! Comparisons of a batch: with other facts, and of rows that do not say of which day they are.

use std::fs;
use std::process::{Command, Output};

fn batch(folder: &tempfile::TempDir, name: &str, rows: &str, args: &[&str]) -> Output {
    let path = folder.path().join(name);
    fs::write(&path, rows).unwrap();
    Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .arg("batch")
        .arg(&path)
        .args(["--on", "2026-11-20", "--lang", "en"])
        .args(args)
        .output()
        .unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

const ENGINEER: &str = include_str!("../../examples/candidates.csv");

/// What a comparison with other facts says of each row is what two batches say, one with those facts.
#[test]
fn a_comparison_with_other_facts_is_two_batches() {
    let folder = tempfile::tempdir().unwrap();
    let of = |args: &[&str]| {
        let all = [&["--status", "hsp-1-b", "--format", "jsonl"], args].concat();
        words(&batch(&folder, "people.csv", ENGINEER, &all).stdout)
    };
    let set = "offer.annual-salary=2000000";
    let verdict = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        line["statuses"][0]["verdict"].clone()
    };
    let before = of(&[]);
    let after = of(&["--set", set]);
    let flips = before.lines().zip(after.lines()).filter(|(a, b)| verdict(a) != verdict(b)).count();
    assert!(flips > 0);
    let changed = of(&["--against-set", set]);
    assert_eq!(changed.lines().count(), flips, "{changed}");
    let wrong = batch(&folder, "people.csv", ENGINEER, &["--against-set", "person.degre=master"]);
    assert_eq!(wrong.status.code(), Some(2));
}

/// A row without `as-of` is of the day of the check, on both days of a comparison: what has grown by
/// the other day counts.
#[test]
fn rows_without_a_day_are_of_the_day_of_the_check() {
    let folder = tempfile::tempdir().unwrap();
    let head = "id,person.birth-date,person.status,person.in-japan,person.degree,person.career,offer.activity,offer.annual-salary";
    let row = "a,1990-01-01,engineer-humanities-international,yes,bachelor,4y11m,technical,5000000";
    let rows = |with: bool| match with {
        true => format!("{head},as-of\n{row},2026-11-20\n"),
        false => format!("{head}\n{row}\n"),
    };
    let args = ["--status", "hsp-1-b", "--against-on", "2027-02-20", "--format", "jsonl"];
    let told = batch(&folder, "told.csv", &rows(true), &args);
    let untold = batch(&folder, "untold.csv", &rows(false), &args);
    assert_eq!(words(&told.stdout), words(&untold.stdout));
    assert!(words(&untold.stderr).contains("only points in 1"), "{}", words(&untold.stderr));
    let said = |out: &Output| words(&out.stderr).matches("taken to be those of 2026-11-20").count();
    assert_eq!((said(&told), said(&untold)), (0, 1));
    let blank = format!("{head},as-of\n{row},\n");
    let blank = batch(&folder, "blank.csv", &blank, &args);
    assert_eq!(words(&blank.stdout), words(&untold.stdout));
}
