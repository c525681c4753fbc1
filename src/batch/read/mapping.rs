//! What whoever gives a table says of it: how headings and values are to be read.

use crate::facts::fold;
use std::collections::HashMap;

/// How headings and values are to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mapping {
    /// Headings and the facts they are to be read as.
    pub headings: Vec<(String, String)>,
    /// Headings and the units of the bare numbers below them, or the order of day and month.
    pub units: Vec<(String, String)>,
    /// Headings, and what words below them are to be read as.
    pub values: Vec<(String, Vec<(String, String)>)>,
    /// Facts that hold for every row.
    pub constants: Vec<(String, String)>,
    /// Words that say that nothing is known.
    pub nothing: Vec<String>,
}

/// What words of a column are to be read as; nothing: that nothing is known.
pub type Translated = HashMap<Box<[u8]>, String>;

impl Mapping {
    /// Headings alone.
    pub fn of_headings(headings: &[(String, String)]) -> Self {
        Self { headings: headings.to_vec(), ..Self::default() }
    }

    /// Every heading that is named.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        let of_units = self.units.iter().map(|(heading, _)| heading.as_str());
        let of_values = self.values.iter().map(|(heading, _)| heading.as_str());
        self.headings.iter().map(|(heading, _)| heading.as_str()).chain(of_units).chain(of_values)
    }

    /// By plain headings, so that much is soon looked up.
    pub fn by_heading(&self) -> ByHeading<'_> {
        let mut values: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, (heading, _)) in self.values.iter().enumerate() {
            values.entry(plain(heading)).or_default().push(at);
        }
        // Of headings what comes first wins.
        let facts = self.headings.iter().rev();
        ByHeading {
            mapping: self,
            facts: facts.map(|(heading, fact)| (plain(heading), fact.as_str())).collect(),
            units: self.units.iter().map(|(of, unit)| (plain(of), unit.as_str())).collect(),
            values,
        }
    }
}

/// A mapping, by plain headings.
#[derive(Debug)]
pub struct ByHeading<'m> {
    mapping: &'m Mapping,
    facts: HashMap<String, &'m str>,
    units: HashMap<String, &'m str>,
    values: HashMap<String, Vec<usize>>,
}

impl<'m> ByHeading<'m> {
    /// The fact that a plain heading is to be read as.
    pub fn fact(&self, plain: &str) -> Option<&'m str> {
        self.facts.get(plain).copied()
    }

    /// The unit of the bare numbers below a heading.
    pub fn unit(&self, heading: &str) -> Option<&'m str> {
        self.units.get(&plain(heading)).copied()
    }

    /// What the words below a heading are to be read as.
    pub fn words(&self, heading: &str) -> Option<Translated> {
        let own = self.values.get(&plain(heading)).into_iter().flatten();
        let own = own.flat_map(|at| &self.mapping.values[*at].1);
        let nothing = self.mapping.nothing.iter().map(|words| (words.as_str(), ""));
        let all = nothing.chain(own.map(|(words, meant)| (words.as_str(), meant.as_str())));
        let all: Translated =
            all.map(|(words, meant)| (words.as_bytes().into(), meant.to_string())).collect();
        (!all.is_empty()).then_some(all)
    }
}

/// A heading without what programs add to it.
pub fn plain(name: &str) -> String {
    fold(name).trim().to_lowercase()
}
