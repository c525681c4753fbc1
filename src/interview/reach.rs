//! What answers can still bring about: which conditions can come out true, which false. A fact that
//! was skipped stays unknown for good, and nothing comes of what hangs on it alone. Must not know
//! words, nor what is asked for.

use crate::compile::{
    Award, ConditionId, ConditionKind, CriterionId, Follows, Grid, ItemId, PointsBound, Relation,
    Rulebook, StatusId, held,
};
use crate::evaluate::{One, Program, Track, Verdict};
use crate::facts::{FactId, Vocabulary};
use crate::load::Comparison;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// What a condition can still come out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Can {
    pub be_true: bool,
    pub be_false: bool,
}

impl Can {
    const NEITHER: Self = Self { be_true: false, be_false: false };
    pub const EITHER: Self = Self { be_true: true, be_false: true };

    pub fn known(truth: bool) -> Self {
        Self { be_true: truth, be_false: !truth }
    }

    fn either(possible: bool) -> Self {
        Self { be_true: possible, be_false: possible }
    }

    pub fn negate(self) -> Self {
        Self { be_true: self.be_false, be_false: self.be_true }
    }

    fn and(self, other: Self) -> Self {
        Self { be_true: self.be_true && other.be_true, be_false: self.be_false || other.be_false }
    }

    fn or(self, other: Self) -> Self {
        self.negate().and(other.negate()).negate()
    }

    /// What is both sought and possible.
    pub fn within(self, sought: Self) -> Self {
        Self { be_true: self.be_true && sought.be_true, be_false: self.be_false && sought.be_false }
    }

    pub fn is_neither(self) -> bool {
        self == Self::NEITHER
    }
}

/// One look at a candidate, with the facts that were skipped.
pub(super) struct Reach<'w, 'r> {
    program: &'w Program<'r>,
    pub(super) one: One<'w>,
    skipped: &'w BTreeSet<FactId>,
    conditions: RefCell<Vec<Option<Can>>>,
}

impl<'w, 'r> Reach<'w, 'r> {
    pub fn new(program: &'w Program<'r>, one: One<'w>, skipped: &'w BTreeSet<FactId>) -> Self {
        let conditions = RefCell::new(vec![None; program.rulebook().conditions.len()]);
        Self { program, one, skipped, conditions }
    }

    pub(super) fn rulebook(&self) -> &'r Rulebook {
        self.program.rulebook()
    }

    pub(super) fn vocabulary(&self) -> &'r Vocabulary {
        &self.rulebook().vocabulary
    }

    // ── what can come out ─────────────────────────────────────────────────────────────────

    pub(super) fn can(&self, id: ConditionId) -> Can {
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
            ConditionKind::Row(status) => self.can_row(*status),
            ConditionKind::All(children) => self.all(children),
            ConditionKind::Any(children) => {
                let children = self.standing(children).map(|child| self.can(child).negate());
                children.fold(Can::known(true), Can::and).negate()
            }
            ConditionKind::Count(children, needed) => {
                let needed = needed.on(self.program.day()).map_or(0, |dated| dated.value);
                self.can_count(children, held::needed(needed) as usize)
            }
            // Answers about either can settle it.
            ConditionKind::SummedUp([of, by]) => {
                let (of, by) = (self.can_standing(*of), self.can_standing(*by));
                Can { be_true: of.be_true || by.be_true, be_false: of.be_false || by.be_false }
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

    /// What is left out on the day settles nothing.
    fn can_standing(&self, id: ConditionId) -> Can {
        if self.program.left_out(id) { Can::NEITHER } else { self.can(id) }
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
    pub(super) fn can_know(&self, fact: FactId, given: bool) -> bool {
        self.is_known(fact, given) || self.is_askable(fact) || (!given && self.can_follow(fact))
    }

    pub(super) fn is_known(&self, fact: FactId, given: bool) -> bool {
        if given { self.one.is_given(fact) } else { self.one.is_known(fact) }
    }

    pub(super) fn is_askable(&self, fact: FactId) -> bool {
        let entry = self.vocabulary().fact(fact);
        entry.question.is_some() && !self.one.is_given(fact) && !self.skipped.contains(&fact)
    }

    /// True where answers can make known what a fact follows from.
    pub(super) fn can_follow(&self, fact: FactId) -> bool {
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
    fn can_points(&self, status: StatusId, op: Comparison, bound: &PointsBound) -> Can {
        let Some(mark) = self.mark(status, bound) else { return Can::NEITHER };
        let range = self.one.points(status);
        let moves: i32 = self.moving(status).map(|item| self.width(item)).sum();
        let (least, most) = (i64::from(range.min()), i64::from(range.max()));
        let highest = most.min(least + i64::from(moves));
        let lowest = least.max(most - i64::from(moves));
        match op {
            Comparison::AtLeast => Can { be_true: highest >= mark, be_false: lowest < mark },
            Comparison::Over => Can { be_true: highest > mark, be_false: lowest <= mark },
            Comparison::AtMost => Can { be_true: lowest <= mark, be_false: highest > mark },
            Comparison::Under => Can { be_true: lowest < mark, be_false: highest >= mark },
            Comparison::Is
            | Comparison::In
            | Comparison::Has
            | Comparison::OnOrBefore
            | Comparison::OnOrAfter
            | Comparison::Within => Can::either(moves > 0),
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
    pub(super) fn moving(&self, status: StatusId) -> impl Iterator<Item = ItemId> + '_ {
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

    pub(super) fn is_open(&self, id: ConditionId) -> bool {
        !self.program.left_out(id) && self.one.truth(id).as_read().is_none()
    }

    // ── statuses ──────────────────────────────────────────────────────────────────────────

    pub(super) fn can_criterion(&self, id: CriterionId) -> Can {
        if let Some(truth) = self.one.criterion(id).as_read() {
            return Can::known(truth);
        }
        let criterion = self.rulebook().criterion(id);
        let when = criterion.when.map_or(Can::known(true), |when| self.can(when));
        let guard = criterion.applies.map_or(Can::known(true), |applies| self.can(applies));
        when.or(guard.negate())
    }

    /// The common criteria; with a route those that it needs, and its own behind them.
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
    pub(super) fn ways(&self, status: StatusId) -> Vec<Vec<CriterionId>> {
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

    /// The same without the criteria of practice.
    pub(super) fn rows(&self, status: StatusId) -> Vec<Vec<CriterionId>> {
        let routes = &self.rulebook().status(status).routes;
        let open = (0..routes.len()).filter(|route| self.program.route_stands(status, *route));
        let mut ways: Vec<_> = open.map(|route| self.criteria(status, Some(route))).collect();
        if routes.is_empty() {
            ways.push(self.criteria(status, None));
        }
        let practice = |id: &CriterionId| self.rulebook().criterion(*id).practice;
        ways.iter_mut().for_each(|way| way.retain(|id| !practice(id)));
        ways
    }

    fn can_row(&self, status: StatusId) -> Can {
        match self.one.row(status).as_read() {
            Some(truth) => Can::known(truth),
            None if !self.one.outcome(status).recorded => Can::NEITHER,
            None => {
                let ways = self.rows(status);
                ways.iter().map(|way| self.can_way(way)).fold(Can::known(false), Can::or)
            }
        }
    }

    pub(super) fn can_way(&self, way: &[CriterionId]) -> Can {
        way.iter().map(|id| self.can_criterion(*id)).fold(Can::known(true), Can::and)
    }

    pub(super) fn can_status(&self, status: StatusId) -> Can {
        match self.one.outcome(status).verdict {
            Verdict::Undetermined if !self.one.outcome(status).recorded => Can::NEITHER,
            Verdict::Undetermined => {
                let ways = self.ways(status);
                ways.iter().map(|way| self.can_way(way)).fold(Can::known(false), Can::or)
            }
            verdict => Can::known(verdict == Verdict::Qualifies),
        }
    }
}

/// The facts that a table is laid out by.
pub(super) fn grid_facts(grid: &Grid) -> Vec<FactId> {
    grid.across.iter().map(|(fact, _)| *fact).chain([grid.down]).collect()
}
