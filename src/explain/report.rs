//! The report: plain records in every language, ready to be laid out.

use super::phrase::Phrase;
use super::procedure::ProcedureReport;
use crate::calendar::Day;
use crate::compile::{Cite, DoubtId, EvidenceId, Follows, Rulebook};
use crate::evaluate::{Conflict, Finding, One, Verdict};
use crate::facts::{Case, FactId, Kind, Value, Vocabulary, show};
use crate::text::Text;

/// Everything there is to say about one candidate.
#[derive(Clone, Debug)]
pub struct Report {
    /// The day of the check.
    pub on: Day,
    /// Which rules.
    pub digest: String,
    /// Words of the case that no rule reads.
    pub case: CaseWords,
    /// The facts that were given.
    pub facts: Vec<FactLine>,
    /// Given facts that contradict others.
    pub conflicts: Vec<ConflictLine>,
    /// The statuses in the order asked for.
    pub statuses: Vec<StatusReport>,
    /// The sources that the reasons cite.
    pub sources: Vec<SourceLine>,
    /// True where it does not say of whom it is.
    pub anonymous: bool,
    /// Documents in hand, by identifier; none: the case does not say.
    pub in_hand: Option<Vec<String>>,
}

/// Words of a case that no rule reads.
#[derive(Clone, Debug, Default)]
pub struct CaseWords {
    /// The candidate's name.
    pub name: Option<String>,
    /// The file's reference.
    pub reference: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
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

/// A fact that is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRef {
    /// Its dotted name.
    pub name: String,
    /// Its name for readers.
    pub label: Text,
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
    /// One line of why.
    pub why: Text,
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
    pub mark: Mark,
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
    pub mark: Mark,
    /// More for readers.
    pub note: Option<Text>,
}

/// How sure a value is.
#[derive(Clone, Debug, Default)]
pub struct Mark {
    /// True where it could not be confirmed.
    pub unconfirmed: bool,
    /// What is open.
    pub doubt: Option<Text>,
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
    pub mark: Mark,
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
    pub mark: Mark,
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

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CiteLine {
    /// The source's identifier.
    pub source: String,
    /// The place.
    pub at: Option<String>,
}

impl CiteLine {
    /// Source and place in one word group.
    pub fn plain(&self) -> String {
        match &self.at {
            Some(at) => format!("{} {at}", self.source),
            None => self.source.clone(),
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
}

/// What is open in the law or the research.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubtLine {
    /// Its identifier.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// An unconfirmed value on which a verdict rests.
#[derive(Clone, Debug)]
pub struct UnconfirmedLine {
    /// Where it stands, such as `criterion/part`.
    pub name: String,
    /// What stands there.
    pub text: Text,
    /// What is open about it.
    pub doubt: Option<DoubtLine>,
}

/// A source that is cited.
#[derive(Clone, Debug)]
pub struct SourceLine {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    pub url: String,
    /// The day it was last read.
    pub checked: Day,
}

/// Words of the case by the names of their facts.
pub(super) fn case_words(vocabulary: &Vocabulary, case: &Case) -> CaseWords {
    let word = |name: &str| {
        let fact = vocabulary.find(name)?;
        case.words.iter().find(|(of, _)| *of == fact).map(|(_, words)| words.clone())
    };
    CaseWords {
        name: word("case.name"),
        reference: word("case.reference"),
        prepared_by: word("case.prepared-by"),
    }
}

pub(super) fn fact_lines(rulebook: &Rulebook, case: &Case, assessment: One<'_>) -> Vec<FactLine> {
    let vocabulary = &rulebook.vocabulary;
    let mut lines = Vec::new();
    for (id, fact) in vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
        let given = case.facts.get(vocabulary, id);
        let value = given.clone().or_else(|| assessment.value(rulebook, id));
        let Some(value) = value else { continue };
        lines.push(FactLine {
            name: fact.name.clone(),
            label: fact.label.clone(),
            kind: fact.kind,
            shown: show(vocabulary, id, &value),
            plain: value.plain(fact.kind, vocabulary),
            given: given.is_some(),
            counted_from: counted_from(rulebook, id),
            value,
        });
    }
    lines
}

/// True where another fact counts the years since this day.
fn counted_from(rulebook: &Rulebook, id: FactId) -> bool {
    let follows = rulebook.vocabulary.iter().map(|(other, _)| &rulebook.about(other).follows);
    follows.flatten().any(|follows| matches!(follows, Follows::Years { since, .. } if *since == id))
}

pub(super) fn conflict_lines(rulebook: &Rulebook, conflicts: &[Conflict]) -> Vec<ConflictLine> {
    let vocabulary = &rulebook.vocabulary;
    let line = |conflict: &Conflict| {
        let fact = vocabulary.fact(conflict.fact);
        let shown = |value: &Value| show(vocabulary, conflict.fact, value);
        ConflictLine {
            name: fact.name.clone(),
            given: conflict.given.plain(fact.kind, vocabulary),
            derived: conflict.derived.plain(fact.kind, vocabulary),
            text: Phrase::Conflict.fill(&[
                ("name", fact.label.clone()),
                ("given", shown(&conflict.given)),
                ("derived", shown(&conflict.derived)),
            ]),
        }
    };
    conflicts.iter().map(line).collect()
}

/// The sources that the statuses cite, in the order of the bibliography.
pub(super) fn sources(rulebook: &Rulebook, statuses: &[StatusReport]) -> Vec<SourceLine> {
    let mut cited: Vec<&str> = Vec::new();
    for status in statuses {
        let criteria = status.criteria.iter().flat_map(|criterion| &criterion.cite);
        let items = status.points.iter().flat_map(|points| &points.items);
        let items = items.flat_map(|item| &item.cite);
        let benefits = status.benefits.iter().flat_map(|benefit| &benefit.cite);
        let procedures = status.procedures.iter().filter(|_| status.is_open());
        let procedures = procedures.flat_map(|procedure| &procedure.cite);
        cited.extend(
            criteria
                .chain(items)
                .chain(benefits)
                .chain(procedures)
                .map(|cite| cite.source.as_str()),
        );
    }
    let used = rulebook.sources.iter().filter(|source| cited.contains(&source.id.as_str()));
    used.map(|source| SourceLine {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        checked: source.checked,
    })
    .collect()
}

/// Citations for readers.
pub fn cite_lines(rulebook: &Rulebook, cites: &[Cite]) -> Vec<CiteLine> {
    let line = |cite: &Cite| CiteLine {
        source: rulebook.sources[cite.source.index()].id.clone(),
        at: cite.at.clone(),
    };
    cites.iter().map(line).collect()
}

pub(super) fn evidence_lines(rulebook: &Rulebook, ids: &[EvidenceId]) -> Vec<EvidenceLine> {
    let line = |id: &EvidenceId| {
        let evidence = &rulebook.evidence[id.index()];
        EvidenceLine {
            id: evidence.id.clone(),
            form: evidence.form.clone(),
            title: evidence.title.clone(),
            note: evidence.note.clone(),
        }
    };
    ids.iter().map(line).collect()
}

pub(super) fn doubt_line(rulebook: &Rulebook, id: DoubtId) -> DoubtLine {
    let doubt = &rulebook.doubts[id.index()];
    DoubtLine { id: doubt.id.clone(), text: doubt.text.clone() }
}

pub(super) fn fact_ref(vocabulary: &Vocabulary, id: FactId) -> FactRef {
    let fact = vocabulary.fact(id);
    FactRef { name: fact.name.clone(), label: fact.label.clone() }
}
