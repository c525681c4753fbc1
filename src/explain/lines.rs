//! Single lines of a report, from the rulebook and the case: facts, contradictions, citations,
//! documents, doubts.

use super::cited::CiteLine;
use super::phrase::Phrase;
use super::report::{
    CaseReport, CaseWords, ConflictLine, DoubtLine, EvidenceLine, FactLine, FactRef, LaterLine,
    PaperChoice, SourceLine, StatusReport, UnconfirmedLine,
};
use crate::calendar::Day;
use crate::compile::{
    Cite, CriterionId, DoubtId, Evidence, EvidenceId, Follows, Papers, Rulebook, Source,
};
use crate::evaluate::{Conflict, One, Prevails, StatusPlace, Unconfirmed, place_name};
use crate::facts::{Candidate, FactId, Value, Vocabulary, show};
use std::collections::BTreeSet;

/// Words of the case by the names of their facts.
pub(super) fn case_words(vocabulary: &Vocabulary, case: &Candidate) -> CaseWords {
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

pub(super) fn fact_lines(
    rulebook: &Rulebook,
    case: &Candidate,
    assessment: One<'_>,
) -> Vec<FactLine> {
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

/// What the case says of days after one.
pub(super) fn later_lines(vocabulary: &Vocabulary, case: &Candidate, on: Day) -> Vec<LaterLine> {
    let later = case.later.iter().filter(|later| later.day > on);
    let facts = later.flat_map(|later| later.facts.iter().map(|entry| (later.day, entry)));
    let line = |(day, (id, value)): (Day, &(FactId, Option<Value>))| {
        let fact = vocabulary.fact(*id);
        let shown = value.as_ref().map(|value| show(vocabulary, *id, value));
        LaterLine {
            day,
            name: fact.name.clone(),
            label: fact.label.clone(),
            shown: shown.unwrap_or_else(|| Phrase::Unknown.text()),
            plain: value.as_ref().map(|value| value.plain(fact.kind, vocabulary)),
        }
    };
    facts.map(line).collect()
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
        let phrase = match conflict.prevails {
            Prevails::Given => Phrase::Conflict,
            Prevails::Particulars => Phrase::Outweighed,
            Prevails::Both => Phrase::AtOdds,
        };
        ConflictLine {
            name: fact.name.clone(),
            given: conflict.given.plain(fact.kind, vocabulary),
            derived: conflict.derived.plain(fact.kind, vocabulary),
            text: phrase.fill(&[
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
    let cites = statuses.iter().flat_map(StatusReport::cites);
    let cited: BTreeSet<&str> = cites.map(|cite| cite.source.as_str()).collect();
    let used = rulebook.sources.iter().filter(|source| cited.contains(source.id.as_str()));
    used.map(source_line).collect()
}

/// A source for readers.
pub(super) fn source_line(source: &Source) -> SourceLine {
    SourceLine {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        checked: source.checked,
    }
}

impl CaseReport {
    /// The sources that some of its statuses cite, in the order of the bibliography.
    pub fn sources_of<'r>(&'r self, statuses: &[&StatusReport]) -> Vec<&'r SourceLine> {
        let cites = statuses.iter().flat_map(|status| status.cites());
        let cited: BTreeSet<&str> = cites.map(|cite| cite.source.as_str()).collect();
        self.sources.iter().filter(|source| cited.contains(source.id.as_str())).collect()
    }
}

/// Citations for readers.
pub fn cite_lines(rulebook: &Rulebook, cites: &[Cite]) -> Vec<CiteLine> {
    let line = |cite: &Cite| CiteLine {
        source: rulebook.sources[cite.source.index()].id.clone(),
        at: cite.at.clone(),
    };
    cites.iter().map(line).collect()
}

pub(super) fn evidence_lines(rulebook: &Rulebook, papers: &[Papers]) -> Vec<EvidenceLine> {
    let mut lines = Vec::new();
    for papers in papers {
        let of = papers.of.iter().map(|id| rulebook.evidence[id.index()].id.clone()).collect();
        let choice = (papers.of.len() > papers.at_least)
            .then_some(PaperChoice { of, at_least: papers.at_least });
        let line = |id: &EvidenceId| evidence_line(rulebook, *id, choice.clone());
        lines.extend(papers.of.iter().map(line));
    }
    lines
}

/// Leaves out what other statuses ask for: a shared fact names the documents of all.
pub(super) fn own_papers(rulebook: &Rulebook, report: &mut StatusReport) {
    let status = report.id.clone();
    let foreign = |evidence: &&Evidence| {
        !evidence.only.is_empty() && evidence.only.iter().all(|only| *only != status)
    };
    let foreign: BTreeSet<&str> =
        rulebook.evidence.iter().filter(foreign).map(|evidence| &*evidence.id).collect();
    let keep = |lines: &mut Vec<EvidenceLine>| lines.retain(|line| !foreign.contains(&*line.id));
    for criterion in &mut report.criteria {
        keep(&mut criterion.evidence);
        criterion.parts.iter_mut().for_each(|part| keep(&mut part.evidence));
    }
    for item in report.points.iter_mut().flat_map(|points| &mut points.items) {
        keep(&mut item.evidence);
        item.tiers.iter_mut().for_each(|tier| keep(&mut tier.evidence));
    }
}

fn evidence_line(rulebook: &Rulebook, id: EvidenceId, choice: Option<PaperChoice>) -> EvidenceLine {
    let evidence = &rulebook.evidence[id.index()];
    EvidenceLine {
        id: evidence.id.clone(),
        form: evidence.form.clone(),
        title: evidence.title.clone(),
        note: evidence.note.clone(),
        choice,
    }
}

pub(super) fn doubt_line(rulebook: &Rulebook, id: DoubtId) -> DoubtLine {
    let doubt = &rulebook.doubts[id.index()];
    DoubtLine { id: doubt.id.clone(), text: doubt.text.clone() }
}

pub(super) fn fact_ref(vocabulary: &Vocabulary, id: FactId) -> FactRef {
    let fact = vocabulary.fact(id);
    FactRef { name: fact.name.clone(), label: fact.label.clone() }
}

/// An unconfirmed value for readers.
pub(super) fn unconfirmed_line(
    rulebook: &Rulebook,
    on: Day,
    value: &Unconfirmed,
) -> UnconfirmedLine {
    let criterion = |id: &CriterionId| rulebook.criterion_text(rulebook.criterion(*id), Some(on));
    let text = match &value.place {
        StatusPlace::Criterion(id) => criterion(id),
        StatusPlace::Part(id, condition) => {
            rulebook.part_text(*condition, Some(on)).unwrap_or_else(|| criterion(id))
        }
        StatusPlace::Item(id) => rulebook.item(*id).text.clone(),
        StatusPlace::Tier(item, tier) => {
            let own = rulebook.tier_text(rulebook.tier(*tier), Some(on));
            own.unwrap_or_else(|| rulebook.item(*item).text.clone())
        }
    };
    UnconfirmedLine {
        name: place_name(rulebook, &value.place),
        text,
        doubt: value.doubt.map(|doubt| doubt_line(rulebook, doubt)),
    }
}
