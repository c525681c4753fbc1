//! What stands between a person and a verdict: which facts would have to change, or, where nothing
//! fails, what is still open and has to be named. Walks the rules beside what came out.

use super::change::Options;
use crate::compile::{
    ConditionId, ConditionKind, CriterionId, DoubtId, Read, Route, Rulebook, StatusId, Step,
    Through,
};
use crate::evaluate::{One, Program, Track, Verdict};
use crate::facts::FactId;
use crate::load::{Topic, Who};
use std::collections::{BTreeMap, BTreeSet};

/// What is needed for something to hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Need {
    /// It holds, or would with these fulfilled: nothing has to change.
    Open(Remainder),
    /// One of these facts has to change; with none, it is out of reach.
    Change(Blame),
}

/// What is still open where nothing fails and nothing has to be done first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remainder {
    /// Facts to be fulfilled by others, or to be found out.
    pub facts: BTreeSet<FactId>,
    /// Law that is not settled.
    pub doubts: BTreeSet<DoubtId>,
}

/// Facts of which one has to change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blame {
    /// Those that somebody can change.
    pub facts: BTreeSet<FactId>,
    /// Facts not given that would have to be known first: they open nothing by themselves.
    pub gates: BTreeSet<FactId>,
}

impl Blame {
    /// Both together.
    pub fn join(mut self, other: Self) -> Self {
        self.facts.extend(other.facts);
        self.gates.extend(other.gates);
        self
    }
}

/// Everything of these holds.
fn every(needs: impl IntoIterator<Item = Need>) -> Need {
    let mut open = Remainder::default();
    let mut least: Option<Blame> = None;
    for need in needs {
        match need {
            Need::Open(more) => {
                open.facts.extend(more.facts);
                open.doubts.extend(more.doubts);
            }
            Need::Change(blame) => {
                let fewer =
                    least.as_ref().is_none_or(|least| blame.facts.len() < least.facts.len());
                if fewer {
                    least = Some(blame);
                }
            }
        }
    }
    least.map_or(Need::Open(open), Need::Change)
}

/// One of these holds.
fn either(needs: impl IntoIterator<Item = Need>) -> Need {
    let mut best: Option<Remainder> = None;
    let mut blame = Blame::default();
    for need in needs {
        match need {
            Need::Open(open) => {
                let size = |open: &Remainder| open.facts.len() + open.doubts.len();
                if best.as_ref().is_none_or(|best| size(&open) < size(best)) {
                    best = Some(open);
                }
            }
            Need::Change(other) => blame = blame.join(other),
        }
    }
    best.map_or(Need::Change(blame), Need::Open)
}

/// So many of these hold.
fn several(needs: Vec<Need>, count: usize) -> Need {
    let mut blame = Blame::default();
    let mut open: Vec<Remainder> = Vec::new();
    for need in needs {
        match need {
            Need::Open(more) => open.push(more),
            Need::Change(other) => blame = blame.join(other),
        }
    }
    if open.len() < count {
        return Need::Change(blame);
    }
    open.sort_by_key(|open| open.facts.len() + open.doubts.len());
    every(open.into_iter().take(count).map(Need::Open))
}

/// Facts behind facts, worked out once.
#[derive(Clone, Debug, Default)]
pub struct FactsBehind(BTreeMap<Read, BTreeSet<FactId>>);

impl FactsBehind {
    fn of(&mut self, rulebook: &Rulebook, read: Read) -> &BTreeSet<FactId> {
        let facts = || rulebook.facts_behind([read], Through::Everything);
        self.0.entry(read).or_insert_with(facts)
    }
}

/// The walk through the rules of a day.
pub struct Walk<'w, 'p, 'r> {
    /// The rules.
    pub program: &'p Program<'r>,
    /// What came out.
    pub one: One<'w>,
    /// What can be changed.
    pub options: &'w Options,
    /// Facts behind facts.
    pub behind: &'w mut FactsBehind,
    /// Looks only at what fails: what is open is left for later.
    pub failing: bool,
}

impl Walk<'_, '_, '_> {
    /// What a status needs.
    pub fn status(&mut self, id: StatusId) -> Need {
        if self.one.outcome(id).verdict == Verdict::Qualifies {
            return Need::Open(Remainder::default());
        }
        self.criteria(id, false)
    }

    /// The criteria of a status, or of its row alone.
    fn criteria(&mut self, id: StatusId, row: bool) -> Need {
        let rulebook = self.program.rulebook();
        let all: Vec<(CriterionId, Option<&str>)> = self.program.criteria(id).collect();
        if all.is_empty() {
            return Need::Change(Blame::default());
        }
        let counts = |id: &CriterionId| !(row && rulebook.criterion(*id).practice);
        let own = |route: Option<&str>| -> Vec<CriterionId> {
            let of_route = all.iter().filter(|(_, of)| *of == route).map(|(id, _)| *id);
            of_route.filter(counts).collect()
        };
        let (partly, common): (Vec<_>, Vec<_>) =
            own(None).into_iter().partition(|id| !rulebook.criterion(*id).except.is_empty());
        let common = every(common.into_iter().map(|id| self.criterion(id)));
        let routes: Vec<(usize, &Route)> = rulebook.status(id).routes.iter().enumerate().collect();
        let standing = routes.into_iter().filter(|(at, _)| self.program.route_stands(id, *at));
        let ways: Vec<Vec<CriterionId>> = standing
            .map(|(at, route)| {
                let asked = partly
                    .iter()
                    .copied()
                    .filter(|id| !rulebook.criterion(*id).except.contains(&at));
                asked.chain(own(Some(&route.id))).collect()
            })
            .collect();
        if rulebook.status(id).routes.is_empty() {
            return common;
        }
        let ways = ways.into_iter().map(|way| every(way.into_iter().map(|id| self.criterion(id))));
        let ways: Vec<Need> = ways.collect();
        every([common, either(ways)])
    }

    /// Of the routes that nothing stands in the way of, the one that leaves least open, and what.
    pub fn route(&mut self, id: StatusId) -> Option<(usize, Remainder)> {
        let rulebook = self.program.rulebook();
        let all: Vec<(CriterionId, Option<&str>)> = self.program.criteria(id).collect();
        let size = |open: &Remainder| open.facts.len() + open.doubts.len();
        let mut best: Option<(usize, Remainder)> = None;
        for (at, route) in rulebook.status(id).routes.iter().enumerate() {
            if !self.program.route_stands(id, at) {
                continue;
            }
            let own = all.iter().filter(|(_, of)| *of == Some(route.id.as_str()));
            let needs: Vec<Need> = own.map(|(id, _)| self.criterion(*id)).collect();
            if let Need::Open(open) = every(needs) {
                let kept = best.take().filter(|(_, least)| size(least) <= size(&open));
                best = kept.or(Some((at, open)));
            }
        }
        best
    }

    fn criterion(&mut self, id: CriterionId) -> Need {
        if self.one.criterion(id).as_read() == Some(true) {
            return Need::Open(Remainder::default());
        }
        let criterion = self.program.rulebook().criterion(id);
        let met = criterion.when.map(|when| self.condition(when, true, false));
        let apart = criterion.applies.map(|applies| self.condition(applies, false, false));
        either(met.into_iter().chain(apart))
    }

    /// What a condition needs to be true, or false. `alone`: it is one of several ways.
    fn condition(&mut self, id: ConditionId, wanted: bool, alone: bool) -> Need {
        let truth = self.one.truth(id).on(Track::AsRead);
        if truth == Some(wanted) || (self.failing && truth.is_none()) {
            return Need::Open(Remainder::default());
        }
        let rulebook = self.program.rulebook();
        match &rulebook.condition(id).kind {
            ConditionKind::Not(child) => self.condition(*child, !wanted, alone),
            ConditionKind::All(children) => self.several_ways(children, wanted, !wanted, alone),
            ConditionKind::Any(children) => self.several_ways(children, wanted, wanted, alone),
            ConditionKind::Count(children, least) => {
                let least = least.on(self.program.day()).map_or(0, |least| least.value);
                let least = usize::try_from(least).unwrap_or_default();
                let needs = self.children(children, wanted, true);
                let count = if wanted { least } else { (needs.len() + 1).saturating_sub(least) };
                several(needs, count)
            }
            ConditionKind::SummedUp(both) => either(self.children(both, wanted, alone)),
            ConditionKind::Compare { fact, given, .. } => {
                self.facts(&[(*fact, *given)], truth.is_none(), alone)
            }
            ConditionKind::Relate(relation) => {
                let facts =
                    [(relation.fact, relation.given), (relation.other, relation.other_given)];
                self.facts(&facts, truth.is_none(), alone)
            }
            ConditionKind::Points { status, .. } => self.blamed(&[Step::Points(*status)]),
            ConditionKind::Status(status) if wanted => self.status(*status),
            ConditionKind::Row(status) if wanted => self.criteria(*status, true),
            ConditionKind::Status(status) | ConditionKind::Row(status) => {
                self.blamed(&[Step::Status(*status)])
            }
            ConditionKind::Unsettled(doubt) => {
                let doubts = BTreeSet::from([*doubt]);
                Need::Open(Remainder { doubts, ..Remainder::default() })
            }
        }
    }

    fn children(&mut self, children: &[ConditionId], wanted: bool, alone: bool) -> Vec<Need> {
        let standing = children.iter().filter(|child| !self.program.left_out(**child));
        let standing: Vec<ConditionId> = standing.copied().collect();
        standing.into_iter().map(|child| self.condition(child, wanted, alone)).collect()
    }

    /// `any`: one of them will do.
    fn several_ways(
        &mut self,
        children: &[ConditionId],
        wanted: bool,
        any: bool,
        alone: bool,
    ) -> Need {
        let needs = self.children(children, wanted, alone || any);
        if any { either(needs) } else { every(needs) }
    }

    fn blamed(&mut self, steps: &[Step]) -> Need {
        Need::Change(self.blame(steps.iter().map(|step| Read::Step(*step))))
    }

    fn blame(&mut self, reads: impl Iterator<Item = Read>) -> Blame {
        let mut blame = Blame::default();
        for read in reads {
            for fact in self.behind.of(self.program.rulebook(), read) {
                if self.options.contains_key(fact) {
                    blame.facts.insert(*fact);
                } else if !self.one.is_known(*fact) {
                    blame.gates.insert(*fact);
                }
            }
        }
        blame
    }

    /// Facts of a comparison that does not hold. `open`: they are not all known.
    fn facts(&mut self, facts: &[(FactId, bool)], open: bool, alone: bool) -> Need {
        let mut remainder = Remainder::default();
        let mut named = open;
        for (fact, given) in facts {
            let known = if *given { self.one.is_given(*fact) } else { self.one.is_known(*fact) };
            if known {
                continue;
            }
            match self.open_fact(*fact, *given, alone) {
                Some(more) => remainder.facts.extend(more),
                None => named = false,
            }
        }
        if named {
            return Need::Open(remainder);
        }
        let read = |(fact, given): &(FactId, bool)| match given {
            true => Read::Given(*fact),
            false => Read::Step(Step::Fact(*fact)),
        };
        let reads: Vec<Read> = facts.iter().map(read).collect();
        Need::Change(self.blame(reads.into_iter()))
    }

    /// What has to be named of an unknown fact; none where it cannot be left open.
    fn open_fact(&mut self, fact: FactId, given: bool, alone: bool) -> Option<BTreeSet<FactId>> {
        let rulebook = self.program.rulebook();
        let entry = rulebook.vocabulary.fact(fact);
        if given || !entry.follows || (entry.question.is_some() && others(rulebook, fact)) {
            return can_stay_open(rulebook, fact, alone).then(|| BTreeSet::from([fact]));
        }
        let behind = self.behind.of(rulebook, Read::Step(Step::Fact(fact))).clone();
        let asked = behind.into_iter().filter(|fact| {
            let entry = rulebook.vocabulary.fact(*fact);
            !self.one.is_known(*fact) && entry.question.is_some()
        });
        let asked: BTreeSet<FactId> = asked.collect();
        let sources: BTreeSet<FactId> = asked.iter().copied().filter(|of| *of != fact).collect();
        let asked = if sources.is_empty() { asked } else { sources };
        let open =
            !asked.is_empty() && asked.iter().all(|fact| can_stay_open(rulebook, *fact, alone));
        open.then_some(asked)
    }
}

/// True for what the employer or an authority sees to.
pub fn others(rulebook: &Rulebook, fact: FactId) -> bool {
    let lever = rulebook.about(fact).lever.as_ref();
    lever.is_some_and(|lever| matches!(lever.who, Who::Employer | Who::Authority))
}

/// A fact that is not given can stay open where others see to it, or where nobody can change it
/// and it does not open a way by itself: then it is to be found out.
fn can_stay_open(rulebook: &Rulebook, fact: FactId, alone: bool) -> bool {
    let lever = rulebook.about(fact).lever.as_ref();
    match lever.map(|lever| (lever.who, lever.topic)) {
        Some((Who::Employer | Who::Authority, topic)) => {
            !alone || topic.is_none_or(Topic::is_plain)
        }
        Some((Who::Candidate, _)) => false,
        Some((Who::Nobody, _)) | None => !alone,
    }
}
