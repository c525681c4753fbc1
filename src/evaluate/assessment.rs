//! What came out: flat arrays by the rulebook's own numbers, a column for each candidate, to be
//! reused.

use super::planes::{Bits, LANES, Planes};
use super::range::Range;
use super::remember::Remembered;
use super::truth::{Track, Truth};
use crate::calendar::Day;
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
}

/// What came out for one status and all candidates.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judged {
    /// True where it qualifies, false where it does not or is not in force.
    pub truth: Planes,
    /// Not in force, in each reading.
    pub closed: [Bits; 2],
    /// False on days whose law is not recorded.
    pub recorded: bool,
}

impl Judged {
    const OPEN: Self = Self { truth: Planes::UNKNOWN, closed: [0; 2], recorded: true };

    fn verdict(&self, lane: usize, track: Track) -> Verdict {
        if self.closed[track.index()] >> lane & 1 == 1 {
            return Verdict::NotInForce;
        }
        match self.truth.of(lane).on(track) {
            Some(true) => Verdict::Qualifies,
            Some(false) => Verdict::DoesNotQualify,
            None => Verdict::Undetermined,
        }
    }
}

/// For whom a fact is known: as read, with confirmed values only; and for whom it was given.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub in_reading: [Bits; 2],
    pub given: Bits,
}

/// Room to try values in.
#[derive(Clone, Debug)]
pub(super) struct Trial {
    /// A profile in each of the first lanes.
    pub sheet: Sheet<LANES>,
    /// How many lanes are taken.
    pub count: usize,
    /// Of which candidate the profile in a lane is.
    pub(super) whose: [u8; LANES],
    /// The day on which each candidate is judged.
    pub(super) days: [i64; LANES],
    pub(super) waiting: Vec<WaitingTrial>,
    /// What the group reads of those who wait, a row each.
    pub(super) rows: Vec<i64>,
    /// What came out for each candidate: by the item's place in the group, and in all.
    pub(super) items: Vec<[Range; LANES]>,
    pub(super) totals: [Range; LANES],
    /// What came out before, by group.
    pub remembered: Vec<Remembered>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct WaitingTrial {
    pub(super) whose: u8,
    /// How many of the group's facts have been looked at.
    pub(super) depth: usize,
}

/// What is known of up to `N` candidates, and everything that came out for them.
#[derive(Clone, Debug)]
pub struct Sheet<const N: usize> {
    pub(super) words: Vec<[i64; N]>,
    pub(super) known: Vec<Known>,
    /// The day on which each of them is judged.
    pub(super) days: [i64; N],
    /// True where these are not the program's own day.
    pub(super) apart: bool,
    pub(super) truths: Vec<Planes>,
    pub(super) criteria: Vec<Planes>,
    pub(super) guards: Vec<Planes>,
    pub(super) items: Vec<[Range; N]>,
    pub(super) totals: Vec<[Range; N]>,
    /// Where the routes of each status begin; behind the last status, where all end.
    pub(super) first_routes: Vec<usize>,
    /// Each route with its own criteria.
    pub(super) routes: Vec<Planes>,
    /// Each route with all that it needs.
    pub(super) taken: Vec<Bits>,
    pub(super) judged: Vec<Judged>,
    /// Each status that is read by its row.
    pub(super) rows: Vec<Planes>,
    pub(super) trial: Option<Box<Trial>>,
}

/// Everything that came out for one candidate.
pub type Assessment = Sheet<1>;

impl<const N: usize> Sheet<N> {
    /// Room for any candidates under these rules.
    pub fn new(rulebook: &Rulebook) -> Self {
        Self { trial: Some(Box::new(Trial::new(rulebook))), ..Self::bare(rulebook) }
    }

    pub(super) fn bare(rulebook: &Rulebook) -> Self {
        let (first_routes, routes) = first_routes(rulebook);
        Self {
            words: vec![[0; N]; rulebook.vocabulary.words()],
            known: vec![Known::default(); rulebook.vocabulary.len()],
            days: [Day::FIRST.code(); N],
            apart: false,
            truths: vec![Planes::UNKNOWN; rulebook.conditions.len()],
            criteria: vec![Planes::UNKNOWN; rulebook.criteria.len()],
            guards: vec![Planes::TRUE; rulebook.criteria.len()],
            items: vec![[Range::default(); N]; rulebook.items.len()],
            totals: vec![[Range::default(); N]; rulebook.statuses.len()],
            routes: vec![Planes::UNKNOWN; routes],
            taken: vec![0; routes],
            first_routes,
            judged: vec![Judged::OPEN; rulebook.statuses.len()],
            rows: vec![Planes::UNKNOWN; rulebook.statuses.len()],
            trial: None,
        }
    }

    /// What came out for one of the candidates.
    pub fn of(&self, lane: usize) -> One<'_> {
        One {
            lane,
            lanes: N,
            words: self.words.as_flattened(),
            known: &self.known,
            truths: &self.truths,
            criteria: &self.criteria,
            guards: &self.guards,
            items: self.items.as_flattened(),
            totals: self.totals.as_flattened(),
            first_routes: &self.first_routes,
            routes: &self.routes,
            taken: &self.taken,
            judged: &self.judged,
            rows: &self.rows,
        }
    }
}

/// Where the routes of each status begin when all are laid one behind the other, and how many
/// they are.
fn first_routes(rulebook: &Rulebook) -> (Vec<usize>, usize) {
    let mut all = 0;
    let mut first = vec![0];
    for status in &rulebook.statuses {
        all += status.routes.len();
        first.push(all);
    }
    (first, all)
}

impl Assessment {
    /// What came out for a status.
    pub fn outcome(&self, status: StatusId) -> Outcome {
        self.of(0).outcome(status)
    }

    /// The points of a status.
    pub fn points(&self, status: StatusId) -> Range {
        self.of(0).points(status)
    }

    /// The points of an item.
    pub fn item(&self, item: ItemId) -> Range {
        self.of(0).item(item)
    }

    /// The truth of a condition.
    pub fn truth(&self, condition: ConditionId) -> Truth {
        self.of(0).truth(condition)
    }

    /// The value of a fact, given or worked out.
    pub fn value(&self, rulebook: &Rulebook, fact: FactId) -> Option<Value> {
        self.of(0).value(rulebook, fact)
    }
}

impl<'s> From<&'s Assessment> for One<'s> {
    fn from(assessment: &'s Assessment) -> Self {
        assessment.of(0)
    }
}

/// What came out for one candidate of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct One<'s> {
    pub(super) lane: usize,
    lanes: usize,
    words: &'s [i64],
    pub(super) known: &'s [Known],
    pub(super) truths: &'s [Planes],
    pub(super) criteria: &'s [Planes],
    guards: &'s [Planes],
    items: &'s [Range],
    totals: &'s [Range],
    first_routes: &'s [usize],
    routes: &'s [Planes],
    taken: &'s [Bits],
    pub(super) judged: &'s [Judged],
    pub(super) rows: &'s [Planes],
}

impl One<'_> {
    /// What came out for a status.
    pub fn outcome(&self, status: StatusId) -> Outcome {
        let judged = &self.judged[status.index()];
        let taken = &self.taken[self.routes_of(status)];
        Outcome {
            verdict: judged.verdict(self.lane, Track::AsRead),
            confirmed: judged.verdict(self.lane, Track::Confirmed),
            route: taken.iter().position(|taken| taken >> self.lane & 1 == 1),
            recorded: judged.recorded,
        }
    }

    /// Whether the criteria of a status's row are met, where the rules read them.
    pub fn row(&self, status: StatusId) -> Truth {
        self.rows[status.index()].of(self.lane)
    }

    /// The points of a status.
    pub fn points(&self, status: StatusId) -> Range {
        self.totals[status.index() * self.lanes + self.lane]
    }

    /// The points of an item.
    pub fn item(&self, item: ItemId) -> Range {
        self.items[item.index() * self.lanes + self.lane]
    }

    /// The truth of a condition.
    pub fn truth(&self, condition: ConditionId) -> Truth {
        self.truths[condition.index()].of(self.lane)
    }

    /// The truth of a criterion, its guard included.
    pub fn criterion(&self, criterion: CriterionId) -> Truth {
        self.criteria[criterion.index()].of(self.lane)
    }

    /// The truth of a route's own criteria.
    pub fn route(&self, status: StatusId, route: usize) -> Truth {
        self.of_route(status, route).of(self.lane)
    }

    fn routes_of(&self, status: StatusId) -> std::ops::Range<usize> {
        self.first_routes[status.index()]..self.first_routes[status.index() + 1]
    }

    /// The truth of a route's own criteria, for all candidates of the sheet.
    pub(super) fn of_route(&self, status: StatusId, route: usize) -> Planes {
        self.routes[self.routes_of(status)][route]
    }

    /// True where the points of an item are open for one of the candidates.
    pub(super) fn is_ranged(&self, item: ItemId, lane: usize) -> bool {
        let range = self.items[item.index() * self.lanes + lane];
        range.least != range.most
    }

    /// The finding of a criterion.
    pub fn finding(&self, id: CriterionId, criterion: &Criterion) -> Finding {
        if self.guards[id.index()].of(self.lane).as_read() == Some(false) {
            return Finding::NotApplicable;
        }
        match Finding::of(self.criterion(id).as_read()) {
            Finding::Met if criterion.for_officer => Finding::ForOfficer,
            finding => finding,
        }
    }

    /// True where a fact is known in one reading, given or worked out.
    pub fn is_known_on(&self, fact: FactId, track: Track) -> bool {
        self.known[fact.index()].in_reading[track.index()] >> self.lane & 1 == 1
    }

    /// True where a fact is known as read, given or worked out.
    pub fn is_known(&self, fact: FactId) -> bool {
        self.is_known_on(fact, Track::AsRead)
    }

    /// True where a fact was given rather than worked out.
    pub fn is_given(&self, fact: FactId) -> bool {
        self.known[fact.index()].given >> self.lane & 1 == 1
    }

    /// A word of a fact as rules compare it.
    pub(super) fn word(&self, word: u32) -> i64 {
        self.words[word as usize * self.lanes + self.lane]
    }

    /// The value of a fact, given or worked out.
    pub fn value(&self, rulebook: &Rulebook, fact: FactId) -> Option<Value> {
        if !self.is_known(fact) {
            return None;
        }
        let entry = rulebook.vocabulary.fact(fact);
        let words: Vec<i64> =
            (entry.word..entry.word + entry.words).map(|word| self.word(word)).collect();
        crate::facts::decode(entry.kind, &words)
    }
}
