//! Which facts are worth asking for: those that can settle a criterion of an open verdict or move
//! its points, even where the verdict hangs on something else too. Where something only matters if
//! something else comes out in some way, that goes before: a guard before what it guards, the
//! parts of "all of these", of "one of these" and the criteria of a route in the order in which the
//! rules have them, the nearest route before the others. What comes behind something that nobody
//! knows is only asked for where it can still change a verdict. Must not know words, nor which of
//! the facts is asked for next.

use super::reach::{Can, Reach, grid_facts};
use crate::compile::{
    Award, ConditionId, ConditionKind, CriterionId, Follows, Grid, ItemId, Relation, StatusId,
};
use crate::evaluate::Verdict;
use crate::facts::FactId;
use crate::load::Comparison;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// The facts that answers are sought for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Those to ask for now.
    pub now: BTreeSet<FactId>,
    /// Those that matter only if others, to be asked for before, come out in some way.
    pub waiting: BTreeSet<FactId>,
    /// Those to ask for if what they follow from does not tell.
    pub later: BTreeSet<FactId>,
    /// Also what comes behind something that nobody knows.
    thorough: bool,
}

impl Wanted {
    /// All of them: no more questions than these can follow.
    pub fn all(&self) -> BTreeSet<FactId> {
        self.now.iter().chain(&self.waiting).chain(&self.later).copied().collect()
    }

    /// True where a fact is to be asked for, now or when its turn comes.
    pub fn is_sought(&self, fact: FactId) -> bool {
        self.now.contains(&fact) || self.waiting.contains(&fact)
    }

    fn is_empty(&self) -> bool {
        self.now.is_empty() && self.waiting.is_empty()
    }

    /// Room for what is found for a part.
    fn part(&self) -> Self {
        Self { thorough: self.thorough, ..Self::default() }
    }

    /// Adds what was found; what is to be asked for now waits where it is not `first`.
    fn take(&mut self, found: Self, first: bool) {
        join(&mut self.later, found.later);
        join(&mut self.waiting, found.waiting);
        join(if first { &mut self.now } else { &mut self.waiting }, found.now);
    }

    /// Adds what was found: what comes behind something to be asked for now waits.
    fn one_by_one(&mut self, all: impl IntoIterator<Item = Self>) {
        let mut first = true;
        for found in all {
            let asks = !found.now.is_empty();
            self.take(found, first);
            first &= !asks;
        }
    }

    /// Lets facts wait while any of the first is to be asked for.
    pub fn order(&mut self, first: &[FactId], then: &[FactId]) {
        if first.iter().any(|fact| self.is_sought(*fact)) {
            self.waiting.extend(then.iter().filter(|fact| self.now.remove(fact)));
        }
    }

    /// Where nothing comes before, what waits is asked for.
    pub fn settle(mut self) -> Self {
        if self.now.is_empty() {
            self.now = std::mem::take(&mut self.waiting);
        }
        self.waiting.retain(|fact| !self.now.contains(fact));
        self
    }
}

/// Puts the fewer facts to the more: most parts have few, and what was found before has many.
fn join(all: &mut BTreeSet<FactId>, mut more: BTreeSet<FactId>) {
    if all.len() < more.len() {
        std::mem::swap(all, &mut more);
    }
    all.extend(more);
}

impl Reach<'_, '_> {
    /// The facts that can still change the verdict on these statuses, settle a criterion of an
    /// open one or move its points.
    pub fn wanted(&self, statuses: &[StatusId]) -> Wanted {
        let mut wanted = Wanted::default();
        statuses.iter().for_each(|status| self.seek_open(*status, &mut wanted));
        let mut deciding = Wanted { thorough: true, ..Wanted::default() };
        statuses.iter().for_each(|status| self.seek_status(*status, Can::EITHER, &mut deciding));
        // What can be settled comes first.
        let first = wanted.now.is_empty();
        wanted.take(deciding, first);
        wanted.settle()
    }

    /// Every open criterion of an open verdict; those of a route one after the other.
    fn seek_open(&self, status: StatusId, wanted: &mut Wanted) {
        let outcome = self.one.outcome(status);
        if outcome.verdict != Verdict::Undetermined || !outcome.recorded {
            return;
        }
        let common = self.rulebook().status(status).criteria.clone();
        let mut routes = Vec::new();
        for way in self.ways(status) {
            let (common, own): (Vec<_>, Vec<_>) =
                way.into_iter().partition(|id| common.contains(&id.index()));
            common.into_iter().for_each(|id| self.seek_criterion(id, Can::EITHER, wanted));
            let met = own.iter().filter(|id| !self.is_open_criterion(**id)).count();
            let mut route = wanted.part();
            self.in_turn(own, &mut route, Self::is_open_criterion, |reach, id, wanted| {
                reach.seek_criterion(id, Can::EITHER, wanted);
            });
            routes.push((met, route));
        }
        // The nearest first: most is met, least is to be asked for.
        routes.sort_by_key(|(met, route)| (Reverse(*met), route.all().len()));
        wanted.one_by_one(routes.into_iter().map(|(_, route)| route));
    }

    /// One after the other: what comes behind something that is to be asked for, or that will not
    /// be known, waits.
    fn in_turn<T: Copy>(
        &self,
        parts: impl IntoIterator<Item = T>,
        wanted: &mut Wanted,
        is_unknown: impl Fn(&Self, T) -> bool,
        seek: impl Fn(&Self, T, &mut Wanted),
    ) {
        let mut first = true;
        for part in parts {
            let mut found = wanted.part();
            seek(self, part, &mut found);
            let asks = !found.is_empty();
            wanted.take(found, first);
            if is_unknown(self, part) {
                first = false;
                if !asks && !wanted.thorough {
                    return;
                }
            }
        }
    }

    fn is_open_criterion(&self, id: CriterionId) -> bool {
        self.one.criterion(id).as_read().is_none()
    }

    fn seek_status(&self, status: StatusId, sought: Can, wanted: &mut Wanted) {
        let sought = self.can_status(status).within(sought);
        let open = self.one.outcome(status).verdict == Verdict::Undetermined;
        if sought.is_neither() || !open {
            return;
        }
        self.seek_ways(self.ways(status), sought, wanted);
    }

    fn seek_ways(&self, ways: Vec<Vec<CriterionId>>, sought: Can, wanted: &mut Wanted) {
        for way in ways {
            let sought = self.can_way(&way).within(sought);
            for criterion in way {
                self.seek_criterion(criterion, sought, wanted);
            }
        }
    }

    fn seek_criterion(&self, id: CriterionId, sought: Can, wanted: &mut Wanted) {
        if !self.is_open_criterion(id) {
            return;
        }
        let sought = self.can_criterion(id).within(sought);
        let criterion = self.rulebook().criterion(id);
        let guard = criterion.applies.map(|applies| (applies, sought.negate()));
        let parts = guard.into_iter().chain(criterion.when.map(|when| (when, sought)));
        let is_open = |reach: &Self, (id, _)| reach.is_open(id);
        self.in_turn(parts, wanted, is_open, |reach, (id, sought), wanted| {
            reach.seek(id, sought, wanted);
        });
    }

    fn seek(&self, id: ConditionId, sought: Can, wanted: &mut Wanted) {
        if !self.is_open(id) {
            return;
        }
        let kind = &self.rulebook().condition(id).kind;
        let sought = self.can(id).within(sought);
        // Points are told as a range, which is worth narrowing where the mark is out of reach too.
        if sought.is_neither() && !matches!(kind, ConditionKind::Points { .. }) {
            return;
        }
        match kind {
            ConditionKind::Compare { fact, given, .. } => self.seek_fact(*fact, *given, wanted),
            ConditionKind::Relate(relation) => self.seek_relation(relation, wanted),
            ConditionKind::Points { status, .. } => {
                self.moving(*status).for_each(|item| self.seek_item(item, wanted));
            }
            ConditionKind::Status(status) => self.seek_status(*status, sought, wanted),
            ConditionKind::Row(status) => {
                self.seek_ways(self.rows(*status), sought, wanted);
            }
            ConditionKind::All(children) => {
                let children = children.iter().copied();
                self.in_turn(children, wanted, Self::is_open, |reach, id, wanted| {
                    reach.seek(id, sought, wanted);
                });
            }
            ConditionKind::Any(children) => self.seek_one(children, sought, wanted),
            // The one question that would do before the many.
            ConditionKind::SummedUp([of, by]) => self.seek_one(&[*by, *of], sought, wanted),
            ConditionKind::Count(children, _) => {
                children.iter().for_each(|child| self.seek(*child, sought, wanted));
            }
            ConditionKind::Not(child) => self.seek(*child, sought.negate(), wanted),
            ConditionKind::Unsettled(_) => {}
        }
    }

    /// One of these: the first before the others.
    fn seek_one(&self, children: &[ConditionId], sought: Can, wanted: &mut Wanted) {
        let part = |child: &ConditionId| {
            let mut found = wanted.part();
            self.seek(*child, sought, &mut found);
            found
        };
        let found: Vec<Wanted> = children.iter().map(part).collect();
        wanted.one_by_one(found);
    }

    /// The fact before what it is compared with; a set after what it is to hold.
    fn seek_relation(&self, relation: &Relation, wanted: &mut Wanted) {
        let mut sides = [(relation.fact, relation.given), (relation.other, relation.other_given)];
        if relation.op == Comparison::Has {
            sides.reverse();
        }
        let is_unknown = |reach: &Self, (fact, given)| !reach.is_known(fact, given);
        self.in_turn(sides, wanted, is_unknown, |reach, (fact, given), wanted| {
            reach.seek_fact(fact, given, wanted);
        });
    }

    fn seek_item(&self, item: ItemId, wanted: &mut Wanted) {
        match &self.rulebook().item(item).award {
            Award::Table(grid) => self.seek_grid(grid, wanted),
            award => {
                let tiers = &self.rulebook().tiers[award.tiers()];
                tiers.iter().for_each(|tier| self.seek(tier.when, Can::EITHER, wanted));
            }
        }
    }

    fn seek_grid(&self, grid: &Grid, wanted: &mut Wanted) {
        grid_facts(grid).into_iter().for_each(|fact| self.seek_fact(fact, false, wanted));
    }

    /// An unknown fact: what it follows from, as far as answers can tell that; else itself.
    fn seek_fact(&self, fact: FactId, given: bool, wanted: &mut Wanted) {
        if self.is_known(fact, given) {
            return;
        }
        let mut found = wanted.part();
        if !given && self.can_follow(fact) {
            self.seek_follows(fact, &mut found);
        }
        if self.is_askable(fact) {
            if found.is_empty() { &mut found.now } else { &mut found.later }.insert(fact);
        }
        wanted.take(found, true);
    }

    fn seek_follows(&self, fact: FactId, wanted: &mut Wanted) {
        match &self.rulebook().about(fact).follows {
            None | Some(Follows::Day) => {}
            Some(Follows::When(condition)) => self.seek(*condition, Can::EITHER, wanted),
            Some(Follows::Yes(condition)) => self.seek(*condition, Can::known(true), wanted),
            Some(Follows::Value(of) | Follows::Attribute { of, .. }) => {
                self.seek_fact(*of, false, wanted);
            }
            Some(Follows::Years { since, until }) => {
                self.seek_fact(*since, false, wanted);
                until.iter().for_each(|until| self.seek_fact(*until, false, wanted));
            }
            Some(Follows::First(entries)) => {
                let conditions = entries.iter().filter_map(|(condition, _)| *condition);
                self.in_turn(conditions, wanted, Self::is_open, |reach, id, wanted| {
                    reach.seek(id, Can::EITHER, wanted);
                });
            }
            Some(Follows::Grid(grid)) => self.seek_grid(grid, wanted),
        }
    }
}
