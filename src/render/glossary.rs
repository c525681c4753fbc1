//! Facts as a list, one by one, as JSON, and as a case file to fill in.

use super::behind::{open_lines, source_lines};
use super::terminal::{broken, table, wrapped};
use super::voice::Page;
use crate::calendar::Day;
use crate::door::inert_json;
use crate::explain::{CaseReport, CiteLine, FEW, FactLine, FactSheet, LaterLine, Phrase};
use crate::facts::Value as FactValue;
use crate::text::Text;
use crate::words::forms;
use comfy_table::Cell;
use serde_json::{Value, json};

/// A list of facts.
pub fn text_facts(facts: &[FactSheet], page: &Page) -> String {
    let mut table = table(page, &[Phrase::HeadId, Phrase::HeadFact, Phrase::HeadKind]);
    for fact in facts {
        table.add_row(vec![
            Cell::new(&fact.name),
            Cell::new(page.stack(&fact.label)),
            Cell::new(page.stack(&fact.kind)),
        ]);
    }
    table.trim_fmt() + "\n"
}

/// One fact in full.
pub fn text_fact(fact: &FactSheet, page: &Page) -> String {
    let mut out = vec![page.strong(&format!("{} · {}", fact.name, page.say(&fact.label)))];
    let texts = [fact.question.as_ref(), fact.help.as_ref()];
    out.extend(texts.into_iter().flatten().flat_map(|text| wrapped(&page.say(text), page)));
    out.push(page.say(&Phrase::WrittenAs.fill(&[("form", fact.form.clone())])));
    for (range, phrase) in
        [(&fact.possible, forms::POSSIBLE_RANGE), (&fact.likely, forms::LIKELY_RANGE)]
    {
        let said = range.iter().map(|range| page.say(&phrase.fill(&[("range", range.clone())])));
        out.extend(said.flat_map(|words| wrapped(&words, page)));
    }
    let choice = |(id, text): &(String, Text)| format!("{id}  {}", page.say(text));
    out.extend(fact.choices.iter().flat_map(|line| wrapped(&choice(line), page)));
    if fact.follows {
        out.push(page.say(&Phrase::FollowsUnlessGiven.text()));
    }
    if !fact.evidence.is_empty() {
        let titles: Vec<Text> = fact.evidence.iter().map(|line| line.title.clone()).collect();
        let slots = [("evidence", crate::text::list(&titles))];
        out.extend(broken(&page.say(&Phrase::HeadPrepare.fill(&slots)), page, ""));
    }
    let notes = fact.evidence.iter().filter_map(|line| line.note.as_ref());
    out.extend(notes.flat_map(|note| wrapped(&page.say(note), page)));
    out.extend(fact.cite.iter().flat_map(|cite| broken(&page.say(&cite.words()), page, "")));
    out.extend(open_lines(&fact.doubts, page));
    out.extend(source_lines(&fact.sources, page));
    let slots = [("statuses", Text::same(fact.statuses.join(", ")))];
    let readers = broken(&page.say(&Phrase::ReadBy.fill(&slots)), page, "");
    out.extend(readers.iter().map(|line| page.faint(line)));
    out.join("\n") + "\n"
}

/// Facts for programs.
pub fn json_facts(facts: &[FactSheet]) -> String {
    let text = |text: &Text| json!({ "en": text.en, "ja": text.ja });
    let fact = |fact: &FactSheet| -> Value {
        let choices = fact.choices.iter();
        let choices = choices.map(|(id, words)| json!({ "id": id, "title": text(words) }));
        json!({
            "name": fact.name,
            "label": text(&fact.label),
            "kind": fact.kind.en,
            "question": fact.question.as_ref().map(text),
            "help": fact.help.as_ref().map(text),
            "possible": fact.possible.as_ref().map(text),
            "likely": fact.likely.as_ref().map(text),
            "choices": choices.collect::<Vec<_>>(),
            "follows": fact.follows,
            "evidence": fact.evidence.iter().map(|line| &line.id).collect::<Vec<_>>(),
            "cite": fact.cite.iter().map(CiteLine::plain).collect::<Vec<_>>(),
            "doubts": fact.doubts.iter().map(|open| text(&open.text)).collect::<Vec<_>>(),
            "statuses": fact.statuses,
        })
    };
    let facts: Vec<Value> = facts.iter().map(fact).collect();
    inert_json(serde_json::to_string_pretty(&facts).unwrap_or_default() + "\n")
}

/// A case file to fill in: every fact is there, none is given. Each table stands once, in the
/// order of its first fact.
pub fn toml_case(facts: &[FactSheet], on: Day, page: &Page) -> String {
    let mut out = comment(&page.stack(&Phrase::CaseHead.text()));
    out.push(format!("as-of = {on}"));
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for fact in facts {
        let (group, name) = fact.name.split_once('.').unwrap_or(("", &fact.name));
        let mut lines = vec![String::new()];
        lines.extend(fact_comment(fact, page));
        lines.push(format!("# {name} = "));
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, all)) => all.extend(lines),
            None => groups.push((group, lines)),
        }
    }
    for (group, lines) in groups {
        out.extend([String::new(), format!("[{group}]")]);
        out.extend(lines);
    }
    out.extend([String::new(), "[evidence]".to_string(), String::new()]);
    out.extend(comment(&page.stack(&Phrase::CaseEvidence.text())));
    out.push("# in-hand = []".to_string());
    out.join("\n") + "\n"
}

/// What a questionnaire was about: an answer by the name of its question, or several words.
pub type About = (String, Vec<String>);

/// A case file with the facts that were given, which reads back as the same case.
pub fn toml_answers(report: &CaseReport, about: &[About], as_of: Day, page: &Page) -> String {
    let mut out = comment(&page.stack(&Phrase::AnswersHead.text()));
    out.push(format!("as-of = {as_of}"));
    if !about.is_empty() {
        out.extend([String::new(), "[interview]".to_string()]);
        out.extend(comment(&page.stack(&Phrase::AnswersAbout.text())));
        out.extend(about.iter().map(|(name, words)| format!("{name} = {}", one_or_names(words))));
    }
    let words = [
        ("case.name", &report.case.name),
        ("case.reference", &report.case.reference),
        ("case.prepared-by", &report.case.prepared_by),
    ];
    let words = words.into_iter().filter_map(|(name, words)| Some((name, quoted(words.as_ref()?))));
    let given = report.facts.iter().filter(|fact| fact.given);
    let facts = given.map(|fact| (fact.name.as_str(), plain(fact)));
    let in_hand = report.in_hand.iter().map(|ids| ("evidence.in-hand", names(ids)));
    for (group, lines) in grouped(words.chain(facts).chain(in_hand)) {
        out.extend([String::new(), format!("[{group}]")]);
        out.extend(lines);
    }
    out.extend(later_answers(&report.later));
    out.join("\n") + "\n"
}

/// What the case says of later days, a table a day.
fn later_answers(later: &[LaterLine]) -> Vec<String> {
    let mut out = Vec::new();
    for of_day in later.chunk_by(|a, b| a.day == b.day) {
        out.extend([String::new(), format!("[later.\"{}\"]", of_day[0].day)]);
        out.extend(of_day.iter().map(|fact| {
            let value = fact.plain.as_deref().unwrap_or("unknown");
            format!("{} = {}", fact.name, quoted(value))
        }));
    }
    out
}

/// Lines under the first part of their names, in the order of their first mention.
fn grouped<'n>(values: impl Iterator<Item = (&'n str, String)>) -> Vec<(&'n str, Vec<String>)> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for (name, value) in values {
        let (group, name) = name.split_once('.').unwrap_or(("", name));
        let line = format!("{name} = {value}");
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((group, vec![line])),
        }
    }
    groups
}

fn plain(fact: &FactLine) -> String {
    match &fact.value {
        FactValue::YesNo(yes) => yes.to_string(),
        FactValue::Number(number) => number.to_string(),
        FactValue::Day(day) => day.to_string(),
        _ => quoted(&fact.plain),
    }
}

fn one_or_names(words: &[String]) -> String {
    match words {
        [one] => quoted(one),
        words => names(words),
    }
}

fn names(ids: &[String]) -> String {
    let ids: Vec<String> = ids.iter().map(|id| quoted(id)).collect();
    format!("[{}]", ids.join(", "))
}

/// Words as TOML writes them.
fn quoted(words: &str) -> String {
    let mut out = String::from("\"");
    for c in words.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

fn fact_comment(fact: &FactSheet, page: &Page) -> Vec<String> {
    let ask = fact.question.as_ref().unwrap_or(&fact.label);
    let mut lines = comment(&page.stack(ask));
    if fact.choice_count == 0 {
        lines.extend(comment(&page.stack(&fact.form)));
    } else if fact.choice_count <= FEW {
        let lang = page.lang();
        let choice = |(id, text): &(String, Text)| format!("{id}: {}", text.get(lang));
        lines.extend(fact.choices.iter().flat_map(|one| commented(&choice(one), "  ")));
    } else {
        let slots = [("name", Text::same(&fact.name))];
        lines.extend(comment(&page.stack(&Phrase::ChoicesOf.fill(&slots))));
    }
    lines
}

fn comment(words: &str) -> Vec<String> {
    words.lines().flat_map(|line| commented(line, "")).collect()
}

/// A file is as wide as people read it, whatever terminal it was made on.
fn commented(line: &str, indent: &str) -> Vec<String> {
    let page = Page { width: 78, color: false, languages: super::Languages::En };
    broken(line, &page, indent).iter().map(|line| format!("# {line}")).collect()
}
