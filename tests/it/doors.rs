//! The doors: whatever comes in ends soon, in little memory and with a sentence; whatever goes out
//! steers nobody; what is written is whole or not there.

mod bounds;
mod each;
mod escapes;
mod faults;
mod several;
mod waiting;

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Longer than anything here waits, on a machine that does other things too.
const PATIENCE: Duration = Duration::from_mins(3);

/// What nothing here needs, in KiB of address space.
const MEMORY: &str = "900000";

/// More than anything here works, in seconds; a build for tests is slow, other programs do not count.
const WORK: &str = "10";

/// The program in a folder, with these words behind it.
fn zairyu(folder: &Path, words: &[&str]) -> Output {
    let words: Vec<OsString> = words.iter().map(OsString::from).collect();
    shell(folder, &format!("ulimit -v {MEMORY} -t {WORK}"), &words)
}

/// The same after some commands of the shell.
fn shell(folder: &Path, first: &str, words: &[OsString]) -> Output {
    let line = format!("{first}; exec \"$0\" \"$@\"");
    let mut command = Command::new("bash");
    command.arg("-c").arg(line).arg(env!("CARGO_BIN_EXE_zairyu")).args(words);
    command.env_remove("RUST_BACKTRACE").env("LC_ALL", "C").env("COLUMNS", "100");
    command.current_dir(folder).stdin(Stdio::null());
    ended(command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap(), &words)
}

fn ended(child: Child, words: &dyn std::fmt::Debug) -> Output {
    let (begun, id) = (Instant::now(), child.id().to_string());
    let watched = std::thread::spawn(move || child.wait_with_output().unwrap());
    while !watched.is_finished() {
        if begun.elapsed() > PATIENCE {
            let _ = Command::new("kill").args(["-KILL", &id]).status();
            panic!("does not end: {words:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    watched.join().unwrap()
}

fn words(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).to_string()
}

/// Names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().to_string()).collect();
    names.sort();
    names
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    folder
}

const CASE: &[u8] = b"person.age = 29\n";
const TABLE: &[u8] = b"id,person.age\na,29\n";

#[test]
fn arguments_that_are_no_text_are_file_names_or_told_of() {
    let folder = folder(&[("case.toml", CASE)]);
    let odd = |before: &str, behind: &str| {
        let bytes = [before.as_bytes(), b"\xff", behind.as_bytes()].concat();
        OsStr::from_bytes(&bytes).to_os_string()
    };
    let plain = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    for (name, bytes) in [("x.toml", CASE), ("x.csv", TABLE)] {
        std::fs::write(folder.path().join(odd("", name)), bytes).unwrap();
    }
    let past = [plain(&["points", "case.toml", "--past"]), vec![odd("2025-11-20=", "x.toml")]];
    let batch = ["batch".into(), odd("", "x.csv"), "--quiet".into(), "-o".into(), odd("", "o.csv")];
    let works: [Vec<OsString>; 4] = [
        vec!["check".into(), odd("", "x.toml"), "--brief".into()],
        batch.to_vec(),
        past.concat(),
        vec!["report".into(), odd("", "x.toml"), "-o".into(), odd("", "r.html")],
    ];
    for words in works {
        let done = shell(folder.path(), ":", &words);
        assert_eq!(done.status.code(), Some(0), "{words:?}: {}", self::words(&done));
    }
    let told: [Vec<OsString>; 7] = [
        vec!["check".into(), odd("", ".toml")],
        vec!["check".into(), "--set".into(), odd("person.age=", "")],
        vec!["lookup".into(), "countries".into(), odd("", "")],
        vec![odd("", "")],
        vec!["--lang".into(), odd("", ""), "facts".into()],
        vec!["facts".into(), "--on".into(), odd("", "")],
        vec!["check".into(), "case.toml".into(), odd("--", "")],
    ];
    for words in told {
        let done = shell(folder.path(), ":", &words);
        assert_eq!(done.status.code(), Some(2), "{words:?}: {}", self::words(&done));
        assert!(!done.stderr.is_empty(), "{words:?}");
    }
}

#[test]
fn a_table_in_place_of_a_case_is_told_once() {
    let folder = folder(&[("people.csv", TABLE), ("people.csv.gz", b"x")]);
    for name in ["people.csv", "people.csv.gz"] {
        let done = zairyu(folder.path(), &["check", name]);
        assert_eq!(done.status.code(), Some(2));
        let said = words(&done);
        assert!(said.contains(&format!("`zairyu batch {name}`")), "{said}");
        assert!(said.lines().count() <= 4, "{said}");
    }
}

#[test]
fn help_that_cannot_be_written_is_a_failure() {
    let folder = folder(&[]);
    for word in ["--help", "--version"] {
        let done = shell(folder.path(), "exec > /dev/full", &[word.into()]);
        assert_eq!(done.status.code(), Some(2), "{word}");
    }
}
