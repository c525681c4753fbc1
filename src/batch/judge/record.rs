//! What came out for a row, kept to be compared with what comes out under other rules.

use crate::batch::judge::tally::Tally;
use crate::batch::plan::Plan;
use crate::batch::waiting::WaitingRow;
use crate::compile::{CriterionId, ItemId, StatusId};
use crate::evaluate::{Cohort, Verdict};

/// What came out for a row.
#[derive(Debug)]
pub struct Record {
    pub row: u64,
    pub id: Option<String>,
    pub statuses: Vec<JudgedStatus>,
}

/// What came out for a row and a status.
#[derive(Debug)]
pub struct JudgedStatus {
    pub verdict: Verdict,
    pub points: (i32, i32),
    /// Met, not met, not concerned: one bit each, for every criterion of the outline.
    pub criteria: Vec<u8>,
    /// The points of every item of the outline.
    pub items: Vec<(i32, i32)>,
}

/// What is looked at in a status, with its names.
#[derive(Debug)]
pub struct Outline {
    pub id: StatusId,
    pub name: String,
    pub has_points: bool,
    /// False on days before the first whose law is recorded.
    pub recorded: bool,
    pub criteria: Vec<(CriterionId, String)>,
    pub items: Vec<(ItemId, String)>,
}

impl Outline {
    /// Of every status that a plan judges.
    pub fn all(plan: &Plan<'_>) -> Vec<Self> {
        plan.program.statuses().iter().map(|id| Self::of(plan, *id)).collect()
    }

    fn of(plan: &Plan<'_>, id: StatusId) -> Self {
        let (program, rulebook) = (plan.program, plan.program.rulebook());
        let status = rulebook.status(id);
        let named = |(at, route): (CriterionId, Option<&str>)| {
            let own = &rulebook.criterion(at).id;
            (at, route.map_or_else(|| own.clone(), |route| format!("{route}/{own}")))
        };
        Self {
            id,
            name: status.id.clone(),
            has_points: status.points.is_some(),
            recorded: status.encoded_from.is_none_or(|from| from <= program.day()),
            criteria: program.criteria(id).map(named).collect(),
            items: program.items(id).map(|item| (item, rulebook.item(item).id.clone())).collect(),
        }
    }
}

/// Keeps what came out.
#[derive(Debug)]
pub struct Recorder(Vec<Outline>);

impl Recorder {
    /// For the statuses of a plan.
    pub fn new(plan: &Plan<'_>) -> Self {
        Self(Outline::all(plan))
    }

    /// Keeps what came out for some rows.
    pub fn record(
        &self,
        cohort: &Cohort<'_, '_>,
        rows: &[WaitingRow],
        tally: &mut Tally,
        records: &mut Vec<Record>,
    ) {
        for (lane, row) in rows.iter().enumerate() {
            let statuses: Vec<JudgedStatus> =
                self.0.iter().map(|outline| judged(outline, cohort, lane)).collect();
            for (at, status) in statuses.iter().enumerate() {
                tally.count(at, status.verdict);
            }
            records.push(Record { row: row.number, id: row.name(), statuses });
        }
    }
}

fn judged(outline: &Outline, cohort: &Cohort<'_, '_>, lane: usize) -> JudgedStatus {
    let one = cohort.of(lane);
    let points = outline.has_points.then(|| one.points(outline.id));
    let finding = |(id, _): &(CriterionId, String)| {
        let bits = cohort.criterion(*id).map(|whom| u8::from(whom >> lane & 1 == 1));
        bits[0] | bits[1] << 1 | bits[2] << 2
    };
    let item = |(id, _): &(ItemId, String)| {
        let range = cohort.item(*id)[lane];
        (range.min(), range.max())
    };
    JudgedStatus {
        verdict: one.outcome(outline.id).verdict,
        points: points.map_or((0, 0), |points| (points.min(), points.max())),
        criteria: outline.criteria.iter().map(finding).collect(),
        items: outline.items.iter().map(item).collect(),
    }
}
