//! One person on every day of twelve years: each day judged, with what turns when.
#![allow(missing_docs, reason = "a benchmark has no interface")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::evaluate;
use zairyu::internal::facts::{Facts, read_case};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;
use zairyu::internal::tries::Life;

/// Twelve years.
const DAYS: usize = 4_380;

fn main() {
    divan::main();
}

fn first() -> Day {
    Day::new(2026, 11, 20).unwrap_or(Day::FIRST)
}

fn last() -> Day {
    (1..DAYS).fold(first(), |day, _| day.next())
}

/// The statuses asked for: the points table alone, or all.
fn statuses(rulebook: &Rulebook, all: bool) -> Vec<StatusId> {
    match all {
        true => rulebook.status_ids().collect(),
        false => rulebook.find_status("hsp-1-b").into_iter().collect(),
    }
}

/// The engineer of the examples.
fn engineer(rulebook: &Rulebook) -> Facts {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("engineer.toml", include_str!("../examples/engineer.toml"));
    let tree = parse_toml(&sources, file, &mut found);
    read_case(&rulebook.vocabulary, &tree, &mut found).facts
}

/// Every day, one status and all.
#[divan::bench(args = [false, true], sample_count = 20)]
fn every_day(bencher: Bencher<'_, '_>, all: bool) {
    let rules = RuleSet::embedded();
    let statuses = statuses(&rules.rulebook, all);
    let life = Life::new(&rules.rulebook, engineer(&rules.rulebook), Some(first()));
    bencher.counter(ItemsCount::new(DAYS)).bench_local(|| {
        life.walk(&statuses, first(), last(), |seen| {
            black_box(seen);
        });
    });
}

/// What turns, one status and all.
#[divan::bench(args = [false, true], sample_count = 20)]
fn turns(bencher: Bencher<'_, '_>, all: bool) {
    let rules = RuleSet::embedded();
    let statuses = statuses(&rules.rulebook, all);
    let life = Life::new(&rules.rulebook, engineer(&rules.rulebook), Some(first()));
    bencher
        .counter(ItemsCount::new(DAYS))
        .bench_local(|| black_box(life.turns(&statuses, first(), last())));
}

/// The same days with rules laid out for each, a tenth of them.
#[divan::bench(sample_count = 5)]
fn each_laid_out_alone(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::embedded();
    let statuses = statuses(&rules.rulebook, false);
    let facts = engineer(&rules.rulebook);
    bencher.counter(ItemsCount::new(DAYS / 10)).bench_local(|| {
        let mut day = first();
        for _ in 0..DAYS / 10 {
            let program = rules.rulebook.on_for(day, &statuses);
            black_box(evaluate(&program, &facts));
            day = day.next();
        }
    });
}
