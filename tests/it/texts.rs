//! Every text of the rules reaches somebody: each sentence that a rule file holds, in both
//! languages, stands in what a user of that status, fact or list is shown. The texts are taken
//! from the files themselves, so that a kind that nobody prints cannot be forgotten here too.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use zairyu::internal::calendar::Day;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::document::{Chosen, Depth, check_document, client_file};
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::explain::{CaseReport, explain, fact_sheets, guide, look_up, sheet};
use zairyu::internal::facts::Candidate;
use zairyu::internal::render::{
    Languages, Page, json_report, markdown_document, text_fact, text_guide, text_rows, text_sheet,
};
use zairyu::internal::rules::{EMBEDDED, RuleSet};
use zairyu::internal::source::{Sources, Spanned};
use zairyu::internal::text::{Lang, Text};
use zairyu::internal::tree::{Node, Tree, parse_toml};

const BOTH: [(Lang, Languages); 2] = [(Lang::En, Languages::En), (Lang::Ja, Languages::Ja)];

/// So wide that no word is broken.
fn page(languages: Languages) -> Page {
    Page { width: 20_000, color: false, languages }
}

/// Words without the spaces and signs that a format puts among them.
fn bare(words: &str) -> String {
    words.chars().filter(|c| !c.is_whitespace() && *c != '\\').collect()
}

/// A text as written, and where it stands.
struct Written {
    place: String,
    words: Text,
}

/// Every table with words in both languages, wherever it is. What concerns only statuses that
/// have no rules yet waits for them.
fn texts(node: &Node, place: &str, found: &mut Vec<Written>) {
    match &node.value {
        Tree::Table(entries) if waits(entries) => {}
        Tree::Array(nodes) => nodes.iter().for_each(|node| texts(node, place, found)),
        Tree::Table(entries) => {
            let words = |name: &str| {
                let entry = entries.iter().find(|(key, _)| key.value == name);
                entry.and_then(|(_, node)| node.words())
            };
            if let (Some(en), Some(ja)) = (words("en"), words("ja")) {
                found.push(Written { place: place.to_string(), words: Text::pair(en, ja) });
            }
            for (key, node) in entries {
                texts(node, &format!("{place}/{}", key.value), found);
            }
        }
        _ => {}
    }
}

fn waits(entries: &[(Spanned<String>, Node)]) -> bool {
    let statuses = entries.iter().find(|(key, _)| key.value == "statuses");
    let Some(Tree::Array(names)) = statuses.map(|(_, node)| &node.value) else { return false };
    let has_rules = |name: &Node| {
        let file = format!("statuses/{}.toml", name.words().unwrap());
        EMBEDDED.iter().any(|known| known.path == file)
    };
    !names.is_empty() && !names.iter().any(has_rules)
}

/// The texts of the rule files, by file.
fn written() -> BTreeMap<&'static str, Vec<Written>> {
    let mut files = BTreeMap::new();
    for file in EMBEDDED.iter().filter(|file| !file.path.starts_with("locales/")) {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let id = sources.add(file.path, file.text);
        let tree = parse_toml(&sources, id, &mut found);
        assert!(found.is_sound(), "{}", file.path);
        let mut all = Vec::new();
        texts(&tree, file.path, &mut all);
        files.insert(file.path, all);
    }
    files
}

fn days() -> [Day; 3] {
    [(2026, 11, 20), (2027, 4, 2), (2030, 1, 1)].map(|(y, m, d)| Day::new(y, m, d).unwrap())
}

/// What is shown in one language, by who looks.
struct Shown {
    lang: Lang<'static>,
    /// By status.
    statuses: BTreeMap<String, String>,
    facts: String,
    lists: String,
    questions: String,
    /// Somebody who holds a status without limits on work.
    holder: String,
}

impl Shown {
    fn of(rules: &RuleSet, lang: Lang<'static>, languages: Languages) -> Self {
        let (rulebook, page) = (&rules.rulebook, page(languages));
        let statuses = rulebook.status_ids().map(|id| {
            (rulebook.status(id).id.clone(), bare(&text_sheet(&sheet(rulebook, id), &page)))
        });
        let all: Vec<_> = rulebook.status_ids().collect();
        let facts = fact_sheets(rulebook, &all, true);
        let facts: Vec<String> = facts.iter().map(|fact| text_fact(fact, &page)).collect();
        Self {
            lang,
            statuses: statuses.collect(),
            facts: bare(&facts.concat()),
            lists: bare(&lists(rules, &page)),
            questions: bare(&(questions(lang) + &pages(rules, &page))),
            holder: bare(&holder(lang)),
        }
    }

    /// What those are shown whom a file is about.
    fn about(&self, file: &str) -> Vec<&str> {
        let status = file.strip_prefix("statuses/").and_then(|name| name.strip_suffix(".toml"));
        match (status, file) {
            (Some(status), _) => vec![&self.statuses[status]],
            (None, "facts.toml") => vec![&self.facts],
            (None, "interview.toml") => vec![&self.questions],
            (None, file) if file.starts_with("lists/") => vec![&self.lists],
            (None, _) => {
                let statuses = self.statuses.values().map(String::as_str);
                statuses
                    .chain([self.facts.as_str(), self.lists.as_str(), self.holder.as_str()])
                    .collect()
            }
        }
    }

    fn holds(&self, file: &str, words: &Text) -> bool {
        let pieces: Vec<String> = words.get(self.lang).split(['{', '}']).map(bare).collect();
        // Between braces stands the name of what is filled in.
        let fixed: Vec<&String> = pieces.iter().step_by(2).collect();
        let shown = self.about(file);
        shown.iter().any(|shown| fixed.iter().all(|piece| shown.contains(piece.as_str())))
    }
}

fn lists(rules: &RuleSet, page: &Page) -> String {
    let mut out = String::new();
    for day in days() {
        for domain in rules.rulebook.vocabulary.domains() {
            let list = rules.rulebook.vocabulary.find_domain(&domain.name).unwrap();
            let looked = look_up(&rules.rulebook, list, "", 0, day);
            let title = domain.title.clone().unwrap_or_default();
            out.push_str(&text_rows(&looked, &title, page));
        }
    }
    out
}

/// Official pages and support bodies, as they stand at the end of the questionnaire.
fn pages(rules: &RuleSet, page: &Page) -> String {
    let mut out = String::new();
    for day in days() {
        let report = nobody(rules, day);
        out.push_str(&text_guide(&guide(&rules.rulebook, &report, None, &[].into()), page));
    }
    out
}

/// What `check` says first: to whoever may work without limits, and to whoever says what puts a
/// status at risk.
fn holder(lang: Lang<'static>) -> String {
    let people: [&[&str]; 3] = [
        &["person.status=permanent-resident"],
        &[
            "person.status=hsp-2",
            "person.time-without-activity=7m",
            "offer.second-employer-pay=1000000",
        ],
        &[
            "person.status=researcher",
            "person.time-without-activity=4m",
            "person.refused-before=reasons-open",
            "person.side-work=not-permitted",
        ],
    ];
    people.iter().map(|facts| first_of(facts, lang)).collect()
}

fn first_of(facts: &[&str], lang: Lang<'static>) -> String {
    let facts = facts.iter().flat_map(|fact| ["--set", fact]);
    let output = Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(["check", "--set", "person.in-japan=true", "--on", "2026-11-20"])
        .args(facts)
        .args(["--brief", "--lang", lang.id()])
        .env("COLUMNS", "10000")
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// Everybody's report who says nothing.
fn nobody(rules: &RuleSet, day: Day) -> CaseReport {
    let program = rules.rulebook.on(day);
    let case = Candidate::empty(&rules.rulebook.vocabulary);
    explain(&program, &case, &evaluate(&program, &case.facts))
}

/// What the questionnaire asks of its own, explained, and what it offers as answers.
fn questions(lang: Lang) -> String {
    let folder = tempfile::tempdir().unwrap();
    let script = "purpose: ?\npurpose: field\nperson.in-japan: no\nperson.status: none\n\
                  family: ?\nfamily: none\noffer.contract: no\nas-if-contract: ?\n\
                  as-if-contract: yes\nemployer: ?\nemployer: none-yet\n";
    std::fs::write(folder.path().join("script"), script).unwrap();
    let lang = lang.id();
    let output = Command::new(env!("CARGO_BIN_EXE_zairyu"))
        .args(["ask", "--script", "script", "--on", "2026-11-20", "--lang", lang])
        .env("COLUMNS", "10000")
        .current_dir(folder.path())
        .output()
        .unwrap();
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn every_text_of_the_rules_is_shown_to_somebody() {
    let rules = RuleSet::embedded();
    let files = written();
    let count: usize = files.values().map(Vec::len).sum();
    assert!(count > 4_000, "only {count} texts were found");
    let mut lost = Vec::new();
    for (lang, languages) in BOTH {
        let shown = Shown::of(&rules, lang, languages);
        for (file, texts) in &files {
            // The noun of a question is what a terminal lists when somebody goes back;
            // `interview/terminal.rs` looks for it there.
            let texts = texts
                .iter()
                .filter(|text| *file != "interview.toml" || !text.place.ends_with("/label"));
            let texts = texts.filter(|text| !shown.holds(file, &text.words));
            lost.extend(texts.map(|text| format!("{}: {}", text.place, text.words.get(lang))));
        }
    }
    assert!(lost.is_empty(), "{} texts reach nobody:\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn the_texts_are_those_of_the_files() {
    assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join("rules/facts.toml").exists());
    let files = written();
    for file in ["facts.toml", "sources.toml", "doubts.toml", "interview.toml", "procedures.toml"] {
        assert!(files[file].len() > 10, "{file}");
    }
    let kinds =
        |end: &str| files.values().flatten().filter(|text| text.place.ends_with(end)).count();
    for kind in ["/note", "/text", "/title", "/question", "/help", "/label", "/at", "/row"] {
        assert!(kinds(kind) > 5, "{kind}");
    }
}

#[test]
fn notes_are_told_where_the_case_of_somebody_is_told() {
    let rules = RuleSet::embedded();
    for day in days() {
        let report = nobody(&rules, day);
        let check = markdown_document(&check_document(&report, Depth::All), &page(Languages::En));
        let file = client_file(&report, Chosen::All, None);
        let file = bare(&markdown_document(&file, &page(Languages::En)));
        let (check, json) = (bare(&check), bare(&json_report(&report).replace("\\\"", "\"")));
        for (place, note) in notes(&report) {
            let note = bare(&note.get(Lang::En));
            assert!(file.contains(&note), "report: {place}: {note}");
            assert!(json.contains(&note), "json: {place}: {note}");
            assert!(check.contains(&note), "check: {place}: {note}");
        }
    }
}

/// The notes of what is not met or not known: what is met needs no further words.
fn notes(report: &CaseReport) -> Vec<(String, &Text)> {
    let mut found: Vec<(String, &Text)> = Vec::new();
    for status in &report.statuses {
        let place = |kind: &str, id: &str| format!("{} {kind} {id}", status.id);
        found.extend(status.note.iter().map(|note| (place("status", ""), note)));
        for route in &status.routes {
            found.extend(route.note.iter().map(|note| (place("route", &route.id), note)));
        }
        for criterion in status.criteria.iter().filter(|criterion| criterion.finding.id() != "met")
        {
            let note = criterion.note.iter();
            found.extend(note.map(|note| (place("criterion", &criterion.id), note)));
        }
        for item in status.points.iter().flat_map(|points| &points.items) {
            if item.min != item.max || item.max == 0 {
                found.extend(item.note.iter().map(|note| (place("item", &item.id), note)));
            }
        }
        for benefit in &status.benefits {
            found.extend(benefit.note.iter().map(|note| (place("benefit", &benefit.id), note)));
        }
    }
    found
}
