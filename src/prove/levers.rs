//! Whether advice can be built on the vocabulary: levers say which way and of what kind, and what
//! nobody can change but opens a way alone says what it is where nobody speaks of it.

use crate::compile::{ConditionId, ConditionKind, Criterion, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{FactId, Kind};
use crate::load::Who;
use crate::text::Text;
use std::collections::BTreeSet;

/// Looks at every fact.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    for (id, fact) in rulebook.vocabulary.iter() {
        let about = rulebook.about(id);
        let Some(lever) = &about.lever else { continue };
        let unsaid = lever.who != Who::Nobody && (lever.topic.is_none() || lever.aim.is_none());
        if unsaid {
            found.push(told(rulebook, id, Diagnostic::new(Code::LeverUnsaid, &name(&fact.name))));
        }
    }
    for id in openers(rulebook) {
        let fact = &rulebook.vocabulary.fact(id).name;
        found.push(told(rulebook, id, Diagnostic::new(Code::NoUsual, &name(fact))));
    }
}

fn name(fact: &str) -> [(&'static str, Text); 1] {
    [("name", Text::same(fact))]
}

fn told(rulebook: &Rulebook, id: FactId, diagnostic: Diagnostic) -> Diagnostic {
    match rulebook.about(id).span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

/// Facts of nobody that open a way alone: one of several alternatives asks for them and nothing else.
/// Of choices, figures and days nothing need be usual, and what follows from others is told by those.
fn openers(rulebook: &Rulebook) -> BTreeSet<FactId> {
    let criteria = rulebook.criteria.iter().flat_map(Criterion::conditions);
    let mut openers = BTreeSet::new();
    for condition in criteria {
        gather(rulebook, condition, &mut openers);
    }
    openers.retain(|id| {
        let about = rulebook.about(*id);
        let kind = rulebook.vocabulary.fact(*id).kind;
        let nobodys = about.lever.as_ref().is_some_and(|lever| lever.who == Who::Nobody);
        nobodys && about.usual.is_none() && about.follows.is_none() && kind == Kind::YesNo
    });
    openers
}

fn gather(rulebook: &Rulebook, id: ConditionId, openers: &mut BTreeSet<FactId>) {
    let condition = rulebook.condition(id);
    if let ConditionKind::Any(children) = &condition.kind {
        for child in children {
            if let ConditionKind::Compare { fact, .. } = &rulebook.condition(*child).kind {
                openers.insert(*fact);
            }
        }
    }
    condition.children().iter().for_each(|child| gather(rulebook, *child, openers));
}
