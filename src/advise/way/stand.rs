//! Where somebody stands on a way: what is true of her on every day if she goes on holding the status
//! she holds. An extension is taken for granted, for the period that is held, up to the limits of
//! the status; taking up another is a new base. Must not know criteria.

use super::super::limits::limit_full;
use super::super::standing::{held, held_choice};
use super::path::WayStep;
use crate::calendar::{Day, Wait};
use crate::compile::{Aim, Holding, Rulebook, StatusId};
use crate::evaluate::{Clocks, Course};
use crate::facts::{FactId, Facts, Later, Value};

/// Somebody on her way.
#[derive(Clone, Debug)]
pub struct WayStand<'r> {
    rulebook: &'r Rulebook,
    base: Facts,
    as_of: Day,
    /// What comes true: of the case, and of the way.
    pub later: Vec<Later>,
    course: Course,
    /// The first day of the next step.
    pub since: Day,
    /// The last day on which the next step can be filed; none: no end is known.
    pub last: Option<Day>,
    permit: PermitTurns,
    /// The status that is held, where it has a rule file.
    pub held: Option<StatusId>,
    /// The statuses held before, and that one.
    pub passed: Vec<StatusId>,
    /// Durations that nobody spoke of, and that are counted from the beginning of the way.
    pub begun_now: Vec<FactId>,
    /// The steps so far.
    pub steps: Vec<WayStep<'r>>,
}

/// A permit that is extended again and again.
#[derive(Clone, Copy, Debug, Default)]
struct PermitTurns {
    from: Option<FactId>,
    until: Option<(FactId, Day)>,
    period: Option<Wait>,
}

impl PermitTurns {
    /// As of a day.
    fn of(rulebook: &Rulebook, facts: &Facts) -> Self {
        let Some(permit) = rulebook.permit else { return Self::default() };
        let until = permit.until.and_then(|(fact, _)| Some((fact, day_of(rulebook, facts, fact)?)));
        let from = permit.from;
        let period = until.zip(from).and_then(|((_, until), from)| {
            let begun = day_of(rulebook, facts, from)?;
            let wait = begun.wait_until(until.next());
            (wait > Wait::ZERO).then_some(wait)
        });
        let told = permit.period.and_then(|fact| wait_of(rulebook, facts, fact));
        let period = told.filter(|wait| *wait > Wait::ZERO).or(period);
        Self { from, until, period }
    }

    /// Puts the days of the permit that is held on a day.
    fn write(&self, rulebook: &Rulebook, facts: &mut Facts, day: Day) {
        let Some((fact, last)) = self.until else { return };
        let mut set = |fact, day: Day| facts.set(&rulebook.vocabulary, fact, &Value::Day(day));
        if day <= last {
            set(fact, last);
            return;
        }
        let (begun, ends) = self.turned(last, day);
        if let Some(from) = self.from {
            set(from, begun);
        }
        match ends {
            Some(ends) => set(fact, ends),
            None => facts.unset(&rulebook.vocabulary, fact),
        }
    }

    /// The first and the last day of the permit that is held on a day after the last of the first.
    fn turned(&self, last: Day, day: Day) -> (Day, Option<Day>) {
        let Some(period) = self.period else { return (last.next(), None) };
        let (mut turns, mut begun) = (period, last.next());
        while last.plus(turns) < day {
            begun = last.plus(turns).next();
            turns = turns.plus(period);
        }
        (begun, Some(last.plus(turns)))
    }
}

/// What is known of the day on which a way begins.
#[derive(Clone, Copy, Debug)]
pub struct WayStart<'w> {
    /// What is true on it.
    pub facts: &'w Facts,
    /// The day.
    pub on: Day,
    /// What the case says of later days.
    pub later: &'w [Later],
}

impl<'r> WayStand<'r> {
    /// As somebody stands where a way begins.
    pub fn new(clocks: &mut Clocks<'r>, start: WayStart<'_>, until: Day) -> Self {
        let rulebook = clocks.rulebook();
        let mut base = start.facts.clone();
        let status = held(rulebook, &base);
        let permit = PermitTurns::of(rulebook, &base);
        here(clocks, &mut base, start.on);
        let begun_now = begin_now(rulebook, &mut base);
        let goes_on =
            extends(rulebook, status) && permit.until.is_some_and(|(_, last)| start.on <= last);
        let (ends, permit) = match goes_on {
            true => (None, permit),
            false => (permit.until.map(|(_, last)| last), PermitTurns::default()),
        };
        if let (true, Some((fact, _))) = (goes_on, permit.until) {
            base.unset(&rulebook.vocabulary, fact);
        }
        let later: Vec<Later> =
            start.later.iter().filter(|later| later.day > start.on).cloned().collect();
        let course = Course::new(clocks, base.clone(), Some(start.on), &later);
        let mut stand = Self {
            rulebook,
            base,
            as_of: start.on,
            later,
            course,
            since: start.on,
            last: None,
            permit,
            held: status,
            passed: status.into_iter().collect(),
            begun_now,
            steps: Vec::new(),
        };
        stand.last = stand.last_day(clocks, until).into_iter().chain(ends).min();
        stand
    }

    /// What is true on a day.
    pub fn on(&self, day: Day) -> Facts {
        let mut facts = self.course.on(self.rulebook, day);
        self.permit.write(self.rulebook, &mut facts, day);
        facts
    }

    /// What grows and comes true.
    pub fn course(&self) -> &Course {
        &self.course
    }

    /// The last day of the permit on a day.
    pub fn permit_on(&self, day: Day) -> Option<Day> {
        let (fact, _) = self.rulebook.permit?.until?;
        day_of(self.rulebook, &self.on(day), fact)
    }

    /// With facts that come true on a day, before anything that comes later.
    pub fn with(
        &self,
        clocks: &mut Clocks<'r>,
        day: Day,
        facts: Vec<(FactId, Option<Value>)>,
    ) -> Self {
        if facts.is_empty() {
            return self.clone();
        }
        let mut later = self.later.clone();
        later.push(Later::supposed(day, facts));
        later.sort_by_key(|later| later.day);
        let course = Course::new(clocks, self.base.clone(), Some(self.as_of), &later);
        Self { later, course, ..self.clone() }
    }

    /// With another status taken up on a day. `changed`: what was changed for it by another day.
    pub fn take_up(
        &self,
        clocks: &mut Clocks<'r>,
        status: StatusId,
        held_from: Day,
        until: Day,
    ) -> Self {
        let facts = moved(self.rulebook, &self.on(held_from), status, held_from);
        let mut next = self.with(clocks, held_from, facts);
        next.permit = PermitTurns::default();
        next.held = Some(status);
        next.passed.push(status);
        next.since = held_from.next();
        next.last = next.last_day(clocks, until);
        next
    }

    /// The last day on which the status can be held, by its limits.
    fn last_day(&self, clocks: &mut Clocks<'r>, until: Day) -> Option<Day> {
        let full = limit_full(clocks, &self.course, (self.since, until));
        let whole = self.holding().into_iter().flat_map(|holding| &holding.limits);
        let whole = whole.filter(|limit| limit.fact.is_none() && limit.extended.is_empty());
        let begun =
            (!self.steps.is_empty() || self.since > self.as_of).then(|| self.since.previous());
        let whole = whole.filter_map(|limit| Some(begun?.plus(limit.at_most).previous()));
        full.map(Day::previous).into_iter().chain(whole).min()
    }

    /// What holding the status does.
    pub fn holding(&self) -> Option<&'r Holding> {
        self.rulebook.holding(held_choice(self.rulebook, &self.on(self.since))?)
    }

    /// A duration on a day.
    pub fn wait_on(&self, fact: FactId, day: Day) -> Option<Wait> {
        wait_of(self.rulebook, &self.on(day), fact)
    }

    /// The durations that grow in the status, as they are on a day.
    pub fn counts(&self, day: Day) -> Vec<(FactId, Wait)> {
        let facts = self.on(day);
        let grows = self.holding().into_iter().flat_map(|holding| &holding.accrues);
        let known =
            grows.filter_map(|one| Some((one.fact, wait_of(self.rulebook, &facts, one.fact)?)));
        let mut known: Vec<(FactId, Wait)> = known.filter(|(_, wait)| *wait > Wait::ZERO).collect();
        known.sort_unstable();
        known.dedup();
        known
    }
}

/// The facts that are otherwise once another status is held.
fn moved(
    rulebook: &Rulebook,
    before: &Facts,
    status: StatusId,
    day: Day,
) -> Vec<(FactId, Option<Value>)> {
    let Some(permit) = rulebook.permit else { return Vec::new() };
    let mut facts = vec![(permit.held, choice_of(rulebook, status))];
    facts.extend(
        permit.until.iter().flat_map(|(until, pending)| [(*until, None), (*pending, None)]),
    );
    facts.extend(permit.from.map(|from| (from, Some(Value::Day(day)))));
    facts.extend(permit.here.map(|here| (here, Some(Value::YesNo(true)))));
    let by_moves = rulebook.vocabulary.iter().filter(|(id, _)| {
        let lever = rulebook.about(*id).lever.as_ref();
        let moves = lever.is_some_and(|lever| lever.aim == Some(Aim::Move));
        moves && before.is_known(*id) && *id != permit.held && Some(*id) != permit.here
    });
    facts.extend(by_moves.map(|(id, _)| (id, None)));
    facts
}

/// The status as the fact says it that names the one held.
pub(super) fn choice_of(rulebook: &Rulebook, status: StatusId) -> Option<Value> {
    let domain = rulebook.vocabulary.fact(rulebook.permit?.held).kind.domain()?;
    let id = &rulebook.status(status).id;
    let choices = &rulebook.vocabulary.domain(domain).choices;
    let at = choices.iter().position(|choice| choice.id == *id)?;
    Some(Value::Choice(i64::try_from(at).ok()?))
}

/// Whoever holds a status that can be changed is here, where nobody says otherwise.
fn here(clocks: &mut Clocks<'_>, facts: &mut Facts, on: Day) {
    let rulebook = clocks.rulebook();
    let Some(here) = rulebook.permit.and_then(|permit| permit.here) else { return };
    if facts.is_known(here) {
        return;
    }
    let mut alive = rulebook.filings.iter().filter(|one| one.alive).filter_map(|one| one.when);
    if alive.any(|when| clocks.holds(when, facts, on) == Some(true)) {
        facts.set(&rulebook.vocabulary, here, &Value::YesNo(true));
    }
}

/// Durations that grow in some status and that nobody spoke of are counted from now on; not so the one
/// that limits the stay in the status that is held.
fn begin_now(rulebook: &Rulebook, facts: &mut Facts) -> Vec<FactId> {
    let holding = held_choice(rulebook, facts).and_then(|held| rulebook.holding(held));
    let limits = holding.into_iter().flat_map(|holding| &holding.limits);
    let limits: Vec<FactId> = limits.filter_map(|limit| limit.fact).collect();
    let mut grows: Vec<FactId> = rulebook
        .accruals()
        .filter(|(holding, _)| holding.is_some())
        .map(|(_, accrual)| accrual.fact)
        .filter(|fact| !facts.is_known(*fact) && !limits.contains(fact))
        .collect();
    grows.sort_unstable();
    grows.dedup();
    for fact in &grows {
        facts.set(&rulebook.vocabulary, *fact, &Value::Wait(Wait::ZERO));
    }
    grows
}

/// True where the status can be extended.
fn extends(rulebook: &Rulebook, status: Option<StatusId>) -> bool {
    status.is_none_or(|status| {
        let renewable = rulebook.status(status).stay.renewable != Some(false);
        renewable && rulebook.filings_for(status, true).iter().any(|filing| filing.same)
    })
}

fn day_of(rulebook: &Rulebook, facts: &Facts, fact: FactId) -> Option<Day> {
    match facts.get(&rulebook.vocabulary, fact) {
        Some(Value::Day(day)) => Some(day),
        _ => None,
    }
}

fn wait_of(rulebook: &Rulebook, facts: &Facts, fact: FactId) -> Option<Wait> {
    match facts.get(&rulebook.vocabulary, fact) {
        Some(Value::Wait(wait)) => Some(wait),
        _ => None,
    }
}
