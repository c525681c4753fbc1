//! One value of a fact, as people think of it.

use super::{Day, Wait};

/// A known value. Choices are indices into the fact's domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Yes or no.
    YesNo(bool),
    /// A count or whole yen.
    Number(i64),
    /// Hundredths of a percent.
    Percent(i64),
    /// A civil date.
    Day(Day),
    /// A duration.
    Wait(Wait),
    /// One of a domain.
    Choice(i64),
    /// Any number of a domain, ascending.
    Set(Vec<i64>),
    /// Words.
    Text(String),
}

impl Value {
    /// The number that rules compare; sets and words have none.
    pub fn code(&self) -> Option<i64> {
        match self {
            Self::YesNo(yes) => Some(i64::from(*yes)),
            Self::Number(n) | Self::Percent(n) | Self::Choice(n) => Some(*n),
            Self::Day(day) => Some(day.code()),
            Self::Wait(wait) => Some(wait.code()),
            Self::Set(_) | Self::Text(_) => None,
        }
    }
}
