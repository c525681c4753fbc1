//! Durations that somebody must have for so long: each grows somewhere, or says that it never does;
//! what it grows by stands still.

use crate::compile::{
    Award, ConditionId, ConditionKind, Follows, Grows, Operand, Read, Rulebook, Step, Through,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{FactId, Kind};
use crate::load::Comparison;
use crate::text::Text;
use std::collections::BTreeSet;

/// Looks at every duration.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    let growing: BTreeSet<FactId> = rulebook.accruals().map(|(_, accrual)| accrual.fact).collect();
    let wanted = bounded_from_below(rulebook);
    for (id, fact) in rulebook.vocabulary.iter().filter(|(_, fact)| fact.kind == Kind::Duration) {
        let about = rulebook.about(id);
        let never = matches!(about.grows, Some(Grows::Never));
        let code = match (growing.contains(&id), never) {
            (true, true) => Code::GrowsAfterAll,
            (false, false) if wanted.contains(&id) && !fact.attribute => Code::NeverGrows,
            _ => continue,
        };
        let diagnostic = Diagnostic::new(code, &[("name", Text::same(&fact.name))]);
        let diagnostic = match about.span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        };
        let line = [("line", Text::same("grows = \"never\""))];
        found.push(match code {
            Code::NeverGrows => diagnostic.help(hint::ADD_KEY, &line),
            _ => diagnostic,
        });
    }
    moving(rulebook, &growing, found);
}

/// Durations that grow on a condition which itself changes as time passes.
fn moving(rulebook: &Rulebook, growing: &BTreeSet<FactId>, found: &mut Diagnostics) {
    for (_, accrual) in rulebook.accruals() {
        let Some(condition) = accrual.condition else { continue };
        let behind = rulebook.behind(rulebook.condition_reads([condition]), Through::Everything);
        let moves = behind.iter().any(|read| moves(rulebook, *read, growing))
            || by_the_day(rulebook, condition);
        if moves {
            let name = Text::same(&rulebook.vocabulary.fact(accrual.fact).name);
            let span = rulebook.condition(condition).span;
            found.push(Diagnostic::new(Code::MovingGrowth, &[("name", name)]).at(span));
        }
    }
}

fn moves(rulebook: &Rulebook, read: Read, growing: &BTreeSet<FactId>) -> bool {
    let Some(fact) = read.as_fact() else { return true };
    let follows = rulebook.about(fact).follows.as_ref();
    let by_day = matches!(follows, Some(Follows::Day | Follows::Years { .. }));
    let conditions = follows.map(Follows::conditions).unwrap_or_default();
    growing.contains(&fact) || by_day || conditions.iter().any(|id| by_the_day(rulebook, *id))
}

/// True where a condition is compared with the day of the check.
fn by_the_day(rulebook: &Rulebook, id: ConditionId) -> bool {
    let condition = rulebook.condition(id);
    let tests = if let ConditionKind::Compare { tests, .. } = &condition.kind {
        tests.as_slice()
    } else {
        &[]
    };
    let own = tests.iter().any(|test| match test.bound {
        Operand::Day { .. } | Operand::Within(_) => true,
        Operand::Values(_) => false,
    });
    own || condition.children().iter().any(|child| by_the_day(rulebook, *child))
}

/// Durations that some condition, tier or table asks to be so long.
fn bounded_from_below(rulebook: &Rulebook) -> BTreeSet<FactId> {
    let conditions = (0..rulebook.conditions.len()).map(ConditionId::at);
    let mut wanted: BTreeSet<FactId> = conditions.flat_map(|id| asked(rulebook, id)).collect();
    let tables = rulebook.items.iter().filter_map(|item| match &item.award {
        Award::Table(grid) => Some(grid),
        Award::One(_) | Award::All(..) => None,
    });
    wanted.extend(tables.flat_map(crate::compile::Grid::facts));
    for step in rulebook.order.iter().filter(|step| matches!(step, Step::Fact(_))) {
        let Step::Fact(fact) = step else { continue };
        if let Some(Follows::Grid(grid)) = &rulebook.about(*fact).follows {
            wanted.extend(grid.facts());
        }
    }
    wanted
}

fn asked(rulebook: &Rulebook, id: ConditionId) -> Vec<FactId> {
    let below = |op: Comparison| matches!(op, Comparison::AtLeast | Comparison::Over);
    let above = |op: Comparison| matches!(op, Comparison::AtMost | Comparison::Under);
    let kind = &rulebook.condition(id).kind;
    if let ConditionKind::Relate(relation) = kind {
        let left = below(relation.op).then_some(relation.fact);
        return left.or(above(relation.op).then_some(relation.other)).into_iter().collect();
    }
    let ConditionKind::Compare { fact, tests, .. } = kind else { return Vec::new() };
    tests.iter().any(|test| below(test.op)).then_some(*fact).into_iter().collect()
}
