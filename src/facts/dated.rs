//! What a case says of a later day.

use super::{FactId, Value};
use crate::calendar::Day;
use crate::source::Span;

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
