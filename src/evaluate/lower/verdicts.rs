//! Points tables and verdicts, laid out for the rules of a day. Must not know candidates.

use super::super::runs::{
    AwardRun, CriterionRun, ItemRun, PointsRun, RouteRun, RunStep, StatusRun,
};
use super::Lower;
use crate::compile::{Award, Criterion, CriterionId, ItemId, Provenance, StatusId, held};
use std::ops::Range;

impl Lower<'_> {
    pub(super) fn table(&mut self, id: StatusId) {
        let Some(points) = &self.program.rulebook.status(id).points else { return };
        let first = self.program.ops.len();
        let mut items = Vec::new();
        for at in points.items.clone() {
            items.extend(self.item(ItemId::at(at)));
        }
        let ops = first..self.program.ops.len();
        self.program.steps.push(RunStep::Points(self.program.tables.len()));
        self.program.tables.push(PointsRun { status: id, ops, items, groups: Vec::new() });
    }

    fn item(&mut self, id: ItemId) -> Option<ItemRun> {
        let item = self.program.rulebook.item(id);
        if !self.stands(item.from, item.until) {
            return None;
        }
        let first = self.program.ops.len();
        let doubtful = item.provenance.unconfirmed_here;
        let award = match &item.award {
            Award::One(tiers) => AwardRun::Best(highest_first(self.tiers(tiers.clone(), doubtful))),
            Award::All(tiers, most) => {
                AwardRun::Sum(self.tiers(tiers.clone(), doubtful), most.map(held::points))
            }
            Award::Table(grid) => AwardRun::Grid(self.grid(grid)),
        };
        Some(ItemRun { item: id, ops: first..self.program.ops.len(), award, doubtful })
    }

    fn tiers(&mut self, tiers: Range<usize>, doubtful: bool) -> Vec<(u32, i32)> {
        let rulebook = self.program.rulebook;
        let mut lowered = Vec::new();
        for tier in &rulebook.tiers[tiers] {
            let Some(points) = self.dated(&tier.points) else { continue };
            let doubtful =
                doubtful || tier.provenance.unconfirmed_here || points.provenance.unconfirmed_here;
            let value = held::points(points.value);
            lowered.extend(self.root(tier.when, doubtful).map(|root| (root, value)));
        }
        lowered
    }

    pub(super) fn judge(&mut self, id: StatusId) {
        let status = self.program.rulebook.status(id);
        let first = self.program.ops.len();
        let common = self.criteria(status.criteria.clone());
        let mut routes = Vec::new();
        for route in &status.routes {
            let stands = self.stands(route.from, route.until);
            routes.push(RouteRun { stands, criteria: self.criteria(route.criteria.clone()) });
        }
        let in_force = self.stands(status.from, status.until);
        let recorded = self.stands(status.encoded_from, None);
        self.program.steps.push(RunStep::Judge(self.program.judges.len()));
        self.program.judges.push(StatusRun {
            status: id,
            ops: first..self.program.ops.len(),
            in_force,
            recorded,
            read_by_row: false,
            common,
            routes,
        });
    }

    fn criteria(&mut self, range: Range<usize>) -> Vec<CriterionRun> {
        let rulebook = self.program.rulebook;
        let mut lowered = Vec::new();
        for at in range {
            lowered.extend(self.criterion(CriterionId::at(at), &rulebook.criteria[at]));
        }
        lowered
    }

    fn criterion(&mut self, id: CriterionId, criterion: &Criterion) -> Option<CriterionRun> {
        if !self.stands(criterion.from, criterion.until) {
            return None;
        }
        let when = criterion.when.and_then(|when| self.condition(when));
        let applies = criterion.applies.and_then(|applies| self.condition(applies));
        if when.is_none() && !criterion.for_officer {
            return None;
        }
        Some(CriterionRun {
            criterion: id,
            when,
            applies,
            doubtful: doubtful_criterion(criterion, &criterion.provenance),
            opens: criterion.opens,
            practice: criterion.practice,
            except: criterion.except.clone(),
        })
    }
}

/// Tiers by their points; those worth nothing cannot raise an award.
fn highest_first(mut tiers: Vec<(u32, i32)>) -> Vec<(u32, i32)> {
    tiers.retain(|(_, points)| *points > 0);
    tiers.sort_by_key(|(_, points)| std::cmp::Reverse(*points));
    tiers
}

/// Where nothing is asked but the officer's judgement, doubt about it decides nothing here.
fn doubtful_criterion(criterion: &Criterion, provenance: &Provenance) -> bool {
    provenance.unconfirmed_here && criterion.when.is_some()
}
