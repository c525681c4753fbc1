//! The rules of a status as they are written, without a candidate.

use super::lines::cite_lines;
use super::report::CiteLine;
use crate::calendar::Day;
use crate::compile::{Benefit, Criterion, Provenance, Rulebook, StatusId};
use crate::load::Certainty;
use crate::text::Text;

/// A status of residence as its rules have it.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// In force from, until.
    pub in_force: (Option<Day>, Option<Day>),
    /// First day whose law is recorded.
    pub recorded: Option<Day>,
    /// More for readers.
    pub note: Option<Text>,
    /// Common criteria, then those of the routes.
    pub criteria: Vec<SheetLine>,
    /// Points items.
    pub items: Vec<SheetLine>,
    /// Treatment that the status gives.
    pub benefits: Vec<SheetLine>,
    /// The pass mark over time.
    pub pass_marks: Vec<(Option<Day>, i64)>,
    /// Worked examples beside the law.
    pub examples: usize,
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
    /// First day, last day.
    pub period: (Option<Day>, Option<Day>),
    /// Sources.
    pub cite: Vec<CiteLine>,
}

/// The rules of a status.
pub fn sheet(rulebook: &Rulebook, id: StatusId) -> Sheet {
    let status = rulebook.status(id);
    let mut criteria: Vec<SheetLine> = rulebook.criteria[status.criteria.clone()]
        .iter()
        .map(|criterion| criterion_line(rulebook, "", criterion))
        .collect();
    for route in &status.routes {
        let own = rulebook.criteria[route.criteria.clone()].iter();
        criteria.extend(own.map(|criterion| criterion_line(rulebook, &route.id, criterion)));
    }
    let marks = status.points.iter().flat_map(|points| &points.pass_mark.0);
    Sheet {
        id: status.id.clone(),
        title: status.title.clone(),
        in_force: (status.from, status.until),
        recorded: status.encoded_from,
        note: status.note.clone(),
        criteria,
        items: items(rulebook, id),
        benefits: benefits(rulebook, id),
        pass_marks: marks.map(|dated| (dated.from, dated.value)).collect(),
        examples: status.examples,
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
        ..line(rulebook, id, &rulebook.criterion_text(criterion, None), &criterion.provenance)
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
        cite: cite_lines(rulebook, &provenance.cite),
    }
}

fn benefits(rulebook: &Rulebook, id: StatusId) -> Vec<SheetLine> {
    let benefits = &rulebook.benefits[rulebook.status(id).benefits.clone()];
    let line = |benefit: &Benefit| SheetLine {
        period: (benefit.from, benefit.until),
        ..line(rulebook, benefit.id.clone(), &benefit.text, &benefit.provenance)
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
            ..line(rulebook, name, &item.text, &item.provenance)
        });
        for tier in &rulebook.tiers[item.award.tiers()] {
            let text = rulebook.tier_text(tier, None).unwrap_or_else(|| item.text.clone());
            let points = tier.points.0.last().map(|dated| dated.value);
            let name = format!("  {}", tier.id);
            lines.push(SheetLine { points, ..line(rulebook, name, &text, &tier.provenance) });
        }
    }
    lines
}
