//! How fast candidates are judged, with reasons kept, and that judging allocates nothing.
#![allow(missing_docs, reason = "a benchmark has no interface")]

#[path = "candidates/mod.rs"]
mod candidates;

use candidates::{Counted, candidates};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zairyu::calendar::Day;
use zairyu::evaluate::{Cohort, LANES};
use zairyu::facts::Facts;
use zairyu::rules::Rules;

#[global_allocator]
static ALLOCATOR: Counted = Counted;

const COUNT: usize = 512;

fn main() {
    divan::main();
}

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap_or(Day::from_code(0))
}

/// One status with a points table: its share of unknown facts in percent.
#[divan::bench(args = [0, 5, 50, 100])]
fn points_table(bencher: Bencher<'_, '_>, unknown: u64) {
    judge(bencher, unknown, |rules| {
        let table = |id: &zairyu::compile::StatusId| rules.rulebook.status(*id).points.is_some();
        rules.rulebook.status_ids().filter(table).take(1).collect()
    });
}

/// Every status of the rulebook.
#[divan::bench(args = [0, 5, 50, 100])]
fn whole_rulebook(bencher: Bencher<'_, '_>, unknown: u64) {
    judge(bencher, unknown, |rules| rules.rulebook.status_ids().collect());
}

fn judge(
    bencher: Bencher<'_, '_>,
    unknown: u64,
    pick: impl Fn(&Rules) -> Vec<zairyu::compile::StatusId>,
) {
    let rules = Rules::embedded();
    let statuses = pick(&rules);
    let program = rules.rulebook.on_for(day(), &statuses);
    let people = candidates(&rules.rulebook, COUNT, unknown);
    let mut cohort = Cohort::new(&program);
    let mut judge = |people: &[Facts]| {
        for people in people.chunks(LANES) {
            cohort.clear();
            people.iter().enumerate().for_each(|(lane, facts)| cohort.take(lane, facts));
            cohort.judge();
            black_box(&cohort);
        }
    };
    judge(&people);
    let before = Counted::count();
    judge(&people);
    assert_eq!(Counted::count(), before, "judging a candidate must not allocate");
    bencher.counter(ItemsCount::new(COUNT)).bench_local(move || judge(black_box(&people)));
}
