//! Which statuses are nearest, to be told first, and which are near enough to be told in full.

use super::report::{CaseReport, StatusReport};
use super::status::failed;
use crate::advise::Nearness;
use crate::evaluate::{Finding, Verdict};
use std::cmp::Reverse;

/// A refusal with at most so many criteria not met is near.
const FEW_FAILED: usize = 2;

/// An open verdict with at most so many facts missing is near.
const FEW_MISSING: usize = 12;

/// So many statuses are told in full, beside those that somebody qualifies for.
const TOLD: usize = 2;

impl CaseReport {
    /// The statuses, nearest first.
    pub fn nearest_first(&self) -> Vec<&StatusReport> {
        let mut statuses: Vec<&StatusReport> = self.statuses.iter().collect();
        statuses.sort_by(|a, b| order(a).cmp(&order(b)));
        statuses
    }
}

/// Where the nearness is the same, more that is met comes first; the order in which rules were read
/// never counts.
fn order(status: &StatusReport) -> (Nearness, Reverse<usize>, &str) {
    let met = status.criteria.iter().filter(|criterion| criterion.finding == Finding::Met).count();
    (status.nearness, Reverse(met), &status.id)
}

/// What keeps an open verdict open.
fn open(status: &StatusReport) -> usize {
    status.missing.len() + status.unsettled.len()
}

/// Marks the statuses that are told in full.
pub(super) fn mark(statuses: &mut [StatusReport]) {
    let mut near: Vec<usize> = (0..statuses.len()).filter(|at| is_near(&statuses[*at])).collect();
    near.sort_by(|a, b| order(&statuses[*a]).cmp(&order(&statuses[*b])));
    let met = near.iter().filter(|at| statuses[**at].verdict == Verdict::Qualifies).count();
    near.truncate(met.max(TOLD));
    near.into_iter().for_each(|at| statuses[at].close = true);
}

/// What was chosen or is held is near, however much is left.
fn is_near(status: &StatusReport) -> bool {
    let own = !status.nearness.unchosen || !status.nearness.unheld;
    match status.verdict {
        Verdict::Undetermined | Verdict::DoesNotQualify if own => true,
        Verdict::Qualifies => true,
        Verdict::Undetermined => open(status) <= FEW_MISSING,
        Verdict::DoesNotQualify => failed(status).len() <= FEW_FAILED,
        Verdict::NotInForce => false,
    }
}
