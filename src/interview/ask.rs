//! What can be asked.

use crate::facts::FactId;

/// Something that is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ask {
    /// An opening question, by its place among the openings.
    Opening(usize),
    /// A fact.
    Fact(FactId),
}
