//! The façade: what others build on says what the program says.

use std::process::Command;
use zairyu::{Case, Day, Interview, Rules, Verdict};

const CASES: [&str; 3] = ["engineer", "care-worker", "factory-trainee"];

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

fn text(name: &str) -> String {
    std::fs::read_to_string(format!("examples/{name}.toml")).unwrap()
}

fn printed(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_zairyu")).args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_report_is_that_of_the_command() {
    let rules = Rules::embedded();
    for name in CASES {
        let case = Case::from_toml(&rules, &text(name)).unwrap();
        let path = format!("examples/{name}.toml");
        let json = printed(&["check", &path, "--on", "2026-11-20", "--format", "json"]);
        assert_eq!(rules.check(&case, day()).to_json(), json, "{name}");
    }
}

#[test]
fn a_table_is_that_of_the_command() {
    let rules = Rules::embedded();
    let table = rules.table(day(), &["hsp-1-b"]).unwrap();
    let input = std::fs::read("examples/candidates.csv").unwrap();
    let (mut out, mut bad) = (Vec::new(), Vec::new());
    let counts = table.judge(&input[..], &mut out, |row, why| bad.push((row, why.to_string())));
    let counts = counts.unwrap();
    assert_eq!(counts.read, counts.written + counts.rejected);
    // A row with a bad cell is judged without it.
    assert_eq!((bad.len(), counts.rejected), (1, 0));
    let args = ["batch", "examples/candidates.csv", "--status", "hsp-1-b", "--on", "2026-11-20"];
    let output = Command::new(env!("CARGO_BIN_EXE_zairyu")).args(args).output().unwrap();
    assert_eq!(String::from_utf8(out).unwrap(), String::from_utf8(output.stdout).unwrap());
}

#[test]
fn a_table_without_a_fact_is_refused_in_words() {
    let rules = Rules::embedded();
    let table = rules.table(day(), &["hsp-1-b"]).unwrap();
    let refused = table.judge(&b"note\nx\n"[..], &mut Vec::new(), |_, _| {}).unwrap_err();
    assert_eq!(refused.to_string(), "no column is a fact");
    let twice = b"person.age,person.age\n30,31\n";
    let refused = table.judge(&twice[..], &mut Vec::new(), |_, _| {}).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the columns `person.age` and `person.age` both give person.age"
    );
}

#[test]
fn everything_wrong_with_a_case_is_found_with_its_place() {
    let rules = Rules::embedded();
    let wrong = "[person]\ndegre = \"master\"\n[offer]\nannual-salary = \"lots\"\n";
    let mistakes = Case::from_toml(&rules, wrong).unwrap_err();
    let places: Vec<_> = mistakes.iter().map(|one| one.place.as_ref().unwrap().1).collect();
    assert_eq!(places, [2, 4]);
    assert!(Rules::read([("statuses/x.toml", "id = 1")]).is_err());
}

fn answer_all(interview: &mut Interview<'_>, case: &[(&str, &str)]) -> usize {
    let mut asked = 0;
    while let Some(question) = interview.question() {
        asked += 1;
        assert!(asked < 200, "it ends");
        assert!(!interview.answered().any(|id| id == question.id), "asked twice: {}", question.id);
        match case.iter().find(|(id, _)| *id == question.id) {
            Some((_, words)) => interview.answer(&question, words).unwrap(),
            None => interview.skip(&question),
        }
    }
    asked
}

#[test]
fn a_questionnaire_ends_and_comes_to_what_a_check_says() {
    let rules = Rules::embedded();
    let mut interview = rules.interview(&Case::new(&rules), day(), &["j-find"]).unwrap();
    let first = interview.question().unwrap();
    assert!(interview.answer(&first, "no such answer at all").is_err());
    answer_all(&mut interview, &[("person.age", "29")]);
    let report = rules.check_for(&interview.case(), day(), &["j-find"]).unwrap();
    assert_eq!(report.to_json(), interview.report().to_json());
    let verdict = report.status("j-find").unwrap().verdict();
    assert_eq!(interview.standings()[0].verdict, verdict);
    assert_ne!(verdict, Verdict::Qualifies);

    let before = interview.answered().count();
    let name = interview.answered().next().unwrap().to_string();
    interview.back(0);
    let again = interview.question().unwrap();
    assert_eq!(again.id, name);
    interview.skip(&again);
    assert_eq!(interview.answered().count(), before);
}

/// The points of an engineer fall on her birthday, and a raise does not wait for it.
#[test]
fn the_day_on_which_a_verdict_turns_is_found() {
    let rules = Rules::embedded();
    let case = Case::from_toml(&rules, &text("engineer")).unwrap();
    let until = Day::new(2027, 12, 31).unwrap();
    let turns = rules.turns(&case, "hsp-1-b", day(), until).unwrap();
    let birthday = Day::new(2027, 6, 14).unwrap();
    let turn = turns.iter().find(|turn| turn.day == birthday).expect("she turns 30");
    assert!(turn.points.1.1 < turn.points.0.1);
    for turn in turns {
        let on = |day: Day| {
            let report = rules.check_for(&case, day, &["hsp-1-b"]).unwrap();
            report.status("hsp-1-b").unwrap().verdict()
        };
        assert_eq!(turn.verdicts.1, on(turn.day), "{}", turn.day);
    }
    assert!(rules.turns(&case, "no-such-status", day(), until).is_none());
}

#[test]
fn a_document_is_that_of_the_command_in_every_language() {
    let rules = Rules::embedded();
    let report = rules.check(&Case::from_toml(&rules, &text("founder")).unwrap(), day());
    for language in ["en", "ja", "en+ja", "id"] {
        for format in ["markdown", "html"] {
            let args = ["check", "examples/founder.toml", "--all", "--on", "2026-11-20"];
            let more = ["--format", format, "--lang", language];
            let printed = printed(&[&args[..], &more[..]].concat());
            let drawn = report.document(&rules, format, language).unwrap();
            assert_eq!(String::from_utf8(drawn).unwrap(), printed, "{format} in {language}");
        }
    }
    assert!(report.document(&rules, "org", "en").is_none());
    assert!(report.document(&rules, "html", "xx").is_none());
}

/// Rules with a fact of their own before all others: every number means something else there.
fn other_rules() -> Rules {
    let files = zairyu::internal::rules::EMBEDDED;
    let more = "[\"case-of.others\"]\ntype = \"yes-no\"\nlabel = { en = \"Other\", ja = \"他\" }\n\
                question = { en = \"Other?\", ja = \"他\" }\n\n";
    let texts: Vec<(&str, String)> = files
        .iter()
        .filter(|file| !file.path.starts_with("examples/"))
        .map(|file| match file.path {
            "facts.toml" => (file.path, format!("{more}{}", file.text)),
            path => (path, file.text.to_string()),
        })
        .collect();
    Rules::read(texts.iter().map(|(path, text)| (*path, text.as_str()))).unwrap()
}

#[test]
fn facts_of_one_set_of_rules_are_refused_by_another() {
    let (rules, others) = (Rules::embedded(), other_rules());
    let case = Case::from_toml(&rules, &text("engineer")).unwrap();
    assert!(case.is_of(&rules) && !case.is_of(&others));
    let refused = case.clone().with(&others, "person.degree", "master").unwrap_err();
    assert!(refused.to_string().contains("made for other rules"), "{refused}");
    let judged = std::panic::catch_unwind(|| others.check(&case, day()).to_json());
    assert!(judged.is_err(), "never a verdict");
    let asked = std::panic::catch_unwind(|| {
        others.interview(&case, day(), &[]).and_then(|asking| asking.question())
    });
    assert!(asked.is_err(), "nor a question");
    // Rules that mean the same take it.
    assert!(case.is_of(&Rules::embedded()));
}
