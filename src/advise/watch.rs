//! What happens by itself to one person between two days: the last day of the permit, when to file,
//! limits of stay, and every day on which a status stands otherwise. Must not know words.

use super::cause::TurnTrial;
use super::due::{Cause, DueKind, Happening};
use super::limits::limits;
use super::notice::notices;
use super::standing::{due, filing, held, window};
use crate::calendar::Day;
use crate::compile::{Filing, Follows, Rulebook, StatusId};
use crate::evaluate::{Clocks, Cohort, Course, Program, Verdict};
use crate::facts::{FactId, Facts, Later, Value};
use crate::tries::{Life, StatusTurn, spans};

/// One person, as a case has her.
#[derive(Clone, Copy, Debug)]
pub struct Person<'c> {
    /// Her facts.
    pub facts: &'c Facts,
    /// The day on which they were true.
    pub as_of: Day,
    /// What comes true on later days.
    pub later: &'c [Later],
}

/// Rules laid out for all the days between two, to watch people by.
#[derive(Debug)]
pub struct Watch<'r> {
    rulebook: &'r Rulebook,
    statuses: Vec<StatusId>,
    /// Statuses that were asked for by name: of these every change is told.
    named: bool,
    from: Day,
    until: Day,
    programs: Vec<Program<'r>>,
}

impl<'r> Watch<'r> {
    /// For some statuses, or for all, from a day to another.
    pub fn new(rulebook: &'r Rulebook, named: &[StatusId], from: Day, until: Day) -> Self {
        let statuses = match named {
            [] => rulebook.status_ids().collect(),
            named => named.to_vec(),
        };
        let programs = spans(rulebook, &statuses, from, Some(until)).collect();
        let named = !named.is_empty();
        Self { rulebook, statuses, named, from, until, programs }
    }

    /// For statuses of which no more is told than a reader has to know.
    pub fn close(rulebook: &'r Rulebook, statuses: Vec<StatusId>, from: Day, until: Day) -> Self {
        let programs = spans(rulebook, &statuses, from, Some(until)).collect();
        Self { rulebook, statuses, named: false, from, until, programs }
    }

    /// Room to watch people in, one after the other.
    pub fn room(&self) -> WatchRoom<'_, 'r> {
        WatchRoom {
            watch: self,
            clocks: Clocks::new(self.rulebook),
            cohorts: self.programs.iter().map(Cohort::new).collect(),
        }
    }
}

/// Room to watch people in, one after the other.
#[derive(Debug)]
pub struct WatchRoom<'w, 'r> {
    watch: &'w Watch<'r>,
    clocks: Clocks<'r>,
    cohorts: Vec<Cohort<'w, 'r>>,
}

/// What was found of one person.
#[derive(Clone, Debug)]
pub struct Watched<'r> {
    /// By day.
    pub dues: Vec<Happening<'r>>,
    /// The permit on the first day, where its last day is known.
    pub permit: Option<PermitStanding>,
    /// The last day of the permit past which is looked as if it were extended.
    pub as_if_extended: Option<Day>,
    /// True where the case gives a day that is otherwise the day looked at, such as that of filing: it
    /// is left aside.
    pub day_left_aside: bool,
    /// True where every duration could be carried.
    pub whole: bool,
}

/// How a permit stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PermitStanding {
    /// Its last day.
    pub last: Day,
    /// It has run out, and no application keeps it alive.
    pub ended: bool,
    /// It ends so soon that its extension is due, and none is pending.
    pub ending: bool,
}

impl<'r> WatchRoom<'_, 'r> {
    /// Everything that falls on a day for one person.
    pub fn person(&mut self, person: &Person<'_>) -> Watched<'r> {
        let (rulebook, from, until) = (self.watch.rulebook, self.watch.from, self.watch.until);
        let (facts, day_left_aside) = of_every_day(rulebook, person.facts);
        let person = Person { facts: &facts, ..*person };
        let plain = Course::new(&mut self.clocks, facts.clone(), Some(person.as_of), person.later);
        let today = plain.on(rulebook, from);
        let permit = PermitSpan::of(&mut self.clocks, &today, from);
        let mut dues = permit.dues(until, &self.watch.statuses);
        let extended = permit.last.filter(|last| permit.alive && *last < until);
        let course = match extended {
            Some(_) => self.extended(&person),
            None => plain,
        };
        dues.extend(limits(&mut self.clocks, &course, (from, until)));
        dues.extend(later(person.later, from, until));
        dues.extend(notices(rulebook, &today, (from, until)));
        dues.extend(self.turns(&course, &today));
        dues.sort_by_key(|due| (due.day, due.kind, due.status));
        let whole = course.reaches(from);
        let permit = permit.standing();
        Watched { dues, permit, as_if_extended: extended, day_left_aside, whole }
    }

    /// The same person as if her permit had no last day.
    fn extended(&mut self, person: &Person<'_>) -> Course {
        let mut facts = person.facts.clone();
        if let Some((until, _)) = self.watch.rulebook.permit.and_then(|permit| permit.until) {
            facts.unset(&self.watch.rulebook.vocabulary, until);
        }
        Course::new(&mut self.clocks, facts, Some(person.as_of), person.later)
    }

    /// The days on which a status stands otherwise, with why.
    fn turns(&mut self, course: &Course, today: &Facts) -> Vec<Happening<'r>> {
        let Self { watch, cohorts, clocks } = self;
        let life = Life::of(watch.rulebook, course.clone());
        let turns = life.turns_in(cohorts, &watch.statuses, watch.from, watch.until);
        let held = held(watch.rulebook, today);
        let told = turns.into_iter().filter(|turn| watch.tells(turn, held));
        let mut dues = Vec::new();
        for turn in told {
            let at = watch.programs.iter().position(|program| program.days().holds(turn.day));
            let Some(cohort) = at.and_then(|at| cohorts.get_mut(at)) else { continue };
            let trial = TurnTrial { rulebook: watch.rulebook, course, turn: &turn };
            let (kind, because) = trial.why(cohort);
            let leaves = turn.before.outcome.verdict == Verdict::Qualifies
                && turn.after.outcome.verdict != Verdict::Qualifies;
            let filing = filing(clocks, today, turn.status, watch.from);
            dues.push(Happening {
                day: turn.day,
                kind,
                status: Some(turn.status),
                stand: Some((turn.before, turn.after)),
                because,
                criteria: turn.criteria.clone(),
                act_by: leaves.then(|| turn.day.previous()),
                filing: filing
                    .filter(|_| leaves || turn.after.outcome.verdict == Verdict::Qualifies),
                duty: None,
            });
        }
        dues
    }
}

impl Watch<'_> {
    /// What a reader is told of: a verdict that changes; points and criteria where the status was
    /// asked for, is held, or is not refused before and after.
    fn tells(&self, turn: &StatusTurn, held: Option<StatusId>) -> bool {
        let (before, after) = (turn.before.outcome.verdict, turn.after.outcome.verdict);
        let refused = |verdict| matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce);
        let open = !(refused(before) && refused(after));
        self.named || before != after || held == Some(turn.status) && open || {
            open && turn.before.points != turn.after.points
        }
    }
}

/// Until when the status is held.
#[derive(Clone, Copy, Debug)]
struct PermitSpan<'r> {
    from: Day,
    /// The fact that says so.
    fact: Option<FactId>,
    last: Option<Day>,
    /// True where the last day has not passed, or an application is pending.
    alive: bool,
    pending: bool,
    held: Option<StatusId>,
    window: Option<Day>,
    /// From when the extension is due.
    due: Option<Day>,
    filing: Option<&'r Filing>,
}

impl<'r> PermitSpan<'r> {
    fn of(clocks: &mut Clocks<'r>, facts: &Facts, from: Day) -> Self {
        let rulebook = clocks.rulebook();
        let known = rulebook.permit.and_then(|permit| Some((permit, permit.until?)));
        let day = |fact: FactId| match facts.get(&rulebook.vocabulary, fact) {
            Some(Value::Day(day)) => Some(day),
            _ => None,
        };
        let last = known.and_then(|(_, (until, _))| day(until));
        let pending = known.is_some_and(|(_, (_, pending))| {
            facts.get(&rulebook.vocabulary, pending) == Some(Value::YesNo(true))
        });
        let goes_on = known.filter(|_| pending).map(|(permit, _)| permit.goes_on);
        let ends = last.map(|last| goes_on.map_or(last, |wait| last.plus(wait)));
        let alive = ends.is_none_or(|ends| from <= ends);
        let held = held(rulebook, facts);
        let fact = known.map(|(_, (until, _))| until);
        let (window, due) = (window(clocks, facts, from), due(clocks, facts, from));
        let filing = held.and_then(|held| filing(clocks, facts, held, from));
        Self { from, fact, last, alive, pending, held, window, due, filing }
    }

    fn standing(&self) -> Option<PermitStanding> {
        let open = self.due.is_some_and(|due| due <= self.from);
        let ending = self.alive && !self.pending && open;
        self.last.map(|last| PermitStanding { last, ended: !self.alive, ending })
    }

    /// The first day of filing and the last day of the permit.
    fn dues(&self, until: Day, statuses: &[StatusId]) -> Vec<Happening<'r>> {
        let Some((last, fact)) = self.last.zip(self.fact) else { return Vec::new() };
        let asked = self.held.is_none_or(|held| statuses.contains(&held));
        let due = |day, kind, act_by| Happening {
            day,
            kind,
            status: self.held,
            stand: None,
            because: vec![Cause::Fact(fact)],
            criteria: Vec::new(),
            act_by,
            filing: self.filing,
            duty: None,
        };
        let window = self.window.filter(|day| self.alive && self.from < *day && *day <= until);
        let window = window.filter(|_| asked).map(|day| due(day, DueKind::Window, Some(last)));
        let ends = (last <= until).then(|| due(last, DueKind::Permit, Some(last)));
        window.into_iter().chain(ends).collect()
    }
}

/// Facts without those that are the day looked at where nobody gives them.
pub(super) fn of_every_day(rulebook: &Rulebook, facts: &Facts) -> (Facts, bool) {
    let mut facts = facts.clone();
    let follows = rulebook.vocabulary.iter().filter(|(id, _)| {
        matches!(rulebook.about(*id).follows, Some(Follows::Day)) && facts.is_known(*id)
    });
    let given: Vec<FactId> = follows.map(|(id, _)| id).collect();
    given.iter().for_each(|id| facts.unset(&rulebook.vocabulary, *id));
    (facts, !given.is_empty())
}

/// Facts that the case dates.
fn later<'r>(later: &[Later], from: Day, until: Day) -> Vec<Happening<'r>> {
    let within = later.iter().filter(|later| from < later.day && later.day <= until);
    within
        .map(|later| Happening {
            day: later.day,
            kind: DueKind::Later,
            status: None,
            stand: None,
            because: later.facts.iter().map(|(fact, _)| Cause::Fact(*fact)).collect(),
            criteria: Vec::new(),
            act_by: None,
            filing: None,
            duty: None,
        })
        .collect()
}
