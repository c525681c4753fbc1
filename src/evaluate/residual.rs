//! What is left to run for candidates who have most facts in common: a table has columns for some
//! facts only, an offer holds for everybody. What hangs on none of the facts that differ is judged
//! once, when the sheet is made, and stays there. Must not know where values come from.

use super::input::Input;
use super::program::Program;
use super::runs::{
    Apart, AwardRun, CriterionRun, Derive, GridRun, How, Op, OpKind, PointsRun, RunStep, StatusRun,
};
use crate::facts::FactId;
use std::ops::Range;

/// The part of a program that hangs on facts in which candidates differ.
#[derive(Clone, Debug)]
pub(super) struct Residual {
    /// Facts in which they differ.
    pub differ: Vec<FactId>,
    /// Those of them that the rules read.
    pub inputs: Vec<Input>,
    pub apart: Vec<Apart>,
    pub ops: Vec<Op>,
    /// Each with its own of `ops`.
    pub steps: Vec<(RunStep, Range<usize>)>,
}

/// What differs from candidate to candidate, found step by step.
struct Differing<'p, 'r> {
    program: &'p Program<'r>,
    facts: Vec<bool>,
    truths: Vec<bool>,
    totals: Vec<bool>,
    verdicts: Vec<bool>,
    residual: Residual,
}

impl Program<'_> {
    /// What is left to run where candidates differ in some facts only.
    pub(super) fn residual(&self, differ: &[FactId]) -> Residual {
        let rulebook = self.rulebook;
        let mut facts = vec![false; rulebook.vocabulary.len()];
        differ.iter().for_each(|fact| facts[fact.index()] = true);
        let given = |input: &Input| facts[input.fact as usize];
        let residual = Residual {
            differ: differ.to_vec(),
            inputs: self.inputs.iter().copied().filter(given).collect(),
            apart: self.apart.iter().filter(|apart| given(&apart.input)).cloned().collect(),
            ops: Vec::new(),
            steps: Vec::new(),
        };
        let mut differing = Differing {
            program: self,
            facts,
            truths: vec![false; rulebook.conditions.len()],
            totals: vec![false; rulebook.statuses.len()],
            verdicts: vec![false; rulebook.statuses.len()],
            residual,
        };
        self.steps.iter().for_each(|step| differing.step(*step));
        differing.residual
    }
}

impl Differing<'_, '_> {
    fn step(&mut self, step: RunStep) {
        let first = self.residual.ops.len();
        let program = self.program;
        let differs = match step {
            RunStep::Derive(at) => self.derive(&program.derives[at]),
            RunStep::Points(at) => self.table(&program.tables[at]),
            RunStep::Judge(at) => self.judge(&program.judges[at]),
            RunStep::Aside(from) => self.ops(from..program.ops.len()),
        };
        match differs {
            true => self.residual.steps.push((step, first..self.residual.ops.len())),
            false => self.residual.ops.truncate(first),
        }
    }

    /// Takes over those that differ; true where there is one.
    fn ops(&mut self, ops: Range<usize>) -> bool {
        let first = self.residual.ops.len();
        for op in &self.program.ops[ops] {
            let differs = self.op(op.kind);
            self.truths[op.out as usize] = differs;
            if differs {
                self.residual.ops.push(*op);
            }
        }
        self.residual.ops.len() > first
    }

    fn op(&self, kind: OpKind) -> bool {
        let fact = |fact: u32| self.facts[fact as usize];
        let truth = |at: u32| self.truths[at as usize];
        match kind {
            OpKind::Between { fact: id, .. }
            | OpKind::Possible { fact: id, .. }
            | OpKind::OneOf { fact: id, .. }
            | OpKind::Among { fact: id, .. }
            | OpKind::Holds { fact: id, .. }
            | OpKind::Equals { fact: id, .. } => fact(id),
            OpKind::Moving(moving) => fact(moving.fact),
            OpKind::Relate(at) => {
                let relation = &self.program.relations[at as usize];
                fact(relation.fact.0) || fact(relation.other.0)
            }
            OpKind::Points { status, .. } => self.totals[status as usize],
            OpKind::Status(status) | OpKind::Row(status) => self.verdicts[status as usize],
            OpKind::All { first, count }
            | OpKind::Any { first, count }
            | OpKind::Count { first, count, .. } => {
                let children = &self.program.children[first as usize..(first + count) as usize];
                children.iter().any(|child| truth(*child))
            }
            OpKind::Not(child) => truth(child),
            OpKind::SummedUp { of, by } => truth(of) || truth(by),
            OpKind::Unknown => false,
        }
    }

    fn derive(&mut self, derive: &Derive) -> bool {
        let conditions = self.ops(derive.ops.clone());
        let fact = |(fact, _): (u32, u32)| self.facts[fact as usize];
        let follows = match &derive.how {
            How::When(_) | How::Yes(_) | How::First(_) => conditions,
            How::Copy { from, .. } => self.facts[*from as usize],
            How::Attribute { of, .. } => self.facts[*of as usize],
            How::Years { since, until } => fact(*since) || until.is_some_and(fact),
            How::Day => false,
            How::Grid(grid) => self.grid(grid),
        };
        let differs = follows || conditions || self.facts[derive.fact.index()];
        self.facts[derive.fact.index()] = differs;
        differs
    }

    fn grid(&self, grid: &GridRun) -> bool {
        let fact = |(fact, _): (u32, u32)| self.facts[fact as usize];
        fact(grid.down) || grid.across.as_ref().is_some_and(|(across, _)| fact(*across))
    }

    /// Items that share facts are tried out together, so that they differ together.
    fn table(&mut self, table: &PointsRun) -> bool {
        let conditions = self.ops(table.ops.clone());
        let grid = table.items.iter().any(|item| match &item.award {
            AwardRun::Grid(grid) => self.grid(grid),
            AwardRun::Best(_) | AwardRun::Sum(..) => false,
        });
        let reads = table.groups.iter().flat_map(|group| &group.reads);
        let differs =
            conditions || grid || reads.into_iter().any(|input| self.facts[input.fact as usize]);
        self.totals[table.status.index()] = differs;
        differs
    }

    fn judge(&mut self, judge: &StatusRun) -> bool {
        self.ops(judge.ops.clone());
        let routes = judge.routes.iter().flat_map(|route| &route.criteria);
        let truth = |at: Option<u32>| at.is_some_and(|at| self.truths[at as usize]);
        let criterion = |run: &CriterionRun| truth(run.when) || truth(run.applies);
        let differs = judge.common.iter().chain(routes).any(criterion);
        self.verdicts[judge.status.index()] = differs;
        differs
    }
}
