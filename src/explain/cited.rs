//! Where something comes from, and how sure it is.

use crate::text::Text;

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CiteLine {
    /// The source's identifier.
    pub source: String,
    /// The place.
    pub at: Option<Text>,
}

/// How sure a value is.
#[derive(Clone, Debug, Default)]
pub struct CertaintyMark {
    /// True where it could not be confirmed.
    pub unconfirmed: bool,
    /// What is open.
    pub doubt: Option<Text>,
}
