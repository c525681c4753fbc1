//! What is asked of a plan, and what it says: ways to a goal, each made of steps. Must not know how
//! they are found.

use super::super::change::{Alteration, Wish};
use crate::calendar::{Day, Wait};
use crate::compile::{CriterionId, DoubtId, Filing, StatusId};
use crate::evaluate::Unconfirmed;
use crate::facts::{FactId, Value};
use crate::load::{Topic, Who};
use crate::tries::Stand;
use std::collections::BTreeSet;

/// What is asked.
#[derive(Clone, Debug)]
pub struct WayInquiry {
    /// The day on which the first step can be made.
    pub on: Day,
    /// To which status.
    pub goal: StatusId,
    /// The last day on which the goal may be reached.
    pub by: Option<Day>,
    /// Which changes may be advised.
    pub wish: Wish,
    /// Every way leads through these statuses.
    pub via: Vec<StatusId>,
    /// No way leads through these.
    pub avoid: Vec<StatusId>,
    /// No more forms of the person than this are judged.
    pub most: usize,
}

/// Ways to a goal.
#[derive(Clone, Debug, Default)]
pub struct Journey<'r> {
    /// The ways that no other beats, the earliest first.
    pub ways: Vec<Way<'r>>,
    /// So many more were found.
    pub left_out: usize,
    /// True where the goal is held already.
    pub held: bool,
    /// What was taken for usual, as nobody spoke of it.
    pub assumed: BTreeSet<(FactId, Value)>,
    /// Facts not given that open nothing by themselves, with how many statuses hang on each.
    pub gates: Vec<(FactId, usize)>,
    /// Criteria of the goal that nothing changeable meets.
    pub blocked: Vec<CriterionId>,
    /// Kinds of changes that might help, but were not asked for.
    pub other_kinds: Vec<Topic>,
    /// Why the search was cut off.
    pub cut: Option<Cut>,
    /// So many forms of the person were judged.
    pub evaluations: usize,
    /// The last day that was looked at.
    pub until: Option<Day>,
}

/// Why a search was cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// Too many forms of the person would have had to be judged.
    Evaluations,
    /// The durations of the case could not be carried.
    NotCarried,
}

/// A way to the goal.
#[derive(Clone, Debug)]
pub struct Way<'r> {
    /// Its steps; the last leads to the goal.
    pub steps: Vec<WayStep<'r>>,
    /// How it weighs against others.
    pub worth: WayWorth,
}

/// How a way weighs against others: less is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WayWorth {
    /// The day on which the goal can be filed for, where the day of filing decides, or is held.
    pub reaches: Day,
    /// Steps and changes.
    pub count: usize,
    /// How hard the changes are.
    pub weight: u32,
    /// Changes that an employer makes.
    pub employer: usize,
    /// True where it rests on law that is not settled, or that could not be confirmed.
    pub doubtful: bool,
}

/// One step of a way.
#[derive(Clone, Debug)]
pub struct WayStep<'r> {
    /// The status that it leads to.
    pub status: StatusId,
    /// How it is filed for.
    pub filing: &'r Filing,
    /// The first day of filing.
    pub filed: Day,
    /// The last day on which filing comes to the same; none: no end is known.
    pub until: Option<Day>,
    /// The day from which the status is held; none where the day of filing decides.
    pub held_from: Option<Day>,
    /// The last day from which it can be held without the goal being reached later.
    pub goal_latest: Option<Day>,
    /// The last day of the permit on the day of filing, where it is known.
    pub permit: Option<Day>,
    /// The route that is taken, where the status has several.
    pub route: Option<usize>,
    /// What was taken for usual, as nobody spoke of it.
    pub assumed: Vec<(FactId, Value)>,
    /// What has to change by the day of filing.
    pub changes: Vec<Alteration>,
    /// What has to be found out.
    pub find_out: Vec<FactId>,
    /// What others have to fulfil.
    pub conditions: Vec<FactId>,
    /// Criteria left to the officer.
    pub for_officer: Vec<CriterionId>,
    /// Law that is not settled.
    pub unsettled: Vec<DoubtId>,
    /// Values that could not be confirmed, and on which it rests.
    pub unconfirmed: Vec<Unconfirmed>,
    /// How the status stands on the day that decides.
    pub stand: Stand,
    /// The durations that count on that day, as they are.
    pub counts: Vec<(FactId, Wait)>,
    /// Durations that begin anew, as they were.
    pub lost: Vec<(FactId, Wait)>,
}

impl WayStep<'_> {
    /// The changes that are not granted by an authority: what she or her employer has to see to.
    pub fn own(&self) -> impl Iterator<Item = &Alteration> {
        self.changes.iter().filter(|change| change.who != Who::Authority)
    }

    /// The day on which its criteria are judged.
    pub fn decided(&self) -> Day {
        self.held_from.unwrap_or(self.filed)
    }
}

impl WayWorth {
    /// Of steps.
    pub fn of(steps: &[WayStep<'_>]) -> Option<Self> {
        let changes = || steps.iter().flat_map(WayStep::own);
        Some(Self {
            reaches: steps.last()?.decided(),
            count: steps.len() + changes().count(),
            weight: changes().map(|change| change.weight).sum(),
            employer: changes().filter(|change| change.who == Who::Employer).count(),
            doubtful: steps.iter().any(|step| !step.unsettled.is_empty()),
        })
    }

    /// True where it is no worse in anything, and either better in something or the same. A month
    /// more or less is no difference where days of decision are estimates.
    pub fn beats(&self, other: &Self) -> bool {
        let month = self.reaches <= other.reaches.plus(Wait::new(1, 0));
        month
            && self.count <= other.count
            && self.weight <= other.weight
            && self.employer <= other.employer
            && self.doubtful <= other.doubtful
    }
}
