//! The ends of what makes sense of a fact, and a value that lies beyond them. Must not know the
//! vocabulary.

use super::fact_id::FactId;
use crate::calendar::Wait;
use serde::{Deserialize, Serialize};

/// What makes sense for a fact.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sense {
    /// Beyond these nothing can be.
    pub possible: Vec<RangeEdge>,
    /// Beyond these it is a slip more often than not.
    pub likely: Vec<RangeEdge>,
    /// A value that is likely whatever the ends, such as none at all.
    pub besides: Option<i64>,
}

/// One end of what makes sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RangeEdge {
    /// Which end.
    pub end: RangeEnd,
    /// Where it is.
    pub mark: EdgeMark,
}

/// An end of a range.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RangeEnd {
    /// The least value.
    Least,
    /// The greatest.
    Most,
}

/// What an end is measured by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EdgeMark {
    /// A value of the fact's type.
    Value(i64),
    /// The day that is looked at, moved.
    Day {
        /// Later.
        plus: Option<Wait>,
        /// Earlier.
        minus: Option<Wait>,
    },
    /// Another fact as given. A duration is measured by a date as the time since that day, and by a
    /// count of years as so many years, of which the last may be nearly full.
    Fact {
        /// Which.
        fact: FactId,
        /// Times a fraction.
        times: (i64, i64),
        /// Later, or longer.
        plus: Option<Wait>,
        /// Earlier, or shorter.
        minus: Option<Wait>,
    },
}

/// How a value does not make sense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// It cannot be.
    Impossible,
    /// It is a slip more often than not.
    Unlikely,
}

/// A value that does not make sense, and what would.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// How.
    pub how: Oddity,
    /// The least value that makes sense.
    pub least: Option<i64>,
    /// The greatest.
    pub most: Option<i64>,
    /// The fact that it does not go with; none where it makes no sense by itself.
    pub beside: Option<FactId>,
}

/// From where to where, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Interval {
    pub(super) least: Option<i64>,
    pub(super) most: Option<i64>,
}

impl Interval {
    pub(super) const ANYTHING: Self = Self { least: None, most: None };

    pub(super) fn narrow(&mut self, end: RangeEnd, at: i64) {
        match end {
            RangeEnd::Least => self.least = Some(self.least.map_or(at, |least| least.max(at))),
            RangeEnd::Most => self.most = Some(self.most.map_or(at, |most| most.min(at))),
        }
    }

    #[inline]
    pub(super) fn holds(self, code: i64) -> bool {
        self.least.is_none_or(|least| least <= code) && self.most.is_none_or(|most| code <= most)
    }

    pub(super) fn odd(self, how: Oddity, beside: Option<FactId>) -> Odd {
        Odd { how, least: self.least, most: self.most, beside }
    }
}

/// What makes sense of one fact by itself, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SenseRange {
    pub(super) possible: Interval,
    pub(super) likely: Interval,
    pub(super) besides: Option<i64>,
}

impl SenseRange {
    /// Where anything makes sense.
    pub const ANYTHING: Self =
        Self { possible: Interval::ANYTHING, likely: Interval::ANYTHING, besides: None };

    /// Of a fact whose unit is told: what is unlikely is taken as it stands.
    #[must_use]
    #[allow(dead_code, reason = "for columns of which the map tells the unit")]
    pub fn of_told_unit(self) -> Self {
        Self { likely: Interval::ANYTHING, ..self }
    }

    /// True for a value that makes sense.
    #[inline]
    pub fn holds(&self, code: i64) -> bool {
        self.possible.holds(code) && (self.likely.holds(code) || self.besides == Some(code))
    }

    /// How a value does not make sense; none where it does.
    pub fn odd(&self, code: i64) -> Option<Odd> {
        if !self.possible.holds(code) {
            return Some(self.possible.odd(Oddity::Impossible, None));
        }
        (!self.holds(code)).then(|| self.likely.odd(Oddity::Unlikely, None))
    }
}
