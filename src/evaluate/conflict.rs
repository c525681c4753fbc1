//! Given facts that contradict what follows from others. The given value stands; the report
//! warns.

use super::assessment::Assessment;
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::facts::{FactId, Facts, Value};

/// A given fact and what follows instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The fact.
    pub fact: FactId,
    /// As given.
    pub given: Value,
    /// As it follows from the other facts.
    pub derived: Value,
}

/// All contradictions among the facts of a candidate.
pub fn conflicts(rulebook: &Rulebook, day: Day, facts: &Facts) -> Vec<Conflict> {
    let suspects: Vec<FactId> = rulebook
        .vocabulary
        .iter()
        .filter(|(id, fact)| fact.follows && facts.is_known(*id))
        .map(|(id, _)| id)
        .collect();
    if suspects.is_empty() {
        return Vec::new();
    }
    let mut assessment = Assessment::new(rulebook);
    let one = |id: FactId| one(rulebook, &rulebook.on_fact(day, id), &mut assessment, facts, id);
    suspects.into_iter().filter_map(one).collect()
}

fn one(
    rulebook: &Rulebook,
    program: &super::Program<'_>,
    assessment: &mut Assessment,
    facts: &Facts,
    fact: FactId,
) -> Option<Conflict> {
    let given = facts.get(&rulebook.vocabulary, fact)?;
    let mut others = facts.clone();
    others.unset(&rulebook.vocabulary, fact);
    program.assess(&others, assessment);
    let derived = assessment.value(rulebook, fact)?;
    (given != derived && !default_day(rulebook, fact)).then_some(Conflict { fact, given, derived })
}

/// A day that is the day of the check unless given otherwise contradicts nothing.
pub(super) fn default_day(rulebook: &Rulebook, fact: FactId) -> bool {
    matches!(rulebook.about(fact).follows, Some(crate::compile::Follows::Day))
}
