//! Facts as a list, one by one, as JSON, and as a case file to fill in.

use super::text::{table, wrapped};
use super::voice::Page;
use crate::calendar::Day;
use crate::explain::{FEW, FactSheet, Phrase};
use crate::text::{Lang, Text};
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
    out.extend(fact.choices.iter().map(|(id, text)| format!("  {id}  {}", page.say(text))));
    if fact.follows {
        out.push(page.say(&Phrase::FollowsUnlessGiven.text()));
    }
    if !fact.evidence.is_empty() {
        let slots = [("evidence", crate::text::list(&fact.evidence))];
        out.push(page.say(&Phrase::HeadPrepare.fill(&slots)));
    }
    let slots = [("statuses", Text::same(fact.statuses.join(", ")))];
    out.push(page.faint(&page.say(&Phrase::ReadBy.fill(&slots))));
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
            "choices": choices.collect::<Vec<_>>(),
            "follows": fact.follows,
            "statuses": fact.statuses,
        })
    };
    let facts: Vec<Value> = facts.iter().map(fact).collect();
    serde_json::to_string_pretty(&facts).unwrap_or_default() + "\n"
}

/// A case file to fill in: every fact is there, none is given.
pub fn toml_case(facts: &[FactSheet], on: Day, page: &Page) -> String {
    let mut out = comment(&page.stack(&Phrase::CaseHead.text()));
    out.push(format!("as-of = {on}"));
    let mut group = "";
    for fact in facts {
        let (head, name) = fact.name.split_once('.').unwrap_or(("", &fact.name));
        if head != group {
            out.extend([String::new(), format!("[{head}]")]);
            group = head;
        }
        out.push(String::new());
        out.extend(fact_comment(fact, page));
        out.push(format!("# {name} = "));
    }
    out.join("\n") + "\n"
}

fn fact_comment(fact: &FactSheet, page: &Page) -> Vec<String> {
    let ask = fact.question.as_ref().unwrap_or(&fact.label);
    let mut lines = comment(&page.stack(ask));
    if fact.choice_count == 0 {
        lines.extend(comment(&page.stack(&fact.form)));
    } else if fact.choice_count <= FEW {
        let lang = page.lang();
        let choices = fact.choices.iter().map(|(id, text)| format!("{id} ({})", text.get(lang)));
        lines.extend(comment(&choices.collect::<Vec<_>>().join(" | ")));
    } else {
        let slots = [("name", Text::same(&fact.name))];
        lines.extend(comment(&page.stack(&Phrase::ChoicesOf.fill(&slots))));
    }
    lines
}

fn comment(words: &str) -> Vec<String> {
    words.lines().map(|line| format!("# {line}")).collect()
}

impl Page {
    /// The first of the chosen languages.
    pub fn lang(&self) -> Lang {
        match self.languages {
            super::Languages::Ja => Lang::Ja,
            super::Languages::En | super::Languages::Both => Lang::En,
        }
    }
}
