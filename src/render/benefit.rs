//! Treatment that a status gives, a line each, for every format that is read.

use super::voice::{Page, inert};
use crate::document::benefit_words;
use crate::explain::{BenefitReport, Phrase};

/// What is given, whether its conditions are met, and what is open about it.
pub(super) fn benefit_lines(benefit: &BenefitReport, page: &Page) -> Vec<String> {
    let mut words = benefit_words(benefit);
    if benefit.mark.unconfirmed {
        let doubt = benefit.mark.doubt.clone().unwrap_or_default();
        words = Phrase::BenefitUnconfirmed.fill(&[("text", words), ("doubt", doubt)]);
    }
    let note = benefit.note.iter().map(|note| page.say(note));
    std::iter::once(inert(&page.say(&words))).chain(note).collect()
}
