//! Ways to a goal in words.

use super::advice::AdviceWords;
use super::lines::{case_words, fact_ref, unconfirmed_line};
use super::phrase::Phrase;
use super::procedure::{fits, length};
use super::way::{GateLine, StepLine, TimedNeed, WaitLine, WayLine, WaysReport};
use super::way_phrase::WayPhrase;
use crate::advise::{Cut, Journey, Way, WayStep};
use crate::calendar::{Day, Wait};
use crate::compile::{Filing, Rulebook, StatusId};
use crate::facts::{Candidate, FactId, show_day, show_wait, show_yen};
use crate::load::{Family, LengthDoc};
use crate::text::Text;

/// Words for a plan. `full`: everything that was taken for usual is told.
pub fn ways_report(
    rulebook: &Rulebook,
    case: &Candidate,
    on: Day,
    goal: StatusId,
    journey: &Journey<'_>,
    full: bool,
) -> WaysReport {
    let words = WayWords { rulebook, case };
    let status = rulebook.status(goal);
    let advice = words.advice(journey.until.unwrap_or(on));
    let notes = journey.blocked.iter().filter_map(|id| rulebook.criterion(*id).note.clone());
    WaysReport {
        on,
        digest: rulebook.digest.clone(),
        case: case_words(&rulebook.vocabulary, case),
        goal: status.id.clone(),
        title: status.title.clone(),
        held: journey.held,
        until: journey.until,
        known: rulebook.recorded_until(),
        ways: journey.ways.iter().map(|way| words.way(way)).collect(),
        left_out: journey.left_out,
        assumed: journey.assumed.iter().map(|(fact, value)| advice.assumed(*fact, value)).collect(),
        assumed_in_full: full,
        gates: journey.gates.iter().map(|gate| words.gate(*gate)).collect(),
        blocked: advice.criteria(&journey.blocked),
        blocked_notes: notes.collect(),
        other_kinds: journey.other_kinds.iter().map(|topic| topic.id()).collect(),
        cut: journey.cut.map(|cut| cut_words(cut, journey.evaluations)),
        evaluations: journey.evaluations,
    }
}

fn cut_words(cut: Cut, evaluations: usize) -> (&'static str, Text) {
    match cut {
        Cut::Evaluations => {
            let slots = [("count", Text::same(evaluations.to_string()))];
            ("too-many-evaluations", WayPhrase::CutEvaluations.fill(&slots))
        }
        Cut::NotCarried => ("not-carried", WayPhrase::CutNotCarried.text()),
    }
}

struct WayWords<'w> {
    rulebook: &'w Rulebook,
    case: &'w Candidate,
}

impl WayWords<'_> {
    fn advice(&self, on: Day) -> AdviceWords<'_> {
        AdviceWords { rulebook: self.rulebook, case: self.case, on, vary: None }
    }

    fn gate(&self, (fact, opens): (FactId, usize)) -> GateLine {
        GateLine { fact: fact_ref(&self.rulebook.vocabulary, fact), opens }
    }

    fn way(&self, way: &Way<'_>) -> WayLine {
        WayLine {
            reaches: way.worth.reaches,
            settled: !way.worth.doubtful,
            steps: way.steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &WayStep<'_>) -> StepLine {
        let day = step.decided();
        let (advice, status) = (self.advice(day), self.rulebook.status(step.status));
        let unconfirmed = step.unconfirmed.iter();
        StepLine {
            id: status.id.clone(),
            title: status.title.clone(),
            movement: step.filing.id.clone(),
            text: step.filing.text.clone(),
            route: step.route.map(|at| {
                let route = &status.routes[at];
                (route.id.clone(), route.text.clone())
            }),
            filed: step.filed,
            until: step.until,
            held_from: step.held_from,
            goal_latest: step.goal_latest,
            permit: step.permit,
            stand: advice.stand(step.status, &step.stand),
            needs: Self::needs(step, &advice),
            left: advice.left_open(&step.find_out, &step.conditions, &step.unsettled),
            for_officer: advice.criteria(&step.for_officer),
            unconfirmed: unconfirmed
                .map(|value| unconfirmed_line(self.rulebook, day, value))
                .collect(),
            application: self.application(step.filing, step.status, step.filed),
            family: status.stay.family.map(family),
            counts: self.waits(&step.counts),
            lost: self.waits(&step.lost),
        }
    }

    fn needs(step: &WayStep<'_>, advice: &AdviceWords<'_>) -> Vec<TimedNeed> {
        let need = |change| {
            let line = advice.change(change);
            let slots = [("day", show_day(step.filed)), ("change", line.text.clone())];
            TimedNeed { text: WayPhrase::Need.fill(&slots), by: step.filed, change: line }
        };
        step.changes.iter().map(need).collect()
    }

    fn waits(&self, waits: &[(FactId, Wait)]) -> Vec<WaitLine> {
        let line = |(fact, wait): &(FactId, Wait)| {
            let fact = fact_ref(&self.rulebook.vocabulary, *fact);
            let slots = [("label", fact.label.clone()), ("value", show_wait(*wait))];
            WaitLine { text: WayPhrase::FactIs.fill(&slots), wait: *wait, fact }
        };
        waits.iter().map(line).collect()
    }

    /// What an application costs on the day of filing, and how long it usually takes.
    fn application(&self, filing: &Filing, goal: StatusId, day: Day) -> Option<Text> {
        let status = self.rulebook.status(goal);
        let procedures = &self.rulebook.procedures;
        let procedure = procedures.list.iter().find(|one| one.id == filing.procedure)?;
        let up_to = procedures.up_to.contains(&status.id);
        let fees = procedure.fees.iter().filter(|fee| {
            fee.scope.covers(&status.id, day) && fits(self.rulebook, fee, status, up_to)
        });
        let fees: Vec<i64> =
            fees.filter_map(|fee| fee.counter.or(fee.online).or(fee.amount)).collect();
        let times = procedure.times.iter().filter(|time| time.scope.covers(&status.id, day));
        let time =
            times.map(|time| time.length).min_by_key(|length| matches!(length, LengthDoc::Days(_)));
        let time = time.map(|time| length(time).0);
        let title = ("procedure", procedure.title.clone());
        Some(match (time, fee_words(&fees)) {
            (Some(time), Some(fee)) => {
                WayPhrase::TimeAndFee.fill(&[title, ("time", time), ("fee", fee)])
            }
            (Some(time), None) => WayPhrase::TimeAlone.fill(&[title, ("time", time)]),
            (None, Some(fee)) => WayPhrase::FeeAlone.fill(&[title, ("fee", fee)]),
            (None, None) => procedure.title.clone(),
        })
    }
}

/// One fee, or the least and the most of several.
fn fee_words(fees: &[i64]) -> Option<Text> {
    let (least, most) = (*fees.iter().min()?, *fees.iter().max()?);
    Some(match (least, most) {
        (0, 0) => Phrase::FeeNone.text(),
        (least, most) if least == most => show_yen(least),
        (least, most) => {
            WayPhrase::FeeRange.fill(&[("least", show_yen(least)), ("most", show_yen(most))])
        }
    })
}

fn family(family: Family) -> (&'static str, Text) {
    match family {
        Family::Dependant => ("dependant", Phrase::FamilyDependant.text()),
        Family::None => ("none", Phrase::FamilyNone.text()),
        Family::Designated => ("designated", Phrase::FamilyDesignated.text()),
    }
}
