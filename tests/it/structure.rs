//! The shape of the code: layers that only look one way, and no law outside the rule files.

use std::fs;
use std::path::{Path, PathBuf};
use zairyu::internal::rules::Rules;

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
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

fn src() -> PathBuf {
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
    ("tree", &["diagnostic", "source", "text", "words"]),
    ("facts", &["calendar", "diagnostic", "source", "text", "tree", "words"]),
    ("load", &["calendar", "diagnostic", "source", "text", "tree", "words"]),
    ("compile", &["calendar", "diagnostic", "facts", "load", "source", "text", "tree", "words"]),
    ("evaluate", &["calendar", "compile", "facts", "load"]),
    ("interview", &["calendar", "compile", "evaluate", "facts", "load", "text"]),
    ("explain", &["calendar", "compile", "evaluate", "facts", "load", "text"]),
    (
        "document",
        &[
            "calendar",
            "diagnostic",
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
            "calendar",
            "diagnostic",
            "document",
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
            "evaluate",
            "explain",
            "facts",
            "render",
            "text",
            "words",
        ],
    ),
    (
        "workbook",
        &[
            "batch", "calendar", "compile", "evaluate", "explain", "facts", "render", "text",
            "words",
        ],
    ),
    ("columnar", &["batch", "evaluate", "facts"]),
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
            "words",
        ],
    ),
    ("main", &[]),
];

#[test]
fn modules_use_only_what_lies_before_them() {
    for (path, text) in sources(&src()) {
        let module = module(&path);
        if module == "cli" || module == "lib" {
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
        // A batch streams, and so does a workbook or a file of columns: it reads from and writes to
        // whatever it is handed.
        let streams = ["batch", "columnar", "workbook"].contains(&module(&path).as_str());
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
    let rules = Rules::embedded();
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

/// Where sentences stand.
const HOMES: [&str; 5] =
    ["words", "explain/phrase.rs", "cli/words", "cli/words.rs", "diagnostic/catalogue.rs"];

/// Japanese that is no word to a reader, and what it is there for.
const READ: [(&str, &str); 11] = [
    ("calendar/read.rs", "eras and units, as dates and durations are read and written"),
    ("cli/ask/keep.rs", "yes and no as they are typed"),
    ("cli/ask/lines.rs", "the question mark as it is typed"),
    ("cli/ask/prompts.rs", "the question mark as it is typed"),
    ("cli/ask/read.rs", "no answer, as it is typed"),
    ("cli/ask/room.rs", "an amount as an example of what can be typed"),
    ("facts/names.rs", "kana and signs that names are compared without"),
    ("facts/parse.rs", "units, signs and yes and no, as cells hold them"),
    ("render/xlsx/form.rs", "the dash of the official form"),
    ("render/pdf/fonts.rs", "what is printed for a sign that no font has"),
    ("text/template.rs", "the comma of lists"),
];

/// English that is no word to a reader, and what it is there for.
const TECHNICAL: [(&str, &str); 6] = [
    ("columnar/frames.rs", "why a file is broken, as the detail of a notice"),
    ("columnar/results.rs", "a mistake of ours"),
    ("columnar/source.rs", "what a notice of the command line says is told by its kind"),
    ("render/catalogue.rs", "the catalogue, which is a file of the repository in English"),
    ("workbook/open.rs", "what a notice of the command line says is told by its kind"),
    ("workbook/results.rs", "what a notice of the command line says is told by its kind"),
];

/// The literals of a source file, without tests, comments and reasons of attributes.
fn literals(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod").next().unwrap();
    let lines = code.lines().map(str::trim_start);
    let lines = lines.filter(|line| !line.starts_with("//") && !line.contains("reason = "));
    let code: Vec<&str> = lines.collect();
    let code = code.join("\n");
    let (mut found, mut chars) = (Vec::new(), code.chars().peekable());
    while let Some(c) = chars.next() {
        let mut literal = String::new();
        match c {
            '\'' => {
                let (first, then) = (chars.next(), chars.peek().copied());
                match (first, then) {
                    (Some('\\'), _) => drop(chars.by_ref().find(|c| *c == '\'')),
                    (Some(first), Some('\'')) => {
                        chars.next();
                        literal.push(first);
                    }
                    _ => {}
                }
            }
            '"' => {
                while let Some(c) = chars.next().filter(|c| *c != '"') {
                    literal.push(if c == '\\' { chars.next().unwrap() } else { c });
                }
            }
            _ => {}
        }
        if !literal.is_empty() {
            found.push(literal);
        }
    }
    found
}

fn outside_homes() -> impl Iterator<Item = (String, Vec<String>)> {
    sources(&src()).into_iter().filter_map(|(path, text)| {
        let name = path.strip_prefix(src()).unwrap().to_string_lossy().to_string();
        let home = HOMES.iter().any(|home| Path::new(&name).starts_with(home));
        (!home).then(|| (name, literals(&text)))
    })
}

/// Literals of a kind stand in the files named, all of which have some, and in no other.
fn only_in(named: &[(&str, &str)], kind: impl Fn(&str) -> bool) {
    let (mut found, mut seen) = (Vec::new(), Vec::new());
    for (name, literals) in outside_homes() {
        let mut literals = literals.into_iter().filter(|literal| kind(literal)).peekable();
        match named.iter().find(|(file, _)| *file == name) {
            Some((file, _)) => seen.extend(literals.peek().map(|_| *file)),
            None => found.extend(literals.map(|literal| format!("{name}: {literal}"))),
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    let stale = named.iter().find(|(file, _)| !seen.contains(file));
    assert!(stale.is_none(), "{stale:?} has none any more");
}

#[test]
fn no_japanese_stands_outside_the_homes_of_words() {
    let japanese = |c: char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}');
    only_in(&READ, |literal| literal.contains(japanese));
}

#[test]
fn no_english_sentence_stands_outside_the_homes_of_words() {
    let word = |word: &str| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase());
    only_in(&TECHNICAL, |literal| {
        let words: Vec<&str> = literal.split(' ').collect();
        words.windows(2).any(|pair| word(pair[0]) && word(pair[1]))
    });
}

/// Slots that hold numbers.
const NUMBERS: [&str; 11] =
    ["count", "points", "days", "years", "min", "max", "read", "failed", "errors", "width", "rows"];

/// Counts that are never one where they are said, or that are written whole elsewhere.
const MANY: [(&str, &str); 12] = [
    ("phrases", "why-missing"),
    ("phrases", "why-points"),
    ("phrases", "points-open"),
    ("phrases", "doc-margin-up"),
    ("phrases", "doc-margin-down"),
    ("phrases", "doc-years-earlier"),
    ("phrases", "years"),
    ("phrases", "time-days"),
    ("program", "search-help"),
    ("program", "examples-failed"),
    ("program", "stands-points"),
    ("forms", "rows-of"),
];

#[test]
fn one_of_something_is_not_said_as_several() {
    let sentences = zairyu::internal::cli::sentences();
    let named = |section: &str, name: &str| {
        sentences.iter().any(|own| own.section == section && own.name == name)
    };
    let several = |en: &str| {
        en.split('{').skip(1).filter_map(|part| part.split_once('}')).any(|(slot, rest)| {
            let mut words = rest.trim().split(' ');
            let first = words.next().unwrap_or_default();
            let noun = if first == "more" { words.next().unwrap_or_default() } else { first };
            let noun = noun.trim_end_matches([',', ';', '.']);
            NUMBERS.contains(&slot)
                && noun.len() > 3
                && noun.ends_with('s')
                && noun.bytes().all(|b| b.is_ascii_lowercase())
        })
    };
    for own in sentences.iter().filter(|own| several(&own.en)) {
        let known = MANY.contains(&(own.section, own.name.as_str()));
        let one = named(own.section, &format!("{}-one", own.name))
            || named(own.section, own.name.trim_end_matches('s'));
        assert!(known || one, "[{}] {}: {}", own.section, own.name, own.en);
    }
}
