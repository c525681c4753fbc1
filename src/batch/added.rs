//! What judging adds to a row for every status, by name.

/// What is added for a status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// The verdict.
    Verdict,
    /// The verdict with what is unconfirmed left open.
    Confirmed,
    /// What an earlier run said, where only what changed is asked for.
    Before,
    /// The least points.
    Least,
    /// The most points.
    Most,
    /// Points short of the pass mark, counted from the most that there can be.
    PointsShort,
    /// The same, counted from the least.
    PointsShortLeast,
    /// Criteria that are not met, points aside.
    CriteriaShort,
    /// The facts that would decide it.
    Missing,
    /// What decides it: criteria that are not met or open, or the route that is met.
    Why,
    /// Criteria that are met as far as they can be told, and left to the officer.
    ForOfficer,
    /// Law that is not settled.
    Unsettled,
}

impl Added {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Verdict,
        Self::Confirmed,
        Self::Before,
        Self::Least,
        Self::Most,
        Self::PointsShort,
        Self::PointsShortLeast,
        Self::CriteriaShort,
        Self::Missing,
        Self::Why,
        Self::ForOfficer,
        Self::Unsettled,
    ];

    /// Its name, behind that of the status.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Confirmed => "confirmed-verdict",
            Self::Before => "verdict-before",
            Self::Least => "points-min",
            Self::Most => "points-max",
            Self::PointsShort => "points-short",
            Self::PointsShortLeast => "points-short-least",
            Self::CriteriaShort => "criteria-short",
            Self::Missing => "missing",
            Self::Why => "why",
            Self::ForOfficer => "for-officer",
            Self::Unsettled => "unsettled",
        }
    }

    /// True for what only a points table gives.
    pub fn of_points(self) -> bool {
        matches!(self, Self::Least | Self::Most | Self::PointsShort | Self::PointsShortLeast)
    }

    /// True for numbers.
    pub fn is_number(self) -> bool {
        self.of_points() || self == Self::CriteriaShort
    }
}

/// What a row contradicts.
pub const CONFLICTS: &str = "conflicts";
/// Cells that could not be read.
pub const UNREAD: &str = "unread";

/// The status and the name of what was added to it, of a heading that an earlier run added.
pub fn earlier(heading: &str) -> Option<(&str, Added)> {
    let part = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    let (status, name) = heading.split_once('.')?;
    let added = Added::ALL.into_iter().find(|added| added.id() == name)?;
    (!status.is_empty() && status.chars().all(part)).then_some((status, added))
}
