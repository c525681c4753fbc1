//! Tables as plain text: on a wide page, on a narrow one, and on a screen.

use super::{TextSheet, paint};
use crate::document::{Align, Line, Look, Row, TableBlock, TableColumn, Tone};
use crate::explain::Phrase;
use crate::render::terminal::{broken, framed, head};
use crate::render::voice::{Page, inert};
use crate::render::weight::weighed;
use crate::text::Text;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, Width};

impl TextSheet<'_> {
    /// A table as it is read where the page is.
    pub(super) fn table(&self, table: &TableBlock) -> String {
        match self.look {
            Look::Paper => on_paper(&folded(table, self.page), self.page),
            Look::Screen => on_screen(&without_asides(table), self.page),
        }
    }
}

/// Columns keep their part of the width, whatever stands in them.
fn on_paper(table: &TableBlock, page: &Page) -> String {
    if page.width < NARROW && table.columns.len() > 4 {
        return stacked(table, page);
    }
    let mut drawn = framed(page, table.ruled);
    let heads = table.columns.iter();
    let heads = heads.map(|column| head(&column.head, page).set_alignment(alignment(column.align)));
    drawn.set_header(heads.collect::<Vec<_>>());
    drawn.set_constraints(widths(table, page));
    for row in &table.rows {
        drawn.add_row(cells(row, table, page));
    }
    drawn.trim_fmt()
}

/// Columns are as wide as their words need.
fn on_screen(table: &TableBlock, page: &Page) -> String {
    let mut drawn = framed(page, table.ruled);
    let heads = table.columns.iter().map(|column| head(&column.head, page));
    drawn.set_header(heads.collect::<Vec<_>>());
    for row in &table.rows {
        drawn.add_row(cells(row, table, page));
    }
    for (at, column) in table.columns.iter().enumerate().filter(|(_, column)| column.least > 0) {
        // As long as the other columns keep their room.
        let width = (column.least + 2).min(page.width / 20 * 9 + page.width % 20 * 9 / 20);
        if let Some(drawn) = drawn.column_mut(at) {
            drawn.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(width)));
        }
    }
    drawn.trim_fmt()
}

/// The table without what is set aside for paper.
fn without_asides(table: &TableBlock) -> TableBlock {
    let mut table = table.clone();
    table.rows.retain(|row| !row.aside);
    let kept: Vec<bool> = table.columns.iter().map(|column| !column.aside).collect();
    for row in &mut table.rows {
        let mut kept = kept.iter();
        row.cells.retain(|_| kept.next().copied().unwrap_or(true));
    }
    table.columns.retain(|column| !column.aside);
    table
}

/// Pages narrower than this have rows below each other instead of many columns.
const NARROW: u16 = 60;

/// Pages narrower than this have no room for a column that reaches down: its words go below
/// those that they are about.
const ROOMY: u16 = 110;

/// The table without the column that reaches down, on a page that is not wide enough for it.
fn folded(table: &TableBlock, page: &Page) -> TableBlock {
    let mut table = table.clone();
    let tall = table.rows.iter().find_map(|row| row.tall);
    let Some(tall) = tall.filter(|_| page.width < ROOMY) else { return table };
    let main = table.columns.iter().position(|column| column.share >= 10).unwrap_or(0);
    table.columns.remove(tall);
    for row in &mut table.rows {
        let words = row.cells.remove(tall);
        row.cells[main].extend(
            words
                .into_iter()
                .map(|line| Line { text: Phrase::DocBelow.fill(&[("text", line.text)]), ..line }),
        );
    }
    table
}

/// The width of each column: narrow ones as many characters as their share says, the others by
/// what is left. The whole is never wider than the page.
fn widths(table: &TableBlock, page: &Page) -> Vec<ColumnConstraint> {
    let narrow = |column: &&TableColumn| column.share < 10;
    let count = u16::try_from(table.columns.len()).unwrap_or(1);
    let taken: u16 = table.columns.iter().filter(narrow).map(|column| column.share).sum();
    let left = page.width.saturating_sub(taken + count + 1);
    let shares: u16 = table.columns.iter().filter(|c| !narrow(c)).map(|column| column.share).sum();
    let width = |column: &TableColumn| match narrow(&column) {
        true => column.share,
        false => (left * column.share / shares.max(1)).max(5),
    };
    let columns = table.columns.iter().map(width);
    columns.map(|width| ColumnConstraint::Absolute(Width::Fixed(width))).collect()
}

/// A table whose rows stand below each other: what it is about, then a line of figures, then
/// what else there is.
fn stacked(table: &TableBlock, page: &Page) -> String {
    let mut out = Vec::new();
    for row in &table.rows {
        if row.opens {
            out.push("─".repeat(usize::from(page.width)));
        }
        let mut figures = Vec::new();
        let mut wide = Vec::new();
        for (cell, column) in row.cells.iter().zip(&table.columns) {
            if cell.is_empty() {
                continue;
            }
            match column.share < 10 {
                true => figures.push(figure(cell, column, page)),
                false => wide.push(cell),
            }
        }
        let tone = |line: &Line| if row.tone == Tone::Faint { Tone::Faint } else { line.tone };
        for (at, line) in wide.first().into_iter().flat_map(|cell| cell.iter()).enumerate() {
            let words = lines(&line.text, page, if at == 0 { "" } else { "  " });
            out.extend(words.iter().map(|words| paint(words, tone(line), page)));
        }
        if !figures.is_empty() {
            out.extend(broken(&figures.join(" · "), page, "  "));
        }
        for line in wide.iter().skip(1).flat_map(|cell| cell.iter()) {
            let words = lines(&line.text, page, "    ");
            out.extend(words.iter().map(|words| paint(words, tone(line), page)));
        }
    }
    out.push("─".repeat(usize::from(page.width)));
    out.join("\n")
}

fn lines(text: &Text, page: &Page, indent: &str) -> Vec<String> {
    TextSheet { page, look: Look::Paper }.lines(text, indent)
}

/// A figure with the heading of its column.
fn figure(cell: &[Line], column: &TableColumn, page: &Page) -> String {
    let words: Vec<String> = cell.iter().map(|line| inert(&page.say(&line.text))).collect();
    format!("{} {}", page.say(&column.head), words.join(" "))
}

fn alignment(align: Align) -> CellAlignment {
    match align {
        Align::Start => CellAlignment::Left,
        Align::Middle => CellAlignment::Center,
        Align::End => CellAlignment::Right,
    }
}

fn cells(row: &Row, table: &TableBlock, page: &Page) -> Vec<Cell> {
    let cell = |(lines, at): (&Vec<Line>, usize)| {
        let words = lines.iter().map(|line| page.stack(&line.text));
        let words = words.map(|words| words.lines().map(inert).collect::<Vec<_>>().join("\n"));
        let cell = Cell::new(words.collect::<Vec<_>>().join("\n"))
            .set_alignment(alignment(table.columns[at].align));
        colored(cell, row, lines, page)
    };
    row.cells.iter().zip(0..).map(cell).collect()
}

fn colored(cell: Cell, row: &Row, lines: &[Line], page: &Page) -> Cell {
    if !page.color {
        return cell;
    }
    let tone = match (row.tone, lines.first()) {
        (Tone::Faint, _) | (_, None) => row.tone,
        (_, Some(line)) => line.tone,
    };
    weighed(cell, tone)
}
