//! Rows whose facts contradict what follows from their other facts. The given value stands; the
//! row says so, and the first such rows are named.

use crate::batch::judge::tally::{Contradiction, Tally};
use crate::batch::plan::Plan;
use crate::batch::waiting::WaitingRow;
use crate::batch::write::conflicts::{FoundConflicts, values};
use crate::evaluate::{Cohort, Suspects};
use crate::facts::FactId;
use std::collections::BTreeSet;

/// The facts of a plan that can contradict each other.
pub fn suspects<'p>(plan: &Plan<'p>) -> Suspects<'p> {
    let columns = plan.columns.facts.iter().map(|(_, fact)| *fact);
    let set = plan.set.origins.iter().map(|(fact, _)| *fact);
    let given: BTreeSet<FactId> = columns.chain(set).collect();
    let given: Vec<FactId> = given.into_iter().collect();
    Suspects::new(plan.program.rulebook(), plan.program.day(), &given)
}

/// Counts the rows that contradict themselves, and names the first.
pub fn count(
    found: &FoundConflicts,
    cohort: &Cohort<'_, '_>,
    rows: &[WaitingRow],
    tally: &mut Tally,
) {
    let mut last = None;
    for (lane, conflict) in found {
        tally.contradicting += u64::from(last.replace(*lane) != Some(*lane));
        let [given, derived] = values(conflict, cohort);
        let vocabulary = &cohort.program().rulebook().vocabulary;
        tally.name(Contradiction {
            row: rows[*lane].number,
            id: rows[*lane].name(),
            fact: vocabulary.fact(conflict.fact).name.clone(),
            given,
            derived,
        });
    }
}
