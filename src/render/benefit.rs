//! Treatment that a status gives, a line each, for every format that is read.

use super::voice::{Page, inert};
use crate::evaluate::Finding;
use crate::explain::{BenefitReport, Phrase};
use crate::text::{Text, list};

/// What is given, whether its conditions are met, and what is open about it.
pub(super) fn benefit_lines(benefit: &BenefitReport, page: &Page) -> Vec<String> {
    let mut words = judged(benefit);
    if benefit.mark.unconfirmed {
        let doubt = benefit.mark.doubt.clone().unwrap_or_default();
        words = Phrase::BenefitUnconfirmed.fill(&[("text", words), ("doubt", doubt)]);
    }
    let note = benefit.note.iter().map(|note| page.say(note));
    std::iter::once(inert(&page.say(&words))).chain(note).collect()
}

fn judged(benefit: &BenefitReport) -> Text {
    let text = ("text", benefit.text.clone());
    match benefit.finding {
        Finding::NotMet if benefit.because.is_empty() => Phrase::BenefitNot.fill(&[text]),
        Finding::NotMet => {
            let because: Vec<Text> = benefit.because.iter().map(fact).collect();
            Phrase::BenefitNotMet.fill(&[text, ("because", list(&because))])
        }
        Finding::Unknown if benefit.missing.is_empty() => Phrase::BenefitUnsettled.fill(&[text]),
        Finding::Unknown => {
            let facts: Vec<Text> = benefit.missing.iter().map(|fact| fact.label.clone()).collect();
            Phrase::BenefitOpen.fill(&[text, ("facts", list(&facts))])
        }
        _ if benefit.conditional => Phrase::BenefitMet.fill(&[text]),
        _ => text.1,
    }
}

fn fact(because: &crate::explain::Because) -> Text {
    if because.value.is_empty() {
        return because.label.clone();
    }
    let mut slots = vec![("label", because.label.clone()), ("value", because.value.clone())];
    match &because.gap {
        None => Phrase::FactIs.fill(&slots),
        Some(gap) => {
            slots.push(("gap", gap.clone()));
            Phrase::FactFails.fill(&slots)
        }
    }
}
