//! How far somebody who does not qualify is from qualifying.

use crate::batch::judge::gaps::{Whom, lanes};
use crate::batch::picked::NearLimits;
use crate::compile::{ConditionKind, CriterionId, PointsBound, StatusId};
use crate::evaluate::{Cohort, LANES, Program};

/// A row that is near to qualifying.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// What it is short of.
    pub by: NearBy,
    /// The row.
    pub row: u64,
    /// Its name, where it has one.
    pub id: Option<String>,
    /// The status, by its place among those asked for.
    pub status: usize,
}

impl Near {
    /// By what the nearest come first.
    pub fn order(&self) -> (u32, u64, usize) {
        (self.by.short(), self.row, self.status)
    }
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

/// How much is short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shortfall {
    /// Criteria that are not met, points aside.
    pub criteria: u32,
    /// Points, counted from the most that there can be.
    pub points: u32,
    /// Points, counted from the least.
    pub least: u32,
}

impl Shortfall {
    /// How near that is, within limits: points where only points are short, else criteria.
    pub fn within(self, limits: NearLimits) -> Option<NearBy> {
        let Self { criteria, points, least } = self;
        let held = |limit: Option<u32>, short| limit.is_some_and(|limit| short <= limit);
        match (criteria, points, least) {
            (0, 0, 0) => None,
            (0, 0, least) => held(limits.points, least).then_some(NearBy::LeastPoints(least)),
            (0, points, _) => held(limits.points, points).then_some(NearBy::Points(points)),
            (criteria, 0, _) => {
                held(limits.criteria, criteria).then_some(NearBy::Criteria(criteria))
            }
            _ => None,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            criteria: self.criteria + other.criteria,
            points: self.points.saturating_add(other.points),
            least: self.least.saturating_add(other.least),
        }
    }
}

/// What keeps a row that is near from qualifying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NearBy {
    /// Points, even if all that is unknown were in its favour.
    Points(u32),
    /// Points that it may have, once what is unknown is known.
    LeastPoints(u32),
    /// Criteria.
    Criteria(u32),
}

impl NearBy {
    /// How many of them.
    pub fn short(self) -> u32 {
        match self {
            Self::Points(short) | Self::LeastPoints(short) | Self::Criteria(short) => short,
        }
    }
}

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

    /// How far each of `whom` is, who do not qualify yet.
    pub fn measure(&self, cohort: &Cohort<'_, '_>, whom: Whom) -> [Option<Shortfall>; LANES] {
        let mut found = [None; LANES];
        lanes(whom, |lane| {
            let common = sum(&self.common, cohort, lane);
            let routes = self.routes.iter().map(|route| sum(route, cohort, lane));
            found[lane] = Some(common.and(routes.min().unwrap_or_default()));
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
    let short = |counted: &Counted| {
        let [met, refused, apart] = cohort.criterion(counted.id).map(|whom| whom >> lane & 1 == 1);
        match counted.points {
            _ if met || apart => Shortfall::default(),
            None => Shortfall { criteria: u32::from(refused), ..Shortfall::default() },
            Some((status, bound)) => {
                let range = cohort.of(lane).points(status);
                let [points, least] = [range.max(), range.min()].map(|points| {
                    u32::try_from((bound - i64::from(points)).max(1)).unwrap_or(u32::MAX)
                });
                Shortfall { criteria: 0, points: if refused { points } else { 0 }, least }
            }
        }
    };
    all.iter().map(short).fold(Shortfall::default(), Shortfall::and)
}
