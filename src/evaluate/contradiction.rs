//! What a contradiction among given facts is.

use crate::compile::Rulebook;
use crate::facts::{FactId, Value};

/// A given fact and what follows instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The fact.
    pub fact: FactId,
    /// As given.
    pub given: Value,
    /// As it follows from the other facts.
    pub derived: Value,
    /// The given value is a summary: where it contradicts the particulars, these count.
    pub outweighed: bool,
}

/// A day that is the day of the check unless given otherwise contradicts nothing.
pub(super) fn default_day(rulebook: &Rulebook, fact: FactId) -> bool {
    matches!(rulebook.about(fact).follows, Some(crate::compile::Follows::Day))
}
