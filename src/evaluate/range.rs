//! Points as a range, in both readings.
use super::truth::Track;

/// The least and most points, in both readings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    pub(super) least: i32,
    pub(super) most: i32,
    pub(super) confirmed_least: i32,
    pub(super) confirmed_most: i32,
}

impl Range {
    #[inline]
    pub(super) fn both(least: i32, most: i32) -> Self {
        Self { least, most, confirmed_least: least, confirmed_most: most }
    }

    /// Least and most in one reading.
    pub fn on(self, track: Track) -> (i32, i32) {
        match track {
            Track::AsRead => (self.least, self.most),
            Track::Confirmed => (self.confirmed_least, self.confirmed_most),
        }
    }

    /// Least, as read.
    pub fn min(self) -> i32 {
        self.least
    }

    /// Most, as read.
    pub fn max(self) -> i32 {
        self.most
    }

    #[inline]
    pub(super) fn plus(self, other: Self) -> Self {
        Self {
            least: self.least + other.least,
            most: self.most + other.most,
            confirmed_least: self.confirmed_least + other.confirmed_least,
            confirmed_most: self.confirmed_most + other.confirmed_most,
        }
    }

    #[inline]
    pub(super) fn minus(self, other: Self) -> Self {
        Self {
            least: self.least - other.least,
            most: self.most - other.most,
            confirmed_least: self.confirmed_least - other.confirmed_least,
            confirmed_most: self.confirmed_most - other.confirmed_most,
        }
    }

    /// No more than so many.
    #[inline]
    pub(super) fn capped(self, cap: i32) -> Self {
        Self {
            least: self.least.min(cap),
            most: self.most.min(cap),
            confirmed_least: self.confirmed_least.min(cap),
            confirmed_most: self.confirmed_most.min(cap),
        }
    }

    #[inline]
    pub(super) fn join(self, other: Self) -> Self {
        Self {
            least: self.least.min(other.least),
            most: self.most.max(other.most),
            confirmed_least: self.confirmed_least.min(other.confirmed_least),
            confirmed_most: self.confirmed_most.max(other.confirmed_most),
        }
    }
}
