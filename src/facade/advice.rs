//! What would have to be different.

use super::{Case, Rules};
use crate::advise::{Inquiry, MOST, Wish, advise};
use crate::calendar::Day;
use crate::explain::{AdviceReport, AdvisedStatus, advice_report};
use crate::render::json_advice;

/// The smallest sets of changes with which statuses would be met, and what is out of reach.
#[derive(Clone, Debug)]
pub struct Advice {
    report: AdviceReport,
}

impl Rules {
    /// What would have to be different, at least, for these statuses or for all to be met on a day;
    /// none where one of them does not exist.
    pub fn advise(&self, case: &Case, day: Day, statuses: &[&str]) -> Option<Advice> {
        let statuses = match statuses {
            [] => self.rulebook.status_ids().collect(),
            named => self.named(named)?,
        };
        let (carried, _) = case.on(self, day);
        let inquiry = Inquiry { on: day, statuses, wish: Wish::default(), vary: None, most: MOST };
        let advised = advise(&self.rulebook, &carried.facts, &inquiry);
        Some(Advice { report: advice_report(&self.rulebook, &carried, day, &advised, None) })
    }
}

impl Advice {
    /// All of it, as `zairyu advise --format json` writes it.
    pub fn to_json(&self) -> String {
        json_advice(&self.report)
    }

    /// The sets for a status, easiest first: facts with the values that they would have to take, as
    /// a case file writes them. None where the status was not asked for; an empty list where nothing
    /// helps, and a single empty set where nothing has to change.
    pub fn sets(&self, status: &str) -> Option<Vec<Vec<(&str, &str)>>> {
        let status = self.report.statuses.iter().find(|known| known.id == status)?;
        if status.open.is_some() {
            return Some(vec![Vec::new()]);
        }
        Some(of(status))
    }

    /// True where every set was looked for to the end.
    pub fn is_complete(&self) -> bool {
        self.report.statuses.iter().all(|status| status.complete && status.left_out == 0)
    }
}

fn of(status: &AdvisedStatus) -> Vec<Vec<(&str, &str)>> {
    let sets = status.ways.iter().flat_map(|way| &way.sets);
    let pairs = sets.map(|set| {
        set.changes.iter().map(|change| (change.fact.name.as_str(), change.to.as_str())).collect()
    });
    pairs.collect()
}
