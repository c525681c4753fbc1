//! Which statuses are nearest, to be told first, and which are near enough to be told in full.

use super::report::{Report, StatusReport};
use super::status::failed;
use crate::evaluate::Verdict;

/// A refusal with at most so many criteria not met is near.
const FEW_FAILED: usize = 2;

/// An open verdict with at most so many facts missing is near.
const FEW_MISSING: usize = 12;

/// So many statuses are told in full, beside those that somebody qualifies for.
const TOLD: usize = 2;

impl Report {
    /// The statuses, nearest first: by verdict, then by how much keeps them from being met.
    pub fn nearest_first(&self) -> Vec<&StatusReport> {
        let mut statuses: Vec<&StatusReport> = self.statuses.iter().collect();
        statuses.sort_by_key(|status| distance(status));
        statuses
    }
}

/// How far a status is: its verdict, and what keeps it from being met.
fn distance(status: &StatusReport) -> (Verdict, usize) {
    let count = match status.verdict {
        Verdict::Qualifies | Verdict::NotInForce => 0,
        Verdict::Undetermined => status.missing.len() + status.unsettled.len(),
        // Without a single criterion that fails, it is the points or the routes.
        Verdict::DoesNotQualify => failed(status).len().max(1),
    };
    (status.verdict, count)
}

/// Marks the statuses that are told in full.
pub(super) fn mark(statuses: &mut [StatusReport]) {
    let mut near: Vec<usize> = (0..statuses.len()).filter(|at| is_near(&statuses[*at])).collect();
    near.sort_by_key(|at| distance(&statuses[*at]));
    let met = near.iter().filter(|at| statuses[**at].verdict == Verdict::Qualifies).count();
    near.truncate(met.max(TOLD));
    near.into_iter().for_each(|at| statuses[at].close = true);
}

fn is_near(status: &StatusReport) -> bool {
    match status.verdict {
        Verdict::Qualifies => true,
        Verdict::Undetermined => distance(status).1 <= FEW_MISSING,
        Verdict::DoesNotQualify => failed(status).len() <= FEW_FAILED,
        Verdict::NotInForce => false,
    }
}
