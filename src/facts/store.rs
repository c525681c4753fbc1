//! The facts of one candidate, laid out flat so that a batch can reuse one store.

use super::{Day, FactId, Kind, Value, Vocabulary, Wait};

/// Known and unknown facts of one candidate. Words that no rule reads are not kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The digest of the vocabulary that they are facts of.
    of: u64,
    pub(crate) words: Vec<i64>,
    pub(crate) known: Vec<bool>,
}

impl Facts {
    /// A candidate of whom nothing is known.
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let (words, known) = (vec![0; vocabulary.words()], vec![false; vocabulary.len()]);
        Self { of: vocabulary.mark(), words, known }
    }

    /// True for facts of this vocabulary; by another one they would mean something else.
    pub fn are_of(&self, vocabulary: &Vocabulary) -> bool {
        self.of == vocabulary.mark()
    }

    /// Numbers of one vocabulary are never looked up in another: that would be a wrong verdict.
    #[inline]
    pub fn must_be_of(&self, vocabulary: &Vocabulary) {
        assert!(self.are_of(vocabulary), "these facts are those of other rules");
    }

    /// Forgets everything, keeping the memory.
    pub fn clear(&mut self) {
        self.words.fill(0);
        self.known.fill(false);
    }

    /// Makes a fact known. The value must be of the fact's type.
    pub fn set(&mut self, vocabulary: &Vocabulary, id: FactId, value: &Value) {
        self.must_be_of(vocabulary);
        let fact = vocabulary.fact(id);
        let word = fact.word as usize;
        match value {
            Value::Text(_) => return,
            Value::Set(members) => {
                let words = &mut self.words[word..word + fact.words as usize];
                words.fill(0);
                for member in members.iter().filter_map(|member| usize::try_from(*member).ok()) {
                    words[member / 64] |= 1 << (member % 64);
                }
            }
            other => self.words[word] = other.code().unwrap_or_default(),
        }
        self.known[id.index()] = true;
    }

    /// Makes a fact known by the words that rules compare: a number, or the bits of a set.
    pub fn set_words(&mut self, vocabulary: &Vocabulary, id: FactId, words: &[i64]) {
        self.must_be_of(vocabulary);
        let fact = vocabulary.fact(id);
        let place = fact.word as usize..(fact.word + fact.words) as usize;
        let known = !place.is_empty();
        for (word, value) in self.words[place].iter_mut().zip(words) {
            *word = *value;
        }
        self.known[id.index()] = known;
    }

    /// Makes a fact unknown.
    pub fn unset(&mut self, vocabulary: &Vocabulary, id: FactId) {
        self.must_be_of(vocabulary);
        let fact = vocabulary.fact(id);
        let word = fact.word as usize;
        self.words[word..word + fact.words as usize].fill(0);
        self.known[id.index()] = false;
    }

    /// The value of a fact, where it is known.
    pub fn get(&self, vocabulary: &Vocabulary, id: FactId) -> Option<Value> {
        self.must_be_of(vocabulary);
        if !self.known[id.index()] {
            return None;
        }
        let fact = vocabulary.fact(id);
        let word = fact.word as usize;
        decode(fact.kind, &self.words[word..word + fact.words as usize])
    }

    /// True where a value is known.
    pub fn is_known(&self, id: FactId) -> bool {
        self.known[id.index()]
    }
}

/// The value behind the number that rules compare.
pub fn value_of(kind: Kind, code: i64) -> Option<Value> {
    match kind {
        Kind::Set(_) | Kind::Text => None,
        kind => decode(kind, &[code]),
    }
}

/// Turns words back into a value of that type.
pub(crate) fn decode(kind: Kind, words: &[i64]) -> Option<Value> {
    let first = words.first().copied();
    Some(match kind {
        Kind::YesNo => Value::YesNo(first? != 0),
        Kind::Count | Kind::Yen => Value::Number(first?),
        Kind::Percent => Value::Percent(first?),
        Kind::Date => Value::Day(Day::from_code(first?)),
        Kind::Duration => Value::Wait(Wait::from_code(first?)),
        Kind::Choice(_) | Kind::Scale(_) => Value::Choice(first?),
        Kind::Set(_) => Value::Set(members(words)),
        Kind::Text => return None,
    })
}

fn members(words: &[i64]) -> Vec<i64> {
    let bits = words.iter().zip(0i64..).flat_map(|(word, at)| {
        (0..64).filter(move |bit| word >> bit & 1 == 1).map(move |bit| at * 64 + bit)
    });
    bits.collect()
}
