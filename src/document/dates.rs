//! What happens by itself, laid out: a table a person, by day.

use super::check::source;
use super::{Align, Block, Document, Line, Look, Row, TableBlock, Tone, column};
use crate::explain::{DateLine, DatesReport, PersonDates, Phrase};
use crate::facts::show_day;
use crate::text::{Text, counted, list};

/// So many people are named who lack something.
const NAMED: usize = 8;

/// The days of people.
pub fn dates_document(report: &DatesReport) -> Document {
    let mut blocks = Vec::new();
    let alone = report.people.len() == 1;
    for person in &report.people {
        if !alone {
            blocks.push(Block::Heading(2, name(person)));
        }
        blocks.extend(of_person(person));
    }
    blocks.extend(lacking(report));
    if !report.sources.is_empty() {
        blocks.push(Block::Heading(2, Phrase::HeadSources.text()));
        blocks.push(Block::List(report.sources.iter().map(source).collect()));
    }
    let day = |day| Text::same(crate::calendar::Day::to_string(&day));
    let slots = [("from", day(report.on)), ("until", day(report.until))];
    let digest = Phrase::Digest.fill(&[("digest", Text::same(&report.digest))]);
    Document {
        title: Phrase::DatesTitle.fill(&slots),
        look: Look::Screen,
        letterhead: None,
        blocks,
        running: Phrase::DatesTitle.fill(&slots),
        closing: vec![digest],
    }
}

fn name(person: &PersonDates) -> Text {
    let named = person.case.name.as_ref().or(person.case.reference.as_ref());
    let row = person.row.map(|row| Text::same(row.to_string()));
    match (named, row) {
        (Some(name), _) => Text::same(name),
        (None, Some(row)) => Phrase::DatesRow.fill(&[("row", row)]),
        (None, None) => Phrase::DatesNobody.text(),
    }
}

fn of_person(person: &PersonDates) -> Vec<Block> {
    let mut blocks = Vec::new();
    match person.events.is_empty() {
        true => blocks.push(Block::Lines(vec![Phrase::DatesNone.text().into()])),
        false => blocks.push(Block::Table(table(person))),
    }
    let mut notes: Vec<Line> = Vec::new();
    if let Some(day) = person.as_if_extended {
        notes.push(Phrase::DatesExtended.fill(&[("day", show_day(day))]).into());
    }
    if person.day_left_aside {
        notes.push(Phrase::DatesFiled.text().into());
    }
    if !person.whole {
        notes.push(Line::new(Phrase::DatesNotCarried.text(), Tone::Warn));
    }
    if !notes.is_empty() {
        blocks.push(Block::Lines(notes));
    }
    blocks
}

fn table(person: &PersonDates) -> TableBlock {
    let columns = vec![
        column(Phrase::HeadDay.text(), 14, Align::Start),
        column(Phrase::DatesWhat.text(), 46, Align::Start),
        column(Phrase::DatesToDo.text(), 40, Align::Start),
    ];
    let rows = person.events.iter().map(row).collect();
    TableBlock { caption: Phrase::DatesCaption.text(), columns, rows, ruled: false }
}

fn row(event: &DateLine) -> Row {
    let day = Line::new(Text::same(event.day.to_string()), Tone::Strong);
    let why = Line::new(Phrase::DatesWhy.fill(&[("why", event.why())]), Tone::Faint);
    let act = event.what_to_do().map(|text| Line::new(text, Tone::Warn));
    let cells = vec![vec![day], vec![event.text.clone().into(), why], act.into_iter().collect()];
    Row { cells, opens: true, ..Row::default() }
}

/// How many people lack what their days hang on, and who; of one alone it is plain.
fn lacking(report: &DatesReport) -> Option<Block> {
    let told = |who: &[String], one: Phrase, many: Phrase| {
        let named: Vec<&str> =
            who.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        let few: Vec<Text> = named.iter().take(NAMED).map(|name| Text::same(*name)).collect();
        let slots = [("count", Text::same(who.len().to_string())), ("who", list(&few))];
        (!who.is_empty()).then(|| counted(who.len(), one, many).fill(&slots))
    };
    let several = report.people.len() > 1;
    let days = told(&report.without_day, Phrase::DatesNoDay, Phrase::DatesNoDays);
    let permits = told(&report.without_permit, Phrase::DatesNoPermit, Phrase::DatesNoPermits);
    let lines = days.filter(|_| several).into_iter().chain(permits).map(Line::from);
    let lines: Vec<Line> = lines.collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}
