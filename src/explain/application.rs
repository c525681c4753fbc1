//! What is told of an application that leads to a status or keeps it.

use super::cited::{CertaintyMark, CiteLine};
use crate::calendar::Day;
use crate::text::Text;

/// A procedure that concerns a status.
#[derive(Clone, Debug)]
pub struct ProcedureReport {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The day on which the application is taken as accepted.
    pub accepted: Day,
    /// What it costs; several where the period granted decides.
    pub fees: Vec<FeeReport>,
    /// How long it usually takes.
    pub times: Vec<TimeReport>,
    /// More for readers.
    pub notes: Vec<Text>,
    /// All that is cited.
    pub cite: Vec<CiteLine>,
}

/// A fee, in whole yen.
#[derive(Clone, Debug)]
pub struct FeeReport {
    /// What it is for, where there are several.
    pub text: Option<Text>,
    /// At the counter.
    pub counter: Option<i64>,
    /// Online.
    pub online: Option<i64>,
    /// Wherever it is paid.
    pub amount: Option<i64>,
    /// In words.
    pub words: Text,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// Sources.
    pub cite: Vec<CiteLine>,
}

/// A usual time.
#[derive(Clone, Debug)]
pub struct TimeReport {
    /// What kind of figure it is.
    pub text: Text,
    /// Least, as rule files write durations.
    pub least: String,
    /// Most.
    pub most: String,
    /// In words.
    pub words: Text,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// Sources.
    pub cite: Vec<CiteLine>,
}
