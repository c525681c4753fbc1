//! In which order things are worked out: facts, points and statuses form one graph, which
//! must have no cycle.

use super::ids::StatusId;
use super::reads::Read;
use super::rulebook::{Rulebook, Step};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::Text;
use crate::words::forms;
use std::collections::BTreeMap;

/// Works out the order, reporting every cycle.
pub fn order(rulebook: &Rulebook, found: &mut Diagnostics) -> Vec<Step> {
    let mut walk =
        OrderWalk { rulebook, state: BTreeMap::new(), order: Vec::new(), cycles: Vec::new() };
    let facts = rulebook.vocabulary.iter().map(|(fact, _)| Step::Fact(fact));
    let statuses = (0..rulebook.statuses.len()).map(|at| Step::Status(StatusId::at(at)));
    for step in facts.chain(statuses) {
        walk.from(step);
    }
    for cycle in &walk.cycles {
        report(rulebook, cycle, found);
    }
    walk.order
}

fn report(rulebook: &Rulebook, cycle: &[Step], found: &mut Diagnostics) {
    let names = cycle.iter().chain(cycle.first()).map(|step| name(rulebook, *step));
    let path = names.reduce(|path, next| forms::STEP_THEN.fill(&[("path", path), ("next", next)]));
    let slots = [("path", path.unwrap_or_default())];
    let span = cycle.first().and_then(|step| match step {
        Step::Fact(fact) => rulebook.about(*fact).span,
        Step::Points(status) | Step::Status(status) => Some(rulebook.status(*status).span),
    });
    let diagnostic = Diagnostic::new(Code::Cycle, &slots);
    found.push(match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    });
}

fn name(rulebook: &Rulebook, step: Step) -> Text {
    let status = |status: StatusId| Text::same(&rulebook.status(status).id);
    match step {
        Step::Fact(fact) => {
            let name = Text::same(&rulebook.vocabulary.fact(fact).name);
            forms::STEP.fill(&[("name", name)])
        }
        Step::Points(id) => forms::STEP_POINTS.fill(&[("name", status(id))]),
        Step::Status(id) => forms::STEP.fill(&[("name", status(id))]),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

struct OrderWalk<'r> {
    rulebook: &'r Rulebook,
    state: BTreeMap<Step, State>,
    order: Vec<Step>,
    cycles: Vec<Vec<Step>>,
}

/// A step whose reads are being looked at, and which of them come next.
struct OnPath {
    step: Step,
    reads: std::vec::IntoIter<Step>,
}

impl OrderWalk<'_> {
    /// Everything that a step rests on, then the step. The path is kept here and not in calls: a
    /// rule set may be as deep as it is long.
    fn from(&mut self, first: Step) {
        let mut path = Vec::new();
        self.enter(first, &mut path);
        while let Some(last) = path.last_mut() {
            match last.reads.next() {
                Some(needed) => self.enter(needed, &mut path),
                None => {
                    let step = last.step;
                    path.pop();
                    self.leave(step);
                }
            }
        }
    }

    fn enter(&mut self, step: Step, path: &mut Vec<OnPath>) {
        match self.state.get(&step) {
            Some(State::Done) => {}
            Some(State::Open) => {
                let start = path.iter().position(|on_path| on_path.step == step).unwrap_or(0);
                self.cycles.push(path[start..].iter().map(|on_path| on_path.step).collect());
            }
            None => {
                self.state.insert(step, State::Open);
                let reads = self.rulebook.reads(step).into_iter().filter_map(Read::as_step);
                path.push(OnPath { step, reads: reads.collect::<Vec<_>>().into_iter() });
            }
        }
    }

    fn leave(&mut self, step: Step) {
        self.state.insert(step, State::Done);
        if self.is_work(step) {
            self.order.push(step);
        }
    }

    /// A fact that follows from nothing takes no step.
    fn is_work(&self, step: Step) -> bool {
        match step {
            Step::Fact(fact) => self.rulebook.about(fact).follows.is_some(),
            Step::Points(_) | Step::Status(_) => true,
        }
    }
}
