//! What a case says of a later day.

use super::{FactId, Value};
use crate::calendar::Day;
use crate::source::{FileId, Span};

/// Facts that come true on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Later {
    /// The day.
    pub day: Day,
    /// Each with its value from then on; none: it is not known any more.
    pub facts: Vec<(FactId, Option<Value>)>,
    /// Where the day stands.
    pub span: Span,
}

impl Later {
    /// Of something that no case says, but that is looked at as if it came true.
    pub fn supposed(day: Day, facts: Vec<(FactId, Option<Value>)>) -> Self {
        Self { day, facts, span: Span { file: FileId::FIRST, start: 0, end: 0 } }
    }
}
