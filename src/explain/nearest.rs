//! Which statuses are nearest, to be told first, and which are near enough to be told in full.

use super::report::{CaseReport, StatusReport};
use super::status::failed;
use crate::evaluate::Verdict;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A refusal with at most so many criteria not met is near.
const FEW_FAILED: usize = 2;

/// An open verdict with at most so many facts missing is near.
const FEW_MISSING: usize = 12;

/// So many statuses are told in full, beside those that somebody qualifies for.
const TOLD: usize = 2;

impl CaseReport {
    /// The statuses, nearest first: by verdict, then by how much of what they ask is answered,
    /// then by how much keeps them from being met.
    pub fn nearest_first(&self) -> Vec<&StatusReport> {
        let mut statuses: Vec<&StatusReport> = self.statuses.iter().collect();
        statuses.sort_by_key(|status| distance(status));
        statuses
    }
}

/// How far a status is: its verdict, how little of it was spoken of, and what keeps it from being
/// met. A status that nobody spoke of is far, however little it asks.
fn distance(status: &StatusReport) -> (Verdict, Reverse<usize>, usize) {
    let (share, count) = match status.verdict {
        Verdict::Qualifies | Verdict::NotInForce => (0, 0),
        Verdict::Undetermined => (answered(status), open(status)),
        // Without a single criterion that fails, it is the points or the routes.
        Verdict::DoesNotQualify => (0, failed(status).len().max(1)),
    };
    (status.verdict, Reverse(share), count)
}

/// What keeps an open verdict open.
fn open(status: &StatusReport) -> usize {
    status.missing.len() + status.unsettled.len()
}

/// How much was said that it asks for: the more facts the more, and the more where few are open.
fn answered(status: &StatusReport) -> usize {
    let because = status.criteria.iter().flat_map(|criterion| &criterion.because);
    let known: BTreeSet<&str> = because.filter_map(|because| because.name.as_deref()).collect();
    known.len() * known.len() * 10 / (known.len() + open(status)).max(1)
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
        Verdict::Undetermined => open(status) <= FEW_MISSING,
        Verdict::DoesNotQualify => failed(status).len() <= FEW_FAILED,
        Verdict::NotInForce => false,
    }
}
