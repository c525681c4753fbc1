//! A fact by its number.

use serde::{Deserialize, Serialize};

/// A fact's number in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct FactId(pub u32);

impl FactId {
    /// As an index.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}
