//! The names of what is missing, once for all candidates of whom the same is missing.

use crate::compile::DoubtId;
use crate::evaluate::{Gaps, LANES};
use crate::facts::{FactId, Vocabulary};

/// Candidates of whom the same is to be said, one bit each.
pub type Whom = u64;

/// Parts `whom` into those alike in everything that `signs` tell, and calls `each` with one of
/// every part and the part.
pub fn alike(mut whom: Whom, signs: &[Whom], mut each: impl FnMut(usize, Whom)) {
    while whom != 0 {
        let first = whom.trailing_zeros() as usize;
        let part = signs.iter().fold(whom, |part, sign| match sign >> first & 1 {
            1 => part & sign,
            _ => part & !sign,
        });
        each(first, part);
        whom &= !part;
    }
}

/// Calls `see` with the number of every candidate among `whom`.
pub fn lanes(mut whom: Whom, mut see: impl FnMut(usize)) {
    while whom != 0 {
        see(whom.trailing_zeros() as usize);
        whom &= whom - 1;
    }
}

/// How names are strung together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strung {
    /// With spaces.
    Spaced,
    /// As the items of a JSON array.
    Quoted,
}

/// Words for every candidate of a cohort, kept once for those alike.
#[derive(Debug)]
pub struct GapWords {
    text: Vec<u8>,
    spans: [(u32, u32); LANES],
}

impl GapWords {
    /// Nothing said.
    pub fn new() -> Self {
        Self { text: Vec::new(), spans: [(0, 0); LANES] }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.text.clear();
        self.spans = [(0, 0); LANES];
    }

    /// The words for one candidate.
    #[inline]
    pub fn of(&self, lane: usize) -> &[u8] {
        let (from, to) = self.spans[lane];
        &self.text[from as usize..to as usize]
    }

    /// Says the same for all of `whom`.
    pub fn say(&mut self, whom: Whom, write: impl FnOnce(&mut Vec<u8>)) {
        let place = |text: &Vec<u8>| u32::try_from(text.len()).unwrap_or(u32::MAX);
        let from = place(&self.text);
        write(&mut self.text);
        let span = (from, place(&self.text));
        lanes(whom, |lane| self.spans[lane] = span);
    }
}

/// What is missing of whom, as a list, to be used again.
#[derive(Debug)]
pub struct Missing {
    gaps: Gaps,
    /// Facts in the vocabulary's order, each with those of whom it is missing.
    pub facts: Vec<(FactId, Whom)>,
    /// Law that is not settled, with those for whom that matters.
    pub doubts: Vec<(DoubtId, Whom)>,
}

impl Missing {
    /// Nothing missing.
    pub fn new(rulebook: &crate::compile::Rulebook) -> Self {
        Self { gaps: Gaps::new(rulebook), facts: Vec::new(), doubts: Vec::new() }
    }

    /// What `walk` finds.
    pub fn find(&mut self, walk: impl FnOnce(&mut Gaps)) {
        self.gaps.clear();
        walk(&mut self.gaps);
        self.facts.clear();
        self.facts.extend(self.gaps.of_whom());
        self.doubts.clear();
        self.doubts.extend(self.gaps.doubts_of_whom());
    }

    /// Nothing.
    pub fn nothing(&mut self) {
        self.facts.clear();
        self.doubts.clear();
    }

    /// Strings the names together for one candidate.
    pub fn string(&self, out: &mut Vec<u8>, lane: usize, vocabulary: &Vocabulary, strung: Strung) {
        let of_lane = self.facts.iter().filter(|(_, whom)| whom >> lane & 1 == 1);
        strung.names(of_lane.map(|(fact, _)| vocabulary.fact(*fact).name.as_bytes()), out);
    }
}

impl Strung {
    /// Strings names together.
    pub fn names<'n>(self, names: impl Iterator<Item = &'n [u8]>, out: &mut Vec<u8>) {
        let (before, between, after): (&[u8], &[u8], &[u8]) = match self {
            Self::Spaced => (b"", b" ", b""),
            Self::Quoted => (b"\"", b",", b"\""),
        };
        for (at, name) in names.enumerate() {
            if at > 0 {
                out.extend_from_slice(between);
            }
            out.extend_from_slice(before);
            out.extend_from_slice(name);
            out.extend_from_slice(after);
        }
    }
}

/// Names, each with those of whom it is to be said, worded once for those alike.
#[derive(Debug)]
pub struct NameWords {
    strung: Strung,
    said: Vec<(usize, Whom)>,
    signs: Vec<Whom>,
    words: GapWords,
}

impl NameWords {
    /// Nothing said.
    pub fn new(strung: Strung) -> Self {
        Self { strung, said: Vec::new(), signs: Vec::new(), words: GapWords::new() }
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.said.clear();
        self.words.clear();
    }

    /// The name at that place is to be said of some.
    pub fn say(&mut self, name: usize, whom: Whom) {
        if whom != 0 {
            self.said.push((name, whom));
        }
    }

    /// Everything is said: puts it into words. `name`: the name at a place.
    pub fn word<'n>(&mut self, name: impl Fn(usize) -> &'n [u8]) {
        let Self { strung, said, signs, words } = self;
        signs.clear();
        signs.extend(said.iter().map(|(_, whom)| *whom));
        let some = signs.iter().fold(0, |some, sign| some | sign);
        alike(some, signs, |lane, part| {
            let own = said.iter().filter(|(_, whom)| whom >> lane & 1 == 1);
            words.say(part, |out| strung.names(own.map(|(at, _)| name(*at)), out));
        });
    }

    /// The words for one candidate.
    pub fn of(&self, lane: usize) -> &[u8] {
        self.words.of(lane)
    }
}
