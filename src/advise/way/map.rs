//! Which status can lead to which at all: with everything unknown that can be changed, that grows or
//! that a move sets, a status that is still refused is no way. Must not know days of filing.

use super::super::change::Wish;
use super::grounds::WayGrounds;
use super::stand::choice_of;
use crate::calendar::Day;
use crate::compile::{Aim, Rulebook, StatusId};
use crate::evaluate::{Program, Verdict};
use crate::facts::{FactId, Facts, Kind, Later};
use crate::load::Who;
use crate::tries::Many;
use std::collections::BTreeSet;

/// Which status leads to which.
#[derive(Clone, Debug)]
pub struct WayMap {
    /// By the number of the status that is held: those that it may lead to.
    leads: Vec<BTreeSet<StatusId>>,
    /// Those that the case may lead to from what is held now.
    first: BTreeSet<StatusId>,
}

impl WayMap {
    /// For somebody.
    pub fn new(grounds: &WayGrounds<'_>, wish: &Wish, facts: &Facts, later: &[Later]) -> Self {
        let rulebook = grounds.rulebook();
        let ids: Vec<StatusId> = rulebook.status_ids().collect();
        let open = left_open(rulebook, wish, facts, later);
        let mut forms = vec![open.clone()];
        if let (Some(permit), held) = (rulebook.permit, rulebook.permit.map(|permit| permit.held)) {
            let now = held.and_then(|held| facts.get(&rulebook.vocabulary, held));
            if let Some(now) = now {
                forms[0].set(&rulebook.vocabulary, permit.held, &now);
            }
            forms.extend(ids.iter().map(|id| {
                let mut form = open.clone();
                if let Some(choice) = choice_of(rulebook, *id) {
                    form.set(&rulebook.vocabulary, permit.held, &choice);
                }
                form
            }));
        }
        let mut map = Self { leads: vec![BTreeSet::new(); ids.len()], first: BTreeSet::new() };
        for goal in ids {
            for program in grounds.of(goal) {
                map.look(program, goal, &forms, grounds.days());
            }
        }
        map
    }

    /// Looks at one status under the rules of a span.
    fn look(&mut self, program: &Program<'_>, goal: StatusId, forms: &[Facts], days: (Day, Day)) {
        let mut many = Many::new(program);
        let first = program.days().from.map_or(days.0, |from| from.max(days.0));
        let last = program.days().until.map_or(days.1, |until| until.min(days.1));
        let mut looked = vec![first.max(program.day())];
        looked.extend((last > looked[0]).then_some(last));
        for day in looked {
            for (chunk, forms) in forms.chunks(Many::AT_ONCE).enumerate() {
                many.judge_days(forms.iter().map(|form| (day, form)));
                for place in 0..forms.len() {
                    let verdict = many.of(place).outcome(goal).verdict;
                    if !matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce) {
                        self.open(chunk * Many::AT_ONCE + place, goal);
                    }
                }
            }
        }
    }

    fn open(&mut self, form: usize, goal: StatusId) {
        match form.checked_sub(1) {
            None => self.first.insert(goal),
            Some(held) => self.leads[held].insert(goal),
        };
    }

    /// The statuses from which a goal can be reached in so many steps, those that are nearest first.
    pub fn nearest(&self, goal: StatusId, steps: usize) -> Vec<BTreeSet<StatusId>> {
        let mut rings = vec![BTreeSet::from([goal])];
        let mut seen = BTreeSet::from([goal]);
        for _ in 1..steps {
            let last = rings.last().cloned().unwrap_or_default();
            let next = self.leads.iter().enumerate().map(|(at, leads)| (StatusId::at(at), leads));
            let next = next.filter(|(id, leads)| !seen.contains(id) && !leads.is_disjoint(&last));
            let next: BTreeSet<StatusId> = next.map(|(id, _)| id).collect();
            seen.extend(next.iter().copied());
            rings.push(next);
        }
        rings
    }

    /// True where what is held may lead to a status; none: what is held now.
    pub fn may_lead(&self, held: Option<StatusId>, goal: StatusId) -> bool {
        match held {
            Some(held) => self.leads[held.index()].contains(&goal),
            None => self.first.contains(&goal),
        }
    }
}

/// The facts without what can be changed, what grows and what moves set.
fn left_open(rulebook: &Rulebook, wish: &Wish, facts: &Facts, later: &[Later]) -> Facts {
    let mut open = facts.clone();
    let mut unset = |fact: FactId| open.unset(&rulebook.vocabulary, fact);
    for (fact, entry) in rulebook.vocabulary.iter() {
        let lever = rulebook.about(fact).lever.as_ref();
        let moves = lever.is_some_and(|lever| {
            matches!(lever.aim, Some(Aim::Move | Aim::Time)) || lever.who == Who::Authority
        });
        let changes = lever.filter(|lever| lever.who != Who::Nobody).and_then(|lever| lever.topic);
        let named = wish.with.iter().any(|(with, _)| *with == fact);
        let wished = named || changes.is_some_and(|topic| wish.topics.contains(&topic));
        if moves || wished || entry.kind == Kind::Duration {
            unset(fact);
        }
    }
    let permit = rulebook.permit.iter();
    permit
        .flat_map(|permit| permit.from.into_iter().chain(permit.until.map(|(until, _)| until)))
        .for_each(&mut unset);
    for holding in &rulebook.holdings {
        holding.sets.iter().for_each(|(fact, _)| unset(*fact));
        holding.becomes.iter().flat_map(|one| &one.sets).for_each(|(fact, _)| unset(*fact));
    }
    later.iter().flat_map(|later| &later.facts).for_each(|(fact, _)| unset(*fact));
    open
}
