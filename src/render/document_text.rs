//! A document for a terminal or a mail.

use super::text::broken;
use super::voice::{Page, inert};
use crate::document::{Align, Block, Column, Document, Line, Row, Table, TickLine, Tone};
use crate::explain::Phrase;
use crate::text::Text;
use comfy_table::presets::UTF8_HORIZONTAL_ONLY;
use comfy_table::{
    Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, LineStyle, Width,
};

/// The document, as wide as the page.
pub fn text_document(document: &Document, page: &Page) -> String {
    let mut out: Vec<String> = Vec::new();
    if let Some(head) = &document.letterhead {
        out.extend(lines(&head.name, page, "").iter().map(|line| page.strong(line)));
        out.extend(head.lines.iter().flat_map(|line| lines(line, page, "")));
        out.push(String::new());
    }
    out.extend(lines(&document.title, page, "").iter().map(|line| page.strong(line)));
    for block in &document.blocks {
        draw(block, page, &mut out);
    }
    out.push(String::new());
    let closing = document.closing.iter().flat_map(|text| lines(text, page, ""));
    out.extend(closing.map(|line| page.faint(&line)));
    let mut text = out.join("\n");
    text.push('\n');
    text
}

/// Words in the page's languages, broken to it.
fn lines(text: &Text, page: &Page, indent: &str) -> Vec<String> {
    let words = page.stack(text);
    words.lines().flat_map(|line| broken(&inert(line), page, indent)).collect()
}

fn draw(block: &Block, page: &Page, out: &mut Vec<String>) {
    match block {
        Block::Heading(_, text) => {
            out.push(String::new());
            out.extend(lines(text, page, "").iter().map(|line| page.strong(line)));
        }
        Block::Lines(words) => {
            let toned = |line: &Line| {
                let tone = line.tone;
                lines(&line.text, page, "").into_iter().map(move |words| paint(&words, tone, page))
            };
            out.extend(words.iter().flat_map(toned));
        }
        Block::Pairs(pairs) => {
            for (name, value) in pairs {
                let slots = [("label", name.clone()), ("value", value.text.clone())];
                let words = lines(&Phrase::FactIs.fill(&slots), page, "");
                out.extend(words.iter().map(|line| paint(line, value.tone, page)));
            }
        }
        Block::Table(table) => out.push(table_text(table, page)),
        Block::Boxes(boxes) => out.extend(boxes.iter().flat_map(|line| box_lines(line, page))),
        // A line to sign on belongs on paper.
        Block::Signature | Block::NewPage => {}
    }
}

fn paint(words: &str, tone: Tone, page: &Page) -> String {
    match tone {
        Tone::Plain | Tone::Good => words.to_string(),
        Tone::Strong => page.strong(words),
        Tone::Faint => page.faint(words),
        Tone::Warn => page.warn(words),
    }
}

fn box_lines(line: &TickLine, page: &Page) -> Vec<String> {
    let mark = if line.ticked { "☑ " } else { "☐ " };
    let mut out = lines(&line.text, page, "   ");
    if let Some(first) = out.first_mut() {
        *first = format!("{mark} {}", first.trim_start());
    }
    let more = line.more.iter().flat_map(|text| lines(text, page, "     "));
    out.extend(more.map(|line| page.faint(&line)));
    out
}

fn table_text(table: &Table, page: &Page) -> String {
    let table = &folded(table, page);
    if page.width < NARROW && table.columns.len() > 4 {
        return stacked(table, page);
    }
    let mut drawn = comfy_table::Table::new();
    drawn
        .load_style(UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(page.width);
    if page.color {
        drawn.enforce_styling();
    } else {
        drawn.force_no_tty();
    }
    let heads = table.columns.iter().map(|column| {
        let cell = Cell::new(page.stack(&column.head)).set_alignment(alignment(column.align));
        if page.color { cell.add_attribute(Attribute::Bold) } else { cell }
    });
    drawn.set_header(heads.collect::<Vec<_>>());
    drawn.set_constraints(widths(table, page));
    for row in &table.rows {
        drawn.add_row(cells(row, table, page));
    }
    drawn.trim_fmt()
}

/// Pages narrower than this have rows below each other instead of many columns.
const NARROW: u16 = 60;

/// Pages narrower than this have no room for a column that reaches down: its words go below
/// those that they are about.
const ROOMY: u16 = 110;

/// The table without the column that reaches down, on a page that is not wide enough for it.
fn folded(table: &Table, page: &Page) -> Table {
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
fn widths(table: &Table, page: &Page) -> Vec<ColumnConstraint> {
    let narrow = |column: &&Column| column.share < 10;
    let count = u16::try_from(table.columns.len()).unwrap_or(1);
    let taken: u16 = table.columns.iter().filter(narrow).map(|column| column.share).sum();
    let left = page.width.saturating_sub(taken + count + 1);
    let shares: u16 = table.columns.iter().filter(|c| !narrow(c)).map(|column| column.share).sum();
    let width = |column: &Column| match narrow(&column) {
        true => column.share,
        false => (left * column.share / shares.max(1)).max(5),
    };
    let columns = table.columns.iter().map(width);
    columns.map(|width| ColumnConstraint::Absolute(Width::Fixed(width))).collect()
}

/// A table whose rows stand below each other: what it is about, then a line of figures, then
/// what else there is.
fn stacked(table: &Table, page: &Page) -> String {
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

/// A figure with the heading of its column.
fn figure(cell: &[Line], column: &Column, page: &Page) -> String {
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

fn cells(row: &Row, table: &Table, page: &Page) -> Vec<Cell> {
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
    match tone {
        Tone::Plain => cell,
        Tone::Strong => cell.add_attribute(Attribute::Bold),
        Tone::Faint => cell.fg(Color::DarkGrey),
        Tone::Warn => cell.fg(Color::Yellow),
        Tone::Good => cell.fg(Color::Green),
    }
}
