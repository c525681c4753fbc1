//! Comparisons of dates with bounds that move with the day. Where all candidates of a sheet are
//! judged on the program's own day, its bounds were worked out when it was laid out; where they
//! are judged on days of their own, they are worked out for each.

use super::layout::ValueWords;
use super::lower::{bounds, moved};
use super::ops::{KnownValues, possible};
use super::planes::{Bits, Planes, passing};
use super::program::Program;
use crate::calendar::{Day, Wait};
use crate::load::Comparison;

/// The day of judging, moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    pub plus: Option<Wait>,
    pub minus: Option<Wait>,
}

impl Shift {
    pub fn back(wait: Wait) -> Self {
        Self { plus: None, minus: Some(wait) }
    }

    pub fn on(self, day: Day) -> Day {
        moved(day, self.plus, self.minus)
    }
}

/// Bounds of which some move with the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moving {
    /// Least and most on any day.
    pub least: i64,
    pub most: i64,
    pub edges: Vec<(Comparison, Shift)>,
}

impl Moving {
    /// Least and most of a day.
    pub fn on(&self, day: Day) -> (i64, i64) {
        self.edges.iter().fold((self.least, self.most), |(least, most), (op, shift)| {
            let (low, high) = bounds(*op, shift.on(day).code());
            (least.max(low), most.min(high))
        })
    }
}

/// A date compared with such bounds; the truth of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MovingOp {
    pub word: u32,
    pub fact: u32,
    pub given: bool,
    /// How the fact is worked out, where it takes the first of several values.
    pub derive: Option<u32>,
    pub moving: u32,
}

impl Program<'_> {
    /// Least and most on the program's own day.
    pub(super) fn bounds_of(&self, moving: u32) -> (i64, i64) {
        self.folded[moving as usize]
    }

    #[inline(never)]
    pub(super) fn moving<const N: usize>(
        &self,
        op: MovingOp,
        facts: KnownValues<'_, N>,
        days: Option<&[i64; N]>,
        truths: &[Planes],
    ) -> Planes {
        match days {
            None => self.on_own_day(op, facts, truths),
            Some(days) => self.on_days(op, facts, days, truths),
        }
    }

    fn on_own_day<const N: usize>(
        &self,
        op: MovingOp,
        facts: KnownValues<'_, N>,
        truths: &[Planes],
    ) -> Planes {
        let (least, most) = self.bounds_of(op.moving);
        let within = |value: i64| least <= value && value <= most;
        let own = passing(facts.column(op.word), within);
        self.bounded(op, facts, truths, |value| if within(value) { !0 } else { 0 }, own)
    }

    fn on_days<const N: usize>(
        &self,
        op: MovingOp,
        facts: KnownValues<'_, N>,
        days: &[i64; N],
        truths: &[Planes],
    ) -> Planes {
        let moving = &self.moving[op.moving as usize];
        let limits = days.map(|day| moving.on(Day::from_code(day)));
        let within = |value: i64, lane: usize| {
            let (least, most) = limits[lane];
            Bits::from(least <= value && value <= most) << lane
        };
        let pass = |value: i64| (0..N).fold(0, |bits, lane| bits | within(value, lane));
        let own = facts.column(op.word).iter().enumerate();
        let own = own.fold(0, |bits, (lane, value)| bits | within(*value, lane));
        self.bounded(op, facts, truths, pass, own)
    }

    /// `pass`: for whom a value lies between the bounds; `own`: whose own value does.
    fn bounded<const N: usize>(
        &self,
        op: MovingOp,
        facts: KnownValues<'_, N>,
        truths: &[Planes],
        pass: impl Fn(i64) -> Bits,
        own: Bits,
    ) -> Planes {
        let known = facts.known(op.fact, op.given);
        let compared = Planes::known(own, known);
        match op.derive {
            Some(derive) => {
                let derive = &self.derives[derive as usize];
                compared.and_possible(possible(derive, pass, known, truths))
            }
            None => compared,
        }
    }
}

/// A value to try out of a fact that is compared with the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trying {
    /// The same on every day.
    Same(ValueWords),
    /// A day that moves with that of judging, and so many days after it.
    Moved { plus: Option<Wait>, minus: Option<Wait>, after: i8 },
}

impl Trying {
    /// The day moved, the day before and the day after.
    pub fn around(shift: Shift) -> [Self; 3] {
        let Shift { plus, minus } = shift;
        [-1, 0, 1].map(|after| Self::Moved { plus, minus, after })
    }

    /// Writes the words of the value on a day.
    pub fn write(&self, day: i64, mut put: impl FnMut(usize, i64)) {
        match self {
            Self::Same(words) => words.iter().enumerate().for_each(|(at, word)| put(at, *word)),
            Self::Moved { plus, minus, after } => {
                let day = moved(Day::from_code(day), *plus, *minus);
                let day = match after {
                    0 => day,
                    1.. => day.next(),
                    _ => day.previous(),
                };
                put(0, day.code());
            }
        }
    }
}
