//! How far somebody who does not qualify is from qualifying.

use crate::batch::judge::gaps::{Whom, lanes};
use crate::compile::{ConditionKind, CriterionId, PointsBound, StatusId};
use crate::evaluate::{Cohort, LANES, Program};

/// A row that is near to qualifying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Points short, or criteria short where there is no table or the points suffice.
    pub short: u32,
    /// True where points are short.
    pub points: bool,
    /// The row.
    pub row: u64,
    /// Its name, where it has one.
    pub id: Option<String>,
    /// The status, by its place among those asked for.
    pub status: usize,
}

/// What is counted for one status.
#[derive(Debug)]
pub struct NearDistance {
    common: Vec<Counted>,
    routes: Vec<Vec<Counted>>,
}

/// A criterion, and the points it asks for.
#[derive(Debug)]
struct Counted {
    id: CriterionId,
    points: Option<(StatusId, i64)>,
}

/// How much is missing: criteria, and points.
type Shortfall = (u32, u32);

impl NearDistance {
    /// Of one status under the rules of the day.
    pub fn new(program: &Program<'_>, id: StatusId) -> Self {
        let status = program.rulebook().status(id);
        let counted = |range: std::ops::Range<usize>| {
            let all = range.map(CriterionId::at).filter(|at| program.stands(*at));
            all.map(|at| Counted::new(program, at)).collect::<Vec<_>>()
        };
        let routes = status.routes.iter().enumerate();
        let routes = routes.filter(|(at, _)| program.route_stands(id, *at));
        Self {
            common: counted(status.criteria.clone()),
            routes: routes.map(|(_, route)| counted(route.criteria.clone())).collect(),
        }
    }

    /// How far each of `refused` is: points where only points are short, else criteria.
    pub fn measure(&self, cohort: &Cohort<'_, '_>, refused: Whom) -> [Option<(u32, bool)>; LANES] {
        let mut found = [None; LANES];
        lanes(refused, |lane| {
            let common = sum(&self.common, cohort, lane);
            let routes = self.routes.iter().map(|route| sum(route, cohort, lane));
            let best = routes.min().unwrap_or_default();
            let (criteria, points) = (common.0 + best.0, common.1 + best.1);
            found[lane] = match (criteria, points) {
                (0, points) => Some((points, true)),
                (criteria, 0) => Some((criteria, false)),
                _ => None,
            };
        });
        found
    }
}

impl Counted {
    fn new(program: &Program<'_>, id: CriterionId) -> Self {
        let rulebook = program.rulebook();
        let kind = rulebook.criterion(id).when.map(|when| &rulebook.condition(when).kind);
        // Whatever else is asked counts as one criterion.
        let Some(ConditionKind::Points { status, bound, .. }) = kind else {
            return Self { id, points: None };
        };
        let table = rulebook.status(*status).points.as_ref();
        let timeline = match bound {
            PointsBound::PassMark => table.map(|table| &table.pass_mark),
            PointsBound::Value(timeline) => Some(timeline),
        };
        let bound = timeline.and_then(|timeline| timeline.on(program.day()));
        Self { id, points: bound.map(|bound| (*status, bound.value)) }
    }
}

fn sum(all: &[Counted], cohort: &Cohort<'_, '_>, lane: usize) -> Shortfall {
    let refused = all.iter().filter(|counted| cohort.criterion(counted.id)[1] >> lane & 1 == 1);
    refused.fold((0, 0), |(criteria, points), counted| match counted.points {
        None => (criteria + 1, points),
        Some((status, bound)) => {
            let short = bound - i64::from(cohort.of(lane).points(status).max());
            (criteria, points + u32::try_from(short.max(1)).unwrap_or(u32::MAX))
        }
    })
}
