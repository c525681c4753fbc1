//! What is let in as a value: whole names, nothing that says nothing, nothing of a wrong shape, and
//! the same whichever way it comes in.

use crate::batch::{CSV, LINES, ran};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use zairyu::internal::diagnostic::{Diagnostics, Severity};
use zairyu::internal::facts::{
    Candidate, Domain, Fact, FactId, Kind, ParseError, Value, parse, read_case, set_facts,
};
use zairyu::internal::json::parse_json;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

/// A case, the codes of its mistakes and those of its warnings.
struct Read {
    case: Candidate,
    wrong: Vec<&'static str>,
    warned: Vec<&'static str>,
}

fn of(case: Candidate, found: &Diagnostics) -> Read {
    let codes = |error: bool| {
        let some = found.iter().filter(|one| (one.code.severity() == Severity::Error) == error);
        some.map(|one| one.code.id()).collect()
    };
    Read { case, wrong: codes(true), warned: codes(false) }
}

fn read(text: &str, json: bool, settings: &[&str]) -> Read {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case", text);
    let tree = match json {
        true => parse_json(&sources, file, &mut found),
        false => parse_toml(&sources, file, &mut found),
    };
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut case = read_case(vocabulary, &tree, &mut found);
    let settings: Vec<String> = settings.iter().map(ToString::to_string).collect();
    set_facts(vocabulary, &mut case, &settings, &mut sources, &mut found);
    of(case, &found)
}

fn toml(text: &str) -> Read {
    read(text, false, &[])
}

fn json(text: &str) -> Read {
    read(text, true, &[])
}

fn fact(name: &str) -> FactId {
    RULES.rulebook.vocabulary.find(name).unwrap()
}

impl Read {
    fn value(&self, name: &str) -> Option<String> {
        let vocabulary = &RULES.rulebook.vocabulary;
        let id = fact(name);
        let value = self.case.facts.get(vocabulary, id)?;
        Some(value.plain(vocabulary.fact(id).kind, vocabulary))
    }
}

/// A name without what may be written otherwise, told apart from the program's own way.
fn bare(name: &str) -> String {
    let marks = '\u{300}'..='\u{36f}';
    let letters = name.nfkc().nfd().filter(|c| !marks.contains(c)).collect::<String>();
    let letters = letters.replace('&', "and").to_lowercase();
    let kana = |c: char| match c {
        'ぁ'..='ゖ' => char::from_u32(c as u32 + 0x60).unwrap(),
        other => other,
    };
    letters.chars().filter(|c| c.is_alphanumeric()).map(kana).collect()
}

fn names(domain: &Domain, at: usize) -> Vec<&String> {
    let choice = &domain.choices[at];
    [&choice.id, &choice.text.en, &choice.text.ja].into_iter().chain(&choice.also).collect()
}

/// Words of a name, its beginnings and its middle.
fn fragments(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let mut found: Vec<String> =
        name.split([' ', '-', '/', '(', ')', '（', '）', '・', ',']).map(str::to_string).collect();
    for end in 2..letters.len() {
        found.push(letters[..end].iter().collect());
        found.push(letters[end - 1..].iter().collect());
    }
    found
}

fn lists() -> impl Iterator<Item = (&'static Fact, &'static Domain)> {
    let vocabulary = &RULES.rulebook.vocabulary;
    vocabulary.iter().filter(|(_, fact)| !fact.attribute).filter_map(|(_, fact)| {
        Some((fact, vocabulary.domain(fact.kind.domain()?))).filter(|(_, domain)| domain.list)
    })
}

#[test]
fn a_fragment_of_a_name_is_never_a_row() {
    let vocabulary = &RULES.rulebook.vocabulary;
    let mut seen = std::collections::BTreeSet::new();
    for (fact, domain) in lists().filter(|(_, domain)| seen.insert(domain.name.clone())) {
        let whole: Vec<Vec<String>> = (0..domain.choices.len())
            .map(|at| names(domain, at).into_iter().map(|name| bare(name)).collect())
            .collect();
        let all: std::collections::BTreeSet<&String> = whole.iter().flatten().collect();
        let mut tried = 0;
        for at in 0..domain.choices.len() {
            let fragments = names(domain, at).into_iter().flat_map(|name| fragments(name));
            for words in fragments.filter(|words| !all.contains(&bare(words))) {
                tried += 1;
                let read = parse(&words, fact.kind, vocabulary);
                let refused =
                    matches!(read, Ok(None) | Err(ParseError::Choice(_) | ParseError::Unlisted(_)));
                let empty = read == Ok(Some(Value::Set(Vec::new()))) && words == "none";
                assert!(refused || empty, "{words:?} in {}: {read:?}", domain.name);
            }
        }
        assert!(tried > 100, "{}", domain.name);
    }
}

#[test]
fn every_row_is_read_by_each_of_its_names_and_as_it_is_written() {
    let vocabulary = &RULES.rulebook.vocabulary;
    for (fact, domain) in lists() {
        for at in 0..domain.choices.len() {
            let index = i64::try_from(at).unwrap();
            let value = match fact.kind {
                Kind::Set(_) => Value::Set(vec![index]),
                _ => Value::Choice(index),
            };
            let plain = value.plain(fact.kind, vocabulary);
            assert_eq!(parse(&plain, fact.kind, vocabulary), Ok(Some(value.clone())), "{plain}");
            for name in names(domain, at) {
                match parse(name, fact.kind, vocabulary) {
                    Ok(Some(read)) if read == value => {}
                    // A code that is a word as well, or a name that several rows have.
                    Err(ParseError::Either(id)) => assert_eq!(id, domain.choices[at].id),
                    Err(ParseError::Choice(_)) => {
                        let alike = |at: &usize| {
                            names(domain, *at).into_iter().any(|other| bare(other) == bare(name))
                        };
                        assert!((0..domain.choices.len()).filter(alike).count() > 1, "{name}");
                    }
                    // A set of none of them is asked for with the same word as the row.
                    Ok(Some(Value::Set(none))) if none.is_empty() => assert_eq!(plain, "none"),
                    other => panic!("{name} of {}: {other:?}", domain.name),
                }
            }
        }
    }
}

#[test]
fn words_that_are_no_name_are_asked_back() {
    for (fact, words) in [
        ("person.nationality", "cook"),
        ("person.nationality", "city"),
        ("person.nationality", "Korean"),
        ("person.nationality", "{\"vn\"}"),
        ("person.nationality", "vn?"),
        ("person.nationality", "NA"),
        ("person.nationality", "na"),
        ("person.nationality", "no"),
        ("person.nationality", "No"),
        ("person.nationality", "ＮＯ"),
        ("offer.licensed-occupation", "other"),
        ("offer.licensed-occupation", "worker"),
        ("offer.licensed-occupation", "engineer"),
        ("offer.field", "work"),
        ("person.skill-tests-ssw-1", "working"),
        ("person.skill-tests-ssw-1", "nursing-care;engineer"),
        ("person.status", "visa"),
    ] {
        let read = toml(&format!("{fact:?} = {words:?}"));
        assert_eq!(read.wrong.len(), 1, "{fact} = {words}");
        assert_eq!(read.value(fact), None, "{fact} = {words}");
        assert!(
            !ran(&CSV, format!("{fact}\n\"{}\"\n", words.replace('"', "\"\"")).as_bytes())
                .rejects
                .is_empty()
        );
    }
    let long = "vietnam ".repeat(20_000);
    assert!(
        parse(
            &long,
            RULES.rulebook.vocabulary.fact(fact("person.nationality")).kind,
            &RULES.rulebook.vocabulary
        )
        .is_err()
    );
}

const NOTHING: [&str; 20] = [
    "",
    " ",
    "　",
    "-",
    "－",
    "―",
    "—",
    "N/A",
    "n/a",
    "null",
    "NULL",
    "None",
    "NaN",
    "nan",
    "unknown",
    "Unknown",
    "不明",
    "未定",
    "I don't know",
    "分からない",
];

/// One fact of each kind, and a choice that has a `none`.
const FACTS: [&str; 12] = [
    "person.in-japan",
    "person.age",
    "offer.annual-salary",
    "organization.rd-ratio",
    "person.birth-date",
    "person.career",
    "person.degree",
    "person.jlpt",
    "person.nationality",
    "person.university",
    "offer.licensed-occupation",
    "person.skill-tests-ssw-1",
];

#[test]
fn words_that_say_nothing_are_unknown_whichever_way_they_come() {
    for name in FACTS {
        for words in NOTHING {
            let quoted = serde_json::to_string(words).unwrap();
            let case = toml(&format!("{name:?} = {quoted}"));
            assert_eq!((case.value(name), case.wrong.len()), (None, 0), "{name} = {words}");
            assert!(case.warned.is_empty(), "{name} = {words}");
            let case = json(&format!("{{{name:?}:{quoted}}}"));
            assert_eq!((case.value(name), case.wrong.len()), (None, 0), "{name} = {words}");
            // Set over a value, they make it unknown.
            let given = "\"person.age\" = 3\n\"person.in-japan\" = true\n";
            let case = read(given, false, &[&format!("{name}={words}")]);
            assert_eq!((case.value(name), case.wrong.len()), (None, 0), "{name} = {words}");
        }
        // Judged, a cell of them is an empty one.
        let words = |words: &&str| serde_json::to_string(words).unwrap();
        let values = NOTHING.iter().map(words).chain(["null".to_string()]);
        let lines: Vec<String> = values.map(|value| format!("{{{name:?}:{value}}}\n")).collect();
        let cells = ran(&LINES, (lines.concat() + "{}\n").as_bytes());
        assert!(cells.rejects.is_empty(), "{name}: {:?}", cells.rejects);
        let judged: Vec<serde_json::Value> =
            cells.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(judged.len(), NOTHING.len() + 2);
        for line in &judged {
            assert_eq!(line["statuses"], judged.last().unwrap()["statuses"], "{line}");
        }
        let cells: Vec<String> = NOTHING.iter().map(|words| format!("a,{words}\n")).collect();
        let cells = ran(&CSV, format!("id,{name}\n{}", cells.concat()).as_bytes());
        assert!(cells.rejects.is_empty(), "{name}: {:?}", cells.rejects);
    }
}

#[test]
fn none_is_an_answer_and_na_is_one_where_nothing_is_called_so() {
    for words in ["none", "なし", "無"] {
        let case = toml(&format!("\"person.skill-tests-ssw-1\" = {words:?}"));
        assert_eq!(case.value("person.skill-tests-ssw-1").as_deref(), Some("none"), "{words}");
    }
    for name in ["offer.licensed-occupation", "person.degree", "person.jlpt"] {
        let case = toml(&format!("{name:?} = \"none\""));
        assert_eq!(case.value(name).as_deref(), Some("none"), "{name}");
    }
    assert_eq!(
        toml("\"person.in-japan\" = \"無\"").value("person.in-japan").as_deref(),
        Some("no")
    );
    for name in FACTS.into_iter().filter(|name| *name != "person.nationality") {
        let case = toml(&format!("{name:?} = \"NA\""));
        assert_eq!((case.value(name), case.wrong.len()), (None, 0), "{name}");
    }
    // A name is kept as it is: people are called Null and Na.
    let case = toml("case.name = \"Null\"");
    assert_eq!(case.case.words.len(), 1);
}

#[test]
fn what_is_set_wins_also_where_it_is_nothing() {
    let text = "as-of = 2026-01-01\n\"person.age\" = 29\ncase.name = \"x\"\n\
        \"person.university\" = \"waseda-university\"\nevidence.in-hand = [\"a\"]\n";
    for setting in ["person.age=", "person.age= ", "person.age=NaN", "person.age=不明"] {
        let read = read(text, false, &[setting]);
        assert!(read.wrong.is_empty(), "{setting}");
        assert_eq!(read.value("person.age"), None, "{setting}");
        assert!(read.case.origin(fact("person.age")).is_none(), "{setting}");
    }
    assert_eq!(read(text, false, &["as-of="]).case.as_of, None);
    assert!(read(text, false, &["case.name="]).case.words.is_empty());
    assert!(read(text, false, &["evidence.in-hand="]).case.in_hand.is_none());
    // A name that the list does not have is not the one of the file.
    let unlisted = read(text, false, &["person.university=Nowhere College"]);
    assert_eq!(unlisted.value("person.university"), None);
    assert_eq!(unlisted.warned, ["unlisted"]);
    // The last one wins.
    let twice = read(text, false, &["person.age=", "person.age=31"]);
    assert_eq!(twice.value("person.age").as_deref(), Some("31"));
}

#[test]
fn a_wrong_shape_is_a_mistake() {
    for text in [
        r#"{"person.skill-tests-ssw-1":[null]}"#,
        r#"{"person.skill-tests-ssw-1":[["nursing-care"]]}"#,
        r#"{"person.skill-tests-ssw-1":[{"id":"nursing-care"}]}"#,
        r#"{"person.skill-tests-ssw-1":["nursing-care",null]}"#,
        r#"{"person.skill-tests-ssw-1":[""]}"#,
        r#"{"person.skill-tests-ssw-1":["nursing-care","N/A"]}"#,
        r#"{"person.skill-tests-ssw-1":";"}"#,
        r#"{"person.skill-tests-ssw-1":["none","nursing-care"]}"#,
        r#"{"person.skill-tests-ssw-1":{"a":1}}"#,
        r#"{"person.age":[29]}"#,
        r#"{"person.age":{}}"#,
        r#"{"person.nationality":["vn"]}"#,
        r#"{"case.name":["x"]}"#,
        r#"{"as-of":{"year":2026}}"#,
        r#"{"as-of":["2026-01-01"]}"#,
        r#"{"as-of":true}"#,
        r#"{"as-of":"2026-01-01","as-of":"2026-02-01"}"#,
        r#"{"person.age":1,"person.age":2}"#,
        r#"{"person":{"age":1},"person":{"degree":"master"}}"#,
        r#"{"person":{"age":1,"age":1}}"#,
        r#"{"person.age":1,"person":{"age":2}}"#,
        r#"[{"person.age":29},{"person.age":30}]"#,
        "[]",
        "29",
        "null",
        "\"x\"",
        "true",
    ] {
        assert!(!json(text).wrong.is_empty(), "{text}");
        let batch = ran(&LINES, text.as_bytes());
        assert!(!batch.rejects.is_empty(), "batch: {text}");
    }
    for text in [
        r#"{"evidence.in-hand":[null]}"#,
        r#"{"evidence.in-hand":["a"],"evidence":{"in-hand":["b"]}}"#,
        r#"{"interview":{"opening":{"a":1}}}"#,
        r#"{"interview":{"opening":[["a"]]}}"#,
        r#"{"a":1,"a":2}"#,
    ] {
        assert!(!json(text).wrong.is_empty(), "{text}");
    }
    for text in ["as-of = { year = 2026 }", "as-of = [2026-01-01]", "as-of = 12:00:00"] {
        assert!(!toml(text).wrong.is_empty(), "{text}");
    }
    let array = {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let file = sources.add("case", "[{\"person.age\":29}]");
        let tree = parse_json(&sources, file, &mut found);
        read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
        found.iter().filter_map(|one| one.help.clone()).map(|help| help.en).collect::<String>()
    };
    assert!(array.contains("zairyu batch"), "{array}");
}

#[test]
fn numbers_are_the_same_number_everywhere() {
    let papers = "person.papers";
    for (name, written, number) in [
        (papers, "1e1", "10"),
        ("offer.annual-salary", "6.5e6", "6500000"),
        (papers, "-0", "0"),
        (papers, "3.0", "3"),
    ] {
        for case in [
            json(&format!("{{{name:?}:{written}}}")),
            json(&format!("{{{name:?}:\"{written}\"}}")),
            toml(&format!("{name:?} = {written}")),
            toml(&format!("{name:?} = \"{written}\"")),
            read("", false, &[&format!("{name}={written}")]),
        ] {
            assert_eq!(case.value(name).as_deref(), Some(number), "{written}");
        }
        let text = format!("{name}\n{written}\n{number}\n");
        let rows = ran(&CSV, text.as_bytes()).out;
        let rows: Vec<&str> = rows.lines().skip(1).collect();
        let behind = |row: &str| row.split_once(',').unwrap().1.to_string();
        assert_eq!(behind(rows[0]), behind(rows[1]), "{written}");
    }
}
