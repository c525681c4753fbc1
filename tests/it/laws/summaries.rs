//! What may change a decided verdict: particulars that outweigh the summary which filled them.

use std::collections::BTreeSet;
use zairyu::internal::compile::{ConditionId, ConditionKind, Read, Rulebook, StatusId, Step};
use zairyu::internal::facts::FactId;

/// The facts that particulars under a summary read, for a status and all that it depends on.
pub fn particulars(rulebook: &Rulebook, status: StatusId) -> BTreeSet<FactId> {
    let mut steps = BTreeSet::new();
    reach(rulebook, Step::Status(status), &mut steps);
    let mut under = BTreeSet::new();
    for step in steps {
        if let Step::Status(status) = step {
            for id in conditions(rulebook, status) {
                if let ConditionKind::SummedUp([of, _]) = &rulebook.condition(id).kind {
                    given(rulebook, *of, &mut under);
                    let reads = rulebook.condition_reads([*of]).into_iter();
                    reads
                        .filter_map(Read::as_step)
                        .for_each(|step| reach(rulebook, step, &mut under));
                }
            }
        }
    }
    let fact = |step| match step {
        Step::Fact(fact) => Some(fact),
        Step::Points(_) | Step::Status(_) => None,
    };
    under.into_iter().filter_map(fact).collect()
}

/// Facts that are read only as given.
fn given(rulebook: &Rulebook, id: ConditionId, found: &mut BTreeSet<Step>) {
    let condition = rulebook.condition(id);
    if let ConditionKind::Compare { fact, .. } = &condition.kind {
        found.insert(Step::Fact(*fact));
    }
    condition.children().iter().for_each(|child| given(rulebook, *child, found));
}

fn reach(rulebook: &Rulebook, step: Step, found: &mut BTreeSet<Step>) {
    if found.insert(step) {
        let reads = rulebook.reads(step).into_iter();
        reads.filter_map(Read::as_step).for_each(|step| reach(rulebook, step, found));
    }
}

fn conditions(rulebook: &Rulebook, status: StatusId) -> Vec<ConditionId> {
    let entry = rulebook.status(status);
    let routes = entry.routes.iter().flat_map(|route| route.criteria.clone());
    let criteria = entry.criteria.clone().chain(routes).map(|at| &rulebook.criteria[at]);
    let mut open: Vec<ConditionId> = criteria
        .flat_map(|criterion| criterion.when.into_iter().chain(criterion.applies))
        .collect();
    let mut all = Vec::new();
    while let Some(id) = open.pop() {
        open.extend(rulebook.condition(id).children());
        all.push(id);
    }
    all
}
