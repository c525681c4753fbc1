//! One status judged on many days: whether it is refused, and what each of its conditions comes to.
//! Must not know steps.

use super::super::change::Wish;
use super::grounds::Seat;
use crate::calendar::Day;
use crate::compile::{Aim, ConditionId, CriterionId, Rulebook, StatusId};
use crate::evaluate::{Finding, Program, Verdict};
use crate::facts::{FactId, Facts, Kind};
use crate::load::Who;
use crate::tries::findings;

/// What the conditions of a status come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundTruths {
    truths: Vec<Option<bool>>,
    /// The criteria that are not met.
    pub not_met: Vec<CriterionId>,
}

/// A condition, and those that it is made of.
fn below(program: &Program<'_>, id: ConditionId, found: &mut Vec<ConditionId>) {
    if program.left_out(id) {
        return;
    }
    found.push(id);
    let children = program.rulebook().condition(id).children();
    children.iter().for_each(|child| below(program, *child, found));
}

/// On each day whether a status is refused, and what its conditions come to.
pub fn judged(
    seat: &mut Seat<'_, '_>,
    goal: StatusId,
    forms: &[(Day, Facts)],
) -> Vec<(bool, FoundTruths)> {
    let program = seat.many.program();
    let rulebook = program.rulebook();
    let criteria: Vec<CriterionId> = program.criteria(goal).map(|(id, _)| id).collect();
    let whens = criteria.iter().map(|id| rulebook.criterion(*id));
    let whens = whens.flat_map(|one| one.when.into_iter().chain(one.applies));
    let mut parts: Vec<ConditionId> = Vec::new();
    whens.for_each(|when| below(program, when, &mut parts));
    seat.many.judge_days(forms.iter().map(|(day, form)| (*day, form)));
    let one = |place: usize| {
        let one = seat.many.of(place);
        let verdict = one.outcome(goal).verdict;
        let refused = matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce);
        let truths = parts.iter().map(|part| one.truth(*part).as_read());
        let truths = truths.chain(criteria.iter().map(|id| one.criterion(*id).as_read())).collect();
        (refused, FoundTruths { truths, not_met: not_met(&findings(rulebook, one, &criteria)) })
    };
    (0..forms.len()).map(one).collect()
}

/// True for what somebody can change on the way, other than by waiting or moving.
pub fn can_change(rulebook: &Rulebook, wish: &Wish, fact: FactId) -> bool {
    let Some(lever) = rulebook.about(fact).lever.as_ref() else { return false };
    let duration = rulebook.vocabulary.fact(fact).kind == Kind::Duration;
    let named = wish.with.iter().any(|(with, _)| *with == fact);
    match (lever.who, &lever.aim, lever.topic) {
        (Who::Nobody, ..) => false,
        (Who::Authority, ..) => true,
        (_, Some(Aim::Time | Aim::Move), _) => named && !duration,
        (_, _, Some(topic)) => (named || wish.topics.contains(&topic)) && !duration,
        (_, _, None) => false,
    }
}

fn not_met(findings: &[(CriterionId, Finding)]) -> Vec<CriterionId> {
    findings.iter().filter(|(_, found)| *found == Finding::NotMet).map(|(id, _)| *id).collect()
}
