//! The terms of a document, with what they mean.

use super::{Align, Line, Row, TableBlock, Tone, column};
use crate::explain::Phrase;

const TERMS: [(Phrase, Phrase); 10] = [
    (Phrase::TermStatus, Phrase::TermStatusIs),
    (Phrase::TermCriterion, Phrase::TermCriterionIs),
    (Phrase::TermRoute, Phrase::TermRouteIs),
    (Phrase::TermFinding, Phrase::TermFindingIs),
    (Phrase::TermVerdict, Phrase::TermVerdictIs),
    (Phrase::TermOfficer, Phrase::TermOfficerIs),
    (Phrase::TermEvidence, Phrase::TermEvidenceIs),
    (Phrase::TermRange, Phrase::TermRangeIs),
    (Phrase::TermUnconfirmed, Phrase::TermUnconfirmedIs),
    (Phrase::TermUnsettled, Phrase::TermUnsettledIs),
];

/// The terms as a table.
pub(super) fn glossary() -> TableBlock {
    let row = |(term, meaning): &(Phrase, Phrase)| Row {
        cells: vec![vec![Line::new(term.text(), Tone::Strong)], vec![meaning.text().into()]],
        opens: true,
        ..Row::default()
    };
    TableBlock {
        caption: Phrase::DocGlossary.text(),
        columns: vec![
            column(Phrase::DocTerm.text(), 28, Align::Start),
            column(Phrase::DocMeaning.text(), 72, Align::Start),
        ],
        rows: TERMS.iter().map(row).collect(),
        ruled: false,
    }
}
