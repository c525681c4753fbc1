//! One person on many days: every day of a span is judged, 64 at once, each with the durations of
//! that day. The days on which something changes are so the days on which it does, whatever the
//! reason: a rule that begins, a birthday, a wait that has passed.

use super::spans::spans;
use crate::calendar::Day;
use crate::compile::{CriterionId, Rulebook, StatusId};
use crate::evaluate::{Clocks, Cohort, Course, Finding, LANES, One, Outcome, Program, Range};
use crate::facts::Facts;

/// What is known of a person, and on which day that was so.
#[derive(Clone, Debug)]
pub struct Life<'r> {
    rulebook: &'r Rulebook,
    course: Course,
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
    #[cfg(any(test, feature = "internal"))]
    pub fn new(rulebook: &'r Rulebook, facts: Facts, as_of: Option<Day>) -> Self {
        Self::of(rulebook, Course::new(&mut Clocks::new(rulebook), facts, as_of, &[]))
    }

    /// Of a case over time.
    pub fn of(rulebook: &'r Rulebook, course: Course) -> Self {
        Self { rulebook, course }
    }

    /// True where no duration is left on a day that should have grown but could not.
    #[cfg(any(test, feature = "internal"))]
    pub fn reaches(&self, day: Day) -> bool {
        self.course.reaches(day)
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
        let mut turning = Turning::new(self.rulebook, statuses);
        self.blocks(statuses, from, until, |days, cohort| turning.see(days, cohort));
        turning.turns()
    }

    /// The same under rules that are laid out already, span after span.
    pub fn turns_in(
        &self,
        cohorts: &mut [Cohort<'_, 'r>],
        statuses: &[StatusId],
        from: Day,
        until: Day,
    ) -> Vec<StatusTurn> {
        let (mut turning, mut day) = (Turning::new(self.rulebook, statuses), from);
        for cohort in cohorts {
            self.block(cohort, &mut day, until, &mut |days, cohort| turning.see(days, cohort));
        }
        turning.turns()
    }

    /// The same, looked at on some days only, in their order: the turns between two of them stand on
    /// the later.
    #[cfg(any(test, feature = "internal"))]
    pub fn turns_on(
        &self,
        cohorts: &mut [Cohort<'_, 'r>],
        statuses: &[StatusId],
        days: &[Day],
    ) -> Vec<StatusTurn> {
        let mut turning = Turning::new(self.rulebook, statuses);
        for cohort in cohorts {
            let days: Vec<Day> =
                days.iter().copied().filter(|day| cohort.program().days().holds(*day)).collect();
            for days in days.chunk_by(|a, b| self.same_stage(*a, *b)) {
                cohort.fill(&self.course.stage(days[0]).facts);
                for days in days.chunks(LANES) {
                    for (lane, day) in days.iter().enumerate() {
                        self.set_out(cohort, lane, *day);
                    }
                    cohort.judge();
                    turning.see(days, cohort);
                }
            }
        }
        turning.turns()
    }

    /// True for two days that no later fact parts.
    #[cfg(any(test, feature = "internal"))]
    fn same_stage(&self, a: Day, b: Day) -> bool {
        !self.course.days().any(|begins| a < begins && begins <= b)
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
            self.block(&mut Cohort::new(&program), &mut day, until, &mut visit);
        }
    }

    /// Judges the days for which the rules of a cohort stand.
    fn block(
        &self,
        cohort: &mut Cohort<'_, 'r>,
        day: &mut Day,
        until: Day,
        visit: &mut impl FnMut(&[Day], &Cohort<'_, 'r>),
    ) {
        let last = cohort.program().days().until.map_or(until, |last| last.min(until));
        while *day <= last {
            let next = self.course.days().find(|begins| begins > day);
            let last = next.map_or(last, |next| last.min(next.previous()));
            cohort.fill(&self.course.stage(*day).facts);
            self.stage(cohort, day, last, visit);
        }
    }

    /// Judges the days of a stage up to its last under the same rules.
    fn stage(
        &self,
        cohort: &mut Cohort<'_, 'r>,
        day: &mut Day,
        last: Day,
        visit: &mut impl FnMut(&[Day], &Cohort<'_, 'r>),
    ) {
        while *day <= last {
            let mut days = Vec::with_capacity(LANES);
            while *day <= last && days.len() < LANES {
                self.set_out(cohort, days.len(), *day);
                days.push(*day);
                *day = day.next();
            }
            cohort.judge();
            visit(&days, cohort);
        }
    }

    /// Puts the person of a day in her place.
    fn set_out(&self, cohort: &mut Cohort<'_, 'r>, lane: usize, day: Day) {
        cohort.on(lane, day);
        let Some(growth) = &self.course.stage(day).growth else { return };
        for (fact, wait) in growth.on(day) {
            match (wait, cohort.slot(fact)) {
                (Some(wait), Some(slot)) => cohort.put(lane, slot, wait.code()),
                _ => cohort.unset(lane, fact),
            }
        }
        for (fact, words) in growth.become_by(day) {
            cohort.set_words(lane, fact, words);
        }
    }
}

impl Stand {
    /// Of a status.
    pub fn of(one: One<'_>, status: StatusId) -> Self {
        Self { outcome: one.outcome(status), points: one.points(status) }
    }
}

/// How statuses stood on the day that was looked at last, and on which days they turned.
struct Turning<'r> {
    rulebook: &'r Rulebook,
    statuses: Vec<(StatusId, Option<Last>)>,
    turns: Vec<StatusTurn>,
}

impl<'r> Turning<'r> {
    fn new(rulebook: &'r Rulebook, statuses: &[StatusId]) -> Self {
        let statuses = statuses.iter().map(|status| (*status, None)).collect();
        Self { rulebook, statuses, turns: Vec::new() }
    }

    /// Takes the next days, which stand in the places of a cohort.
    fn see(&mut self, days: &[Day], cohort: &Cohort<'_, 'r>) {
        let Self { rulebook, statuses, turns } = self;
        for (status, last) in statuses {
            let criteria: Vec<CriterionId> =
                cohort.program().criteria(*status).map(|(id, _)| id).collect();
            let moved = moved(cohort, &criteria);
            for (lane, day) in days.iter().enumerate() {
                let now = Stand::of(cohort.of(lane), *status);
                let same = last.as_ref().is_some_and(|last| last.stand == now);
                if same && lane > 0 && moved >> lane & 1 == 0 {
                    continue;
                }
                let findings = findings(rulebook, cohort.of(lane), &criteria);
                let now = Last { stand: now, findings };
                turns.extend(last.as_ref().and_then(|last| last.turn(&now, *day, *status)));
                *last = Some(now);
            }
        }
    }

    /// By day; on one day in the order of the statuses.
    fn turns(mut self) -> Vec<StatusTurn> {
        self.turns.sort_by_key(|turn| turn.day);
        self.turns
    }
}

/// What came out of each criterion for one person.
pub fn findings(
    rulebook: &Rulebook,
    one: One<'_>,
    criteria: &[CriterionId],
) -> Vec<(CriterionId, Finding)> {
    let finding = |id: CriterionId| one.finding(id, rulebook.criterion(id));
    criteria.iter().map(|id| (*id, finding(*id))).collect()
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
