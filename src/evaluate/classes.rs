//! Kinds of candidates whom a group of points items cannot tell apart.

use super::input::Input;
use crate::facts::FactId;

/// How candidates are told apart by what a group of items reads of them.
#[derive(Clone, Debug)]
pub(super) struct GroupClasses {
    facts: Vec<(Input, Classes)>,
}

/// How the values of one fact are told apart.
#[derive(Clone, Debug)]
pub(super) enum Classes {
    /// Each of so many values from every other.
    Each(u64),
    /// By the number of these that a value has reached; in ascending order.
    Steps(Vec<i64>),
    /// A set by which of these hold of it; no more than [`MOST_MARKS`].
    Marks(Vec<SetMark>),
}

/// What rules ask of a set.
#[derive(Clone, Debug)]
pub(super) enum SetMark {
    /// That it holds the member of this number.
    Holds(u32),
    /// That it is the set of these words.
    Same(Vec<i64>),
}

/// More would make too many kinds of sets.
pub(super) const MOST_MARKS: usize = 16;

impl SetMark {
    #[inline]
    fn is_on(&self, word: impl Fn(u32) -> i64) -> bool {
        match self {
            Self::Holds(bit) => word(bit / 64) >> (bit % 64) & 1 == 1,
            Self::Same(words) => (0..).zip(words).all(|(at, wanted)| word(at) == *wanted),
        }
    }
}

impl Classes {
    fn count(&self) -> u64 {
        match self {
            Self::Each(count) => *count,
            Self::Steps(steps) => steps.len() as u64 + 1,
            Self::Marks(marks) => 1 << marks.len(),
        }
    }

    /// The class of a value, by the words it takes.
    #[inline]
    fn class(&self, word: impl Fn(u32) -> i64) -> u64 {
        match self {
            Self::Each(count) => word(0).cast_unsigned().min(count.saturating_sub(1)),
            Self::Steps(steps) => {
                let value = word(0);
                steps.iter().filter(|step| value >= **step).count() as u64
            }
            Self::Marks(marks) => {
                marks.iter().fold(0, |class, mark| class << 1 | u64::from(mark.is_on(&word)))
            }
        }
    }
}

impl GroupClasses {
    /// None where there are more kinds of candidates than a number can tell apart.
    pub fn new(facts: Vec<(Input, Classes)>) -> Option<Self> {
        let product = |all: u64, (_, classes): &(Input, Classes)| {
            all.checked_mul(classes.count().checked_add(1)?)
        };
        facts.iter().try_fold(1, product)?;
        Some(Self { facts })
    }

    /// The same number for candidates that are alike: which facts were given, and the words of
    /// their values.
    #[inline]
    pub fn key(&self, given: impl Fn(FactId) -> bool, word: impl Fn(u32) -> i64) -> u64 {
        self.facts.iter().fold(0, |key, (input, classes)| {
            let class = match given(FactId(input.fact)) {
                true => 1 + classes.class(|at| word(input.word + at)),
                false => 0,
            };
            key * (classes.count() + 1) + class
        })
    }
}
