//! Advice to the example candidates: for one status, and for all. How many forms of the person were
//! judged for it is the count of items.
#![allow(missing_docs, reason = "a benchmark has no interface")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zairyu::internal::advise::{Inquiry, MOST, Wish, advise};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::Rulebook;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::facts::{Facts, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

/// The examples, each with a status that somebody like that asks about.
const CASES: [(&str, &str, &str); 4] = [
    ("engineer", include_str!("../examples/engineer.toml"), "hsp-1-b"),
    ("care-worker", include_str!("../examples/care-worker.toml"), "nursing-care"),
    ("factory-trainee", include_str!("../examples/factory-trainee.toml"), "ssw-1"),
    ("founder", include_str!("../examples/founder.toml"), "business-manager"),
];

fn main() {
    divan::main();
}

fn facts(rulebook: &Rulebook, text: &str) -> Facts {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    read_case(&rulebook.vocabulary, &tree, &mut found).facts
}

fn inquiry(rulebook: &Rulebook, status: Option<&str>) -> Inquiry {
    let statuses = match status {
        Some(id) => rulebook.find_status(id).into_iter().collect(),
        None => rulebook.status_ids().collect(),
    };
    let on = Day::new(2026, 11, 20).unwrap_or(Day::FIRST);
    Inquiry { on, statuses, wish: Wish::default(), vary: None, most: MOST }
}

fn run(bencher: Bencher<'_, '_>, name: &str, all: bool) {
    let rules = RuleSet::embedded();
    let case = CASES.iter().find(|(known, ..)| *known == name);
    let Some((_, text, status)) = case else { return };
    let facts = facts(&rules.rulebook, text);
    let inquiry = inquiry(&rules.rulebook, (!all).then_some(*status));
    let advised = advise(&rules.rulebook, &facts, &inquiry);
    let evaluations: usize = advised.statuses.iter().map(|status| status.evaluations).sum();
    bencher
        .counter(ItemsCount::new(evaluations))
        .bench_local(|| black_box(advise(&rules.rulebook, &facts, &inquiry)));
}

/// One status.
#[divan::bench(args = CASES.map(|(name, ..)| name), sample_count = 20, sample_size = 1)]
fn one_status(bencher: Bencher<'_, '_>, name: &str) {
    run(bencher, name, false);
}

/// Every status.
#[divan::bench(args = CASES.map(|(name, ..)| name), sample_count = 20, sample_size = 1)]
fn every_status(bencher: Bencher<'_, '_>, name: &str) {
    run(bencher, name, true);
}
