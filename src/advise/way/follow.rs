//! Steps that are known, made one after the other: where somebody stands after each, whether each still
//! holds, and until when; what stands in the way where there are none. Must not know how they are
//! found.

use super::judged::{can_change, judged};
use super::legs::{LegAim, LegFinder, usual_time};
use super::path::WayStep;
use super::stand::WayStand;
use crate::calendar::{Day, Wait};
use crate::compile::CriterionId;
use crate::facts::{FactId, Facts};
use crate::load::JudgedOn;
use crate::tries::Many;
use std::collections::BTreeSet;

impl<'r> LegFinder<'_, '_, 'r> {
    /// The criteria of the goal that stand in the way from where somebody stands, both on the first day
    /// and on the last, with everything unknown that can be changed; those of its routes only where
    /// nothing else does.
    pub fn refused(&mut self, stand: &WayStand<'r>, last: Day) -> Vec<CriterionId> {
        let rulebook = self.rulebook();
        let mut refused: Option<Vec<CriterionId>> = None;
        for day in [stand.since, last] {
            let (wish, goal) = (self.wish, self.goal);
            let mut form = stand.on(day);
            let free = rulebook.vocabulary.iter().filter(|(id, _)| can_change(rulebook, wish, *id));
            free.for_each(|(id, _)| form.unset(&rulebook.vocabulary, id));
            let Some(seat) = self.seats.on(goal, day) else { continue };
            let program = seat.many.program();
            let routes: BTreeSet<CriterionId> = program
                .criteria(goal)
                .filter(|(_, route)| route.is_some())
                .map(|(id, _)| id)
                .collect();
            let found = judged(seat, goal, &[(day, form)]);
            let Some((true, found)) = found.into_iter().next() else { return Vec::new() };
            let common = found.not_met.iter().any(|id| !routes.contains(id));
            let told = found.not_met.into_iter().filter(|id| !common || !routes.contains(id));
            let told: Vec<CriterionId> = told.collect();
            let before = refused.take();
            let both = |before: &Vec<CriterionId>| -> Vec<CriterionId> {
                before.iter().copied().filter(|id| told.contains(id)).collect()
            };
            refused =
                Some(before.as_ref().map(both).filter(|both| !both.is_empty()).unwrap_or(told));
        }
        refused.unwrap_or_default()
    }

    /// Where somebody stands once a step is made.
    pub fn after(&mut self, stand: &WayStand<'r>, step: &WayStep<'r>) -> Option<WayStand<'r>> {
        let held_from = step.held_from?;
        let changes = step.changes.iter().map(|change| (change.fact, Some(change.to.clone())));
        let mut changed = stand.with(self.clocks, step.filed, changes.collect());
        changed.steps.push(step.clone());
        let until = self.seats.grounds().days().1;
        Some(changed.take_up(self.clocks, step.status, held_from, until))
    }

    /// True where every step holds on its day, made one after the other.
    pub fn holds_all(&mut self, first: &WayStand<'r>, steps: &[WayStep<'r>]) -> bool {
        let mut stand = Some(first.clone());
        steps.iter().all(|step| {
            let Some(now) = stand.take() else { return false };
            let in_time = now.since <= step.filed && now.last.is_none_or(|last| step.filed <= last);
            let holds = in_time && self.holds(&now, step);
            stand = self.after(&now, step);
            holds
        })
    }

    /// True where a step holds on the day that decides, and nothing more is open or unsettled.
    fn holds(&mut self, stand: &WayStand<'r>, step: &WayStep<'r>) -> bool {
        let aim = self.aim(stand, step);
        self.holds_on(&aim, step, step.decided())
    }

    fn holds_on(&mut self, aim: &LegAim<'_, 'r>, step: &WayStep<'r>, day: Day) -> bool {
        let Some(open) = self.still(aim, day, &step.changes) else { return false };
        let told = |fact: &FactId| step.find_out.contains(fact) || step.conditions.contains(fact);
        open.facts.iter().all(told)
            && open.doubts.iter().all(|doubt| step.unsettled.contains(doubt))
    }

    fn aim<'a>(&self, stand: &'a WayStand<'r>, step: &WayStep<'r>) -> LegAim<'a, 'r> {
        let pending = match step.filing.judged {
            JudgedOn::Filed => Wait::ZERO,
            JudgedOn::Held => usual_time(self.rulebook(), step.filing, step.status, stand.since),
        };
        LegAim { stand, goal: step.status, filing: step.filing, pending }
    }

    /// The durations that a step begins anew, as they were.
    pub fn lost(&mut self, stand: &WayStand<'r>, step: &WayStep<'r>) -> Vec<(FactId, Wait)> {
        let Some(day) = step.held_from else { return Vec::new() };
        let id = &self.rulebook().status(step.status).id;
        let resets = self.rulebook().holding(id).into_iter().flat_map(|holding| &holding.resets);
        let lost = resets.filter_map(|fact| Some((*fact, stand.wait_on(*fact, day)?)));
        lost.filter(|(_, wait)| *wait > Wait::ZERO).collect()
    }

    /// The last day on which the criteria of a step hold as they do on the day that decides, looked
    /// for on days on which anything can turn; none where that is not seen to end.
    pub fn holds_until(
        &mut self,
        stand: &WayStand<'r>,
        step: &WayStep<'r>,
        days: &[Day],
    ) -> Option<Day> {
        let aim = self.aim(stand, step);
        let pending = aim.pending;
        let ends = stand.last;
        let later = days.iter().copied().filter(|day| step.decided() < *day);
        let later = later.take_while(|day| ends.is_none_or(|ends| *day <= ends.plus(pending)));
        for day in self.turned(&aim, step, &later.collect::<Vec<_>>()) {
            if !self.holds_on(&aim, step, day) {
                let last = aim.filed(day.previous());
                return Some(ends.map_or(last, |ends| last.min(ends)).max(step.filed));
            }
        }
        ends
    }

    /// The days on which any condition of a step comes out otherwise than on the day before them.
    fn turned(&mut self, aim: &LegAim<'_, 'r>, step: &WayStep<'r>, days: &[Day]) -> Vec<Day> {
        let (grounds, rulebook) = (self.seats.grounds(), self.rulebook());
        let (mut turned, mut last) = (Vec::new(), None);
        for days in days.chunk_by(|a, b| grounds.same_span(aim.goal, *a, *b)) {
            for days in days.chunks(Many::AT_ONCE) {
                let form = |day: &Day| {
                    let mut form = aim.facts(rulebook, *day);
                    let assumed = step.assumed.iter();
                    assumed.for_each(|(fact, to)| form.set(&rulebook.vocabulary, *fact, to));
                    step.changes.iter().for_each(|change| change.apply(rulebook, &mut form));
                    (*day, form)
                };
                let forms: Vec<(Day, Facts)> = days.iter().map(form).collect();
                self.seats.evaluations += forms.len();
                self.seats.days += forms.len();
                let Some(seat) = self.seats.on(aim.goal, days[0]) else { continue };
                for (day, (_, found)) in days.iter().zip(judged(seat, aim.goal, &forms)) {
                    if last.as_ref() != Some(&found) {
                        turned.push(*day);
                        last = Some(found);
                    }
                }
            }
        }
        turned
    }
}
