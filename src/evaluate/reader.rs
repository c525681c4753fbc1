//! By which test a fact is read, and the values at which that test changes its mind.

use super::runs::GridRun;
use crate::calendar::Day;
use crate::facts::FactId;
use std::collections::BTreeSet;

/// How a fact is read: by which test, for telling its values apart.
#[derive(Clone, Debug)]
pub(super) enum FactReader {
    Between(i64, i64),
    Among(Vec<i64>),
    Bounds(Vec<i64>),
    /// Each value may differ from every other.
    Every,
    /// A set is asked whether it holds this member.
    Holds(u32),
    /// A set is compared with this one.
    Same(Vec<i64>),
    /// A number between bounds that move with the day; those of the program's own day.
    Moving {
        moving: u32,
        least: i64,
        most: i64,
    },
    /// By how many of these numbers of years have passed up to the day.
    Years(Vec<i64>),
    /// Nothing that values could be listed for.
    Opaque,
}

/// True where a set has a member.
pub(super) fn holds(words: &[i64], member: u32) -> bool {
    words.get(member as usize / 64).is_some_and(|word| word >> (member % 64) & 1 == 1)
}

/// True for a number that bounds; the least and the most there are do not.
pub(super) fn is_bound(number: &i64) -> bool {
    *number != i64::MIN && *number != i64::MAX
}

pub(super) fn numbers(readers: &[FactReader], least: i64) -> Vec<i64> {
    let bounds = readers.iter().flat_map(FactReader::numbers);
    let around = bounds.flat_map(|n| [n.saturating_sub(1), n, n.saturating_add(1)]).chain([least]);
    around.filter(|n| *n >= least).collect::<BTreeSet<_>>().into_iter().collect()
}

pub(super) fn grid_readers(fact: FactId, grid: &GridRun, readers: &mut Vec<FactReader>) {
    if grid.down.0 == fact.0 {
        readers.push(FactReader::Bounds(grid.at_least.clone()));
    }
    if let Some(((across, _), bounds)) = &grid.across
        && *across == fact.0
    {
        readers.push(FactReader::Bounds(bounds.clone()));
    }
}

impl FactReader {
    /// The bounds at which it changes its mind.
    pub fn numbers(&self) -> Vec<i64> {
        let bounds = match self {
            Self::Between(least, most) | Self::Moving { least, most, .. } => vec![*least, *most],
            Self::Among(values) | Self::Bounds(values) => values.clone(),
            Self::Holds(_) | Self::Same(_) | Self::Years(_) | Self::Every | Self::Opaque => {
                Vec::new()
            }
        };
        bounds.into_iter().filter(is_bound).collect()
    }

    /// The least number on the other side of each bound, for numbers that only grow.
    pub fn steps(&self) -> Vec<i64> {
        match self {
            Self::Between(least, most) => {
                let above = Some(*most).filter(is_bound).map(|most| most + 1);
                Some(*least).filter(is_bound).into_iter().chain(above).collect()
            }
            Self::Among(values) => values.iter().flat_map(|value| [*value, value + 1]).collect(),
            other => other.numbers(),
        }
    }

    pub fn signature(&self, words: &[i64], day: Day) -> Vec<bool> {
        let value = words.first().copied().unwrap_or_default();
        match self {
            Self::Holds(member) => vec![holds(words, *member)],
            Self::Same(other) => vec![words == other],
            Self::Between(least, most) | Self::Moving { least, most, .. } => {
                vec![*least <= value && value <= *most]
            }
            Self::Among(values) => vec![values.contains(&value)],
            Self::Bounds(bounds) => bounds.iter().map(|bound| value >= *bound).collect(),
            Self::Years(years) => {
                let age = Day::from_code(value).years_until(day);
                years.iter().map(|step| age >= *step).collect()
            }
            Self::Every | Self::Opaque => Vec::new(),
        }
    }
}
