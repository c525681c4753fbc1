//! Several inputs of a batch come into one result; what cannot be joined is refused.

use super::{folder, words, zairyu};
use std::collections::BTreeMap;

const A: &[u8] = b"id,person.age,memo\na,29,x\nb,old,y\n";
const B: &[u8] = "氏名;国籍;年齢\n山田;ベトナム;31\n".as_bytes();

/// The rows of a result by heading.
fn rows(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().unwrap().clone();
    let row = |row: csv::StringRecord| {
        head.iter().map(str::to_string).zip(row.iter().map(str::to_string)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

#[test]
fn rows_of_every_input_stand_in_the_result_with_where_they_come_from() {
    let folder = folder(&[("a.csv", A), ("b.csv", B)]);
    let at = folder.path();
    let common = ["--status", "j-find", "--on", "2026-11-30"];
    let given =
        ["batch", "a.csv", "b.csv", "-o", "o.csv", "--errors", "e.jsonl", "--stamp", "s.json"];
    let done = zairyu(at, &[&given[..], &common[..]].concat());
    assert_eq!(done.status.code(), Some(1), "{}", words(&done));
    let found = rows(&std::fs::read_to_string(at.join("o.csv")).unwrap());
    let told: Vec<[&str; 4]> = found
        .iter()
        .map(|row| ["source", "id", "氏名", "person.age"].map(|name| row[name].as_str()))
        .collect();
    assert_eq!(told[0], ["a.csv", "a", "", "29"]);
    assert_eq!(told[2], ["b.csv", "", "山田", ""]);
    // Each is judged as it is by itself.
    for name in ["a.csv", "b.csv"] {
        zairyu(
            at,
            &[&["batch", name, "-q", "--format", "csv", "-o", "one.csv"], &common[..]].concat(),
        );
        let alone = std::fs::read_to_string(at.join("one.csv")).unwrap();
        let alone = rows(&alone.replace(';', ","));
        let own: Vec<_> = found.iter().filter(|row| row["source"] == name).collect();
        assert_eq!(alone.len(), own.len());
        for (alone, own) in alone.iter().zip(own) {
            for added in ["j-find.verdict", "j-find.missing", "j-find.why", "unread"] {
                assert_eq!(alone[added], own[added], "{name} {added}");
            }
        }
    }
    let errors = std::fs::read_to_string(at.join("e.jsonl")).unwrap();
    assert!(errors.contains("\"source\":\"a.csv\""), "{errors}");
    let stamp: serde_json::Value =
        serde_json::from_slice(&std::fs::read(at.join("s.json")).unwrap()).unwrap();
    assert_eq!(stamp["inputs"][1]["rows"]["written"], 1);
}

#[test]
fn workbooks_and_lines_are_joined_and_other_kinds_are_refused() {
    let lines: &[u8] = b"{\"id\":\"a\",\"person.age\":29}\n";
    let folder = folder(&[("a.csv", A), ("l.jsonl", lines), ("m.jsonl", lines)]);
    let at = folder.path();
    let run = |given: &[&str]| zairyu(at, &[given, &["--status", "j-find", "-q"]].concat());
    assert_eq!(run(&["batch", "a.csv", "-o", "a.xlsx"]).status.code(), Some(1));
    let both = run(&["batch", "a.csv", "a.xlsx", "-o", "both.xlsx"]);
    assert_eq!(both.status.code(), Some(1), "{}", words(&both));
    let joined = run(&["batch", "l.jsonl", "m.jsonl"]);
    let text = String::from_utf8_lossy(&joined.stdout).into_owned();
    assert_eq!(text.matches("\"source\":").count(), 2, "{text}");
    for given in [
        &["batch", "a.csv", "l.jsonl"][..],
        &["batch", "a.csv", "-"],
        &["batch", "a.csv", "a.xlsx", "--rejects", "r.csv"],
        &["batch", "a.csv", "a.xlsx", "--against-on", "2027-04-01"],
    ] {
        let done = run(given);
        assert_eq!(done.status.code(), Some(2), "{given:?}: {}", words(&done));
        assert!(words(&done).contains("several inputs"), "{}", words(&done));
    }
}

#[test]
fn a_full_disk_behind_standard_output_is_named() {
    let folder = folder(&[("a.csv", A)]);
    let shell = std::process::Command::new("sh")
        .args(["-c", "exec \"$0\" batch a.csv --status j-find -q > /dev/full"])
        .arg(env!("CARGO_BIN_EXE_zairyu"))
        .env("LC_ALL", "C")
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(shell.status.code(), Some(2));
    assert!(words(&shell).contains("standard output cannot be written"), "{}", words(&shell));
}
