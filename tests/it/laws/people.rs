//! Generated candidates: seeded, with values on both sides of every bound of the rules.

use std::collections::BTreeMap;
use zairyu::internal::calendar::Day;
use zairyu::internal::evaluate::{Program, ValueWords};
use zairyu::internal::facts::{FactId, Facts, Kind};

/// A small seeded generator; proptest supplies the seeds.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % end.max(1)
    }
}

/// The values worth giving to each fact.
pub struct Choices(Vec<(FactId, Vec<ValueWords>)>);

impl Choices {
    pub fn of(program: &Program<'_>) -> Self {
        let vocabulary = &program.rulebook().vocabulary;
        let palette: BTreeMap<FactId, Vec<ValueWords>> = program.palette().into_iter().collect();
        let givable =
            vocabulary.iter().filter(|(_, fact)| !fact.attribute && fact.kind != Kind::Text);
        let values = givable.map(|(id, fact)| {
            let known = palette.get(&id).filter(|values| !values.is_empty());
            (id, known.cloned().unwrap_or_else(|| plain(fact.kind, program)))
        });
        Self(values.collect())
    }

    /// A candidate of whom about so many in a hundred facts are known.
    pub fn person(&self, program: &Program<'_>, random: &mut Random, known: usize) -> Facts {
        let mut facts = Facts::new(&program.rulebook().vocabulary);
        for (id, values) in &self.0 {
            if random.below(100) < known {
                let value = &values[random.below(values.len())];
                facts.set_words(&program.rulebook().vocabulary, *id, value);
            }
        }
        facts
    }

    /// One unknown fact with a value, if any is unknown.
    pub fn unknown(&self, facts: &Facts, random: &mut Random) -> Option<(FactId, ValueWords)> {
        let open: Vec<_> = self.0.iter().filter(|(id, _)| !facts.is_known(*id)).collect();
        let (id, values) = open.get(random.below(open.len()))?;
        Some((*id, values[random.below(values.len())].clone()))
    }
}

fn plain(kind: Kind, program: &Program<'_>) -> Vec<ValueWords> {
    let vocabulary = &program.rulebook().vocabulary;
    let numbers = match kind {
        Kind::Set(domain) => return vec![vec![0; vocabulary.domain(domain).words()]],
        Kind::YesNo => vec![0, 1],
        Kind::Choice(domain) | Kind::Scale(domain) => {
            let count = vocabulary.domain(domain).choices.len();
            (0..i64::try_from(count).unwrap()).collect()
        }
        Kind::Date => vec![Day::new(1990, 2, 28).unwrap().code(), program.day().code()],
        _ => vec![0, 1, 12, 1_000],
    };
    numbers.into_iter().map(|number| vec![number]).collect()
}

impl Choices {
    /// Any value of a fact.
    pub fn value(&self, id: FactId, random: &mut Random) -> Option<ValueWords> {
        let (_, values) = self.0.iter().find(|(of, _)| *of == id)?;
        Some(values[random.below(values.len())].clone())
    }
}
