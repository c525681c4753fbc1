//! Ways to a goal laid out: what comes first in one sentence, each way as a table of its steps, then
//! what was reckoned with, what is not known, and what stands in the way.

use super::sections::{number, on_screen};
use super::{Align, Block, Document, Entry, Line, Row, TableBlock, Tone, column, day_words};
use crate::explain::{CriterionRef, FactRef, Phrase, StepLine, WayLine, WayPhrase, WaysReport};
use crate::text::{Text, counted, list};

/// So much of what was taken for usual is told unasked.
const FEW_ASSUMED: usize = 6;

/// So many facts that would have to be known are told.
const FEW_GATES: usize = 8;

/// Ways as a document.
pub fn ways_document(report: &WaysReport) -> Document {
    let mut blocks = vec![Block::Lines(opening(report))];
    for (at, way) in report.ways.iter().enumerate() {
        blocks.push(Block::Heading(2, way_title(at, way)));
        blocks.push(Block::Table(steps(way)));
    }
    blocks.extend(blocked(report));
    blocks.push(Block::Lines(reckoned(report)));
    let on = ("on", day_words(report.on));
    let title = ("title", report.title.clone());
    let title = match report.case.name.as_ref().map(Text::same) {
        Some(name) => WayPhrase::TitleFor.fill(&[title, ("name", name), on]),
        None => WayPhrase::Title.fill(&[title, on]),
    };
    on_screen(title, blocks, &report.digest)
}

/// The answer in one sentence.
fn opening(report: &WaysReport) -> Vec<Line> {
    let title = ("title", report.title.clone());
    let day = ("day", report.until.map(day_words).unwrap_or_default());
    let mut lines = match report.ways.first() {
        _ if report.held => vec![Line::new(WayPhrase::AlreadyHeld.fill(&[title]), Tone::Good)],
        Some(way) => vec![Line::new(earliest(report, way), Tone::Good)],
        None if report.blocked.is_empty() && !report.gates.is_empty() => {
            vec![Line::new(WayPhrase::NotEnough.fill(&[title, day]), Tone::Warn)]
        }
        None => vec![Line::new(WayPhrase::NoWay.fill(&[title, day]), Tone::Bad)],
    };
    if let Some((_, words)) = &report.cut {
        lines.push(Line::new(words.clone(), Tone::Warn));
    }
    if report.left_out > 0 {
        let words = counted(
            report.left_out,
            WayPhrase::LeftOutOne.template(),
            WayPhrase::LeftOut.template(),
        );
        let words = words.fill(&[("count", number(report.left_out))]);
        lines.push(Line::new(words, Tone::Faint));
    }
    lines
}

fn earliest(report: &WaysReport, way: &WayLine) -> Text {
    let title = ("title", report.title.clone());
    let day = ("day", day_words(way.reaches));
    let Some(last) = way.steps.last() else { return Text::default() };
    match (last.held_from, last.until) {
        (Some(_), _) => WayPhrase::HeldFrom.fill(&[title, day]),
        (None, Some(until)) if way.reaches <= report.on => {
            WayPhrase::FileNowBy.fill(&[title, ("day", day_words(until))])
        }
        (None, None) if way.reaches <= report.on => WayPhrase::FileNow.fill(&[title]),
        (None, _) => WayPhrase::FileFrom.fill(&[title, day]),
    }
}

fn way_title(at: usize, way: &WayLine) -> Text {
    let slots = [("number", number(at + 1)), ("day", day_words(way.reaches))];
    match way.steps.last().and_then(|step| step.held_from) {
        Some(_) => WayPhrase::WayHeld.fill(&slots),
        None => WayPhrase::WayFile.fill(&slots),
    }
}

fn steps(way: &WayLine) -> TableBlock {
    let columns = vec![
        column(WayPhrase::HeadStep.text(), 34, Align::Start),
        column(WayPhrase::HeadDo.text(), 66, Align::Start),
    ];
    let rows = way.steps.iter().enumerate().map(|(at, step)| Row {
        cells: vec![named(at, step), told(step)],
        opens: true,
        ..Row::default()
    });
    TableBlock { caption: WayPhrase::HeadStep.text(), columns, rows: rows.collect(), ruled: true }
}

/// The status of a step, and from when.
fn named(at: usize, step: &StepLine) -> Vec<Line> {
    let slots = [("number", number(at + 1)), ("title", step.title.clone())];
    let from = match step.held_from {
        Some(day) => WayPhrase::StepHeld.fill(&[("day", day_words(day))]),
        None => WayPhrase::StepFiled.fill(&[("day", day_words(step.filed))]),
    };
    let mut lines = vec![WayPhrase::StepTitle.fill(&slots).into(), Line::new(from, Tone::Good)];
    lines.extend(step.route.clone().map(|(_, words)| Line::new(words, Tone::Faint)));
    lines
}

/// What is to be done for a step, and what it brings.
fn told(step: &StepLine) -> Vec<Line> {
    let mut lines = vec![Line::from(filed(step))];
    lines.extend(step.application.clone().map(|words| Line::new(words, Tone::Faint)));
    lines.extend(step.needs.iter().map(|need| Line::from(need.text.clone())));
    lines.extend(left(step));
    let day = |phrase: WayPhrase, day| Line::from(phrase.fill(&[("day", day_words(day))]));
    lines.extend(step.goal_latest.map(|latest| day(WayPhrase::GoalLatest, latest)));
    lines.extend(step.permit.map(|ends| day(WayPhrase::PermitEnds, ends)));
    let mut waits = |phrase: WayPhrase, waits: &[crate::explain::WaitLine], tone| {
        let facts: Vec<Text> = waits.iter().map(|line| line.text.clone()).collect();
        if !facts.is_empty() {
            lines.push(Line::new(phrase.fill(&[("facts", list(&facts))]), tone));
        }
    };
    waits(WayPhrase::Counts, &step.counts, Tone::Faint);
    waits(WayPhrase::Lost, &step.lost, Tone::Warn);
    lines.extend(step.family.clone().map(|(_, words)| Line::new(words, Tone::Faint)));
    lines
}

fn filed(step: &StepLine) -> Text {
    let slots = [("from", day_words(step.filed)), ("move", step.text.clone())];
    match step.until {
        Some(until) => {
            let [from, moved] = slots;
            WayPhrase::FiledBetween.fill(&[from, ("until", day_words(until)), moved])
        }
        None => WayPhrase::FiledFrom.fill(&slots),
    }
}

/// What is left open in a step.
fn left(step: &StepLine) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut add = |phrase: Phrase, slot: &'static str, words: Vec<Text>, tone: Tone| {
        if !words.is_empty() {
            lines.push(Line::new(phrase.fill(&[(slot, list(&words))]), tone));
        }
    };
    let labels = |facts: &[FactRef]| facts.iter().map(|fact| fact.label.clone()).collect();
    let texts = |all: &[CriterionRef]| all.iter().map(|one| one.text.clone()).collect();
    add(Phrase::AdviceConditions, "facts", labels(&step.left.conditions), Tone::Plain);
    add(Phrase::AdviceFindOut, "facts", labels(&step.left.find_out), Tone::Plain);
    // Each is a sentence.
    for doubt in &step.left.unsettled {
        add(Phrase::AdviceUnsettled, "names", vec![doubt.text.clone()], Tone::Warn);
    }
    let unconfirmed = step.unconfirmed.iter().map(|line| line.text.clone()).collect();
    add(Phrase::AdviceUnconfirmed, "names", unconfirmed, Tone::Warn);
    add(Phrase::AdviceOfficer, "names", texts(&step.for_officer), Tone::Faint);
    lines
}

/// What stands in the way where none leads there.
fn blocked(report: &WaysReport) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !report.blocked.is_empty() {
        blocks.push(Block::Heading(2, WayPhrase::Blocked.text()));
        let criteria = report.blocked.iter().map(|line| Entry::from(line.text.clone()));
        blocks.push(Block::List(criteria.collect()));
    }
    if !report.blocked_notes.is_empty() {
        let notes = report.blocked_notes.iter().map(|note| Line::from(note.clone()));
        blocks.push(Block::Heading(3, WayPhrase::BlockedNote.text()));
        blocks.push(Block::Lines(notes.collect()));
    }
    if !report.other_kinds.is_empty() {
        let kinds = Text::same(report.other_kinds.join(","));
        blocks.push(Block::Next(vec![WayPhrase::WithKinds.fill(&[("kinds", kinds)])]));
    }
    blocks
}

/// What was reckoned with, and what is not known.
fn reckoned(report: &WaysReport) -> Vec<Line> {
    let mut lines = Vec::new();
    if !report.ways.is_empty() {
        let granted = match report.known {
            Some(day) => WayPhrase::Granted.fill(&[("day", day_words(day))]),
            None => WayPhrase::GrantedPlain.text(),
        };
        lines.push(Line::new(granted, Tone::Faint));
    }
    lines.extend(assumed(report).map(|words| Line::new(words, Tone::Faint)));
    if !report.gates.is_empty() {
        let most = report.gates.iter().map(|gate| gate.opens).max().unwrap_or_default();
        let gates = report.gates.iter().take(FEW_GATES).map(|gate| {
            let slots = [("label", gate.fact.label.clone()), ("count", number(gate.opens))];
            WayPhrase::Gate.fill(&slots)
        });
        let slots = [("count", number(most)), ("facts", list(&gates.collect::<Vec<_>>()))];
        lines.push(Line::from(WayPhrase::Gates.fill(&slots)));
    }
    lines
}

fn assumed(report: &WaysReport) -> Option<Text> {
    let all: Vec<Text> = report.assumed.iter().map(|line| line.text.clone()).collect();
    let few = !report.assumed_in_full && all.len() > FEW_ASSUMED;
    let shown = if few { &all[..FEW_ASSUMED] } else { &all[..] };
    let slots = [("facts", list(shown)), ("count", number(all.len()))];
    let phrase = if few { WayPhrase::AssumedSome } else { WayPhrase::Assumed };
    (!all.is_empty()).then(|| phrase.fill(&slots))
}
