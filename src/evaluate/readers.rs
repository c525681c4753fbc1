//! How the rules of a day tell the values of a fact apart: by which tests each fact is read,
//! and one value for each way in which these can come out.

use super::classes::{Classes, MOST_MARKS, SetMark};
use super::layout::{Layout, ReadScope};
use super::reader::{FactReader, grid_readers, is_bound, numbers};
use super::runs::{How, OpKind};
use super::shift::{Shift, Trying, ValueWords};
use crate::calendar::{Day, Wait};
use crate::facts::{FactId, Kind};
use std::collections::BTreeSet;

/// What is asked of a set; none where it is asked anything else, or too much.
fn marks(readers: &[FactReader]) -> Option<Classes> {
    let mark = |reader: &FactReader| match reader {
        FactReader::Holds(member) => Some(SetMark::Holds(*member)),
        FactReader::Same(words) => Some(SetMark::Same(words.clone())),
        _ => None,
    };
    let marks: Vec<SetMark> = readers.iter().map(mark).collect::<Option<_>>()?;
    (marks.len() <= MOST_MARKS).then_some(Classes::Marks(marks))
}

impl Layout<'_, '_> {
    /// How the readers tell the values of a fact apart, or finer; none where that cannot be
    /// listed.
    pub(super) fn classes(&self, fact: FactId, readers: &[FactReader]) -> Option<Classes> {
        if readers.iter().any(|reader| matches!(reader, FactReader::Opaque)) {
            return None;
        }
        let vocabulary = &self.program.rulebook.vocabulary;
        Some(match vocabulary.fact(fact).kind {
            Kind::YesNo => Classes::Each(2),
            Kind::Choice(domain) | Kind::Scale(domain) => {
                Classes::Each(vocabulary.domain(domain).choices.len() as u64 + 1)
            }
            Kind::Count | Kind::Yen | Kind::Percent | Kind::Duration => {
                Classes::Steps(numbers(readers, i64::MIN))
            }
            Kind::Date => Classes::Steps(self.days(readers)),
            Kind::Set(_) => marks(readers)?,
            Kind::Text => return None,
        })
    }

    /// How rules read a fact, and all that can be worked out from it.
    pub(super) fn readers(&self, fact: FactId, scope: &ReadScope<'_>) -> Vec<FactReader> {
        let mut readers = Vec::new();
        for ops in &scope.ops {
            self.op_readers(fact, ops.clone(), &mut readers);
        }
        for grid in &scope.grids {
            grid_readers(fact, grid, &mut readers);
        }
        for derive in scope.paths.keys().filter_map(|fact| self.derive(*fact)) {
            self.op_readers(fact, derive.ops.clone(), &mut readers);
            match &derive.how {
                // What reads a copy reads the original.
                How::Copy { from, .. } if *from == fact.0 => {
                    readers.extend(self.readers(derive.fact, scope));
                }
                How::Attribute { of, .. } if *of == fact.0 => readers.push(FactReader::Every),
                How::Years { since, until: None } if since.0 == fact.0 => {
                    let inner = self.readers(derive.fact, scope);
                    readers.push(FactReader::Years(
                        inner.iter().flat_map(FactReader::steps).collect(),
                    ));
                }
                How::Years { since, until: Some(until) }
                    if since.0 == fact.0 || until.0 == fact.0 =>
                {
                    readers.push(FactReader::Opaque);
                }
                How::Grid(grid) => grid_readers(fact, grid, &mut readers),
                How::Copy { .. }
                | How::Attribute { .. }
                | How::Years { .. }
                | How::When(_)
                | How::Yes(_)
                | How::Day
                | How::First(_) => {}
            }
        }
        readers
    }

    pub(super) fn op_readers(
        &self,
        fact: FactId,
        ops: std::ops::Range<usize>,
        readers: &mut Vec<FactReader>,
    ) {
        for op in &self.program.ops[ops] {
            match op.kind {
                OpKind::Between { fact: read, least, most, .. }
                | OpKind::Possible { fact: read, least, most, .. }
                    if read == fact.0 =>
                {
                    readers.push(FactReader::Between(least, most));
                }
                OpKind::OneOf { fact: read, set, .. } if read == fact.0 => {
                    readers
                        .push(FactReader::Among((0..64).filter(|n| set >> n & 1 == 1).collect()));
                }
                OpKind::Among { fact: read, mask, words, .. } if read == fact.0 => {
                    let values = &self.program.masks[mask as usize..(mask + words) as usize];
                    readers
                        .push(FactReader::Among(values.iter().map(|v| v.cast_signed()).collect()));
                }
                OpKind::Holds { fact: read, bit, .. } if read == fact.0 => {
                    readers.push(FactReader::Holds(bit));
                }
                OpKind::Equals { fact: read, mask, words, .. } if read == fact.0 => {
                    let mask = &self.program.masks[mask as usize..(mask + words) as usize];
                    readers.push(FactReader::Same(mask.iter().map(|w| w.cast_signed()).collect()));
                }
                OpKind::Moving(op) if op.fact == fact.0 => {
                    let (least, most) = self.program.bounds_of(op.moving);
                    readers.push(FactReader::Moving { moving: op.moving, least, most });
                }
                OpKind::Relate(at) => {
                    let relation = &self.program.relations[at as usize];
                    if relation.fact == fact || relation.other == fact {
                        readers.push(FactReader::Opaque);
                    }
                }
                OpKind::Between { .. }
                | OpKind::Possible { .. }
                | OpKind::OneOf { .. }
                | OpKind::Among { .. }
                | OpKind::Holds { .. }
                | OpKind::Equals { .. }
                | OpKind::Moving(_)
                | OpKind::Points { .. }
                | OpKind::Status(_)
                | OpKind::Row(_)
                | OpKind::SummedUp { .. }
                | OpKind::All { .. }
                | OpKind::Any { .. }
                | OpKind::Count { .. }
                | OpKind::Not(_)
                | OpKind::Unknown => {}
            }
        }
    }

    /// One value for each way in which the readers tell values apart; none where they cannot
    /// be listed.
    pub(super) fn values(&self, fact: FactId, readers: &[FactReader]) -> Option<Vec<ValueWords>> {
        if readers.iter().any(|reader| matches!(reader, FactReader::Opaque)) {
            return None;
        }
        let candidates = match self.reachable(fact) {
            Some(few) => few,
            None => self.candidates(fact, readers)?,
        };
        let every = readers.iter().any(|reader| matches!(reader, FactReader::Every));
        if every {
            return Some(candidates);
        }
        let day = self.program.day;
        let mut seen = BTreeSet::new();
        let signature = |value: &ValueWords| -> Vec<bool> {
            readers.iter().flat_map(|reader| reader.signature(value, day)).collect()
        };
        Some(candidates.into_iter().filter(|value| seen.insert(signature(value))).collect())
    }

    /// What to try on days other than the program's, where it hangs on the day how the readers
    /// tell values apart: every value that may be needed, as the day may lie anywhere among them.
    pub(super) fn trying(&self, fact: FactId, readers: &[FactReader]) -> Option<Vec<Trying>> {
        let by_the_day = |reader: &FactReader| {
            matches!(reader, FactReader::Moving { .. } | FactReader::Years(_))
        };
        if !readers.iter().any(by_the_day) {
            return None;
        }
        if let Some(few) = self.reachable(fact) {
            return Some(few.into_iter().map(Trying::Same).collect());
        }
        let fixed = |number: i64| {
            let day = Day::from_code(number);
            [day.previous(), day, day.next()].map(|day| Trying::Same(vec![day.code()]))
        };
        let mut tried: BTreeSet<Trying> = Trying::around(Shift::default()).into();
        for reader in readers {
            let shifts: Vec<Shift> = match reader {
                FactReader::Years(years) => {
                    years.iter().map(|years| Shift::back(Wait::new(years * 12, 0))).collect()
                }
                FactReader::Moving { moving, .. } => {
                    let moving = &self.program.moving[*moving as usize];
                    let bounds = [moving.least, moving.most].into_iter().filter(is_bound);
                    tried.extend(bounds.flat_map(fixed));
                    moving.edges.iter().map(|(_, shift)| *shift).collect()
                }
                other => {
                    tried.extend(other.numbers().into_iter().flat_map(fixed));
                    Vec::new()
                }
            };
            tried.extend(shifts.into_iter().flat_map(Trying::around));
        }
        Some(tried.into_iter().collect())
    }

    /// Some values where not all can be listed: as far as the other readers tell them apart.
    pub(super) fn some_values(
        &self,
        fact: FactId,
        mut readers: Vec<FactReader>,
    ) -> Vec<ValueWords> {
        readers.retain(|reader| !matches!(reader, FactReader::Opaque));
        let mut values = self.values(fact, &readers).unwrap_or_default();
        let vocabulary = &self.program.rulebook.vocabulary;
        if let Kind::Set(domain) = vocabulary.fact(fact).kind {
            values.push(super::sets::full(vocabulary.domain(domain).choices.len()));
        }
        values
    }

    /// Values of the fact's type, at least one for each way in which the readers tell them apart.
    fn candidates(&self, fact: FactId, readers: &[FactReader]) -> Option<Vec<ValueWords>> {
        let vocabulary = &self.program.rulebook.vocabulary;
        let numbers = match vocabulary.fact(fact).kind {
            Kind::YesNo => vec![0, 1],
            Kind::Choice(domain) | Kind::Scale(domain) => {
                let choices = i64::try_from(vocabulary.domain(domain).choices.len()).ok()?;
                let apart = self.program.rulebook.rows_apart(domain, self.program.day);
                let stands =
                    |row: &i64| usize::try_from(*row).is_ok_and(|row| !apart.contains(&row));
                (0..choices).filter(stands).collect()
            }
            Kind::Count | Kind::Yen | Kind::Percent => numbers(readers, 0),
            Kind::Duration => numbers(readers, Wait::ZERO.code()),
            Kind::Date => self.days(readers),
            Kind::Set(domain) => {
                return super::sets::apart(vocabulary.domain(domain).choices.len(), readers);
            }
            Kind::Text => return None,
        };
        Some(numbers.into_iter().map(|number| vec![number]).collect())
    }

    /// The values that a fact can take at all, where it takes one of a few. A fact that may
    /// stay open can be given any value.
    fn reachable(&self, fact: FactId) -> Option<Vec<ValueWords>> {
        if self.can_stay_open(fact) {
            return None;
        }
        let one = |number: i64| vec![number];
        let values: BTreeSet<ValueWords> = match &self.derive(fact)?.how {
            How::First(entries) => entries.iter().map(|(_, words)| words.clone()).collect(),
            How::Grid(grid) => {
                grid.cells.iter().flatten().copied().chain(grid.otherwise).map(one).collect()
            }
            How::Attribute { rows, .. } => {
                rows.iter().flatten().map(|(words, _)| words.clone()).collect()
            }
            How::When(_) | How::Yes(_) | How::Copy { .. } | How::Years { .. } | How::Day => {
                return None;
            }
        };
        Some(values.into_iter().collect())
    }

    /// Days on both sides of every bound.
    fn days(&self, readers: &[FactReader]) -> Vec<i64> {
        let mut days = vec![self.program.day];
        for reader in readers {
            match reader {
                FactReader::Years(years) => {
                    for years in years {
                        let day = self.program.day.minus(Wait::new(years * 12, 0));
                        days.extend([day, day.next()]);
                    }
                }
                reader => {
                    for number in reader.numbers() {
                        let day = Day::from_code(number);
                        days.extend([day.previous(), day, day.next()]);
                    }
                }
            }
        }
        let codes: BTreeSet<i64> = days.into_iter().map(Day::code).collect();
        codes.into_iter().collect()
    }
}
