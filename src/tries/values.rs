//! Values worth trying: for each fact a few that stand for all. Values that the rules
//! compare with come from the rules; where they compare what follows from a fact, values are
//! spread over what people answer. Must not know verdicts.

use crate::calendar::{Day, Wait};
use crate::evaluate::{Program, ValueWords};
use crate::facts::{FactId, Kind, Value};
use std::collections::HashMap;

/// No more values than this are tried for one fact.
const MOST: usize = 16;

/// So many choices are tried whatever the rules compare, as lists carry attributes.
const FEW: i64 = 64;

/// The values to try of every fact that the rules of a day read and that can be asked for.
#[derive(Clone, Debug)]
pub struct Values(HashMap<FactId, Vec<Value>>);

impl Values {
    /// Under these rules.
    pub fn new(program: &Program<'_>) -> Self {
        let number = |value: ValueWords| value.first().copied();
        let palette = program.palette().into_iter();
        let palette: HashMap<FactId, Vec<i64>> = palette
            .map(|(id, values)| (id, values.into_iter().filter_map(number).collect()))
            .collect();
        let vocabulary = &program.rulebook().vocabulary;
        let asked = program.inputs().filter(|id| vocabulary.fact(*id).question.is_some());
        let values = asked.map(|id| {
            let kind = vocabulary.fact(id).kind;
            let compared = palette.get(&id).map(Vec::as_slice).unwrap_or_default();
            (id, values(program, kind, compared))
        });
        Self(values.collect())
    }

    /// The values to try of a fact.
    pub fn of(&self, fact: FactId) -> &[Value] {
        self.0.get(&fact).map(Vec::as_slice).unwrap_or_default()
    }
}

fn values(program: &Program<'_>, kind: Kind, compared: &[i64]) -> Vec<Value> {
    let choices = |kind: Kind| {
        let domain = kind.domain().map(|domain| program.rulebook().vocabulary.domain(domain));
        i64::try_from(domain.map_or(0, |domain| domain.choices.len())).unwrap_or_default()
    };
    if let Kind::Set(_) = kind {
        return sets(choices(kind));
    }
    let codes = match kind {
        Kind::Choice(_) | Kind::Scale(_) if choices(kind) <= FEW => (0..choices(kind)).collect(),
        _ if compared.len() > 1 => compared.to_vec(),
        Kind::Choice(_) | Kind::Scale(_) => (0..choices(kind)).collect(),
        kind => spread(program.day(), kind),
    };
    let codes = thinned(&codes).into_iter();
    codes.filter_map(|code| crate::facts::value_of(kind, code)).collect()
}

/// None of them, each of some, and all.
fn sets(count: i64) -> Vec<Value> {
    let all: Vec<i64> = (0..count).collect();
    let single = thinned(&all).into_iter().map(|one| vec![one]);
    [Vec::new(), all].into_iter().chain(single).map(Value::Set).collect()
}

/// Values as people answer them.
fn spread(day: Day, kind: Kind) -> Vec<i64> {
    match kind {
        Kind::YesNo => vec![0, 1],
        Kind::Count => vec![0, 1, 2, 3, 5, 10, 20, 50, 100, 1_000],
        Kind::Yen => [0, 5, 20, 50, 200, 400, 600, 1_000, 5_000].map(|man| man * 10_000).to_vec(),
        Kind::Percent => vec![0, 100, 300, 500, 1_000, 5_000, 10_000],
        Kind::Date => (0..14).map(|n| day.minus(Wait::new(60 * n, 0)).code()).collect(),
        Kind::Duration => {
            [0, 3, 6, 12, 24, 36, 60, 84, 120, 240].map(|n| Wait::new(n, 0).code()).to_vec()
        }
        Kind::Choice(_) | Kind::Scale(_) | Kind::Set(_) | Kind::Text => Vec::new(),
    }
}

/// Some of the values, evenly, the first and the last among them.
fn thinned(values: &[i64]) -> Vec<i64> {
    if values.len() <= MOST {
        return values.to_vec();
    }
    (0..MOST).map(|at| values[at * (values.len() - 1) / (MOST - 1)]).collect()
}
