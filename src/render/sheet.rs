//! Rules as they are written, for a terminal.

mod duties;
mod json;
mod standing;

pub(super) use standing::certainty_words;
use standing::period;

pub use json::{json_sheet, json_sheets};

use super::behind::{evidence_lines, open_lines, source_lines};
use super::terminal::{broken, strong, table, wrapped};
use super::voice::Page;
use crate::calendar::Day;
use crate::explain::{Phrase, SheetLine, SheetRoute, StatusSheet};
use crate::text::{Text, counted};
use comfy_table::Cell;

/// The statuses that have rules.
pub fn text_list(sheets: &[StatusSheet], digest: &str, page: &Page) -> String {
    let heads = [Phrase::HeadId, Phrase::HeadStatus, Phrase::HeadInForce, Phrase::HeadCriteria];
    let mut table = table(page, &heads);
    for sheet in sheets {
        table.add_row(vec![
            Cell::new(&sheet.id),
            Cell::new(page.stack(&sheet.title)),
            Cell::new(page.say(&in_force(sheet))),
            Cell::new(sheet.criteria.len()),
        ]);
    }
    let digest = Phrase::Digest.fill(&[("digest", Text::same(digest))]);
    format!("{}\n{}\n", table.trim_fmt(), page.faint(&page.say(&digest)))
}

/// The rules of one status.
pub fn text_sheet(sheet: &StatusSheet, page: &Page) -> String {
    let mut out = vec![page.strong(&format!("{} · {}", sheet.id, page.say(&sheet.title)))];
    out.extend(Some(page.say(&in_force(sheet))).filter(|line| !line.is_empty()));
    if let Some(day) = sheet.recorded {
        let slots = [("from", Text::same(day.to_string()))];
        out.push(page.say(&Phrase::RecordedFrom.fill(&slots)));
    }
    out.extend(sheet.note.iter().flat_map(|note| wrapped(&page.say(note), page)));
    out.extend(sheet.routes.iter().flat_map(|route| route_lines(route, page)));
    out.push(lines(&sheet.criteria, page, Phrase::HeadCriterion));
    if !sheet.items.is_empty() {
        out.push(lines(&sheet.items, page, Phrase::HeadItem));
        out.extend(
            sheet
                .pass_marks
                .iter()
                .map(|(_, mark)| format!("{}: {mark}", page.say(&Phrase::HeadPassMark.text()))),
        );
    }
    if !sheet.benefits.is_empty() {
        out.push(lines(&sheet.benefits, page, Phrase::HeadBenefits));
    }
    out.extend(behind(sheet, page));
    out.join("\n") + "\n"
}

fn route_lines(route: &SheetRoute, page: &Page) -> Vec<String> {
    let name = Phrase::HeadRoute.fill(&[("name", route.text.clone())]);
    let name = match period(route.period) {
        Some(period) => Phrase::DocTwo.fill(&[("first", name), ("second", period)]),
        None => name,
    };
    let note = route.note.iter().flat_map(|note| broken(&page.say(note), page, "    "));
    wrapped(&page.say(&name), page).into_iter().chain(note).collect()
}

/// What stands behind the rules: how a status is had, what shows it, what is open, who says so.
fn behind(sheet: &StatusSheet, page: &Page) -> Vec<String> {
    let mut out = Vec::new();
    if !sheet.filings.is_empty() {
        out.extend(strong(&Phrase::HeadFilings.text(), page));
        out.extend(sheet.filings.iter().flat_map(|line| wrapped(&page.say(line), page)));
    }
    if !sheet.holding.is_empty() {
        out.extend(strong(&Phrase::HeadHolding.text(), page));
        out.extend(sheet.holding.iter().flat_map(|line| wrapped(&page.say(line), page)));
    }
    if !sheet.procedures.is_empty() {
        out.extend(strong(&Phrase::HeadProceduresOf.text(), page));
    }
    for procedure in &sheet.procedures {
        out.extend(wrapped(&page.say(&procedure.title), page));
        for cite in &procedure.cite {
            let lines = broken(&cite.said(page.lang()), page, "    ");
            out.extend(lines.iter().map(|line| page.faint(line)));
        }
        for (text, days) in &procedure.lines {
            let words = match period(*days) {
                Some(period) => {
                    Phrase::AcceptedIn.fill(&[("text", text.clone()), ("period", period)])
                }
                None => text.clone(),
            };
            out.extend(broken(&page.say(&words), page, "    "));
        }
    }
    out.extend(duties::lines(&sheet.duties, page));
    out.extend(evidence_lines(&sheet.evidence, page));
    out.extend(open_lines(&sheet.doubts, page));
    out.extend(source_lines(&sheet.sources, page));
    out
}

/// When it is in force; empty where the rules name neither a first nor a last day.
fn in_force(sheet: &StatusSheet) -> Text {
    let slot = |name, day: Day| (name, Text::same(day.to_string()));
    match sheet.in_force {
        (Some(from), Some(until)) => {
            Phrase::InForceUntil.fill(&[slot("from", from), slot("until", until)])
        }
        (Some(from), None) => Phrase::InForceFrom.fill(&[slot("from", from)]),
        (None, Some(until)) => Phrase::InForceEnds.fill(&[slot("until", until)]),
        (None, None) => Text::default(),
    }
}

fn lines(lines: &[SheetLine], page: &Page, head: Phrase) -> String {
    let mut table = table(page, &[Phrase::HeadId, head, Phrase::HeadSources]);
    for line in lines {
        let cites: Vec<String> = line.cite.iter().map(|cite| cite.said(page.lang())).collect();
        table.add_row(vec![
            Cell::new(&line.id),
            Cell::new(words(line, page)),
            Cell::new(cites.join("\n")),
        ]);
    }
    table.trim_fmt()
}

fn words(line: &SheetLine, page: &Page) -> String {
    let mut words = vec![page.stack(&line.text)];
    words.extend(line.points.map(|points| {
        let slots = [("points", Text::same(points.to_string()))];
        page.say(&counted(points, Phrase::TierPointsOne, Phrase::TierPoints).fill(&slots))
    }));
    if line.for_officer {
        words.push(page.say(&Phrase::MarkedOfficer.text()));
    }
    words.push(format!("[{}]", page.say(&certainty_words(line.certainty))));
    words.extend(period(line.period).map(|period| page.say(&period)));
    words.extend(line.note.iter().map(|note| page.stack(note)));
    for part in &line.parts {
        let says = part.text.iter().map(|text| Phrase::PartSays.fill(&[("text", text.clone())]));
        words.extend(says.chain(part.note.clone()).map(|text| page.stack(&text)));
    }
    words.retain(|words| !words.is_empty());
    words.join("\n")
}
