//! Somebody presses Ctrl-C: the program ends with 130, and nothing half is left.

use std::io::Write;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const HEADER: &[u8] = b"offer.annual-salary\n";
const PATIENCE: Duration = Duration::from_mins(1);

fn start(args: &[&str], folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(args)
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn interrupt(mut child: Child) -> ExitStatus {
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
    child.wait().unwrap()
}

/// True where whoever started the tests ignores interrupts, as shells do for what they run in the
/// background: a program that sets no handler of its own then ignores them too.
fn is_ignored() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    ignored.is_some_and(|mask| mask & 0b10 != 0)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().to_string_lossy().to_string()).collect()
}

#[test]
fn an_interrupted_batch_ends_with_130_and_leaves_no_file() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["batch", "-", "--input-format", "csv", "-o", "out.csv"];
    let mut child = start(&args, folder.path());
    // Standard input stays open: the batch waits for more.
    let mut input = child.stdin.take().unwrap();
    input.write_all(HEADER).unwrap();
    let rows = b"6500000\n".repeat(8_192);
    let begun = Instant::now();
    while names(folder.path()).is_empty() {
        assert!(begun.elapsed() < PATIENCE, "the batch has not begun");
        assert!(child.try_wait().unwrap().is_none(), "the batch has ended");
        input.write_all(&rows).unwrap();
    }
    assert_eq!(interrupt(child).code(), Some(130));
    assert_eq!(names(folder.path()), Vec::<String>::new());
    drop(input);
}

/// What holds nothing half ends by the signal itself, which a shell reports as 130 too.
#[test]
fn an_interrupted_check_ends_by_the_signal() {
    if is_ignored() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut child = start(&["check", "-"], folder.path());
    let input = child.stdin.take().unwrap();
    let status = interrupt(child);
    let code = status.code().or(status.signal().map(|signal| 128 + signal));
    assert_eq!(code, Some(130));
    drop(input);
}
