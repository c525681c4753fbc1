//! Further languages: one file each, English where they lack words, machine formats unaltered.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use zairyu::internal::cli::sentences;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::explain::sheet;
use zairyu::internal::load::RuleFile;
use zairyu::internal::prove::check_locales;
use zairyu::internal::render::{Languages, Page, text_sheet};
use zairyu::internal::rules::{EMBEDDED, RuleSet};
use zairyu::internal::text::Key;

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
    with_words(WORDS)
}

fn with_words(words: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for file in EMBEDDED {
        write(&folder.path().join(file.path), file.text);
    }
    write(&folder.path().join("locales/xx.toml"), words);
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

/// A language that is meant to be partial says so itself: no note, and a figure in the list; one that says
/// so and lacks nothing is told.
#[test]
fn a_partial_language_says_so_itself() {
    let rules = rules();
    let file = rules.path().join("locales/xx.toml");
    let words = fs::read_to_string(&file).unwrap();
    fs::write(&file, format!("partial = true\n{words}")).unwrap();
    let checked = run(rules.path(), &["rules", "check"]);
    assert!(!String::from_utf8_lossy(&checked.stderr).contains("untranslated"));
    let listed = text(&run(rules.path(), &["rules", "list", "--lang", "en"]));
    assert!(listed.contains("language xx (") && listed.contains("English stands in"), "{listed}");
    fs::write(&file, format!("partial = false\n{words}")).unwrap();
    let checked = run(rules.path(), &["rules", "check"]);
    let said = String::from_utf8_lossy(&checked.stderr).to_string();
    assert!(said.contains("`partial` takes `true`, or is left out"), "{said}");
}

/// Section, name and English of everything that there is to say.
fn everything() -> Vec<(&'static str, String, String)> {
    let rules = RuleSet::embedded();
    let of_rules = rules.documents.texts.into_values();
    let of_rules = of_rules.map(|text| (text.section, text.name, text.en));
    let of_program = sentences().into_iter().map(|own| (own.section, own.name, own.en));
    of_rules.chain(of_program).collect()
}

/// The words gone, the slots kept.
fn veiled(en: &str) -> String {
    let (mut out, mut slot, mut word) = (String::new(), false, false);
    for c in en.chars() {
        slot = slot && c != '}' || c == '{';
        let letter = !slot && c != '}' && (c.is_alphabetic() || c == '_');
        match (letter, word) {
            (true, false) => out.push_str("§§"),
            (true, true) => {}
            (false, _) => out.push(c),
        }
        word = letter;
    }
    out
}

/// A file that has words for everything, none of them a word.
fn complete() -> String {
    let mut sections: BTreeMap<&str, BTreeMap<String, String>> = BTreeMap::new();
    for (section, name, en) in everything() {
        sections.entry(section).or_default().insert(name, veiled(&en));
    }
    let mut file = String::from("title = \"Test\"\n");
    for (section, words) in sections {
        writeln!(file, "\n[{section}]").unwrap();
        for (name, said) in words {
            writeln!(file, "{name:?} = {}", serde_json::to_string(&said).unwrap()).unwrap();
        }
    }
    file
}

#[test]
fn nothing_shares_its_key_with_something_else() {
    let mut keys = BTreeMap::new();
    for (section, name, _) in everything() {
        let named = format!("[{section}] {name}");
        if let Some(other) = keys.insert(Key::of(section, &name), named.clone()) {
            panic!("{other} and {named}");
        }
    }
}

/// Commands, candidates, and marks of formats.
const OURS: [&str; 6] = ["zairyu", "rules", "Maria", "Dewi", "html", "br"];

/// Two English words beside each other, where no name, value or command of ours is one of them.
fn english(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split([' ', '·', '<', '>']).collect();
        for pair in words.windows(2) {
            let bare = |word: &str| {
                let word = word.trim_matches([',', '.', ';', ':', '(', ')', '"', '!', '?']);
                let ours = OURS.contains(&word);
                !ours && word.len() >= 2 && word.bytes().all(|byte| byte.is_ascii_alphabetic())
            };
            if bare(pair[0]) && bare(pair[1]) {
                found.insert(format!("{} in: {line}", pair.join(" ")));
            }
        }
    }
    found
}

#[test]
fn a_complete_language_lacks_nothing_and_names_nothing_that_is_not_there() {
    let words = complete();
    let mut files = EMBEDDED.to_vec();
    files.push(RuleFile { path: "locales/xx.toml", text: &words });
    let rules = RuleSet::new(&files);
    let mut found = Diagnostics::default();
    check_locales(&rules, &sentences(), &mut found);
    let said = rules.found.iter().chain(found.iter());
    let said: Vec<&str> = said.map(|found| found.message.en.as_str()).collect();
    // The language of the program's own rules lacks much, and is the only one to.
    assert!(said.iter().all(|said| said.starts_with("`id` lacks")), "{said:#?}");
}

#[test]
fn a_complete_language_leaves_no_english() {
    let words = complete();
    let rules = with_words(&words);
    let example = "examples/engineer.toml";
    let script = ["ask", "--script", "examples/engineer.ask"];
    let shown: [&[&str]; 20] = [
        &["check", example],
        &["check", example, "--all", "--format", "markdown"],
        &["points", example],
        &["points", example, "--format", "html"],
        &["report", example],
        &script,
        &["rules", "show", "hsp-1-b"],
        &["rules", "show", "ssw-1"],
        &["rules", "list"],
        &["rules", "list", "--unconfirmed"],
        &["rules", "list", "--unsettled"],
        &["rules", "diff", "--to", "2027-06-01"],
        &["facts"],
        &["facts", "offer"],
        &["lookup"],
        &["lookup", "languages"],
        &["new", "case"],
        &["check", "examples/factory-trainee.toml", "--all"],
        &["batch", "examples/candidates.csv", "-o", "/dev/null"],
        &["batch", "examples/candidates.csv", "--against-on", "2028-04-01"],
    ];
    let mut found = BTreeMap::new();
    for args in shown {
        look(rules.path(), args, &mut found);
    }
    for command in ["", "check", "batch", "ask", "report", "points", "rules list", "lookup"] {
        let args: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        look(rules.path(), &args, &mut found);
    }
    let bad: [&[&str]; 4] = [
        &["check", example, "--set", "person.degre=master"],
        &["check", example, "--set", "person.degree=doctorat"],
        &["check", example, "--set", "offer.annual-salary=much"],
        &["check", "--status", "hsp-1-x", example],
    ];
    for args in bad {
        look(rules.path(), args, &mut found);
    }
    assert!(found.is_empty(), "{found:#?}");
}

fn look(rules: &Path, args: &[&str], found: &mut BTreeMap<String, BTreeSet<String>>) {
    let args: Vec<&str> = args.iter().copied().chain(["--lang", "xx"]).collect();
    let output = run(rules, &args);
    let said = text(&output) + &String::from_utf8_lossy(&output.stderr);
    let said = said.split("<style>").filter_map(|part| part.split("</style>").last());
    let said: String = said.collect();
    // Further languages are called by their own names.
    let said = said.replace("id (Bahasa Indonesia)", "").replace("xx (Test)", "");
    assert!(said.contains("§§"), "{args:?}:\n{said}");
    // What was answered is shown as it was written.
    let said: String = said
        .lines()
        .filter(|line| !line.starts_with("> "))
        .map(|line| format!("{line}\n"))
        .collect();
    let left = english(&said);
    if !left.is_empty() {
        found.insert(args.join(" "), left);
    }
}

#[test]
fn two_languages_are_spoken_side_by_side() {
    let words = |said: &str| format!("title = \"T\"\n[statuses]\nesd = \"{said}\"\n");
    let (one, other) = (words("Unu"), words("Dua"));
    let mut files = EMBEDDED.to_vec();
    files.push(RuleFile { path: "locales/xa.toml", text: &one });
    files.push(RuleFile { path: "locales/xb.toml", text: &other });
    let rulebook = RuleSet::new(&files).rulebook;
    let sheet = sheet(&rulebook, rulebook.find_status("esd").unwrap());
    let said = |id: &str| {
        let words = &rulebook.locale(id).unwrap().words;
        let languages = Languages::Further(words);
        text_sheet(&sheet, &Page { width: 80, color: false, languages })
    };
    assert!(said("xa").contains("Unu") && !said("xa").contains("Dua"));
    assert!(said("xb").contains("Dua") && !said("xb").contains("Unu"));
}
