//! Where results go: a file is there whole or not at all, a link stays, and what is no file is
//! written through.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PEOPLE: &str = "id,person.age\na,29\nb,30\n";
const PATIENCE: Duration = Duration::from_mins(1);

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("people.csv"), PEOPLE).unwrap();
    folder
}

fn program(folder: &Path, words: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(words.split(' ')).args(["--on", "2026-11-20", "--lang", "en"]);
    command.current_dir(folder).stdin(Stdio::null());
    command
}

fn ran(folder: &Path, words: &str) -> Output {
    program(folder, words).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn pipe(folder: &Path, name: &str) {
    assert!(Command::new("mkfifo").arg(folder.join(name)).status().unwrap().success());
}

fn ended(mut child: Child, what: &str) {
    let begun = Instant::now();
    while child.try_wait().unwrap().is_none() {
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("{what} goes on for ever");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What comes out of a named pipe while a command writes to it.
fn through_pipe(words: &str, name: &str) -> Vec<u8> {
    let folder = folder();
    let path = folder.path().join(name);
    pipe(folder.path(), name);
    let got = File::create(folder.path().join("got")).unwrap();
    let reader = Command::new("cat").arg(&path).stdout(got).spawn().unwrap();
    let output = ran(folder.path(), words);
    assert_eq!(output.status.code(), Some(0), "{words}: {}", said(&output));
    assert!(fs::symlink_metadata(&path).unwrap().file_type().is_fifo(), "{words}: a pipe stays");
    ended(reader, words);
    let mut bytes = Vec::new();
    File::open(folder.path().join("got")).unwrap().read_to_end(&mut bytes).unwrap();
    bytes
}

const BATCH: &str = "batch people.csv --status hsp-1-b --quiet";

#[test]
fn a_pipe_is_written_through_and_stays_a_pipe() {
    let rows = through_pipe(&format!("{BATCH} -o out.csv"), "out.csv");
    assert_eq!(rows.split(|byte| *byte == b'\n').count(), 4);
    let book = through_pipe(&format!("{BATCH} -o out.xlsx"), "out.xlsx");
    assert!(book.starts_with(b"PK"));
    let packed = through_pipe(&format!("{BATCH} -o out.csv.gz"), "out.csv.gz");
    assert!(packed.starts_with(&[0x1f, 0x8b]));
    let report = through_pipe("report --set person.age=29 -o out.md", "out.md");
    assert!(report.starts_with(b"# "));
    let page = through_pipe("check --set person.age=29 -o out.html", "out.html");
    assert!(page.starts_with(b"<!DOCTYPE html>"));
    let template = through_pipe("new csv --status hsp-1-b -o out.csv", "out.csv");
    assert!(template.starts_with(b"id,"));
}

#[test]
fn answers_go_through_a_pipe() {
    let folder = folder();
    fs::write(folder.path().join("script"), "").unwrap();
    pipe(folder.path(), "mine.toml");
    let path = folder.path().join("mine.toml");
    let reader = Command::new("cat").arg(&path).stdout(Stdio::null()).spawn().unwrap();
    let words = "ask --script script --status hsp-1-b --save mine.toml";
    assert_eq!(ran(folder.path(), words).status.code(), Some(0));
    assert!(fs::symlink_metadata(&path).unwrap().file_type().is_fifo());
    ended(reader, words);
}

#[test]
fn rejected_rows_go_through_a_pipe_too() {
    let bytes = through_pipe(&format!("{BATCH} -o out.csv --errors bad.jsonl"), "bad.jsonl");
    assert!(bytes.is_empty());
}

#[test]
fn a_link_stays_and_what_it_leads_to_is_written() {
    for (words, name) in [
        (format!("{BATCH} -o link.csv"), "link.csv"),
        ("report --set person.age=29 --force -o link.md".to_string(), "link.md"),
    ] {
        let folder = folder();
        fs::create_dir(folder.path().join("real")).unwrap();
        let real = folder.path().join("real").join(name);
        // There already, and not there yet.
        fs::write(&real, "old").unwrap();
        for _ in 0..2 {
            let link = folder.path().join(name);
            symlink(Path::new("real").join(name), &link).unwrap();
            let output = ran(folder.path(), &words);
            assert_eq!(output.status.code(), Some(0), "{}", said(&output));
            assert!(link.is_symlink(), "{words}");
            assert!(fs::read_to_string(&real).unwrap().len() > 3, "{words}");
            fs::remove_file(&link).unwrap();
            fs::remove_file(&real).unwrap();
        }
        assert_eq!(fs::read_dir(folder.path().join("real")).unwrap().count(), 0, "nothing is left");
    }
}

#[test]
fn a_folder_is_refused_before_the_work() {
    let folder = folder();
    fs::create_dir(folder.path().join("there.csv")).unwrap();
    fs::write(folder.path().join("script"), "").unwrap();
    for words in [
        format!("{BATCH} -o there.csv"),
        format!("{BATCH} -o out.csv --errors there.csv"),
        "report --set person.age=29 --force -o there.csv".to_string(),
        "check --set person.age=29 -o there.csv".to_string(),
        "points --set person.age=29 -o there.csv".to_string(),
        "new csv -o there.csv".to_string(),
        "ask --script script --status hsp-1-b --save there.csv".to_string(),
    ] {
        let output = ran(folder.path(), &words);
        assert_eq!(output.status.code(), Some(2), "{words}");
        assert_eq!(output.stdout, b"", "{words}");
        let said = said(&output);
        let clear = said.contains("`there.csv`") && said.contains("is a directory");
        assert!(clear, "{words}: {said}");
    }
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left");
}

#[test]
fn results_are_for_whoever_may_read_files_and_client_files_for_their_owner() {
    let folder = folder();
    let path = |name: &str| folder.path().join(name);
    File::create(path("usual")).unwrap();
    fs::write(path("old.csv"), "old").unwrap();
    fs::set_permissions(path("old.csv"), Permissions::from_mode(0o640)).unwrap();
    fs::write(path("old.md"), "old").unwrap();
    for words in [
        format!("{BATCH} -o new.csv --errors bad.jsonl"),
        format!("{BATCH} -o old.csv"),
        "report --set person.age=29 -o new.md".to_string(),
        "report --set person.age=29 --force -o old.md".to_string(),
    ] {
        let output = ran(folder.path(), &words);
        assert_eq!(output.status.code(), Some(0), "{words}: {}", said(&output));
    }
    assert_eq!(mode(&path("new.csv")), mode(&path("usual")));
    assert_eq!(mode(&path("bad.jsonl")), mode(&path("usual")));
    assert_eq!(mode(&path("old.csv")), 0o640);
    assert_eq!([mode(&path("new.md")), mode(&path("old.md"))], [0o600, 0o600]);
}

#[test]
fn a_failure_names_the_path_that_was_given() {
    let folder = folder();
    for words in [
        format!("{BATCH} -o no/where.csv"),
        format!("{BATCH} -o no/where.xlsx"),
        "report --set person.age=29 -o no/where.md".to_string(),
        "check --set person.age=29 -o no/where.pdf".to_string(),
    ] {
        let said = said(&ran(folder.path(), &words));
        assert!(said.starts_with("error: `no/where."), "{said}");
        assert!(said.contains("cannot be written: No such file"), "{said}");
        assert!(!said.contains(".zairyu-"), "{said}");
    }
}

#[test]
fn the_result_and_the_errors_do_not_meet_behind_a_link() {
    let folder = folder();
    symlink("out.csv", folder.path().join("link")).unwrap();
    let output = ran(folder.path(), &format!("{BATCH} -o out.csv --errors link"));
    assert_eq!(output.status.code(), Some(2));
}

#[test]
fn a_reader_that_goes_away_is_no_failure_for_workbooks_either() {
    let folder = folder();
    for words in ["new xlsx --status hsp-1-b", &format!("{BATCH} --format xlsx"), BATCH] {
        let mut command = program(folder.path(), words);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""), "{words}");
    }
}
