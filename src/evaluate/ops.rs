//! Comparisons and combinations, in the order in which they were laid out.

use super::assessment::{Known, Sheet};
use super::planes::{Bits, Planes, at_least, passing};
use super::program::Program;
use super::range::Range;
use super::runs::{Derive, How, Op, OpKind};
use super::shift::moved;
use super::truth::Track;
use crate::calendar::{Day, Wait};
use crate::compile::Relation;
use crate::facts::Kind;
use crate::load::Comparison;

impl Program<'_> {
    /// Runs comparisons and combinations in order.
    pub(super) fn run<const N: usize>(&self, ops: &[Op], sheet: &mut Sheet<N>) {
        let Sheet { words, known, truths, totals, judged, rows, days, apart, .. } = sheet;
        let days = apart.then_some(&*days);
        let facts = KnownValues { words, known };
        for op in ops {
            let truth = match op.kind {
                OpKind::Points { status, least, most } => {
                    points_between(&totals[status as usize], least, most)
                }
                OpKind::Status(status) => judged[status as usize].truth,
                OpKind::Row(status) => rows[status as usize],
                OpKind::All { first, count } => {
                    let children = self.group_of(first, count).iter();
                    children.fold(Planes::TRUE, |all, child| all.and(truths[*child as usize]))
                }
                OpKind::Any { first, count } => {
                    let children = self.group_of(first, count).iter();
                    children.fold(Planes::FALSE, |any, child| any.or(truths[*child as usize]))
                }
                OpKind::Count { first, count, needed } => {
                    count_of(self.group_of(first, count), needed, truths)
                }
                OpKind::Not(child) => truths[child as usize].negate(),
                OpKind::SummedUp { of, by } => truths[of as usize].filled(truths[by as usize]),
                OpKind::Unknown => Planes::UNKNOWN,
                OpKind::Moving(op) => self.moving(op, facts, days, truths),
                OpKind::Relate(at) => self.relate(&self.relations[at as usize], facts),
                OpKind::Possible { word, fact, derive, least, most } => {
                    let plain = OpKind::Between { word, fact, given: false, least, most };
                    let known = facts.known(fact, false);
                    let derive = &self.derives[derive as usize];
                    let compared = Planes::known(self.compare(plain, facts), known);
                    let bounds = least..=most;
                    let pass = |value| if bounds.contains(&value) { !0 } else { 0 };
                    compared.and_possible(possible(derive, pass, known, truths))
                }
                OpKind::Between { fact, given, .. }
                | OpKind::OneOf { fact, given, .. }
                | OpKind::Among { fact, given, .. }
                | OpKind::Holds { fact, given, .. }
                | OpKind::Equals { fact, given, .. } => {
                    Planes::known(self.compare(op.kind, facts), facts.known(fact, given))
                }
            };
            truths[op.out as usize] = if op.doubtful { truth.doubtful(!0) } else { truth };
        }
    }

    /// Whose fact passes a comparison with plain values.
    #[inline]
    fn compare<const N: usize>(&self, op: OpKind, facts: KnownValues<'_, N>) -> Bits {
        match op {
            OpKind::Between { least, most, .. } if most < least => 0,
            OpKind::Between { word, least, most, .. } => {
                // One comparison with what lies above the least; what lies below wraps around.
                let span = most.wrapping_sub(least).cast_unsigned();
                passing(facts.column(word), |value| {
                    value.wrapping_sub(least).cast_unsigned() <= span
                })
            }
            OpKind::OneOf { word, set, .. } => passing(facts.column(word), |value| {
                let small = value.cast_unsigned() < u64::BITS.into();
                set >> (value & 63) & u64::from(small) == 1
            }),
            OpKind::Among { word, mask, words, .. } => {
                let members = self.mask(mask, words);
                passing(facts.column(word), |value| members.contains(&value.cast_unsigned()))
            }
            OpKind::Holds { word, bit, .. } => {
                passing(facts.column(word + bit / 64), |value| value >> (bit % 64) & 1 == 1)
            }
            OpKind::Equals { word, mask, words, .. } => {
                let columns = (word..word + words).zip(self.mask(mask, words));
                columns.fold(!0, |equal, (word, wanted)| {
                    equal & passing(facts.column(word), |value| value.cast_unsigned() == *wanted)
                })
            }
            OpKind::Possible { .. }
            | OpKind::Moving(_)
            | OpKind::Relate(_)
            | OpKind::Points { .. }
            | OpKind::Status(_)
            | OpKind::Row(_)
            | OpKind::SummedUp { .. }
            | OpKind::All { .. }
            | OpKind::Any { .. }
            | OpKind::Count { .. }
            | OpKind::Not(_)
            | OpKind::Unknown => 0,
        }
    }

    #[inline]
    fn mask(&self, first: u32, words: u32) -> &[u64] {
        &self.masks[first as usize..(first + words) as usize]
    }

    #[inline]
    fn group_of(&self, first: u32, count: u32) -> &[u32] {
        &self.children[first as usize..(first + count) as usize]
    }

    fn relate<const N: usize>(&self, relation: &Relation, facts: KnownValues<'_, N>) -> Planes {
        let vocabulary = &self.rulebook.vocabulary;
        let (left, right) = (vocabulary.fact(relation.fact), vocabulary.fact(relation.other));
        let one = facts.known(relation.fact.0, relation.given);
        let other = facts.known(relation.other.0, relation.other_given);
        let known = [one[0] & other[0], one[1] & other[1]];
        let mut passes = 0;
        super::planes::each(known[0] & lanes(N), |lane| {
            let value = |word: u32| facts.words[word as usize][lane];
            let held = match left.kind {
                Kind::Set(_) => holds(value, left.word, value(right.word)),
                kind => related(kind, relation, value(left.word), value(right.word)),
            };
            passes |= Bits::from(held) << lane;
        });
        Planes::known(passes, known)
    }
}

/// For those of whom it is not known which value a fact takes: who can pass with one that is
/// still possible, and who can fail. Everybody else can do both. `pass`: for whom a value passes.
pub(super) fn possible(
    derive: &Derive,
    pass: impl Fn(i64) -> Bits,
    known: [Bits; 2],
    truths: &[Planes],
) -> Planes {
    let How::First(entries) = &derive.how else { return Planes::UNKNOWN };
    let reading = |track: usize| {
        if derive.doubtful && track == Track::Confirmed.index() {
            return (!0, !0);
        }
        let (mut rest, mut passes, mut fails) = (!known[track], known[track], known[track]);
        for (condition, words) in entries {
            let truth = condition.map_or(Planes::TRUE, |at| truths[at as usize]);
            let can = rest & truth.yes[track];
            let whom = words.first().map_or(0, |value| pass(*value));
            passes |= can & whom;
            fails |= can & !whom;
            rest &= truth.no[track];
        }
        // None of the values may come, and then it is unknown.
        (passes | rest, fails | rest)
    };
    let (read, confirmed) = (reading(0), reading(1));
    Planes { yes: [read.0, confirmed.0], no: [read.1, confirmed.1] }
}

/// Values of facts and for whom they are known.
#[derive(Clone, Copy)]
pub(super) struct KnownValues<'s, const N: usize> {
    words: &'s [[i64; N]],
    known: &'s [Known],
}

impl<const N: usize> KnownValues<'_, N> {
    #[inline]
    pub fn column(&self, word: u32) -> &[i64; N] {
        &self.words[word as usize]
    }

    /// For whom a fact is known; `given`: only where it was given.
    #[inline]
    pub fn known(&self, fact: u32, given: bool) -> [Bits; 2] {
        let known = self.known[fact as usize];
        let counts = if given { known.given } else { !0 };
        known.in_reading.map(|known| known & counts)
    }
}

/// All candidates of a sheet.
#[inline]
pub(super) fn lanes(count: usize) -> Bits {
    if count >= 64 { !0 } else { (1 << count) - 1 }
}

fn related(kind: Kind, relation: &Relation, value: i64, other: i64) -> bool {
    match kind {
        Kind::Date => {
            let other = moved(Day::from_code(other), relation.plus, relation.minus);
            compare(relation.op, i128::from(value), i128::from(other.code()))
        }
        Kind::Duration => {
            let other = stretched(Wait::from_code(other), relation);
            compare(relation.op, i128::from(value), i128::from(other.code()))
        }
        _ => {
            let (times, over) = relation.times;
            let value = i128::from(value) * i128::from(over);
            compare(relation.op, value, i128::from(other) * i128::from(times))
        }
    }
}

fn holds(value: impl Fn(u32) -> i64, first: u32, member: i64) -> bool {
    let Ok(at) = u32::try_from(member) else { return false };
    value(first + at / 64) >> (at % 64) & 1 == 1
}

fn stretched(wait: Wait, relation: &Relation) -> Wait {
    let longer = relation.plus.map_or(wait, |plus| wait.plus(plus));
    relation.minus.map_or(longer, |minus| longer.minus(minus))
}

fn compare(op: Comparison, a: i128, b: i128) -> bool {
    match op {
        Comparison::AtLeast | Comparison::OnOrAfter => a >= b,
        Comparison::Over => a > b,
        Comparison::AtMost | Comparison::OnOrBefore => a <= b,
        Comparison::Under => a < b,
        Comparison::Is | Comparison::In | Comparison::Has | Comparison::Within => a == b,
    }
}

/// At least so many of these, in both readings.
fn count_of(children: &[u32], needed: u32, truths: &[Planes]) -> Planes {
    let children = || children.iter().map(|child| truths[*child as usize]);
    let reading = |track: usize| {
        let certain = at_least(children().map(|truth| truth.certain()[track]), needed);
        let possible = at_least(children().map(|truth| truth.yes[track]), needed);
        (possible, !certain)
    };
    let (as_read, confirmed) = (reading(0), reading(1));
    Planes { yes: [as_read.0, confirmed.0], no: [as_read.1, confirmed.1] }
}

fn points_between<const N: usize>(totals: &[Range; N], least: i64, most: i64) -> Planes {
    let mut planes = Planes::FALSE;
    planes.no = [0; 2];
    for (lane, range) in totals.iter().enumerate() {
        let read = (range.least, range.most);
        let confirmed = (range.confirmed_least, range.confirmed_most);
        for (track, (min, max)) in [read, confirmed].into_iter().enumerate() {
            let (min, max) = (i64::from(min), i64::from(max));
            planes.yes[track] |= Bits::from(max >= least && min <= most) << lane;
            planes.no[track] |= Bits::from(min < least || max > most) << lane;
        }
    }
    planes
}
