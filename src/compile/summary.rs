//! Conditions summed up by a general answer: it fills what is not answered of the particulars,
//! and an answered no outweighs it.

use super::ids::ConditionId;
use super::names::Compiler;
use super::rulebook::{Condition, ConditionKind, Provenance};
use crate::diagnostic::{Code, Diagnostic};
use crate::load::{ConditionDoc, SubjectDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;

impl Compiler<'_> {
    /// Puts the particulars beside their summary. Doubts stay with the particulars.
    pub(super) fn summed_up(
        &mut self,
        doc: &ConditionDoc,
        particulars: ConditionKind,
        summary: &Spanned<Box<ConditionDoc>>,
        provenance: Provenance,
    ) -> Option<(ConditionKind, Provenance)> {
        let mut around = provenance.clone();
        around.unconfirmed_here = false;
        let of = self.add_condition(Condition {
            kind: particulars,
            part: None,
            provenance,
            from: None,
            until: None,
            span: doc.span,
        });
        let by = self.condition(&summary.value, &around)?;
        if !self.reads_facts(by) || self.same_fact(of, by) {
            self.found.push(Diagnostic::new(Code::BadSummary, &[]).at(summary.span));
            return None;
        }
        Some((ConditionKind::SummedUp([of, by]), around))
    }

    /// True for a condition made of comparisons of facts alone.
    fn reads_facts(&self, id: ConditionId) -> bool {
        let condition = &self.conditions[id.index()];
        match &condition.kind {
            ConditionKind::Compare { .. } | ConditionKind::Relate(_) => true,
            ConditionKind::All(_) | ConditionKind::Any(_) | ConditionKind::Not(_) => {
                condition.children().iter().all(|child| self.reads_facts(*child))
            }
            ConditionKind::Points { .. }
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::Count(..)
            | ConditionKind::SummedUp(_)
            | ConditionKind::Unsettled(_) => false,
        }
    }

    /// True where both compare one and the same fact: nothing would be left to fill.
    fn same_fact(&self, of: ConditionId, by: ConditionId) -> bool {
        let compared = |id: ConditionId| {
            let ConditionKind::Compare { fact, .. } = &self.conditions[id.index()].kind else {
                return None;
            };
            Some(*fact)
        };
        compared(of).is_some() && compared(of) == compared(by)
    }

    /// Reports summaries where every value must come out the same way however it is tried: in
    /// points, and in what facts follow from.
    pub(super) fn no_summary(&mut self, doc: &ConditionDoc) {
        let summary = doc.summed_up_by.as_ref().map(|summary| ("summed-up-by", summary.span));
        let row = doc.row.as_ref().map(|row| ("row", row.span));
        for (name, span) in summary.into_iter().chain(row) {
            self.misplaced(name, span);
        }
        match &doc.subject {
            SubjectDoc::All(docs) | SubjectDoc::Any(docs) | SubjectDoc::Count(docs) => {
                docs.iter().for_each(|doc| self.no_summary(doc));
            }
            SubjectDoc::Not(inner) => self.no_summary(inner),
            SubjectDoc::Fact(_)
            | SubjectDoc::Given(_)
            | SubjectDoc::Points(_)
            | SubjectDoc::Status(_)
            | SubjectDoc::Unsettled(_)
            | SubjectDoc::Broken => {}
        }
    }

    fn misplaced(&mut self, name: &str, span: Span) {
        let slots = [("name", Text::same(name))];
        self.found.push(Diagnostic::new(Code::MisplacedSummary, &slots).at(span));
    }
}
