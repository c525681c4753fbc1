//! How the verdicts in question stand, and what an answer changed.

use crate::compile::StatusId;
use crate::evaluate::{Assessment, Gaps, Program, Verdict};
use crate::facts::{FactId, Facts};

/// How one verdict stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictStanding {
    /// The status.
    pub status: StatusId,
    /// Its verdict.
    pub verdict: Verdict,
    /// Least and most points with the pass mark, where it has a table.
    pub points: Option<(i32, i32, i64)>,
    /// The facts that keep it open.
    pub lacks: Vec<FactId>,
}

/// What an answer changed about one verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingChange {
    /// How it stood; none where it came into question just now.
    pub before: Option<VerdictStanding>,
    /// How it stands.
    pub after: VerdictStanding,
}

impl StandingChange {
    /// True where the verdict is not what it was.
    pub fn decides(&self) -> bool {
        let before = self.before.as_ref().map_or(Verdict::Undetermined, |before| before.verdict);
        before != self.after.verdict
    }

    /// True where the points are not what they were.
    pub fn moves_points(&self) -> bool {
        self.before.as_ref().is_some_and(|before| before.points != self.after.points)
    }
}

/// How the verdicts of a program stand.
pub(super) fn standings(program: &Program<'_>, facts: &Facts) -> Vec<VerdictStanding> {
    let mut assessment = Assessment::new(program.rulebook());
    program.assess(facts, &mut assessment);
    let statuses = program.statuses().iter();
    statuses.map(|status| standing(program, &assessment, *status)).collect()
}

fn standing(program: &Program<'_>, assessment: &Assessment, status: StatusId) -> VerdictStanding {
    let mut gaps = Gaps::new(program.rulebook());
    program.gaps(assessment, status, &mut gaps);
    let range = assessment.points(status);
    let table = program.rulebook().status(status).points.as_ref();
    let mark = table.and_then(|points| points.pass_mark.on(program.day()));
    VerdictStanding {
        status,
        verdict: assessment.outcome(status).verdict,
        points: mark.map(|mark| (range.min(), range.max(), mark.value)),
        lacks: gaps.facts().collect(),
    }
}

/// What is different, in the order of the statuses in question.
pub(super) fn changes(
    before: &[VerdictStanding],
    after: &[VerdictStanding],
) -> Vec<StandingChange> {
    after
        .iter()
        .map(|after| StandingChange {
            before: before.iter().find(|before| before.status == after.status).cloned(),
            after: after.clone(),
        })
        .filter(|change| change.before.as_ref() != Some(&change.after))
        .collect()
}
