//! Readers that only the program has: workbooks, packed tables, maps, scripts, letterheads with
//! their logos, a folder of rules, a report for each row. Each is run as a process, which must end
//! soon, with one of its exit codes, and without a control character on the terminal.

use super::random::{self, Random};
use super::{asked, tries};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a mutated file is handed to: its name, and the words of the command around it.
struct Target {
    name: &'static str,
    file: &'static str,
    words: &'static [&'static str],
    seed: fn(&Path) -> Vec<u8>,
}

const DAY: [&str; 4] = ["--on", "2026-11-20", "--color", "never"];

const TARGETS: [Target; 9] = [
    Target {
        name: "a workbook",
        file: "people.xlsx",
        words: &["batch", "people.xlsx", "--status", "j-find", "--format", "csv"],
        seed: workbook,
    },
    Target {
        name: "a table packed with gzip",
        file: "people.csv.gz",
        words: &["batch", "people.csv.gz", "--status", "j-find"],
        seed: gzip,
    },
    Target {
        name: "a table packed with zstd",
        file: "people.csv.zst",
        words: &["batch", "people.csv.zst", "--status", "j-find"],
        seed: zstd,
    },
    Target {
        name: "a map",
        file: "map.toml",
        words: &["batch", "people.csv", "--status", "j-find", "--map-file", "map.toml"],
        seed: |_| {
            b"\"note\" = \"person.age\"\n\"Salary (JPY)\" = \"offer.annual-salary\"\n".to_vec()
        },
    },
    Target {
        name: "a script",
        file: "answers.ask",
        words: &["ask", "--script", "answers.ask", "--status", "hsp-1-b"],
        seed: |_| include_bytes!("../../../examples/engineer.ask").to_vec(),
    },
    Target {
        name: "a letterhead",
        file: "office.toml",
        words: &[
            "report",
            "case.toml",
            "--status",
            "j-find",
            "--letterhead",
            "office.toml",
            "--format",
            "html",
        ],
        seed: |_| {
            b"name = { en = \"Office\", ja = \"\xe4\xba\x8b\xe5\x8b\x99\xe6\x89\x80\" }\nlogo = \"logo.png\"\nphone = \"03\"\n".to_vec()
        },
    },
    Target {
        name: "a logo",
        file: "logo.png",
        words: &[
            "report",
            "case.toml",
            "--status",
            "j-find",
            "--letterhead",
            "office.toml",
            "--format",
            "pdf",
        ],
        seed: |_| PNG.to_vec(),
    },
    Target {
        name: "a report for each row",
        file: "people.csv",
        words: &[
            "report",
            "--each",
            "people.csv",
            "--status",
            "j-find",
            "--format",
            "text",
            "-o",
            "out",
        ],
        seed: |_| include_bytes!("../../../examples/candidates.csv").to_vec(),
    },
    Target {
        name: "a rule file in a folder",
        file: "rules/statuses/alpha.toml",
        words: &["check", "--set", "person.age=29", "--rules", "rules"],
        seed: |_| include_bytes!("../../mistakes/base/statuses/alpha.toml").to_vec(),
    },
];

/// One white pixel.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0\x3a\x7e\x9b\x55\0\0\0\nIDATx\x9cc\xf8\x0f\0\x01\x01\x01\0\x1b\xb6\xee\x56\0\0\0\0IEND\xaeB`\x82";

fn zairyu(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(words).current_dir(folder).stdin(Stdio::null());
    command
}

fn workbook(folder: &Path) -> Vec<u8> {
    let words = ["new", "xlsx", "--status", "j-find", "-o", "seed.xlsx"];
    assert!(zairyu(folder, &words).output().unwrap().status.success());
    std::fs::read(folder.join("seed.xlsx")).unwrap()
}

fn packed(folder: &Path, name: &str) -> Vec<u8> {
    let words = ["batch", "people.csv", "--status", "j-find", "-o", name, "--quiet"];
    zairyu(folder, &words).output().unwrap();
    std::fs::read(folder.join(name)).unwrap()
}

fn gzip(folder: &Path) -> Vec<u8> {
    packed(folder, "seed.csv.gz")
}

fn zstd(folder: &Path) -> Vec<u8> {
    packed(folder, "seed.csv.zst")
}

/// A folder with everything that a target needs besides its own file.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    write("people.csv", include_bytes!("../../../examples/candidates.csv"));
    write("case.toml", include_bytes!("../../../examples/engineer.toml"));
    write("office.toml", b"name = \"Office\"\nlogo = \"logo.png\"\n");
    write("logo.png", PNG);
    let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
    for name in ["sources", "evidence", "doubts", "facts", "lists/fields", "statuses/alpha"] {
        let file = format!("{name}.toml");
        write(&format!("rules/{file}"), &std::fs::read(base.join(&file)).unwrap());
    }
    folder
}

/// Runs the command; it must end within ten seconds.
fn ended(folder: &Path, words: &[&str]) -> (Option<i32>, Vec<u8>) {
    let errors = folder.join("errors.txt");
    let mut child = zairyu(folder, words)
        .args(DAY)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&errors).unwrap())
        .spawn()
        .unwrap();
    let begun = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > Duration::from_secs(10) {
            child.kill().unwrap();
            panic!("no end within ten seconds");
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    (status.code(), std::fs::read(errors).unwrap())
}

fn run(target: &Target, folder: &Path, bytes: &[u8]) {
    let path: PathBuf = folder.join(target.file);
    std::fs::write(path, bytes).unwrap();
    let _ = std::fs::remove_dir_all(folder.join("out"));
    let (code, errors) = ended(folder, target.words);
    assert!(matches!(code, Some(0..=3)), "{code:?}: {}", String::from_utf8_lossy(&errors));
    let errors = String::from_utf8(errors).unwrap();
    let control = errors.chars().find(|c| c.is_control() && *c != '\n');
    assert_eq!(control, None, "{errors:?}");
}

#[test]
fn readers_of_the_program() {
    for (target, at) in TARGETS.iter().zip(0..) {
        let folder = folder();
        let seed = (target.seed)(folder.path());
        run(target, folder.path(), &seed);
        let made = |random: &mut Random| random::mutated(&seed, random);
        tries(target.name, asked(12), at, made, |bytes| run(target, folder.path(), bytes));
    }
}
