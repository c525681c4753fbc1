//! Advice as plain records, ready to be laid out.

use super::refs::{CaseWords, DoubtLine, FactRef, UnconfirmedLine};
use crate::calendar::{Day, Wait};
use crate::evaluate::Verdict;
use crate::load::{Effort, Topic, Who};
use crate::text::Text;

/// Everything that is advised to somebody.
#[derive(Clone, Debug)]
pub struct AdviceReport {
    /// The day.
    pub on: Day,
    /// Which rules.
    pub digest: String,
    /// Words of the case that no rule reads.
    pub case: CaseWords,
    /// The statuses.
    pub statuses: Vec<AdvisedStatus>,
    /// What is told before anything else.
    pub notices: Vec<Text>,
    /// What was taken for usual.
    pub assumed: Vec<AssumedLine>,
    /// The fact that was varied.
    pub vary: Option<FactRef>,
}

/// A fact that was taken for usual.
#[derive(Clone, Debug)]
pub struct AssumedLine {
    /// The fact.
    pub fact: FactRef,
    /// Its value as a case file writes it.
    pub value: String,
    /// In words.
    pub text: Text,
}

/// What is advised for one status.
#[derive(Clone, Debug)]
pub struct AdvisedStatus {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// How it stands today.
    pub stand: StandLine,
    /// Where it is held: what goes on whatever is said here.
    pub held: Option<Text>,
    /// Where it is held: its extension, and what is to be done when something happens.
    pub holding: Option<HeldLines>,
    /// What is left open, where nothing has to change.
    pub open: Option<LeftOpen>,
    /// The sets, easiest first, those that differ in one place together.
    pub ways: Vec<AdvisedWay>,
    /// So many more ways were found.
    pub left_out: usize,
    /// Criteria that nothing of the kinds asked for meets.
    pub impossible: Vec<CriterionRef>,
    /// Kinds of changes that might help, but were not asked for.
    pub other_kinds: Vec<&'static str>,
    /// Facts that would have to be known first.
    pub gates: Vec<FactRef>,
    /// False where the search was cut off.
    pub complete: bool,
    /// So many forms of the person were judged.
    pub evaluations: usize,
    /// What gives more points.
    pub next_rows: Vec<NextRowLine>,
    /// What would lose it.
    pub losing: Vec<LosingLine>,
    /// How it stands along the range asked for.
    pub stretches: Vec<StretchLine>,
}

/// What goes on for somebody who holds a status.
#[derive(Clone, Debug)]
pub struct HeldLines {
    /// Its extension, where it has one.
    pub extension: Option<ExtensionLine>,
    /// What is to be done within some time of an event.
    pub duties: Vec<HeldDuty>,
}

/// The extension of a status that is held.
#[derive(Clone, Debug)]
pub struct ExtensionLine {
    /// The first day on which it can be filed, where that is known.
    pub from: Option<Day>,
    /// The last.
    pub until: Option<Day>,
    /// True where it would be refused as things are.
    pub fails: bool,
    /// Points that are too few, with the mark.
    pub short: Option<(i32, i64)>,
}

/// What whoever holds a status has to do within some time of an event.
#[derive(Clone, Debug)]
pub struct HeldDuty {
    /// The duty.
    pub id: String,
    /// What is to be done.
    pub text: Text,
    /// By when.
    pub due: Option<Text>,
}

/// How a status stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandLine {
    /// The verdict.
    pub verdict: Verdict,
    /// With unconfirmed values unknown.
    pub confirmed: Verdict,
    /// Least and most points, where it has a table.
    pub points: Option<(i32, i32)>,
}

/// A criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionRef {
    /// Its identifier.
    pub id: String,
    /// What it asks.
    pub text: Text,
}

/// What is left to be named where nothing has to change, or once it was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOpen {
    /// Facts that have to be found out.
    pub find_out: Vec<FactRef>,
    /// What others have to fulfil.
    pub conditions: Vec<FactRef>,
    /// Law that is not settled.
    pub unsettled: Vec<DoubtLine>,
}

/// A set of changes.
#[derive(Clone, Debug)]
pub struct AdvisedSet {
    /// The changes.
    pub changes: Vec<ChangeLine>,
    /// The day by which all of them can be made.
    pub from: Day,
    /// How the status stands with them, were they made today.
    pub stand: StandLine,
    /// How it stands on that day.
    pub by_then: StandLine,
    /// What is left open.
    pub left: LeftOpen,
    /// Criteria left to the officer.
    pub for_officer: Vec<CriterionRef>,
    /// Values that could not be confirmed.
    pub unconfirmed: Vec<UnconfirmedLine>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeLine {
    /// The fact.
    pub fact: FactRef,
    /// What it is, as a case file writes it; none where it is not given.
    pub from: Option<String>,
    /// What it becomes.
    pub to: String,
    /// By whom.
    pub who: Who,
    /// How long it takes.
    pub time: Wait,
    /// How hard it is.
    pub effort: Effort,
    /// Of what kind it is.
    pub topic: Topic,
    /// In words.
    pub text: Text,
}

/// A change that gives more points.
#[derive(Clone, Debug)]
pub struct NextRowLine {
    /// The item.
    pub item: String,
    /// Its words.
    pub text: Text,
    /// The change.
    pub change: ChangeLine,
    /// How many more.
    pub gain: i32,
    /// How many there are then.
    pub points: (i32, i32),
}

/// A value that would lose a verdict.
#[derive(Clone, Debug)]
pub struct LosingLine {
    /// The fact.
    pub fact: FactRef,
    /// What it is.
    pub from: String,
    /// What would lose it.
    pub to: String,
    /// In words.
    pub text: Text,
}

/// A stretch of values along which a status stands the same.
#[derive(Clone, Debug)]
pub struct StretchLine {
    /// Its first value.
    pub from: String,
    /// Its last value.
    pub until: String,
    /// Both for readers.
    pub text: Text,
    /// How the status stands.
    pub stand: StandLine,
}

/// Sets that share all changes but one.
#[derive(Clone, Debug)]
pub struct AdvisedWay {
    /// The changes that all of them have.
    pub shared: Vec<ChangeLine>,
    /// The changes of which one is enough; none where there is only one set.
    pub one_of: Vec<ChangeLine>,
    /// The sets, easiest first.
    pub sets: Vec<AdvisedSet>,
}
