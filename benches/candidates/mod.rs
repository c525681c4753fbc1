//! Seeded candidates, and an allocator that counts.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicUsize, Ordering};
use zairyu::internal::calendar::{Day, Wait};
use zairyu::internal::compile::Rulebook;
use zairyu::internal::facts::{Facts, Kind, Value, Vocabulary};

/// The system's allocator, counting.
pub struct Counted;

static COUNT: AtomicUsize = AtomicUsize::new(0);

impl Counted {
    /// Allocations so far.
    pub fn count() -> usize {
        COUNT.load(Ordering::Relaxed)
    }
}

// An allocator cannot be written otherwise; the library itself forbids it.
#[allow(unsafe_code, reason = "an allocator is unsafe by its trait")]
// SAFETY: every call is passed on unchanged to the system's allocator.
unsafe impl GlobalAlloc for Counted {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % end.max(1)
    }

    fn signed(&mut self, end: u64) -> i64 {
        i64::try_from(self.below(end)).unwrap_or_default()
    }
}

/// Candidates with every fact that can be asked for, of which `unknown` percent are left out.
pub fn candidates(rulebook: &Rulebook, count: usize, unknown: u64) -> Vec<Facts> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let vocabulary = &rulebook.vocabulary;
    let mut people = Vec::with_capacity(count);
    for _ in 0..count {
        let mut facts = Facts::new(vocabulary);
        for (id, fact) in vocabulary.iter() {
            let asked = fact.question.is_some() && !fact.follows;
            if asked
                && random.below(100) >= unknown
                && let Some(value) = value(fact.kind, vocabulary, &mut random)
            {
                facts.set(vocabulary, id, &value);
            }
        }
        people.push(facts);
    }
    people
}

fn value(kind: Kind, vocabulary: &Vocabulary, random: &mut Random) -> Option<Value> {
    Some(match kind {
        Kind::YesNo => Value::YesNo(random.below(4) == 0),
        Kind::Count => Value::Number(random.signed(5)),
        Kind::Yen => Value::Number(random.signed(120) * 100_000),
        Kind::Percent => Value::Percent(random.signed(800)),
        Kind::Date => Value::Day(Day::new(1965 + random.signed(40), 1 + random.signed(12), 1)?),
        Kind::Duration => Value::Wait(Wait::new(random.signed(180), 0)),
        Kind::Choice(domain) | Kind::Scale(domain) => {
            let choices = vocabulary.domain(domain).choices.len();
            Value::Choice(random.signed(u64::try_from(choices).ok()?))
        }
        Kind::Set(_) => Value::Set(Vec::new()),
        Kind::Text => return None,
    })
}
