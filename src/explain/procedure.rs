//! Applications that lead to a status or keep it, with fees and usual times, in words.

use super::Teller;
use super::application::{FeeReport, ProcedureReport, TimeReport};
use super::benefit::Aside;
use super::cited::CiteLine;
use super::lines::cite_lines;
use super::phrase::Phrase;
use crate::calendar::{Day, Wait};
use crate::compile::{
    ConditionId, Fee, Procedure, Provenance, Rulebook, Scope, StatusId, StatusRules, UsualTime,
};
use crate::facts::{Value, show_wait, show_yen};
use crate::load::LengthDoc;
use crate::text::{Text, counted};

impl Teller<'_, '_> {
    /// The procedures that concern a status, as they stand on the day of acceptance.
    pub(super) fn procedures(&self, id: StatusId) -> Vec<ProcedureReport> {
        let rulebook = self.program.rulebook();
        let (status, day) = (rulebook.status(id), self.accepted());
        let concerned = rulebook.procedures.list.iter().filter(|procedure| {
            procedure.scope.covers(&status.id, day)
                && !(procedure.renewal && status.stay.renewable == Some(false))
                && procedure.when.is_none_or(|when| self.may_concern(when))
        });
        concerned.map(|procedure| self.procedure(procedure, status, day)).collect()
    }

    /// True unless it is known not to hold.
    fn may_concern(&self, when: ConditionId) -> bool {
        let Some(aside) = self.aside.map(Aside::teller) else { return true };
        aside.program.left_out(when) || aside.assessment.truth(when).as_read() != Some(false)
    }

    /// The day given for the filing; else that of the check.
    fn accepted(&self) -> Day {
        let rulebook = self.program.rulebook();
        let fact = rulebook.procedures.accepted;
        match fact.and_then(|fact| self.assessment.value(rulebook, fact)) {
            Some(Value::Day(day)) => day,
            _ => self.day(),
        }
    }

    fn procedure(&self, procedure: &Procedure, status: &StatusRules, day: Day) -> ProcedureReport {
        let rulebook = self.program.rulebook();
        let up_to = rulebook.procedures.up_to.contains(&status.id);
        let stands = |scope: &Scope| scope.covers(&status.id, day);
        let fees = procedure
            .fees
            .iter()
            .filter(|fee| stands(&fee.scope) && fits(rulebook, fee, status, up_to));
        let times = procedure.times.iter().filter(|time| stands(&time.scope));
        let notes = procedure.notes.iter().filter(|note| stands(&note.scope));
        let mut report = ProcedureReport {
            id: procedure.id.clone(),
            title: procedure.title.clone(),
            accepted: day,
            fees: fees.map(|fee| self.fee(fee)).collect(),
            times: times.map(|time| self.time(time)).collect(),
            notes: notes.clone().map(|note| note.text.clone()).collect(),
            cite: Vec::new(),
        };
        let of_notes = notes.flat_map(|note| self.cites(&note.scope.provenance));
        let own = report.fees.iter().flat_map(|fee| fee.cite.clone());
        let own = own.chain(report.times.iter().flat_map(|time| time.cite.clone()));
        for cite in own.chain(of_notes).collect::<Vec<_>>() {
            if !report.cite.contains(&cite) {
                report.cite.push(cite);
            }
        }
        report
    }

    fn cites(&self, provenance: &Provenance) -> Vec<CiteLine> {
        cite_lines(self.program.rulebook(), &provenance.cite)
    }

    fn fee(&self, fee: &Fee) -> FeeReport {
        FeeReport {
            text: fee.text.clone(),
            counter: fee.counter,
            online: fee.online,
            amount: fee.amount,
            words: fee_words(fee),
            mark: self.mark(&fee.scope.provenance),
            cite: self.cites(&fee.scope.provenance),
        }
    }

    fn time(&self, time: &UsualTime) -> TimeReport {
        let (words, least, most) = length(time.length);
        TimeReport {
            text: time.text.clone(),
            least,
            most,
            words,
            mark: self.mark(&time.scope.provenance),
            cite: self.cites(&time.scope.provenance),
        }
    }
}

/// Whether the status grants a period of the fee's band; one that names no period may grant any.
/// `up_to`: also any shorter period.
pub(super) fn fits(rulebook: &Rulebook, fee: &Fee, status: &StatusRules, up_to: bool) -> bool {
    let (least, most) = fee.grant;
    let limits = rulebook.holding(&status.id).into_iter().flat_map(|holding| &holding.limits);
    let longest = limits.map(|limit| limit.at_most).min();
    let inside = |wait: &Wait| {
        least.is_none_or(|least| least <= wait.code())
            && (up_to || most.is_none_or(|most| wait.code() <= most))
    };
    match status.stay.grants.as_slice() {
        // Where no period is named, any that the status can be held.
        [] => longest.is_none_or(|most| least.is_none_or(|least| least <= most.code())),
        grants => grants.iter().any(inside),
    }
}

/// A length in words, and its least and most as rule files write durations.
pub(super) fn length(length: LengthDoc) -> (Text, String, String) {
    match length {
        LengthDoc::Days(days) => {
            let words = counted(days, Phrase::TimeDay, Phrase::TimeDays)
                .fill(&[("days", Text::same(days.to_string()))]);
            (words, format!("{days}d"), format!("{days}d"))
        }
        LengthDoc::Between(least, most) => {
            let slots = [("least", show_wait(least)), ("most", show_wait(most))];
            (Phrase::TimeBetween.fill(&slots), least.to_string(), most.to_string())
        }
    }
}

pub(super) fn fee_words(fee: &Fee) -> Text {
    match (fee.counter, fee.online, fee.amount) {
        (Some(0), Some(0) | None, _) | (None, None, Some(0)) => Phrase::FeeNone.text(),
        (Some(counter), Some(online), _) => {
            Phrase::FeeBoth.fill(&[("counter", show_yen(counter)), ("online", show_yen(online))])
        }
        (Some(counter), None, _) => Phrase::FeeCounter.fill(&[("counter", show_yen(counter))]),
        (None, Some(online), _) => Phrase::FeeOnline.fill(&[("online", show_yen(online))]),
        (None, None, amount) => amount.map(show_yen).unwrap_or_default(),
    }
}
