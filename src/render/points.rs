//! The points table within a report for a terminal: the rows that apply.

use super::text::{because_line, depends, table};
use super::voice::Page;
use crate::explain::{ItemReport, Phrase, PointsReport};
use crate::text::Text;
use comfy_table::{Cell, CellAlignment, Color, LineStyle, Table};

/// The items as they stand in a report: number, item, the row that applies, points.
pub(super) fn table_of(points: &PointsReport, page: &Page) -> String {
    let mut table = table(page, &[Phrase::HeadItem, Phrase::HeadRow, Phrase::HeadPoints]);
    dense(&mut table);
    for item in &points.items {
        table.add_row(vec![
            Cell::new(item_name(item, page)),
            Cell::new(row_words(item, page)),
            points_cell(item, page),
        ]);
    }
    total(&mut table, points, page);
    table.trim_fmt()
}

/// Rows without lines between them.
fn dense(table: &mut Table) {
    let style = comfy_table::presets::UTF8_HORIZONTAL_ONLY;
    table.load_style(style.row_separator(LineStyle::none()));
}

/// The pass mark in words.
pub(super) fn pass_mark(points: &PointsReport) -> Text {
    Phrase::PassMarkIs.fill(&[("mark", Text::same(points.pass_mark.to_string()))])
}

fn total(table: &mut Table, points: &PointsReport, page: &Page) {
    let range = range_words(points.min, points.max);
    let mut cells = vec![Cell::new(page.stack(&Phrase::HeadTotal.text()))];
    cells.push(Cell::new(page.stack(&pass_mark(points))));
    cells.push(Cell::new(range).set_alignment(CellAlignment::Right));
    table.add_row(cells);
}

/// Number on the form and name.
pub(super) fn item_name(item: &ItemReport, page: &Page) -> String {
    let text = page.stack(&item.text);
    match &item.form {
        Some(form) => format!("{form} {text}"),
        None => text,
    }
}

/// Points or their range.
pub(super) fn range_words(min: i32, max: i32) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

fn points_cell(item: &ItemReport, page: &Page) -> Cell {
    let cell = Cell::new(range_words(item.min, item.max)).set_alignment(CellAlignment::Right);
    match (page.color, item.min == item.max, item.max) {
        (true, true, 0) => cell.fg(Color::DarkGrey),
        (true, true, _) => cell.fg(Color::Green),
        (true, false, _) => cell.fg(Color::Yellow),
        (false, ..) => cell,
    }
}

/// The row that applies: the tiers awarded with the facts behind them, or what keeps it open.
pub(super) fn row_words(item: &ItemReport, page: &Page) -> String {
    let awarded = item.tiers.iter().filter(|tier| item.awarded.contains(&tier.id));
    let mut lines: Vec<String> =
        awarded.filter_map(|tier| tier.text.as_ref()).map(|text| page.stack(text)).collect();
    lines.extend(item.because.iter().map(|because| because_line(because, page)));
    if item.min != item.max {
        lines.extend(depends(&item.missing, page));
    }
    if lines.is_empty() {
        lines.push(page.stack(&Phrase::NothingReached.text()));
    }
    lines.join("\n")
}
