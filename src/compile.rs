//! Documents into a rulebook: names resolved, conditions typed against the vocabulary, dated
//! values ordered, everything numbered. Must not know any candidate or any wording.

mod benefit;
mod bound;
mod changing;
mod condition;
mod dated;
mod duty;
mod filing;
mod follows;
pub mod held;
mod holding;
mod ids;
mod interview;
mod lever;
mod limits;
mod locale;
mod moves;
mod names;
mod order;
mod procedure;
mod questionnaire;
mod reads;
mod rows;
mod rulebook;
mod sense;
mod status;
mod summary;
mod vocabulary;

pub use bound::Figure;
pub use ids::{
    BenefitId, ConditionId, CriterionId, DoubtId, EvidenceId, ItemId, SourceId, StatusId, TierId,
};
pub use lever::{Aim, Lever};
pub use questionnaire::{
    Answer, AskOrder, FreeQuestion, Opening, QuestionRole, Questionnaire, Support,
};
pub use reads::{HowMade, Read, Through};
pub use rulebook::{
    AboutFact, Accrual, AttributeTable, Award, Becoming, Benefit, Cite, Condition, ConditionKind,
    Criterion, Dated, Doubt, Due, Duty, Evidence, Extension, Fee, Filing, FilingWindow, Follows,
    Grid, Grows, Holding, Item, Locale, Notice, Operand, Papers, Part, Period, Permit, PointsBound,
    PointsTable, Procedure, ProcedureNote, Procedures, Provenance, Relation, Route, RowDays,
    Rulebook, Scope, SetTo, Source, StatusRules, StayLimit, Step, Test, Tier, Timeline, UsualTime,
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
    compiler.senses(documents);
    compiler.levers(documents);
    compiler.follows(documents);
    compiler.moves(&documents.moves);
    compiler.statuses(documents);
    compiler.holdings(documents);
    compiler.interview(&documents.interview);
    let mut rulebook = compiler.finish(documents, digest);
    sense::round(&mut rulebook);
    limits::check(&rulebook, found);
    bound::check(&rulebook, found);
    rulebook.order = order::order(&rulebook, found);
    locale::locales(documents, &mut rulebook, found);
    rulebook
}
