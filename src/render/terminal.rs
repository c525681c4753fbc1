//! Lines and tables that are never wider than the page. Must not know what they say.

use super::voice::Page;
use super::weight::{framed_for, weighed};
use crate::document::Tone;
use crate::explain::Phrase;
use crate::text::Text;
use comfy_table::presets::{NOTHING, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Cell, ContentArrangement, LineStyle, Table};

/// A table as wide as the page; `ruled`: with a line between its rows.
pub(super) fn framed(page: &Page, ruled: bool) -> Table {
    let mut table = Table::new();
    match ruled {
        true => table.load_style(UTF8_HORIZONTAL_ONLY),
        false => table.load_style(UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none())),
    };
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(page.width);
    framed_for(&mut table, page.color);
    table
}

/// The heading of a column.
pub(super) fn head(words: &Text, page: &Page) -> Cell {
    let cell = Cell::new(page.stack(words));
    if page.color { weighed(cell, Tone::Strong) } else { cell }
}

/// A ruled table under its headings.
pub(super) fn table(page: &Page, heads: &[Phrase]) -> Table {
    let mut table = framed(page, true);
    let heads = heads.iter().map(|phrase| head(&phrase.text(), page));
    table.set_header(heads.collect::<Vec<_>>());
    table
}

/// A line of a list, broken to the page and hung.
pub(super) fn wrapped(line: &str, page: &Page) -> Vec<String> {
    broken(line, page, "  ")
}

/// A heading, broken to the page.
pub(super) fn strong(words: &Text, page: &Page) -> Vec<String> {
    broken(&page.say(words), page, "").iter().map(|line| page.strong(line)).collect()
}

/// Breaks at spaces where there are some, otherwise anywhere: Japanese has none. An address is
/// left whole, so that it can be followed.
pub(super) fn broken(line: &str, page: &Page, indent: &str) -> Vec<String> {
    if is_address(line) {
        return vec![format!("{indent}{line}")];
    }
    let mut table = Table::new();
    table
        .load_style(NOTHING)
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(page.width.saturating_sub(u16::try_from(indent.len()).unwrap_or(0)));
    framed_for(&mut table, false);
    table.add_row(vec![Cell::new(line)]);
    let text = table.to_string();
    text.lines().map(|line| format!("{indent}{}", line.trim())).collect()
}

/// True for the address of a page and nothing else.
pub(super) fn is_address(words: &str) -> bool {
    words.starts_with("https://") && !words.contains(char::is_whitespace)
}
