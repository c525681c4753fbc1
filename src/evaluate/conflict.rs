//! Given facts that contradict what follows from others. The given value stands; the report
//! warns.

use super::assessment::{Assessment, One};
use super::contradiction::{Conflict, told_once};
use super::input::Input;
use super::program::Program;
use super::suspects::Suspects;
use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
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

impl Program<'_> {
    /// The same, with the summaries that particulars outweigh in the verdicts on some statuses.
    pub fn contradictions<'a>(
        &self,
        facts: &Facts,
        one: impl Into<One<'a>>,
        statuses: &[StatusId],
    ) -> Vec<Conflict> {
        let of_one = |conflict| ((), conflict);
        let facts = conflicts(self.rulebook(), self.day(), facts);
        let outweighed = self.outweighed(one, statuses);
        let all = told_once(
            facts.into_iter().map(of_one).collect(),
            outweighed.into_iter().map(of_one).collect(),
        );
        all.into_iter().map(|((), conflict)| conflict).collect()
    }
}
