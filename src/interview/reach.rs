//! What answers can still bring about: which conditions can come out true, which false, and so
//! which facts are worth asking for. A fact that was skipped stays unknown for good, and what
//! hangs on it alone is not pursued. Must not know words or the order of questions.

use crate::compile::{
    Award, ConditionId, ConditionKind, CriterionId, Follows, Grid, ItemId, PointsBound, Relation,
    Rulebook, StatusId,
};
use crate::evaluate::{One, Program, Track, Verdict};
use crate::facts::{FactId, Vocabulary};
use crate::load::Op;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a condition can still come out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Can {
    be_true: bool,
    be_false: bool,
}

impl Can {
    const NEITHER: Self = Self { be_true: false, be_false: false };
    const EITHER: Self = Self { be_true: true, be_false: true };

    fn known(truth: bool) -> Self {
        Self { be_true: truth, be_false: !truth }
    }

    fn either(possible: bool) -> Self {
        Self { be_true: possible, be_false: possible }
    }

    fn negate(self) -> Self {
        Self { be_true: self.be_false, be_false: self.be_true }
    }

    fn and(self, other: Self) -> Self {
        Self { be_true: self.be_true && other.be_true, be_false: self.be_false || other.be_false }
    }

    fn or(self, other: Self) -> Self {
        self.negate().and(other.negate()).negate()
    }

    /// What is both sought and possible.
    fn within(self, sought: Self) -> Self {
        Self { be_true: self.be_true && sought.be_true, be_false: self.be_false && sought.be_false }
    }

    fn is_neither(self) -> bool {
        self == Self::NEITHER
    }
}

/// The facts that answers are sought for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Those to ask for now.
    pub now: BTreeSet<FactId>,
    /// Those to ask for if what they follow from does not tell.
    pub later: BTreeSet<FactId>,
}

impl Wanted {
    /// No more questions than this can follow.
    pub fn at_most(&self) -> usize {
        self.now.union(&self.later).count()
    }
}

/// One look at a candidate, with the facts that were skipped.
pub(super) struct Reach<'w, 'r> {
    program: &'w Program<'r>,
    one: One<'w>,
    skipped: &'w BTreeSet<FactId>,
    conditions: RefCell<Vec<Option<Can>>>,
}

impl<'w, 'r> Reach<'w, 'r> {
    pub fn new(program: &'w Program<'r>, one: One<'w>, skipped: &'w BTreeSet<FactId>) -> Self {
        let conditions = RefCell::new(vec![None; program.rulebook().conditions.len()]);
        Self { program, one, skipped, conditions }
    }

    /// Adds the facts that can still change the verdict on a status.
    pub fn status(&self, status: StatusId, wanted: &mut Wanted) {
        self.seek_status(status, Can::EITHER, wanted);
    }

    fn rulebook(&self) -> &'r Rulebook {
        self.program.rulebook()
    }

    fn vocabulary(&self) -> &'r Vocabulary {
        &self.rulebook().vocabulary
    }

    // ── what can come out ─────────────────────────────────────────────────────────────────

    fn can(&self, id: ConditionId) -> Can {
        if let Some(truth) = self.one.truth(id).as_read() {
            return Can::known(truth);
        }
        if let Some(can) = self.conditions.borrow()[id.index()] {
            return can;
        }
        let can = self.can_open(id);
        self.conditions.borrow_mut()[id.index()] = Some(can);
        can
    }

    fn can_open(&self, id: ConditionId) -> Can {
        match &self.rulebook().condition(id).kind {
            ConditionKind::Compare { fact, given, .. } => Can::either(self.can_know(*fact, *given)),
            ConditionKind::Relate(relation) => Can::either(self.can_relate(relation)),
            ConditionKind::Points { status, op, bound } => self.can_points(*status, *op, bound),
            ConditionKind::Status(status) => self.can_status(*status),
            ConditionKind::All(children) => self.all(children),
            ConditionKind::Any(children) => {
                let children = self.standing(children).map(|child| self.can(child).negate());
                children.fold(Can::known(true), Can::and).negate()
            }
            ConditionKind::Count(children, needed) => {
                let needed = needed.on(self.program.day()).map_or(0, |dated| dated.value);
                self.can_count(children, usize::try_from(needed).unwrap_or(usize::MAX))
            }
            ConditionKind::Not(child) => self.can(*child).negate(),
            ConditionKind::Unsettled(_) => Can::NEITHER,
        }
    }

    fn all(&self, children: &[ConditionId]) -> Can {
        self.standing(children).map(|child| self.can(child)).fold(Can::known(true), Can::and)
    }

    fn standing<'c>(
        &'c self,
        children: &'c [ConditionId],
    ) -> impl Iterator<Item = ConditionId> + 'c {
        children.iter().copied().filter(|child| !self.program.left_out(*child))
    }

    fn can_count(&self, children: &[ConditionId], needed: usize) -> Can {
        let children: Vec<Can> = self.standing(children).map(|child| self.can(child)).collect();
        let count =
            |possible: fn(&Can) -> bool| children.iter().filter(|can| possible(can)).count();
        Can {
            be_true: count(|can| can.be_true) >= needed,
            be_false: count(|can| can.be_false) + needed > children.len(),
        }
    }

    fn can_relate(&self, relation: &Relation) -> bool {
        self.can_know(relation.fact, relation.given)
            && self.can_know(relation.other, relation.other_given)
    }

    /// True where a fact is known or answers can make it known.
    fn can_know(&self, fact: FactId, given: bool) -> bool {
        let known = if given { self.one.is_given(fact) } else { self.one.is_known(fact) };
        known || self.is_askable(fact) || (!given && self.can_follow(fact))
    }

    fn is_askable(&self, fact: FactId) -> bool {
        let entry = self.vocabulary().fact(fact);
        entry.question.is_some() && !self.one.is_given(fact) && !self.skipped.contains(&fact)
    }

    /// True where answers can make known what a fact follows from.
    fn can_follow(&self, fact: FactId) -> bool {
        match &self.rulebook().about(fact).follows {
            None => false,
            Some(Follows::When(condition)) => !self.can(*condition).is_neither(),
            Some(Follows::Yes(condition)) => self.can(*condition).be_true,
            Some(Follows::Value(of) | Follows::Attribute { of, .. }) => self.can_tell(&[*of]),
            Some(Follows::Years { since, until }) => {
                let days: Vec<FactId> = until.iter().copied().chain([*since]).collect();
                self.can_tell(&days)
            }
            Some(Follows::Day) => true,
            Some(Follows::First(entries)) => self.can_be_first(entries),
            Some(Follows::Grid(grid)) => self.can_tell(&grid_facts(grid)),
        }
    }

    /// True where answers can make all of these known, and not all are.
    fn can_tell(&self, facts: &[FactId]) -> bool {
        facts.iter().any(|fact| !self.one.is_known(*fact))
            && facts.iter().all(|fact| self.can_know(*fact, false))
    }

    /// True where one condition can come out true with all before it false.
    fn can_be_first(&self, entries: &[(Option<ConditionId>, Vec<i64>)]) -> bool {
        for (condition, _) in entries {
            let can = condition.map_or(Can::known(true), |id| match self.program.left_out(id) {
                true => Can::known(false),
                false => self.can(id),
            });
            if can.be_true || !can.be_false {
                return can.be_true;
            }
        }
        false
    }

    // ── points ────────────────────────────────────────────────────────────────────────────

    /// Every item that answers can move is taken to end where it helps.
    fn can_points(&self, status: StatusId, op: Op, bound: &PointsBound) -> Can {
        let Some(mark) = self.mark(status, bound) else { return Can::NEITHER };
        let range = self.one.points(status);
        let moves: i32 = self.moving(status).map(|item| self.width(item)).sum();
        let (least, most) = (i64::from(range.min()), i64::from(range.max()));
        let highest = most.min(least + i64::from(moves));
        let lowest = least.max(most - i64::from(moves));
        match op {
            Op::AtLeast => Can { be_true: highest >= mark, be_false: lowest < mark },
            Op::Over => Can { be_true: highest > mark, be_false: lowest <= mark },
            Op::AtMost => Can { be_true: lowest <= mark, be_false: highest > mark },
            Op::Under => Can { be_true: lowest < mark, be_false: highest >= mark },
            _ => Can::either(moves > 0),
        }
    }

    fn mark(&self, status: StatusId, bound: &PointsBound) -> Option<i64> {
        let points = self.rulebook().status(status).points.as_ref()?;
        let timeline = match bound {
            PointsBound::PassMark => &points.pass_mark,
            PointsBound::Value(timeline) => timeline,
        };
        timeline.on(self.program.day()).map(|dated| dated.value)
    }

    fn width(&self, item: ItemId) -> i32 {
        let range = self.one.item(item);
        range.max() - range.min()
    }

    /// Open items that answers can move.
    fn moving(&self, status: StatusId) -> impl Iterator<Item = ItemId> + '_ {
        let open = self.program.items(status).filter(|item| self.width(*item) > 0);
        open.filter(|item| match &self.rulebook().item(*item).award {
            Award::Table(grid) => {
                let mut facts = grid_facts(grid).into_iter();
                facts.any(|fact| !self.one.is_known(fact) && self.can_know(fact, false))
            }
            award => {
                let tiers = &self.rulebook().tiers[award.tiers()];
                tiers
                    .iter()
                    .any(|tier| self.is_open(tier.when) && !self.can(tier.when).is_neither())
            }
        })
    }

    fn is_open(&self, id: ConditionId) -> bool {
        !self.program.left_out(id) && self.one.truth(id).as_read().is_none()
    }

    // ── statuses ──────────────────────────────────────────────────────────────────────────

    fn can_criterion(&self, id: CriterionId) -> Can {
        if let Some(truth) = self.one.criterion(id).as_read() {
            return Can::known(truth);
        }
        let criterion = self.rulebook().criterion(id);
        let when = criterion.when.map_or(Can::known(true), |when| self.can(when));
        let guard = criterion.applies.map_or(Can::known(true), |applies| self.can(applies));
        when.or(guard.negate())
    }

    /// The common criteria; with a route those that it needs, and its own.
    fn criteria(&self, status: StatusId, route: Option<usize>) -> Vec<CriterionId> {
        let entry = self.rulebook().status(status);
        let concerns = |id: &CriterionId| {
            let except = &self.rulebook().criterion(*id).except;
            match route {
                Some(route) => !except.contains(&route),
                None => true,
            }
        };
        let common = entry.criteria.clone().map(CriterionId::at).filter(concerns);
        let own = route.map_or(0..0, |route| entry.routes[route].criteria.clone());
        common.chain(own.map(CriterionId::at)).filter(|id| self.program.stands(*id)).collect()
    }

    /// The ways into a status that are not shut: each with what it needs.
    fn ways(&self, status: StatusId) -> Vec<Vec<CriterionId>> {
        let routes = &self.rulebook().status(status).routes;
        if routes.is_empty() {
            return vec![self.criteria(status, None)];
        }
        let open = (0..routes.len()).filter(|route| {
            self.program.route_stands(status, *route)
                && self.one.route(status, *route).possible(Track::AsRead)
        });
        open.map(|route| self.criteria(status, Some(route))).collect()
    }

    fn can_way(&self, way: &[CriterionId]) -> Can {
        way.iter().map(|id| self.can_criterion(*id)).fold(Can::known(true), Can::and)
    }

    fn can_status(&self, status: StatusId) -> Can {
        match self.one.outcome(status).verdict {
            Verdict::Undetermined if !self.one.outcome(status).recorded => Can::NEITHER,
            Verdict::Undetermined => {
                let ways = self.ways(status);
                ways.iter().map(|way| self.can_way(way)).fold(Can::known(false), Can::or)
            }
            verdict => Can::known(verdict == Verdict::Qualifies),
        }
    }

    // ── what to ask for ───────────────────────────────────────────────────────────────────

    fn seek_status(&self, status: StatusId, sought: Can, wanted: &mut Wanted) {
        let sought = self.can_status(status).within(sought);
        let open = self.one.outcome(status).verdict == Verdict::Undetermined;
        if sought.is_neither() || !open {
            return;
        }
        for way in self.ways(status) {
            let sought = self.can_way(&way).within(sought);
            for criterion in way {
                self.seek_criterion(criterion, sought, wanted);
            }
        }
    }

    fn seek_criterion(&self, id: CriterionId, sought: Can, wanted: &mut Wanted) {
        if self.one.criterion(id).as_read().is_some() {
            return;
        }
        let sought = self.can_criterion(id).within(sought);
        let criterion = self.rulebook().criterion(id);
        if let Some(when) = criterion.when {
            self.seek(when, sought, wanted);
        }
        if let Some(applies) = criterion.applies {
            self.seek(applies, sought.negate(), wanted);
        }
    }

    fn seek(&self, id: ConditionId, sought: Can, wanted: &mut Wanted) {
        if !self.is_open(id) {
            return;
        }
        let sought = self.can(id).within(sought);
        if sought.is_neither() {
            return;
        }
        match &self.rulebook().condition(id).kind {
            ConditionKind::Compare { fact, given, .. } => self.seek_fact(*fact, *given, wanted),
            ConditionKind::Relate(relation) => {
                self.seek_fact(relation.fact, relation.given, wanted);
                self.seek_fact(relation.other, relation.other_given, wanted);
            }
            ConditionKind::Points { status, .. } => {
                self.moving(*status).for_each(|item| self.seek_item(item, wanted));
            }
            ConditionKind::Status(status) => self.seek_status(*status, sought, wanted),
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => {
                children.iter().for_each(|child| self.seek(*child, sought, wanted));
            }
            ConditionKind::Not(child) => self.seek(*child, sought.negate(), wanted),
            ConditionKind::Unsettled(_) => {}
        }
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
        let known = if given { self.one.is_given(fact) } else { self.one.is_known(fact) };
        if known {
            return;
        }
        if !given && self.can_follow(fact) {
            self.seek_follows(fact, wanted);
            if self.is_askable(fact) {
                wanted.later.insert(fact);
            }
        } else if self.is_askable(fact) {
            wanted.now.insert(fact);
        }
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
                conditions.for_each(|condition| self.seek(condition, Can::EITHER, wanted));
            }
            Some(Follows::Grid(grid)) => self.seek_grid(grid, wanted),
        }
    }
}

fn grid_facts(grid: &Grid) -> Vec<FactId> {
    grid.across.iter().map(|(fact, _)| *fact).chain([grid.down]).collect()
}
