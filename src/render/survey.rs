//! What of the rules is not sure, and what changes between two days.

use super::terminal::{broken, table};
use super::voice::Page;
use crate::door::inert_json;
use crate::explain::{ChangeKind, CiteLine, FactRef, Phrase, RuleChange, StaleLine, SurveyLine};
use crate::text::{Text, counted, list};
use crate::words::forms;
use comfy_table::Cell;
use serde_json::{Value, json};

/// Places that are not sure.
pub fn text_survey(lines: &[SurveyLine], page: &Page) -> String {
    let mut table = table(page, &[Phrase::HeadPlace, Phrase::HeadOpen, Phrase::HeadSources]);
    for line in lines {
        let mut says = vec![page.stack(&line.text)];
        says.extend(line.value.iter().map(|value| page.say(value)));
        says.extend(line.doubt.iter().map(|doubt| page.stack(&doubt.text)));
        let cites: Vec<String> = line.cite.iter().map(|cite| cite.said(page.lang())).collect();
        table.add_row(vec![
            Cell::new(&line.place),
            Cell::new(says.join("\n")),
            Cell::new(cites.join("\n")),
        ]);
    }
    with_count(table.trim_fmt(), lines.len(), page)
}

/// Sources that were not read for long.
pub fn text_stale(lines: &[StaleLine], page: &Page) -> String {
    let mut table = table(page, &[Phrase::HeadRead, Phrase::HeadSources, Phrase::HeadStatus]);
    for line in lines {
        table.add_row(vec![
            Cell::new(line.checked),
            Cell::new(format!("{}\n{}\n{}", line.id, page.stack(&line.title), line.url)),
            Cell::new(line.statuses.join("\n")),
        ]);
    }
    with_count(table.trim_fmt(), lines.len(), page)
}

fn with_count(table: String, count: usize, page: &Page) -> String {
    let words = Phrase::PlacesFound.fill(&[("count", Text::same(count.to_string()))]);
    match count {
        0 => page.say(&words) + "\n",
        _ => format!("{table}\n{}\n", page.say(&words)),
    }
}

/// What changes, day by day.
pub fn text_changes(changes: &[RuleChange], page: &Page) -> String {
    let mut out = Vec::new();
    let mut day = None;
    for change in changes {
        if day != Some(change.on) {
            out.extend(day.map(|_| String::new()));
            out.push(page.strong(&change.on.to_string()));
            day = Some(change.on);
        }
        out.extend(broken(&page.say(&heading(change)), page, "  "));
        out.extend(broken(&page.say(&change.text), page, "    "));
        let mut words: Vec<String> = moved(change).iter().map(|words| page.say(words)).collect();
        words.extend(change.unconfirmed.then(|| page.say(&Phrase::NotConfirmed.text())));
        if !words.is_empty() {
            out.extend(broken(&words.join(" "), page, "    "));
        }
        let turns = turns(&change.by);
        out.extend(turns.iter().flat_map(|words| broken(&page.say(words), page, "    ")));
        out.extend(
            matters(&change.facts).iter().flat_map(|words| broken(&page.say(words), page, "    ")),
        );
        let cites: Vec<String> = change.cite.iter().map(|cite| cite.said(page.lang())).collect();
        if !cites.is_empty() {
            let cites = broken(&cites.join("; "), page, "    ");
            out.extend(cites.iter().map(|line| page.faint(line)));
        }
    }
    let count = Text::same(changes.len().to_string());
    out.extend(day.map(|_| String::new()));
    let found = counted(changes.len(), Phrase::ChangesFoundOne, Phrase::ChangesFound);
    out.push(page.say(&found.fill(&[("count", count)])));
    out.join("\n") + "\n"
}

fn heading(change: &RuleChange) -> Text {
    let phrase = match change.kind {
        ChangeKind::Begins => Phrase::ChangeBegins,
        ChangeKind::Ends => Phrase::ChangeEnds,
        ChangeKind::Changes => Phrase::ChangeChanges,
    };
    phrase.fill(&[("place", Text::same(&change.place))])
}

/// From which value to which.
fn moved(change: &RuleChange) -> Option<Text> {
    let after = ("after", change.after.clone()?);
    Some(match change.before.clone() {
        Some(before) => Phrase::FromTo.fill(&[("before", before), after]),
        None => Phrase::NowIs.fill(&[after]),
    })
}

/// More facts than this are counted rather than named.
const MOST_NAMED: usize = 8;

/// By which day that is not given it changes.
fn turns(days: &[FactRef]) -> Option<Text> {
    let named: Vec<Text> = days.iter().map(named).collect();
    (!named.is_empty()).then(|| forms::TURNS_BY.fill(&[("facts", list(&named))]))
}

fn named(fact: &FactRef) -> Text {
    let slots = [("label", fact.label.clone()), ("name", Text::same(&fact.name))];
    Phrase::MissingFact.fill(&slots)
}

fn matters(facts: &[FactRef]) -> Option<Text> {
    if facts.is_empty() {
        return None;
    }
    let named: Vec<Text> = facts.iter().take(MOST_NAMED).map(named).collect();
    let slots = [("facts", list(&named))];
    Some(match facts.len().checked_sub(MOST_NAMED) {
        None | Some(0) => Phrase::MattersFor.fill(&slots),
        Some(more) => {
            let [facts] = slots;
            Phrase::MattersForMore.fill(&[facts, ("count", Text::same(more.to_string()))])
        }
    })
}

/// What changes, for programs.
pub fn json_changes(
    changes: &[RuleChange],
    from: crate::calendar::Day,
    to: crate::calendar::Day,
) -> String {
    let text = |text: &Text| json!({ "en": text.en, "ja": text.ja });
    let one = |change: &RuleChange| -> Value {
        json!({
            "on": change.on.to_string(),
            "status": change.status,
            "place": change.place,
            "text": text(&change.text),
            "change": change.kind.id(),
            "before": change.before.as_ref().map(text),
            "after": change.after.as_ref().map(text),
            "unconfirmed": change.unconfirmed,
            "by": change.by.iter().map(|fact| &fact.name).collect::<Vec<_>>(),
            "facts": change.facts.iter().map(|fact| &fact.name).collect::<Vec<_>>(),
            "cite": change.cite.iter().map(CiteLine::plain).collect::<Vec<_>>(),
        })
    };
    let value = json!({
        "schema": "zairyu.rules-diff/1",
        "from": from.to_string(),
        "to": to.to_string(),
        "changes": changes.iter().map(one).collect::<Vec<_>>(),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}
