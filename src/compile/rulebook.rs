//! The compiled rules. Conditions, criteria, items and statuses are numbered across the whole
//! rulebook, so that an assessment is a set of flat arrays.

use super::ids::{
    BenefitId, ConditionId, CriterionId, DoubtId, EvidenceId, ItemId, SourceId, StatusId, TierId,
};
use super::lever::Lever;
use super::questionnaire::Questionnaire;
use crate::calendar::{Day, Wait};
use crate::facts::{DomainId, FactId, Kind, Vocabulary};
use crate::load::{
    Certainty, Comparison, Deadline, JudgedOn, LengthDoc, Obliged, SourceKind, Stage, StayDoc, Unit,
};
use crate::source::Span;
use crate::text::{Text, Words};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// All rules, ready to be applied.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Rulebook {
    /// Facts and their types; attributes of list rows stand behind those of the vocabulary.
    pub vocabulary: Vocabulary,
    /// What is known of each fact beyond its type, by its number.
    pub about: Vec<AboutFact>,
    /// The bibliography.
    pub sources: Vec<Source>,
    /// Documents.
    pub evidence: Vec<Evidence>,
    /// Open doubts.
    pub doubts: Vec<Doubt>,
    /// Statuses of residence.
    pub statuses: Vec<StatusRules>,
    /// Criteria of all statuses and routes.
    pub criteria: Vec<Criterion>,
    /// Conditions, each behind those it is made of.
    pub conditions: Vec<Condition>,
    /// Points items of all statuses.
    pub items: Vec<Item>,
    /// Tiers of all items.
    pub tiers: Vec<Tier>,
    /// Treatment that statuses give.
    pub benefits: Vec<Benefit>,
    /// What holding a status does, of every status that says so.
    pub holdings: Vec<Holding>,
    /// Which facts say until when a status is held.
    pub permit: Option<Permit>,
    /// How moves are filed for.
    pub filings: Vec<Filing>,
    /// What is told before the verdicts.
    pub notices: Vec<Notice>,
    /// Applications to be made, with fees and usual times.
    pub procedures: Procedures,
    /// What employers and persons have to do, in the order of their file.
    pub duties: Vec<Duty>,
    /// Attributes of list rows.
    pub attributes: Vec<AttributeTable>,
    /// Lists of which some rows are values on some days only.
    pub row_days: Vec<RowDays>,
    /// How the questionnaire begins and ends.
    pub interview: Questionnaire,
    /// What is worked out in which order.
    pub order: Vec<Step>,
    /// Further languages.
    pub locales: Vec<Locale>,
    /// Which rules these are.
    pub digest: String,
}

impl Rulebook {
    /// The status of that identifier.
    pub fn find_status(&self, id: &str) -> Option<StatusId> {
        self.statuses.iter().position(|status| status.id == id).map(StatusId::at)
    }

    /// A status.
    pub fn status(&self, id: StatusId) -> &StatusRules {
        &self.statuses[id.index()]
    }

    /// A criterion.
    pub fn criterion(&self, id: CriterionId) -> &Criterion {
        &self.criteria[id.index()]
    }

    /// A condition.
    pub fn condition(&self, id: ConditionId) -> &Condition {
        &self.conditions[id.index()]
    }

    /// An item.
    pub fn item(&self, id: ItemId) -> &Item {
        &self.items[id.index()]
    }

    /// A tier.
    pub fn tier(&self, id: TierId) -> &Tier {
        &self.tiers[id.index()]
    }

    /// A treatment.
    pub fn benefit(&self, id: BenefitId) -> &Benefit {
        &self.benefits[id.index()]
    }

    /// What is known of a fact beyond its type.
    pub fn about(&self, id: FactId) -> &AboutFact {
        &self.about[id.index()]
    }

    /// All statuses' numbers.
    pub fn status_ids(&self) -> impl Iterator<Item = StatusId> + use<> {
        (0..self.statuses.len()).map(StatusId::at)
    }

    /// The parts of a criterion that a report names, in the order written.
    pub fn parts(&self, criterion: &Criterion) -> Vec<ConditionId> {
        let mut parts = Vec::new();
        criterion.when.iter().for_each(|when| self.parts_below(*when, &mut parts));
        parts
    }

    fn parts_below(&self, id: ConditionId, parts: &mut Vec<ConditionId>) {
        for child in self.condition(id).children() {
            if self.condition(*child).part.is_some() {
                parts.push(*child);
            }
            self.parts_below(*child, parts);
        }
    }
}

/// The first and the last day of a row; none: no beginning, no end.
pub type Period = (Option<Day>, Option<Day>);

/// The days of a list's rows, of which some have one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RowDays {
    /// The list.
    pub domain: DomainId,
    /// By row.
    pub rows: Vec<Period>,
}

/// A further language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Locale {
    /// Its own name for itself.
    pub title: String,
    /// What it says.
    pub words: Words,
    /// The file.
    pub span: Span,
}

/// Something to be told before the verdicts on some statuses.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Notice {
    /// What is told.
    pub text: Text,
    /// To whom.
    pub when: ConditionId,
    /// Where one of these is looked at; all where it names none.
    pub only: Vec<StatusId>,
    /// Not where only these are.
    pub except: Vec<StatusId>,
}

impl Notice {
    /// True where it is told to whoever looks at that status.
    pub fn concerns(&self, status: StatusId) -> bool {
        (self.only.is_empty() || self.only.contains(&status)) && !self.except.contains(&status)
    }
}

/// What is known of a fact beyond its type.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct AboutFact {
    /// Documents that show it.
    pub evidence: Vec<Papers>,
    /// How it can be changed.
    pub lever: Option<Lever>,
    /// What it is where nobody speaks of it.
    pub usual: Option<Vec<i64>>,
    /// What a count counts.
    pub unit: Option<Unit>,
    /// What it follows from.
    pub follows: Option<Follows>,
    /// Whether it grows whatever status is held.
    pub grows: Option<Grows>,
    /// What it should be, by others: the value beside the first condition that holds.
    pub expected: Vec<(ConditionId, Vec<i64>)>,
    /// Where that comes from.
    pub provenance: Provenance,
    /// Where it is defined.
    pub span: Option<Span>,
}

/// A source that rules cite.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Source {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// What kind of text it is.
    pub kind: SourceKind,
    /// Where it can be read.
    pub url: String,
    /// The day it was last read.
    pub checked: Day,
    /// True where a rule names it.
    pub used: bool,
    /// Where it is defined.
    pub span: Span,
}

/// A document that shows a fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Its number on the official list.
    pub form: Option<String>,
    /// More for readers.
    pub note: Option<Text>,
    /// The statuses that ask for it, by their identifiers; empty: all whose rules name it.
    pub only: Vec<String>,
    /// True where a rule names it.
    pub used: bool,
    /// Where it is defined.
    pub span: Span,
}

/// Documents of which so many show something.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Papers {
    /// The documents.
    pub of: Vec<EvidenceId>,
    /// So many of them are enough.
    pub at_least: usize,
}

/// What the law or the research leaves open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Doubt {
    /// Its identifier.
    pub id: String,
    /// What is open.
    pub text: Text,
    /// Where that is seen.
    pub cite: Vec<Cite>,
    /// True where a rule names it.
    pub used: bool,
    /// Where it is defined.
    pub span: Span,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cite {
    /// The source.
    pub source: SourceId,
    /// The place.
    pub at: Option<Text>,
}

/// Where a value comes from, with what it inherits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Provenance {
    /// Citations.
    pub cite: Vec<Cite>,
    /// Certainty.
    pub certainty: Certainty,
    /// What is open.
    pub doubt: Option<DoubtId>,
    /// True where this very place, not one around it, says that it is unconfirmed.
    pub unconfirmed_here: bool,
}

impl Default for Provenance {
    fn default() -> Self {
        Self {
            cite: Vec::new(),
            certainty: Certainty::Primary,
            doubt: None,
            unconfirmed_here: false,
        }
    }
}

/// A value that holds from a day on.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dated<T> {
    /// First day; none: always.
    pub from: Option<Day>,
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Where it stands.
    pub span: Span,
}

/// The values of one place over time, oldest first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Timeline<T>(pub Vec<Dated<T>>);

impl<T> Timeline<T> {
    /// The value on a day.
    pub fn on(&self, day: Day) -> Option<&Dated<T>> {
        self.0.iter().rev().find(|dated| dated.from.is_none_or(|from| from <= day))
    }
}

/// A condition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Condition {
    /// What it asks.
    pub kind: ConditionKind,
    /// Its own finding in a report.
    pub part: Option<Part>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Where it stands.
    pub span: Span,
}

/// A condition that a report names.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Part {
    /// Its identifier within the criterion.
    pub id: String,
    /// What it says.
    pub text: Option<Text>,
    /// More for readers.
    pub note: Option<Text>,
    /// Documents that show it.
    pub evidence: Vec<Papers>,
}

/// What a condition asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ConditionKind {
    /// A fact against fixed values; all tests.
    Compare {
        /// The fact.
        fact: FactId,
        /// Only as given.
        given: bool,
        /// What is asked.
        tests: Vec<Test>,
    },
    /// A fact against another.
    Relate(Relation),
    /// The points of a status.
    Points {
        /// The status.
        status: StatusId,
        /// The comparison.
        op: Comparison,
        /// With what.
        bound: PointsBound,
    },
    /// Whether a status qualifies.
    Status(StatusId),
    /// Whether a status would qualify if all its criteria of practice were met.
    Row(StatusId),
    /// All of these.
    All(Vec<ConditionId>),
    /// Any of these.
    Any(Vec<ConditionId>),
    /// Not this.
    Not(ConditionId),
    /// At least so many of these.
    Count(Vec<ConditionId>, Timeline<i64>),
    /// Particulars, and a summary that fills them where they are not answered.
    SummedUp([ConditionId; 2]),
    /// Law that cannot be applied yet.
    Unsettled(DoubtId),
}

/// A comparison with fixed values.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Test {
    /// Which.
    pub op: Comparison,
    /// With what.
    pub bound: Operand,
    /// True where the fact is a set, whose words are compared one by one.
    pub of_set: bool,
    /// Where it stands.
    pub span: Span,
}

/// A fixed right side.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Operand {
    /// Values as facts keep them; for the empty set none.
    Values(Timeline<Vec<i64>>),
    /// The day of the check, moved.
    Day {
        /// Added.
        plus: Option<Wait>,
        /// Taken off.
        minus: Option<Wait>,
    },
    /// So long before the day of the check, up to it.
    Within(Wait),
}

/// A comparison of two facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Relation {
    /// The left fact.
    pub fact: FactId,
    /// The left fact only as given.
    pub given: bool,
    /// The comparison.
    pub op: Comparison,
    /// The right fact.
    pub other: FactId,
    /// The right fact only as given.
    pub other_given: bool,
    /// The right fact times a fraction.
    pub times: (i64, i64),
    /// The right fact later or longer.
    pub plus: Option<Wait>,
    /// The right fact earlier or shorter.
    pub minus: Option<Wait>,
}

/// What points are compared with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum PointsBound {
    /// The table's own pass mark.
    PassMark,
    /// A number.
    Value(Timeline<i64>),
}

/// What a fact follows from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Follows {
    /// Yes or no.
    When(ConditionId),
    /// Yes, otherwise unknown.
    Yes(ConditionId),
    /// The value of another fact.
    Value(FactId),
    /// The attribute of the row that another fact names.
    Attribute {
        /// The fact that names the row.
        of: FactId,
        /// Which table of values.
        table: usize,
    },
    /// Full years between two days.
    Years {
        /// The earlier day.
        since: FactId,
        /// The later day; none: the day of the check.
        until: Option<FactId>,
    },
    /// The day of the check.
    Day,
    /// The value beside the first condition that holds, as words of the fact's type.
    First(Vec<(Option<ConditionId>, Vec<i64>)>),
    /// A table.
    Grid(Grid),
}

/// The values of one attribute, by row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AttributeTable {
    /// List and attribute, such as `fields.open`.
    pub name: String,
    /// The list.
    pub domain: DomainId,
    /// Its name for readers.
    pub label: Text,
    /// Its type.
    pub kind: Kind,
    /// By row of the list; none where the row does not say.
    pub rows: Vec<Option<Timeline<Vec<i64>>>>,
}

/// A table over one or two facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Grid {
    /// The fact of the rows.
    pub down: FactId,
    /// Least values of the rows, from the top.
    pub at_least: Vec<i64>,
    /// The fact of the columns, and their upper bounds from the left.
    pub across: Option<(FactId, Vec<i64>)>,
    /// The cells, row by row.
    pub cells: Vec<Vec<i64>>,
    /// The value past the last row; none: unknown.
    pub otherwise: Option<i64>,
    /// Where it stands.
    pub span: Span,
}

/// A criterion.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// Its identifier.
    pub id: String,
    /// The requirement.
    pub text: Text,
    /// When it is met; none only where it is left to the officer.
    pub when: Option<ConditionId>,
    /// When it applies at all.
    pub applies: Option<ConditionId>,
    /// Left to the officer's judgement.
    pub for_officer: bool,
    /// Says whether people are taken in at all.
    pub opens: bool,
    /// Asked of who applies for the status itself: not of its row in the ordinance.
    pub practice: bool,
    /// Routes (by index) that do without it.
    pub except: Vec<usize>,
    /// Documents that show it; none: those of the facts that it reads.
    pub evidence: Option<Vec<Papers>>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// A way into a status.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Route {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub text: Text,
    /// Its own criteria.
    pub criteria: Range<usize>,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// A points table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PointsTable {
    /// Points needed.
    pub pass_mark: Timeline<i64>,
    /// Its items.
    pub items: Range<usize>,
    /// Where the table comes from.
    pub provenance: Provenance,
}

/// A points item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Its identifier.
    pub id: String,
    /// Its number on the form.
    pub form: Option<String>,
    /// What it is.
    pub text: Text,
    /// How its points are awarded.
    pub award: Award,
    /// Documents that show it.
    pub evidence: Vec<Papers>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// How points are awarded.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Award {
    /// The highest tier met.
    One(Range<usize>),
    /// All tiers met, up to a cap.
    All(Range<usize>, Option<i64>),
    /// A table.
    Table(Grid),
}

impl Award {
    /// The tiers; none for a table.
    pub fn tiers(&self) -> Range<usize> {
        match self {
            Self::One(tiers) | Self::All(tiers, _) => tiers.clone(),
            Self::Table(_) => 0..0,
        }
    }
}

/// A tier of a points item.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tier {
    /// Its identifier.
    pub id: String,
    /// What it asks.
    pub text: Option<Text>,
    /// When it is met.
    pub when: ConditionId,
    /// What it gives.
    pub points: Timeline<i64>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Documents that show it.
    pub evidence: Vec<Papers>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// A treatment that a status gives. It never decides a verdict.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Benefit {
    /// Its identifier.
    pub id: String,
    /// What is given.
    pub text: Text,
    /// On which condition; none: to everybody who holds the status.
    pub when: Option<ConditionId>,
    /// More for readers.
    pub note: Option<Text>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub until: Option<Day>,
    /// Where it stands.
    pub span: Span,
}

/// A status of residence.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StatusRules {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// First day in force; without it, every day of record.
    pub from: Option<Day>,
    /// Last day in force.
    pub until: Option<Day>,
    /// First day whose law is recorded.
    pub encoded_from: Option<Day>,
    /// Default provenance.
    pub provenance: Provenance,
    /// Shown with the verdict.
    pub note: Option<Text>,
    /// What it grants.
    pub stay: StayDoc,
    /// Criteria that everybody must meet.
    pub criteria: Range<usize>,
    /// Ways in.
    pub routes: Vec<Route>,
    /// The points table.
    pub points: Option<PointsTable>,
    /// What it gives to those who hold it.
    pub benefits: Range<usize>,
    /// Where it is defined.
    pub span: Span,
}

/// What holding a status does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Holding {
    /// The status, by the identifier that says which is held.
    pub status: String,
    /// What grows.
    pub accrues: Vec<Accrual>,
    /// What begins anew when the status is taken up.
    pub resets: Vec<FactId>,
    /// What is so from the day on which the status is taken up.
    pub sets: Vec<(FactId, SetTo)>,
    /// What becomes so when a duration is full.
    pub becomes: Vec<Becoming>,
    /// How long it can be held.
    pub limits: Vec<StayLimit>,
    /// Where that comes from.
    pub provenance: Provenance,
    /// Where it stands.
    pub span: Span,
}

/// A duration that grows.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accrual {
    /// The duration.
    pub fact: FactId,
    /// Only while this holds.
    pub condition: Option<ConditionId>,
    /// Only up to this day.
    pub until: Option<Day>,
    /// Only where some of it has passed.
    pub if_begun: bool,
    /// Where that comes from.
    pub provenance: Provenance,
}

/// What a fact is set to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SetTo {
    /// A value, as facts keep it.
    Value(Vec<i64>),
    /// What another fact is.
    Fact(FactId),
}

/// What becomes so when a duration is full.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Becoming {
    /// The duration.
    pub fact: FactId,
    /// So long.
    pub at_least: Wait,
    /// What is so then.
    pub sets: Vec<(FactId, Vec<i64>)>,
}

/// How long a status can be held.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StayLimit {
    /// The duration that is bounded; none: the stay in this status.
    pub fact: Option<FactId>,
    /// What is taken off it first.
    pub less: Option<FactId>,
    /// So long.
    pub at_most: Wait,
    /// Longer on a condition.
    pub extended: Vec<Extension>,
    /// Where that comes from.
    pub provenance: Provenance,
}

/// A longer limit on a condition.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Extension {
    /// What it is, for readers.
    pub text: Text,
    /// For whom.
    pub when: ConditionId,
    /// So long.
    pub at_most: Wait,
    /// Where that comes from.
    pub provenance: Provenance,
}

/// Whether a duration grows whatever status is held.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Grows {
    /// It never grows.
    Never,
    /// It grows everywhere.
    Everywhere(Accrual),
}

/// Which facts say until when a status is held.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Permit {
    /// The status that is held.
    pub held: FactId,
    /// The last day of its permit, and whether an application filed in time is pending; none where
    /// the rules do not say.
    pub until: Option<(FactId, FactId)>,
    /// The first day of its permit, where the rules name the fact.
    pub from: Option<FactId>,
    /// The period for which it is permitted, where the rules name the fact.
    pub period: Option<FactId>,
    /// Whether somebody is in the country, where the rules name the fact.
    pub here: Option<FactId>,
    /// How long the status goes on past that day while one is.
    pub goes_on: Wait,
}

/// How a move is filed for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Filing {
    /// The identifier of the move.
    pub id: String,
    /// What the move is.
    pub text: Text,
    /// The application, by identifier.
    pub procedure: String,
    /// To these statuses; empty: to all.
    pub only: Vec<StatusId>,
    /// Not to these.
    pub except: Vec<StatusId>,
    /// Who can make the move; none: whoever the rest allows.
    pub when: Option<ConditionId>,
    /// The status stays the same: an extension.
    pub same: bool,
    /// Only with a status whose permit has not run out.
    pub alive: bool,
    /// From when it can be filed.
    pub window: Option<FilingWindow>,
    /// On which day a criterion is judged.
    pub judged: JudgedOn,
    /// Where that comes from.
    pub provenance: Provenance,
}

/// From when an application can be filed: so long before the day that a fact gives.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct FilingWindow {
    /// So long before.
    pub before: Wait,
    /// That day.
    pub of: FactId,
    /// Only where this holds.
    pub when: Option<ConditionId>,
}

/// Applications to be made, with fees and usual times. They decide nothing.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Procedures {
    /// The date fact that says when an application is accepted.
    pub accepted: Option<FactId>,
    /// Statuses whose stay names only the longest period that can be granted.
    pub up_to: Vec<String>,
    /// In order.
    pub list: Vec<Procedure>,
}

/// An application to be made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Procedure {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Only for what can be extended.
    pub renewal: bool,
    /// Whom it concerns: it is told unless this is known not to hold.
    pub when: Option<ConditionId>,
    /// For whom and when.
    pub scope: Scope,
    /// What it costs.
    pub fees: Vec<Fee>,
    /// How long it takes.
    pub times: Vec<UsualTime>,
    /// More for readers.
    pub notes: Vec<ProcedureNote>,
}

/// Something that somebody has to do.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Duty {
    /// Its identifier.
    pub id: String,
    /// What is to be done.
    pub text: Text,
    /// Who has to do it.
    pub who: Obliged,
    /// When in the course of things.
    pub stage: Stage,
    /// By when exactly.
    pub due: Option<Due>,
    /// What sets the clock going, where no fact says its day.
    pub event: Option<Text>,
    /// Where it is done.
    pub place: Option<Text>,
    /// Documents that show it, or that are handed in.
    pub evidence: Vec<Papers>,
    /// More for readers.
    pub note: Option<Text>,
    /// For which statuses and on which days.
    pub scope: Scope,
}

/// By when something is to be done.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Due {
    /// How it is counted.
    pub deadline: Deadline,
    /// The date fact that it is counted from; none: the event.
    pub of: Option<FactId>,
}

/// For which statuses and days something stands, and where it comes from.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Scope {
    /// These statuses; empty: all.
    pub only: Vec<String>,
    /// Not these statuses.
    pub except: Vec<String>,
    /// First day of acceptance.
    pub from: Option<Day>,
    /// Last day of acceptance.
    pub until: Option<Day>,
    /// Where it comes from.
    pub provenance: Provenance,
    /// Where it stands.
    pub span: Span,
}

impl Scope {
    /// True where it stands for a status on some day.
    pub fn concerns(&self, status: &str) -> bool {
        let named = |names: &[String]| names.iter().any(|name| name == status);
        (self.only.is_empty() || named(&self.only)) && !named(&self.except)
    }

    /// True where it stands for a status on a day.
    pub fn covers(&self, status: &str, day: Day) -> bool {
        self.concerns(status)
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
    }
}

/// A fee in whole yen.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fee {
    /// What it is for, where there are several.
    pub text: Option<Text>,
    /// The least and the most of the periods granted that it is for, as codes.
    pub grant: (Option<i64>, Option<i64>),
    /// At the counter.
    pub counter: Option<i64>,
    /// Online.
    pub online: Option<i64>,
    /// Wherever it is paid.
    pub amount: Option<i64>,
    /// For whom and when.
    pub scope: Scope,
}

/// A usual time.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct UsualTime {
    /// What kind of figure it is.
    pub text: Text,
    /// How long.
    pub length: LengthDoc,
    /// For whom and when.
    pub scope: Scope,
}

/// More on a procedure for readers.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProcedureNote {
    /// What it says.
    pub text: Text,
    /// For whom and when.
    pub scope: Scope,
}

/// One step of working things out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// A fact that follows from others.
    Fact(FactId),
    /// The points table of a status.
    Points(StatusId),
    /// The criteria and verdict of a status.
    Status(StatusId),
}
