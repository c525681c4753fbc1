//! Treatment that a status gives.

use super::names::Compiler;
use super::rulebook::{Benefit, Provenance};
use crate::load::BenefitDoc;
use std::ops::Range;

impl Compiler<'_> {
    /// Compiles the treatment of a status.
    pub(super) fn benefits(&mut self, docs: &[BenefitDoc], around: &Provenance) -> Range<usize> {
        let mut compiled = Vec::new();
        for doc in docs {
            compiled.extend(self.benefit(doc, around));
        }
        let periods: Vec<_> =
            docs.iter().map(|doc| (&doc.id, doc.from.as_ref(), doc.until.as_ref())).collect();
        self.periods(&periods);
        let start = self.benefits.len();
        self.benefits.extend(compiled);
        start..self.benefits.len()
    }

    fn benefit(&mut self, doc: &BenefitDoc, around: &Provenance) -> Option<Benefit> {
        let id = &doc.id.value;
        let provenance = self.provenance(&doc.provenance, around, id, doc.id.span);
        self.need_source(&provenance, id, doc.id.span);
        let when = match &doc.when {
            Some(when) => Some(self.condition(when, &provenance)?),
            None => None,
        };
        Some(Benefit {
            id: id.clone(),
            text: doc.text.clone(),
            when,
            note: doc.note.clone(),
            provenance,
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            span: doc.id.span,
        })
    }
}
