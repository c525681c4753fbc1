//! Conditions on which no verdict hangs: what a status gives and whom an application concerns, judged
//! for an explanation alone.
//! They have a program of their own, so that judging many candidates never pays for them.

use super::program::Program;
use crate::compile::{Benefit, BenefitId, ConditionId, StatusId};

impl<'r> Program<'r> {
    /// The treatment that a status gives on the day.
    pub fn benefits(&self, status: StatusId) -> impl Iterator<Item = (BenefitId, &'r Benefit)> {
        let (rulebook, day) = (self.rulebook, self.day);
        let all = rulebook.status(status).benefits.clone().map(BenefitId::at);
        let stands = move |benefit: &Benefit| {
            benefit.from.is_none_or(|from| from <= day)
                && benefit.until.is_none_or(|until| day <= until)
        };
        all.map(|id| (id, rulebook.benefit(id))).filter(move |(_, benefit)| stands(benefit))
    }

    /// The rules of the same day for those conditions; none where there are none.
    pub fn aside(&self) -> Option<&Self> {
        self.aside.as_deref()
    }

    /// Lays out the conditions of the treatment that the statuses asked for give, and of the
    /// applications that lead to them.
    pub(super) fn with_aside(mut self) -> Self {
        let benefits = self.statuses.iter().flat_map(|status| self.benefits(*status));
        let procedures = self.rulebook.procedures.list.iter();
        let procedures = procedures.filter_map(|procedure| procedure.when);
        let benefits = benefits.filter_map(|(_, benefit)| benefit.when);
        let conditions: Vec<ConditionId> = benefits.chain(procedures).collect();
        if !conditions.is_empty() {
            self.aside = Some(Box::new(self.rulebook.on_aside(self.day, &conditions)));
        }
        self
    }
}
