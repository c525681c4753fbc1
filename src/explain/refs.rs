//! What several kinds of reports say in the same words: whose case it is, facts, doubts, sources.

use crate::calendar::Day;
use crate::text::Text;

/// Words of a case that no rule reads.
#[derive(Clone, Debug, Default)]
pub struct CaseWords {
    /// The candidate's name.
    pub name: Option<String>,
    /// The file's reference.
    pub reference: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
}

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRef {
    /// Its dotted name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
}

/// What is open in the law or the research.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtLine {
    /// Its identifier.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// An unconfirmed value on which a verdict rests.
#[derive(Clone, Debug)]
pub struct UnconfirmedLine {
    /// Where it stands, such as `criterion/part`.
    pub name: String,
    /// What stands there.
    pub text: Text,
    /// What is open about it.
    pub doubt: Option<DoubtLine>,
}

/// A source that is cited.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    pub url: String,
    /// The day it was last read.
    pub checked: Day,
}
