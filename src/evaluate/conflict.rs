//! Given facts that contradict what follows from others. The given value stands; the report
//! warns.

use super::assessment::Assessment;
use super::contradiction::Conflict;
use super::input::Input;
use super::suspects::Suspects;
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::facts::{FactId, Facts};

/// All contradictions among the facts of a candidate.
pub fn conflicts(rulebook: &Rulebook, day: Day, facts: &Facts) -> Vec<Conflict> {
    facts.must_be_of(&rulebook.vocabulary);
    let all = rulebook.vocabulary.iter().map(|(id, _)| id);
    let given: Vec<FactId> = all.filter(|id| facts.is_known(*id)).collect();
    let mut suspects = Suspects::new(rulebook, day, &given);
    if suspects.is_empty() {
        return Vec::new();
    }
    let inputs: Vec<Input> = given.iter().map(|id| Input::of(rulebook, *id)).collect();
    let mut sheet = Assessment::new(rulebook);
    sheet.take(0, facts, &inputs);
    suspects.find(&mut sheet).into_iter().map(|(_, conflict)| conflict).collect()
}
