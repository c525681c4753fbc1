//! Proofs that a rule set says what it should: its worked examples, what can be shown of its
//! tables, and what a careful reader would ask of it. Runs only in `rules check | test`.

mod examples;

pub use examples::{ExampleCase, Ran, place_name, run_examples};
