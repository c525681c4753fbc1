//! Comparisons of dates with bounds that move with the day. Where all candidates of a sheet are
//! judged on the program's own day, its bounds were worked out when it was laid out; where they
//! are judged on days of their own, they are worked out for each.

use super::ops::{KnownValues, possible};
use super::planes::{Bits, Planes, passing};
use super::program::Program;
use super::shift::MovingOp;
use crate::calendar::Day;

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
