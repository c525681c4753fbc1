//! Why a fact is asked for: the criteria and points items that read it, with their sources.

use crate::compile::{Cite, CriterionId, Read, Rulebook, StatusId, Through};
use crate::evaluate::Program;
use crate::facts::FactId;
use crate::text::Text;

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
        rests_on(rulebook, rulebook.condition_reads(rulebook.criterion(*id).conditions()), fact)
    });
    if let Some(criterion) = criteria.next().map(|id| rulebook.criterion(id)) {
        let text = rulebook.criterion_text(criterion, Some(program.day()));
        let cite = criterion.provenance.cite.clone();
        return Some(Ground { status, text, cite });
    }
    let mut items = program.items(status);
    let item = items
        .find(|item| rests_on(rulebook, rulebook.item_reads(*item), fact))
        .map(|item| rulebook.item(item))?;
    Some(Ground { status, text: item.text.clone(), cite: item.provenance.cite.clone() })
}

/// True where a fact is among what is read, directly or through others.
fn rests_on(rulebook: &Rulebook, reads: Vec<Read>, fact: FactId) -> bool {
    rulebook.facts_behind(reads, Through::Facts).contains(&fact)
}
