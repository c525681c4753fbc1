//! How long the embedded rules take to a rulebook, from what the build wrote and from their text,
//! and to the rules of a day.
#![allow(missing_docs, reason = "a benchmark has no interface")]

use divan::{Bencher, black_box};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::Rulebook;
use zairyu::internal::rules::{RuleSet, built};

fn main() {
    divan::main();
}

/// What every start pays.
#[divan::bench]
fn built_rulebook() -> Option<Rulebook> {
    built()
}

/// Text to rulebook: what a start with other rules pays.
#[divan::bench]
fn load_and_compile() -> RuleSet {
    RuleSet::embedded()
}

/// Rulebook to the rules of a day.
#[divan::bench]
fn rules_of_a_day(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::embedded();
    let day = Day::new(2026, 11, 20).unwrap_or(Day::from_code(0));
    bencher.bench_local(|| black_box(rules.rulebook.on(black_box(day)).statuses().len()));
}
