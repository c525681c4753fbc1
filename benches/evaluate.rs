//! How fast candidates are judged, with reasons kept, and that judging allocates nothing.
#![allow(missing_docs, reason = "a benchmark has no interface")]

#[path = "candidates/mod.rs"]
mod candidates;

use candidates::{Counted, candidates};
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::{Cohort, LANES, Slot};
use zairyu::internal::facts::{FactId, Facts, Value};
use zairyu::internal::rules::RuleSet;

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
    judge(bencher, unknown, |rules| rules.rulebook.find_status("hsp-1-b").into_iter().collect());
}

/// Every status of the rulebook.
#[divan::bench(args = [0, 5, 50, 100])]
fn whole_rulebook(bencher: Bencher<'_, '_>, unknown: u64) {
    judge(bencher, unknown, |rules| rules.rulebook.status_ids().collect());
}

fn judge(
    bencher: Bencher<'_, '_>,
    unknown: u64,
    pick: impl Fn(&RuleSet) -> Vec<zairyu::internal::compile::StatusId>,
) {
    let rules = RuleSet::embedded();
    let statuses = pick(&rules);
    let program = rules.rulebook.on_for(day(), &statuses);
    let people = candidates(&rules.rulebook, COUNT, unknown);
    let mut cohort = Cohort::new(&program);
    let people: Vec<Cells> = people.iter().map(|facts| Cells::of(facts, &cohort)).collect();
    let mut judge = |people: &[Cells]| {
        for people in people.chunks(LANES) {
            cohort.clear();
            people.iter().enumerate().for_each(|(lane, cells)| cells.fill(lane, &mut cohort));
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

/// What the cells of a row hold once they are read, as a batch hands them over.
struct Cells {
    plain: Vec<(Slot, i64)>,
    sets: Vec<(FactId, Value)>,
}

impl Cells {
    fn of(facts: &Facts, cohort: &Cohort<'_, '_>) -> Self {
        let vocabulary = &cohort.program().rulebook().vocabulary;
        let (mut plain, mut sets) = (Vec::new(), Vec::new());
        for id in cohort.program().inputs() {
            let Some(value) = facts.get(vocabulary, id) else { continue };
            match cohort.slot(id).zip(value.code()) {
                Some(cell) => plain.push(cell),
                None => sets.push((id, value)),
            }
        }
        Self { plain, sets }
    }

    fn fill(&self, lane: usize, cohort: &mut Cohort<'_, '_>) {
        self.plain.iter().for_each(|(slot, code)| cohort.put(lane, *slot, *code));
        self.sets.iter().for_each(|(id, value)| cohort.set(lane, *id, value));
    }
}
