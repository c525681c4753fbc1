//! What nobody uses and what nobody can answer.

use crate::compile::{ConditionId, ItemId, Read, Rulebook, Step};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{FactId, Kind};
use crate::text::Text;
use std::collections::BTreeSet;

/// Looks at facts, questions, sources, documents and doubts.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    facts(rulebook, found);
    entries(rulebook, found);
}

fn facts(rulebook: &Rulebook, found: &mut Diagnostics) {
    let read = read(rulebook);
    let grown: BTreeSet<FactId> = rulebook.accruals().map(|(_, accrual)| accrual.fact).collect();
    // Days that the deadline of a duty is counted from.
    let counted: BTreeSet<FactId> =
        rulebook.duties.iter().filter_map(|duty| duty.due?.of).collect();
    for (id, fact) in rulebook.vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
        let held = grown.contains(&id) || counted.contains(&id);
        let used = read.contains(&id) || held || fact.kind == Kind::Text;
        let code = match (used, fact.question.is_some()) {
            (false, true) => Code::IdleQuestion,
            (false, false) => Code::UnusedFact,
            (true, false) if !fact.follows && fact.kind != Kind::Text => Code::UnaskableFact,
            (true, _) => continue,
        };
        let diagnostic = Diagnostic::new(code, &[("name", Text::same(&fact.name))]);
        found.push(match rulebook.about(id).span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
    }
}

/// Facts that a condition, a table or another fact reads.
fn read(rulebook: &Rulebook) -> BTreeSet<FactId> {
    let conditions = rulebook.condition_reads((0..rulebook.conditions.len()).map(ConditionId::at));
    let items = (0..rulebook.items.len()).flat_map(|at| rulebook.item_reads(ItemId::at(at)));
    let mut read: BTreeSet<FactId> =
        conditions.into_iter().chain(items).filter_map(Read::as_fact).collect();
    // An attribute counts as read only where a rule reads it: all of them exist for reports.
    for (id, fact) in rulebook.vocabulary.iter() {
        if !fact.attribute || read.contains(&id) {
            read.extend(rulebook.reads(Step::Fact(id)).into_iter().filter_map(Read::as_fact));
        }
    }
    read
}

/// Sources, documents and doubts that no name led to when the rules were compiled.
fn entries(rulebook: &Rulebook, found: &mut Diagnostics) {
    let sources = rulebook.sources.iter().map(|entry| (entry.used, &entry.id, entry.span));
    let evidence = rulebook.evidence.iter().map(|entry| (entry.used, &entry.id, entry.span));
    let doubts = rulebook.doubts.iter().map(|entry| (entry.used, &entry.id, entry.span));
    for (_, id, span) in sources.chain(evidence).chain(doubts).filter(|(used, ..)| !used) {
        let slots = [("name", Text::same(id))];
        found.push(Diagnostic::new(Code::UnusedEntry, &slots).at(span));
    }
}
