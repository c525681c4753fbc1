//! Rows of a list, for a terminal and for programs.

use super::behind::{open_lines, source_lines};
use super::terminal::{broken, table};
use super::voice::Page;
use crate::door::inert_json;
use crate::explain::{CiteLine, LookedUp, Phrase, RowAttribute, RowReport};
use crate::text::{Lang, Text};
use comfy_table::Cell;
use serde_json::{Map, Value, json};

/// The rows for a terminal. `title`: that of the list.
pub fn text_rows(looked: &LookedUp, title: &Text, page: &Page) -> String {
    let says = looked.rows.iter().any(|row| !row.attributes.is_empty() || row.note.is_some());
    let heads = [Phrase::HeadId, Phrase::HeadRowOf, Phrase::HeadSays];
    let mut table = table(page, if says { &heads } else { &heads[..2] });
    for row in &looked.rows {
        let mut cells = vec![Cell::new(&row.id), Cell::new(names(row, page))];
        if says {
            cells.push(Cell::new(told(row, page)));
        }
        table.add_row(cells);
    }
    let mut out = vec![table.trim_fmt()];
    let count = |n: usize| Text::same(n.to_string());
    let slots = [
        ("count", count(looked.found)),
        ("total", count(looked.total)),
        ("list", Text::same(&looked.list)),
        ("title", title.clone()),
    ];
    out.extend(broken(&page.say(&Phrase::RowsFound.fill(&slots)), page, ""));
    let more = looked.found - looked.rows.len();
    if more > 0 {
        let more = Phrase::RowsMore.fill(&[("count", count(more))]);
        out.extend(broken(&page.say(&more), page, ""));
    }
    out.extend(open_lines(&looked.doubts, page));
    out.extend(source_lines(&looked.sources, page));
    out.join("\n") + "\n"
}

fn names(row: &RowReport, page: &Page) -> String {
    // A name is found in one language and wanted in the other.
    let lang = if page.lang().is_japanese() { Lang::En } else { page.lang() };
    let mut lines = vec![row.title.get(lang).into_owned()];
    if row.title.ja != lines[0] {
        lines.push(row.title.ja.clone());
    }
    if !row.also.is_empty() {
        let also = ("names", Text::same(row.also.join(", ")));
        lines.push(page.say(&Phrase::AlsoCalled.fill(&[also])));
    }
    lines.join("\n")
}

fn told(row: &RowReport, page: &Page) -> String {
    let line = |attribute: &RowAttribute| {
        let slots = [("label", attribute.label.clone()), ("value", attribute.shown.clone())];
        let words = page.say(&Phrase::FactIs.fill(&slots));
        match attribute.unconfirmed {
            true => format!("{words} {}", page.say(&Phrase::NotConfirmed.text())),
            false => words,
        }
    };
    let mut lines: Vec<String> = row.attributes.iter().map(line).collect();
    lines.extend(row.note.iter().map(|note| page.stack(note)));
    lines.extend(row.cite.iter().map(|cite| page.stack(&cite.words())));
    lines.join("\n")
}

/// The rows for programs.
pub fn json_rows(looked: &LookedUp) -> String {
    let row = |row: &RowReport| {
        let said = row.attributes.iter();
        let said: Map<String, Value> =
            said.map(|said| (said.name.clone(), json!(said.plain))).collect();
        let unconfirmed = row.attributes.iter().filter(|said| said.unconfirmed);
        json!({
            "id": row.id,
            "title": { "en": row.title.en, "ja": row.title.ja },
            "also": row.also,
            "match": row.likeness,
            "attributes": said,
            "unconfirmed": unconfirmed.map(|said| &said.name).collect::<Vec<_>>(),
            "cite": row.cite.iter().map(CiteLine::plain).collect::<Vec<_>>(),
            "note": row.note.as_ref().map(|note| json!({ "en": note.en, "ja": note.ja })),
        })
    };
    let value = json!({
        "schema": "zairyu.lookup/1",
        "on": looked.on.to_string(),
        "list": looked.list,
        "text": looked.wanted,
        "found": looked.found,
        "total": looked.total,
        "rows": looked.rows.iter().map(row).collect::<Vec<_>>(),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}
