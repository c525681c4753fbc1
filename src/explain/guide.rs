//! What comes after a verdict: what is still missing in plain words, what would be so with
//! something that is not so yet, what opens later, the official pages and who can help.

use super::report::{CaseReport, StatusReport};
use crate::calendar::Day;
use crate::compile::{Rulebook, Support};
use crate::evaluate::{Finding, Verdict};
use crate::facts::FactId;
use crate::load::Certainty;
use crate::text::Text;
use std::collections::BTreeSet;

/// What comes after a verdict.
#[derive(Clone, Debug)]
pub struct Guide {
    /// What is still missing, by status.
    pub gaps: Vec<GapLine>,
    /// What would be so with something that is not so yet.
    pub as_if: Option<AsIf>,
    /// What opens on a later day.
    pub opens: Vec<OpensLine>,
    /// Official pages of the statuses that are open or met.
    pub pages: Vec<SupportLine>,
    /// Who can help.
    pub bodies: Vec<SupportLine>,
}

/// What would be so with something that is not so yet.
#[derive(Clone, Debug)]
pub struct AsIf {
    /// What is not so yet.
    pub facts: Vec<Text>,
    /// The statuses that are refused for that alone; with what would still be open.
    pub lines: Vec<GapLine>,
}

/// A status that opens on a later day.
#[derive(Clone, Debug)]
pub struct OpensLine {
    /// The title of the status.
    pub status: Text,
    /// The day.
    pub on: Day,
}

/// What is missing for one status.
#[derive(Clone, Debug)]
pub struct GapLine {
    /// The title of the status.
    pub status: Text,
    /// The criteria that are not met, with by how much where that can be said.
    pub unmet: Vec<(Text, Option<Text>)>,
    /// The facts to find out.
    pub unknown: Vec<Text>,
    /// So many of them matter before the others, which hang on them.
    pub first: usize,
}

/// An official page or a support body.
#[derive(Clone, Debug)]
pub struct SupportLine {
    /// Its name.
    pub title: Text,
    /// For whom, and what it does.
    pub text: Text,
    /// Its page.
    pub url: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// True where address and number could not be confirmed.
    pub unconfirmed: bool,
    /// The day on which they were last read.
    pub checked: Day,
}

/// What comes after the verdicts of a report; `as_if` is the report with facts that are not so,
/// `foremost` is to be found out before other facts.
pub fn guide(
    rulebook: &Rulebook,
    report: &CaseReport,
    as_if: Option<(&CaseReport, &[FactId])>,
    foremost: &BTreeSet<FactId>,
) -> Guide {
    let would = as_if.map(|(with, _)| revived(report, with)).unwrap_or_default();
    let is_would = |status: &StatusReport| would.iter().any(|other| other.id == status.id);
    let concerns = |support: &&Support| {
        support.statuses.iter().any(|status| {
            let id = &rulebook.status(*status).id;
            let ahead = |status: &StatusReport| is_ahead(status) || is_would(status);
            report.statuses.iter().any(|status| &status.id == id && ahead(status))
        })
    };
    let is_first =
        |name: &str| rulebook.vocabulary.find(name).is_some_and(|fact| foremost.contains(&fact));
    let label = |fact: &FactId| rulebook.vocabulary.fact(*fact).label.clone();
    let as_if = as_if.filter(|_| !would.is_empty()).map(|(_, facts)| AsIf {
        facts: facts.iter().map(label).collect(),
        lines: would.iter().map(|status| missing(status, &is_first)).collect(),
    });
    let gaps = report.statuses.iter().filter(|status| !is_would(status));
    let supports = &rulebook.interview.supports;
    let for_all = supports.iter().filter(|support| support.statuses.is_empty());
    let pages = supports.iter().filter(|support| !support.statuses.is_empty());
    Guide {
        gaps: gaps.filter_map(|status| gap(status, &is_first)).collect(),
        as_if,
        opens: report.statuses.iter().filter_map(|status| opens(status, report.on)).collect(),
        pages: pages.filter(concerns).map(support_line).collect(),
        bodies: for_all.map(support_line).collect(),
    }
}

/// The statuses that are refused, and would be open or met with what is supposed.
fn revived<'w>(report: &CaseReport, with: &'w CaseReport) -> Vec<&'w StatusReport> {
    let refused = |id: &str| {
        let status = report.statuses.iter().find(|status| status.id == id);
        status.is_some_and(|status| status.verdict == Verdict::DoesNotQualify)
    };
    with.statuses.iter().filter(|status| status.is_open() && refused(&status.id)).collect()
}

fn opens(status: &StatusReport, on: Day) -> Option<OpensLine> {
    let from = status.in_force.0.filter(|from| *from > on)?;
    Some(OpensLine { status: status.title.clone(), on: from })
}

/// True where the status is still worth a look: met, open, or refused by little.
fn is_ahead(status: &StatusReport) -> bool {
    match status.verdict {
        Verdict::Qualifies | Verdict::Undetermined => true,
        Verdict::DoesNotQualify | Verdict::NotInForce => status.close,
    }
}

fn gap(status: &StatusReport, is_first: &dyn Fn(&str) -> bool) -> Option<GapLine> {
    let gap = missing(status, is_first);
    let shown = is_ahead(status) && !(gap.unmet.is_empty() && gap.unknown.is_empty());
    shown.then_some(gap)
}

fn missing(status: &StatusReport, is_first: &dyn Fn(&str) -> bool) -> GapLine {
    let common = status.criteria.iter().filter(|criterion| criterion.route.is_none());
    let unmet = common.filter(|criterion| criterion.finding == Finding::NotMet);
    let unmet: Vec<_> = unmet
        .map(|criterion| {
            let gap = criterion.because.iter().find_map(|because| because.gap.clone());
            (criterion.text.clone(), gap)
        })
        .collect();
    let (first, then): (Vec<_>, Vec<_>) =
        status.missing.iter().partition(|fact| is_first(&fact.name));
    let unknown: Vec<Text> = first.iter().chain(&then).map(|fact| fact.label.clone()).collect();
    GapLine { status: status.title.clone(), unmet, unknown, first: first.len() }
}

fn support_line(support: &Support) -> SupportLine {
    SupportLine {
        title: support.title.clone(),
        text: support.text.clone(),
        url: support.url.clone(),
        phone: support.phone.clone(),
        unconfirmed: support.certainty == Certainty::Unconfirmed,
        checked: support.checked,
    }
}
