//! Treatment that a status gives, and fees and usual times of the applications that lead to it.

use super::grounds::{because_words, cites};
use super::{Align, Block, Entry, Line, Row, TableBlock, Tone, column, day_words};
use crate::evaluate::Finding;
use crate::explain::{
    BenefitReport, CaseReport, CertaintyMark, Phrase, ProcedureReport, StatusReport,
};
use crate::text::{Text, list};

/// The applications of a status that is open, a row each.
pub(super) fn procedures(report: &CaseReport, status: &StatusReport) -> Vec<Block> {
    let open = status.procedures.first().filter(|_| status.is_open());
    let Some(first) = open else { return Vec::new() };
    let heading = Phrase::HeadProcedures.fill(&[("day", day_words(first.accepted))]);
    let table = TableBlock {
        caption: heading.clone(),
        columns: vec![
            column(Phrase::DocApplication.text(), 26, Align::Start),
            column(Phrase::DocFees.text(), 32, Align::Start),
            column(Phrase::DocTimes.text(), 42, Align::Start),
        ],
        rows: status.procedures.iter().map(|procedure| row(report, procedure)).collect(),
        ruled: false,
    };
    vec![Block::Heading(3, heading), Block::Table(table)]
}

fn row(report: &CaseReport, procedure: &ProcedureReport) -> Row {
    let fees = procedure.fees.iter();
    let fees = fees.flat_map(|fee| marked(labelled(fee.text.as_ref(), &fee.words), &fee.mark));
    let times = procedure.times.iter();
    let times = times.flat_map(|time| marked(labelled(Some(&time.text), &time.words), &time.mark));
    let notes = procedure.notes.iter().map(|note| Line::new(note.clone(), Tone::Faint));
    let mut title = vec![Line::new(procedure.title.clone(), Tone::Strong)];
    title.extend(cites(report, &procedure.cite));
    Row {
        cells: vec![title, fees.collect(), times.chain(notes).collect()],
        opens: true,
        ..Row::default()
    }
}

/// A value with what it is for, where that is said.
fn labelled(text: Option<&Text>, value: &Text) -> Text {
    match text {
        Some(text) => Phrase::LabelIs.fill(&[("text", text.clone()), ("value", value.clone())]),
        None => value.clone(),
    }
}

/// The applications of a status, each with its fees, usual times and notes.
pub(super) fn procedure_entries(status: &StatusReport) -> Vec<Entry> {
    let entry = |procedure: &ProcedureReport| {
        let fees = procedure.fees.iter();
        let fees = fees.map(|fee| in_one(labelled(fee.text.as_ref(), &fee.words), &fee.mark));
        let times = procedure.times.iter();
        let times = times.map(|time| in_one(labelled(Some(&time.text), &time.words), &time.mark));
        let more = fees.chain(times).chain(procedure.notes.iter().cloned());
        Entry { line: procedure.title.clone().into(), more: more.map(Line::from).collect() }
    };
    status.procedures.iter().map(entry).collect()
}

/// A treatment, whether its conditions are met, and what is open about it.
pub(super) fn benefit_entry(benefit: &BenefitReport) -> Entry {
    let more = benefit.note.iter().map(|note| Line::new(note.clone(), Tone::Faint));
    Entry { line: in_one(benefit_words(benefit), &benefit.mark).into(), more: more.collect() }
}

/// Words with what is not confirmed about them, in one line.
fn in_one(text: Text, mark: &CertaintyMark) -> Text {
    if !mark.unconfirmed {
        return text;
    }
    let doubt = mark.doubt.clone().unwrap_or_default();
    Phrase::BenefitUnconfirmed.fill(&[("text", text), ("doubt", doubt)])
}

/// Words, and what is not confirmed about them.
fn marked(text: Text, mark: &CertaintyMark) -> Vec<Line> {
    let mut lines = vec![Line::from(text)];
    lines.extend(mark.unconfirmed.then(|| {
        let words = match &mark.doubt {
            Some(doubt) => Phrase::DocUnconfirmedIs.fill(&[("text", doubt.clone())]),
            None => Phrase::NotConfirmed.text(),
        };
        Line::new(words, Tone::Warn)
    }));
    lines
}

/// What a status gives beside the right to stay.
pub(super) fn benefits(status: &StatusReport) -> Vec<Block> {
    if status.benefits.is_empty() {
        return Vec::new();
    }
    let lines = status.benefits.iter().flat_map(|benefit| {
        let mut lines = marked(benefit_words(benefit), &benefit.mark);
        lines.extend(benefit.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
        lines
    });
    vec![Block::Heading(3, Phrase::HeadBenefits.text()), Block::Lines(lines.collect())]
}

/// A benefit, whether its conditions are met, and what decides that.
fn benefit_words(benefit: &BenefitReport) -> Text {
    let text = ("text", benefit.text.clone());
    match benefit.finding {
        Finding::NotMet if benefit.because.is_empty() => Phrase::BenefitNot.fill(&[text]),
        Finding::NotMet => {
            let because: Vec<Text> = benefit.because.iter().map(because_words).collect();
            Phrase::BenefitNotMet.fill(&[text, ("because", list(&because))])
        }
        Finding::Unknown if benefit.missing.is_empty() => Phrase::BenefitUnsettled.fill(&[text]),
        Finding::Unknown => {
            let facts: Vec<Text> = benefit.missing.iter().map(|fact| fact.label.clone()).collect();
            Phrase::BenefitOpen.fill(&[text, ("facts", list(&facts))])
        }
        _ if benefit.conditional => Phrase::BenefitMet.fill(&[text]),
        _ => benefit.text.clone(),
    }
}
