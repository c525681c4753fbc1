//! One step of a way: on which days somebody can file for a status from where she stands, and what
//! has to change for it. Looks at the days on which anything can turn; the smallest sets are looked
//! for on the first of those on which the status is not out of reach, and on later ones that ask
//! for something else. Must not know whole ways.

use super::super::change::{Alteration, Options, Wish, options};
use super::super::need::{FactsBehind, Need, Remainder, Walk, others};
use super::super::smallest::{Search, Smallest};
use super::super::standing::filing;
use super::super::{agreed, officers_of, usual};
use super::grounds::{Seat, Seats};
use super::judged::{FoundTruths, can_change, judged};
use super::path::WayStep;
use super::stand::WayStand;
use crate::calendar::{Day, Wait};
use crate::compile::{Filing, Rulebook, StatusId};
use crate::evaluate::Clocks;
use crate::facts::{FactId, Facts, Value};
use crate::load::{JudgedOn, LengthDoc, Topic, Who};
use crate::tries::{Many, Stand};
use std::collections::BTreeSet;

/// So many forms are judged at most on one day for one step.
const MOST_A_DAY: usize = 1_500;

/// On so many days sets are looked for.
const MOST_DAYS: usize = 8;

/// So many sets of one day are followed.
const MOST_SETS: usize = 4;

/// More open questions than this are not a plan.
const MOST_OPEN: usize = 8;

/// What came of looking at one step.
#[derive(Clone, Debug, Default)]
pub struct Legs<'r> {
    /// Steps that can be made.
    pub steps: Vec<WayStep<'r>>,
    /// Facts that would have to be known first.
    pub gates: BTreeSet<FactId>,
    /// False where a search was cut off.
    pub complete: bool,
}

/// Looks for steps.
#[derive(Debug)]
pub struct LegFinder<'f, 'g, 'r> {
    /// Room to judge in.
    pub seats: &'f mut Seats<'g, 'r>,
    /// What grows.
    pub clocks: &'f mut Clocks<'r>,
    /// Facts behind facts.
    pub behind: &'f mut FactsBehind,
    /// The status that all of it is for.
    pub goal: StatusId,
    /// Which changes may be made.
    pub wish: &'f Wish,
    /// The day on which the whole way begins.
    pub on: Day,
}

/// A step that is looked for.
#[derive(Debug)]
pub struct LegAim<'a, 'r> {
    /// Where somebody stands.
    pub stand: &'a WayStand<'r>,
    /// The status.
    pub goal: StatusId,
    /// How it is filed for.
    pub filing: &'r Filing,
    /// How long it takes from filing until the status is held; nothing where filing decides.
    pub pending: Wait,
}

impl<'r> LegFinder<'_, '_, 'r> {
    /// The rule set.
    pub fn rulebook(&self) -> &'r Rulebook {
        self.seats.grounds().rulebook()
    }

    /// The steps to a status from where somebody stands. `days`: those on which anything can turn.
    pub fn legs(&mut self, stand: &WayStand<'r>, goal: StatusId, days: &[Day]) -> Legs<'r> {
        let mut legs = Legs { complete: true, ..Legs::default() };
        let now = stand.on(stand.since);
        let Some(filing) = filing(self.clocks, &now, goal, stand.since) else { return legs };
        let pending = match filing.judged {
            JudgedOn::Filed => Wait::ZERO,
            JudgedOn::Held => usual_time(self.rulebook(), filing, goal, stand.since),
        };
        let aim = LegAim { stand, goal, filing, pending };
        let first = stand.since.plus(pending);
        let last = stand.last.map_or(Day::LAST, |last| last.plus(pending));
        if last < first {
            return legs;
        }
        let days = std::iter::once(first).chain(days.iter().copied().filter(|day| first < *day));
        let days: Vec<Day> = days.take_while(|day| *day <= last).collect();
        let looked = self.open_days(&aim, &days);
        self.search(&aim, &looked, &mut legs);
        legs
    }

    /// The days on which the status is not refused with everything unknown that can be changed: of
    /// those that look the same, the first.
    fn open_days(&mut self, aim: &LegAim<'_, 'r>, days: &[Day]) -> Vec<Day> {
        let mut open: Vec<Day> = Vec::new();
        let mut last: Option<[FoundTruths; 2]> = None;
        let grounds = self.seats.grounds();
        for days in days.chunk_by(|a, b| grounds.same_span(aim.goal, *a, *b)) {
            for days in days.chunks(Many::AT_ONCE) {
                for (day, (refused, found)) in days.iter().zip(self.found(aim, days)) {
                    if refused {
                        last = None;
                    } else if last.as_ref() != Some(&found) {
                        open.push(*day);
                        last = Some(found);
                    }
                }
            }
        }
        open
    }

    /// What comes out on days under the same rules: whether the status is refused with everything
    /// unknown that can be changed, what its criteria come to so, and as things are.
    fn found(&mut self, aim: &LegAim<'_, 'r>, days: &[Day]) -> Vec<(bool, [FoundTruths; 2])> {
        let (wish, rulebook) = (self.wish, self.rulebook());
        let by_time = aim.by_time();
        self.seats.evaluations += 2 * days.len();
        self.seats.days += 2 * days.len();
        let Some(seat) = self.seats.on(aim.goal, days[0]) else { return Vec::new() };
        let free = seat.many.program().inputs();
        let free = free.filter(|fact| can_change(rulebook, wish, *fact) && !by_time.contains(fact));
        let free: Vec<FactId> = free.collect();
        let told: Vec<(Day, Facts)> =
            days.iter().map(|day| (*day, aim.facts(rulebook, *day))).collect();
        let without = |form: &Facts| {
            let mut form = form.clone();
            free.iter().for_each(|fact| form.unset(&rulebook.vocabulary, *fact));
            form
        };
        let open: Vec<(Day, Facts)> =
            told.iter().map(|(day, form)| (*day, without(form))).collect();
        let (open, told) = (judged(seat, aim.goal, &open), judged(seat, aim.goal, &told));
        open.into_iter()
            .zip(told)
            .map(|((refused, open), (_, told))| (refused, [open, told]))
            .collect()
    }

    /// Looks for sets on the first of the days, and on later ones that ask for something else.
    fn search(&mut self, aim: &LegAim<'_, 'r>, days: &[Day], legs: &mut Legs<'r>) {
        let mut seen: BTreeSet<Vec<(FactId, Value)>> = BTreeSet::new();
        let mut asked: Option<Need> = None;
        let mut left = MOST_DAYS;
        for day in days {
            let Some(looked) = self.look(aim, *day) else { continue };
            if asked.as_ref() == Some(&looked.need) {
                continue;
            }
            let before = legs.steps.len();
            if let Need::Open(remainder) = &looked.need {
                self.take(aim, (*day, Vec::new()), remainder.clone(), legs);
                if legs.steps.len() > before {
                    return;
                }
                // What hangs on a fact that nobody told today may hang on nothing later.
                asked = Some(looked.need);
                continue;
            }
            if left == 0 {
                continue;
            }
            left -= 1;
            let found = self.sets(aim, *day, &looked);
            legs.complete &= found.complete;
            legs.gates.extend(found.gates);
            let mut sets = found.sets;
            sets.sort_by_key(|(set, _)| set.iter().map(|change| change.weight).sum::<u32>());
            for (set, remainder) in sets.into_iter().take(MOST_SETS) {
                let names: Vec<_> =
                    set.iter().map(|change| (change.fact, change.to.clone())).collect();
                if seen.contains(&names) {
                    continue;
                }
                let before = legs.steps.len();
                self.take(aim, (*day, set), remainder, legs);
                if legs.steps.len() > before {
                    seen.insert(names);
                }
            }
            asked = (legs.steps.len() > before).then_some(looked.need);
        }
    }

    /// How the status stands on a day with what is usual.
    fn look(&mut self, aim: &LegAim<'_, 'r>, day: Day) -> Option<LookedDay> {
        let rulebook = self.rulebook();
        let seat = self.seats.on(aim.goal, day)?;
        let program = seat.many.program();
        let told = aim.facts(rulebook, day);
        seat.many.on(day);
        let usual = usual(program, seat.many.judge(&told));
        let mut facts = told.clone();
        usual.iter().for_each(|(fact, value)| facts.set(&rulebook.vocabulary, *fact, value));
        let one = seat.many.judge(&facts);
        let wish = of_authorities(rulebook, self.wish);
        let mut options = options(program, &seat.values, &told, one, &wish);
        options.retain(|fact, _| can_change(rulebook, self.wish, *fact));
        let by_time = aim.by_time();
        options.retain(|fact, _| !by_time.contains(fact));
        let behind = &mut *self.behind;
        let one = seat.many.judge(&facts);
        let need =
            Walk { program, one, options: &options, behind, failing: false }.status(aim.goal);
        self.seats.evaluations += 2;
        Some(LookedDay { facts, options, need, usual })
    }

    fn sets(&mut self, aim: &LegAim<'_, 'r>, day: Day, looked: &LookedDay) -> Smallest {
        let Some(Seat { many, .. }) = self.seats.on(aim.goal, day) else {
            return Smallest::default();
        };
        many.on(day);
        let LookedDay { facts, options, .. } = looked;
        let (status, behind, most) = (aim.goal, &mut *self.behind, MOST_A_DAY);
        let found = Search { many, facts, status, options, behind, most }.run();
        self.seats.evaluations += found.evaluations;
        found
    }

    /// Keeps a step, if it still holds on the day by which everything can be done.
    fn take(
        &mut self,
        aim: &LegAim<'_, 'r>,
        (day, changes): (Day, Vec<Alteration>),
        remainder: Remainder,
        legs: &mut Legs<'r>,
    ) {
        let ready = changes.iter().map(|change| self.ready(aim, change)).max();
        let ready = ready.unwrap_or(aim.stand.since).max(aim.stand.since);
        let decided = day.max(ready.plus(aim.pending));
        let last = aim.stand.last.map_or(Day::LAST, |last| last.plus(aim.pending));
        if decided > last || decided > self.seats.grounds().days().1 {
            return;
        }
        let remainder =
            if decided == day { Some(remainder) } else { self.still(aim, decided, &changes) };
        let Some(remainder) = remainder else { return };
        let (conditions, find_out): (Vec<FactId>, Vec<FactId>) =
            remainder.facts.iter().partition(|fact| others(self.rulebook(), **fact));
        // What nobody can change, or may not be changed, leads to no other status on the way.
        if find_out.len() > MOST_OPEN || (aim.goal != self.goal && !find_out.is_empty()) {
            legs.gates.extend(find_out);
            return;
        }
        let filed = aim.filed(decided).max(ready);
        let named = (conditions, find_out);
        let step = self.step(aim, (filed, decided), changes, &remainder, named, &mut legs.gates);
        legs.steps.extend(step);
    }

    /// The day by which a change can be made: by oneself from the beginning of the way, by others from
    /// where one stands.
    fn ready(&self, aim: &LegAim<'_, 'r>, change: &Alteration) -> Day {
        let moved = !aim.stand.steps.is_empty();
        match change.who {
            Who::Candidate => self.on.plus(change.time),
            Who::Authority if moved => aim.stand.since,
            Who::Employer | Who::Authority | Who::Nobody => aim.stand.since.plus(change.time),
        }
    }

    /// What is left open on a day with changes made; none where something is still in the way.
    pub fn still(
        &mut self,
        aim: &LegAim<'_, 'r>,
        day: Day,
        changes: &[Alteration],
    ) -> Option<Remainder> {
        let rulebook = self.rulebook();
        let looked = self.look(aim, day)?;
        let mut form = looked.facts;
        changes.iter().for_each(|change| change.apply(rulebook, &mut form));
        let seat = self.seats.on(aim.goal, day)?;
        let (program, options, behind) = (seat.many.program(), &looked.options, &mut *self.behind);
        let one = seat.many.judge(&form);
        let need = Walk { program, one, options, behind, failing: false }.status(aim.goal);
        self.seats.evaluations += 1;
        match need {
            Need::Open(remainder) => Some(remainder),
            Need::Change(_) => None,
        }
    }

    /// The step in full.
    fn step(
        &mut self,
        aim: &LegAim<'_, 'r>,
        (filed, decided): (Day, Day),
        changes: Vec<Alteration>,
        remainder: &Remainder,
        (conditions, find_out): (Vec<FactId>, Vec<FactId>),
        gates: &mut BTreeSet<FactId>,
    ) -> Option<WayStep<'r>> {
        let rulebook = self.rulebook();
        let mut looked = self.look(aim, decided)?;
        changes.iter().for_each(|change| change.apply(rulebook, &mut looked.facts));
        let seat = self.seats.on(aim.goal, decided)?;
        let form = agreed(&mut seat.many, aim.goal, &looked.facts, &mut looked.usual)?;
        let program = seat.many.program();
        let one = seat.many.judge(&form);
        let (options, behind) = (&looked.options, &mut *self.behind);
        let route = Walk { program, one, options, behind, failing: false }.route(aim.goal);
        // What nobody can change and nobody spoke of opens no route by itself.
        let alone = route.iter().flat_map(|(_, open)| &open.facts);
        let alone: Vec<FactId> = alone.copied().filter(|fact| find_out.contains(fact)).collect();
        if !alone.is_empty() {
            gates.extend(alone);
            return None;
        }
        let route = one.outcome(aim.goal).route.or(route.map(|(at, _)| at));
        let one = seat.many.of(0);
        Some(WayStep {
            route,
            assumed: looked.usual,
            status: aim.goal,
            filing: aim.filing,
            filed,
            until: None,
            held_from: (aim.filing.judged == JudgedOn::Held).then_some(decided),
            goal_latest: None,
            permit: aim.stand.permit_on(filed),
            changes,
            find_out,
            conditions,
            for_officer: officers_of(program, one, aim.goal, route),
            unsettled: remainder.doubts.iter().copied().collect(),
            unconfirmed: program.unconfirmed(one, aim.goal),
            stand: Stand::of(one, aim.goal),
            counts: aim.stand.counts(decided),
            lost: Vec::new(),
        })
    }

    /// The rules, and the last day that is looked at.
    pub fn scope(&self) -> (&'r Rulebook, Day) {
        (self.rulebook(), self.seats.grounds().days().1)
    }
}

/// One day looked at.
struct LookedDay {
    facts: Facts,
    options: Options,
    need: Need,
    usual: Vec<(FactId, Value)>,
}

impl LegAim<'_, '_> {
    /// What is true on a day on which the step is decided, filed for as late as comes to that day.
    pub fn facts(&self, rulebook: &Rulebook, day: Day) -> Facts {
        let mut facts = self.stand.on(day);
        if let (Some(accepted), true) = (rulebook.procedures.accepted, self.pending > Wait::ZERO) {
            facts.set(&rulebook.vocabulary, accepted, &Value::Day(self.filed(day)));
        }
        facts
    }

    /// The day of filing that comes to a day of decision.
    pub fn filed(&self, decided: Day) -> Day {
        decided.minus(self.pending).max(self.stand.since)
    }

    /// What time brings about in the status that is held.
    fn by_time(&self) -> BTreeSet<FactId> {
        let becomes = self.stand.holding().into_iter().flat_map(|holding| &holding.becomes);
        becomes.flat_map(|one| &one.sets).map(|(fact, _)| *fact).collect()
    }
}

/// How long an application takes at least, as its usual times say.
pub fn usual_time(rulebook: &Rulebook, filing: &Filing, goal: StatusId, on: Day) -> Wait {
    let id = &rulebook.status(goal).id;
    let procedure = rulebook.procedures.list.iter().find(|one| one.id == filing.procedure);
    let times = procedure.into_iter().flat_map(|procedure| &procedure.times);
    let mut times: Vec<(bool, Wait)> = times
        .filter(|time| time.scope.covers(id, on))
        .map(|time| match time.length {
            LengthDoc::Between(least, _) => (false, least),
            LengthDoc::Days(days) => (true, Wait::new(days / 30, days % 30)),
        })
        .collect();
    times.sort_unstable();
    times.first().map_or(Wait::ZERO, |(_, wait)| *wait)
}

/// With what an authority grants.
fn of_authorities(rulebook: &Rulebook, wish: &Wish) -> Wish {
    let mut wish = wish.clone();
    let granted = rulebook.vocabulary.iter().filter(|(id, _)| {
        let lever = rulebook.about(*id).lever.as_ref();
        lever.is_some_and(|lever| lever.who == Who::Authority && lever.topic == Some(Topic::Move))
    });
    wish.with.extend(granted.map(|(id, _)| (id, None)));
    wish
}
