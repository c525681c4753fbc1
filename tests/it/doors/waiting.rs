//! Files on their way: private, taken away after a kill, and never those of somebody who lives.

use super::{PATIENCE, ended, folder, names, words, zairyu};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// A batch that waits for more of its input, when its file is there.
fn begun(folder: &Path, output: &str) -> (Child, ChildStdin) {
    let before = waiting(folder).len();
    let mut child = Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(["batch", "-", "--input-format", "csv", "--status", "j-find", "-o", output])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(b"person.age\n").unwrap();
    let begun = Instant::now();
    while waiting(folder).len() == before {
        assert!(begun.elapsed() < PATIENCE, "the batch has not begun");
        input.write_all(&b"29\n".repeat(8192)).unwrap();
        std::thread::sleep(Duration::from_millis(2));
    }
    // The lock comes just behind the file.
    std::thread::sleep(Duration::from_millis(100));
    (child, input)
}

fn waiting(folder: &Path) -> Vec<String> {
    names(folder).into_iter().filter(|name| name.starts_with(".zairyu-")).collect()
}

fn killed(folder: &Path, output: &str) -> Vec<String> {
    let (mut child, _input) = begun(folder, output);
    child.kill().unwrap();
    child.wait().unwrap();
    waiting(folder)
}

const TABLE: (&str, &[u8]) = ("t.csv", b"person.age\n29\n");

#[test]
fn what_a_kill_left_goes_with_the_next_run_onto_the_same_file() {
    let folder = folder(&[TABLE]);
    let folder = folder.path();
    let left = killed(folder, "o.csv");
    assert_eq!(left.len(), 1, "a kill leaves a file");
    let mode = std::fs::metadata(folder.join(&left[0])).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600, "nobody else reads what is not whole");
    for (output, stays) in [("other.csv", true), ("o.csv", false)] {
        let done = zairyu(folder, &["batch", "t.csv", "--status", "j-find", "-o", output]);
        assert_eq!(done.status.code(), Some(0), "{}", words(&done));
        assert_eq!(waiting(folder) == left, stays, "{output}");
    }
    assert_eq!(waiting(folder), Vec::<String>::new());
}

#[test]
fn two_runs_onto_one_file_leave_each_other_alone() {
    let folder = folder(&[TABLE]);
    let folder = folder.path();
    let (one, first) = begun(folder, "o.csv");
    let (other, second) = begun(folder, "o.csv");
    assert_eq!(waiting(folder).len(), 2);
    // A third that comes and goes takes neither away.
    let done = zairyu(folder, &["batch", "t.csv", "--status", "j-find", "-o", "o.csv"]);
    assert_eq!(done.status.code(), Some(0), "{}", words(&done));
    assert_eq!(waiting(folder).len(), 2);
    for (child, input) in [(one, first), (other, second)] {
        drop(input);
        let done = ended(child, &"batch");
        assert_eq!(done.status.code(), Some(0), "{}", words(&done));
        let rows = std::fs::read_to_string(folder.join("o.csv")).unwrap();
        assert!(rows.lines().count() > 8192 && rows.ends_with('\n'));
    }
    assert_eq!(names(folder), ["o.csv", "t.csv"]);
}

#[test]
fn a_whole_file_is_read_by_whom_the_mask_lets() {
    let folder = folder(&[TABLE]);
    let folder = folder.path();
    let mode =
        |name: &str| std::fs::metadata(folder.join(name)).unwrap().permissions().mode() & 0o777;
    let batch = "batch t.csv --quiet --status j-find -o";
    let run = |mask: &str, rest: &str| {
        let line = format!("umask {mask}; {} {rest}", env!("CARGO_BIN_EXE_zairyu"));
        let done = Command::new("bash").args(["-c", &line]).current_dir(folder).status();
        assert!(done.unwrap().success(), "{line}");
    };
    run("022", &format!("{batch} a.csv"));
    run("077", &format!("{batch} b.csv"));
    run("022", &format!("{batch} b.csv"));
    run("000", "report --set person.age=29 --status j-find -o r.html");
    assert_eq!(["a.csv", "b.csv", "r.html"].map(mode), [0o644, 0o600, 0o600]);
    assert_eq!(names(folder), ["a.csv", "b.csv", "r.html", "t.csv"]);
}

#[test]
fn a_failure_of_the_system_names_the_file_and_the_reason() {
    let folder = folder(&[TABLE]);
    // No file can be opened any more when the result is.
    let given =
        ["batch", "t.csv", "--status", "j-find", "-o", "o.csv"].map(std::ffi::OsString::from);
    for most in 3..8 {
        let done = super::shell(folder.path(), &format!("ulimit -n {most}"), &given);
        let said = words(&done);
        if done.status.code() == Some(2) && !said.contains("loading") {
            assert!(said.contains("Too many open files") && said.contains(".csv"), "{said}");
        }
        assert!(!said.contains("uncategorized"), "{said}");
    }
}

/// Whenever a signal comes, nothing half is left; and as soon as anything could be, the exit code
/// says so.
#[test]
fn a_signal_at_any_moment_leaves_nothing_half() {
    let rows = [b"person.age\n".to_vec(), b"29\n".repeat(200_000)].concat();
    let folder = folder(&[("many.csv", &rows)]);
    let folder = folder.path();
    for (at, signal) in ["-TERM", "-HUP", "-INT"].into_iter().cycle().take(24).enumerate() {
        let child = Command::new(env!("CARGO_BIN_EXE_zairyu"))
            .args(["batch", "many.csv", "--quiet", "-o", "o.csv"])
            .current_dir(folder)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(at as u64 * 4));
        let _ = Command::new("kill").args([signal, &child.id().to_string()]).status();
        let done = ended(child, &signal);
        let ended = done.status.code().or(done.status.signal().map(|signal| 128 + signal));
        let usual = [Some(0), Some(130), Some(129), Some(143)];
        assert!(usual.contains(&ended), "{signal} after {at}: {ended:?} {}", words(&done));
        assert_eq!(waiting(folder), Vec::<String>::new(), "{signal} after {at}");
    }
}
