//! What employers and persons have to do, and by when. It decides nothing.

use super::names::Compiler;
use super::rulebook::{Due, Duty, Provenance};
use crate::facts::Kind;
use crate::load::{DueDoc, DutiesDoc, DutyDoc};

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
            evidence: self.papers(&doc.evidence),
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
