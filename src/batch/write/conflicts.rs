//! What the facts of a row contradict, in words.

use crate::batch::write::cells::cell;
use crate::batch::write::json::string;
use crate::evaluate::{Cohort, Conflict};

/// What was found among the rows of a cohort, by their places.
pub type FoundConflicts = Vec<(usize, Conflict)>;

/// A fact as given, and as it follows from the others.
pub fn values(conflict: &Conflict, cohort: &Cohort<'_, '_>) -> [String; 2] {
    let vocabulary = &cohort.program().rulebook().vocabulary;
    let kind = vocabulary.fact(conflict.fact).kind;
    [&conflict.given, &conflict.derived].map(|value| value.plain(kind, vocabulary))
}

/// Writes what a row contradicts into one cell: `FACT=GIVEN->DERIVED`, with blanks between.
pub fn strung(
    found: &FoundConflicts,
    lane: usize,
    cohort: &Cohort<'_, '_>,
    separator: u8,
    out: &mut Vec<u8>,
) {
    let own = found.iter().filter(|(at, _)| *at == lane);
    let words = own.map(|(_, conflict)| {
        let fact = cohort.program().rulebook().vocabulary.fact(conflict.fact);
        let [given, derived] = values(conflict, cohort);
        format!("{}={given}->{derived}", fact.name)
    });
    let words: Vec<String> = words.collect();
    cell(words.join(" ").as_bytes(), separator, out);
}

/// Writes what a row contradicts, as a single check does; nothing where it does not.
pub fn member(found: &FoundConflicts, lane: usize, cohort: &Cohort<'_, '_>, out: &mut Vec<u8>) {
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
