//! Whatever bytes come in, a diagnostic comes out and never a panic; what is accepted reads back.

use super::people::Random;
use proptest::prelude::*;
use std::sync::LazyLock;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::facts::{Candidate, Kind, parse, read_case};
use zairyu::internal::json::parse_json;
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::{EMBEDDED, RuleSet};
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

const CASES: [&str; 3] = [
    include_str!("../../../examples/engineer.toml"),
    include_str!("../../../examples/care-worker.toml"),
    include_str!("../../../examples/factory-trainee.toml"),
];

fn read(text: &str, json: bool) -> (Candidate, Diagnostics) {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case", text);
    let tree = match json {
        true => parse_json(&sources, file, &mut found),
        false => parse_toml(&sources, file, &mut found),
    };
    let case = read_case(&RULES.rulebook.vocabulary, &tree, &mut found);
    for diagnostic in &found {
        if let Some(span) = diagnostic.span {
            let _ = sources.line_column(span);
        }
    }
    (case, found)
}

fn mutated(text: &str, random: &mut Random) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
    for _ in 0..=random.below(4) {
        let at = random.below(lines.len());
        match random.below(4) {
            0 => {
                lines.remove(at);
            }
            1 => {
                let other = random.below(lines.len());
                lines.swap(at, other);
            }
            2 => {
                let keep = random.below(lines[at].chars().count() + 1);
                lines[at] = lines[at].chars().take(keep).collect();
            }
            _ => {
                let words = ["]]", "= [", "\"", "true", "-1", "2026-13-01", "{ fact = 3 }", "é"];
                lines[at].push_str(words[random.below(words.len())]);
            }
        }
        if lines.is_empty() {
            break;
        }
    }
    lines.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_words_are_a_case_or_a_diagnostic(words in "\\PC{0,80}", json: bool) {
        read(&words, json);
    }

    #[test]
    fn a_spoilt_case_is_a_case_or_a_diagnostic(seed: u64, which in 0_usize..3) {
        read(&mutated(CASES[which], &mut Random::new(seed)), false);
    }

    #[test]
    fn an_accepted_value_reads_back_as_itself(words in "[-0-9a-zA-Z.,_ ¥円万億千年月日元平成令和%;:/]{0,14}") {
        let vocabulary = &RULES.rulebook.vocabulary;
        for (_, fact) in vocabulary.iter().filter(|(_, fact)| fact.kind != Kind::Text) {
            if let Ok(Some(value)) = parse(&words, fact.kind, vocabulary) {
                let plain = value.plain(fact.kind, vocabulary);
                prop_assert_eq!(parse(&plain, fact.kind, vocabulary), Ok(Some(value)), "{}", plain);
            }
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(seed: u64, which in 0_usize..3) {
        let mut random = Random::new(seed);
        let (case, found) = read(CASES[which], false);
        prop_assert!(found.is_sound());
        let vocabulary = &RULES.rulebook.vocabulary;
        let mut lines: Vec<String> = vocabulary
            .iter()
            .filter_map(|(id, fact)| {
                let value = case.facts.get(vocabulary, id)?;
                Some(format!("{:?} = {:?}", fact.name, value.plain(fact.kind, vocabulary)))
            })
            .collect();
        for at in (1..lines.len()).rev() {
            lines.swap(at, random.below(at + 1));
        }
        let (again, found) = read(&lines.join("\n"), false);
        prop_assert!(found.is_sound());
        prop_assert_eq!(again.facts, case.facts);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spoilt_rules_are_rules_or_diagnostics(seed: u64) {
        let mut random = Random::new(seed);
        let files: Vec<&RuleFile<'_>> =
            EMBEDDED.iter().filter(|file| !file.path.starts_with("examples/")).collect();
        let at = random.below(files.len());
        let spoilt = mutated(files[at].text, &mut random);
        let set: Vec<RuleFile<'_>> = files
            .iter()
            .enumerate()
            .map(|(index, file)| match index == at {
                true => RuleFile { path: file.path, text: &spoilt },
                false => **file,
            })
            .collect();
        RuleSet::new(&set);
    }
}

#[test]
fn deep_nesting_is_a_mistake_and_no_overflow() {
    for (open, json) in [("[", true), ("{\"a\":", true), ("a = [", false), ("a = { b = ", false)] {
        let text = open.repeat(20_000);
        assert!(!read(&text, json).1.is_empty());
    }
    let text = format!("a = {}", "[".repeat(100_000));
    assert!(!read(&text, false).1.is_empty());
}
