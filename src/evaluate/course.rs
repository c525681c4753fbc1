//! A case over time: what is true of it on its own day, what grows from there, and what comes true
//! on later days. Taking up another status makes a new base; what goes on growing keeps the day on
//! which it began.

use super::carry::{Clocks, Growth};
use crate::calendar::{Day, Wait};
use crate::compile::{Rulebook, SetTo};
use crate::facts::{Facts, Later, Value};

/// A case over time.
#[derive(Clone, Debug)]
pub struct Course {
    stages: Vec<CaseStage>,
}

/// A case from a day on, up to the next stage.
#[derive(Clone, Debug)]
pub struct CaseStage {
    /// First day; none: from the beginning.
    pub from: Option<Day>,
    /// What is true on that day.
    pub facts: Facts,
    /// What grows from there; none: the case is as it is on every day.
    pub growth: Option<Growth>,
}

impl Course {
    /// `as_of`: the day on which the facts were true; none: on every day.
    pub fn new(clocks: &mut Clocks<'_>, facts: Facts, as_of: Option<Day>, later: &[Later]) -> Self {
        let growth = as_of.map(|day| clocks.of(&facts, day));
        let mut stages = vec![CaseStage { from: None, facts, growth }];
        for later in later {
            let Some(last) = stages.last() else { break };
            let next = last.next(clocks, later);
            if last.from == Some(later.day) {
                stages.pop();
            }
            stages.push(next);
        }
        Self { stages }
    }

    /// The stage that a day belongs to.
    pub fn stage(&self, day: Day) -> &CaseStage {
        let begun =
            self.stages.iter().rev().find(|stage| stage.from.is_none_or(|from| from <= day));
        begun.unwrap_or(&self.stages[0])
    }

    /// The days on which a stage begins.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        self.stages.iter().filter_map(|stage| stage.from)
    }

    /// The facts of a day.
    pub fn on(&self, rulebook: &Rulebook, day: Day) -> Facts {
        let stage = self.stage(day);
        let mut facts = stage.facts.clone();
        if let Some(growth) = &stage.growth {
            growth.apply(rulebook, &mut facts, day);
        }
        facts
    }

    /// True where nothing is left that should have grown to that day but could not.
    pub fn reaches(&self, day: Day) -> bool {
        let ends = self.stages.iter().skip(1).filter_map(|stage| stage.from);
        let ends = ends.map(|from| from.min(day)).chain(std::iter::once(day));
        let lived = self.stages.iter().zip(ends);
        let lived = lived.filter(|(stage, _)| stage.from.is_none_or(|from| from <= day));
        lived
            .clone()
            .all(|(stage, end)| stage.growth.as_ref().is_none_or(|growth| growth.reaches(end)))
    }
}

impl CaseStage {
    fn next(&self, clocks: &mut Clocks<'_>, later: &Later) -> Self {
        let rulebook = clocks.rulebook();
        let mut facts = self.facts.clone();
        if let Some(growth) = &self.growth {
            growth.apply(rulebook, &mut facts, later.day);
        }
        let before = held(rulebook, &facts);
        for (fact, value) in &later.facts {
            match value {
                Some(value) => facts.set(&rulebook.vocabulary, *fact, value),
                None => facts.unset(&rulebook.vocabulary, *fact),
            }
        }
        if before != held(rulebook, &facts) {
            let told = |fact| later.facts.iter().any(|(told, _)| *told == fact);
            take_up(rulebook, &mut facts, told);
        }
        let growth = self.growth.as_ref().map(|growth| {
            let mut next = clocks.of(&facts, later.day);
            next.go_on(growth);
            next
        });
        Self { from: Some(later.day), facts, growth }
    }
}

/// What taking up the status that is now held does at once: what begins anew, and what is so from
/// then on. `told`: facts that are as they are said to be.
pub fn take_up(
    rulebook: &Rulebook,
    facts: &mut Facts,
    told: impl Fn(crate::facts::FactId) -> bool,
) {
    let Some(Value::Choice(index)) = held(rulebook, facts) else { return };
    let held = rulebook.permit.and_then(|permit| {
        let domain = rulebook.vocabulary.fact(permit.held).kind.domain()?;
        rulebook.vocabulary.domain(domain).choice(index)
    });
    let Some(holding) = held.and_then(|choice| rulebook.holding(&choice.id)) else { return };
    for fact in holding.resets.iter().filter(|fact| !told(**fact)) {
        facts.set(&rulebook.vocabulary, *fact, &Value::Wait(Wait::ZERO));
    }
    for (fact, to) in holding.sets.iter().filter(|(fact, _)| !told(*fact)) {
        match to {
            SetTo::Value(words) => facts.set_words(&rulebook.vocabulary, *fact, words),
            SetTo::Fact(other) => match facts.get(&rulebook.vocabulary, *other) {
                Some(value) => facts.set(&rulebook.vocabulary, *fact, &value),
                None => facts.unset(&rulebook.vocabulary, *fact),
            },
        }
    }
}

fn held(rulebook: &Rulebook, facts: &Facts) -> Option<Value> {
    facts.get(&rulebook.vocabulary, rulebook.permit?.held)
}
