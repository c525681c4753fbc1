//! A case carried from the day on which it was true to another: durations that the status held lets
//! grow, grow, and what becomes so when one is full, is so. A duration of that day began on a day
//! of the calendar, found by counting back; from there it is counted anew, in one step, whatever
//! the months in between. A permit that has run out is none: nothing grows in it past its end.

use super::assessment::Assessment;
use super::program::Program;
use crate::calendar::{Day, Wait};
use crate::compile::{Accrual, Becoming, ConditionId, Holding, Rulebook};
use crate::facts::{FactId, Facts, Value};

/// What grows of candidates. What it takes to judge on which condition is laid out once and kept.
#[derive(Clone, Debug)]
pub struct Clocks<'r> {
    rulebook: &'r Rulebook,
    /// By the choice that says which status is held.
    holdings: Vec<Option<&'r Holding>>,
    /// What some status lets grow.
    of_statuses: Vec<FactId>,
    /// What grows whatever is held.
    everywhere: Vec<&'r Accrual>,
    /// The conditions of all that, laid out for the days that were asked for.
    programs: Vec<Program<'r>>,
    judged: Option<Assessment>,
}

/// What grows of one candidate as time passes.
#[derive(Clone, Debug)]
pub struct Growth {
    /// The day on which the case was true.
    from: Day,
    grows: Vec<Clock>,
    /// Durations of which it is not known whether they grow.
    open: Vec<FactId>,
    becomes: Vec<Becoming>,
    /// True where some status lets something of the candidate grow.
    some: bool,
    /// True where it is known what the status held lets grow.
    told: bool,
}

/// A duration that grows.
#[derive(Clone, Copy, Debug)]
struct Clock {
    fact: FactId,
    /// As given.
    given: Wait,
    /// The day on which it began.
    begun: Day,
    /// The last day that counts.
    until: Option<Day>,
}

impl Clock {
    fn on(&self, from: Day, day: Day) -> Wait {
        let day = self.until.map_or(day, |until| until.min(day));
        if day <= from { self.given } else { self.begun.wait_until(day) }
    }
}

impl<'r> Clocks<'r> {
    /// Of a rule set.
    pub fn new(rulebook: &'r Rulebook) -> Self {
        let mut of_statuses: Vec<FactId> = rulebook
            .accruals()
            .filter(|(holding, _)| holding.is_some())
            .map(|(_, accrual)| accrual.fact)
            .collect();
        of_statuses.sort_unstable();
        of_statuses.dedup();
        let everywhere = rulebook.growing_everywhere().collect();
        let holdings = held_choices(rulebook).map(|id| rulebook.holding(id)).collect();
        Self { rulebook, holdings, of_statuses, everywhere, programs: Vec::new(), judged: None }
    }

    /// The rule set.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.rulebook
    }

    /// Of a candidate as of a day.
    pub fn of(&mut self, facts: &Facts, from: Day) -> Growth {
        let held = self.held(facts);
        let some = self.of_statuses.iter().any(|fact| facts.is_known(*fact));
        let (becomes, told) = (held.map(|one| one.becomes.clone()), held.is_some());
        let becomes = becomes.unwrap_or_default();
        let mut growth = Growth { from, grows: Vec::new(), open: Vec::new(), becomes, some, told };
        let last = self.last_day(facts);
        for accrual in held.iter().flat_map(|one| &one.accrues) {
            self.add(accrual, last, facts, &mut growth);
        }
        for at in 0..self.everywhere.len() {
            self.add(self.everywhere[at], None, facts, &mut growth);
        }
        growth
    }

    fn add(&mut self, one: &'r Accrual, last: Option<Day>, facts: &Facts, growth: &mut Growth) {
        let known = facts.get(&self.rulebook.vocabulary, one.fact);
        let Some(Value::Wait(given)) = known else { return };
        if one.if_begun && given == Wait::ZERO {
            return;
        }
        let runs = match one.condition {
            Some(condition) => self.holds(condition, facts, growth.from),
            None => Some(true),
        };
        let until = one.until.into_iter().chain(last).min();
        let begun = growth.from.begun(given);
        match runs {
            Some(true) => growth.grows.push(Clock { fact: one.fact, given, begun, until }),
            Some(false) => {}
            None => growth.open.push(one.fact),
        }
    }

    fn held(&self, facts: &Facts) -> Option<&'r Holding> {
        let permit = self.rulebook.permit?;
        let Some(Value::Choice(index)) = facts.get(&self.rulebook.vocabulary, permit.held) else {
            return None;
        };
        self.holdings.get(usize::try_from(index).ok()?).copied().flatten()
    }

    /// The last day on which the status held is one; none where the case does not say.
    fn last_day(&self, facts: &Facts) -> Option<Day> {
        let permit = self.rulebook.permit?;
        let (until, pending) = permit.until?;
        let Value::Day(until) = facts.get(&self.rulebook.vocabulary, until)? else { return None };
        let goes_on = facts.get(&self.rulebook.vocabulary, pending) == Some(Value::YesNo(true));
        Some(if goes_on { until.plus(permit.goes_on) } else { until })
    }

    /// Whether a condition of what holding a status does, or of how one files, holds on a day.
    pub fn holds(&mut self, condition: ConditionId, facts: &Facts, on: Day) -> Option<bool> {
        let at = match self.programs.iter().position(|program| program.days().holds(on)) {
            Some(at) => at,
            None => {
                let conditions = self.rulebook.held_conditions();
                self.programs.push(self.rulebook.on_aside(on, &conditions));
                self.programs.len() - 1
            }
        };
        let judged = self.judged.get_or_insert_with(|| Assessment::new(self.rulebook));
        self.programs[at].assess(facts, judged);
        judged.truth(condition).as_read()
    }

    /// Carries a case forward. True where nothing is left that should have grown but could not.
    pub fn carry(&mut self, facts: &mut Facts, from: Day, to: Day) -> bool {
        let growth = self.of(facts, from);
        growth.apply(self.rulebook, facts, to);
        growth.reaches(to)
    }
}

impl Growth {
    /// The durations of another day; none is moved back to a day before. What may or may not have
    /// grown is unknown.
    pub fn on(&self, day: Day) -> impl Iterator<Item = (FactId, Option<Wait>)> + '_ {
        let grown =
            self.grows.iter().map(move |clock| (clock.fact, Some(clock.on(self.from, day))));
        let open = self.open.iter().filter(move |_| self.from < day);
        grown.chain(open.map(|fact| (*fact, None)))
    }

    /// A duration that grows, on a day; none where it does not grow.
    pub fn of(&self, fact: FactId, day: Day) -> Option<Wait> {
        let clock = self.grows.iter().find(|clock| clock.fact == fact)?;
        Some(clock.on(self.from, day))
    }

    /// The last days that count for what grows.
    pub fn ends(&self) -> impl Iterator<Item = Day> + '_ {
        self.grows.iter().filter_map(|clock| clock.until)
    }

    /// What has become so by another day, because a duration is full that was not yet.
    pub fn become_by(&self, day: Day) -> impl Iterator<Item = (FactId, &[i64])> + '_ {
        let full = move |one: &&Becoming| {
            let clock = self.grows.iter().find(|clock| clock.fact == one.fact);
            clock.is_some_and(|clock| {
                clock.given < one.at_least && one.at_least <= clock.on(self.from, day)
            })
        };
        let full = self.becomes.iter().filter(full);
        full.flat_map(|one| one.sets.iter().map(|(fact, words)| (*fact, words.as_slice())))
    }

    /// The same written into the facts.
    pub fn apply(&self, rulebook: &Rulebook, facts: &mut Facts, day: Day) {
        for (fact, wait) in self.on(day) {
            match wait {
                Some(wait) => facts.set(&rulebook.vocabulary, fact, &Value::Wait(wait)),
                None => facts.unset(&rulebook.vocabulary, fact),
            }
        }
        for (fact, words) in self.become_by(day) {
            facts.set_words(&rulebook.vocabulary, fact, words);
        }
    }

    /// What grew before and goes on growing keeps the day on which it began.
    pub(super) fn go_on(&mut self, before: &Self) {
        for clock in &mut self.grows {
            let same = before.grows.iter().find(|other| {
                other.fact == clock.fact && other.on(before.from, self.from) == clock.given
            });
            // One that had come to its end stands where it stood.
            let same = same.filter(|other| other.until.is_none_or(|until| self.from <= until));
            clock.begun = same.map_or(clock.begun, |other| other.begun);
        }
    }

    /// True where nothing is left that should have grown to that day but could not, because the
    /// status held is unknown, does not say what grows in it, or the day lies before.
    pub fn reaches(&self, day: Day) -> bool {
        day == self.from || !self.some || (self.told && self.from < day)
    }
}

/// Carries one case forward. True where nothing is left that should have grown but could not.
pub fn carry(rulebook: &Rulebook, facts: &mut Facts, from: Day, to: Day) -> bool {
    Clocks::new(rulebook).carry(facts, from, to)
}

fn held_choices(rulebook: &Rulebook) -> impl Iterator<Item = &str> {
    let held = rulebook.permit.map(|permit| rulebook.vocabulary.fact(permit.held).kind.domain());
    let domain = held.flatten().map(|domain| rulebook.vocabulary.domain(domain));
    domain.into_iter().flat_map(|domain| domain.choices.iter().map(|choice| choice.id.as_str()))
}
