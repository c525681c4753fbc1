//! Fees and usual times of the procedures of a status, a line each.

use super::voice::{Page, inert};
use crate::explain::{Mark, Phrase, ProcedureReport, StatusReport};
use crate::facts::show_day;
use crate::text::Text;

/// The heading with the day of acceptance; none where the way is closed.
pub(super) fn procedure_heading(status: &StatusReport) -> Option<Text> {
    let day = status.procedures.first().filter(|_| status.is_open())?.accepted;
    Some(Phrase::HeadProcedures.fill(&[("day", show_day(day))]))
}

/// Fees, usual times and notes, a line each.
pub(super) fn procedure_lines(procedure: &ProcedureReport, page: &Page) -> Vec<String> {
    let fees = procedure.fees.iter().map(|fee| {
        let words = match &fee.text {
            Some(text) => {
                Phrase::LabelIs.fill(&[("text", text.clone()), ("value", fee.words.clone())])
            }
            None => fee.words.clone(),
        };
        marked(words, &fee.mark)
    });
    let times = procedure.times.iter().map(|time| {
        let slots = [("text", time.text.clone()), ("value", time.words.clone())];
        marked(Phrase::LabelIs.fill(&slots), &time.mark)
    });
    let lines = fees.chain(times).chain(procedure.notes.iter().cloned());
    lines.map(|line| inert(&page.say(&line))).collect()
}

/// A line with what is not confirmed about it.
fn marked(text: Text, mark: &Mark) -> Text {
    if !mark.unconfirmed {
        return text;
    }
    let doubt = mark.doubt.clone().unwrap_or_default();
    Phrase::BenefitUnconfirmed.fill(&[("text", text), ("doubt", doubt)])
}
