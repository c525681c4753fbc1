//! Strong Kleene truth, kept twice: as the rules read, and with unconfirmed values unknown.

/// Which of the two readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Track {
    /// As the rules read.
    AsRead,
    /// With unconfirmed values unknown.
    Confirmed,
}

impl Track {
    /// Its place in arrays of both.
    #[inline]
    pub(super) fn index(self) -> usize {
        match self {
            Self::AsRead => 0,
            Self::Confirmed => 1,
        }
    }
}

/// True, false or unknown, in both readings at once. Bits 0 and 1: can be true, as read and
/// confirmed; bits 2 and 3: can be false.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth(u8);

#[cfg_attr(
    not(any(test, feature = "internal")),
    allow(dead_code, reason = "the algebra of one candidate, against which that of many is tried")
)]
const CAN_BE_TRUE: u8 = 0b0011;
#[cfg_attr(
    not(any(test, feature = "internal")),
    allow(dead_code, reason = "the algebra of one candidate, against which that of many is tried")
)]
const CAN_BE_FALSE: u8 = 0b1100;
#[cfg_attr(
    not(any(test, feature = "internal")),
    allow(dead_code, reason = "the algebra of one candidate, against which that of many is tried")
)]
const CONFIRMED: u8 = 0b1010;

#[cfg_attr(
    not(any(test, feature = "internal")),
    allow(dead_code, reason = "the algebra of one candidate, against which that of many is tried")
)]
impl Truth {
    /// True in both readings.
    pub const TRUE: Self = Self(CAN_BE_TRUE);
    /// False in both readings.
    pub const FALSE: Self = Self(CAN_BE_FALSE);
    /// Unknown in both readings.
    pub const UNKNOWN: Self = Self(CAN_BE_TRUE | CAN_BE_FALSE);

    /// Both.
    #[inline]
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self((self.0 & other.0 & CAN_BE_TRUE) | ((self.0 | other.0) & CAN_BE_FALSE))
    }

    /// Either.
    #[inline]
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(((self.0 | other.0) & CAN_BE_TRUE) | (self.0 & other.0 & CAN_BE_FALSE))
    }

    /// The opposite.
    #[inline]
    #[must_use]
    pub fn negate(self) -> Self {
        Self(self.0 >> 2 | (self.0 & CAN_BE_TRUE) << 2)
    }

    /// The same as read, unknown where only confirmed values count.
    #[inline]
    #[must_use]
    pub fn doubtful(self, doubtful: bool) -> Self {
        Self(self.0 | (CONFIRMED & 0_u8.wrapping_sub(u8::from(doubtful))))
    }

    /// Whether it is true, false or unknown in one reading.
    #[inline]
    pub fn on(self, track: Track) -> Option<bool> {
        let bits = match track {
            Track::AsRead => self.0,
            Track::Confirmed => self.0 >> 1,
        };
        match (bits & 1 != 0, bits & 4 != 0) {
            (true, false) => Some(true),
            (false, _) => Some(false),
            (true, true) => None,
        }
    }

    /// As the rules read.
    #[inline]
    pub fn as_read(self) -> Option<bool> {
        self.on(Track::AsRead)
    }

    /// Can it be true in one reading?
    #[inline]
    pub fn possible(self, track: Track) -> bool {
        self.on(track) != Some(false)
    }

    /// True in one reading?
    #[inline]
    pub fn certain(self, track: Track) -> bool {
        self.on(track) == Some(true)
    }

    /// From a finding in each reading.
    pub fn from_tracks(as_read: Option<bool>, confirmed: Option<bool>) -> Self {
        let bits = |value: Option<bool>| match value {
            Some(true) => 0b001,
            Some(false) => 0b100,
            None => 0b101,
        };
        Self(bits(as_read) | bits(confirmed) << 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Option<bool>; 3] = [Some(true), Some(false), None];

    fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
        match (a, b) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }
    }

    #[test]
    fn both_readings_follow_the_tables_of_kleene() {
        for a in ALL {
            for b in ALL {
                let (x, y) = (Truth::from_tracks(a, b), Truth::from_tracks(b, a));
                assert_eq!(x.and(y).on(Track::AsRead), and(a, b));
                assert_eq!(x.and(y).on(Track::Confirmed), and(b, a));
                let or = and(a.map(|v| !v), b.map(|v| !v)).map(|v| !v);
                assert_eq!(x.or(y).on(Track::AsRead), or);
                assert_eq!(x.or(y).on(Track::Confirmed), or);
                assert_eq!(x.negate().on(Track::AsRead), a.map(|v| !v));
                assert_eq!(x.negate().on(Track::Confirmed), b.map(|v| !v));
                assert_eq!(x.doubtful(true).on(Track::AsRead), a);
                assert_eq!(x.doubtful(true).on(Track::Confirmed), None);
            }
        }
    }
}
