//! A report laid out as pages: headings, tables, check lists, signatures. One model that every
//! printed format walks. Must not know formats, fonts or widths in points.

mod advice;
mod ahead;
mod check;
mod columns;
mod dates;
mod evidence;
mod fewest;
mod file;
mod form;
mod grounds;
mod held;
mod letterhead;
mod procedures;
mod sections;
mod terms;
mod told;
mod ways;

pub use advice::advice_document;
pub use check::{Depth, check_document};
pub use columns::{Side, compared};
pub use dates::dates_document;
pub use evidence::{Provable, needed, proof};
pub use fewest::{Fewest, fewest};
pub use file::{Chosen, client_file, needed_documents};
pub use form::{points_document, span};
pub use letterhead::{Letterhead, Logo, read_letterhead};
pub use ways::ways_document;

use crate::calendar::Day;
use crate::facts::show_day;
use crate::text::Text;

/// A document, ready to be drawn.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it is.
    pub title: Text,
    /// Where it is read.
    pub look: Look,
    /// Whose it is.
    pub letterhead: Option<Letterhead>,
    /// What follows, from top to bottom.
    pub blocks: Vec<Block>,
    /// What stands at the foot of every page beside its number.
    pub running: Text,
    /// What stands at its end.
    pub closing: Vec<Text>,
}

/// Where a document is read. Only what is drawn as plain text differs by it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// On paper, page by page: columns keep their part of the width.
    #[default]
    Paper,
    /// On a screen, at one go: columns are as wide as their words need, and what is set aside
    /// for paper is left out.
    Screen,
}

/// A part of a document.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading of the second or third level.
    Heading(u8, Text),
    /// Paragraphs.
    Lines(Vec<Line>),
    /// Names and values.
    Pairs(Vec<(Text, Line)>),
    /// A table.
    Table(TableBlock),
    /// Entries below each other, each with what belongs to it.
    List(Vec<Entry>),
    /// Boxes to tick.
    Boxes(Vec<TickLine>),
    /// What somebody at a terminal can do next; paper has no use for it.
    Next(Vec<Text>),
    /// A line to sign on, with what is confirmed.
    Signature,
    /// What follows starts on a new page.
    NewPage,
}

/// Words with their weight.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The words.
    pub text: Text,
    /// Their weight.
    pub tone: Tone,
}

/// The weight of words or of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As the rest.
    #[default]
    Plain,
    /// Of more weight.
    Strong,
    /// Of less weight: what was not reached.
    Faint,
    /// To look at.
    Warn,
    /// What closes the way.
    Bad,
    /// What was reached.
    Good,
}

impl Line {
    /// Words with a weight.
    pub fn new(text: Text, tone: Tone) -> Self {
        Self { text, tone }
    }
}

impl From<Text> for Line {
    fn from(text: Text) -> Self {
        Self { text, tone: Tone::Plain }
    }
}

/// An entry of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub line: Line,
    /// What belongs to it, a line each.
    pub more: Vec<Line>,
}

impl From<Text> for Entry {
    fn from(text: Text) -> Self {
        Self { line: text.into(), more: Vec::new() }
    }
}

/// A box to tick.
#[derive(Clone, Debug)]
pub struct TickLine {
    /// Ticked already.
    pub ticked: bool,
    /// What it is for.
    pub text: Text,
    /// More, in small.
    pub more: Vec<Text>,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct TableBlock {
    /// What it shows, for those who cannot see it.
    pub caption: Text,
    /// Its columns.
    pub columns: Vec<TableColumn>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// True where a line parts each row from the next, on a screen too.
    pub ruled: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub struct TableColumn {
    /// Its heading.
    pub head: Text,
    /// Its part of the width, in hundredths.
    pub share: u16,
    /// Where its words stand.
    pub align: Align,
    /// Characters that a screen leaves it, so that what is copied from it stays whole.
    pub least: u16,
    /// True where a screen leaves it out.
    pub aside: bool,
}

/// Where the words of a column stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start.
    #[default]
    Start,
    /// In the middle.
    Middle,
    /// At the end: figures.
    End,
}

/// A row of a table. A page never ends inside one.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Its cells, one a column.
    pub cells: Vec<Vec<Line>>,
    /// Its weight.
    pub tone: Tone,
    /// True where the next row belongs to it and stands on the same page.
    pub with_next: bool,
    /// True where something new starts: a line is drawn above it. The rows until the next that
    /// opens belong together.
    pub opens: bool,
    /// The column whose cell reaches down over all the rows that belong together.
    pub tall: Option<usize>,
    /// True where a screen leaves it out.
    pub aside: bool,
}

fn column(head: Text, share: u16, align: Align) -> TableColumn {
    TableColumn { head, share, align, least: 0, aside: false }
}

/// A day as each language writes it on paper: ISO, and the era with its year.
pub fn day_words(day: Day) -> Text {
    show_day(day)
}
