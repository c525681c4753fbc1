//! What can be shown, what it is drawn with, and what comes of that.

use crate::render::Page;

/// What a command shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Verdicts with their reasons.
    Check,
    /// Points tables.
    Points,
    /// The client file.
    File,
    /// What would have to be different.
    Advice,
    /// Ways to a goal.
    Ways,
    /// What changes between two days.
    Changes,
    /// What happens by itself.
    Dates,
    /// Facts that can be given.
    Facts,
    /// Rows of a list.
    Rows,
    /// The rules of a status.
    Sheet,
    /// The statuses that have rules.
    Sheets,
    /// Everything that the rules hold.
    Catalogue,
}

/// What is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct DrawingKit<'i> {
    /// What the page is like.
    pub page: Page<'i>,
    /// A font for what the built-in ones lack.
    pub font: Option<&'i [u8]>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Characters that no font has.
    pub without_sign: Vec<char>,
}

/// The font that was given cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct BadFont;
