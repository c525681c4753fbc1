//! The catalogue of the rules as Markdown: the same bytes for the same rules, whatever the day.

use super::document_markdown::{cell, row};
use super::sheet::certainty_words;
use crate::calendar::Day;
use crate::door::inert_json;
use crate::explain::{Catalogue, CatalogueLine, CatalogueSection, CatalogueSource, CiteLine};
use crate::load::Certainty;
use crate::text::Text;
use serde_json::json;

/// The head of the file, which says how it is made.
const HEAD: &str = "# Catalogue of the rules

Every status of residence, route, criterion, points item, treatment, defined term, procedure and
duty in these rules, with its source, the day that source was last read, and how sure it is. Written by
`zairyu rules catalogue`; a test keeps it true. Do not change it by hand.
";

/// The whole catalogue, for programs.
pub fn json_catalogue(catalogue: &Catalogue) -> String {
    let text = |text: &Text| json!({ "en": text.en, "ja": text.ja });
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let line = |line: &CatalogueLine| {
        json!({
            "place": line.place,
            "kind": line.kind.id(),
            "text": text(&line.text),
            "from": day(line.period.0),
            "until": day(line.period.1),
            "certainty": line.certainty.map(Certainty::id),
            "doubt": line.doubt,
            "cite": line.cite.iter().map(CiteLine::plain).collect::<Vec<_>>(),
            "checked": day(line.checked),
        })
    };
    let section = |section: &CatalogueSection| {
        json!({
            "status": section.id,
            "title": text(&section.title),
            "places": section.lines.iter().map(line).collect::<Vec<_>>(),
        })
    };
    let source = |source: &CatalogueSource| {
        json!({
            "id": source.id,
            "title": text(&source.title),
            "url": source.url,
            "checked": source.checked.to_string(),
        })
    };
    let value = json!({
        "schema": "zairyu.rules-catalogue/1",
        "sections": catalogue.sections.iter().map(section).collect::<Vec<_>>(),
        "sources": catalogue.sources.iter().map(source).collect::<Vec<_>>(),
    });
    inert_json(serde_json::to_string_pretty(&value).unwrap_or_default() + "\n")
}

/// The whole catalogue.
pub fn markdown_catalogue(catalogue: &Catalogue) -> String {
    let mut out = vec![HEAD.to_string()];
    for section in &catalogue.sections {
        out.extend(one(section));
    }
    out.push("## Sources\n".to_string());
    out.push(head(&["Source", "Title", "Last read"]));
    for source in &catalogue.sources {
        let id = format!("[`{}`]({})", source.id, source.url);
        out.push(row(&[id, both(&source.title), source.checked.to_string()]));
    }
    out.join("\n") + "\n"
}

fn one(section: &CatalogueSection) -> Vec<String> {
    let heading = match &section.id {
        Some(id) => format!("## `{id}` {} {}\n", section.title.en, section.title.ja),
        None => "## Facts, lists, procedures and duties\n".to_string(),
    };
    let heads = ["Place", "Kind", "What it says", "From – until", "Certainty", "Source", "Read"];
    let mut out = vec![heading, head(&heads)];
    out.extend(section.lines.iter().map(line));
    out.push(String::new());
    out
}

fn head(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_string()).collect();
    let rule: Vec<String> = cells.iter().map(|_| "---".to_string()).collect();
    format!("{}\n{}", row(&cells), row(&rule))
}

fn line(line: &CatalogueLine) -> String {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let period = match line.period {
        (None, None) => String::new(),
        (from, until) => format!("{} – {}", day(from), day(until)).trim().to_string(),
    };
    let sure = line.certainty.map(|sure| certainty_words(sure).en).unwrap_or_default();
    let sure = match &line.doubt {
        Some(doubt) => format!("{sure}: `{doubt}`"),
        None => sure,
    };
    let cites: Vec<String> = line.cite.iter().map(CiteLine::plain).collect();
    row(&[
        format!("`{}`", line.place),
        line.kind.id().to_string(),
        both(&line.text),
        period,
        sure,
        cell(&cites.join("; ")),
        day(line.checked),
    ])
}

fn both(text: &Text) -> String {
    match text.en == text.ja {
        true => cell(&text.en),
        false => cell(&format!("{}\n{}", text.en, text.ja)),
    }
}
