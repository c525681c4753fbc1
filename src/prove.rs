//! Proofs that a rule set says what it should: its worked examples, what can be shown of its
//! tables, and what a careful reader would ask of it. Runs only in `rules check | test`.

mod examples;

pub use examples::{ExampleCase, Ran, run_examples};

use crate::calendar::Day;
use crate::diagnostic::Diagnostics;
use crate::rules::Rules;

/// Placeholder until the proofs land.
pub fn check(_rules: &Rules, _ran: &Ran, _on: Day) -> Diagnostics {
    Diagnostics::default()
}
