//! Nothing that comes in steers a terminal on its way out.

use super::{folder, words, zairyu};
use std::path::Path;
use zairyu::internal::door::is_steering;

/// Everything that could steer, beginning with what sets a title and a colour that hides words.
fn hostile() -> String {
    let mut words = "\u{1b}]0;t\u{7}\u{1b}[8mx\u{9b}31m".to_string();
    words.extend((1..32_u8).filter(|byte| !b"\n\r".contains(byte)).map(char::from));
    words.extend('\u{7f}'..='\u{9f}');
    words.push_str("\u{ad}\u{61c}\u{200b}\u{200e}\u{200f}\u{2028}\u{2029}\u{feff}");
    words.extend('\u{202a}'..='\u{202e}');
    words.extend('\u{2066}'..='\u{2069}');
    words
}

fn is_calm(said: &str, what: &dyn std::fmt::Debug) {
    let steering = said.chars().find(|c| is_steering(*c) && *c != '\n');
    assert_eq!(steering, None, "{what:?}: {said:?}");
}

/// Wrong in some way, and told calmly, with colours and without.
fn told(folder: &Path, given: &[&str]) {
    let done = zairyu(folder, given);
    assert!(!done.stderr.is_empty(), "{given:?}");
    is_calm(&words(&done), &given);
    let colored = zairyu(folder, &[given, &["--color", "always"]].concat());
    let said = words(&colored);
    // What is left of our colours when they are taken out steers nobody either.
    let mut plain = String::new();
    for part in said.split_inclusive("\u{1b}[") {
        let (number, rest) = part.split_once('m').unwrap_or(("", part));
        let ours = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || c == ';');
        assert!(!ours || !number.split(';').any(|n| n == "8"), "{given:?}: {said:?}");
        plain.push_str(if ours { rest } else { part });
        plain = plain.strip_suffix("\u{1b}[").map_or(plain.clone(), str::to_string);
    }
    is_calm(&plain, &given);
}

#[test]
fn sentences_hints_and_drawings_are_calm() {
    let bad = hostile();
    let odd: String = bad.chars().filter(|c| !c.is_control() || *c >= '\u{80}').collect();
    let inner = odd.replace('"', "");
    let folder = folder(&[
        ("case.toml", format!("\"{inner}\" = 1\nperson.age = \"{inner}\"\n").as_bytes()),
        ("raw.toml", format!("person.age = {bad}\n").as_bytes()),
        ("case.json", format!("{{\"{inner}\": 1, \"person.age\": \"{inner}\"}}").as_bytes()),
        ("head.csv", format!("person.ag{bad}e,{bad}\n29,1\n").as_bytes()),
        ("cell.csv", format!("id,person.age\n{bad},{bad}\n").as_bytes()),
        (
            "cell.jsonl",
            format!("{{\"id\":\"{inner}\",\"{inner}\":1,\"person.age\":\"{inner}\"}}\n").as_bytes(),
        ),
        ("map.toml", format!("\"{inner}\" = \"{inner}\"\n").as_bytes()),
        ("letter.toml", format!("\"{inner}\" = \"{inner}\"\nname = 1\n").as_bytes()),
        ("script.txt", format!("{bad}: {bad}\n").as_bytes()),
        ("good.toml", b"person.age = 29\n"),
    ]);
    let folder = folder.path();
    let arg = bad.replace('\0', "");
    std::fs::create_dir(folder.join("rules")).unwrap();
    let rule = format!("\"{inner}\" = \"{inner}\"\n");
    std::fs::write(folder.join("rules/sources.toml"), rule).unwrap();
    for given in [
        vec!["check", "case.toml"],
        vec!["check", "raw.toml"],
        vec!["check", "case.json"],
        vec!["check", &arg],
        vec!["check", "--set", &arg],
        vec!["check", "--set", &format!("person.age={arg}")],
        vec!["check", "good.toml", "--status", &arg],
        vec!["check", "good.toml", "--lang", &arg],
        vec!["check", "good.toml", "--on", &arg],
        vec!["check", "good.toml", &format!("--{arg}")],
        vec!["check", "good.toml", "--format", &arg],
        vec!["batch", "head.csv"],
        vec!["batch", "cell.csv", "--status", "j-find"],
        vec!["batch", "cell.jsonl", "--status", "j-find"],
        vec!["batch", "cell.csv", "--map-file", "map.toml"],
        vec!["batch", "cell.csv", "--map", &arg],
        vec!["batch", "cell.csv", "--map", &format!("{arg}=person.age")],
        vec!["batch", "cell.csv", "--encoding", &arg],
        vec!["batch", "cell.csv", "-o", &format!("{arg}/x.csv")],
        vec!["report", "good.toml", "--letterhead", "letter.toml"],
        vec!["report", "good.toml", "-o", &format!("{arg}.abc")],
        vec!["report", "--each", "cell.csv", "-o", "out"],
        vec!["ask", "--script", "script.txt"],
        vec!["rules", "list", "--rules", "rules"],
        vec!["rules", "list", "--rules", &arg],
        vec!["rules", "show", &arg],
        vec!["facts", &arg],
        vec!["lookup", &arg],
        vec!["points", "good.toml", "--past", &arg],
    ] {
        told(folder, &given);
    }
}

#[test]
fn json_is_calm_and_says_the_same() {
    let bad: String = hostile().chars().filter(|c| *c >= '\u{7f}').collect();
    let json = serde_json::json!({ "case.name": bad, "case.reference": bad, "person.age": 29 });
    let line = serde_json::json!({ "id": bad, bad.clone(): bad, "person.age": 29 });
    let folder = folder(&[
        ("case.json", json.to_string().as_bytes()),
        (
            "rows.jsonl",
            format!("{line}\n{{\"id\":\"{bad}\",\"person.age\":\"{bad}\"}}\n").as_bytes(),
        ),
        ("rows.csv", format!("id,{bad},person.age\n{bad},{bad},29\n").as_bytes()),
    ]);
    let batch = |name: &'static str| {
        vec!["batch", name, "--status", "j-find", "--format", "jsonl", "--errors", "errors.jsonl"]
    };
    for given in
        [vec!["report", "case.json", "--format", "json"], batch("rows.jsonl"), batch("rows.csv")]
    {
        let done = zairyu(folder.path(), &given);
        let said = String::from_utf8_lossy(&done.stdout).to_string();
        assert!(said.contains("\\u202e"), "{given:?}: {said} {}", words(&done));
        is_calm(&said, &given);
        let first = said.lines().next().unwrap();
        let whole = if given[0] == "batch" { first } else { said.as_str() };
        let value: serde_json::Value = serde_json::from_str(whole).unwrap();
        assert!(value.to_string().contains(&bad), "{given:?}");
    }
    is_calm(&std::fs::read_to_string(folder.path().join("errors.jsonl")).unwrap(), &"errors");
}

/// A table goes to programs: its cells are what they were.
#[test]
fn cells_of_a_table_are_handed_on_as_they_are() {
    let odd: String = hostile().chars().filter(|c| *c >= '\u{80}').collect();
    let row = format!("{odd},29");
    let folder = folder(&[("t.csv", format!("note,person.age\n{row}\n").as_bytes())]);
    let done = zairyu(folder.path(), &["batch", "t.csv", "--status", "j-find"]);
    let rows = String::from_utf8_lossy(&done.stdout);
    assert!(rows.split('\n').nth(1).unwrap().starts_with(&row), "{rows:?}");
}
