//! Documents into a rulebook: names resolved, conditions typed against the vocabulary, dated
//! values ordered, everything numbered. Must not know any candidate or any wording.

mod benefit;
mod bound;
mod condition;
mod dated;
mod duty;
mod follows;
mod interview;
pub mod limits;
mod locale;
mod moves;
mod names;
mod order;
mod procedure;
mod reads;
mod rows;
mod rulebook;
mod status;
mod summary;
mod vocabulary;

pub use bound::Figure;
pub use duty::{Due, Duty};
pub use interview::{
    Answer, AskOrder, FreeQuestion, Opening, QuestionRole, Questionnaire, Support,
};
pub use locale::Locale;
pub use reads::{Read, Through};
pub use rows::{Period, RowDays};
pub use rulebook::{
    AboutFact, AttributeTable, Award, Benefit, BenefitId, Cite, Condition, ConditionId,
    ConditionKind, Criterion, CriterionId, Dated, Doubt, DoubtId, Evidence, EvidenceId, Fee,
    Follows, Grid, Item, ItemId, Notice, Operand, Part, PointsBound, PointsTable, Procedure,
    ProcedureNote, Procedures, Provenance, Relation, Route, Rulebook, Scope, Source, SourceId,
    StatusId, StatusRules, Step, Test, Tier, TierId, Timeline, UsualTime,
};

use crate::diagnostic::Diagnostics;
use crate::load::Documents;

/// Compiles documents. The rulebook is only fit for use where `found` stays sound.
pub fn compile(documents: &Documents, digest: String, found: &mut Diagnostics) -> Rulebook {
    let mut compiler = names::Compiler::new(found);
    compiler.bibliography(documents);
    compiler.vocabulary(documents);
    compiler.announce_statuses(documents);
    compiler.attribute_facts_of_lists();
    compiler.follows(documents);
    compiler.moves(&documents.moves);
    compiler.statuses(documents);
    compiler.interview(&documents.interview);
    let mut rulebook = compiler.finish(documents, digest);
    limits::check(&rulebook, found);
    bound::check(&rulebook, found);
    rulebook.order = order::order(&rulebook, found);
    locale::locales(documents, &mut rulebook, found);
    rulebook
}
