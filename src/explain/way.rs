//! Ways to a goal as plain records, ready to be laid out.

use super::advised::{AssumedLine, ChangeLine, CriterionRef, LeftOpen, StandLine};
use super::report::{CaseWords, FactRef, UnconfirmedLine};
use crate::calendar::{Day, Wait};
use crate::text::Text;

/// Everything that is planned for somebody.
#[derive(Clone, Debug)]
pub struct WaysReport {
    /// The day.
    pub on: Day,
    /// Which rules.
    pub digest: String,
    /// Words of the case that no rule reads.
    pub case: CaseWords,
    /// The goal, by identifier.
    pub goal: String,
    /// Its title.
    pub title: Text,
    /// True where it is held already.
    pub held: bool,
    /// The last day that was looked at.
    pub until: Option<Day>,
    /// The day up to which changes of law are recorded.
    pub known: Option<Day>,
    /// The ways, the earliest first.
    pub ways: Vec<WayLine>,
    /// So many more were found.
    pub left_out: usize,
    /// What was taken for usual.
    pub assumed: Vec<AssumedLine>,
    /// True where all of that is told.
    pub assumed_in_full: bool,
    /// What would have to be known first.
    pub gates: Vec<GateLine>,
    /// Criteria of the goal that nothing changeable meets.
    pub blocked: Vec<CriterionRef>,
    /// More on these, for readers.
    pub blocked_notes: Vec<Text>,
    /// Kinds of changes that might help, but were not asked for.
    pub other_kinds: Vec<&'static str>,
    /// Why the search was cut off: for programs, and for readers.
    pub cut: Option<(&'static str, Text)>,
    /// So many forms of the person were judged.
    pub evaluations: usize,
}

/// A fact that would have to be known.
#[derive(Clone, Debug)]
pub struct GateLine {
    /// The fact.
    pub fact: FactRef,
    /// So many statuses hang on it.
    pub opens: usize,
}

/// A way.
#[derive(Clone, Debug)]
pub struct WayLine {
    /// The day on which the goal can be filed for, or is held.
    pub reaches: Day,
    /// False where it rests on law that is not settled.
    pub settled: bool,
    /// Its steps.
    pub steps: Vec<StepLine>,
}

/// A step of a way.
#[derive(Clone, Debug)]
pub struct StepLine {
    /// The status that it leads to, by identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The move, by identifier.
    pub movement: String,
    /// The move.
    pub text: Text,
    /// The route that is taken: its identifier, and what it is.
    pub route: Option<(String, Text)>,
    /// The first day of filing.
    pub filed: Day,
    /// The last day of filing.
    pub until: Option<Day>,
    /// The day from which the status is held; none where the day of filing decides.
    pub held_from: Option<Day>,
    /// The last day from which it can be held without the goal being reached later.
    pub goal_latest: Option<Day>,
    /// The last day of the permit on the day of filing.
    pub permit: Option<Day>,
    /// How the status stands on the day that decides.
    pub stand: StandLine,
    /// What has to be done, with the day by which.
    pub needs: Vec<TimedNeed>,
    /// What is left open.
    pub left: LeftOpen,
    /// Criteria left to the officer.
    pub for_officer: Vec<CriterionRef>,
    /// Values that could not be confirmed.
    pub unconfirmed: Vec<UnconfirmedLine>,
    /// What the application costs and how long it takes.
    pub application: Option<Text>,
    /// How the family can come, for programs and for readers.
    pub family: Option<(&'static str, Text)>,
    /// The durations that count, as they are on the day that decides.
    pub counts: Vec<WaitLine>,
    /// Durations that begin anew.
    pub lost: Vec<WaitLine>,
}

/// Something that has to be done by a day.
#[derive(Clone, Debug)]
pub struct TimedNeed {
    /// What.
    pub change: ChangeLine,
    /// By when.
    pub by: Day,
    /// Both for readers.
    pub text: Text,
}

/// A duration as it is.
#[derive(Clone, Debug)]
pub struct WaitLine {
    /// The fact.
    pub fact: FactRef,
    /// How long.
    pub wait: Wait,
    /// Both for readers.
    pub text: Text,
}
