//! One person on many days: every day of a span is judged, 64 at once, each with the durations of
//! that day. The days on which something changes are so the days on which it does, whatever the
//! reason: a rule that begins, a birthday, a wait that has passed.

use super::spans::spans;
use crate::calendar::Day;
use crate::compile::{CriterionId, Rulebook, StatusId};
use crate::evaluate::{Cohort, Finding, Growth, LANES, One, Outcome, Program, Range};
use crate::facts::Facts;

/// What is known of a person, and on which day that was so.
#[derive(Clone, Debug)]
pub struct Life<'r> {
    rulebook: &'r Rulebook,
    facts: Facts,
    growth: Option<Growth>,
}

/// A person on a day.
#[cfg(any(test, feature = "internal"))]
#[derive(Clone, Copy, Debug)]
pub struct Seen<'s, 'r> {
    /// The day.
    pub day: Day,
    /// Its rules, laid out for the first of the days on which they are the same.
    pub program: &'s Program<'r>,
    /// What came out.
    pub one: One<'s>,
}

/// How one status stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// Verdict and route.
    pub outcome: Outcome,
    /// Points.
    pub points: Range,
}

/// A day on which one status stands otherwise than on the day before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTurn {
    /// The day.
    pub day: Day,
    /// The status.
    pub status: StatusId,
    /// On the day before.
    pub before: Stand,
    /// On the day.
    pub after: Stand,
    /// The criteria with another finding, those among them that begin or end.
    pub criteria: Vec<CriterionId>,
}

impl<'r> Life<'r> {
    /// `as_of`: the day on which the facts were true; none: on every day.
    pub fn new(rulebook: &'r Rulebook, facts: Facts, as_of: Option<Day>) -> Self {
        let growth = as_of.map(|day| Growth::of(rulebook, &facts, day));
        Self { rulebook, facts, growth }
    }

    /// True where no duration is left on a day that should have grown but could not.
    #[cfg(any(test, feature = "internal"))]
    pub fn reaches(&self, day: Day) -> bool {
        self.growth.as_ref().is_none_or(|growth| growth.reaches(day))
    }

    /// Shows every day from one to another, both included.
    #[cfg(any(test, feature = "internal"))]
    pub fn walk(
        &self,
        statuses: &[StatusId],
        from: Day,
        until: Day,
        mut visit: impl FnMut(Seen<'_, 'r>),
    ) {
        self.blocks(statuses, from, until, |days, cohort| {
            for (lane, day) in days.iter().enumerate() {
                visit(Seen { day: *day, program: cohort.program(), one: cohort.of(lane) });
            }
        });
    }

    /// The days after the first on which any of the statuses stands otherwise than the day before.
    pub fn turns(&self, statuses: &[StatusId], from: Day, until: Day) -> Vec<StatusTurn> {
        let mut turns = Vec::new();
        let mut lasts: Vec<Option<Last>> = vec![None; statuses.len()];
        self.blocks(statuses, from, until, |days, cohort| {
            for (status, last) in statuses.iter().zip(&mut lasts) {
                let criteria: Vec<CriterionId> =
                    cohort.program().criteria(*status).map(|(id, _)| id).collect();
                let moved = moved(cohort, &criteria);
                for (lane, day) in days.iter().enumerate() {
                    let now = Stand::of(cohort.of(lane), *status);
                    let same = last.as_ref().is_some_and(|last| last.stand == now);
                    if same && lane > 0 && moved >> lane & 1 == 0 {
                        continue;
                    }
                    let now = Last { stand: now, findings: self.findings(cohort, lane, &criteria) };
                    let turn = last.as_ref().and_then(|last| last.turn(&now, *day, *status));
                    turns.extend(turn);
                    *last = Some(now);
                }
            }
        });
        turns.sort_by_key(|turn| turn.day);
        turns
    }

    /// Judges all days, as many at once as there is room for and as have the same rules.
    fn blocks(
        &self,
        statuses: &[StatusId],
        from: Day,
        until: Day,
        mut visit: impl FnMut(&[Day], &Cohort<'_, 'r>),
    ) {
        let mut day = from;
        for program in spans(self.rulebook, statuses, from, Some(until)) {
            let mut cohort = Cohort::new(&program);
            cohort.fill(&self.facts);
            let last = program.days().until.map_or(until, |last| last.min(until));
            while day <= last {
                let mut days = Vec::with_capacity(LANES);
                while day <= last && days.len() < LANES {
                    self.set_out(&mut cohort, days.len(), day);
                    days.push(day);
                    day = day.next();
                }
                cohort.judge();
                visit(&days, &cohort);
            }
        }
    }

    /// Puts the person of a day in her place.
    fn set_out(&self, cohort: &mut Cohort<'_, 'r>, lane: usize, day: Day) {
        cohort.on(lane, day);
        for (fact, wait) in self.growth.iter().flat_map(|growth| growth.on(day)) {
            if let Some(slot) = cohort.slot(fact) {
                cohort.put(lane, slot, wait.code());
            }
        }
    }

    fn findings(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        criteria: &[CriterionId],
    ) -> Vec<(CriterionId, Finding)> {
        let one = cohort.of(lane);
        let finding = |id: CriterionId| one.finding(id, self.rulebook.criterion(id));
        criteria.iter().map(|id| (*id, finding(*id))).collect()
    }
}

impl Stand {
    /// Of a status.
    pub fn of(one: One<'_>, status: StatusId) -> Self {
        Self { outcome: one.outcome(status), points: one.points(status) }
    }
}

/// How a status stood on the day that was looked at last.
#[derive(Clone, Debug)]
struct Last {
    stand: Stand,
    findings: Vec<(CriterionId, Finding)>,
}

impl Last {
    fn turn(&self, now: &Self, day: Day, status: StatusId) -> Option<StatusTurn> {
        let before = self.findings.iter().filter(|entry| !now.findings.contains(entry));
        let after = now.findings.iter().filter(|entry| !self.findings.contains(entry));
        let mut criteria: Vec<CriterionId> = before.chain(after).map(|(id, _)| *id).collect();
        criteria.sort_unstable();
        criteria.dedup();
        let turned = self.stand != now.stand || !criteria.is_empty();
        let (before, after) = (self.stand, now.stand);
        turned.then_some(StatusTurn { day, status, before, after, criteria })
    }
}

/// The places in which a criterion comes out otherwise than in the place before.
fn moved(cohort: &Cohort<'_, '_>, criteria: &[CriterionId]) -> u64 {
    let outs = criteria.iter().flat_map(|id| cohort.criterion(*id));
    outs.fold(0, |moved, bits| moved | bits ^ (bits << 1))
}
