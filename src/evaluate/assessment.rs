//! What came out for one candidate: flat arrays by the rulebook's own numbers, to be reused.

use super::truth::{Track, Truth};
use crate::compile::{ConditionId, Criterion, CriterionId, ItemId, Rulebook, StatusId};
use crate::facts::{FactId, Value};

/// The finding of a criterion, part or route.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Finding {
    /// Met.
    Met,
    /// Not met.
    NotMet,
    /// It depends on facts not given, or on law not settled.
    Unknown,
    /// Left to the officer's judgement.
    ForOfficer,
    /// It does not concern this candidate.
    NotApplicable,
}

impl Finding {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not-met",
            Self::Unknown => "unknown",
            Self::ForOfficer => "for-officer",
            Self::NotApplicable => "not-applicable",
        }
    }

    /// The finding of a plain truth.
    pub fn of(truth: Option<bool>) -> Self {
        match truth {
            Some(true) => Self::Met,
            Some(false) => Self::NotMet,
            None => Self::Unknown,
        }
    }
}

/// The verdict on a status of residence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every criterion and one route is met, apart from those left to the officer.
    Qualifies,
    /// It depends on facts not given or law not settled.
    Undetermined,
    /// One criterion, or every route, cannot be met.
    DoesNotQualify,
    /// The status, or taking people into it, is not open on the day.
    NotInForce,
}

impl Verdict {
    /// All, as a reader meets them.
    pub const ALL: [Self; 4] =
        [Self::Qualifies, Self::Undetermined, Self::DoesNotQualify, Self::NotInForce];

    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Qualifies => "qualifies",
            Self::Undetermined => "undetermined",
            Self::DoesNotQualify => "does-not-qualify",
            Self::NotInForce => "not-in-force",
        }
    }
}

/// The least and most points, in both readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    pub(super) least: i32,
    pub(super) most: i32,
    pub(super) confirmed_least: i32,
    pub(super) confirmed_most: i32,
}

impl Range {
    #[inline]
    pub(super) fn both(least: i32, most: i32) -> Self {
        Self { least, most, confirmed_least: least, confirmed_most: most }
    }

    /// Least and most in one reading.
    pub fn on(self, track: Track) -> (i32, i32) {
        match track {
            Track::AsRead => (self.least, self.most),
            Track::Confirmed => (self.confirmed_least, self.confirmed_most),
        }
    }

    /// Least, as read.
    pub fn min(self) -> i32 {
        self.least
    }

    /// Most, as read.
    pub fn max(self) -> i32 {
        self.most
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            least: self.least + other.least,
            most: self.most + other.most,
            confirmed_least: self.confirmed_least + other.confirmed_least,
            confirmed_most: self.confirmed_most + other.confirmed_most,
        }
    }

    #[inline]
    pub(super) fn join(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            confirmed_least: self.confirmed_least.min(other.confirmed_least),
            confirmed_most: self.confirmed_most.max(other.confirmed_most),
        }
    }
}

/// What came out for one status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// As the rules read.
    pub verdict: Verdict,
    /// With unconfirmed values unknown.
    pub confirmed: Verdict,
    /// The route taken, by index, where one is met with all that it needs.
    pub route: Option<usize>,
    /// False on days whose law is not recorded.
    pub recorded: bool,
    pub(super) truth: Truth,
}

impl Default for Outcome {
    fn default() -> Self {
        Self {
            verdict: Verdict::Undetermined,
            confirmed: Verdict::Undetermined,
            route: None,
            recorded: true,
            truth: Truth::UNKNOWN,
        }
    }
}

/// Everything that came out for one candidate.
#[derive(Clone, Debug)]
pub struct Assessment {
    pub(super) words: Vec<i64>,
    pub(super) states: Vec<u8>,
    pub(super) truths: Vec<Truth>,
    pub(super) criteria: Vec<Truth>,
    pub(super) guards: Vec<Truth>,
    pub(super) items: Vec<Range>,
    pub(super) joined: Vec<Range>,
    pub(super) totals: Vec<Range>,
    pub(super) routes: Vec<Truth>,
    pub(super) outcomes: Vec<Outcome>,
}

/// Known as read, known with confirmed values only, given.
pub(super) const AS_READ: u8 = 1;
pub(super) const CONFIRMED: u8 = 2;
pub(super) const GIVEN: u8 = 4;
pub(super) const ALL_KNOWN: u8 = AS_READ | CONFIRMED | GIVEN;

/// Room for the routes of one status in the flat array.
pub(super) const MOST_ROUTES: usize = 16;

impl Assessment {
    /// Room for any candidate under these rules.
    pub fn new(rulebook: &Rulebook) -> Self {
        Self {
            words: vec![0; rulebook.vocabulary.words()],
            states: vec![0; rulebook.vocabulary.len()],
            truths: vec![Truth::UNKNOWN; rulebook.conditions.len()],
            criteria: vec![Truth::UNKNOWN; rulebook.criteria.len()],
            guards: vec![Truth::TRUE; rulebook.criteria.len()],
            items: vec![Range::default(); rulebook.items.len()],
            joined: vec![Range::default(); rulebook.items.len()],
            totals: vec![Range::default(); rulebook.statuses.len()],
            routes: vec![Truth::UNKNOWN; rulebook.statuses.len() * MOST_ROUTES],
            outcomes: vec![Outcome::default(); rulebook.statuses.len()],
        }
    }

    /// What came out for a status.
    pub fn outcome(&self, status: StatusId) -> Outcome {
        self.outcomes[status.index()]
    }

    /// The points of a status.
    pub fn points(&self, status: StatusId) -> Range {
        self.totals[status.index()]
    }

    /// The points of an item.
    pub fn item(&self, item: ItemId) -> Range {
        self.items[item.index()]
    }

    /// The truth of a condition.
    pub fn truth(&self, condition: ConditionId) -> Truth {
        self.truths[condition.index()]
    }

    /// The truth of a criterion, its guard included.
    pub fn criterion(&self, criterion: CriterionId) -> Truth {
        self.criteria[criterion.index()]
    }

    /// The truth of a route's own criteria.
    pub fn route(&self, status: StatusId, route: usize) -> Truth {
        self.routes[status.index() * MOST_ROUTES + route]
    }

    /// The finding of a criterion.
    pub fn finding(&self, id: CriterionId, criterion: &Criterion) -> Finding {
        if self.guards[id.index()].as_read() == Some(false) {
            return Finding::NotApplicable;
        }
        match Finding::of(self.criteria[id.index()].as_read()) {
            Finding::Met if criterion.for_officer => Finding::ForOfficer,
            finding => finding,
        }
    }

    /// True where a fact is known as read, given or worked out.
    pub fn is_known(&self, fact: FactId) -> bool {
        self.states[fact.index()] & AS_READ != 0
    }

    /// True where a fact was given rather than worked out.
    pub fn is_given(&self, fact: FactId) -> bool {
        self.states[fact.index()] & GIVEN != 0
    }

    /// The value of a fact, given or worked out.
    pub fn value(&self, rulebook: &Rulebook, fact: FactId) -> Option<Value> {
        if !self.is_known(fact) {
            return None;
        }
        let entry = rulebook.vocabulary.fact(fact);
        let word = entry.word as usize;
        crate::facts::decode(entry.kind, &self.words[word..word + entry.words as usize])
    }
}
