//! The applications of a status as the rules have them, over all days.

use crate::compile::Period;
use crate::compile::{Procedure, Rulebook, Scope, StatusRules};
use crate::explain::behind::Behind;
use crate::explain::cited::CiteLine;
use crate::explain::procedure::{fee_words, fits, length};
use crate::explain::{Phrase, cite_lines};
use crate::text::Text;

/// An application to be made.
#[derive(Clone, Debug)]
pub struct SheetProcedure {
    /// Its identifier.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Where it stands in the law.
    pub cite: Vec<CiteLine>,
    /// Fees, usual times and notes, with the days of acceptance for which they stand.
    pub lines: Vec<(Text, Period)>,
}

/// Those that concern a status; what they rest on goes to `behind`.
pub(super) fn procedures(
    rulebook: &Rulebook,
    status: &StatusRules,
    behind: &mut Behind,
) -> Vec<SheetProcedure> {
    let up_to = rulebook.procedures.up_to.contains(&status.id);
    let concerned = rulebook.procedures.list.iter().filter(|procedure| {
        procedure.scope.concerns(&status.id)
            && !(procedure.renewal && status.stay.renewable == Some(false))
    });
    concerned.map(|procedure| one(rulebook, procedure, status, up_to, behind)).collect()
}

fn one(
    rulebook: &Rulebook,
    procedure: &Procedure,
    status: &StatusRules,
    up_to: bool,
    behind: &mut Behind,
) -> SheetProcedure {
    behind.add(&procedure.scope.provenance);
    let mut lines = Vec::new();
    let mut add = |text: Text, scope: &Scope| {
        behind.add(&scope.provenance);
        let from = scope.from.or(procedure.scope.from);
        lines.push((text, (from, scope.until.or(procedure.scope.until))));
    };
    let stands = |scope: &Scope| scope.concerns(&status.id);
    let fees = procedure.fees.iter();
    for fee in fees.filter(|fee| stands(&fee.scope) && fits(rulebook, fee, status, up_to)) {
        let words = fee_words(fee);
        let words = match &fee.text {
            Some(text) => Phrase::LabelIs.fill(&[("text", text.clone()), ("value", words)]),
            None => words,
        };
        add(words, &fee.scope);
    }
    for time in procedure.times.iter().filter(|time| stands(&time.scope)) {
        let slots = [("text", time.text.clone()), ("value", length(time.length).0)];
        add(Phrase::LabelIs.fill(&slots), &time.scope);
    }
    for note in procedure.notes.iter().filter(|note| stands(&note.scope)) {
        add(note.text.clone(), &note.scope);
    }
    let cite = cite_lines(rulebook, &procedure.scope.provenance.cite);
    SheetProcedure { id: procedure.id.clone(), title: procedure.title.clone(), cite, lines }
}
