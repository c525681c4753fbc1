//! Rules as they are written, for a terminal.

use super::terminal::{table, wrapped};
use super::voice::Page;
use crate::calendar::Day;
use crate::explain::{CiteLine, Phrase, Sheet, SheetLine};
use crate::load::Certainty;
use crate::text::Text;
use comfy_table::Cell;

/// The statuses that have rules.
pub fn text_list(sheets: &[Sheet], digest: &str, page: &Page) -> String {
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
pub fn text_sheet(sheet: &Sheet, page: &Page) -> String {
    let mut out = vec![page.strong(&format!("{} · {}", sheet.id, page.say(&sheet.title)))];
    out.extend(Some(page.say(&in_force(sheet))).filter(|line| !line.is_empty()));
    if let Some(day) = sheet.recorded {
        let slots = [("from", Text::same(day.to_string()))];
        out.push(page.say(&Phrase::RecordedFrom.fill(&slots)));
    }
    out.extend(sheet.note.iter().flat_map(|note| wrapped(&page.say(note), page)));
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
    out.join("\n") + "\n"
}

/// When it is in force; empty where the rules name neither a first nor a last day.
fn in_force(sheet: &Sheet) -> Text {
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
        let cites: Vec<String> = line.cite.iter().map(CiteLine::plain).collect();
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
        page.say(&Phrase::TierPoints.fill(&slots))
    }));
    if line.for_officer {
        words.push(page.say(&Phrase::MarkedOfficer.text()));
    }
    words.push(format!("[{}]", page.say(&certainty_words(line.certainty))));
    if line.period.0.is_some() || line.period.1.is_some() {
        words.push(page.say(&period(line)));
    }
    words.retain(|words| !words.is_empty());
    words.join("\n")
}

/// How sure something is, in words.
pub(super) fn certainty_words(certainty: Certainty) -> Text {
    let phrase = match certainty {
        Certainty::Primary => Phrase::Primary,
        Certainty::Secondary => Phrase::Secondary,
        Certainty::Unconfirmed => Phrase::HeadUnconfirmed,
    };
    phrase.text()
}

fn period(line: &SheetLine) -> Text {
    let day = |day: Option<Day>| Text::same(day.map(|day| day.to_string()).unwrap_or_default());
    Phrase::Period.fill(&[("from", day(line.period.0)), ("until", day(line.period.1))])
}
