//! What makes sense of values: impossible ones are refused, unlikely ones warned of and judged, and in a
//! table neither is understood; percentages are rounded to the side by which fewer qualify.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};
use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::{Diagnostics, Severity};
use zairyu::internal::facts::{Kind, Oddity, RangeEnd, read_case};
use zairyu::internal::load::RuleFile;
use zairyu::internal::prove::run_examples;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

fn day() -> Day {
    Day::new(2026, 11, 30).unwrap()
}

fn zairyu(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
    command.args(args).args(["--on", "2026-11-30"]).env("COLUMNS", "100");
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).to_string()
}

fn check(set: &[&str]) -> Output {
    let mut args = vec!["check", "--status", "hsp-1-b", "--brief"];
    args.extend(set.iter().flat_map(|set| ["--set", set]));
    zairyu(&args)
}

#[test]
fn what_cannot_be_is_refused_with_what_can() {
    let table = [
        (&["person.birth-date=2400-01-01"][..], "`person.birth-date` cannot be", "it must be"),
        (&["person.age=290"], "`person.age` cannot be", "130"),
        (&["school.weekly-hours=200"], "`school.weekly-hours` cannot be", "168"),
        (
            &["person.birth-date=1996-04-01", "person.degree-date=1990-03-25"],
            "`person.degree-date` cannot be",
            "where `person.birth-date` is",
        ),
        (&["person.age=20", "person.career=22y"], "`person.career` cannot be", "21 years"),
        (
            &["person.permit-from=2026-05-01", "person.permit-until=2026-04-30"],
            "`person.permit-until` cannot be",
            "`person.permit-from`",
        ),
    ];
    for (set, what, hint) in table {
        let output = check(set);
        let said = said(&output);
        assert_eq!(output.status.code(), Some(2), "{set:?}: {said}");
        assert!(said.contains("error[impossible") && said.contains(what), "{set:?}: {said}");
        assert!(said.contains(hint), "{set:?}: {said}");
        assert!(said.contains("--set"), "the place is drawn: {said}");
    }
}

#[test]
fn what_is_unlikely_is_warned_of_and_judged() {
    let table = [
        (&["offer.annual-salary=650"][..], "unlikely", "`offer.annual-salary` is hardly"),
        (&["person.patents=99999"], "unlikely", "`person.patents` is hardly"),
        (&["person.permit-until=1986-11-30"], "unlikely", "`person.permit-until` is hardly"),
        (&["person.age=30", "person.career=17y"], "unlikely-beside", "`person.career` is hardly"),
        (&["organization.rd-ratio=0.05"], "fraction", "less than one per cent"),
        (&["organization.rd-ratio=3.0049"], "rounded", "3%"),
    ];
    for (set, code, what) in table {
        let output = check(set);
        let said = said(&output);
        assert_ne!(output.status.code(), Some(2), "{set:?}: {said}");
        assert!(said.contains(&format!("warning[{code}]")), "{set:?}: {said}");
        assert!(said.contains(what), "{set:?}: {said}");
        assert!(!output.stdout.is_empty());
    }
    for silent in ["organization.rd-ratio=0.05%", "organization.rd-ratio=0", "person.funds=0"] {
        assert_eq!(said(&check(&[silent])), "", "{silent}");
    }
}

/// 3 % is not enough, and more than 3 % is: what lies between two hundredths is taken as the lower.
#[test]
fn a_percentage_goes_to_the_side_by_which_fewer_qualify() {
    let points = |ratio: &str| {
        let ratio = format!("organization.rd-ratio={ratio}");
        let args = ["points", "--status", "hsp-1-b", "--set", "organization.sme=true", "--set"];
        let output = zairyu(&[&args[..], &[&ratio, "--format", "json"]].concat());
        let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        let items = json["statuses"][0]["points"]["items"].as_array().unwrap();
        let item = items.iter().find(|item| item["id"] == "research-spending").unwrap();
        item["max"].as_i64().unwrap()
    };
    assert_eq!(
        [points("3"), points("3.001"), points("3.0099999999"), points("3.01")],
        [0, 0, 0, 5]
    );
}

/// By which way decimals go, worked out from made-up rules.
#[test]
fn rounding_follows_from_the_comparisons() {
    let rounds = |conditions: &[&str]| {
        let base = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes/base");
        let read = |path: &str| fs::read_to_string(base.join(path)).unwrap();
        let fact = "\n[\"paper.share\"]\ntype = \"percent\"\nlabel = { en = \"Share\", ja = \"割合\" }\nquestion = { en = \"How much?\", ja = \"どのくらい\" }\n";
        let criteria = conditions.iter().enumerate().map(|(at, when)| {
            format!("\n[[criterion]]\nid = \"c{at}\"\ntext = {{ en = \"c\", ja = \"c\" }}\nwhen = {when}\n")
        });
        let status = read("statuses/alpha.toml") + &criteria.collect::<String>();
        let files = [
            ("sources.toml", read("sources.toml")),
            ("evidence.toml", read("evidence.toml")),
            ("doubts.toml", read("doubts.toml")),
            ("facts.toml", read("facts.toml") + fact),
            ("lists/fields.toml", read("lists/fields.toml")),
            ("statuses/alpha.toml", status),
        ];
        let files: Vec<RuleFile<'_>> =
            files.iter().map(|(path, text)| RuleFile { path, text }).collect();
        let rules = RuleSet::new(&files);
        assert!(rules.found.is_sound());
        let vocabulary = &rules.rulebook.vocabulary;
        vocabulary.fact(vocabulary.find("paper.share").unwrap()).rounds
    };
    let share = |rest: &str| format!("{{ fact = \"paper.share\", {rest} }}");
    let [least, over, most, under] =
        ["at-least = 3", "over = 3", "at-most = 40", "under = 40"].map(share);
    let not_over = format!("{{ not = {over} }}");
    assert_eq!(rounds(&[&least, &under]), Some(RangeEnd::Least));
    assert_eq!(rounds(&[&over]), Some(RangeEnd::Least));
    assert_eq!(rounds(&[&most]), Some(RangeEnd::Most));
    assert_eq!(rounds(&[&under]), Some(RangeEnd::Most));
    assert_eq!(rounds(&[&most, &over]), Some(RangeEnd::Most));
    assert_eq!(rounds(&[&not_over]), Some(RangeEnd::Most));
    assert_eq!(rounds(&[&least, &most]), None);
}

#[test]
fn every_figure_and_day_of_the_vocabulary_says_what_makes_sense() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let without: Vec<&str> = vocabulary
        .iter()
        .filter(|(_, fact)| fact.question.is_some())
        .filter(|(_, fact)| {
            matches!(
                fact.kind,
                Kind::Count | Kind::Yen | Kind::Percent | Kind::Date | Kind::Duration
            )
        })
        .filter(|(_, fact)| fact.sense.possible.is_empty() && fact.sense.likely.is_empty())
        .map(|(_, fact)| fact.name.as_str())
        .collect();
    // How old a company can be is left to it.
    assert_eq!(without, ["organization.age"]);
}

/// The worked examples are of people who can be: no range is drawn too narrow.
#[test]
fn nothing_in_a_worked_example_is_impossible() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let ran = run_examples(&RULES, None);
    let mut wrong = std::collections::BTreeSet::new();
    let mut seen = 0;
    for case in &ran.cases {
        for (id, fact) in vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
            let Some(odd) = vocabulary.odd(&case.facts, id, case.on) else { continue };
            seen += 1;
            if odd.how == Oddity::Impossible {
                wrong.insert((
                    fact.name.clone(),
                    odd.beside.map(|id| vocabulary.fact(id).name.clone()),
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(ran.cases.len() > 1_000 && seen < ran.cases.len(), "{seen} of {}", ran.cases.len());
}

#[test]
fn a_case_file_draws_the_place_and_the_other_fact() {
    let text = "[person]\nbirth-date = 2000-01-01\ncareer = \"30y\"\n";
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let vocabulary = &RULES.rulebook.vocabulary;
    let case = read_case(vocabulary, &tree, &mut found);
    zairyu::internal::facts::check_sense(vocabulary, &case, day(), &mut found);
    let found = found.sorted();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].code.severity(), Severity::Error);
    assert_eq!(sources.line_column(found[0].span.unwrap()).0, 3);
    assert_eq!(sources.line_column(found[0].related[0].0).0, 2);
}

/// In a table such a cell is not understood, which never makes a verdict.
#[test]
fn a_table_does_not_understand_what_makes_no_sense() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("people.csv");
    fs::write(
        &table,
        "id,person.age,person.career,organization.rd-ratio\nsound,30,5y,3.001\nodd,20,22y,3\n",
    )
    .unwrap();
    let table = table.to_str().unwrap();
    let output = zairyu(&["batch", table, "--status", "hsp-1-b", "--format", "jsonl"]);
    let said = said(&output);
    let out = String::from_utf8_lossy(&output.stdout);
    assert_eq!(out.lines().count(), 2, "{said}");
    assert!(said.contains("1 cell of `person.career` does not go with"), "{said}");
    assert!(said.contains("1 percentage of `organization.rd-ratio`"), "{said}");
}

#[test]
fn the_vocabulary_says_what_makes_sense() {
    let text = String::from_utf8(zairyu(&["facts", "person.birth-date"]).stdout).unwrap();
    assert!(text.contains("possible: not before 130 years before the day of the check"), "{text}");
    let text = String::from_utf8(zairyu(&["facts", "person.funds"]).stdout).unwrap();
    assert!(text.contains("likely: ¥0, or at least ¥1,000"), "{text}");
    let text = String::from_utf8(zairyu(&["facts", "person.career", "--lang", "ja"]).stdout);
    assert!(text.unwrap().contains("あり得る値"));
}

/// A day after everything that the rules record says so beside every verdict.
#[test]
fn a_day_beyond_the_record_says_so_beside_every_verdict() {
    let until = RULES.rulebook.recorded_until().unwrap();
    let on = |day: Day| {
        let day = day.to_string();
        let run = |format: &str| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_zairyu"));
            let args = ["check", "--status", "hsp-1-b", "--status", "ssw-1", "--set"];
            command.args(args).args(["person.age=30", "--format", format, "--on", &day]);
            String::from_utf8(command.env("COLUMNS", "300").output().unwrap().stdout).unwrap()
        };
        [run("text"), run("json"), run("html")]
    };
    let count = |text: &str| text.matches("record nothing after").count();
    let [text, json, html] = on(until);
    assert_eq!([count(&text), count(&html)], [0, 0]);
    assert!(!json.contains("\"beyond-record\": \""), "{json}");
    let [text, json, html] = on(until.next());
    assert!(count(&text) >= 2 && count(&html) >= 2, "{text}");
    assert_eq!(json.matches(&format!("\"beyond-record\": \"{until}\"")).count(), 2);
}

// ── what a row contradicts ──────────────────────────────────────────────────────────────────

/// In a column of its own, whatever the shape; rows without a contradiction have nothing there.
#[test]
fn a_contradiction_has_a_column_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("people.csv");
    let rows = "id,person.status,person.in-japan,person.permit-until\n\
                a,student,true,2026-01-01\nb,student,true,2027-01-01\nc,none,true,\n";
    fs::write(&table, rows).unwrap();
    let table = table.to_str().unwrap();
    let column = |more: &[&str]| -> Vec<String> {
        let args = ["batch", table, "--status", "hsp-1-b", "--status", "researcher"];
        let output = zairyu(&[&args[..], more].concat());
        let said = said(&output);
        assert!(said.contains("contradict") && said.contains(": 2;"), "{said}");
        let mut rows = csv::Reader::from_reader(&*output.stdout);
        let head = rows.headers().unwrap().clone();
        let at = head.iter().position(|name| name == "conflicts").unwrap();
        // Only the cells that were not read stand behind it, in a wide table.
        assert!(head.iter().skip(at + 1).all(|name| name == "unread"), "{head:?}");
        rows.records().map(|row| row.unwrap()[at].to_string()).collect()
    };
    let wide = column(&[]);
    assert_eq!(wide, ["person.status=student->overstay", "", "person.in-japan=yes->no"]);
    let long = column(&["--shape", "long"]);
    assert_eq!(long.len(), 6);
    assert_eq!([&long[0], &long[2], &long[5]], [&wide[0], &wide[1], &wide[2]]);
    let strict = zairyu(&["batch", table, "--status", "hsp-1-b", "--strict"]);
    assert_eq!(strict.status.code(), Some(2), "{}", said(&strict));
}

/// What stands against a given value without replacing it is not said to have been left aside.
#[test]
fn an_ended_permit_is_not_said_to_have_been_used() {
    let set = ["person.in-japan=true", "person.status=student", "person.permit-until=2026-01-01"];
    let output = check(&set);
    let out = String::from_utf8_lossy(&output.stdout).to_string();
    assert!(out.contains("one of them is not right"), "{out}");
    assert!(!out.contains("the given value was used"), "{out}");
}
