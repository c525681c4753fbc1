//! What a part of the rules rests on, wherever in it that stands: sources, documents, and what the
//! law or the research leaves open. Must not know a candidate.

use super::cited::CiteLine;
use super::lines::{cite_lines, evidence_lines, source_line};
use super::places::{RulePlace, What};
use super::report::{EvidenceLine, SourceLine};
use crate::compile::{Cite, ConditionKind, DoubtId, EvidenceId, Papers, Provenance, Rulebook};
use crate::text::Text;
use std::collections::BTreeSet;

/// What a part of the rules rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Behind {
    /// In the order in which they are met.
    cites: Vec<Cite>,
    evidence: BTreeSet<EvidenceId>,
    doubts: BTreeSet<DoubtId>,
}

/// What is open, and where that is seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenLine {
    /// What is open.
    pub text: Text,
    /// Where that is seen.
    pub cite: Vec<CiteLine>,
}

impl Behind {
    /// Of all these places and the values that they have had.
    pub(super) fn of(rulebook: &Rulebook, places: &[RulePlace<'_>]) -> Self {
        let mut found = Self::default();
        for place in places {
            found.place(place.what);
            place.what.provenance().into_iter().for_each(|from| found.add(from));
            let values = place.what.values(rulebook);
            values.iter().flatten().for_each(|value| found.add(value.provenance));
        }
        found
    }

    fn place(&mut self, what: What<'_>) {
        match what {
            What::Criterion(criterion) => {
                self.prove(criterion.evidence.as_deref().unwrap_or_default());
            }
            What::Item(item) => self.prove(&item.evidence),
            What::Tier(tier) => self.prove(&tier.evidence),
            What::Duty(duty) => self.prove(&duty.evidence),
            What::Condition(_, condition) => {
                condition.part.iter().for_each(|part| self.prove(&part.evidence));
                if let ConditionKind::Unsettled(doubt) = condition.kind {
                    self.doubts.insert(doubt);
                }
            }
            What::Status(_)
            | What::Route(_)
            | What::PassMark(_)
            | What::Benefit(_)
            | What::Grows(_)
            | What::Limit(_)
            | What::Follows(..)
            | What::Row(..)
            | What::Procedure(_) => {}
        }
    }

    /// What one place or value rests on.
    pub(super) fn add(&mut self, provenance: &Provenance) {
        for cite in &provenance.cite {
            if !self.cites.contains(cite) {
                self.cites.push(cite.clone());
            }
        }
        self.doubts.extend(provenance.doubt);
    }

    /// Documents beside those that were named.
    pub(super) fn prove(&mut self, papers: &[Papers]) {
        self.evidence.extend(papers.iter().flat_map(|papers| &papers.of));
    }

    /// The places in the sources.
    pub(super) fn cites(&self, rulebook: &Rulebook) -> Vec<CiteLine> {
        cite_lines(rulebook, &self.cites)
    }

    /// The documents, in the order of their file.
    pub(super) fn evidence(&self, rulebook: &Rulebook) -> Vec<EvidenceLine> {
        let each = self.evidence.iter().map(|id| Papers { of: vec![*id], at_least: 1 });
        evidence_lines(rulebook, &each.collect::<Vec<_>>())
    }

    /// What is open.
    pub(super) fn doubts(&self, rulebook: &Rulebook) -> Vec<OpenLine> {
        let line = |doubt: &DoubtId| {
            let doubt = &rulebook.doubts[doubt.index()];
            OpenLine { text: doubt.text.clone(), cite: cite_lines(rulebook, &doubt.cite) }
        };
        self.doubts.iter().map(line).collect()
    }

    /// The sources of all that, in the order of the bibliography.
    pub(super) fn sources(&self, rulebook: &Rulebook) -> Vec<SourceLine> {
        let doubts = self.doubts.iter().flat_map(|doubt| &rulebook.doubts[doubt.index()].cite);
        let cited: BTreeSet<usize> =
            self.cites.iter().chain(doubts).map(|cite| cite.source.index()).collect();
        cited.into_iter().map(|at| source_line(&rulebook.sources[at])).collect()
    }
}
