//! The walk-throughs of CONTRIBUTING, gone for real on the sound set of `tests/mistakes/base`: the
//! files that each names are those that it takes. That of a language is gone by `locales`, that of a
//! format by `formats`, that of a mistake by `mistakes`.

use crate::mistakes::{all_found, base, rules};
use crate::structure::{sources, src};
use std::collections::{BTreeMap, BTreeSet};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::{Verdict, evaluate};
use zairyu::internal::facts::{Facts, Value};

/// A set of rule files, by their paths.
type Set = BTreeMap<String, String>;

/// The paragraphs under a heading of CONTRIBUTING.
fn walk(name: &str) -> String {
    let page = std::fs::read_to_string(src().with_file_name("CONTRIBUTING.md")).unwrap();
    let (_, rest) = page.split_once(&format!("## Walk-through: {name}\n")).unwrap();
    rest.split("\n## ").next().unwrap().to_string()
}

/// What is wrong with a set, by code.
fn wrong(set: &Set) -> Vec<&'static str> {
    all_found(&rules(set)).sorted().iter().map(|found| found.code.id()).collect()
}

fn touched(before: &Set, after: &Set) -> BTreeSet<String> {
    let same = |path: &String| before.get(path) == after.get(path);
    after.keys().filter(|path| !same(path)).cloned().collect()
}

const OPENING: &str = r#"[[opening]]
id       = "purpose"
label    = { en = "Purpose", ja = "目的" }
question = { en = "What for?", ja = "何のためですか。" }
help     = { en = "Nothing is decided by it.", ja = "これで決まることはありません。" }
answer   = [{ id = "work", en = "Work", ja = "仕事", statuses = ["alpha"] }, { id = "unsure", en = "Not sure", ja = "未定", all = true }]
"#;

const STATUS: &str = r#"id    = "beta"
title = { en = "Beta", ja = "ベータ" }
from  = 2020-01-01
certainty = "primary"
cite  = [{ source = "law" }]

[[criterion]]
id   = "pay"
text = { en = "Pay of at least {bound}", ja = "給与{bound}以上" }
when = { fact = "offer.pay", at-least = 500 }

[[example]]
name   = "under"
on     = 2026-11-20
facts  = { "offer.pay" = 499 }
expect = { verdict = "does-not-qualify" }

[[example]]
name   = "at"
on     = 2026-11-20
facts  = { "offer.pay" = 500 }
expect = { verdict = "qualifies" }

[[example]]
name   = "over"
on     = 2026-11-20
facts  = { "offer.pay" = 501 }
expect = { verdict = "qualifies" }
"#;

/// The set with a questionnaire and the status.
fn with_status() -> (Set, Set) {
    let mut before = base();
    before.insert("interview.toml".to_string(), OPENING.to_string());
    assert_eq!(wrong(&before), Vec::<&str>::new());
    let mut after = before.clone();
    after.insert("statuses/beta.toml".to_string(), STATUS.to_string());
    (before, after)
}

#[test]
fn a_new_status_is_its_file_and_an_answer_that_leads_to_it() {
    let (before, mut after) = with_status();
    // Whoever forgets the answer is told.
    assert_eq!(wrong(&after), ["unreached-status"]);
    let answers = after.get_mut("interview.toml").unwrap();
    *answers = answers.replace("[\"alpha\"]", "[\"alpha\", \"beta\"]");
    assert_eq!(wrong(&after), Vec::<&str>::new());
    let touched = touched(&before, &after);
    assert_eq!(touched.iter().collect::<Vec<_>>(), ["interview.toml", "statuses/beta.toml"]);
    let walk = walk("a new status");
    assert!(
        walk.contains("nothing in `src/`") && walk.contains("`rules/interview.toml`"),
        "{walk}"
    );
}

#[test]
fn a_figure_that_changes_is_two_files_with_its_examples() {
    let (_, mut before) = with_status();
    let answers = before.get_mut("interview.toml").unwrap();
    *answers = answers.replace("[\"alpha\"]", "[\"alpha\", \"beta\"]");
    let mut after = before.clone();
    let beta = after.get_mut("statuses/beta.toml").unwrap();
    *beta = beta.replace(
        "at-least = 500 ",
        "at-least = [{ from = 2020-01-01, is = 500 }, { from = 2027-04-01, is = 600, cite = [{ source = \"notice\" }] }] ",
    );
    // The new figure is asked for at, under and over it, and its source is not there yet.
    let missing: BTreeSet<&str> = wrong(&after).into_iter().collect();
    assert!(missing.contains("unknown-source"), "{missing:?}");
    after.get_mut("sources.toml").unwrap().push_str(
        "[notice]\ntitle = { en = \"The notice\", ja = \"告示\" }\nkind = \"notice\"\n\
         url = \"https://example.com/notice\"\nchecked = 2026-11-01\n",
    );
    let untested: BTreeSet<&str> = wrong(&after).into_iter().collect();
    assert_eq!(untested, BTreeSet::from(["untested-threshold"]));
    let beta = after.get_mut("statuses/beta.toml").unwrap();
    let days = [("2027-03-31", 599, true), ("2027-04-01", 599, false), ("2027-04-01", 600, true)];
    for (on, pay, enough) in days.into_iter().chain([("2027-04-01", 601, true)]) {
        let verdict = if enough { "qualifies" } else { "does-not-qualify" };
        beta.push_str(&format!(
            "\n[[example]]\nname = \"{pay} on {on}\"\non = {on}\nfacts = {{ \"offer.pay\" = {pay} }}\n\
             expect = {{ verdict = \"{verdict}\" }}\n"
        ));
    }
    assert_eq!(wrong(&after), Vec::<&str>::new());
    let touched = touched(&before, &after);
    assert_eq!(touched.iter().collect::<Vec<_>>(), ["sources.toml", "statuses/beta.toml"]);
    let walk = walk("a figure of the law changes");
    for file in ["`rules/statuses/ID.toml`", "`rules/sources.toml`"] {
        assert!(walk.contains(file), "{file}");
    }
    // And it is the day that decides.
    let rulebook = rules(&after).rulebook;
    let pay = rulebook.vocabulary.find("offer.pay").unwrap();
    let mut facts = Facts::new(&rulebook.vocabulary);
    facts.set(&rulebook.vocabulary, pay, &Value::Number(599));
    let beta = rulebook.find_status("beta").unwrap();
    let on = |day: Day| evaluate(&rulebook.on(day), &facts).outcome(beta).verdict;
    assert_eq!(on(Day::new(2027, 3, 31).unwrap()), Verdict::Qualifies);
    assert_eq!(on(Day::new(2027, 4, 1).unwrap()), Verdict::DoesNotQualify);
}

/// How many variants of an enumeration the code of a file names.
fn variants(text: &str, of: &str) -> usize {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
    let ends = |c: char| !c.is_alphanumeric();
    code.split(of).skip(1).filter_map(|rest| rest.split(ends).next()).collect::<BTreeSet<_>>().len()
}

/// The files that have a word to say of every kind of condition: there the compiler asks for a new
/// one. Those that look for one kind alone are not among them.
fn of_every_kind() -> BTreeSet<String> {
    let files = sources(&src()).into_iter().filter(|(_, text)| {
        let declares = |name: &str| text.contains(&format!("enum {name} {{"));
        variants(text, "ConditionKind::") > 3
            || variants(text, "OpKind::") > 3
            || ["ConditionKind", "OpKind", "SubjectDoc"].iter().any(|name| declares(name))
    });
    files.map(|(path, _)| path.strip_prefix(src()).unwrap().display().to_string()).collect()
}

#[test]
fn a_new_kind_of_condition_passes_the_files_that_the_walk_names() {
    let walk = walk("a new kind of condition");
    let named: BTreeSet<String> = walk
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|name| src().join(name).is_file())
        .map(str::to_string)
        .collect();
    let places = of_every_kind();
    let unnamed: Vec<&String> = places.difference(&named).collect();
    assert!(unnamed.is_empty(), "the walk does not name {unnamed:?}");
    let idle: Vec<&String> = named.difference(&places).collect();
    assert!(idle.is_empty(), "nothing of conditions is in {idle:?}");
    assert!(places.len() <= MOST, "{} files: mend the structure", places.len());
}

/// A change that must touch more files of the program than this has lost its way.
const MOST: usize = 24;
