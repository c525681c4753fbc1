//! What comes after a verdict: what is still missing in plain words, the official pages and who
//! can help.

use super::report::{Report, StatusReport};
use crate::calendar::Day;
use crate::compile::{Rulebook, Support};
use crate::evaluate::{Finding, Verdict};
use crate::load::Certainty;
use crate::text::Text;

/// What comes after a verdict.
#[derive(Clone, Debug)]
pub struct Guide {
    /// What is still missing, by status.
    pub gaps: Vec<GapLine>,
    /// Official pages of the statuses that are open or met.
    pub pages: Vec<SupportLine>,
    /// Who can help.
    pub bodies: Vec<SupportLine>,
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

/// What comes after the verdicts of a report.
pub fn guide(rulebook: &Rulebook, report: &Report) -> Guide {
    let concerns = |support: &&Support| {
        support.statuses.iter().any(|status| {
            let id = &rulebook.status(*status).id;
            report.statuses.iter().any(|status| &status.id == id && is_ahead(status))
        })
    };
    let supports = &rulebook.interview.supports;
    let for_all = supports.iter().filter(|support| support.statuses.is_empty());
    let pages = supports.iter().filter(|support| !support.statuses.is_empty());
    Guide {
        gaps: report.statuses.iter().filter_map(gap).collect(),
        pages: pages.filter(concerns).map(support_line).collect(),
        bodies: for_all.map(support_line).collect(),
    }
}

/// True where the status is still worth a look: met, open, or refused by little.
fn is_ahead(status: &StatusReport) -> bool {
    match status.verdict {
        Verdict::Qualifies | Verdict::Undetermined => true,
        Verdict::DoesNotQualify | Verdict::NotInForce => status.close,
    }
}

fn gap(status: &StatusReport) -> Option<GapLine> {
    let common = status.criteria.iter().filter(|criterion| criterion.route.is_none());
    let unmet = common.filter(|criterion| criterion.finding == Finding::NotMet);
    let unmet: Vec<_> = unmet
        .map(|criterion| {
            let gap = criterion.because.iter().find_map(|because| because.gap.clone());
            (criterion.text.clone(), gap)
        })
        .collect();
    let unknown: Vec<Text> = status.missing.iter().map(|fact| fact.label.clone()).collect();
    let shown = is_ahead(status) && !(unmet.is_empty() && unknown.is_empty());
    shown.then(|| GapLine { status: status.title.clone(), unmet, unknown })
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
