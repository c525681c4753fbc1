//! Weights and colours of the cells of a table: what a terminal shows, so that the library without
//! the command knows none of it.

use crate::document::Tone;
#[cfg(feature = "cli")]
use comfy_table::{Attribute, Color};
use comfy_table::{Cell, Table};

/// A table with the weights of its cells, or without any: whether words go to a terminal is known
/// to whoever asks for the page.
#[cfg(feature = "cli")]
pub(super) fn framed_for(table: &mut Table, color: bool) {
    match color {
        true => table.enforce_styling(),
        false => table.force_no_tty(),
    };
}

/// Nothing looks for a terminal here.
#[cfg(not(feature = "cli"))]
pub(super) fn framed_for(_: &mut Table, _: bool) {}

/// A cell of some weight.
#[cfg(feature = "cli")]
pub(super) fn weighed(cell: Cell, tone: Tone) -> Cell {
    match tone {
        Tone::Plain => cell,
        Tone::Strong => cell.add_attribute(Attribute::Bold),
        Tone::Faint => cell.fg(Color::DarkGrey),
        Tone::Warn => cell.fg(Color::Yellow),
        Tone::Bad => cell.fg(Color::Red),
        Tone::Good => cell.fg(Color::Green),
    }
}

/// Every cell is as the others.
#[cfg(not(feature = "cli"))]
pub(super) fn weighed(cell: Cell, _: Tone) -> Cell {
    cell
}
