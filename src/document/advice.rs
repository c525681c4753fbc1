//! Advice laid out: for each status the ways that would meet it, then what is out of reach, what
//! more points need, what would lose it, and a range.

use super::held::holding;
use super::sections::{number, on_screen};
use super::{Align, Block, Document, Entry, Line, Row, TableBlock, Tone, column, day_words};
use crate::evaluate::Verdict;
use crate::explain::{
    AdviceReport, AdvisedSet, AdvisedStatus, AdvisedWay, CriterionRef, FactRef, LeftOpen,
    NextRowLine, Phrase, StandLine, verdict_words,
};
use crate::text::{Text, counted, list};

/// Advice as a document.
pub fn advice_document(report: &AdviceReport) -> Document {
    let mut blocks = Vec::new();
    let notices = report.notices.iter().map(|notice| Line::new(notice.clone(), Tone::Warn));
    let notices: Vec<Line> = notices.collect();
    blocks.extend((!notices.is_empty()).then_some(Block::Lines(notices)));
    report.statuses.iter().for_each(|status| blocks.extend(of_status(status, report)));
    if !report.assumed.is_empty() {
        let assumed: Vec<Text> = report.assumed.iter().map(|line| line.text.clone()).collect();
        let slots = [("facts", list(&assumed)), ("count", number(assumed.len()))];
        let line = Line::new(Phrase::AdviceAssumed.fill(&slots), Tone::Faint);
        blocks.push(Block::Lines(vec![line]));
    }
    let on = day_words(report.on);
    let name = report.case.name.as_ref().map(Text::same);
    let title = match name {
        Some(name) => Phrase::AdviceTitleFor.fill(&[("name", name), ("on", on)]),
        None => Phrase::AdviceTitle.fill(&[("on", on)]),
    };
    on_screen(title, blocks, &report.digest)
}

fn of_status(status: &AdvisedStatus, report: &AdviceReport) -> Vec<Block> {
    let slots = [("title", status.title.clone()), ("verdict", verdict_words(status.stand.verdict))];
    let mut blocks = vec![Block::Heading(2, Phrase::StatusIs.fill(&slots))];
    blocks.push(Block::Lines(opening(status)));
    blocks.extend(status.holding.iter().flat_map(holding));
    if !status.ways.is_empty() {
        blocks.push(Block::Table(ways(status)));
        let told = officer_of_all(status).filter(|criteria| !criteria.is_empty());
        blocks.extend(told.map(|criteria| Block::Lines(vec![for_officer(criteria)])));
    }
    blocks.extend(reach(status));
    blocks.extend(outlook(status));
    if let (Some(fact), false) = (&report.vary, status.stretches.is_empty()) {
        let slots = [("label", fact.label.clone())];
        blocks.push(Block::Heading(3, Phrase::HeadRange.fill(&slots)));
        let line = |stretch: &crate::explain::StretchLine| {
            let slots = [("range", stretch.text.clone()), ("stand", stand(&stretch.stand))];
            Entry::from(Phrase::AdviceAlong.fill(&slots))
        };
        blocks.push(Block::List(status.stretches.iter().map(line).collect()));
    }
    blocks
}

/// What is said before anything else: what goes on, and whether anything has to change.
fn opening(status: &AdvisedStatus) -> Vec<Line> {
    let mut lines: Vec<Line> = status.held.iter().cloned().map(Line::from).collect();
    if let Some(open) = &status.open {
        let words = match status.stand.verdict {
            Verdict::Qualifies => Phrase::AdviceMet.text(),
            _ => Phrase::AdviceOpen.text(),
        };
        lines.push(Line::new(words, Tone::Good));
        lines.extend(left(open).into_iter().map(Line::from));
    } else if status.ways.is_empty() {
        lines.push(Line::new(Phrase::AdviceNone.text(), Tone::Bad));
    }
    if !status.complete {
        let slots = [("count", number(status.evaluations))];
        lines.push(Line::new(Phrase::AdviceCut.fill(&slots), Tone::Warn));
    }
    lines
}

fn ways(status: &AdvisedStatus) -> TableBlock {
    let columns = vec![
        column(Phrase::HeadChanges.text(), 56, Align::Start),
        column(Phrase::HeadThen.text(), 44, Align::Start),
    ];
    let apart = officer_of_all(status).is_none();
    let mut rows: Vec<Row> = status.ways.iter().map(|of| way(of, apart)).collect();
    if status.left_out > 0 {
        let words = counted(status.left_out, Phrase::AdviceMoreOne, Phrase::AdviceMore);
        let words = words.fill(&[("count", number(status.left_out))]);
        let line = Line::new(words, Tone::Faint);
        rows.push(Row { cells: vec![vec![line], Vec::new()], opens: true, ..Row::default() });
    }
    let caption = Phrase::HeadWays.fill(&[("title", status.title.clone())]);
    TableBlock { caption, columns, rows, ruled: true }
}

fn way(way: &AdvisedWay, officer: bool) -> Row {
    Row { cells: vec![changes_of(way), then(way, officer)], opens: true, ..Row::default() }
}

/// The changes of a way, and the first of what comes of them.
pub(super) fn way_lines(way: &AdvisedWay) -> (Vec<Line>, Option<Line>) {
    (changes_of(way), then(way, false).into_iter().next())
}

fn changes_of(way: &AdvisedWay) -> Vec<Line> {
    let mut changes: Vec<Line> =
        way.shared.iter().map(|change| Line::from(change.text.clone())).collect();
    if !way.one_of.is_empty() {
        let head = match way.shared.is_empty() {
            true => Phrase::AdviceOneOfThese,
            false => Phrase::AdviceOneOf,
        };
        changes.push(head.text().into());
        let other = way.one_of.iter().map(|change| {
            Line::from(Phrase::AdviceEither.fill(&[("change", change.text.clone())]))
        });
        changes.extend(other);
    }
    changes
}

/// What comes of it: when, and what is left to be seen to. Of alternatives, the quickest is told.
fn then(way: &AdvisedWay, officer: bool) -> Vec<Line> {
    let Some(set) = way.sets.iter().min_by_key(|set| set.from) else { return Vec::new() };
    let mut lines = vec![outcome(way, set)];
    lines.extend(left(&set.left).into_iter().map(Line::from));
    if officer && !set.for_officer.is_empty() {
        lines.push(for_officer(&set.for_officer));
    }
    let unconfirmed: Vec<Text> = set.unconfirmed.iter().map(|line| line.text.clone()).collect();
    if !unconfirmed.is_empty() {
        let words = Phrase::AdviceUnconfirmed.fill(&[("names", list(&unconfirmed))]);
        lines.push(Line::new(words, Tone::Warn));
    }
    lines
}

fn outcome(way: &AdvisedWay, set: &AdvisedSet) -> Line {
    let told = match way.sets.len() {
        1 => stand(&set.by_then),
        _ => verdict_words(set.by_then.verdict),
    };
    let slots = [("day", day_words(set.from)), ("stand", told)];
    match (set.stand.verdict == set.by_then.verdict, way.sets.len()) {
        (false, _) => Line::new(Phrase::AdviceNotByThen.fill(&slots), Tone::Warn),
        (true, 1) => Line::new(Phrase::AdviceFrom.fill(&slots), Tone::Good),
        (true, _) => Line::new(Phrase::AdviceEarliest.fill(&slots), Tone::Good),
    }
}

fn for_officer(criteria: &[CriterionRef]) -> Line {
    Line::new(Phrase::AdviceOfficer.fill(&[("names", texts(criteria))]), Tone::Faint)
}

/// What every way leaves to the officer alike: it is told once.
fn officer_of_all(status: &AdvisedStatus) -> Option<&[CriterionRef]> {
    let mut all = status.ways.iter().flat_map(|way| &way.sets).map(|set| &set.for_officer);
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

fn texts(criteria: &[CriterionRef]) -> Text {
    list(&criteria.iter().map(|criterion| criterion.text.clone()).collect::<Vec<_>>())
}

fn labels(facts: &[FactRef]) -> Text {
    list(&facts.iter().map(|fact| fact.label.clone()).collect::<Vec<_>>())
}

fn left(open: &LeftOpen) -> Vec<Text> {
    let mut lines = Vec::new();
    let mut add = |phrase: Phrase, facts: &[FactRef]| {
        if !facts.is_empty() {
            lines.push(phrase.fill(&[("facts", labels(facts))]));
        }
    };
    add(Phrase::AdviceConditions, &open.conditions);
    add(Phrase::AdviceFindOut, &open.find_out);
    // Each is a sentence.
    let doubts = open.unsettled.iter();
    lines
        .extend(doubts.map(|doubt| Phrase::AdviceUnsettled.fill(&[("names", doubt.text.clone())])));
    lines
}

/// A verdict with points.
fn stand(stand: &StandLine) -> Text {
    let verdict = verdict_words(stand.verdict);
    let number = |points: i32| Text::same(points.to_string());
    match stand.points {
        Some((least, most)) if least == most => {
            Phrase::AdviceStandPoints.fill(&[("verdict", verdict), ("points", number(least))])
        }
        Some((least, most)) => Phrase::AdviceStandRange.fill(&[
            ("verdict", verdict),
            ("min", number(least)),
            ("max", number(most)),
        ]),
        None => verdict,
    }
}

/// What is out of reach, and what would have to be known first.
fn reach(status: &AdvisedStatus) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !status.impossible.is_empty() {
        blocks.push(Block::Heading(3, Phrase::HeadImpossible.text()));
        let criteria = status.impossible.iter().map(|line| Entry::from(line.text.clone()));
        blocks.push(Block::List(criteria.collect()));
    }
    if !status.other_kinds.is_empty() {
        let kinds = Text::same(status.other_kinds.join(","));
        blocks.push(Block::Next(vec![Phrase::AdviceOtherKinds.fill(&[("kinds", kinds)])]));
    }
    if status.open.is_none() && status.ways.is_empty() && !status.gates.is_empty() {
        blocks.push(Block::Heading(3, Phrase::HeadGates.text()));
        let fact = |fact: &FactRef| {
            let slots = [("label", fact.label.clone()), ("name", Text::same(&fact.name))];
            Entry::from(Phrase::MissingFact.fill(&slots))
        };
        blocks.push(Block::List(status.gates.iter().map(fact).collect()));
    }
    blocks
}

/// What the next row of a points item needs, and what it gives.
pub(super) fn next_row_words(row: &NextRowLine) -> Text {
    let slots = [
        ("item", row.text.clone()),
        ("change", row.change.text.clone()),
        ("gain", Text::same(row.gain.to_string())),
    ];
    Phrase::AdviceNextRow.fill(&slots)
}

/// What gives more points, and what would lose the verdict.
fn outlook(status: &AdvisedStatus) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !status.next_rows.is_empty() {
        blocks.push(Block::Heading(3, Phrase::HeadNextRows.text()));
        blocks.push(Block::List(
            status.next_rows.iter().map(|row| next_row_words(row).into()).collect(),
        ));
    }
    if !status.losing.is_empty() {
        blocks.push(Block::Heading(3, Phrase::HeadLosing.text()));
        let lost = status.losing.iter().map(|line| Entry::from(line.text.clone()));
        blocks.push(Block::List(lost.collect()));
    }
    blocks
}
