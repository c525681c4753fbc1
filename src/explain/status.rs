//! One status of residence in words.

use super::Teller;
use super::holding::limit_lines;
use super::lines::{doubt_line, own_papers, unconfirmed_line};
use super::phrase::Phrase;
use super::report::{CriterionReport, PointsReport, RouteReport, StatusReport, UnconfirmedLine};
use crate::compile::{CriterionId, Rulebook, StatusId, StatusRules};
use crate::evaluate::{Finding, Verdict};
use crate::facts::{show_day, show_wait};
use crate::load::Family;
use crate::text::{Text, list};
use std::ops::Range;

impl Teller<'_, '_> {
    /// Everything there is to say about a status.
    pub(super) fn status(&self, id: StatusId) -> StatusReport {
        let rulebook = self.program.rulebook();
        let status = rulebook.status(id);
        let outcome = self.assessment.outcome(id);
        let gaps = self.status_gaps(id);
        let criteria = self.criteria(id, status);
        let points = self.points(id);
        let mut report = StatusReport {
            id: status.id.clone(),
            title: status.title.clone(),
            verdict: outcome.verdict,
            confirmed: outcome.confirmed,
            beyond: rulebook.recorded_until().filter(|until| *until < self.day()),
            why: Text::default(),
            advised: None,
            nearness: self.near.map(|near| near.of(self.assessment, id)).unwrap_or_default(),
            close: false,
            in_force: (status.from, status.until),
            route: outcome.route.map(|at| status.routes[at].id.clone()),
            routes: self.routes(id, status, outcome.route),
            points,
            criteria,
            missing: self.fact_refs(&gaps),
            unsettled: gaps.doubts().map(|doubt| doubt_line(rulebook, doubt)).collect(),
            unconfirmed: self.unconfirmed(id),
            note: status.note.clone(),
            benefits: self.benefits(id),
            procedures: self.procedures(id),
            stay: stay(rulebook, status),
        };
        own_papers(rulebook, &mut report);
        report.why = self.why(status, outcome.recorded, &report);
        report
    }

    fn standing(&self, range: Range<usize>) -> impl Iterator<Item = CriterionId> + '_ {
        range.map(CriterionId::at).filter(|id| self.program.stands(*id))
    }

    fn criteria(&self, id: StatusId, status: &StatusRules) -> Vec<CriterionReport> {
        let common = self.standing(status.criteria.clone()).map(|id| self.criterion(id, None));
        let mut found: Vec<CriterionReport> = common.collect();
        for (at, route) in status.routes.iter().enumerate() {
            if self.program.route_stands(id, at) {
                let own = self.standing(route.criteria.clone());
                found.extend(own.map(|id| self.criterion(id, Some(&route.id))));
            }
        }
        found
    }

    fn routes(&self, id: StatusId, status: &StatusRules, taken: Option<usize>) -> Vec<RouteReport> {
        let rulebook = self.program.rulebook();
        let standing =
            status.routes.iter().enumerate().filter(|(at, _)| self.program.route_stands(id, *at));
        let report = |(at, route): (usize, &crate::compile::Route)| RouteReport {
            id: route.id.clone(),
            text: route.text.clone(),
            finding: Finding::of(self.assessment.route(id, at).as_read()),
            criteria: self
                .standing(route.criteria.clone())
                .map(|id| rulebook.criterion(id).id.clone())
                .collect(),
            taken: taken == Some(at),
            note: route.note.clone(),
        };
        standing.map(report).collect()
    }

    fn unconfirmed(&self, id: StatusId) -> Vec<UnconfirmedLine> {
        let found = self.program.unconfirmed(self.assessment, id);
        let (rulebook, on) = (self.program.rulebook(), self.program.day());
        found.iter().map(|value| unconfirmed_line(rulebook, on, value)).collect()
    }

    // ── one line of why ──────────────────────────────────────────────────────────────────

    fn why(&self, status: &StatusRules, recorded: bool, report: &StatusReport) -> Text {
        match report.verdict {
            Verdict::NotInForce => self.why_closed(status, report),
            Verdict::Undetermined if !recorded => {
                let from = status.encoded_from.map(show_day).unwrap_or_default();
                Phrase::WhyNotRecorded.fill(&[("from", from)])
            }
            Verdict::Undetermined => why_open(report),
            Verdict::DoesNotQualify => why_not(report),
            Verdict::Qualifies => why_met(report),
        }
    }

    fn why_closed(&self, status: &StatusRules, report: &StatusReport) -> Text {
        let day =
            |phrase: Phrase, name, day: crate::calendar::Day| phrase.fill(&[(name, show_day(day))]);
        if let Some(from) = status.from.filter(|from| self.day() < *from) {
            return day(Phrase::WhyNotYet, "from", from);
        }
        if let Some(until) = status.until.filter(|until| *until < self.day()) {
            return day(Phrase::WhyEnded, "until", until);
        }
        let closed = report.criteria.iter().find(|c| c.opens && c.finding == Finding::NotMet);
        let name = closed.map(|criterion| criterion.text.clone()).unwrap_or_default();
        Phrase::WhyClosed.fill(&[("name", name)])
    }
}

fn why_open(report: &StatusReport) -> Text {
    match report.missing.as_slice() {
        [] => why_unsettled(report),
        [one] => Phrase::WhyMissingOne.fill(&[("name", one.label.clone())]),
        many => {
            let count = Text::same(many.len().to_string());
            Phrase::WhyMissing.fill(&[("count", count)])
        }
    }
}

/// Nothing is missing: law is open, or the officer's decision is no part of it.
fn why_unsettled(report: &StatusReport) -> Text {
    let mut open = report.criteria.iter().filter(|c| c.finding == Finding::Unknown);
    match open.next() {
        Some(criterion) if criterion.officer && open.all(|other| other.officer) => {
            Phrase::WhyOfficer.fill(&[("name", criterion.text.clone())])
        }
        _ => Phrase::WhyUnsettled.text(),
    }
}

fn why_not(report: &StatusReport) -> Text {
    let failed = failed(report);
    if let (Some(points), true) = (&report.points, failed.is_empty()) {
        return points.gap.clone().unwrap_or_else(|| points.text.clone());
    }
    match failed.as_slice() {
        [] => Phrase::WhyNoRoute.text(),
        [one] => Phrase::WhyNotMet.fill(&[("name", one.text.clone())]),
        [first, rest @ ..] => Phrase::WhyNotMetMore
            .fill(&[("name", first.text.clone()), ("count", Text::same(rest.len().to_string()))]),
    }
}

/// Common criteria that are not met.
pub(super) fn failed(report: &StatusReport) -> Vec<&CriterionReport> {
    let common = report.criteria.iter().filter(|criterion| criterion.route.is_none());
    common.filter(|criterion| criterion.finding == Finding::NotMet).collect()
}

fn why_met(report: &StatusReport) -> Text {
    let officer = report.criteria.iter().filter(|c| c.finding == Finding::ForOfficer).count();
    match (&report.points, officer) {
        (Some(PointsReport { text, min, pass_mark, .. }), _) if min >= pass_mark => text.clone(),
        (_, 0) => Phrase::WhyMet.text(),
        (_, count) => Phrase::WhyMetOfficer.fill(&[("count", Text::same(count.to_string()))]),
    }
}

fn stay(rulebook: &Rulebook, status: &StatusRules) -> Vec<Text> {
    let stay = &status.stay;
    let mut lines = Vec::new();
    if !stay.grants.is_empty() {
        let periods: Vec<Text> = stay.grants.iter().map(|grant| show_wait(*grant)).collect();
        lines.push(Phrase::StayGrants.fill(&[("periods", list(&periods))]));
    }
    let holding = rulebook.holding(&status.id);
    lines.extend(holding.into_iter().flat_map(|holding| limit_lines(rulebook, holding)));
    lines.extend(stay.renewable.map(|renewable| match renewable {
        true => Phrase::StayRenewable.text(),
        false => Phrase::StayNotRenewable.text(),
    }));
    lines.extend(stay.family.map(|family| match family {
        Family::Dependant => Phrase::FamilyDependant.text(),
        Family::None => Phrase::FamilyNone.text(),
        Family::Designated => Phrase::FamilyDesignated.text(),
    }));
    lines
}
