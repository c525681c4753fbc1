//! Why a column is not taken, and why a table cannot be judged at all.

/// A column that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its heading.
    pub name: String,
    /// The facts that may have been meant.
    pub near: Vec<String>,
    /// Why it was not taken.
    pub why: Untaken,
}

/// Why a column was not taken for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untaken {
    /// Its heading is called like no fact.
    Unknown,
    /// It is called like several facts.
    Several,
    /// Another column gives the same fact.
    Twice,
    /// Most of its first values cannot be read as the fact.
    Values,
}

/// Why a table cannot be judged at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// No column is a fact.
    #[error("no column is a fact")]
    NoFacts(Vec<Heading>),
    /// Two columns give the same fact.
    #[error("the columns `{}` and `{}` both give {fact}", columns[0], columns[1])]
    Twice {
        /// The fact.
        fact: String,
        /// Their headings.
        columns: [String; 2],
    },
    /// A heading that is to be read as a fact does not stand in the table.
    #[error("there is no column `{name}`")]
    NoColumn {
        /// The heading.
        name: String,
        /// Those that do, the first of them.
        known: Vec<String>,
    },
    /// What a heading is to be read as, or the heading itself, is no fact.
    #[error("`{name}` is no fact")]
    NoFact {
        /// The name.
        name: String,
        /// The nearest there is.
        near: Option<String>,
    },
    /// The unit of a heading is none of the fact's.
    #[error("`{unit}` is no unit of the fact of column `{name}`")]
    NoUnit {
        /// The heading.
        name: String,
        /// The unit.
        unit: String,
    },
}
