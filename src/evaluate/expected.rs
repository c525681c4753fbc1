//! What a fact should be by others: it fills nothing, but a given value that differs is shown as a
//! contradiction.

use super::assessment::Sheet;
use super::contradiction::{Conflict, Prevails};
use super::planes::{Bits, each};
use super::program::Program;
use crate::calendar::Day;
use crate::compile::{ConditionId, Rulebook};
use crate::facts::{FactId, decode};

/// Facts that are given and should be what others say.
#[derive(Clone, Debug)]
pub(super) struct Expected<'r> {
    rulebook: &'r Rulebook,
    day: Day,
    facts: Vec<FactId>,
    /// Laid out when it is first needed.
    rules: Option<Box<Program<'r>>>,
}

impl<'r> Expected<'r> {
    pub fn new(rulebook: &'r Rulebook, day: Day, given: &[FactId]) -> Self {
        let some = |fact: &FactId| !rulebook.about(*fact).expected.is_empty();
        let facts = given.iter().copied().filter(some).collect();
        Self { rulebook, day, facts, rules: None }
    }

    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// What candidates give otherwise. What was judged before is judged again after it.
    pub fn find<const N: usize>(
        &mut self,
        sheet: &mut Sheet<N>,
        found: &mut Vec<(usize, Conflict)>,
    ) {
        let whom = self.facts.iter().fold(0, |some, fact| some | sheet.known[fact.index()].given);
        if whom == 0 {
            return;
        }
        let (rulebook, day) = (self.rulebook, self.day);
        let entries = self.facts.iter().flat_map(|fact| &rulebook.about(*fact).expected);
        let conditions: Vec<ConditionId> = entries.map(|(condition, _)| *condition).collect();
        let rules = self.rules.get_or_insert_with(|| Box::new(rulebook.on_aside(day, &conditions)));
        rules.judge_all(sheet);
        for fact in &self.facts {
            let given = sheet.known[fact.index()].given;
            // As given, also where none of these rules reads it.
            sheet.known[fact.index()].in_reading = [given; 2];
            compare(rulebook, rules, *fact, given, sheet, found);
        }
    }
}

/// The first condition that holds says what the fact should be.
fn compare<const N: usize>(
    rulebook: &Rulebook,
    rules: &Program<'_>,
    fact: FactId,
    given: Bits,
    sheet: &Sheet<N>,
    found: &mut Vec<(usize, Conflict)>,
) {
    let entry = rulebook.vocabulary.fact(fact);
    let mut rest = given;
    for (condition, words) in &rulebook.about(fact).expected {
        if rules.left_out(*condition) {
            continue;
        }
        let truth = sheet.truths[condition.index()];
        each(rest & truth.certain()[0] & super::ops::lanes(N), |lane| {
            let one = sheet.of(lane);
            let (value, derived) = (one.value(rulebook, fact), decode(entry.kind, words));
            if let (Some(given), Some(derived)) = (value, derived)
                && given != derived
            {
                found.push((lane, Conflict { fact, given, derived, prevails: Prevails::Both }));
            }
        });
        rest &= truth.excluded()[0];
    }
}
