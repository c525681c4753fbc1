//! What a candidate is told before the verdicts: conditions that decide none of them.

use super::assessment::Assessment;
use super::program::Program;
use super::truth::Track;
use crate::compile::{ConditionId, Notice};
use crate::facts::Facts;

impl<'r> Program<'r> {
    /// What these facts lead to being told, where a status it concerns is looked at.
    pub fn notices(&self, facts: &Facts) -> Vec<&'r Notice> {
        let rulebook = self.rulebook;
        let concerns =
            |notice: &&'r Notice| self.statuses.iter().any(|status| notice.concerns(*status));
        let concerned: Vec<&Notice> = rulebook.notices.iter().filter(concerns).collect();
        if concerned.is_empty() {
            return concerned;
        }
        let conditions: Vec<ConditionId> = concerned.iter().map(|notice| notice.when).collect();
        let rules = rulebook.on_aside(self.day, &conditions);
        let mut assessment = Assessment::new(rulebook);
        rules.assess(facts, &mut assessment);
        let told = |notice: &&Notice| {
            !rules.left_out(notice.when) && assessment.truth(notice.when).certain(Track::AsRead)
        };
        concerned.into_iter().filter(told).collect()
    }
}
