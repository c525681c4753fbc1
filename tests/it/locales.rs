//! Further languages: one file each, English where they lack words, machine formats unaltered.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use zairyu::internal::rules::EMBEDDED;

const WORDS: &str = r#"title = "Test"
[statuses]
esd = "Titulo"
[facts]
"person.birth-date" = "Nasko"
[phrases]
undetermined = "ankoraŭ ne"
head-verdict = "Juĝo"
why-missing = "mankas {count}"
"#;

/// The rules of the program with words in a language that nobody speaks.
fn rules() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in EMBEDDED {
        write(&folder.path().join(file.path), file.text);
    }
    write(&folder.path().join("locales/xx.toml"), WORDS);
    folder
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn run(rules: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .arg("--rules")
        .arg(rules)
        .args(args)
        .args(["--on", "2027-04-01"])
        .env("COLUMNS", "80")
        .output()
        .unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn check() -> Vec<&'static str> {
    vec!["check", "--status", "esd", "--set", "person.birth-date=2000-01-01"]
}

#[test]
fn a_further_language_speaks_where_it_has_words() {
    let rules = rules();
    let mut args = check();
    args.extend(["--lang", "xx"]);
    let output = run(rules.path(), &args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let text = text(&output);
    for words in ["Titulo", "ankoraŭ ne", "Juĝo", "mankas"] {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
    // What it lacks stays English.
    assert!(text.contains("Status of residence") && text.contains("not legal advice"), "{text}");
}

#[test]
fn formats_for_programs_are_the_same_in_every_language() {
    let rules = rules();
    for format in ["json", "csv"] {
        let of = |lang: &str| {
            let mut args = check();
            args.extend(["--format", format, "--lang", lang]);
            text(&run(rules.path(), &args))
        };
        assert_eq!(of("xx"), of("en"), "{format}");
        assert!(!of("xx").is_empty());
    }
}

#[test]
fn a_language_without_words_is_refused() {
    let rules = rules();
    let mut args = check();
    args.extend(["--lang", "xy"]);
    let output = run(rules.path(), &args);
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("`xy`") && said.contains("`xx`"), "{said}");
}

#[test]
fn what_is_missing_is_counted() {
    let rules = rules();
    let output = run(rules.path(), &["rules", "check"]);
    let said = String::from_utf8_lossy(&output.stderr).to_string();
    assert!(said.contains("note[untranslated]: `xx` lacks "), "{said}");
}
