//! Whether the criteria of a status's row are met: those of practice left out, which are asked
//! only of who applies for that status itself.

use super::assessment::Sheet;
use super::planes::Planes;
use super::program::Program;
use super::runs::{CriterionRun, OpKind, RouteRun, StatusRun};
use super::verdict::judged;
use crate::compile::StatusId;

impl Program<'_> {
    /// Notes which statuses are read by their row.
    pub(super) fn find_rows(&mut self) {
        for op in &self.ops {
            if let OpKind::Row(status) = op.kind {
                let judge = self.judges.iter_mut().find(|judge| judge.status.0 == status);
                judge.into_iter().for_each(|judge| judge.read_by_row = true);
            }
        }
    }

    pub(super) fn judge_of(&self, status: StatusId) -> Option<&StatusRun> {
        self.judges.iter().find(|judge| judge.status == status)
    }
}

/// From the criteria as they came out.
pub(super) fn row<const N: usize>(judge: &StatusRun, sheet: &Sheet<N>) -> Planes {
    let all = |wanted: &dyn Fn(&CriterionRun) -> bool| {
        met(judge.common.iter().filter(|run| wanted(run)), &sheet.criteria)
    };
    let opens = all(&|run| run.opens);
    let always = all(&|run| !run.opens && run.except.is_empty());
    let way = |(at, own): (usize, &RouteRun)| {
        let common = all(&|run| !run.opens && !run.except.is_empty() && !run.except.contains(&at));
        common.and(always).and(route(own, &sheet.criteria))
    };
    let mut ways = judge.routes.iter().enumerate().filter(|(_, route)| route.stands).map(way);
    let met = match judge.routes.is_empty() {
        true => always,
        false => ways.by_ref().fold(Planes::FALSE, Planes::or),
    };
    judged(judge, opens, met).truth
}

/// A route's own criteria.
pub(super) fn route(route: &RouteRun, criteria: &[Planes]) -> Planes {
    met(route.criteria.iter(), criteria)
}

fn met<'c>(runs: impl Iterator<Item = &'c CriterionRun>, criteria: &[Planes]) -> Planes {
    let truths = runs.filter(|run| !run.practice).map(|run| criteria[run.criterion.index()]);
    truths.fold(Planes::TRUE, Planes::and)
}
