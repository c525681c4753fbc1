//! What of the rules is not sure: places that could not be confirmed, law that is not settled,
//! sources that were not read for long.

use super::cited::CiteLine;
use super::lines::{cite_lines, doubt_line};
use super::places::{RulePlace, What, places};
use super::report::DoubtLine;
use crate::calendar::Day;
use crate::compile::{ConditionKind, DoubtId, Provenance, Rulebook};
use crate::text::Text;

/// A place that is not sure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyLine {
    /// Identifiers from the outside in, joined by slashes.
    pub place: String,
    /// What it says.
    pub text: Text,
    /// The value that is meant, where only that is not sure.
    pub value: Option<Text>,
    /// What is open.
    pub doubt: Option<DoubtLine>,
    /// Sources.
    pub cite: Vec<CiteLine>,
}

/// A source that was not read for long.
#[derive(Clone, Debug)]
pub struct StaleLine {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    pub url: String,
    /// The day it was last read.
    pub checked: Day,
    /// Statuses that cite it.
    pub statuses: Vec<String>,
}

/// Everything that is marked as not confirmed.
pub fn unconfirmed(rulebook: &Rulebook) -> Vec<SurveyLine> {
    let mut lines = Vec::new();
    for place in places(rulebook) {
        let values = place.what.values(rulebook);
        let own = place.what.provenance().filter(|provenance| provenance.unconfirmed_here);
        if !matches!(place.what, What::Row(..)) {
            lines.extend(own.map(|provenance| line(rulebook, &place, provenance, None)));
        }
        for value in values.iter().flatten().filter(|value| value.provenance.unconfirmed_here) {
            lines.push(line(rulebook, &place, value.provenance, Some(value.shown.clone())));
        }
    }
    lines.dedup();
    lines
}

/// Law that is published but cannot be applied yet.
pub fn unsettled(rulebook: &Rulebook) -> Vec<SurveyLine> {
    let places = places(rulebook).into_iter();
    let lines = places.filter_map(|place| {
        let What::Condition(_, condition) = place.what else { return None };
        let ConditionKind::Unsettled(doubt) = condition.kind else { return None };
        let mut line = line(rulebook, &place, &condition.provenance, None);
        line.doubt = Some(doubt_line(rulebook, doubt));
        Some(line)
    });
    lines.collect()
}

fn line(
    rulebook: &Rulebook,
    place: &RulePlace<'_>,
    provenance: &Provenance,
    value: Option<Text>,
) -> SurveyLine {
    let doubt = provenance.doubt.map(|doubt: DoubtId| doubt_line(rulebook, doubt));
    SurveyLine {
        place: place.path.clone(),
        text: place.text.clone(),
        value,
        doubt,
        cite: cite_lines(rulebook, &provenance.cite),
    }
}

/// Sources last read before a day, longest ago first.
pub fn stale(rulebook: &Rulebook, before: Day) -> Vec<StaleLine> {
    let places = places(rulebook);
    let old = rulebook.sources.iter().enumerate().filter(|(_, source)| source.checked < before);
    let mut lines: Vec<StaleLine> = old
        .map(|(at, source)| {
            let cites = |place: &&RulePlace<'_>| {
                let cited = place.what.provenance().map(|provenance| &provenance.cite);
                cited.is_some_and(|cite| cite.iter().any(|cite| cite.source.index() == at))
            };
            let citing = places.iter().filter(cites).filter_map(|place| place.status);
            let mut statuses: Vec<String> = citing.map(|status| status.id.clone()).collect();
            statuses.dedup();
            StaleLine {
                id: source.id.clone(),
                title: source.title.clone(),
                url: source.url.clone(),
                checked: source.checked,
                statuses,
            }
        })
        .collect();
    lines.sort_by_key(|line| line.checked);
    lines
}
