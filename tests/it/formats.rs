//! Formats: a command has those that its help names, each draws its own, and a suffix means one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::{Command, Output};
use zairyu::internal::render::{Format, Shown};

/// Every command with formats, and what it shows.
const COMMANDS: [(&str, Shown); 7] = [
    ("check --set person.age=29", Shown::Check),
    ("points --set person.age=29 --status hsp-1-b", Shown::Points),
    ("report --set person.age=29 --status hsp-1-b", Shown::File),
    ("advise --set person.age=29 --status hsp-1-b", Shown::Advice),
    ("rules diff --to 2027-04-01 --status titp-2", Shown::Changes),
    ("facts person.age", Shown::Facts),
    ("lookup countries india", Shown::Rows),
];

fn ran(folder: &Path, words: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(words.split(' ')).args(["--on", "2026-11-20", "--lang", "en"]);
    command.current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn named(shown: Shown) -> Vec<&'static str> {
    Format::of(shown).map(|format| format.id).collect()
}

/// The formats of any command.
fn all() -> BTreeSet<&'static str> {
    COMMANDS.iter().flat_map(|(_, shown)| named(*shown)).collect()
}

#[test]
fn a_command_draws_the_formats_that_it_names_and_no_other() {
    let folder = tempfile::tempdir().unwrap();
    assert!(all().len() >= 8, "{:?}", all());
    for (words, shown) in COMMANDS {
        let known = named(shown);
        assert!(known.contains(&"text") && known.contains(&"json"), "{words}");
        let mut drawn: BTreeMap<Vec<u8>, &str> = BTreeMap::new();
        for id in all() {
            let output = ran(folder.path(), &format!("{words} --format {id}"));
            let code = if known.contains(&id) { 0 } else { 2 };
            assert_eq!(output.status.code(), Some(code), "{words} {id}: {}", said(&output));
            if code == 2 {
                let names: Vec<String> = known.iter().map(|id| format!("`{id}`")).collect();
                assert!(said(&output).contains(&names.join(", ")), "{words} {id}");
                assert!(output.stdout.is_empty());
            } else if let Some(other) = drawn.insert(output.stdout, id) {
                panic!("{words}: {id} draws what {other} draws");
            }
        }
    }
}

#[test]
fn help_names_the_formats_of_a_command() {
    let folder = tempfile::tempdir().unwrap();
    for (words, shown) in COMMANDS {
        let name: Vec<&str> = words.split(' ').take_while(|word| !word.starts_with("--")).collect();
        let name = if name[0] == "rules" { "rules diff" } else { name[0] };
        let help = ran(folder.path(), &format!("{name} -h"));
        let help = String::from_utf8(help.stdout).unwrap();
        let help = help.split_whitespace().collect::<Vec<_>>().join(" ");
        let names = format!("[possible values: {}]", named(shown).join(", "));
        assert!(help.contains(&names), "{name}: {help}");
        let wrong = ran(folder.path(), &format!("{name} --format docx"));
        assert_eq!(wrong.status.code(), Some(2));
        assert!(said(&wrong).contains(&names), "{}", said(&wrong));
    }
}

#[test]
fn a_suffix_is_the_format_that_has_it() {
    let folder = tempfile::tempdir().unwrap();
    for (words, shown) in COMMANDS.iter().take(3) {
        for format in Format::of(*shown).filter(|format| format.id != "pdf") {
            let asked = ran(folder.path(), &format!("{words} --format {}", format.id));
            for suffix in format.suffixes {
                let file = format!("out.{suffix}");
                let output = ran(folder.path(), &format!("{words} --force -o {file}"));
                assert_eq!(output.status.code(), Some(0), "{}", said(&output));
                let written = std::fs::read(folder.path().join(&file)).unwrap();
                assert!(written == asked.stdout, "{words} {file}");
            }
        }
        let other = ran(folder.path(), &format!("{words} -o out.docx"));
        assert_eq!(other.status.code(), Some(2));
        for format in Format::of(*shown) {
            assert!(said(&other).contains(&format!("`.{}`", format.suffix())), "{}", said(&other));
        }
    }
    let missing = ran(folder.path(), "check --set person.age=29 -o out.xlsx");
    assert_eq!(missing.status.code(), Some(2));
    assert!(said(&missing).contains("has no format `xlsx`"), "{}", said(&missing));
}
