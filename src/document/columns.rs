//! Points tables side by side: the tables of several statuses on one day, or of one status on
//! several days.

use super::form::{day_heading, margin, span};
use super::{Align, Block, Document, Line, Look, Row, TableBlock, Tone, column, sections};
use crate::explain::{CaseReport, ItemReport, Phrase, PointsReport, StatusReport, verdict_words};
use crate::text::Text;

/// A column: a points table, and of whom or when it is.
#[derive(Clone, Copy, Debug)]
pub struct Side<'r> {
    /// The report that the table is of.
    pub report: &'r CaseReport,
    /// The status whose table it is.
    pub status: &'r StatusReport,
    /// Its table.
    pub points: &'r PointsReport,
}

impl<'r> Side<'r> {
    /// The tables of a report.
    pub fn all(report: &'r CaseReport) -> impl Iterator<Item = Self> + 'r {
        let side = move |status: &'r StatusReport| {
            status.points.as_ref().map(|points| Self { report, status, points })
        };
        report.statuses.iter().filter_map(side)
    }
}

/// The tables side by side. `sides` is not empty; the first one's day and case are the page's.
pub fn compared(sides: &[Side<'_>]) -> Document {
    let Some(first) = sides.first() else { return Document::default() };
    Document {
        title: Phrase::DocCompare.text(),
        letterhead: None,
        look: Look::Paper,
        blocks: std::iter::once(Block::Pairs(sections::identity(first.report, false)))
            .chain(sections::told_first(first.report))
            .chain(sections::warnings(first.report))
            .chain(of_one(sides).map(|title| Block::Heading(2, title)))
            .chain(std::iter::once(Block::Table(table(sides))))
            .collect(),
        running: sections::running(first.report),
        closing: sections::closing(first.report),
    }
}

/// The status whose tables they all are.
fn of_one(sides: &[Side<'_>]) -> Option<Text> {
    let first = sides.first()?;
    let one = sides.iter().all(|side| side.status.id == first.status.id);
    one.then(|| first.status.title.clone())
}

/// One row an item of any of the tables, then the totals.
pub(super) fn table(sides: &[Side<'_>]) -> TableBlock {
    let count = u16::try_from(sides.len()).unwrap_or(1).max(1);
    let share = (62 / count).max(8);
    let mut columns = vec![
        column(Phrase::DocNumber.text(), 7, Align::Middle),
        column(Phrase::HeadItem.text(), 31, Align::Start),
    ];
    columns.extend(sides.iter().map(|side| column(heading(side, sides), share, Align::Start)));
    let mut rows: Vec<Row> = items(sides).iter().map(|item| item_row(item, sides)).collect();
    rows.extend(totals(sides));
    TableBlock { caption: Phrase::DocCompare.text(), columns, rows, ruled: false }
}

/// The status, the day, or both: whatever tells the columns apart.
fn heading(side: &Side<'_>, sides: &[Side<'_>]) -> Text {
    let one_status = sides.iter().all(|other| other.status.id == side.status.id);
    let one_day = sides.iter().all(|other| other.report.on == side.report.on);
    let day = match (side.report.on.years_until(sides[0].report.on), one_day) {
        (_, true) => None,
        (1, false) => Some(earlier(side, Phrase::DocYearEarlier.text())),
        (years, false) if years > 1 => {
            let years = [("years", Text::same(years.to_string()))];
            Some(earlier(side, Phrase::DocYearsEarlier.fill(&years)))
        }
        _ => Some(day_heading(side.report)),
    };
    match day {
        Some(day) if one_status => day,
        Some(day) => two(side.status.title.clone(), day),
        None => side.status.title.clone(),
    }
}

fn earlier(side: &Side<'_>, words: Text) -> Text {
    two(day_heading(side.report), words)
}

/// Two words in one heading.
fn two(first: Text, second: Text) -> Text {
    Phrase::DocTwo.fill(&[("first", first), ("second", second)])
}

/// The items of all tables, each once, in the order of the forms.
fn items<'r>(sides: &[Side<'r>]) -> Vec<&'r ItemReport> {
    let mut found: Vec<&ItemReport> = Vec::new();
    for side in sides {
        let mut after = 0;
        for item in &side.points.items {
            match found.iter().position(|known| known.id == item.id) {
                Some(at) => after = at + 1,
                None => {
                    found.insert(after, item);
                    after += 1;
                }
            }
        }
    }
    found
}

fn item_row(item: &ItemReport, sides: &[Side<'_>]) -> Row {
    let mut cells = vec![
        vec![Line::from(Text::same(item.form.clone().unwrap_or_default()))],
        vec![Line::from(item.text.clone())],
    ];
    cells.extend(sides.iter().map(|side| {
        let own = side.points.items.iter().find(|other| other.id == item.id);
        own.map_or_else(|| vec![Line::new(Phrase::DocNoItem.text(), Tone::Faint)], item_cell)
    }));
    Row { cells, opens: true, ..Row::default() }
}

fn item_cell(item: &ItemReport) -> Vec<Line> {
    let tone = match (item.min == item.max, item.max) {
        (true, 0) => Tone::Faint,
        (true, _) => Tone::Good,
        (false, _) => Tone::Warn,
    };
    let mut lines = vec![Line::new(Text::same(span(item.min, item.max)), tone)];
    let awarded = item.tiers.iter().filter(|tier| item.awarded.contains(&tier.id));
    lines.extend(awarded.filter_map(|tier| tier.text.clone()).map(Line::from));
    let open = item.missing.iter().map(|fact| fact.label.clone()).collect::<Vec<_>>();
    if item.min != item.max {
        let slots = [("facts", crate::text::list(&open))];
        lines.push(Line::new(Phrase::DocOpen.fill(&slots), Tone::Warn));
    }
    lines
}

fn totals(sides: &[Side<'_>]) -> Vec<Row> {
    let line = |head: Phrase, cell: &dyn Fn(&Side<'_>) -> Line, tone: Tone| {
        let mut cells = vec![Vec::new(), vec![Line::new(head.text(), Tone::Strong)]];
        cells.extend(sides.iter().map(|side| vec![cell(side)]));
        Row { cells, tone, with_next: true, opens: true, ..Row::default() }
    };
    let number = |n: i32| Text::same(n.to_string());
    let total = |side: &Side<'_>| {
        Line::new(Text::same(span(side.points.min, side.points.max)), Tone::Strong)
    };
    let mut rows = vec![
        line(Phrase::HeadTotal, &total, Tone::Strong),
        line(Phrase::HeadPassMark, &|side| number(side.points.pass_mark).into(), Tone::Plain),
        line(Phrase::DocMargin, &|side| margin(side.points), Tone::Plain),
        line(Phrase::HeadVerdict, &|side| verdict_words(side.status.verdict).into(), Tone::Plain),
    ];
    if let Some(last) = rows.last_mut() {
        last.with_next = false;
    }
    rows
}
