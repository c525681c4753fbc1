//! Laying out what [`super::exact`] tries: which items share which facts, and which values of a
//! fact the items can tell apart.

use super::classes::GroupClasses;
use super::input::Input;
use super::program::{Program, SPLIT_LIMIT};
use super::reader::grid_readers;
use super::runs::{
    AwardRun, Derive, GridRun, Group, How, ItemRun, OpKind, RunStep, Split, SplitKind,
};
use super::shift::ValueWords;
use crate::facts::FactId;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A fact with one value for each way in which the rules can tell its values apart, each as the
/// words that rules compare: a number, or the bits of a set.
pub type Distinct = (FactId, Vec<ValueWords>);

impl Program<'_> {
    /// Every fact that the rules of the day compare, with values on both sides of every bound.
    pub fn palette(&self) -> Vec<Distinct> {
        let layout = Layout::new(self);
        let scope = layout.whole();
        let mut found = Vec::new();
        for input in &self.inputs {
            let fact = FactId(input.fact);
            let mut readers = Vec::new();
            layout.op_readers(fact, 0..self.ops.len(), &mut readers);
            for grid in &scope.grids {
                grid_readers(fact, grid, &mut readers);
            }
            let values = layout.some_values(fact, readers);
            if !values.is_empty() {
                found.push((fact, values));
            }
        }
        found
    }
}

/// Groups the items of every table and finds the facts to try out.
pub(super) fn group_all(program: &mut Program<'_>) {
    for at in 0..program.tables.len() {
        let groups = Layout::new(program).groups(at);
        program.tables[at].groups = groups;
    }
    let groups = program.tables.iter_mut().flat_map(|table| &mut table.groups);
    groups.enumerate().for_each(|(number, group)| group.number = number);
}

/// Rules that read facts: points items, or all rules of the day.
pub(super) struct ReadScope<'p> {
    pub(super) ops: Vec<Range<usize>>,
    pub(super) grids: Vec<&'p GridRun>,
    /// The facts they read, each as often as it is read.
    pub(super) reads: Vec<FactId>,
    /// These, and all they are worked out from: how often along all paths.
    pub(super) paths: BTreeMap<FactId, usize>,
}

fn grids<'p>(items: impl Iterator<Item = &'p ItemRun>) -> Vec<&'p GridRun> {
    let grid = |item: &'p ItemRun| match &item.award {
        AwardRun::Grid(grid) => Some(grid),
        AwardRun::Best(_) | AwardRun::Sum(..) => None,
    };
    items.filter_map(grid).collect()
}

pub(super) struct Layout<'p, 'r> {
    pub(super) program: &'p Program<'r>,
    /// How each fact can be worked out.
    derives: BTreeMap<FactId, usize>,
}

impl<'p, 'r> Layout<'p, 'r> {
    pub(super) fn new(program: &'p Program<'r>) -> Self {
        let steps = program.steps.iter().filter_map(|step| match step {
            RunStep::Derive(at) => Some((program.derives[*at].fact, *at)),
            RunStep::Points(_) | RunStep::Judge(_) | RunStep::Aside(_) => None,
        });
        Self { program, derives: steps.collect() }
    }

    fn groups(&self, table: usize) -> Vec<Group> {
        let items = 0..self.program.tables[table].items.len();
        let closures: Vec<BTreeSet<FactId>> =
            items.map(|at| self.items(table, &[at]).paths.into_keys().collect()).collect();
        connected(&closures).into_iter().map(|members| self.lay_out(table, members)).collect()
    }

    /// Some items of a table.
    pub(super) fn items(&self, table: usize, items: &[usize]) -> ReadScope<'p> {
        let items = || items.iter().map(|at| &self.program.tables[table].items[*at]);
        self.scope(items().map(|item| item.ops.clone()).collect(), grids(items()))
    }

    /// All points tables and criteria.
    pub(super) fn whole(&self) -> ReadScope<'p> {
        let tables = self.program.tables.iter().map(|table| table.ops.clone());
        let judges = self.program.judges.iter().map(|judge| judge.ops.clone());
        let items = self.program.tables.iter().flat_map(|table| &table.items);
        self.scope(tables.chain(judges).collect(), grids(items))
    }

    fn scope(&self, ops: Vec<Range<usize>>, grids: Vec<&'p GridRun>) -> ReadScope<'p> {
        let of_ops = ops.iter().flat_map(|ops| self.op_reads(ops.clone()));
        let reads: Vec<FactId> =
            of_ops.chain(grids.iter().flat_map(|grid| grid_facts(grid))).collect();
        let paths = self.paths(&reads);
        ReadScope { ops, grids, reads, paths }
    }

    fn op_reads(&self, ops: std::ops::Range<usize>) -> Vec<FactId> {
        let mut facts = Vec::new();
        for op in &self.program.ops[ops] {
            match op.kind {
                OpKind::Between { fact, .. }
                | OpKind::Possible { fact, .. }
                | OpKind::OneOf { fact, .. }
                | OpKind::Among { fact, .. }
                | OpKind::Holds { fact, .. }
                | OpKind::Equals { fact, .. } => facts.push(FactId(fact)),
                OpKind::Moving(op) => facts.push(FactId(op.fact)),
                OpKind::Relate(at) => {
                    let relation = &self.program.relations[at as usize];
                    facts.extend([relation.fact, relation.other]);
                }
                OpKind::Points { .. }
                | OpKind::Status(_)
                | OpKind::Row(_)
                | OpKind::SummedUp { .. }
                | OpKind::All { .. }
                | OpKind::Any { .. }
                | OpKind::Count { .. }
                | OpKind::Not(_)
                | OpKind::Unknown => {}
            }
        }
        facts
    }

    /// The facts that a fact is worked out from, each as often as it is read.
    fn inputs(&self, fact: FactId) -> Vec<FactId> {
        let Some(derive) = self.derive(fact) else { return Vec::new() };
        let mut facts = self.op_reads(derive.ops.clone());
        match &derive.how {
            How::Copy { from, .. } | How::Attribute { of: from, .. } => facts.push(FactId(*from)),
            How::Years { since, until } => {
                facts.push(FactId(since.0));
                facts.extend(until.map(|until| FactId(until.0)));
            }
            How::Grid(grid) => facts.extend(grid_facts(grid)),
            How::When(_) | How::Yes(_) | How::First(_) | How::Day => {}
        }
        facts
    }

    pub(super) fn derive(&self, fact: FactId) -> Option<&'p Derive> {
        self.derives.get(&fact).map(|at| &self.program.derives[*at])
    }

    fn closure(&self, fact: FactId) -> BTreeSet<FactId> {
        self.closure_without(fact, None)
    }

    /// A fact and all it is worked out from, not going through `without`.
    fn closure_without(&self, fact: FactId, without: Option<FactId>) -> BTreeSet<FactId> {
        let mut seen = BTreeSet::new();
        let mut open = vec![fact];
        while let Some(fact) = open.pop() {
            if Some(fact) != without && seen.insert(fact) {
                open.extend(self.inputs(fact));
            }
        }
        seen
    }

    /// How often each fact is read along all paths from the items.
    fn paths(&self, facts: &[FactId]) -> BTreeMap<FactId, usize> {
        let mut paths = BTreeMap::new();
        let mut open = facts.to_vec();
        while let Some(fact) = open.pop() {
            let count = paths.entry(fact).or_insert(0_usize);
            *count += 1;
            if *count < 3 {
                open.extend(self.inputs(fact));
            }
        }
        paths
    }

    fn lay_out(&self, table: usize, items: Vec<usize>) -> Group {
        let scope = &self.items(table, &items);
        let derives = self.derives_of(scope);
        let shared = self.shared(scope);
        let (splits, mut tangle) = self.splits(&shared, scope, false);
        let most = splits.iter().filter(|split| !matches!(split.kind, SplitKind::Rest));
        let most = most.map(|split| split.count.max(1)).try_fold(1_usize, usize::checked_mul);
        if most.is_none_or(|most| most > SPLIT_LIMIT.saturating_mul(4)) {
            tangle = tangle.or(shared.first().copied());
        }
        let (reads, statuses) = (self.inputs_of(scope), self.statuses(scope, &derives));
        let likeness = match statuses.is_empty() {
            true => self.likeness(&reads, scope),
            false => None,
        };
        let by_the_day = self.by_the_day(scope, &derives);
        Group { items, derives, splits, reads, statuses, number: 0, likeness, tangle, by_the_day }
    }

    /// True where what comes out hangs on the day, whatever is given.
    fn by_the_day(&self, scope: &ReadScope<'_>, derives: &[usize]) -> bool {
        let derives = || derives.iter().map(|at| &self.program.derives[*at]);
        let ops = scope.ops.iter().chain(derives().map(|derive| &derive.ops));
        let mut ops = ops.flat_map(|ops| &self.program.ops[ops.clone()]);
        ops.any(|op| matches!(op.kind, OpKind::Moving(_)))
            || derives().any(|d| matches!(d.how, How::Day | How::Years { until: None, .. }))
    }

    /// The facts that must be tried out, as against those whose reader alone they concern.
    fn shared(&self, scope: &ReadScope<'_>) -> Vec<FactId> {
        let paths = &scope.paths;
        let mut shared: BTreeSet<FactId> =
            paths.iter().filter(|(_, n)| **n > 1).map(|(f, _)| *f).collect();
        // A fact that takes one of several values is not free to take any of them while what
        // it follows from is known in part.
        for derive in paths.keys().filter_map(|fact| self.derive(*fact)) {
            if matches!(derive.how, How::First(_) | How::Grid(_)) {
                shared.extend(self.closure(derive.fact));
            }
            if matches!(derive.how, How::Attribute { .. }) && !self.can_stay_open(derive.fact) {
                shared.insert(derive.fact);
            }
        }
        shared.into_iter().filter(|fact| !self.follows_from_day(*fact)).collect()
    }

    /// The values to try out, and a fact of which they cannot be listed: left out, or `partly`
    /// with some of them.
    fn splits(
        &self,
        shared: &[FactId],
        scope: &ReadScope<'_>,
        partly: bool,
    ) -> (Vec<Split>, Option<FactId>) {
        let wholes = shared.iter().copied().filter(|fact| self.is_whole(*fact, &scope.reads));
        let wholes: Vec<FactId> = wholes.collect();
        let (mut splits, mut tangle) = (Vec::new(), None);
        // A whole may stay open though what it follows from is known.
        let open = wholes.iter().filter(|fact| self.can_stay_open(**fact));
        let open = open.map(|fact| (*fact, SplitKind::Rest));
        let order = self.split_order(shared, &wholes).into_iter();
        let kinds = order.filter_map(|fact| Some((fact, self.kind(fact, &wholes)?)));
        for (fact, kind) in kinds.chain(open) {
            let readers = self.readers(fact, scope);
            let listed = self.values(fact, &readers);
            let moving = listed.as_ref().and_then(|_| self.trying(fact, &readers));
            if listed.is_none() {
                tangle = tangle.or(Some(fact));
            }
            let some = || partly.then(|| self.some_values(fact, readers));
            if let Some(values) = listed.or_else(some) {
                let entry = self.program.rulebook.vocabulary.fact(fact);
                let (word, words, count) = (entry.word, entry.words, values.len());
                let (values, moving) = (values.concat(), moving.unwrap_or_default());
                splits.push(Split { fact, word, words, count, values, moving, kind });
            }
        }
        (splits, tangle)
    }

    /// All facts to make up for candidates whom some rules tell apart, and one of which the
    /// values cannot be listed.
    pub(super) fn all_splits(&self, scope: &ReadScope<'_>) -> (Vec<Split>, Option<FactId>) {
        let facts = scope.paths.keys().copied();
        let facts: Vec<FactId> = facts.filter(|fact| !self.follows_from_day(*fact)).collect();
        self.splits(&facts, scope, true)
    }

    /// How the facts that rules depend on are worked out, in the order of need.
    pub(super) fn derives_of(&self, scope: &ReadScope<'_>) -> Vec<usize> {
        let derives = self.derives.iter().filter(|(fact, _)| scope.paths.contains_key(fact));
        let mut derives: Vec<usize> = derives.map(|(_, at)| *at).collect();
        derives.sort_unstable();
        derives
    }

    fn inputs_of(&self, scope: &ReadScope<'_>) -> Vec<Input> {
        let rulebook = self.program.rulebook;
        scope.paths.keys().map(|fact| Input::of(rulebook, *fact)).collect()
    }

    fn likeness(&self, reads: &[Input], scope: &ReadScope<'_>) -> Option<GroupClasses> {
        let one = |input: &Input| {
            let fact = FactId(input.fact);
            Some((*input, self.classes(fact, &self.readers(fact, scope))?))
        };
        GroupClasses::new(reads.iter().map(one).collect::<Option<_>>()?)
    }

    /// The statuses whose points or verdict the items ask for.
    pub(super) fn statuses(&self, scope: &ReadScope<'_>, derives: &[usize]) -> Vec<u32> {
        let items = scope.ops.iter();
        let derives = derives.iter().map(|at| &self.program.derives[*at].ops);
        let ops = items.chain(derives).flat_map(|ops| &self.program.ops[ops.clone()]);
        let asked = ops.filter_map(|op| match op.kind {
            OpKind::Points { status, .. } | OpKind::Status(status) | OpKind::Row(status) => {
                Some(status)
            }
            OpKind::Between { .. }
            | OpKind::Possible { .. }
            | OpKind::OneOf { .. }
            | OpKind::Among { .. }
            | OpKind::Holds { .. }
            | OpKind::Equals { .. }
            | OpKind::Moving(_)
            | OpKind::Relate(_)
            | OpKind::All { .. }
            | OpKind::Any { .. }
            | OpKind::Count { .. }
            | OpKind::Not(_)
            | OpKind::SummedUp { .. }
            | OpKind::Unknown => None,
        });
        asked.collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// What a fact is worked out from, as far as it can be unknown.
    fn bases(&self, fact: FactId) -> BTreeSet<FactId> {
        let mut bases = self.closure(fact);
        bases.retain(|base| *base != fact && !self.follows_from_day(*base));
        bases
    }

    /// What is the day unless given is always known.
    fn follows_from_day(&self, fact: FactId) -> bool {
        self.derive(fact).is_some_and(|derive| matches!(derive.how, How::Day))
    }

    /// Wholes first, then what follows from nothing, then what may stay open.
    fn split_order(&self, shared: &[FactId], wholes: &[FactId]) -> Vec<FactId> {
        let rank = |fact: &FactId| match (wholes.contains(fact), self.derive(*fact).is_some()) {
            (true, _) => 0,
            (false, false) => 1,
            (false, true) => 2,
        };
        let mut facts = shared.to_vec();
        facts.sort_by_key(|fact| (rank(fact), *fact));
        facts
    }

    /// A fact worked out from others that nothing else in the group reads.
    fn is_whole(&self, fact: FactId, facts: &[FactId]) -> bool {
        if self.derive(fact).is_none() {
            return false;
        }
        let elsewhere: BTreeSet<FactId> =
            facts.iter().flat_map(|read| self.closure_without(*read, Some(fact))).collect();
        self.bases(fact).is_disjoint(&elsewhere)
    }

    /// When a fact is tried out; none where others are tried for it.
    fn kind(&self, fact: FactId, wholes: &[FactId]) -> Option<SplitKind> {
        if wholes.contains(&fact) {
            return Some(SplitKind::Whole(self.bases(fact).iter().map(|fact| fact.0).collect()));
        }
        if self.derive(fact).is_some() {
            return self.can_stay_open(fact).then_some(SplitKind::Rest);
        }
        let over = wholes.iter().filter(|whole| self.closure(**whole).contains(&fact));
        // Where it alone leads to a whole, the whole is tried for it.
        let alone = over.clone().any(|whole| self.bases(*whole) == BTreeSet::from([fact]));
        (!alone).then(|| SplitKind::Base(over.map(|fact| fact.0).collect()))
    }

    /// True for a fact that may be unknown though all it follows from is known.
    pub(super) fn can_stay_open(&self, fact: FactId) -> bool {
        self.derive(fact).is_some_and(|derive| match &derive.how {
            How::Yes(_) => true,
            How::Attribute { of, rows, .. } => {
                let vocabulary = &self.program.rulebook.vocabulary;
                let domain = vocabulary.fact(FactId(*of)).kind.domain();
                let open = domain.is_none_or(|domain| vocabulary.domain(domain).open);
                open || rows.iter().any(Option::is_none)
            }
            How::Grid(grid) => grid.otherwise.is_none(),
            How::First(entries) => entries.last().is_none_or(|(condition, _)| condition.is_some()),
            How::When(_) => {
                derive.ops.clone().any(|at| matches!(self.program.ops[at].kind, OpKind::Unknown))
            }
            How::Copy { .. } | How::Years { .. } | How::Day => false,
        })
    }
}

fn grid_facts(grid: &GridRun) -> Vec<FactId> {
    let across = grid.across.iter().map(|((fact, _), _)| FactId(*fact));
    std::iter::once(FactId(grid.down.0)).chain(across).collect()
}

/// Indices of sets that are connected by common members.
fn connected(sets: &[BTreeSet<FactId>]) -> Vec<Vec<usize>> {
    let mut groups: Vec<(BTreeSet<FactId>, Vec<usize>)> = Vec::new();
    for (at, set) in sets.iter().enumerate() {
        let (touching, apart): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(facts, _)| !facts.is_disjoint(set));
        let mut joined = (set.clone(), vec![at]);
        for (facts, members) in touching {
            joined.0.extend(facts);
            joined.1.extend(members);
        }
        joined.1.sort_unstable();
        groups = apart;
        groups.push(joined);
    }
    groups.into_iter().map(|(_, members)| members).collect()
}
