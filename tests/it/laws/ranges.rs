//! The range of a points table is exactly the least and the most over all ways to fill in what
//! is unknown: brute force over small generated tables.

use super::people::Random;
use proptest::prelude::*;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::StatusId;
use zairyu::internal::evaluate::{Assessment, Cohort, Program, evaluate};
use zairyu::internal::facts::{FactId, Facts};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const SOURCES: &str = r#"[law]
title   = { en = "Law", ja = "法" }
kind    = "act"
url     = "https://example.com"
checked = 2026-11-01
"#;

const FACTS: &str = r#"["p.a"]
type = "count"
label = { en = "a", ja = "あ" }
question = { en = "a?", ja = "あ" }
["p.b"]
type = "yes-no"
label = { en = "b", ja = "い" }
question = { en = "b?", ja = "い" }
["p.c"]
type = "choice"
choices = [{ id = "x", en = "x", ja = "x" }, { id = "y", en = "y", ja = "y" }, { id = "z", en = "z", ja = "z" }]
label = { en = "c", ja = "う" }
question = { en = "c?", ja = "う" }
["p.e"]
type = "count"
label = { en = "e", ja = "え" }
question = { en = "e?", ja = "え" }
["p.when"]
type = "yes-no"
label = { en = "when", ja = "お" }
follows = { when = { any = [{ all = [{ fact = "p.c", is = "x" }, { fact = "p.e", at-least = 2 }] }, { all = [{ not = { fact = "p.c", is = "x" } }, { fact = "p.e", at-least = 2 }] }] } }
cite = [{ source = "law" }]
["p.first"]
type = "count"
label = { en = "first", ja = "か" }
follows = { first = [{ when = { fact = "p.b", is = true }, is = 1 }, { when = { fact = "p.e", at-least = 3 }, is = 2 }, { is = 3 }] }
cite = [{ source = "law" }]
["p.row"]
type = "choice"
list = "rows"
label = { en = "row", ja = "行" }
question = { en = "row?", ja = "行" }
["p.open"]
type = "choice"
list = "open"
label = { en = "open", ja = "開" }
question = { en = "open?", ja = "開" }
["p.copy"]
type = "count"
label = { en = "copy", ja = "き" }
follows = { value = "p.a" }
["p.filed"]
type = "date"
label = { en = "filed", ja = "く" }
question = { en = "filed?", ja = "く" }
follows = { day = true }
["p.born"]
type = "date"
label = { en = "born", ja = "け" }
question = { en = "born?", ja = "け" }
["p.age"]
type = "count"
label = { en = "age", ja = "こ" }
follows = { years-since = "p.born", until = "p.filed" }
["p.free"]
type = "set"
choices = [{ id = "x", en = "x", ja = "x" }, { id = "y", en = "y", ja = "y" }]
label = { en = "free", ja = "さ" }
question = { en = "free?", ja = "さ" }
["p.set"]
type = "set"
choices = [{ id = "x", en = "x", ja = "x" }, { id = "y", en = "y", ja = "y" }, { id = "z", en = "z", ja = "z" }]
label = { en = "set", ja = "し" }
question = { en = "set?", ja = "し" }
follows = { first = [{ when = { fact = "p.e", is = 0 }, is = [] }] }
cite = [{ source = "law" }]
"#;

const ROWS: &str = r#"title = { en = "Rows", ja = "行" }
cite = [{ source = "law" }]
[attribute.full]
type = "count"
label = { en = "full", ja = "全" }
[[row]]
id = "one"
en = "One"
ja = "一"
full = 1
[[row]]
id = "two"
en = "Two"
ja = "二"
full = 3
"#;

/// A fact that follows from nothing, what reads it, and all the values that any generated rule
/// tells apart: a set by the bits of its members.
struct Base {
    name: &'static str,
    readers: &'static [&'static str],
    values: Vec<i64>,
}

fn bases() -> Vec<Base> {
    let born = |year| Day::new(year, 5, 1).unwrap().code();
    let base = |name, readers, values: &[i64]| Base { name, readers, values: values.to_vec() };
    vec![
        base("p.a", &["p.a", "p.copy"], &[0, 1, 2, 3, 4, 5]),
        base("p.b", &["p.b", "p.first"], &[0, 1]),
        base("p.c", &["p.c", "p.when"], &[0, 1, 2]),
        base("p.e", &["p.e", "p.when", "p.first", "p.set"], &[0, 1, 2, 3, 4, 5]),
        base("p.row", &["p.row.full"], &[0, 1]),
        base("p.born", &["p.age"], &[born(2026), born(2024), born(2020)]),
        base("p.free", &["p.free"], &[0b00, 0b01, 0b10, 0b11]),
    ]
}

const LEAVES: usize = 13;

fn leaf(random: &mut Random, kinds: &[usize]) -> String {
    let bound = 1 + random.below(4);
    let any = random.below(3);
    match kinds[random.below(kinds.len())] {
        0 => format!("{{ fact = \"p.a\", at-least = {bound} }}"),
        1 => format!("{{ fact = \"p.a\", under = {bound} }}"),
        2 => "{ fact = \"p.b\", is = true }".to_string(),
        3 => format!("{{ fact = \"p.c\", is = \"{}\" }}", ["x", "y", "z"][any]),
        4 => "{ fact = \"p.when\", is = true }".to_string(),
        5 => format!("{{ fact = \"p.first\", is = {} }}", 1 + any),
        6 => format!("{{ fact = \"p.copy\", over = {bound} }}"),
        7 => format!("{{ fact = \"p.row.full\", at-least = {bound} }}"),
        8 => format!("{{ fact = \"p.age\", at-least = {} }}", [1, 3, 3][any]),
        9 => "{ fact = \"p.filed\", on-or-after = 2026-01-01 }".to_string(),
        10 => {
            format!("{{ fact = \"p.free\", {} }}", ["is = []", "is = [\"x\"]", "has = \"y\""][any])
        }
        11 => format!(
            "{{ fact = \"p.set\", {} }}",
            ["is = []", "is = [\"x\", \"z\"]", "has = \"y\""][any]
        ),
        _ => format!("{{ fact = \"p.e\", at-most = {bound} }}"),
    }
}

fn condition(random: &mut Random, kinds: &[usize], depth: usize) -> String {
    if depth == 0 {
        return leaf(random, kinds);
    }
    let mut inner = || condition(random, kinds, depth - 1);
    let (a, b) = (inner(), inner());
    match random.below(5) {
        0 => format!("{{ all = [{a}, {b}] }}"),
        1 => format!("{{ any = [{a}, {b}] }}"),
        2 => format!("{{ not = {a} }}"),
        3 => format!("{{ count = [{a}, {b}], at-least = {} }}", 1 + random.below(2)),
        _ => a,
    }
}

fn item(at: usize, random: &mut Random, kinds: &[usize]) -> String {
    let head = format!("[[points.item]]\nid = \"i{at}\"\ntext = {{ en = \"i\", ja = \"項目\" }}\n");
    if random.below(4) == 0 {
        let mut cell = || random.below(9);
        let cells: Vec<usize> = (0..6).map(|_| cell()).collect();
        return format!(
            "{head}award = \"table\"\ndown = {{ fact = \"p.a\", at-least = [4, 2] }}\n\
             across = {{ fact = \"p.first\", under = [2, 3] }}\n\
             points = [[{}, {}, {}], [{}, {}, {}]]\n",
            cells[0], cells[1], cells[2], cells[3], cells[4], cells[5]
        );
    }
    let award = if random.below(3) == 0 { "all" } else { "one" };
    let tiers: Vec<String> = (0..=random.below(3))
        .map(|tier| {
            let depth = random.below(3);
            let when = condition(random, kinds, depth);
            format!("  {{ id = \"t{tier}\", when = {when}, points = {} }},", 1 + random.below(9))
        })
        .collect();
    format!("{head}award = \"{award}\"\ntier = [\n{}\n]\n", tiers.join("\n"))
}

fn rules(random: &mut Random) -> RuleSet {
    // A few kinds of conditions at a time, so that items meet in the same facts.
    let kinds: Vec<usize> = (0..5).map(|_| random.below(LEAVES)).collect();
    let items: String = (0..2 + random.below(3)).map(|at| item(at, random, &kinds)).collect();
    let status = format!(
        "id = \"s\"\ntitle = {{ en = \"S\", ja = \"資格\" }}\nfrom = 2020-01-01\n\
         certainty = \"primary\"\ncite = [{{ source = \"law\" }}]\n[points]\npass-mark = 10\n{items}"
    );
    let rules = RuleSet::new(&[
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "facts.toml", text: FACTS },
        RuleFile { path: "lists/rows.toml", text: ROWS },
        RuleFile { path: "lists/open.toml", text: &OPEN },
        RuleFile { path: "statuses/s.toml", text: &status },
    ]);
    let found: Vec<&str> = rules.found.iter().map(|found| found.message.en.as_str()).collect();
    assert!(found.is_empty(), "{found:?}\n{status}");
    rules
}

fn mentions(rules: &RuleSet, name: &str) -> bool {
    status_text(rules).contains(&format!("\"{name}\""))
}

fn status_text(rules: &RuleSet) -> &str {
    &rules.sources.file(rules.rulebook.statuses[0].span.file).text
}

/// The same list, open: what depends on a row that is not listed may take any value.
static OPEN: std::sync::LazyLock<String> =
    std::sync::LazyLock::new(|| ROWS.replace("cite =", "open = true\ncite ="));

#[test]
fn an_open_list_leaves_what_depends_on_it_open() {
    let status = "id = \"s\"\ntitle = { en = \"S\", ja = \"資格\" }\nfrom = 2020-01-01\n\
         certainty = \"primary\"\ncite = [{ source = \"law\" }]\n[points]\npass-mark = 10\n\
         [[points.item]]\nid = \"i\"\ntext = { en = \"i\", ja = \"項目\" }\naward = \"one\"\n\
         tier = [{ id = \"t\", when = { fact = \"p.NAME.full\", at-least = 1 }, points = 10 }]\n";
    for (name, range) in [("row", (10, 10)), ("open", (0, 10))] {
        let status = status.replace("NAME", name);
        let rules = RuleSet::new(&[
            RuleFile { path: "sources.toml", text: SOURCES },
            RuleFile { path: "facts.toml", text: FACTS },
            RuleFile { path: "lists/rows.toml", text: ROWS },
            RuleFile { path: "lists/open.toml", text: &OPEN },
            RuleFile { path: "statuses/s.toml", text: &status },
        ]);
        let program = rules.rulebook.on(Day::new(2026, 11, 20).unwrap());
        let nobody = Facts::new(&rules.rulebook.vocabulary);
        let points = evaluate(&program, &nobody).points(StatusId(0));
        assert_eq!((points.min(), points.max()), range, "{name}");
    }
}

/// Years that have passed up to the day are tried on both sides of every bound, also past the
/// greatest; and people on the two sides of a bound are never taken for alike.
#[test]
fn years_are_told_apart_past_every_bound() {
    let began = r#"["p.began"]
type = "date"
label = { en = "began", ja = "始" }
question = { en = "began?", ja = "始" }
["p.years"]
type = "count"
label = { en = "years", ja = "年" }
follows = { years-since = "p.began" }
"#;
    let status = r#"id = "s"
title = { en = "S", ja = "資格" }
from = 2020-01-01
certainty = "primary"
cite = [{ source = "law" }]
[points]
pass-mark = 10
[[points.item]]
id = "years"
text = { en = "i", ja = "項目" }
award = "one"
tier = [{ id = "t", when = { fact = "p.years", at-most = 2 }, points = 5 }]
[[points.item]]
id = "began"
text = { en = "i", ja = "項目" }
award = "all"
tier = [
  { id = "t", when = { fact = "p.began", on-or-before = 2026-01-01 }, points = 3 },
  { id = "u", when = { all = [{ fact = "p.a", at-least = 1 }, { fact = "p.b", is = true }] }, points = 1 },
  { id = "v", when = { all = [{ fact = "p.a", at-least = 2 }, { fact = "p.years", at-least = 1 }] }, points = 2 },
]
"#;
    let facts = format!("{FACTS}{began}");
    let rules = RuleSet::new(&[
        RuleFile { path: "sources.toml", text: SOURCES },
        RuleFile { path: "facts.toml", text: &facts },
        RuleFile { path: "lists/rows.toml", text: ROWS },
        RuleFile { path: "lists/open.toml", text: &OPEN },
        RuleFile { path: "statuses/s.toml", text: status },
    ]);
    assert!(rules.found.is_sound());
    let vocabulary = &rules.rulebook.vocabulary;
    let program = rules.rulebook.on(Day::new(2026, 11, 20).unwrap());
    assert!(program.tangles().is_empty());
    let mut facts = Facts::new(vocabulary);
    facts.set_words(vocabulary, vocabulary.find("p.a").unwrap(), &[0]);
    let points = evaluate(&program, &facts).points(StatusId(0));
    assert_eq!((points.min(), points.max()), (3, 8), "three years or more give 3");
    facts.unset(vocabulary, vocabulary.find("p.a").unwrap());
    let mut cohort = Cohort::new(&program);
    for (began, range) in [((2023, 11, 21), (8, 11)), ((2023, 11, 20), (3, 6))] {
        let day = Day::new(began.0, began.1, began.2).unwrap();
        facts.set_words(vocabulary, vocabulary.find("p.began").unwrap(), &[day.code()]);
        cohort.clear();
        cohort.take(0, &facts);
        cohort.judge();
        let points = cohort.of(0).points(StatusId(0));
        assert_eq!((points.min(), points.max()), range, "began {day}");
    }
}

/// Least and most over all ways to fill in what is unknown.
fn brute(program: &Program<'_>, facts: &Facts, open: &[&Base]) -> (i32, i32) {
    let vocabulary = &program.rulebook().vocabulary;
    let set = vocabulary.find("p.set").unwrap();
    let Some((base, rest)) = open.split_first() else {
        let assessment = evaluate(program, facts);
        // What follows in part only can be anything where it does not follow.
        let read = program.inputs().any(|fact| fact == set);
        if read && !assessment.of(0).is_known(set) {
            return fill(program, facts, (set, &[0, 1, 2, 3, 4, 5, 6, 7]), &[]);
        }
        let range = assessment.points(StatusId(0));
        assert_eq!(range.min(), range.max(), "everything is known");
        return (range.min(), range.max());
    };
    fill(program, facts, (vocabulary.find(base.name).unwrap(), &base.values), rest)
}

fn fill(
    program: &Program<'_>,
    facts: &Facts,
    (id, values): (FactId, &[i64]),
    rest: &[&Base],
) -> (i32, i32) {
    let ranges = values.iter().map(|value| {
        let mut filled = facts.clone();
        filled.set_words(&program.rulebook().vocabulary, id, &[*value]);
        brute(program, &filled, rest)
    });
    ranges.fold((i32::MAX, i32::MIN), |a, b| (a.0.min(b.0), a.1.max(b.1)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_range_is_the_least_and_most_over_all_ways_to_fill_in(seed: u64) {
        let mut random = Random::new(seed);
        let rules = rules(&mut random);
        let program = rules.rulebook.on(Day::new(2026, 11, 20).unwrap());
        prop_assert!(program.tangles().is_empty(), "{:?}\n{}", program.tangles(), status_text(&rules));
        let bases = bases();
        let vocabulary = &rules.rulebook.vocabulary;
        let mut assessment = Assessment::new(&rules.rulebook);
        let mut cohort = Cohort::new(&program);
        for _ in 0..4 {
            let mut facts = Facts::new(vocabulary);
            let mut open = Vec::new();
            for base in &bases {
                let id = vocabulary.find(base.name).unwrap();
                if random.below(2) == 0 {
                    let value = base.values[random.below(base.values.len())];
                    facts.set_words(vocabulary, id, &[value]);
                } else if base.readers.iter().any(|name| mentions(&rules, name)) {
                    open.push(base);
                }
            }
            if random.below(4) == 0 {
                let set = vocabulary.find("p.set").unwrap();
                facts.set_words(vocabulary, set, &[i64::try_from(random.below(8)).unwrap()]);
            }
            program.assess(&facts, &mut assessment);
            let range = assessment.points(StatusId(0));
            // What is remembered of the last candidate holds for one who is alike only.
            for lane in [3, 60] {
                cohort.clear();
                cohort.take(lane, &facts);
                cohort.judge();
                prop_assert_eq!(cohort.of(lane).points(StatusId(0)), range);
            }
            let known: Vec<String> = vocabulary
                .iter()
                .filter_map(|(id, fact)| {
                    Some(format!("{} = {:?}", fact.name, facts.get(vocabulary, id)?))
                })
                .collect();
            prop_assert_eq!(
                (range.min(), range.max()),
                brute(&program, &facts, &open),
                "{:?}\n{}",
                known,
                status_text(&rules)
            );
        }
    }
}
