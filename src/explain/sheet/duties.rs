//! What employers and persons have to do where somebody holds a status, in the order of time.

use crate::compile::{Due, Duty, Period, Rulebook, StatusRules};
use crate::explain::behind::Behind;
use crate::explain::cited::CiteLine;
use crate::explain::lines::evidence_lines;
use crate::explain::report::EvidenceLine;
use crate::explain::{Phrase, cite_lines};
use crate::facts::{show_day_of_year, show_wait};
use crate::load::{Certainty, Deadline, Obliged, Stage};
use crate::text::Text;

/// The duties of one stage.
#[derive(Clone, Debug)]
pub struct SheetDuty {
    /// When in the course of things.
    pub stage: Stage,
    /// In words.
    pub title: Text,
    /// In the order of the file.
    pub lines: Vec<DutyLine>,
}

/// A duty.
#[derive(Clone, Debug)]
pub struct DutyLine {
    /// Its identifier.
    pub id: String,
    /// What is to be done.
    pub text: Text,
    /// Who has to do it.
    pub who: Obliged,
    /// By when, in words.
    pub due: Option<Text>,
    /// Where it is done.
    pub place: Option<Text>,
    /// Documents that show it, or that are handed in.
    pub evidence: Vec<EvidenceLine>,
    /// How sure it is.
    pub certainty: Certainty,
    /// When it stands.
    pub period: Period,
    /// Sources.
    pub cite: Vec<CiteLine>,
    /// More for readers.
    pub note: Option<Text>,
}

/// Those that a status brings; what they rest on goes to `behind`.
pub(super) fn duties(
    rulebook: &Rulebook,
    status: &StatusRules,
    behind: &mut Behind,
) -> Vec<SheetDuty> {
    let mut concerned: Vec<&Duty> =
        rulebook.duties.iter().filter(|duty| duty.scope.concerns(&status.id)).collect();
    concerned.sort_by_key(|duty| duty.stage);
    for duty in &concerned {
        behind.add(&duty.scope.provenance);
        behind.prove(&duty.evidence);
    }
    let stages = concerned.chunk_by(|one, next| one.stage == next.stage);
    stages
        .map(|duties| SheetDuty {
            stage: duties[0].stage,
            title: stage_words(duties[0].stage),
            lines: duties.iter().map(|duty| line(rulebook, duty)).collect(),
        })
        .collect()
}

fn line(rulebook: &Rulebook, duty: &Duty) -> DutyLine {
    DutyLine {
        id: duty.id.clone(),
        text: duty.text.clone(),
        who: duty.who,
        due: due_words(rulebook, duty),
        place: duty.place.clone(),
        evidence: evidence_lines(rulebook, &duty.evidence),
        certainty: duty.scope.provenance.certainty,
        period: (duty.scope.from, duty.scope.until),
        cite: cite_lines(rulebook, &duty.scope.provenance.cite),
        note: duty.note.clone(),
    }
}

fn stage_words(stage: Stage) -> Text {
    let phrase = match stage {
        Stage::Offer => Phrase::StageOffer,
        Stage::Contract => Phrase::StageContract,
        Stage::Filing => Phrase::StageFiling,
        Stage::Start => Phrase::StageStart,
        Stage::During => Phrase::StageDuring,
        Stage::Yearly => Phrase::StageYearly,
        Stage::Event => Phrase::StageEvent,
        Stage::End => Phrase::StageEnd,
    };
    phrase.text()
}

/// By when, counted from what; an event without a deadline says what it is.
pub fn due_words(rulebook: &Rulebook, duty: &Duty) -> Option<Text> {
    let Some(due) = duty.due else {
        let event = duty.event.clone()?;
        return Some(Phrase::DueWhen.fill(&[("event", event)]));
    };
    let of = due.of.map(|fact| rulebook.vocabulary.fact(fact).label.clone());
    let from = ("event", duty.event.clone().or(of).unwrap_or_default());
    Some(deadline_words(due, from))
}

fn deadline_words(due: Due, from: (&'static str, Text)) -> Text {
    let day = |(month, day)| show_day_of_year(month, day);
    match due.deadline {
        Deadline::Before(time) => Phrase::DueBefore.fill(&[("time", show_wait(time)), from]),
        Deadline::Within(time) => Phrase::DueWithin.fill(&[("time", show_wait(time)), from]),
        Deadline::SameDay => Phrase::DueSameDay.fill(&[from]),
        Deadline::NextMonth(31) => Phrase::DueNextMonthEnd.fill(&[from]),
        Deadline::NextMonth(day) => {
            Phrase::DueNextMonth.fill(&[("day", Text::same(day.to_string())), from])
        }
        Deadline::Yearly(first, last) => {
            Phrase::DueYearly.fill(&[("first", day(first)), ("last", day(last))])
        }
    }
}
