//! What decided something and where that comes from, as words and lines of a document.

use super::{Line, Tone};
use crate::explain::{Because, CaseReport, CiteLine, Phrase};
use crate::text::Text;

/// The fact that decided something, with what it lacks.
pub(super) fn because_words(because: &Because) -> Text {
    let mut slots = vec![("label", because.label.clone()), ("value", because.value.clone())];
    match &because.gap {
        _ if because.value.is_empty() => because.label.clone(),
        None => Phrase::FactIs.fill(&slots),
        Some(gap) => {
            slots.push(("gap", gap.clone()));
            Phrase::FactFails.fill(&slots)
        }
    }
}

/// The places in the sources, by the numbers of the list at the end.
pub(super) fn cites(report: &CaseReport, cited: &[CiteLine]) -> Vec<Line> {
    let line = |cite: &CiteLine| {
        let at = report.sources.iter().position(|source| source.id == cite.source)?;
        let slots = [
            ("number", Text::same((at + 1).to_string())),
            ("at", cite.at.clone().unwrap_or_default()),
        ];
        Some(Line::new(Phrase::DocSourceRef.fill(&slots), Tone::Faint))
    };
    cited.iter().filter_map(line).collect()
}
