//! Disks that are full, threads that are not to be had, and mistakes of others.

use super::{folder, names, shell, words, zairyu};
use std::ffi::OsString;

fn rows(count: usize) -> Vec<u8> {
    // Notes that pack badly.
    let note = |n: usize| {
        (0..40).fold(n.to_string(), |note, at| note + &(n * 7919 * (at + 3) % 97).to_string())
    };
    let row = |n: usize| format!("r{n},{},{}\n", 20 + n % 40, note(n));
    let rows: String = (0..count).map(row).collect();
    format!("id,person.age,note\n{rows}").into_bytes()
}

fn with(first: &str, folder: &std::path::Path, given: &[&str]) -> std::process::Output {
    let given: Vec<OsString> = given.iter().map(OsString::from).collect();
    shell(folder, first, &given)
}

/// No file may grow: to the program, that is a full disk.
const FULL: &str = "trap '' XFSZ; ulimit -f 64";

#[test]
fn a_full_disk_is_told_and_leaves_what_was_there() {
    let folder = folder(&[("t.csv", &rows(8000)), ("case.toml", b"person.age = 29\n")]);
    for name in ["o.xlsx", "o.csv", "o.csv.gz", "o.jsonl", "e.jsonl", "r.pdf", "r.xlsx"] {
        std::fs::write(folder.path().join(name), "old").unwrap();
    }
    let before = names(folder.path());
    let batch = |name: &'static str| vec!["batch", "t.csv", "--status", "j-find", "-o", name];
    let long = [&batch("o.csv.gz")[..], &["--lang", "ja"]].concat();
    for given in [
        batch("o.xlsx"),
        batch("o.csv"),
        batch("o.jsonl"),
        long,
        vec!["report", "case.toml", "--all", "-o", "r.pdf", "--force"],
    ] {
        let done = with(FULL, folder.path(), &given);
        assert_eq!(done.status.code(), Some(2), "{given:?}: {}", words(&done));
        let said = words(&done);
        assert!(!said.contains("panicked"), "{said}");
        let output = given.iter().find(|word| word.contains("o.") || word.contains("r.pdf"));
        assert!(said.contains(output.unwrap()), "{given:?} names its file: {said}");
        assert_eq!(names(folder.path()), before, "{given:?}");
        let kept = std::fs::read(folder.path().join(output.unwrap())).unwrap();
        assert_eq!(kept, b"old", "{given:?}");
    }
}

#[test]
fn rules_that_do_not_fit_leave_nothing() {
    let folder = folder(&[]);
    std::fs::create_dir(folder.path().join("empty")).unwrap();
    for name in ["new", "new/below", "empty"] {
        let done = with(FULL, folder.path(), &["new", "rules", name]);
        assert_eq!(done.status.code(), Some(2), "{}", words(&done));
        assert_eq!(names(folder.path()), ["empty"]);
        assert_eq!(names(&folder.path().join("empty")), Vec::<String>::new());
    }
    let done = zairyu(folder.path(), &["new", "rules", "empty"]);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done));
}

/// No stack is that large: every new thread is refused.
const NO_THREADS: &str = "export RUST_MIN_STACK=70368744177664";

#[test]
fn where_no_thread_is_to_be_had_the_work_is_done_by_one() {
    let folder = folder(&[("t.csv", &rows(3000)), ("case.toml", b"person.age = 29\n")]);
    let folder = folder.path();
    let batch = ["batch", "t.csv", "--status", "j-find", "--threads", "4", "--quiet"];
    let usual = zairyu(folder, &batch);
    let alone = with(NO_THREADS, folder, &batch);
    assert_eq!(alone.status.code(), Some(0), "{}", words(&alone));
    assert!(usual.stdout == alone.stdout && usual.stdout.len() > 100_000);
    let written = zairyu(folder, &["new", "rules", "rules"]);
    assert_eq!(written.status.code(), Some(0));
    let list = ["rules", "list", "--rules", "rules"];
    let alone = with(NO_THREADS, folder, &list);
    assert_eq!(alone.status.code(), Some(0), "{}", words(&alone));
    assert_eq!(alone.stdout, zairyu(folder, &list).stdout);
}

#[test]
fn a_pipe_that_closes_is_silent_in_every_format() {
    let folder = folder(&[("t.csv", &rows(4000))]);
    let program = env!("CARGO_BIN_EXE_zairyu");
    for format in ["xlsx", "csv", "jsonl"] {
        let line = format!(
            "set -o pipefail; {program} batch t.csv --status j-find --quiet --format {format} | head -c 10 > out"
        );
        let done = std::process::Command::new("bash")
            .args(["-c", &line])
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(words(&done), "", "{format}");
        assert_eq!(done.status.code(), Some(0), "{format}");
    }
    let line = format!("{program} new xlsx | head -c 10 > out");
    let mut shell = std::process::Command::new("bash");
    let done = shell.args(["-c", &line]).current_dir(folder.path()).output().unwrap();
    assert_eq!(words(&done), "");
}
