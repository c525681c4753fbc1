//! `interview.toml`: what it may name, and what is a mistake.

use std::collections::BTreeMap;
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

/// A sound set with two statuses, and this file beside it.
pub fn with(interview: &str) -> RuleSet {
    let status = |id: &str| {
        format!(
            "id = \"{id}\"\ntitle = {{ en = \"{id}\", ja = \"{id}\" }}\nfrom = 2020-01-01\n\
             certainty = \"primary\"\ncite = [{{ source = \"law\" }}]\n[[criterion]]\n\
             id = \"one\"\ntext = {{ en = \"One\", ja = \"一\" }}\n\
             when = {{ fact = \"person.{id}\", is = true }}\n"
        )
    };
    let fact = |name: &str| {
        format!(
            "[\"person.{name}\"]\ntype = \"yes-no\"\nlabel = {{ en = \"{name}\", ja = \"{name}\" }}\n\
             question = {{ en = \"{name}?\", ja = \"{name}?\" }}\n"
        )
    };
    let law = "[law]\ntitle = { en = \"Law\", ja = \"法\" }\nkind = \"act\"\n\
               url = \"https://example.com\"\nchecked = 2026-11-01\n";
    let files: BTreeMap<&str, String> = [
        ("facts.toml", fact("alpha") + &fact("beta")),
        ("interview.toml", interview.to_string()),
        ("sources.toml", law.to_string()),
        ("statuses/alpha.toml", status("alpha")),
        ("statuses/beta.toml", status("beta")),
    ]
    .into();
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    RuleSet::new(&files)
}

const QUESTION: &str = "[[opening]]\nid = \"aim\"\nlabel = { en = \"Aim\", ja = \"目的\" }\n\
    question = { en = \"Why?\", ja = \"なぜ。\" }\nhelp = { en = \"Say.\", ja = \"説明。\" }\n";

fn question(answers: &str) -> String {
    format!("{QUESTION}answer = [{answers}]\n")
}

fn answer(id: &str, statuses: &str) -> String {
    format!("{{ id = \"{id}\", en = \"{id}\", ja = \"{id}\", statuses = [{statuses}] }},")
}

fn codes(rules: &RuleSet) -> Vec<&'static str> {
    rules.found.iter().map(|diagnostic| diagnostic.code.id()).collect()
}

#[test]
fn a_status_without_a_rule_file_may_be_planned_and_nothing_else() {
    let answers = answer("a", "\"alpha\"") + &answer("g", "\"gamma\"");
    let planned = format!("planned = [\"gamma\"]\n{}", question(&answers));
    let rules = with(&planned);
    assert_eq!(codes(&rules), Vec::<&str>::new());
    let offered: Vec<bool> = rules
        .rulebook
        .interview
        .questions()
        .flat_map(|question| question.answers.iter().map(|answer| answer.offered))
        .collect();
    assert_eq!(offered, [true, false]);
    assert_eq!(codes(&with(&question(&answers))), ["unknown-status"]);
}

#[test]
fn a_page_of_a_planned_status_waits_for_its_rules() {
    let support = |statuses: &str| {
        format!(
            "planned = [\"gamma\"]\n[[support]]\nid = \"page\"\n\
             title = {{ en = \"Page\", ja = \"頁\" }}\ntext = {{ en = \"Text\", ja = \"文\" }}\n\
             certainty = \"primary\"\nchecked = 2026-11-01\nstatuses = [{statuses}]\n"
        )
    };
    assert_eq!(with(&support("\"gamma\"")).rulebook.interview.supports.len(), 0);
    assert_eq!(with(&support("\"beta\", \"gamma\"")).rulebook.interview.supports.len(), 1);
    assert_eq!(with(&support("")).rulebook.interview.supports.len(), 1);
}

#[test]
fn every_mistake_of_the_file_is_found() {
    let twice = answer("a", "\"alpha\"") + &answer("a", "\"beta\"");
    assert_eq!(codes(&with(&question(&twice))), ["duplicate-id"]);
    assert_eq!(codes(&with("[[opening]]\nfact = \"person.gamma\"\n")), ["unknown-fact"]);
    let slip = question(&answer("a", "\"alhpa\""));
    let rules = with(&slip);
    assert_eq!(codes(&rules), ["unknown-status"]);
    assert!(codes(&with("[[opening]]\nid = \"aim\"\n")).contains(&"missing-key"));
    assert_eq!(codes(&with("opning = []\n")), ["unknown-key"]);
}

#[test]
fn what_is_supposed_or_asked_last_must_be_there() {
    let branch = |table: &str, keys: &str| {
        format!(
            "[[{table}]]\nid = \"go\"\n{keys}\nlabel = {{ en = \"L\", ja = \"名\" }}\n\
             question = {{ en = \"Q?\", ja = \"問\" }}\nhelp = {{ en = \"H\", ja = \"説明\" }}\n\
             answer = [{{ id = \"yes\", en = \"Y\", ja = \"はい\", go-on = true }}]\n"
        )
    };
    let none = Vec::<&str>::new();
    assert_eq!(codes(&with(&branch("suppose", "fact = \"person.alpha\""))), none);
    assert_eq!(codes(&with(&branch("suppose", "fact = \"person.gamma\""))), ["unknown-fact"]);
    assert_eq!(codes(&with(&branch("last", "facts = [\"person\"]"))), none);
    assert_eq!(codes(&with(&branch("last", "facts = [\"nobody\"]"))), ["unknown-fact"]);
    assert_eq!(codes(&with(&branch("last", ""))), ["missing-key"]);
    let order = "[[order]]\nfirst = [\"person.alpha\"]\nthen = [\"person.gamma\"]\n";
    assert_eq!(codes(&with(order)), ["unknown-fact"]);
    let astray = branch("suppose", "fact = \"person.alpha\"") + "statuses = [\"alpha\"]\n";
    assert_eq!(codes(&with(&astray)), ["unknown-key"]);
}

/// A status that nobody can choose a purpose for would never be looked at.
#[test]
fn every_status_is_within_reach_of_a_purpose() {
    let rulebook = RuleSet::embedded().rulebook;
    let answers: Vec<_> =
        rulebook.interview.questions().flat_map(|question| question.answers.clone()).collect();
    for id in rulebook.status_ids() {
        let named = answers.iter().any(|answer| answer.statuses.contains(&id));
        assert!(named, "{}", rulebook.status(id).id);
    }
}

/// Nobody is left without an official page.
#[test]
fn every_status_has_an_official_page() {
    let rulebook = RuleSet::embedded().rulebook;
    for id in rulebook.status_ids() {
        let mut supports = rulebook.interview.supports.iter();
        let page = supports.any(|page| page.statuses.contains(&id) && page.url.is_some());
        assert!(page, "{}", rulebook.status(id).id);
    }
}
