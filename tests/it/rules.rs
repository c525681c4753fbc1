//! The rules that are part of the program: sound, proved by their examples, in force as written.

use std::collections::BTreeSet;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::CriterionId;
use zairyu::internal::evaluate::{Assessment, Verdict, evaluate};
use zairyu::internal::facts::Facts;
use zairyu::internal::prove::{check, run_examples};
use zairyu::internal::rules::{EMBEDDED, RuleSet, built};

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

#[test]
fn they_are_sound_and_their_examples_hold() {
    let rules = RuleSet::embedded();
    let messages = |found: &zairyu::internal::diagnostic::Diagnostics| -> Vec<String> {
        found.iter().map(|d| format!("{}: {}", d.code.id(), d.message.en)).collect()
    };
    assert_eq!(messages(&rules.found), Vec::<String>::new());
    let ran = run_examples(&rules, None);
    assert_eq!(messages(&ran.found), Vec::<String>::new());
    let checked = check(&rules, &ran, day());
    assert_eq!(messages(&checked), Vec::<String>::new());
    assert!(ran.counts.values().sum::<usize>() > 2_000, "{:?}", ran.counts);
}

#[test]
fn the_rulebook_that_was_built_is_the_one_that_is_read() {
    let read = RuleSet::embedded().rulebook;
    let built = built().expect("the embedded rules are sound");
    // Told apart without printing both: they are long.
    assert!(format!("{built:?}") == format!("{read:?}"), "what was built is not what is read");
    for (id, fact) in read.vocabulary.iter() {
        assert_eq!(built.vocabulary.find(&fact.name), Some(id));
    }
}

#[test]
fn an_empty_candidate_on_the_points_table_can_have_all_or_nothing() {
    let rules = RuleSet::embedded();
    let status = rules.rulebook.find_status("hsp-1-b").unwrap();
    let program = rules.rulebook.on(day());
    let assessment = evaluate(&program, &Facts::new(&rules.rulebook.vocabulary));
    let points = assessment.points(status);
    assert_eq!((points.min(), points.max()), (0, 235));
    assert_eq!(assessment.outcome(status).verdict, Verdict::Undetermined);
}

/// Statuses of which not all is recorded, or nothing confirmed: nobody is told a plain yes.
const NEVER_A_YES: [&str; 6] = [
    "artist",
    "cultural-activities",
    "entertainer",
    "journalist",
    "religious-activities",
    "trainee",
];

/// How many worked examples a status has at least, half of them refusals or open; the short files,
/// which hold the activity and the stay alone, have fewer.
const WORKED: usize = 12;
const SHORT: [&str; 7] = [
    "artist",
    "cultural-activities",
    "entertainer",
    "journalist",
    "religious-activities",
    "special-permanent-resident",
    "trainee",
];

#[test]
fn every_status_is_reached_with_several_verdicts_by_its_examples() {
    let rules = RuleSet::embedded();
    let ran = run_examples(&rules, None);
    let mut other: Vec<String> = Vec::new();
    for id in rules.rulebook.status_ids() {
        let mut verdicts = BTreeSet::new();
        let mut assessment = Assessment::new(&rules.rulebook);
        let mut refused_or_open = 0;
        for case in ran.cases.iter().filter(|case| case.status == Some(id)) {
            rules.rulebook.on(case.on).assess(&case.facts, &mut assessment);
            let verdict = assessment.outcome(id).verdict;
            verdicts.insert(verdict);
            refused_or_open += usize::from(verdict != Verdict::Qualifies);
            if verdicts.len() == Verdict::ALL.len() && refused_or_open >= WORKED / 2 {
                break;
            }
        }
        // What has no first or last day and takes people in at all times is never closed.
        let status = rules.rulebook.status(id);
        let criteria =
            status.criteria.clone().map(|at| rules.rulebook.criterion(CriterionId::at(at)));
        let opens = criteria.into_iter().any(|criterion| criterion.opens);
        let bounded = status.from.is_some() || status.until.is_some() || opens;
        let sure = !NEVER_A_YES.contains(&status.id.as_str());
        let expected = Verdict::ALL.into_iter().filter(|verdict| match verdict {
            Verdict::NotInForce => bounded,
            Verdict::Qualifies => sure,
            Verdict::DoesNotQualify | Verdict::Undetermined => true,
        });
        let expected: BTreeSet<Verdict> = expected.collect();
        if verdicts != expected {
            other.push(format!("{}: {verdicts:?}", status.id));
        }
        let worked = ran.cases.iter().filter(|case| case.status == Some(id)).count();
        if !SHORT.contains(&status.id.as_str()) && (worked < WORKED || refused_or_open < WORKED / 2)
        {
            other.push(format!("{}: {worked} examples, {refused_or_open} no yes", status.id));
        }
    }
    assert!(other.is_empty(), "{other:#?}");
}

#[test]
fn texts_stand_in_both_languages_and_japanese_ones_are_japanese() {
    let rules = RuleSet::embedded();
    for criterion in &rules.rulebook.criteria {
        assert!(is_japanese(&criterion.text.ja), "{}", criterion.text.ja);
    }
    for (_, fact) in rules.rulebook.vocabulary.iter().filter(|(_, fact)| fact.question.is_some()) {
        let question = fact.question.as_ref().unwrap();
        assert!(is_japanese(&question.ja) && question.en.ends_with('?'), "{}", fact.name);
    }
}

fn is_japanese(words: &str) -> bool {
    words.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}'))
}

#[test]
fn every_rule_file_is_embedded() {
    let mut on_disk = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "toml") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                on_disk.insert(name);
            }
        }
    }
    let embedded: BTreeSet<String> = EMBEDDED.iter().map(|file| file.path.to_string()).collect();
    assert_eq!(embedded, on_disk);
}

#[test]
fn the_blocks_of_the_guide_are_toml() {
    use zairyu::internal::diagnostic::Diagnostics;
    let guide = include_str!("../../rules/README.md");
    let blocks: Vec<&str> =
        guide.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap()).collect();
    assert!(blocks.len() >= 7);
    for block in blocks {
        // Arrays of a rule file may run over lines; inline tables may not.
        let mut sources = zairyu::internal::source::Sources::default();
        let mut found = Diagnostics::default();
        let file = sources.add("guide", block);
        zairyu::internal::tree::parse_toml(&sources, file, &mut found);
        assert!(found.is_empty(), "{block}");
    }
}

/// As it is printed, with nothing added: no mistake, no warning, and the examples hold.
#[test]
fn the_template_for_a_status_passes_the_check_in_a_copy_of_the_rules() {
    let template = include_str!("../../src/cli/new_status.toml");
    let mut files: Vec<zairyu::internal::load::RuleFile<'_>> = EMBEDDED.to_vec();
    files.push(zairyu::internal::load::RuleFile {
        path: "statuses/new-status.toml",
        text: template,
    });
    let rules = RuleSet::new(&files);
    let ran = run_examples(&rules, None);
    let mut found = rules.found.clone();
    found.append(check(&rules, &ran, day()));
    found.append(ran.found);
    let found: Vec<&str> = found.iter().map(|found| found.code.id()).collect();
    // The questionnaire of the copy does not know it yet, which is said for information.
    assert_eq!(found, ["unreached-status"]);
}
