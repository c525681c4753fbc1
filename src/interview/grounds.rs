//! Why a fact is asked for: the criteria and points items that read it, with their sources.

use crate::compile::{
    Award, Cite, ConditionId, ConditionKind, CriterionId, Follows, Grid, ItemId, Rulebook, StatusId,
};
use crate::evaluate::Program;
use crate::facts::FactId;
use crate::text::Text;
use std::collections::BTreeSet;

/// A criterion or points item that reads a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// The status it belongs to.
    pub status: StatusId,
    /// What it says.
    pub text: Text,
    /// Its sources.
    pub cite: Vec<Cite>,
}

/// The first criterion or item of each status that reads a fact, directly or through others.
pub(super) fn grounds(program: &Program<'_>, fact: FactId, statuses: &[StatusId]) -> Vec<Ground> {
    statuses.iter().filter_map(|status| ground(program, fact, *status)).collect()
}

fn ground(program: &Program<'_>, fact: FactId, status: StatusId) -> Option<Ground> {
    let rulebook = program.rulebook();
    let entry = rulebook.status(status);
    let own = entry.routes.iter().flat_map(|route| route.criteria.clone());
    let criteria = entry.criteria.clone().chain(own).map(CriterionId::at);
    let mut criteria = criteria.filter(|id| program.stands(*id)).filter(|id| {
        let criterion = rulebook.criterion(*id);
        let conditions = [criterion.when, criterion.applies].into_iter().flatten();
        Reads::of(rulebook, |reads| conditions.for_each(|id| reads.condition(id))).contains(&fact)
    });
    if let Some(criterion) = criteria.next().map(|id| rulebook.criterion(id)) {
        let (text, cite) = (criterion.text.clone(), criterion.provenance.cite.clone());
        return Some(Ground { status, text, cite });
    }
    let mut items = program.items(status);
    let item = items
        .find(|item| Reads::of(rulebook, |reads| reads.item(*item)).contains(&fact))
        .map(|item| rulebook.item(item))?;
    Some(Ground { status, text: item.text.clone(), cite: item.provenance.cite.clone() })
}

/// The facts that conditions read, directly or through others.
struct Reads<'r> {
    rulebook: &'r Rulebook,
    facts: BTreeSet<FactId>,
}

impl<'r> Reads<'r> {
    fn of(rulebook: &'r Rulebook, walk: impl FnOnce(&mut Self)) -> BTreeSet<FactId> {
        let mut reads = Self { rulebook, facts: BTreeSet::new() };
        walk(&mut reads);
        reads.facts
    }

    fn condition(&mut self, id: ConditionId) {
        let condition = self.rulebook.condition(id);
        match &condition.kind {
            ConditionKind::Compare { fact, .. } => self.fact(*fact),
            ConditionKind::Relate(relation) => {
                self.fact(relation.fact);
                self.fact(relation.other);
            }
            _ => condition.children().iter().for_each(|child| self.condition(*child)),
        }
    }

    fn item(&mut self, id: ItemId) {
        match &self.rulebook.item(id).award {
            Award::Table(grid) => self.grid(grid),
            award => {
                let tiers = &self.rulebook.tiers[award.tiers()];
                tiers.iter().for_each(|tier| self.condition(tier.when));
            }
        }
    }

    fn grid(&mut self, grid: &Grid) {
        self.fact(grid.down);
        grid.across.iter().for_each(|(fact, _)| self.fact(*fact));
    }

    fn fact(&mut self, fact: FactId) {
        if !self.facts.insert(fact) {
            return;
        }
        match &self.rulebook.about(fact).follows {
            None | Some(Follows::Day) => {}
            Some(Follows::When(condition) | Follows::Yes(condition)) => self.condition(*condition),
            Some(Follows::Value(of) | Follows::Attribute { of, .. }) => self.fact(*of),
            Some(Follows::Years { since, until }) => {
                self.fact(*since);
                until.iter().for_each(|until| self.fact(*until));
            }
            Some(Follows::First(entries)) => {
                let conditions = entries.iter().filter_map(|(condition, _)| *condition);
                conditions.for_each(|condition| self.condition(condition));
            }
            Some(Follows::Grid(grid)) => self.grid(grid),
        }
    }
}
