//! Ways to a goal: which status leads to it, in which order, from when. A search over where somebody
//! stands: she waits until something turns, changes what can be changed, and moves. Every step is
//! judged anew on the day that decides. Must not know words, formats, the disk or the clock.

mod choose;
mod follow;
mod grounds;
mod judged;
mod latest;
mod legs;
mod map;
mod path;
mod stand;

pub use path::{Cut, Journey, Way, WayInquiry, WayStep, WayWorth};

use super::need::FactsBehind;
use super::standing::{held, held_choice};
use super::turning::{Bounds, turning_days};
use super::watch::of_every_day;
use crate::calendar::{Day, Wait};
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::Clocks;
use crate::facts::{FactId, Facts, Later, Value};
use crate::load::Topic;
use choose::choose;
use grounds::{Seats, WayGrounds};
use latest::last_days;
use legs::{LegFinder, Legs};
use map::WayMap;
use stand::{WayStand, WayStart};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

/// No more forms of a person than this are judged for one plan.
pub const MOST_JUDGED: usize = 20_000;

/// So far ahead is looked.
const AHEAD_YEARS: i64 = 20;

/// So many steps are made at most.
const MOST_STEPS: usize = 4;

/// Plans for somebody: `facts` are true on the day of the inquiry, `later` comes true after it.
pub fn plan<'r>(
    rulebook: &'r Rulebook,
    facts: &Facts,
    later: &[Later],
    inquiry: &WayInquiry,
) -> Journey<'r> {
    let until = inquiry.on.plus(Wait::new(AHEAD_YEARS * 12, 0));
    let until = inquiry.by.map_or(until, |by| by.min(until));
    let (facts, _) = of_every_day(rulebook, facts);
    let goal_held = held(rulebook, &facts) == Some(inquiry.goal);
    let mut journey = Journey { held: goal_held, until: Some(until), ..Journey::default() };
    if goal_held || until < inquiry.on {
        return journey;
    }
    if let Some(gate) = not_told(rulebook, &facts) {
        journey.gates = vec![(gate, rulebook.statuses.len())];
        return journey;
    }
    let grounds = WayGrounds::new(rulebook, inquiry.on, until);
    let map = WayMap::new(&grounds, &inquiry.wish, &facts, later);
    let mut clocks = Clocks::new(rulebook);
    let start = WayStart { facts: &facts, on: inquiry.on, later };
    let first = WayStand::new(&mut clocks, start, until);
    journey.assumed.extend(first.begun_now.iter().map(|fact| (*fact, Value::Wait(Wait::ZERO))));
    let mut search = WaySearch {
        inquiry,
        map: &map,
        bounds: Bounds::of(rulebook),
        seats: Seats::new(&grounds),
        clocks,
        behind: FactsBehind::default(),
        gates: BTreeMap::new(),
        found: Vec::new(),
        moves: false,
        complete: true,
    };
    search.run(first.clone());
    search.finish(&first, journey)
}

/// The fact that says what is held, where nothing says it.
fn not_told(rulebook: &Rulebook, facts: &Facts) -> Option<FactId> {
    let held = rulebook.permit?.held;
    held_choice(rulebook, facts).is_none().then_some(held)
}

/// A search under way.
struct WaySearch<'w, 'g, 'r> {
    inquiry: &'w WayInquiry,
    map: &'w WayMap,
    bounds: Bounds,
    seats: Seats<'g, 'r>,
    clocks: Clocks<'r>,
    behind: FactsBehind,
    /// Facts that would have to be known first, with the statuses that hang on them.
    gates: BTreeMap<FactId, BTreeSet<StatusId>>,
    found: Vec<Way<'r>>,
    /// Some other status can be taken up.
    moves: bool,
    complete: bool,
}

/// Somebody on her way, in the order of the search: by day, then by steps.
struct WayWaiting<'r>(Day, usize, usize, WayStand<'r>);

impl PartialEq for WayWaiting<'_> {
    fn eq(&self, other: &Self) -> bool {
        (self.0, self.1, self.2) == (other.0, other.1, other.2)
    }
}

impl Eq for WayWaiting<'_> {}

impl PartialOrd for WayWaiting<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for WayWaiting<'_> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.0, self.1, self.2).cmp(&(other.0, other.1, other.2))
    }
}

impl<'g, 'r> WaySearch<'_, 'g, 'r> {
    fn run(&mut self, first: WayStand<'r>) {
        let mut queue = BinaryHeap::from([Reverse(WayWaiting(first.since, 0, 0, first))]);
        let mut number = 0;
        while let Some(Reverse(WayWaiting(_, _, _, stand))) = queue.pop() {
            if self.seats.spent() >= self.inquiry.most {
                self.complete = false;
                return;
            }
            for next in self.visit(&stand) {
                number += 1;
                queue.push(Reverse(WayWaiting(next.since, next.steps.len(), number, next)));
            }
        }
    }

    /// The last day on which going on from here can come to something that no way found beats: one with
    /// fewer steps and changes, and easier ones, is beaten by nothing that is later.
    fn horizon(&self, stand: &WayStand<'r>) -> Day {
        let until = self.seats.grounds().days().1;
        let changes = || stand.steps.iter().flat_map(WayStep::own);
        let count = stand.steps.len() + 1 + changes().count();
        let weight: u32 = changes().map(|change| change.weight).sum();
        let easier = self.found.iter().filter(|way| {
            !stand.steps.is_empty() && way.worth.count <= count && way.worth.weight <= weight
        });
        easier.map(|way| way.worth.reaches).fold(until, Day::min)
    }

    /// Looks at the goal, and at what may lead to it. Answers where somebody stands after each step.
    fn visit(&mut self, stand: &WayStand<'r>) -> Vec<WayStand<'r>> {
        let rulebook = self.seats.grounds().rulebook();
        let until = self.horizon(stand);
        if until < stand.since {
            return Vec::new();
        }
        let days = turning_days(rulebook, &self.bounds, stand.course(), (stand.since, until));
        let mut next = Vec::new();
        for goal in self.goals(stand) {
            let until = self.horizon(stand);
            let within = days.partition_point(|day| *day <= until);
            let legs = self.legs(stand, goal, &days[..within]);
            for gate in &legs.gates {
                self.gates.entry(*gate).or_default().insert(goal);
            }
            for step in legs.steps {
                let mut after = stand.clone();
                after.steps.push(step.clone());
                match goal == self.inquiry.goal {
                    true => self.reach(after),
                    false => {
                        self.moves = true;
                        next.extend(self.finder().after(stand, &step));
                    }
                }
            }
        }
        next
    }

    /// Where a step leads: the goal first, so that what it beats is not followed.
    fn goals(&self, stand: &WayStand<'r>) -> Vec<StatusId> {
        let left = MOST_STEPS - stand.steps.len();
        let held = stand.held.filter(|_| !stand.steps.is_empty());
        let missing = self.inquiry.via.iter().filter(|via| !stand.passed.contains(via)).count();
        let rings = self.map.nearest(self.inquiry.goal, left);
        let rings = rings
            .into_iter()
            .enumerate()
            .flat_map(|(ring, ids)| ids.into_iter().map(move |id| (ring, id)));
        let allowed = rings.filter(|(ring, id)| {
            let goal = *ring == 0;
            (!goal || missing == 0)
                && !stand.passed.contains(id)
                && !self.inquiry.avoid.contains(id)
                && self.map.may_lead(held, *id)
        });
        allowed.map(|(_, id)| id).collect()
    }

    fn legs(&mut self, stand: &WayStand<'r>, goal: StatusId, days: &[Day]) -> Legs<'r> {
        let legs = self.finder().legs(stand, goal, days);
        self.complete &= legs.complete;
        legs
    }

    fn finder(&mut self) -> LegFinder<'_, 'g, 'r> {
        LegFinder {
            seats: &mut self.seats,
            clocks: &mut self.clocks,
            behind: &mut self.behind,
            goal: self.inquiry.goal,
            wish: &self.inquiry.wish,
            on: self.inquiry.on,
        }
    }

    fn reach(&mut self, stand: WayStand<'r>) {
        let Some(worth) = WayWorth::of(&stand.steps) else { return };
        self.found.push(Way { steps: stand.steps, worth });
    }

    /// Kinds of changes that were not asked for, but without which the goal is refused.
    fn other_kinds(&mut self, first: &WayStand<'r>, until: Day) -> Vec<Topic> {
        let all = Topic::NAMES.iter().map(|(_, topic)| *topic);
        let other =
            all.filter(|topic| *topic != Topic::Move && !self.inquiry.wish.topics.contains(topic));
        let other: Vec<Topic> = other.collect();
        let helps = |topic: &Topic| {
            let mut wish = self.inquiry.wish.clone();
            wish.topics.insert(*topic);
            let mut finder = LegFinder { wish: &wish, ..self.finder() };
            finder.refused(first, until).is_empty()
        };
        other.into_iter().filter(helps).collect()
    }

    /// The ways that are shown, in full.
    fn finish(mut self, first: &WayStand<'r>, mut journey: Journey<'r>) -> Journey<'r> {
        let worths: Vec<WayWorth> = self.found.iter().map(|way| way.worth).collect();
        let (shown, left_out) = choose(&worths);
        journey.left_out = left_out;
        let found = std::mem::take(&mut self.found);
        for (_, mut way) in found.into_iter().enumerate().filter(|(at, _)| shown.contains(at)) {
            let bounds = std::mem::take(&mut self.bounds);
            last_days(&mut self.finder(), &bounds, first, &mut way);
            self.bounds = bounds;
            journey.ways.push(way);
        }
        journey.ways.sort_by_key(|way| (way.worth.reaches, way.worth.count));
        journey.evaluations = self.seats.evaluations;
        journey.cut = (!self.complete).then_some(Cut::Evaluations);
        let mut gates: Vec<(FactId, usize)> =
            self.gates.iter().map(|(fact, opens)| (*fact, opens.len())).collect();
        gates.sort_by_key(|(fact, opens)| (Reverse(*opens), *fact));
        journey.gates = gates;
        let steps = journey.ways.iter().flat_map(|way| &way.steps);
        journey.assumed.extend(steps.flat_map(|step| step.assumed.iter().cloned()));
        // Where another status can be taken up first, what is in the way of the goal now says nothing.
        if journey.ways.is_empty() && !self.moves {
            let until = journey.until.unwrap_or(first.since);
            journey.blocked = self.finder().refused(first, until);
            if !journey.blocked.is_empty() {
                journey.other_kinds = self.other_kinds(first, until);
            }
        }
        journey
    }
}
