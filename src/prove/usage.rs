//! What nobody uses and what nobody can answer.

use crate::compile::{Award, ConditionKind, Follows, Grid, Rulebook};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{FactId, Kind};
use crate::rules::Rules;
use crate::source::Span;
use crate::text::Text;
use std::collections::BTreeSet;

/// Looks at facts, questions, sources, documents and doubts.
pub fn check(rules: &Rules, found: &mut Diagnostics) {
    facts(&rules.rulebook, found);
    entries(rules, found);
}

fn facts(rulebook: &Rulebook, found: &mut Diagnostics) {
    let read = read(rulebook);
    let grown: BTreeSet<FactId> =
        rulebook.statuses.iter().flat_map(|status| status.accrues.iter().copied()).collect();
    for (id, fact) in rulebook.vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
        let used = read.contains(&id) || grown.contains(&id) || fact.kind == Kind::Text;
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
    let mut read = BTreeSet::new();
    for condition in &rulebook.conditions {
        match &condition.kind {
            ConditionKind::Compare { fact, .. } => {
                read.insert(*fact);
            }
            ConditionKind::Relate(relation) => read.extend([relation.fact, relation.other]),
            _ => {}
        }
    }
    for item in &rulebook.items {
        if let Award::Table(grid) = &item.award {
            read.extend(axes(grid));
        }
    }
    // An attribute counts as read only where a rule reads it: all of them exist for reports.
    for (id, fact) in rulebook.vocabulary.iter() {
        if !fact.attribute || read.contains(&id) {
            let follows = rulebook.about(id).follows.as_ref();
            read.extend(follows.map(sources_of).unwrap_or_default());
        }
    }
    read
}

fn axes(grid: &Grid) -> Vec<FactId> {
    std::iter::once(grid.down).chain(grid.across.iter().map(|(fact, _)| *fact)).collect()
}

fn sources_of(follows: &Follows) -> Vec<FactId> {
    match follows {
        Follows::Value(fact) | Follows::Attribute { of: fact, .. } => vec![*fact],
        Follows::Years { since, until } => std::iter::once(*since).chain(*until).collect(),
        Follows::Grid(grid) => axes(grid),
        Follows::When(_) | Follows::Yes(_) | Follows::First(_) | Follows::Day => Vec::new(),
    }
}

/// A source, document or doubt is used where a line of a rule file names it under a key that
/// refers to such things.
fn entries(rules: &Rules, found: &mut Diagnostics) {
    let rulebook = &rules.rulebook;
    for entry in &rulebook.sources {
        unused(rules, &entry.id, entry.span, &["source"], found);
    }
    for entry in &rulebook.evidence {
        unused(rules, &entry.id, entry.span, &["evidence"], found);
    }
    for entry in &rulebook.doubts {
        unused(rules, &entry.id, entry.span, &["doubt", "unsettled", "unconfirmed"], found);
    }
}

fn unused(rules: &Rules, id: &str, span: Span, keys: &[&str], found: &mut Diagnostics) {
    if !named(rules, id, keys) {
        let slots = [("name", Text::same(id))];
        found.push(Diagnostic::new(Code::UnusedEntry, &slots).at(span));
    }
}

fn named(rules: &Rules, id: &str, keys: &[&str]) -> bool {
    let quoted = format!("\"{id}\"");
    let files: BTreeSet<_> = spans(&rules.rulebook).map(|span: Span| span.file).collect();
    let listed = rules.documents.lists.iter().map(|list| list.span.file);
    let mut lines =
        files.into_iter().chain(listed).flat_map(|file| rules.sources.file(file).text.lines());
    lines.any(|line| line.contains(&quoted) && keys.iter().any(|key| line.contains(key)))
}

/// A place in every file of facts, procedures, statuses and doubts.
fn spans(rulebook: &Rulebook) -> impl Iterator<Item = Span> + '_ {
    let facts = rulebook.about.iter().filter_map(|about| about.span);
    let doubts = rulebook.doubts.iter().map(|doubt| doubt.span);
    let procedures = rulebook.procedures.list.iter().map(|procedure| procedure.scope.span);
    let facts = facts.chain(procedures);
    let criteria = rulebook.criteria.iter().map(|criterion| criterion.span);
    let facts = facts.chain(criteria);
    facts.chain(doubts).chain(rulebook.statuses.iter().map(|status| status.span))
}
