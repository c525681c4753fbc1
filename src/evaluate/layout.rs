//! Laying out what [`super::exact`] tries: which items share which facts, and which values of a
//! fact the items can tell apart.

use super::program::{
    AwardRun, Derive, GridRun, Group, How, Input, OpKind, PointsRun, Program, RunStep, SPLIT_LIMIT,
    Split, SplitKind,
};
use super::readers::{Reader, grid_readers};
use super::remember::Likeness;
use crate::compile::ItemId;
use crate::facts::FactId;
use std::collections::{BTreeMap, BTreeSet};

/// A fact with one value for each way in which the rules can tell its values apart, each as the
/// words that rules compare: a number, or the bits of a set.
pub type Distinct = (FactId, Vec<Words>);

/// One value, as many words as its fact takes.
pub type Words = Vec<i64>;

impl Program<'_> {
    /// The facts that an item reads, as given, with the values that it can tell apart; none
    /// where those cannot be listed.
    pub fn distinct_for(&self, item: ItemId) -> Option<Vec<Distinct>> {
        let at = |table: &PointsRun| table.items.iter().position(|run| run.item == item);
        let (table, at) =
            self.tables.iter().enumerate().find_map(|(index, table)| Some((index, at(table)?)))?;
        let layout = Layout::new(self, table);
        let facts: BTreeSet<FactId> =
            layout.item_reads(&self.tables[table].items[at]).into_iter().collect();
        let one = |fact: FactId| {
            let readers = layout.readers(fact, &[at], &BTreeSet::new());
            Some((fact, layout.values(fact, &readers)?))
        };
        facts.into_iter().map(one).collect()
    }

    /// Every fact that the rules of the day compare, with values on both sides of every bound.
    pub fn palette(&self) -> Vec<Distinct> {
        let layout = Layout::new(self, 0);
        let mut found = Vec::new();
        for input in &self.inputs {
            let fact = FactId(input.fact);
            let mut readers = Vec::new();
            layout.op_readers(fact, 0..self.ops.len(), &mut readers);
            let grids = self.tables.iter().flat_map(|table| &table.items);
            for item in grids {
                if let AwardRun::Grid(grid) = &item.award {
                    grid_readers(fact, grid, &mut readers);
                }
            }
            readers.retain(|reader| !matches!(reader, Reader::Opaque));
            found.extend(layout.values(fact, &readers).map(|values| (fact, values)));
        }
        found
    }
}

/// Groups the items of every table and finds the facts to try out.
pub(super) fn group_all(program: &mut Program<'_>) {
    for at in 0..program.tables.len() {
        let groups = Layout::new(program, at).groups();
        program.tables[at].groups = groups;
    }
    let groups = program.tables.iter_mut().flat_map(|table| &mut table.groups);
    groups.enumerate().for_each(|(number, group)| group.number = number);
}

pub(super) struct Layout<'p, 'r> {
    pub(super) program: &'p Program<'r>,
    pub(super) table: usize,
    /// How each fact can be worked out.
    derives: BTreeMap<FactId, usize>,
}

impl<'p, 'r> Layout<'p, 'r> {
    fn new(program: &'p Program<'r>, table: usize) -> Self {
        let steps = program.steps.iter().filter_map(|step| match step {
            RunStep::Derive(at) => Some((program.derives[*at].fact, *at)),
            RunStep::Points(_) | RunStep::Judge(_) | RunStep::Aside(_) => None,
        });
        Self { program, table, derives: steps.collect() }
    }

    fn groups(&self) -> Vec<Group> {
        let items = &self.program.tables[self.table].items;
        let reads: Vec<Vec<FactId>> = items.iter().map(|item| self.item_reads(item)).collect();
        let closures: Vec<BTreeSet<FactId>> = reads
            .iter()
            .map(|facts| facts.iter().flat_map(|fact| self.closure(*fact)).collect())
            .collect();
        let mut groups = Vec::new();
        for members in connected(&closures) {
            let facts: Vec<FactId> =
                members.iter().flat_map(|at| reads[*at].iter().copied()).collect();
            groups.push(self.lay_out(members, &facts));
        }
        groups
    }

    fn item_reads(&self, item: &super::program::ItemRun) -> Vec<FactId> {
        let mut facts = self.op_reads(item.ops.clone());
        if let AwardRun::Grid(grid) = &item.award {
            facts.extend(grid_facts(grid));
        }
        facts
    }

    fn op_reads(&self, ops: std::ops::Range<usize>) -> Vec<FactId> {
        let mut facts = Vec::new();
        for op in &self.program.ops[ops] {
            match op.kind {
                OpKind::Between { fact, .. }
                | OpKind::OneOf { fact, .. }
                | OpKind::Among { fact, .. }
                | OpKind::Holds { fact, .. }
                | OpKind::Equals { fact, .. } => facts.push(FactId(fact)),
                OpKind::Relate(at) => {
                    let relation = &self.program.relations[at as usize];
                    facts.extend([relation.fact, relation.other]);
                }
                _ => {}
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

    fn lay_out(&self, items: Vec<usize>, facts: &[FactId]) -> Group {
        let paths = self.paths(facts);
        let all: BTreeSet<FactId> = paths.keys().copied().collect();
        let derives = self.derives.iter().filter(|(fact, _)| all.contains(fact));
        let mut derives: Vec<usize> = derives.map(|(_, at)| *at).collect();
        derives.sort_unstable();
        let mut shared: BTreeSet<FactId> =
            paths.iter().filter(|(_, n)| **n > 1).map(|(f, _)| *f).collect();
        // A fact that takes one of several values is not free to take any of them while what
        // it follows from is known in part.
        for derive in all.iter().filter_map(|fact| self.derive(*fact)) {
            if matches!(derive.how, How::First(_) | How::Grid(_)) {
                shared.extend(self.closure(derive.fact));
            }
            if matches!(derive.how, How::Attribute { .. }) && !self.can_stay_open(derive.fact) {
                shared.insert(derive.fact);
            }
        }
        let shared: Vec<FactId> =
            shared.into_iter().filter(|fact| !self.follows_from_day(*fact)).collect();
        let wholes: Vec<FactId> =
            shared.iter().copied().filter(|fact| self.is_whole(*fact, facts)).collect();
        let mut splits = Vec::new();
        let mut tangle = None;
        for fact in self.split_order(&shared, &wholes) {
            match self.split(fact, &items, &all, &wholes) {
                Ok(Some(split)) => splits.push(split),
                Ok(None) => {}
                Err(fact) => tangle = tangle.or(Some(fact)),
            }
        }
        let most = splits.iter().filter(|split| !matches!(split.kind, SplitKind::Rest));
        let most = most.map(|split| split.count.max(1)).try_fold(1_usize, usize::checked_mul);
        if most.is_none_or(|most| most > SPLIT_LIMIT.saturating_mul(4)) {
            tangle = tangle.or(shared.first().copied());
        }
        let (reads, statuses) = (self.inputs_of(&all), self.statuses(&items, &derives));
        let likeness = match statuses.is_empty() {
            true => self.likeness(&reads, &items, &all),
            false => None,
        };
        Group { items, derives, splits, reads, statuses, number: 0, likeness, tangle }
    }

    fn inputs_of(&self, facts: &BTreeSet<FactId>) -> Vec<Input> {
        let vocabulary = &self.program.rulebook.vocabulary;
        let input = |fact: &FactId| {
            let entry = vocabulary.fact(*fact);
            Input { fact: fact.0, word: entry.word, words: entry.words }
        };
        facts.iter().map(input).collect()
    }

    fn likeness(
        &self,
        reads: &[Input],
        items: &[usize],
        all: &BTreeSet<FactId>,
    ) -> Option<Likeness> {
        let one = |input: &Input| {
            let fact = FactId(input.fact);
            Some((*input, self.classes(fact, &self.readers(fact, items, all))?))
        };
        Likeness::new(reads.iter().map(one).collect::<Option<_>>()?)
    }

    /// The statuses whose points or verdict the items ask for.
    fn statuses(&self, items: &[usize], derives: &[usize]) -> Vec<u32> {
        let items = items.iter().map(|at| &self.program.tables[self.table].items[*at].ops);
        let derives = derives.iter().map(|at| &self.program.derives[*at].ops);
        let ops = items.chain(derives).flat_map(|ops| &self.program.ops[ops.clone()]);
        let asked = ops.filter_map(|op| match op.kind {
            OpKind::Points { status, .. } | OpKind::Status(status) => Some(status),
            _ => None,
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
        let mut inside = self.closure(fact);
        inside.remove(&fact);
        inside.is_disjoint(&elsewhere)
    }

    fn split(
        &self,
        fact: FactId,
        items: &[usize],
        all: &BTreeSet<FactId>,
        wholes: &[FactId],
    ) -> Result<Option<Split>, FactId> {
        let kind = if wholes.contains(&fact) {
            SplitKind::Whole(self.bases(fact).iter().map(|fact| fact.0).collect())
        } else if self.derive(fact).is_some() {
            SplitKind::Rest
        } else {
            let over = wholes.iter().filter(|whole| self.closure(**whole).contains(&fact));
            // Where it alone leads to a whole, the whole is tried for it.
            if over.clone().any(|whole| self.bases(*whole) == BTreeSet::from([fact])) {
                return Ok(None);
            }
            SplitKind::Base(over.map(|fact| fact.0).collect())
        };
        if matches!(&kind, SplitKind::Rest) && !self.can_stay_open(fact) {
            return Ok(None);
        }
        let readers = self.readers(fact, items, all);
        let values = self.values(fact, &readers).ok_or(fact)?;
        let entry = self.program.rulebook.vocabulary.fact(fact);
        let (word, words) = (entry.word, entry.words);
        let (count, values) = (values.len(), values.concat());
        Ok(Some(Split { fact, word, words, count, values, kind }))
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
