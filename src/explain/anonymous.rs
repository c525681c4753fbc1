//! A report without what says who it is of.

use super::phrase::Phrase;
use super::report::{Because, CaseReport, CaseWords};
use crate::advise::DueKind;

/// Leaves out the words of the case and the days from which years are counted: a birth date goes,
/// the age stays.
pub fn anonymous(mut report: CaseReport) -> CaseReport {
    let hidden: Vec<String> = report
        .facts
        .iter()
        .filter(|fact| fact.counted_from)
        .map(|fact| fact.name.clone())
        .collect();
    report.case = CaseWords::default();
    report.facts.retain(|fact| !fact.counted_from);
    report.conflicts.retain(|line| !hidden.contains(&line.name));
    let hide = |because: &mut Because| {
        if because.name.as_ref().is_some_and(|name| hidden.contains(name)) {
            because.value = Phrase::LeftOut.text();
            because.gap = None;
        }
    };
    for status in &mut report.statuses {
        status.benefits.iter_mut().flat_map(|benefit| &mut benefit.because).for_each(hide);
        for criterion in &mut status.criteria {
            criterion.because.iter_mut().for_each(hide);
            criterion.parts.iter_mut().flat_map(|part| &mut part.because).for_each(hide);
        }
        for item in status.points.iter_mut().flat_map(|points| &mut points.items) {
            item.because.iter_mut().for_each(hide);
            item.tiers.iter_mut().flat_map(|tier| &mut tier.because).for_each(hide);
        }
    }
    // The day of a birthday tells the birth date.
    if let Some(ahead) = &mut report.ahead {
        ahead.dates.retain(|event| event.kind != DueKind::Age);
    }
    report.anonymous = true;
    report
}
