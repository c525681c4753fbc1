//! What falls on a day for somebody: what kind of thing, why, and what to do by when.

use crate::calendar::Day;
use crate::compile::{CriterionId, Duty, Filing, StatusId};
use crate::facts::FactId;
use crate::tries::Stand;

/// What kind of thing falls on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DueKind {
    /// The last day of the permit.
    Permit,
    /// The first day of filing.
    Window,
    /// A limit of stay is full.
    Limit,
    /// A fact that the case dates comes true.
    Later,
    /// An age is reached.
    Age,
    /// A time is full, or has passed.
    Accrual,
    /// Law begins or ends.
    Law,
    /// A notice is due.
    Duty,
}

impl DueKind {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Permit => "permit",
            Self::Window => "window",
            Self::Limit => "limit",
            Self::Later => "later",
            Self::Age => "age",
            Self::Accrual => "accrual",
            Self::Law => "law",
            Self::Duty => "duty",
        }
    }
}

/// Something that falls on a day.
#[derive(Clone, Debug)]
pub struct Happening<'r> {
    /// The day.
    pub day: Day,
    /// What kind of thing it is.
    pub kind: DueKind,
    /// The status that it is about; none where that has no rule file, or for all.
    pub status: Option<StatusId>,
    /// How the status stood on the day before, and from the day on.
    pub stand: Option<(Stand, Stand)>,
    /// Why: facts and law.
    pub because: Vec<Cause>,
    /// The criteria that come out otherwise.
    pub criteria: Vec<CriterionId>,
    /// The last day on which to act.
    pub act_by: Option<Day>,
    /// What to file.
    pub filing: Option<&'r Filing>,
    /// What to give notice of.
    pub duty: Option<&'r Duty>,
}

/// Why something falls on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A fact: it has grown, comes true, or its day has passed.
    Fact(FactId),
    /// The rules of the day.
    Law,
}
