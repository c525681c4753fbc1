//! Bounds and values that move with the day.

use crate::calendar::{Day, Wait};
use crate::load::Comparison;

/// One value, as many words as its fact takes.
pub type ValueWords = Vec<i64>;

/// The day of judging, moved.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Shift {
    pub plus: Option<Wait>,
    pub minus: Option<Wait>,
}

/// Bounds of which some move with the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moving {
    /// Least and most on any day.
    pub least: i64,
    pub most: i64,
    pub edges: Vec<(Comparison, Shift)>,
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

/// A value to try out of a fact that is compared with the day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trying {
    /// The same on every day.
    Same(ValueWords),
    /// A day that moves with that of judging, and so many days after it.
    Moved { plus: Option<Wait>, minus: Option<Wait>, after: i8 },
}

impl Shift {
    pub fn back(wait: Wait) -> Self {
        Self { plus: None, minus: Some(wait) }
    }

    pub fn on(self, day: Day) -> Day {
        moved(day, self.plus, self.minus)
    }
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

/// Least and most of the numbers that pass a comparison with `value`.
pub(super) fn bounds(op: Comparison, value: i64) -> (i64, i64) {
    match op {
        Comparison::AtLeast | Comparison::OnOrAfter => (value, i64::MAX),
        Comparison::Over => (value.saturating_add(1), i64::MAX),
        Comparison::AtMost | Comparison::OnOrBefore => (i64::MIN, value),
        Comparison::Under => (i64::MIN, value.saturating_sub(1)),
        Comparison::Is | Comparison::In | Comparison::Has | Comparison::Within => (value, value),
    }
}

/// A day moved by waits.
pub(super) fn moved(day: Day, plus: Option<Wait>, minus: Option<Wait>) -> Day {
    let later = plus.map_or(day, |wait| day.plus(wait));
    minus.map_or(later, |wait| later.minus(wait))
}
