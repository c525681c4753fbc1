//! The n-th write, read, rename or thread fails, for every n that there is: the program ends with
//! one of its exit codes and a sentence, and what it was to write is there whole or as it was
//! before. The failing is done from outside, by strace; where that is not installed this says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// A job, and the file that it writes.
struct Job {
    words: &'static [&'static str],
    makes: &'static str,
    /// The file may be there before, and is replaced.
    replaces: bool,
}

const JOBS: [Job; 6] = [
    Job {
        words: &["batch", "people.csv", "--status", "j-find", "--threads", "2", "-o", "out.csv"],
        makes: "out.csv",
        replaces: true,
    },
    Job {
        words: &["batch", "people.csv", "--status", "j-find", "-o", "out.jsonl.gz"],
        makes: "out.jsonl.gz",
        replaces: true,
    },
    Job {
        words: &["batch", "people.csv", "--status", "j-find", "-o", "out.xlsx"],
        makes: "out.xlsx",
        replaces: true,
    },
    Job {
        words: &["report", "case.toml", "--status", "j-find", "-o", "out.pdf"],
        makes: "out.pdf",
        replaces: false,
    },
    Job {
        words: &["points", "case.toml", "--status", "hsp-1-b", "-o", "out.xlsx"],
        makes: "out.xlsx",
        replaces: false,
    },
    Job {
        words: &["ask", "--script", "a.ask", "--status", "j-find", "--save", "saved.toml"],
        makes: "saved.toml",
        replaces: false,
    },
];

/// System calls and the error that each is made to end with.
const FAULTS: [(&str, &str); 5] = [
    ("write", "ENOSPC"),
    ("read", "EIO"),
    ("clone3", "EAGAIN"),
    ("rename,renameat,renameat2", "EIO"),
    ("fsync,fdatasync", "EIO"),
];

/// What was there before.
const OLD: &[u8] = b"as it was\n";

fn folder(job: &Job) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for (from, to) in [
        ("candidates.csv", "people.csv"),
        ("engineer.toml", "case.toml"),
        ("engineer.ask", "a.ask"),
    ] {
        fs::copy(root.join(from), folder.path().join(to)).unwrap();
    }
    if job.replaces {
        fs::write(folder.path().join(job.makes), OLD).unwrap();
    }
    folder
}

/// Runs a job with calls failing as strace is told; what it traced goes to a file.
fn under_strace(job: &Job, folder: &Path, (calls, inject): (&str, &str), trace: &Path) -> Output {
    Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace={calls}")])
        .args(["-e", &format!("inject={inject}"), "-o"])
        .arg(trace)
        .arg(env!("CARGO_BIN_EXE_zairyu"))
        .args(job.words)
        .args(["--on", "2026-11-20"])
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs a job with its n-th such call failing; false where there is no n-th.
fn failing(job: &Job, (calls, error): (&str, &str), n: usize) -> bool {
    let folder = folder(job);
    let before = names(folder.path());
    let trace = tempfile::NamedTempFile::new().unwrap();
    let inject = format!("{calls}:error={error}:when={n}");
    let output = under_strace(job, folder.path(), (calls, &inject), trace.path());
    let injected = fs::read_to_string(trace.path()).unwrap().contains("INJECTED");
    if injected {
        let said = String::from_utf8_lossy(&output.stderr);
        let about = format!("{:?} with {calls} no. {n}: {:?}\n{said}", job.words, output.status);
        held(job, folder.path(), &before, output.status.code(), &said, &about);
    }
    injected
}

fn held(
    job: &Job,
    folder: &Path,
    before: &BTreeSet<String>,
    code: Option<i32>,
    said: &str,
    about: &str,
) {
    // Before the program itself begins, its loader reads too.
    if code == Some(127) && said.contains("loading shared libraries") {
        return;
    }
    assert!(matches!(code, Some(0..=3 | 70)), "{about}");
    assert!(!said.contains("panicked"), "{about}");
    let made = fs::read(folder.join(job.makes)).ok();
    match code {
        Some(0 | 1 | 3) => {
            let made = made.unwrap_or_else(|| panic!("nothing made: {about}"));
            assert!(made != OLD && !made.is_empty(), "nothing made: {about}");
        }
        _ if job.replaces => assert_eq!(made.as_deref(), Some(OLD), "{about}"),
        _ => assert_eq!(made, None, "{about}"),
    }
    let mut allowed = before.clone();
    allowed.insert(job.makes.to_string());
    let more: Vec<String> = names(folder).difference(&allowed).cloned().collect();
    assert_eq!(more, Vec::<String>::new(), "left behind: {about}");
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn is_strace_here() -> bool {
    let here = Command::new("strace").arg("-V").stdout(Stdio::null()).status().is_ok();
    if !here {
        eprintln!("skipped: strace is not installed");
    }
    here
}

#[test]
fn whatever_fails_a_result_is_whole_or_is_not_there() {
    if !is_strace_here() {
        return;
    }
    for job in &JOBS {
        for fault in FAULTS {
            let tried = (1..=400).find(|n| !failing(job, fault, *n)).unwrap() - 1;
            eprintln!("{} {}: {tried} tried", job.words[0], fault.0);
        }
    }
}

/// The standard library panics where no random numbers can be had: a panic that is not ours.
#[test]
fn a_foreign_panic_is_one_sentence_in_both_languages_and_leaves_nothing() {
    if !is_strace_here() {
        return;
    }
    for job in &JOBS {
        let folder = folder(job);
        let before = names(folder.path());
        let inject = ("getrandom", "getrandom:error=EIO");
        let output = under_strace(job, folder.path(), inject, Path::new("/dev/null"));
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(70), "{:?}\n{said}", job.words);
        assert!(said.contains("mistake of its own") && said.contains("不具合"), "{said}");
        assert!(said.contains("random data") && !said.contains("RUST_BACKTRACE"), "{said}");
        assert_eq!(said.matches("mistake of its own").count(), 1, "{said}");
        assert_eq!(names(folder.path()), before, "left behind by {:?}", job.words);
        if job.replaces {
            assert_eq!(fs::read(folder.path().join(job.makes)).unwrap(), OLD);
        }
    }
}
