//! What is told of a way beside its first days: until when each step can be filed, and how late a
//! status can be taken up without the goal being reached later. Every day that is told was judged.
//! Must not know how ways are found.

use super::super::turning::{Bounds, turning_days};
use super::legs::LegFinder;
use super::path::{Way, WayStep};
use super::stand::WayStand;
use crate::calendar::{Day, Wait};

/// Tells the last days of a way. `first`: where somebody stands when it begins.
pub fn last_days<'r>(
    finder: &mut LegFinder<'_, '_, 'r>,
    bounds: &Bounds,
    first: &WayStand<'r>,
    way: &mut Way<'r>,
) {
    let stands = stands(finder, first, &way.steps);
    for (at, stand) in stands.iter().enumerate() {
        let lost = way.steps[at].held_from.map(|_| finder.lost(stand, &way.steps[at]));
        let until = until(finder, bounds, stand, &way.steps[at]);
        let goal_latest = goal_latest(finder, stand, &way.steps, at);
        let step = &mut way.steps[at];
        (step.lost, step.until, step.goal_latest) = (lost.unwrap_or_default(), until, goal_latest);
    }
}

/// Where somebody stands before each of the steps.
fn stands<'r>(
    finder: &mut LegFinder<'_, '_, 'r>,
    first: &WayStand<'r>,
    steps: &[WayStep<'r>],
) -> Vec<WayStand<'r>> {
    let mut stands = vec![first.clone()];
    for step in steps {
        let next = stands.last().and_then(|stand| finder.after(stand, step));
        stands.extend(next);
    }
    stands.truncate(steps.len());
    stands
}

fn until<'r>(
    finder: &mut LegFinder<'_, '_, 'r>,
    bounds: &Bounds,
    stand: &WayStand<'r>,
    step: &WayStep<'r>,
) -> Option<Day> {
    let (rulebook, until) = finder.scope();
    let days = turning_days(rulebook, bounds, stand.course(), (step.decided(), until));
    finder.holds_until(stand, step, &days)
}

/// The last day from which a status can be held with all later steps on their days; none where it
/// is the last step, or where it has to be the first day.
fn goal_latest<'r>(
    finder: &mut LegFinder<'_, '_, 'r>,
    stand: &WayStand<'r>,
    steps: &[WayStep<'r>],
    at: usize,
) -> Option<Day> {
    let (held, next) = (steps[at].held_from?, steps.get(at + 1)?);
    let mut fits = |day: Day| {
        let mut steps = steps[at..].to_vec();
        steps[0].held_from = Some(day);
        finder.holds_all(stand, &steps)
    };
    let (mut good, mut bad) = (held, next.filed);
    while good.next() < bad {
        let middle = between(good, bad);
        if fits(middle) { good = middle } else { bad = middle }
    }
    (good > held).then_some(good)
}

/// A day about halfway between two that are not next to each other.
fn between(from: Day, until: Day) -> Day {
    let (months, days) = from.wait_until(until).parts();
    let half = from.plus(Wait::new(months / 2, i64::midpoint(months % 2 * 30, days)));
    half.max(from.next()).min(until.previous())
}
