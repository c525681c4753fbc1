//! The report: plain records in every language, ready to be laid out.

use super::advised::AdvisedStatus;
use super::application::ProcedureReport;
use super::cited::{CertaintyMark, CiteLine};
use super::dated::DateLine;
use super::phrase::Phrase;
pub use super::refs::{CaseWords, DoubtLine, FactRef, SourceLine, UnconfirmedLine};
use crate::advise::{Nearness, PermitStanding};
use crate::calendar::Day;
use crate::evaluate::{Finding, Verdict};
use crate::facts::{Kind, Value};
use crate::text::{Lang, Text};

/// Everything there is to say about one candidate.
#[derive(Clone, Debug)]
pub struct CaseReport {
    /// What lies ahead, where that was looked for.
    pub ahead: Option<Ahead>,
    /// The day of the check.
    pub on: Day,
    /// Which rules.
    pub digest: String,
    /// Words of the case that no rule reads.
    pub case: CaseWords,
    /// The facts that were given.
    pub facts: Vec<FactLine>,
    /// What the case says of later days, in their order.
    pub later: Vec<LaterLine>,
    /// Given facts that contradict others.
    pub conflicts: Vec<ConflictLine>,
    /// What is told before the verdicts.
    pub notices: Vec<Text>,
    /// The statuses in the order asked for.
    pub statuses: Vec<StatusReport>,
    /// The sources that the reasons cite.
    pub sources: Vec<SourceLine>,
    /// True where it does not say of whom it is.
    pub anonymous: bool,
    /// Documents in hand, by identifier; none: the case does not say.
    pub in_hand: Option<Vec<String>>,
}

/// What lies ahead of a person.
#[derive(Clone, Debug)]
pub struct Ahead {
    /// The permit, where its last day is known.
    pub permit: Option<PermitStanding>,
    /// The next days on which to act at the latest.
    pub dates: Vec<DateLine>,
}

/// A fact that comes true on a later day.
#[derive(Clone, Debug)]
pub struct LaterLine {
    /// The day.
    pub day: Day,
    /// Its dotted name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
    /// The value for readers.
    pub shown: Text,
    /// The value as a case gives it; none: it is not known from then on.
    pub plain: Option<String>,
}

/// A known fact.
#[derive(Clone, Debug)]
pub struct FactLine {
    /// Its dotted name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
    /// Its type, for formats that have types.
    pub kind: Kind,
    /// Its value.
    pub value: Value,
    /// Its value for readers.
    pub shown: Text,
    /// Its value as a case file writes it.
    pub plain: String,
    /// Given rather than worked out.
    pub given: bool,
    /// A day from which years are counted, such as that of a birth.
    pub counted_from: bool,
}

/// A given fact that contradicts others.
#[derive(Clone, Debug)]
pub struct ConflictLine {
    /// The fact.
    pub name: String,
    /// As given, as a case file writes it.
    pub given: String,
    /// As it follows.
    pub derived: String,
    /// In words.
    pub text: Text,
}

/// One status of residence.
#[derive(Clone, Debug)]
pub struct StatusReport {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The verdict.
    pub verdict: Verdict,
    /// The verdict with unconfirmed values unknown.
    pub confirmed: Verdict,
    /// The last day of which the rules record anything, where the day looked at comes after it.
    pub beyond: Option<Day>,
    /// One line of why.
    pub why: Text,
    /// What would have to be different for it, where that was looked for.
    pub advised: Option<Box<AdvisedStatus>>,
    /// How near it is.
    pub nearness: Nearness,
    /// Asked for, or near enough to be told in full.
    pub close: bool,
    /// In force from, until.
    pub in_force: (Option<Day>, Option<Day>),
    /// The route taken.
    pub route: Option<String>,
    /// All routes that stand on the day.
    pub routes: Vec<RouteReport>,
    /// The points table.
    pub points: Option<PointsReport>,
    /// Common criteria, then those of the routes.
    pub criteria: Vec<CriterionReport>,
    /// Facts to give.
    pub missing: Vec<FactRef>,
    /// Law that is not settled.
    pub unsettled: Vec<DoubtLine>,
    /// Unconfirmed values on which the verdict rests.
    pub unconfirmed: Vec<UnconfirmedLine>,
    /// More for readers.
    pub note: Option<Text>,
    /// What it gives to those who hold it.
    pub benefits: Vec<BenefitReport>,
    /// Applications that lead to it or keep it.
    pub procedures: Vec<ProcedureReport>,
    /// What it grants.
    pub stay: Vec<StayLine>,
}

impl StatusReport {
    /// True where it can still be had: it qualifies, or cannot be told yet.
    pub fn is_open(&self) -> bool {
        matches!(self.verdict, Verdict::Qualifies | Verdict::Undetermined)
    }

    /// All that is cited of it: by its criteria, points, benefits and open applications.
    pub fn cites(&self) -> impl Iterator<Item = &CiteLine> {
        let criteria = self.criteria.iter().flat_map(|criterion| &criterion.cite);
        let items = self.points.iter().flat_map(|points| &points.items);
        let items = items.flat_map(|item| &item.cite);
        let benefits = self.benefits.iter().flat_map(|benefit| &benefit.cite);
        let procedures = self.procedures.iter().filter(|_| self.is_open());
        let procedures = procedures.flat_map(|procedure| &procedure.cite);
        criteria.chain(items).chain(benefits).chain(procedures)
    }
}

/// A line on stay or family.
pub type StayLine = Text;

/// A route.
#[derive(Clone, Debug)]
pub struct RouteReport {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub text: Text,
    /// Whether its own criteria are met.
    pub finding: Finding,
    /// Its criteria, by identifier.
    pub criteria: Vec<String>,
    /// True for the route taken.
    pub taken: bool,
    /// More for readers.
    pub note: Option<Text>,
}

/// A criterion.
#[derive(Clone, Debug)]
pub struct CriterionReport {
    /// Its identifier.
    pub id: String,
    /// The route it belongs to; none: common.
    pub route: Option<String>,
    /// The requirement.
    pub text: Text,
    /// What came out.
    pub finding: Finding,
    /// True where it says whether people are taken in at all.
    pub opens: bool,
    /// True where it is left to the officer, whatever came out.
    pub officer: bool,
    /// The facts that decided it.
    pub because: Vec<Because>,
    /// Facts that keep it open.
    pub missing: Vec<FactRef>,
    /// Its named parts.
    pub parts: Vec<PartReport>,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// Documents that show it.
    pub evidence: Vec<EvidenceLine>,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// More for readers.
    pub note: Option<Text>,
}

/// A treatment that a status gives to those who hold it.
#[derive(Clone, Debug)]
pub struct BenefitReport {
    /// Its identifier.
    pub id: String,
    /// What is given.
    pub text: Text,
    /// Whether its condition is met; met where it has none.
    pub finding: Finding,
    /// True where it has a condition.
    pub conditional: bool,
    /// The facts that decided it.
    pub because: Vec<Because>,
    /// Facts that keep it open; not among those of the verdict.
    pub missing: Vec<FactRef>,
    /// Law that is not settled and keeps it open.
    pub unsettled: Vec<DoubtLine>,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// More for readers.
    pub note: Option<Text>,
}

/// A named part of a criterion.
#[derive(Clone, Debug)]
pub struct PartReport {
    /// Its identifier.
    pub id: String,
    /// What it says.
    pub text: Option<Text>,
    /// What came out.
    pub finding: Finding,
    /// The facts that decided it.
    pub because: Vec<Because>,
    /// Facts that keep it open.
    pub missing: Vec<FactRef>,
    /// Documents that show it.
    pub evidence: Vec<EvidenceLine>,
    /// More for readers.
    pub note: Option<Text>,
}

/// A fact that decided something, and by how much.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Because {
    /// The fact's dotted name; none for points.
    pub name: Option<String>,
    /// Its name for readers.
    pub label: Text,
    /// Its value for readers.
    pub value: Text,
    /// By how much it fails.
    pub gap: Option<Text>,
    /// Worked out rather than given.
    pub follows: bool,
}

/// A points table.
#[derive(Clone, Debug)]
pub struct PointsReport {
    /// Least.
    pub min: i32,
    /// Most.
    pub max: i32,
    /// Needed.
    pub pass_mark: i32,
    /// The pass mark, and what else rules ask of these points beyond it, ascending.
    pub marks: Vec<i32>,
    /// In one line.
    pub text: Text,
    /// How far from the pass mark.
    pub gap: Option<Text>,
    /// The items in the order of the form.
    pub items: Vec<ItemReport>,
}

/// A points item.
#[derive(Clone, Debug)]
pub struct ItemReport {
    /// Its identifier.
    pub id: String,
    /// Its number on the form.
    pub form: Option<String>,
    /// What it is.
    pub text: Text,
    /// Least.
    pub min: i32,
    /// Most.
    pub max: i32,
    /// The most that several tiers give together; none where only one counts.
    pub together: Option<i32>,
    /// Tiers certainly awarded, by identifier.
    pub awarded: Vec<String>,
    /// Its tiers.
    pub tiers: Vec<TierReport>,
    /// Its table, where it has one.
    pub grid: Option<GridReport>,
    /// The facts that decided it.
    pub because: Vec<Because>,
    /// Facts that keep it open.
    pub missing: Vec<FactRef>,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// Documents that show it.
    pub evidence: Vec<EvidenceLine>,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// More for readers.
    pub note: Option<Text>,
}

/// A tier of a points item.
#[derive(Clone, Debug)]
pub struct TierReport {
    /// Its identifier.
    pub id: String,
    /// What it asks.
    pub text: Option<Text>,
    /// What it gives.
    pub points: i32,
    /// Whether it is met.
    pub finding: Finding,
    /// The facts that decided it, and by how much they fail.
    pub because: Vec<Because>,
    /// Facts that keep it open.
    pub missing: Vec<FactRef>,
    /// Documents that show it, where they are not those of the whole item.
    pub evidence: Vec<EvidenceLine>,
    /// What is unconfirmed about it.
    pub mark: CertaintyMark,
    /// More for readers.
    pub note: Option<Text>,
}

/// A points table over one or two facts, as the form prints it.
#[derive(Clone, Debug)]
pub struct GridReport {
    /// Headings of the columns.
    pub columns: Vec<Text>,
    /// Headings and cells of the rows.
    pub rows: Vec<(Text, Vec<i32>)>,
    /// The cell that applies: row and column, where both are known.
    pub cell: Option<(usize, usize)>,
    /// The column that applies, where it is known.
    pub column: Option<usize>,
    /// For each row, how much is lacking to reach it; none where nothing is, or it is unknown.
    pub short: Vec<Option<Text>>,
}

impl CiteLine {
    /// Source and place in one word group, as files for programs have them.
    pub fn plain(&self) -> String {
        self.said(Lang::En)
    }

    /// The same for readers of a language.
    pub fn said(&self, lang: Lang<'_>) -> String {
        match &self.at {
            Some(at) => format!("{} {}", self.source, at.get(lang)),
            None => self.source.clone(),
        }
    }

    /// The same for readers.
    pub fn words(&self) -> Text {
        let source = ("source", Text::same(&self.source));
        match &self.at {
            Some(at) => Phrase::CitedAt.fill(&[source, ("at", at.clone())]),
            None => Text::same(&self.source),
        }
    }
}

/// A document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceLine {
    /// Its identifier.
    pub id: String,
    /// Its number on the official list.
    pub form: Option<String>,
    /// Its title.
    pub title: Text,
    /// More for readers.
    pub note: Option<Text>,
    /// It is one of several of which some are enough; none: it is needed.
    pub choice: Option<PaperChoice>,
}

/// Documents of which some are enough.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperChoice {
    /// Their identifiers.
    pub of: Vec<String>,
    /// So many of them are enough.
    pub at_least: usize,
}
