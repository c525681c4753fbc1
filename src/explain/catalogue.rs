//! Everything that the rules hold, place by place, with source, day checked and certainty.

use super::cited::CiteLine;
use super::lines::cite_lines;
use super::places::{RulePlace, What, places};
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::load::Certainty;
use crate::text::Text;

/// The whole catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// A section for each status, then what belongs to none.
    pub sections: Vec<CatalogueSection>,
    /// The bibliography.
    pub sources: Vec<CatalogueSource>,
}

/// A section.
#[derive(Clone, Debug)]
pub struct CatalogueSection {
    /// The status' identifier; none: what belongs to no status.
    pub id: Option<String>,
    /// Its title.
    pub title: Text,
    /// Its places.
    pub lines: Vec<CatalogueLine>,
}

/// A place in the rules.
#[derive(Clone, Debug)]
pub struct CatalogueLine {
    /// What kind of place.
    pub kind: CatalogueKind,
    /// Identifiers from the outside in, joined by slashes.
    pub place: String,
    /// What it says.
    pub text: Text,
    /// First and last day.
    pub period: (Option<Day>, Option<Day>),
    /// How sure it is; none where it says nothing of its own.
    pub certainty: Option<Certainty>,
    /// What is open.
    pub doubt: Option<String>,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// The day on which the source read longest ago was last read.
    pub checked: Option<Day>,
}

/// What kind of place a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is named as in the rule files")]
pub enum CatalogueKind {
    Status,
    Route,
    Criterion,
    Part,
    Item,
    Tier,
    Benefit,
    Fact,
    Row,
    Procedure,
    Duty,
}

impl CatalogueKind {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Status => "status",
            Self::Route => "route",
            Self::Criterion => "criterion",
            Self::Part => "part",
            Self::Item => "item",
            Self::Tier => "tier",
            Self::Benefit => "benefit",
            Self::Fact => "fact",
            Self::Row => "row",
            Self::Procedure => "procedure",
            Self::Duty => "duty",
        }
    }
}

/// A source.
#[derive(Clone, Debug)]
pub struct CatalogueSource {
    /// Its identifier.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// Where it can be read.
    pub url: String,
    /// The day it was last read.
    pub checked: Day,
}

/// The catalogue of all rules.
pub fn catalogue(rulebook: &Rulebook) -> Catalogue {
    let mut sections: Vec<CatalogueSection> = Vec::new();
    for place in places(rulebook) {
        let Some(kind) = kind(&place) else { continue };
        let id = place.status.map(|status| status.id.clone());
        if sections.last().is_none_or(|last| last.id != id) {
            let title = place.status.map(|status| status.title.clone()).unwrap_or_default();
            sections.push(CatalogueSection { id, title, lines: Vec::new() });
        }
        let line = line(rulebook, &place, kind);
        if let Some(section) = sections.last_mut() {
            section.lines.push(line);
        }
    }
    let sources = rulebook.sources.iter().map(|source| CatalogueSource {
        id: source.id.clone(),
        title: source.title.clone(),
        url: source.url.clone(),
        checked: source.checked,
    });
    Catalogue { sections, sources: sources.collect() }
}

/// What a place is; none for what says nothing of its own.
fn kind(place: &RulePlace<'_>) -> Option<CatalogueKind> {
    Some(match place.what {
        What::Status(_) => CatalogueKind::Status,
        What::Route(_) => CatalogueKind::Route,
        What::Criterion(_) => CatalogueKind::Criterion,
        What::Condition(_, condition) => {
            let own = condition.part.is_some() || condition.provenance.unconfirmed_here;
            return own.then_some(CatalogueKind::Part);
        }
        What::Item(_) => CatalogueKind::Item,
        What::Tier(_) => CatalogueKind::Tier,
        What::Benefit(_) => CatalogueKind::Benefit,
        What::Follows(_, provenance) => {
            return (!provenance.cite.is_empty()).then_some(CatalogueKind::Fact);
        }
        // What a list says is in the list; here stands what of it is not confirmed.
        What::Row(..) => {
            let doubtful = place.what.provenance().is_some_and(|from| from.unconfirmed_here);
            return doubtful.then_some(CatalogueKind::Row);
        }
        What::PassMark(_) | What::Grows(_) | What::Limit(_) => return None,
        What::Procedure(_) => CatalogueKind::Procedure,
        What::Duty(_) => CatalogueKind::Duty,
    })
}

fn line(rulebook: &Rulebook, place: &RulePlace<'_>, kind: CatalogueKind) -> CatalogueLine {
    let provenance = place.what.provenance();
    let cite = provenance.map(|provenance| provenance.cite.as_slice()).unwrap_or_default();
    let unsure = provenance.filter(|provenance| provenance.certainty == Certainty::Unconfirmed);
    let doubt = unsure.and_then(|provenance| provenance.doubt);
    CatalogueLine {
        kind,
        place: place.path.clone(),
        text: place.text.clone(),
        period: place.what.period(),
        certainty: provenance.map(|provenance| provenance.certainty),
        doubt: doubt.map(|doubt| rulebook.doubts[doubt.index()].id.clone()),
        cite: cite_lines(rulebook, cite),
        checked: cite.iter().map(|cite| rulebook.sources[cite.source.index()].checked).min(),
    }
}
