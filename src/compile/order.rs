//! In which order things are worked out: facts, points and statuses form one graph, which
//! must have no cycle.

use super::names::Compiler;
use super::rulebook::{
    AboutFact, Award, Condition, ConditionId, ConditionKind, Criterion, Follows, Grid, Item,
    Points, Rulebook, Status, StatusId, Step, Tier,
};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Text;
use std::collections::BTreeMap;

/// What each step reads.
struct Graph<'c> {
    about: &'c [AboutFact],
    conditions: &'c [Condition],
    criteria: &'c [Criterion],
    items: &'c [Item],
    tiers: &'c [Tier],
    statuses: &'c [Status],
}

/// Works out the order, reporting every cycle.
pub fn order(compiler: &mut Compiler<'_>) -> Vec<Step> {
    let mut walk =
        Walk { state: BTreeMap::new(), order: Vec::new(), path: Vec::new(), cycles: Vec::new() };
    let graph = Graph {
        about: &compiler.about,
        conditions: &compiler.conditions,
        criteria: &compiler.criteria,
        items: &compiler.items,
        tiers: &compiler.tiers,
        statuses: &compiler.statuses,
    };
    let facts = compiler.vocabulary.iter().map(|(fact, _)| Step::Fact(fact));
    let statuses = (0..compiler.statuses.len()).map(|at| Step::Status(StatusId::at(at)));
    for step in facts.chain(statuses).collect::<Vec<_>>() {
        walk.visit(&graph, step);
    }
    let cycles = std::mem::take(&mut walk.cycles);
    for cycle in cycles {
        report(compiler, &cycle);
    }
    walk.order
}

fn report(compiler: &mut Compiler<'_>, cycle: &[Step]) {
    let mut names: Vec<String> = cycle.iter().map(|step| name(compiler, *step)).collect();
    names.extend(names.first().cloned());
    let slots = [("path", Text::same(names.join(" → ")))];
    let span = cycle.first().and_then(|step| match step {
        Step::Fact(fact) => compiler.about[fact.index()].span,
        Step::Points(status) | Step::Status(status) => Some(compiler.statuses[status.index()].span),
    });
    let diagnostic = Diagnostic::new(Code::Cycle, &slots);
    compiler.found.push(match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    });
}

fn name(compiler: &Compiler<'_>, step: Step) -> String {
    match step {
        Step::Fact(fact) => format!("`{}`", compiler.vocabulary.fact(fact).name),
        Step::Points(status) => format!("points of `{}`", compiler.status_ids[status.index()]),
        Step::Status(status) => format!("`{}`", compiler.status_ids[status.index()]),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct Walk {
    state: BTreeMap<Step, State>,
    order: Vec<Step>,
    path: Vec<Step>,
    cycles: Vec<Vec<Step>>,
}

impl Walk {
    fn visit(&mut self, graph: &Graph<'_>, step: Step) {
        match self.state.get(&step) {
            Some(State::Done) => return,
            Some(State::Open) => {
                let start = self.path.iter().position(|on_path| *on_path == step).unwrap_or(0);
                self.cycles.push(self.path[start..].to_vec());
                return;
            }
            None => {}
        }
        self.state.insert(step, State::Open);
        self.path.push(step);
        for needed in graph.reads(step) {
            self.visit(graph, needed);
        }
        self.path.pop();
        self.state.insert(step, State::Done);
        if graph.is_work(step) {
            self.order.push(step);
        }
    }
}

impl Graph<'_> {
    /// A fact that follows from nothing takes no step.
    fn is_work(&self, step: Step) -> bool {
        match step {
            Step::Fact(fact) => self.about[fact.index()].follows.is_some(),
            Step::Points(_) | Step::Status(_) => true,
        }
    }

    fn reads(&self, step: Step) -> Vec<Step> {
        let mut reads = Vec::new();
        match step {
            Step::Fact(fact) => {
                if let Some(follows) = &self.about[fact.index()].follows {
                    follows_reads(self.conditions, follows, &mut reads);
                }
            }
            Step::Points(status) => {
                let points = self.statuses[status.index()].points.as_ref();
                points.iter().for_each(|points| self.items(points, &mut reads));
            }
            Step::Status(status) => self.status(status, &mut reads),
        }
        reads
    }

    fn items(&self, points: &Points, reads: &mut Vec<Step>) {
        for item in &self.items[points.items.clone()] {
            match &item.award {
                Award::Table(grid) => grid_reads(grid, reads),
                award => self.tiers[award.tiers()]
                    .iter()
                    .for_each(|tier| condition_reads(self.conditions, tier.when, reads)),
            }
        }
    }

    fn status(&self, id: StatusId, reads: &mut Vec<Step>) {
        let status = &self.statuses[id.index()];
        reads.extend(status.points.as_ref().map(|_| Step::Points(id)));
        let routes = status.routes.iter().map(|route| route.criteria.clone());
        for range in std::iter::once(status.criteria.clone()).chain(routes) {
            for criterion in &self.criteria[range] {
                for condition in [criterion.when, criterion.applies].into_iter().flatten() {
                    condition_reads(self.conditions, condition, reads);
                }
            }
        }
    }
}

fn grid_reads(grid: &Grid, reads: &mut Vec<Step>) {
    reads.push(Step::Fact(grid.down));
    reads.extend(grid.across.as_ref().map(|(fact, _)| Step::Fact(*fact)));
}

fn follows_reads(conditions: &[Condition], follows: &Follows, reads: &mut Vec<Step>) {
    match follows {
        Follows::When(condition) | Follows::Yes(condition) => {
            condition_reads(conditions, *condition, reads);
        }
        Follows::Value(fact) | Follows::Attribute { of: fact, .. } => reads.push(Step::Fact(*fact)),
        Follows::Years { since, until } => {
            reads.push(Step::Fact(*since));
            reads.extend(until.map(Step::Fact));
        }
        Follows::First(entries) => entries
            .iter()
            .filter_map(|(condition, _)| *condition)
            .for_each(|condition| condition_reads(conditions, condition, reads)),
        Follows::Day => {}
        Follows::Grid(grid) => grid_reads(grid, reads),
    }
}

/// The steps a condition reads. A fact read only as given needs no step.
fn condition_reads(conditions: &[Condition], id: ConditionId, reads: &mut Vec<Step>) {
    match &conditions[id.index()].kind {
        ConditionKind::Compare { fact, given, .. } => {
            if !given {
                reads.push(Step::Fact(*fact));
            }
        }
        ConditionKind::Relate(relation) => {
            if !relation.given {
                reads.push(Step::Fact(relation.fact));
            }
            if !relation.other_given {
                reads.push(Step::Fact(relation.other));
            }
        }
        ConditionKind::Points { status, .. } => reads.push(Step::Points(*status)),
        ConditionKind::Status(status) | ConditionKind::Row(status) => {
            reads.push(Step::Status(*status))
        }
        ConditionKind::All(children)
        | ConditionKind::Any(children)
        | ConditionKind::Count(children, _) => {
            children.iter().for_each(|child| condition_reads(conditions, *child, reads));
        }
        ConditionKind::SummedUp(both) => {
            both.iter().for_each(|child| condition_reads(conditions, *child, reads));
        }
        ConditionKind::Not(child) => condition_reads(conditions, *child, reads),
        ConditionKind::Unsettled(_) => {}
    }
}

impl Rulebook {
    /// What a condition reads.
    pub fn condition_reads(&self, id: ConditionId) -> Vec<Step> {
        let mut reads = Vec::new();
        condition_reads(&self.conditions, id, &mut reads);
        reads
    }

    /// What a step reads.
    pub fn reads(&self, step: Step) -> Vec<Step> {
        let graph = Graph {
            about: &self.about,
            conditions: &self.conditions,
            criteria: &self.criteria,
            items: &self.items,
            tiers: &self.tiers,
            statuses: &self.statuses,
        };
        graph.reads(step)
    }
}
