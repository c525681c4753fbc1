//! What employers and persons have to do, and by when. It decides nothing.

use super::names::Compiler;
use super::rulebook::{EvidenceId, Provenance, Scope};
use crate::facts::{FactId, Kind};
use crate::load::{Deadline, DueDoc, DutiesDoc, DutyDoc, Obliged, Stage};
use crate::text::Text;
use serde::{Deserialize, Serialize};

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
    pub evidence: Vec<EvidenceId>,
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

impl Compiler<'_> {
    /// Compiles the file of duties.
    pub(super) fn duties(&mut self, doc: &DutiesDoc) -> Vec<Duty> {
        let Some(first) = doc.duties.first() else { return Vec::new() };
        let known = self.held_or_ruled(doc.list.as_ref());
        let nothing = Provenance::default();
        let around = self.provenance(&doc.provenance, &nothing, "duties", first.id.span);
        let mut list: Vec<Duty> = Vec::new();
        for duty in &doc.duties {
            if let Some(first) = list.iter().find(|known| known.id == duty.id.value) {
                self.duplicate(&duty.id, Some(first.scope.span));
            }
            list.push(self.duty(duty, &known, &around));
        }
        list
    }

    fn duty(&mut self, doc: &DutyDoc, known: &[String], around: &Provenance) -> Duty {
        Duty {
            id: doc.id.value.clone(),
            text: doc.text.clone(),
            who: doc.who,
            stage: doc.stage,
            due: doc.due.as_ref().map(|due| self.due(due)),
            event: doc.event.clone(),
            place: doc.place.clone(),
            evidence: self.evidence_ids(&doc.evidence),
            note: doc.note.clone(),
            scope: self.scope(&doc.scope, known, around, &doc.id.value),
        }
    }

    fn due(&mut self, doc: &DueDoc) -> Due {
        let of = doc.of.as_ref().and_then(|name| {
            let fact = self.fact_id(name)?;
            let kind = self.vocabulary.fact(fact).kind;
            if kind != Kind::Date {
                self.comparison("of", &name.value, kind, name.span);
            }
            (kind == Kind::Date).then_some(fact)
        });
        Due { deadline: doc.deadline, of }
    }
}
