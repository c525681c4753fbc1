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
    /// Which of both counts.
    pub prevails: Prevails,
}

/// Which of a given value and of what contradicts it counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prevails {
    /// The given value.
    Given,
    /// What contradicts it: the given value is a summary, and these are the particulars.
    Particulars,
    /// Neither is taken for the other: rules read the fact and those that speak against it.
    Both,
}

/// Contradictions together with the summaries that particulars outweigh. A summary that also
/// follows from other facts is told once, as what it gives way to.
pub fn told_once<T: Ord>(
    mut contradictions: Vec<(T, Conflict)>,
    outweighed: Vec<(T, Conflict)>,
) -> Vec<(T, Conflict)> {
    contradictions.retain(|(whose, conflict)| {
        !outweighed.iter().any(|(other, one)| other == whose && one.fact == conflict.fact)
    });
    contradictions.extend(outweighed);
    contradictions.sort_by(|(one, _), (other, _)| one.cmp(other));
    contradictions
}

/// A day that is the day of the check unless given otherwise contradicts nothing.
pub(super) fn default_day(rulebook: &Rulebook, fact: FactId) -> bool {
    matches!(rulebook.about(fact).follows, Some(crate::compile::Follows::Day))
}
