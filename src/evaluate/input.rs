//! Where the words of a fact stand.

use crate::compile::Rulebook;
use crate::facts::FactId;

/// A fact that the rules of the day read: where its words stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Input {
    pub fact: u32,
    pub word: u32,
    pub words: u32,
}

impl Input {
    pub fn of(rulebook: &Rulebook, fact: FactId) -> Self {
        let entry = rulebook.vocabulary.fact(fact);
        Self { fact: fact.0, word: entry.word, words: entry.words }
    }
}
