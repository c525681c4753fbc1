//! What lies ahead, laid out: a warning of the permit, the dates that bind, the easiest changes of a
//! status, what the next rows of a points table need.

use super::advice::{next_row_words, way_lines};
use super::{Block, Entry, Line, Tone, day_words};
use crate::explain::{Ahead, CaseReport, DateLine, StatusReport};
use crate::text::Text;
use crate::words::ahead as words;

/// Warns of a permit that has run out, or that has to be extended now.
pub(super) fn permit(report: &CaseReport) -> Option<Block> {
    let permit = report.ahead.as_ref()?.permit?;
    let slots = [("day", day_words(permit.last))];
    let (text, tone) = match (permit.ended, permit.ending) {
        (true, _) => (words::PERMIT_ENDED.fill(&slots), Tone::Bad),
        (false, true) => (words::PERMIT_ENDING.fill(&slots), Tone::Warn),
        (false, false) => return None,
    };
    Some(Block::Lines(vec![Line::new(text, tone)]))
}

/// The next days on which to act at the latest.
pub(super) fn dates(report: &CaseReport) -> Vec<Block> {
    let Some(Ahead { dates, .. }) = &report.ahead else { return Vec::new() };
    if dates.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Heading(2, words::HEAD_DATES.text()),
        Block::List(dates.iter().map(entry).collect()),
        Block::Next(vec![words::MORE_DATES.text()]),
    ]
}

fn entry(event: &DateLine) -> Entry {
    let slots = [("day", Text::same(event.day.to_string())), ("what", event.text.clone())];
    let to_do = event.what_to_do().map(|text| Line::new(text, Tone::Warn));
    Entry { line: words::DATE_IS.fill(&slots).into(), more: to_do.into_iter().collect() }
}

/// The easiest changes that would meet a status, and what comes of them.
pub(super) fn least(status: &StatusReport) -> Vec<Block> {
    let Some(way) = status.advised.as_ref().and_then(|advised| advised.ways.first()) else {
        return Vec::new();
    };
    let (changes, outcome) = way_lines(way);
    let then = outcome.into_iter().map(|line| {
        let words = words::LEAST_THEN.fill(&[("outcome", line.text)]);
        Entry::from(words)
    });
    let more = words::MORE_ADVICE.fill(&[("status", Text::same(&status.id))]);
    vec![
        Block::Heading(3, words::HEAD_LEAST.text()),
        Block::List(changes.into_iter().map(|line| Entry::from(line.text)).chain(then).collect()),
        Block::Next(vec![more]),
    ]
}

/// What the next rows of the points table need, and what they give: told on a screen, as a form that is
/// filed says what is so.
pub(super) fn next_rows(status: &StatusReport) -> Option<Block> {
    let rows = status.advised.iter().flat_map(|advised| &advised.next_rows);
    let rows: Vec<Text> = rows.map(next_row_words).collect();
    let head = words::HEAD_NEXT.fill(&[("title", status.title.clone())]);
    (!rows.is_empty()).then(|| Block::Next(std::iter::once(head).chain(rows).collect()))
}
