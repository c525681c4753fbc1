//! The names of facts, their types and the words they are asked with.

use super::fact_id::FactId;
use super::names::Names;
use super::range::{RangeEnd, Sense};
use super::yes_no::has_two_meanings;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// A domain's number in its vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct DomainId(pub u32);

/// The type of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Yes or no.
    YesNo,
    /// A whole number of something.
    Count,
    /// Whole yen.
    Yen,
    /// Hundredths of a percent, exact.
    Percent,
    /// A civil date.
    Date,
    /// Years, months and days.
    Duration,
    /// One of a domain.
    Choice(DomainId),
    /// One of a domain whose order means something.
    Scale(DomainId),
    /// Any number of a domain.
    Set(DomainId),
    /// Words that no rule reads.
    Text,
}

impl Kind {
    /// The domain behind a choice, scale or set.
    pub fn domain(self) -> Option<DomainId> {
        match self {
            Self::Choice(domain) | Self::Scale(domain) | Self::Set(domain) => Some(domain),
            _ => None,
        }
    }
}

/// One value of a domain.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct DomainChoice {
    /// Its name in files.
    pub id: String,
    /// Its name for readers.
    pub text: Text,
    /// Other names under which it is known.
    pub also: Vec<String>,
    /// More for readers.
    pub note: Option<Text>,
}

/// The values that a choice, scale or set can take.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Domain {
    /// The list's name, or that of the only fact that uses it.
    pub name: String,
    /// The values in order; that of an open list ends with `other`.
    pub choices: Vec<DomainChoice>,
    /// True where values that are not listed are accepted as `other`.
    pub open: bool,
    /// True for a list, whose rows can be found by a part of their name.
    pub list: bool,
    /// The list's title; none for the choices of one fact.
    pub title: Option<Text>,
    /// The names in the form in which they are compared.
    #[serde(skip)]
    pub(crate) names: Names,
}

impl Domain {
    /// These choices. `list`: they are the rows of a list.
    pub fn new(name: String, choices: Vec<DomainChoice>, open: bool, list: bool) -> Self {
        Self { name, choices, open, list, title: None, names: Names::default() }
    }

    /// The index of a value by its identifier.
    pub fn find(&self, id: &str) -> Option<i64> {
        let at = self.choices.iter().position(|choice| choice.id == id)?;
        i64::try_from(at).ok()
    }

    /// The value at an index.
    pub fn choice(&self, index: i64) -> Option<&DomainChoice> {
        self.choices.get(usize::try_from(index).ok()?)
    }

    /// How a value is written so that it is read as itself: by its identifier, or by its name where
    /// people write the identifier for something else.
    pub fn written(&self, index: i64) -> Option<&str> {
        let choice = self.choice(index)?;
        let named = self.list && has_two_meanings(&choice.id);
        Some(if named { &choice.text.en } else { &choice.id })
    }

    /// How many 64-bit words a set of these takes.
    pub fn words(&self) -> usize {
        self.choices.len().div_ceil(64).max(1)
    }
}

/// One fact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its dotted name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
    /// A short noun phrase.
    pub label: Text,
    /// How it is asked for, where a person can be.
    pub question: Option<Text>,
    /// What counts and what does not.
    pub help: Option<Text>,
    /// Worked out from others unless given.
    pub follows: bool,
    /// Other names that the columns of tables have for it.
    pub also: Vec<String>,
    /// Words that stand beside a value and add nothing to it.
    pub beside: Vec<String>,
    /// An attribute of a list row, which a case cannot give.
    pub attribute: bool,
    /// Which values make sense.
    pub sense: Sense,
    /// Of a percentage: where more decimals go than are held; none where neither way is safe.
    pub rounds: Option<RangeEnd>,
    /// First word in [`super::Facts`].
    pub(crate) word: u32,
    /// Words taken.
    pub(crate) words: u32,
}

/// All facts and domains.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    facts: Vec<Fact>,
    domains: Vec<Domain>,
    /// All facts, by name.
    names: Vec<FactId>,
    words: u32,
    /// The digest of all names and types.
    mark: u64,
}

impl Vocabulary {
    /// The digest of all names and types: the same for vocabularies whose facts mean the same.
    pub(super) fn mark(&self) -> u64 {
        self.mark
    }

    /// Takes words into the digest (FNV-1a).
    fn take(&mut self, words: &str) {
        for byte in words.bytes().chain([0xff]) {
            self.mark = (self.mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds a domain.
    pub fn add_domain(&mut self, domain: Domain) -> DomainId {
        self.take(&domain.name);
        domain.choices.iter().for_each(|choice| self.take(&choice.id));
        self.domains.push(domain);
        DomainId(u32::try_from(self.domains.len() - 1).unwrap_or(u32::MAX))
    }

    /// Adds a fact; its words are laid out behind those of the facts before it.
    pub fn add(&mut self, mut fact: Fact) -> FactId {
        let id = FactId(u32::try_from(self.facts.len()).unwrap_or(u32::MAX));
        fact.word = self.words;
        fact.words = match fact.kind {
            Kind::Set(domain) => u32::try_from(self.domain(domain).words()).unwrap_or(1),
            Kind::Text => 0,
            _ => 1,
        };
        self.words += fact.words;
        self.take(&fact.name);
        self.take(&format!("{:?}", fact.kind));
        let at = self.place(&fact.name).unwrap_or_else(|at| at);
        self.names.insert(at, id);
        self.facts.push(fact);
        id
    }

    /// Says which values of a fact make sense.
    pub fn set_sense(&mut self, id: FactId, sense: Sense) {
        self.facts[id.index()].sense = sense;
    }

    /// Says where more decimals of a fact go than are held.
    pub fn set_rounds(&mut self, id: FactId, end: Option<RangeEnd>) {
        self.facts[id.index()].rounds = end;
    }

    /// The fact of that name.
    pub fn find(&self, name: &str) -> Option<FactId> {
        self.place(name).ok().map(|at| self.names[at])
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.names.binary_search_by(|id| self.fact(*id).name.as_str().cmp(name))
    }

    /// A fact by its number.
    pub fn fact(&self, id: FactId) -> &Fact {
        &self.facts[id.index()]
    }

    /// A domain by its number.
    pub fn domain(&self, id: DomainId) -> &Domain {
        &self.domains[id.0 as usize]
    }

    /// All domains, lists first.
    pub fn domains(&self) -> impl Iterator<Item = &Domain> {
        self.domains.iter()
    }

    /// The domain of that list name.
    pub fn find_domain(&self, name: &str) -> Option<DomainId> {
        let at = self.domains.iter().position(|domain| domain.name == name)?;
        Some(DomainId(u32::try_from(at).ok()?))
    }

    /// All facts with their numbers, in order.
    pub fn iter(&self) -> impl Iterator<Item = (FactId, &Fact)> {
        self.facts.iter().zip(0..).map(|(fact, id)| (FactId(id), fact))
    }

    /// How many facts.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// True without facts.
    #[cfg(any(test, feature = "internal"))]
    pub fn is_empty(&self) -> bool {
        self.facts.is_empty()
    }

    /// How many words all values take together.
    pub fn words(&self) -> usize {
        self.words as usize
    }

    /// The names that a case can give.
    pub fn givable(&self) -> impl Iterator<Item = &str> {
        self.facts.iter().filter(|fact| !fact.attribute).map(|fact| fact.name.as_str())
    }
}
