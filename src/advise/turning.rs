//! The days on which anything can turn for one person, found without looking at every day: where the
//! rules begin and end, where a moved day passes one of her dates, birthdays, where a duration that
//! grows passes a bound, and what comes true later. No status stands otherwise on any other day than
//! these, so that whoever looks far ahead judges only them.

use crate::calendar::{Day, Wait};
use crate::compile::{Award, ConditionKind, Follows, Grid, Operand, Relation, Rulebook, StatusId};
use crate::evaluate::{Cohort, Course};
use crate::facts::{FactId, Facts, Kind, Value};
use crate::tries::{Life, StatusTurn};
use std::collections::BTreeSet;

/// What of the rules days and durations are compared with, gathered once.
#[derive(Clone, Debug, Default)]
pub struct Bounds {
    /// By how much a day, or a date, is moved before it is compared.
    shifts: BTreeSet<Wait>,
    /// Days that dates are compared with.
    days: BTreeSet<Day>,
    /// So long durations are asked to be.
    waits: BTreeSet<Wait>,
    /// Durations that are compared with each other.
    relations: Vec<Relation>,
}

impl Bounds {
    /// Of all rules.
    pub fn of(rulebook: &Rulebook) -> Self {
        let mut found = Self {
            shifts: [Wait::ZERO].into(),
            days: BTreeSet::new(),
            waits: BTreeSet::new(),
            relations: Vec::new(),
        };
        for condition in &rulebook.conditions {
            found.condition(rulebook, &condition.kind);
        }
        for item in &rulebook.items {
            if let Award::Table(grid) = &item.award {
                found.grid(rulebook, grid);
            }
        }
        for about in &rulebook.about {
            if let Some(Follows::Grid(grid)) = &about.follows {
                found.grid(rulebook, grid);
            }
        }
        let becomes = rulebook.holdings.iter().flat_map(|holding| &holding.becomes);
        found.waits.extend(becomes.map(|one| one.at_least));
        found
    }

    fn condition(&mut self, rulebook: &Rulebook, kind: &ConditionKind) {
        if let ConditionKind::Relate(relation) = kind {
            self.shifts.extend(relation.plus.into_iter().chain(relation.minus));
            if rulebook.vocabulary.fact(relation.fact).kind == Kind::Duration {
                self.relations.push(relation.clone());
            }
        }
        let ConditionKind::Compare { fact, tests, .. } = kind else { return };
        for test in tests {
            match &test.bound {
                Operand::Day { plus, minus } => self.shifts.extend(plus.iter().chain(minus)),
                Operand::Within(wait) => self.shifts.extend([*wait]),
                Operand::Values(timeline) => {
                    let codes = timeline.0.iter().flat_map(|dated| &dated.value);
                    self.values(rulebook.vocabulary.fact(*fact).kind, codes);
                }
            }
        }
    }

    fn values<'c>(&mut self, kind: Kind, codes: impl Iterator<Item = &'c i64>) {
        match kind {
            Kind::Date => self.days.extend(codes.map(|code| Day::from_code(*code))),
            Kind::Duration => self.waits.extend(codes.map(|code| Wait::from_code(*code))),
            _ => {}
        }
    }

    fn grid(&mut self, rulebook: &Rulebook, grid: &Grid) {
        self.values(rulebook.vocabulary.fact(grid.down).kind, grid.at_least.iter());
        if let Some((fact, under)) = &grid.across {
            self.values(rulebook.vocabulary.fact(*fact).kind, under.iter());
        }
    }
}

/// The days between two, both included, on which anything can turn.
pub fn turning_days(
    rulebook: &Rulebook,
    bounds: &Bounds,
    course: &Course,
    (from, until): (Day, Day),
) -> Vec<Day> {
    let mut found: BTreeSet<Day> = BTreeSet::new();
    let mut stage = from;
    while stage <= until {
        let next = course.days().find(|begins| *begins > stage);
        let last = next.map_or(until, |next| until.min(next.previous()));
        let mut days = StageDays { rulebook, bounds, course, from: stage, last, found: &mut found };
        days.dates();
        days.durations();
        stage = last.next();
    }
    found.extend([from]);
    found.extend(rulebook.turning_days());
    found.extend(course.days());
    found.into_iter().filter(|day| from <= *day && *day <= until).collect()
}

/// The turns between two days, judged on the days on which anything can turn alone.
#[cfg(any(test, feature = "internal"))]
pub fn turns<'r>(
    rulebook: &'r Rulebook,
    bounds: &Bounds,
    course: &Course,
    cohorts: &mut [Cohort<'_, 'r>],
    statuses: &[StatusId],
    span: (Day, Day),
) -> Vec<StatusTurn> {
    let days = turning_days(rulebook, bounds, course, span);
    Life::of(rulebook, course.clone()).turns_on(cohorts, statuses, &days)
}

/// The days of one stage of a case.
struct StageDays<'s> {
    rulebook: &'s Rulebook,
    bounds: &'s Bounds,
    course: &'s Course,
    from: Day,
    last: Day,
    found: &'s mut BTreeSet<Day>,
}

impl StageDays<'_> {
    /// A day and the one after it, of which one is the first on which something is otherwise.
    fn around(&mut self, day: Day) {
        for day in [day, day.next()] {
            if self.from <= day && day <= self.last {
                self.found.insert(day);
            }
        }
    }

    /// Days on which a moved day passes a date, and birthdays.
    fn dates(&mut self) {
        let (rulebook, bounds) = (self.rulebook, self.bounds);
        let facts = &self.course.stage(self.from).facts;
        let dates = rulebook.vocabulary.iter().filter_map(|(id, fact)| match fact.kind {
            Kind::Date => facts.get(&rulebook.vocabulary, id),
            _ => None,
        });
        let dates: Vec<Day> = dates
            .filter_map(|value| match value {
                Value::Day(day) => Some(day),
                _ => None,
            })
            .collect();
        for date in dates.iter().chain(&bounds.days) {
            for shift in &bounds.shifts {
                let (earlier, later) = (date.minus(*shift), date.plus(*shift));
                [earlier, later, later.previous()].into_iter().for_each(|day| self.around(day));
            }
        }
        for date in dates {
            let years = date.years_until(self.from).max(0)..=date.years_until(self.last).max(0) + 1;
            years.for_each(|years| self.around(date.plus(Wait::new(years * 12, 0)).previous()));
        }
    }

    /// Days on which a duration that grows passes a bound, or another.
    fn durations(&mut self) {
        let Some(growth) = &self.course.stage(self.from).growth else { return };
        self.found.extend(growth.ends().map(Day::next));
        let days: Vec<Day> = std::iter::successors(Some(self.from), |day| Some(day.next()))
            .take_while(|day| *day <= self.last)
            .collect();
        for (fact, _) in growth.on(self.last) {
            let value = |day: Day| growth.of(fact, day).map_or(0, Wait::code);
            for bound in &self.bounds.waits {
                for least in [bound.code(), bound.code() + 1] {
                    let at = days.partition_point(|day| value(*day) < least);
                    self.found.extend(days.get(at));
                }
            }
        }
        for relation in &self.bounds.relations {
            self.relation(relation, &days);
        }
        self.found.extend([self.from.next()]);
    }

    /// Days on which a duration and another come to stand otherwise to each other.
    fn relation(&mut self, relation: &Relation, days: &[Day]) {
        let stage = self.course.stage(self.from);
        let Some(growth) = &stage.growth else { return };
        if growth.of(relation.fact, self.last).is_none()
            && growth.of(relation.other, self.last).is_none()
        {
            return;
        }
        let value = |fact: FactId, day: Day| {
            growth.of(fact, day).or_else(|| given(self.rulebook, &stage.facts, fact))
        };
        let order = |day: Day| {
            let other = value(relation.other, day)?;
            let other = relation.plus.map_or(other, |plus| other.plus(plus));
            let other = relation.minus.map_or(other, |minus| other.minus(minus));
            Some(value(relation.fact, day)?.cmp(&other))
        };
        let pairs = days.iter().zip(days.iter().skip(1));
        let moved = pairs.filter(|(before, day)| order(**before) != order(**day));
        self.found.extend(moved.map(|(_, day)| *day));
    }
}

fn given(rulebook: &Rulebook, facts: &Facts, fact: FactId) -> Option<Wait> {
    match facts.get(&rulebook.vocabulary, fact) {
        Some(Value::Wait(wait)) => Some(wait),
        _ => None,
    }
}
