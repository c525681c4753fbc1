//! Rows whose facts contradict what follows from their other facts. The given value stands; the
//! row says so, and the first such rows are named.

use crate::batch::judge::worker::Row;
use crate::batch::write::rows::string;
use crate::batch::{Plan, Tally};
use crate::evaluate::{Cohort, Conflict, Suspects};
use crate::facts::FactId;
use std::collections::BTreeSet;

/// A row that contradicts itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Its number.
    pub row: u64,
    /// Its `id`, where it has one.
    pub id: Option<String>,
    /// The fact.
    pub fact: String,
    /// As given.
    pub given: String,
    /// As it follows from the other facts.
    pub derived: String,
}

/// What was found among the rows of a cohort, by their places.
pub type Found = Vec<(usize, Conflict)>;

/// The facts of a plan that can contradict each other.
pub fn suspects<'p>(plan: &Plan<'p>) -> Suspects<'p> {
    let columns = plan.columns.facts.iter().map(|(_, fact)| *fact);
    let set = plan.set.origins.iter().map(|(fact, _)| *fact);
    let given: BTreeSet<FactId> = columns.chain(set).collect();
    let given: Vec<FactId> = given.into_iter().collect();
    Suspects::new(plan.program.rulebook(), plan.program.day(), &given)
}

/// Counts the rows that contradict themselves, and names the first.
pub fn count(found: &Found, cohort: &Cohort<'_, '_>, rows: &[Row], tally: &mut Tally) {
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

fn values(conflict: &Conflict, cohort: &Cohort<'_, '_>) -> [String; 2] {
    let vocabulary = &cohort.program().rulebook().vocabulary;
    let kind = vocabulary.fact(conflict.fact).kind;
    [&conflict.given, &conflict.derived].map(|value| value.plain(kind, vocabulary))
}

/// Writes what a row contradicts, as a single check does; nothing where it does not.
pub fn member(found: &Found, lane: usize, cohort: &Cohort<'_, '_>, out: &mut Vec<u8>) {
    let own = found.iter().filter(|(at, _)| *at == lane);
    let mut begin: &[u8] = b",\"conflicts\":[";
    let mut some = false;
    for (_, conflict) in own {
        let fact = cohort.program().rulebook().vocabulary.fact(conflict.fact);
        let [given, derived] = values(conflict, cohort);
        out.extend_from_slice(begin);
        for (name, value) in
            [("{\"fact\":", &fact.name), (",\"given\":", &given), (",\"derived\":", &derived)]
        {
            out.extend_from_slice(name.as_bytes());
            string(value.as_bytes(), out);
        }
        out.push(b'}');
        (begin, some) = (b",", true);
    }
    if some {
        out.push(b']');
    }
}
