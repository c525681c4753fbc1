//! Criteria and their parts, in words.

use super::Teller;
use super::cited::CertaintyMark;
use super::lines::{cite_lines, evidence_lines, fact_ref};
use super::report::{CriterionReport, FactRef, PartReport};
use crate::compile::{ConditionId, Criterion, CriterionId, Papers, Provenance};
use crate::evaluate::{Finding, Gaps};
use crate::load::Certainty;

impl Teller<'_, '_> {
    /// A criterion that stands on the day.
    pub(super) fn criterion(&self, id: CriterionId, route: Option<&str>) -> CriterionReport {
        let rulebook = self.program.rulebook();
        let criterion = rulebook.criterion(id);
        let finding = self.assessment.finding(id, criterion);
        let deciding = match finding {
            Finding::NotApplicable => criterion.applies,
            _ => criterion.when,
        };
        CriterionReport {
            id: criterion.id.clone(),
            route: route.map(str::to_string),
            text: rulebook.criterion_text(criterion, Some(self.program.day())),
            finding,
            opens: criterion.opens,
            officer: criterion.for_officer,
            because: deciding.map(|id| self.because(id)).unwrap_or_default(),
            missing: self.criterion_missing(finding, criterion),
            parts: self.parts(finding, criterion),
            cite: cite_lines(rulebook, &criterion.provenance.cite),
            evidence: self.evidence(criterion),
            mark: self.mark(&criterion.provenance),
            note: criterion.note.clone(),
        }
    }

    fn criterion_missing(&self, finding: Finding, criterion: &Criterion) -> Vec<FactRef> {
        if finding != Finding::Unknown {
            return Vec::new();
        }
        let gaps = self.gaps(|gaps| {
            for condition in [criterion.when, criterion.applies].into_iter().flatten() {
                self.program.condition_gaps(self.assessment, condition, gaps);
            }
        });
        self.fact_refs(&gaps)
    }

    /// The facts of gaps, for readers.
    pub(super) fn fact_refs(&self, gaps: &Gaps) -> Vec<FactRef> {
        let vocabulary = &self.program.rulebook().vocabulary;
        gaps.facts().map(|fact| fact_ref(vocabulary, fact)).collect()
    }

    fn parts(&self, finding: Finding, criterion: &Criterion) -> Vec<PartReport> {
        if finding == Finding::NotApplicable {
            return Vec::new();
        }
        let parts = self.program.rulebook().parts(criterion);
        let standing = parts.into_iter().filter(|part| !self.program.left_out(*part));
        standing.filter_map(|part| self.part(part)).collect()
    }

    fn part(&self, id: ConditionId) -> Option<PartReport> {
        let rulebook = self.program.rulebook();
        let part = rulebook.condition(id).part.as_ref()?;
        let truth = self.assessment.truth(id).as_read();
        let missing = match truth {
            None => {
                let gaps = self.gaps(|gaps| self.program.condition_gaps(self.assessment, id, gaps));
                self.fact_refs(&gaps)
            }
            Some(_) => Vec::new(),
        };
        Some(PartReport {
            id: part.id.clone(),
            text: rulebook.part_text(id, Some(self.program.day())),
            finding: Finding::of(truth),
            because: self.because(id),
            missing,
            evidence: evidence_lines(rulebook, &part.evidence),
            note: part.note.clone(),
        })
    }

    /// Documents of the criterion itself; where it names none, those of the facts it reads.
    fn evidence(&self, criterion: &Criterion) -> Vec<super::report::EvidenceLine> {
        let rulebook = self.program.rulebook();
        if let Some(own) = &criterion.evidence {
            return evidence_lines(rulebook, own);
        }
        let facts = criterion.when.map(|when| self.because(when)).unwrap_or_default();
        let mut papers: Vec<Papers> = Vec::new();
        for name in facts.iter().filter_map(|because| because.name.as_deref()) {
            if let Some(fact) = rulebook.vocabulary.find(name) {
                papers.extend_from_slice(&rulebook.about(fact).evidence);
            }
        }
        papers.sort_unstable();
        papers.dedup();
        evidence_lines(rulebook, &papers)
    }

    /// How sure a place is.
    pub(super) fn mark(&self, provenance: &Provenance) -> CertaintyMark {
        let unconfirmed = provenance.certainty == Certainty::Unconfirmed;
        let doubts = &self.program.rulebook().doubts;
        let doubt = provenance.doubt.filter(|_| unconfirmed);
        CertaintyMark { unconfirmed, doubt: doubt.map(|doubt| doubts[doubt.index()].text.clone()) }
    }
}
