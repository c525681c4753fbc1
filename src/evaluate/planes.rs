//! Truth of up to 64 candidates at once: one bit a candidate, so that a combination of
//! conditions costs the same for one candidate as for 64.
use super::truth::{Track, Truth};

/// One bit for each candidate.
pub(super) type Bits = u64;

/// How many candidates are judged at once.
pub const LANES: usize = 64;

/// Who can be true and who can be false, as read and with confirmed values only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Planes {
    pub yes: [Bits; 2],
    pub no: [Bits; 2],
}

impl Planes {
    /// True for everybody.
    pub const TRUE: Self = Self { yes: [!0; 2], no: [0; 2] };
    /// False for everybody.
    pub const FALSE: Self = Self { yes: [0; 2], no: [!0; 2] };
    /// Unknown for everybody.
    pub const UNKNOWN: Self = Self { yes: [!0; 2], no: [!0; 2] };

    /// A comparison that `yes` pass, of a fact known for `known` (as read, confirmed).
    #[inline]
    pub fn known(yes: Bits, known: [Bits; 2]) -> Self {
        let open = known.map(|known| !known);
        Self { yes: open.map(|open| yes | open), no: open.map(|open| !yes | open) }
    }

    #[inline]
    pub fn and(self, other: Self) -> Self {
        Self {
            yes: [self.yes[0] & other.yes[0], self.yes[1] & other.yes[1]],
            no: [self.no[0] | other.no[0], self.no[1] | other.no[1]],
        }
    }

    #[inline]
    pub fn or(self, other: Self) -> Self {
        Self {
            yes: [self.yes[0] | other.yes[0], self.yes[1] | other.yes[1]],
            no: [self.no[0] & other.no[0], self.no[1] & other.no[1]],
        }
    }

    /// The same with what is not possible left out.
    #[inline]
    pub fn and_possible(self, other: Self) -> Self {
        Self {
            yes: [self.yes[0] & other.yes[0], self.yes[1] & other.yes[1]],
            no: [self.no[0] & other.no[0], self.no[1] & other.no[1]],
        }
    }

    /// Where it is open as read, what its summary is, in both readings: a doubt about an answer
    /// is no gap that a summary could fill.
    #[inline]
    pub fn filled(self, summary: Self) -> Self {
        let decided = !(self.yes[0] & self.no[0]);
        Self {
            yes: [0, 1].map(|track: usize| self.yes[track] & (decided | summary.yes[track])),
            no: [0, 1].map(|track: usize| self.no[track] & (decided | summary.no[track])),
        }
    }

    #[inline]
    pub fn negate(self) -> Self {
        Self { yes: self.no, no: self.yes }
    }

    /// The same as read; unknown with confirmed values only, for those of `whom`.
    #[inline]
    pub fn doubtful(self, whom: Bits) -> Self {
        Self { yes: [self.yes[0], self.yes[1] | whom], no: [self.no[0], self.no[1] | whom] }
    }

    /// True for certain, in each reading.
    #[inline]
    pub fn certain(self) -> [Bits; 2] {
        [self.yes[0] & !self.no[0], self.yes[1] & !self.no[1]]
    }

    /// False for certain, in each reading.
    #[inline]
    pub fn excluded(self) -> [Bits; 2] {
        [self.no[0] & !self.yes[0], self.no[1] & !self.yes[1]]
    }

    /// Decided one way or the other, in each reading.
    #[inline]
    pub fn decided(self) -> [Bits; 2] {
        [self.yes[0] ^ self.no[0], self.yes[1] ^ self.no[1]]
    }

    /// One candidate's bit of each of the four.
    #[inline]
    pub fn bits(self, lane: usize) -> u8 {
        let bit = |bits: Bits, at: u8| u8::from(bits >> lane & 1 == 1) << at;
        bit(self.yes[0], 0) | bit(self.yes[1], 1) | bit(self.no[0], 2) | bit(self.no[1], 3)
    }

    /// Writes one candidate's bit of each of the four.
    #[inline]
    pub fn set_bits(&mut self, lane: usize, four: u8) {
        let all = self.yes.iter_mut().chain(&mut self.no);
        for (at, bits) in all.enumerate() {
            *bits = *bits & !(1 << lane) | Bits::from(four >> at & 1) << lane;
        }
    }

    /// The truth for one candidate.
    #[inline]
    pub fn of(self, lane: usize) -> Truth {
        let track = |track: usize| match (
            self.yes[track] >> lane & 1 != 0,
            self.no[track] >> lane & 1 != 0,
        ) {
            (true, false) => Some(true),
            (false, _) => Some(false),
            (true, true) => None,
        };
        Truth::from_tracks(track(Track::AsRead.index()), track(Track::Confirmed.index()))
    }
}

/// Calls `see` with the number of every candidate among `bits`.
#[inline]
pub(super) fn each(mut bits: Bits, mut see: impl FnMut(usize)) {
    while bits != 0 {
        see(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

/// The candidates whose value passes.
#[inline]
pub(super) fn passing<const N: usize>(column: &[i64; N], test: impl Fn(i64) -> bool) -> Bits {
    if N < 8 {
        let bit = |(lane, value): (usize, &i64)| Bits::from(test(*value)) << lane;
        return column.iter().enumerate().map(bit).fold(0, |bits, bit| bits | bit);
    }
    let mut bits = 0;
    for (at, values) in column.chunks_exact(8).enumerate() {
        let mut bytes = [0; 8];
        for (byte, value) in bytes.iter_mut().zip(values) {
            *byte = u8::from(test(*value));
        }
        // Gathers the lowest bits of eight bytes into one byte.
        let gathered = u64::from_le_bytes(bytes).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        bits |= gathered << (at * 8);
    }
    bits
}

/// The candidates for whom at least `needed` of the given bits are set.
pub(super) fn at_least(rows: impl ExactSizeIterator<Item = Bits>, needed: u32) -> Bits {
    // As many digits as the number of rows takes, so that no count is carried out of them.
    let digits = (usize::BITS - rows.len().leading_zeros()) as usize;
    let mut room = [0; usize::BITS as usize];
    let counter = &mut room[..digits];
    for row in rows {
        let mut carry = row;
        for digit in &mut *counter {
            (*digit, carry) = (*digit ^ carry, *digit & carry);
        }
    }
    if u64::from(needed) >> digits != 0 {
        return 0;
    }
    let (mut above, mut same) = (0, !0);
    for (at, digit) in counter.iter().enumerate().rev() {
        if needed >> at & 1 == 1 {
            same &= digit;
        } else {
            above |= same & digit;
            same &= !digit;
        }
    }
    above | same
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [Option<bool>; 3] = [Some(true), Some(false), None];

    fn planes(truth: Truth) -> Planes {
        let bit = |yes: bool| if yes { !0 } else { 0 };
        let side = |track, value| bit(truth.on(track) != Some(value));
        let both = |value| [side(Track::AsRead, value), side(Track::Confirmed, value)];
        Planes { yes: both(false), no: both(true) }
    }

    fn truths() -> impl Iterator<Item = Truth> {
        ALL.into_iter().flat_map(|a| ALL.into_iter().map(move |b| Truth::from_tracks(a, b)))
    }

    #[test]
    fn many_at_once_are_judged_as_one_alone() {
        for a in truths() {
            assert_eq!(planes(a).of(63), a);
            assert_eq!(planes(a).negate().of(5), a.negate());
            assert_eq!(planes(a).doubtful(1 << 7).of(7), a.doubtful(true));
            assert_eq!(planes(a).doubtful(1 << 7).of(8), a);
            for b in truths() {
                assert_eq!(planes(a).and(planes(b)).of(0), a.and(b));
                assert_eq!(planes(a).or(planes(b)).of(31), a.or(b));
                let filled = planes(a).filled(planes(b)).of(9);
                // What is confirmed is what is read, or less.
                let can_be = |t: Truth| {
                    let confirmed = t.on(Track::Confirmed);
                    confirmed.is_none() || confirmed == t.as_read()
                };
                if !can_be(a) || !can_be(b) {
                    continue;
                }
                for track in [Track::AsRead, Track::Confirmed] {
                    let open = a.as_read().is_none();
                    let summary = b.on(track).filter(|_| open);
                    assert_eq!(filled.on(track), a.on(track).or(summary));
                }
            }
        }
    }

    #[test]
    fn counting_is_done_for_each_candidate_apart() {
        let rows = [0b0111, 0b0110, 0b0100];
        assert_eq!(at_least(rows.into_iter(), 0), !0);
        assert_eq!(at_least(rows.into_iter(), 1), 0b0111);
        assert_eq!(at_least(rows.into_iter(), 2), 0b0110);
        assert_eq!(at_least(rows.into_iter(), 3), 0b0100);
        assert_eq!(at_least(rows.into_iter(), 4), 0);
        assert_eq!(at_least(rows.into_iter(), 1 << 20), 0);
    }

    #[test]
    fn counting_carries_as_far_as_there_are_rows() {
        for rows in [0_u32, 1, 255, 256, 257, 300, 65_536, 70_000] {
            let counted =
                |needed| at_least((0..rows).map(|_| 0b10).collect::<Vec<_>>().into_iter(), needed);
            assert_eq!(counted(rows) & 0b10, 0b10, "{rows} of {rows}");
            assert_eq!(counted(rows.saturating_sub(1)) & 0b10, 0b10, "one less than {rows}");
            assert_eq!(counted(rows + 1), 0, "one more than {rows}");
            assert_eq!(counted(u32::MAX), 0);
        }
    }
}
