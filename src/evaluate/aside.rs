//! Conditions on which no verdict hangs: what a status gives, judged for an explanation alone.
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

    /// The rules of the same day for the conditions of that treatment; none where all of it is
    /// given without any.
    pub fn aside(&self) -> Option<&Self> {
        self.aside.as_deref()
    }

    /// Lays out the conditions of the treatment that the statuses asked for give.
    pub(super) fn with_aside(mut self) -> Self {
        let benefits = self.statuses.iter().flat_map(|status| self.benefits(*status));
        let conditions: Vec<ConditionId> =
            benefits.filter_map(|(_, benefit)| benefit.when).collect();
        if !conditions.is_empty() {
            self.aside = Some(Box::new(self.rulebook.on_aside(self.day, &conditions)));
        }
        self
    }
}
