//! The rules of a status as they are written, without a candidate.

mod duties;
mod procedures;

use super::behind::{Behind, OpenLine};
use super::cited::CiteLine;
use super::holding::{filing_lines, holding_lines};
use super::lines::cite_lines;
use super::places::places_of;
use super::report::{EvidenceLine, SourceLine};
use crate::calendar::Day;
use crate::compile::{
    Benefit, ConditionId, Criterion, Period, Provenance, Route, Rulebook, StatusId,
};
use crate::load::Certainty;
use crate::text::Text;
pub(super) use duties::due_words;
pub use duties::{DutyLine, SheetDuty};
pub use procedures::SheetProcedure;
use procedures::procedures;

/// A status of residence as its rules have it.
#[derive(Clone, Debug)]
pub struct StatusSheet {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// In force from, until.
    pub in_force: Period,
    /// First day whose law is recorded.
    pub recorded: Option<Day>,
    /// More for readers.
    pub note: Option<Text>,
    /// Ways in.
    pub routes: Vec<SheetRoute>,
    /// Common criteria, then those of the routes.
    pub criteria: Vec<SheetLine>,
    /// Points items.
    pub items: Vec<SheetLine>,
    /// Treatment that the status gives.
    pub benefits: Vec<SheetLine>,
    /// The pass mark over time.
    pub pass_marks: Vec<(Option<Day>, i64)>,
    /// How one files for it.
    pub filings: Vec<Text>,
    /// What holding it does.
    pub holding: Vec<Text>,
    /// Applications that lead to it or keep it, over time.
    pub procedures: Vec<SheetProcedure>,
    /// What employers and persons have to do, in the order of time.
    pub duties: Vec<SheetDuty>,
    /// Documents that show what it asks.
    pub evidence: Vec<EvidenceLine>,
    /// What the law or the research leaves open.
    pub doubts: Vec<OpenLine>,
    /// All that is cited.
    pub sources: Vec<SourceLine>,
}

/// A way in.
#[derive(Clone, Debug)]
pub struct SheetRoute {
    /// Its identifier.
    pub id: String,
    /// What it is.
    pub text: Text,
    /// When it stands.
    pub period: Period,
    /// More for readers.
    pub note: Option<Text>,
}

/// A named part of a criterion or of a condition.
#[derive(Clone, Debug)]
pub struct SheetPart {
    /// What it says.
    pub text: Option<Text>,
    /// More for readers.
    pub note: Option<Text>,
}

/// A criterion, tier or item.
#[derive(Clone, Debug)]
pub struct SheetLine {
    /// Its identifier, with the route's before it.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// Points of a tier.
    pub points: Option<i64>,
    /// Left to the officer.
    pub for_officer: bool,
    /// How sure it is.
    pub certainty: Certainty,
    /// When it stands.
    pub period: Period,
    /// Its named parts.
    pub parts: Vec<SheetPart>,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// More for readers.
    pub note: Option<Text>,
}

/// The rules of a status.
pub fn sheet(rulebook: &Rulebook, id: StatusId) -> StatusSheet {
    let status = rulebook.status(id);
    let mut criteria: Vec<SheetLine> = rulebook.criteria[status.criteria.clone()]
        .iter()
        .map(|criterion| criterion_line(rulebook, "", criterion))
        .collect();
    for route in &status.routes {
        let own = rulebook.criteria[route.criteria.clone()].iter();
        criteria.extend(own.map(|criterion| criterion_line(rulebook, &route.id, criterion)));
    }
    let mut behind = Behind::of(rulebook, &places_of(rulebook, status));
    let procedures = procedures(rulebook, status, &mut behind);
    let holding = rulebook.holding(&status.id);
    let holding = holding.map(|holding| holding_lines(rulebook, holding)).unwrap_or_default();
    let duties = duties::duties(rulebook, status, &mut behind);
    let marks = status.points.iter().flat_map(|points| &points.pass_mark.0);
    StatusSheet {
        id: status.id.clone(),
        title: status.title.clone(),
        in_force: (status.from, status.until),
        recorded: status.encoded_from,
        note: status.note.clone(),
        routes: status.routes.iter().map(route).collect(),
        criteria,
        items: items(rulebook, id),
        benefits: benefits(rulebook, id),
        pass_marks: marks.map(|dated| (dated.from, dated.value)).collect(),
        filings: filing_lines(rulebook, id),
        holding,
        procedures,
        duties,
        evidence: behind.evidence(rulebook),
        doubts: behind.doubts(rulebook),
        sources: behind.sources(rulebook),
    }
}

fn route(route: &Route) -> SheetRoute {
    SheetRoute {
        id: route.id.clone(),
        text: route.text.clone(),
        period: (route.from, route.until),
        note: route.note.clone(),
    }
}

fn criterion_line(rulebook: &Rulebook, route: &str, criterion: &Criterion) -> SheetLine {
    let id = match route {
        "" => criterion.id.clone(),
        route => format!("{route}/{}", criterion.id),
    };
    SheetLine {
        for_officer: criterion.for_officer,
        period: (criterion.from, criterion.until),
        note: criterion.note.clone(),
        ..line(rulebook, id, &rulebook.criterion_text(criterion, None), &criterion.provenance)
    }
    .made_of(rulebook, [criterion.when, criterion.applies].into_iter().flatten())
}

impl SheetLine {
    /// The same with the named parts of its conditions, and what they cite.
    fn made_of(
        mut self,
        rulebook: &Rulebook,
        conditions: impl IntoIterator<Item = ConditionId>,
    ) -> Self {
        let mut open: Vec<ConditionId> = conditions.into_iter().collect();
        open.reverse();
        while let Some(id) = open.pop() {
            let condition = rulebook.condition(id);
            if let Some(part) = &condition.part {
                self.parts.push(SheetPart {
                    text: rulebook.part_text(id, None),
                    note: part.note.clone(),
                });
            }
            for cite in cite_lines(rulebook, &condition.provenance.cite) {
                if !self.cite.contains(&cite) {
                    self.cite.push(cite);
                }
            }
            open.extend(condition.children().iter().rev());
        }
        self
    }
}

fn line(rulebook: &Rulebook, id: String, text: &Text, provenance: &Provenance) -> SheetLine {
    SheetLine {
        id,
        text: text.clone(),
        points: None,
        for_officer: false,
        certainty: provenance.certainty,
        period: (None, None),
        parts: Vec::new(),
        note: None,
        cite: cite_lines(rulebook, &provenance.cite),
    }
}

fn benefits(rulebook: &Rulebook, id: StatusId) -> Vec<SheetLine> {
    let benefits = &rulebook.benefits[rulebook.status(id).benefits.clone()];
    let line = |benefit: &Benefit| {
        SheetLine {
            period: (benefit.from, benefit.until),
            note: benefit.note.clone(),
            ..line(rulebook, benefit.id.clone(), &benefit.text, &benefit.provenance)
        }
        .made_of(rulebook, benefit.when)
    };
    benefits.iter().map(line).collect()
}

fn items(rulebook: &Rulebook, id: StatusId) -> Vec<SheetLine> {
    let mut lines = Vec::new();
    let points = rulebook.status(id).points.iter();
    for item in points.flat_map(|points| &rulebook.items[points.items.clone()]) {
        let name = match &item.form {
            Some(form) => format!("{form} {}", item.id),
            None => item.id.clone(),
        };
        lines.push(SheetLine {
            period: (item.from, item.until),
            note: item.note.clone(),
            ..line(rulebook, name, &item.text, &item.provenance)
        });
        for tier in &rulebook.tiers[item.award.tiers()] {
            let text = rulebook.tier_text(tier, None).unwrap_or_else(|| item.text.clone());
            let points = tier.points.0.last().map(|dated| dated.value);
            let name = format!("  {}", tier.id);
            let line = line(rulebook, name, &text, &tier.provenance);
            let line = SheetLine { points, note: tier.note.clone(), ..line };
            lines.push(line.made_of(rulebook, [tier.when]));
        }
    }
    lines
}
