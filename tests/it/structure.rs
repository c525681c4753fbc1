//! The shape of the code: layers that only look one way, and no law outside the rule files.

mod circles;
mod names;
mod sentences;

use std::fs;
use std::path::{Path, PathBuf};
use zairyu::internal::rules::RuleSet;

pub(crate) fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            found.push((path, text));
        }
    }
    found
}

pub(crate) fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The first folder or file below `src/`.
fn module(path: &Path) -> String {
    let relative = path.strip_prefix(src()).unwrap();
    let first = relative.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_string()
}

/// What each module may use of ours. Base modules (text, source, calendar, diagnostic, tree)
/// know nothing of visas.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("words", &["text"]),
    ("source", &[]),
    ("calendar", &[]),
    ("diagnostic", &["source", "text"]),
    ("digest", &[]),
    ("door", &[]),
    ("tree", &["diagnostic", "source", "text", "words"]),
    ("json", &["diagnostic", "source", "text", "tree", "words"]),
    ("facts", &["calendar", "diagnostic", "source", "text", "tree", "words"]),
    ("load", &["calendar", "diagnostic", "source", "text", "tree", "words"]),
    ("compile", &["calendar", "diagnostic", "facts", "load", "source", "text", "tree", "words"]),
    ("evaluate", &["calendar", "compile", "facts", "load"]),
    ("tries", &["calendar", "compile", "evaluate", "facts"]),
    ("advise", &["calendar", "compile", "evaluate", "facts", "load", "tries"]),
    ("interview", &["calendar", "compile", "evaluate", "facts", "load", "text", "tries"]),
    ("explain", &["advise", "calendar", "compile", "evaluate", "facts", "load", "text", "tries"]),
    (
        "document",
        &[
            "calendar",
            "diagnostic",
            "door",
            "evaluate",
            "explain",
            "facts",
            "source",
            "text",
            "tree",
            "words",
        ],
    ),
    (
        "render",
        &[
            "words",
            "calendar",
            "diagnostic",
            "document",
            "door",
            "evaluate",
            "explain",
            "facts",
            "load",
            "source",
            "text",
        ],
    ),
    (
        "batch",
        &[
            "calendar",
            "compile",
            "diagnostic",
            "door",
            "evaluate",
            "explain",
            "facts",
            "json",
            "render",
            "text",
            "words",
        ],
    ),
    (
        "workbook",
        &[
            "batch", "calendar", "compile", "door", "evaluate", "explain", "facts", "render",
            "text", "words",
        ],
    ),
    ("columnar", &["batch", "door", "evaluate", "facts"]),
    ("rules", &["compile", "diagnostic", "digest", "load", "source"]),
    (
        "prove",
        &[
            "calendar",
            "compile",
            "diagnostic",
            "evaluate",
            "facts",
            "load",
            "rules",
            "source",
            "text",
            "tree",
            "tries",
            "words",
        ],
    ),
    ("main", &[]),
];

#[test]
fn modules_use_only_what_lies_before_them() {
    for (path, text) in sources(&src()) {
        let module = module(&path);
        if ["cli", "facade", "lib"].contains(&module.as_str()) {
            continue;
        }
        let (_, allowed) =
            MAY_USE.iter().find(|(name, _)| *name == module).expect("a module has its row");
        let used = text.match_indices("crate::").filter_map(|(at, _)| {
            let rest = &text[at + "crate::".len()..];
            let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '_')?;
            Some(&rest[..end])
        });
        for used in used.filter(|used| *used != module) {
            assert!(allowed.contains(&used), "{} uses {used}", path.display());
        }
    }
}

#[test]
fn the_library_neither_prints_nor_asks_the_clock_or_the_disk() {
    for (path, text) in sources(&src()) {
        if module(&path) == "cli" {
            continue;
        }
        // A batch streams, and so does a workbook or a file of columns, or a door: it reads from and
        // writes to whatever it is handed.
        let streams =
            ["batch", "columnar", "door", "facade", "workbook"].contains(&module(&path).as_str());
        for word in ["println!", "std::env", "std::fs", "Timestamp::now", "std::io"] {
            if streams && word == "std::io" {
                continue;
            }
            assert!(!text.contains(word), "{} names {word}", path.display());
        }
    }
}

#[test]
fn no_status_field_or_figure_of_the_law_stands_in_the_source() {
    let rules = RuleSet::embedded();
    let statuses = rules.rulebook.statuses.iter().map(|status| status.id.clone());
    let fields = rules.rulebook.vocabulary.find_domain("fields").unwrap();
    let fields = rules.rulebook.vocabulary.domain(fields).choices.iter().map(|c| c.id.clone());
    let names: Vec<String> = statuses.chain(fields).map(|name| format!("\"{name}")).collect();
    let figures = ["3_000_000", "20_000_000", "10_000_000", "2027", "2026, 4", "2023"];
    for (path, text) in sources(&src()) {
        for name in &names {
            assert!(!text.contains(name.as_str()), "{} names {name}", path.display());
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        for figure in figures {
            let named =
                code.lines().filter(|line| !line.contains("such as") && !line.contains("のような"));
            let named =
                named.filter(|line| !line.contains("--on")).any(|line| line.contains(figure));
            assert!(!named, "{} holds the figure {figure}", path.display());
        }
    }
}

/// Files whose threads and colours stand behind the feature `cli`.
const OF_THE_COMMAND: [&str; 3] = ["batch/judge/together.rs", "load/shares.rs", "render/weight.rs"];

/// What others build on runs where there are no threads, no clock and no terminal.
#[test]
fn the_library_alone_has_no_threads_no_clock_and_no_terminal() {
    for (path, text) in sources(&src()) {
        if module(&path) == "cli" || OF_THE_COMMAND.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        let code = text.split("#[cfg(test)]").next().unwrap();
        let words =
            ["std::thread", "Instant", "SystemTime", "::now()", "crossterm", "Attribute::Bold"];
        for word in words {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
    }
    let manifest = fs::read_to_string(src().with_file_name("Cargo.toml")).unwrap();
    let tables = manifest.lines().find(|line| line.starts_with("comfy-table")).unwrap();
    assert!(tables.contains("default-features = false"), "{tables}");
}

/// Flat lists of alike things, which may be long.
const FLAT_LISTS: [&str; 1] = ["compile/rulebook.rs"];

#[test]
fn files_stay_small() {
    for (path, text) in sources(&src()) {
        let flat = FLAT_LISTS.iter().any(|list| path.ends_with(list));
        let lines = text.lines().count();
        assert!(flat || lines <= 500, "{} has {lines} lines", path.display());
    }
}

/// A new kind of rule must say for itself what it reads, asks and tells: an arm for all the rest
/// would take it for one of the old ones.
#[test]
fn no_match_over_kinds_of_rules_has_an_arm_for_the_rest() {
    const KINDS: [&str; 11] = [
        "ConditionKind::",
        "Follows::",
        "FollowsDoc::",
        "SubjectDoc::",
        "RightDoc::",
        "Award::",
        "PointsBound::",
        "OpKind::",
        "How::",
        "AwardRun::",
        "What::",
    ];
    let indent = |line: &str| line.len() - line.trim_start().len();
    for (path, text) in sources(&src()) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let arm = line.trim_start();
            if !arm.starts_with("_ =>") && !arm.starts_with("_ if ") {
                continue;
            }
            let block = lines[..at]
                .iter()
                .rev()
                .take_while(|other| other.trim().is_empty() || indent(other) >= indent(line));
            let mut arms = block.filter(|other| indent(other) == indent(line));
            let kind = arms.find_map(|other| {
                let other = other.trim_start().trim_start_matches("| ").trim_start_matches("Some(");
                KINDS.iter().find(|kind| other.starts_with(**kind))
            });
            let guarded = arm.starts_with("_ if ");
            assert!(kind.is_none() || guarded, "{}:{} leaves out kinds", path.display(), at + 1);
        }
    }
}

/// Words for a terminal pass one door, which lets nothing through that steers it.
#[test]
fn one_place_writes_to_standard_error() {
    for (path, text) in sources(&src()) {
        let code = text.split("#[cfg(test)]").next().unwrap();
        if !path.ends_with("cli/io/output.rs") {
            for word in ["stderr().lock", "stderr().write", "eprint", "io::stderr().by_ref"] {
                assert!(!code.contains(word), "{} names {word}", path.display());
            }
        }
    }
}

/// What is read whole is read by a door, within a bound.
#[test]
fn nothing_is_read_whole_but_within_a_bound() {
    for (path, text) in sources(&src()) {
        let code = text.split("#[cfg(test)]").next().unwrap();
        for word in ["fs::read(", "read_to_string(", "env::args()"] {
            assert!(!code.contains(word), "{} names {word}", path.display());
        }
        for (at, _) in code.match_indices("read_to_end(") {
            let before = &code[code[..at].rfind(';').unwrap_or(0)..at];
            assert!(before.contains("take("), "{} reads without an end", path.display());
        }
    }
}
