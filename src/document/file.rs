//! The client file: what a consultant puts in front of a client.

use super::form::{document_name, enough, table_of};
use super::grounds::{because_words, cites};
use super::letterhead::Letterhead;
use super::{
    Align, Block, Document, Line, Look, Row, TableBlock, TickLine, Tone, ahead, column, day_words,
    procedures, sections, terms,
};
use crate::evaluate::{Finding, Verdict};
use crate::explain::{
    Because, CaseReport, CriterionReport, EvidenceLine, Phrase, RouteReport, StatusReport,
    finding_words, verdict_words,
};
use crate::text::{Text, list};
use std::collections::BTreeSet;

/// Which statuses are told in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// Those near enough to a yes.
    Close,
    /// All of the report.
    All,
}

/// The file of one candidate.
pub fn client_file(
    report: &CaseReport,
    chosen: Chosen,
    letterhead: Option<Letterhead>,
) -> Document {
    let report = &arranged(report, chosen);
    let mut blocks = cover(report);
    blocks.push(Block::Heading(2, Phrase::HeadSummary.text()));
    blocks.push(Block::Table(summary(report)));
    blocks.extend(sections::told_first(report));
    blocks.extend(ahead::permit(report));
    blocks.extend(ahead::dates(report));
    blocks.extend(sections::warnings(report));
    for status in report.statuses.iter().filter(|status| told(status, chosen)) {
        blocks.push(Block::NewPage);
        blocks.extend(status_blocks(report, status));
    }
    blocks.push(Block::NewPage);
    blocks.push(Block::Heading(2, Phrase::HeadFacts.text()));
    blocks.push(Block::Table(facts(report)));
    blocks.push(Block::Heading(2, Phrase::HeadSources.text()));
    blocks.push(Block::Table(sources(report)));
    blocks.push(Block::Heading(2, Phrase::DocGlossary.text()));
    blocks.push(Block::Table(terms::glossary()));
    Document {
        title: Phrase::DocFile.text(),
        letterhead,
        look: Look::Paper,
        blocks,
        running: sections::running(report),
        closing: sections::closing(report),
    }
}

fn told(status: &StatusReport, chosen: Chosen) -> bool {
    chosen == Chosen::All || status.close
}

/// The report as a client reads it: what is nearest comes first, and of the sources only those
/// of the statuses that are told in full.
fn arranged(report: &CaseReport, chosen: Chosen) -> CaseReport {
    let statuses = report.nearest_first().into_iter().cloned().collect();
    let mut report = CaseReport { statuses, ..report.clone() };
    let told = report.statuses.iter().filter(|status| told(status, chosen));
    let cited: BTreeSet<&str> =
        told.flat_map(StatusReport::cites).map(|cite| cite.source.as_str()).collect();
    report.sources.retain(|source| cited.contains(source.id.as_str()));
    report
}

fn cover(report: &CaseReport) -> Vec<Block> {
    let note = Line::new(Phrase::Disclaimer.text(), Tone::Faint);
    vec![Block::Pairs(sections::identity(report, true)), Block::Lines(vec![note])]
}

fn opening(cells: Vec<Vec<Line>>) -> Row {
    Row { cells, opens: true, ..Row::default() }
}

fn summary(report: &CaseReport) -> TableBlock {
    let row = |status: &StatusReport| {
        let mut why = vec![Line::from(status.why.clone())];
        why.extend(sections::beside_verdict(status));
        let verdict = Line::new(verdict_words(status.verdict), verdict_tone(status.verdict));
        opening(vec![vec![Line::new(status.title.clone(), Tone::Strong)], vec![verdict], why])
    };
    TableBlock {
        caption: Phrase::HeadSummary.text(),
        columns: vec![
            column(Phrase::HeadStatus.text(), 36, Align::Start),
            column(Phrase::HeadVerdict.text(), 24, Align::Start),
            column(Phrase::HeadWhy.text(), 40, Align::Start),
        ],
        rows: report.statuses.iter().map(row).collect(),
        ruled: false,
    }
}

fn verdict_tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Qualifies => Tone::Good,
        Verdict::Undetermined | Verdict::DoesNotQualify => Tone::Warn,
        Verdict::NotInForce => Tone::Faint,
    }
}

fn facts(report: &CaseReport) -> TableBlock {
    let row = |fact: &crate::explain::FactLine| {
        let origin = if fact.given { Phrase::Given } else { Phrase::Follows };
        opening(vec![
            vec![fact.label.clone().into()],
            vec![fact.shown.clone().into()],
            vec![Line::new(origin.text(), Tone::Faint)],
        ])
    };
    TableBlock {
        caption: Phrase::HeadFacts.text(),
        columns: vec![
            column(Phrase::HeadFact.text(), 48, Align::Start),
            column(Phrase::HeadValue.text(), 38, Align::Start),
            column(Phrase::DocOrigin.text(), 14, Align::Start),
        ],
        rows: report.facts.iter().map(row).collect(),
        ruled: false,
    }
}

fn status_blocks(report: &CaseReport, status: &StatusReport) -> Vec<Block> {
    let slots = [("title", status.title.clone()), ("verdict", verdict_words(status.verdict))];
    let mut blocks = vec![Block::Heading(2, Phrase::StatusIs.fill(&slots))];
    let mut lines = vec![Line::new(status.why.clone(), Tone::Strong)];
    lines.extend(status.stay.iter().map(|line| line.clone().into()));
    lines.extend(status.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
    blocks.push(Block::Lines(lines));
    let titled =
        |phrase: Phrase| Block::Heading(3, phrase.fill(&[("title", status.title.clone())]));
    blocks.push(titled(Phrase::DocCriteriaOf));
    let routes: Vec<Line> = status.routes.iter().filter_map(route_note).collect();
    if !routes.is_empty() {
        blocks.push(Block::Lines(routes));
    }
    blocks.push(Block::Table(criteria(report, status)));
    if status.points.is_some() {
        blocks.push(titled(Phrase::DocPointsOf));
        blocks.extend(table_of(report, status));
    }
    let sections: [(Phrase, Block); 2] = [
        (Phrase::DocGapsOf, Block::Lines(gaps(status))),
        (Phrase::DocOfficerOf, Block::Boxes(officer(status))),
    ];
    for (head, block) in sections {
        if !is_empty(&block) {
            blocks.extend([titled(head), block]);
        }
    }
    blocks.extend(ahead::least(status));
    let evidence = evidence(report, status);
    if !evidence.is_empty() {
        blocks.extend([titled(Phrase::DocEvidenceOf), Block::Boxes(evidence)]);
    }
    blocks.extend(procedures::procedures(report, status));
    blocks.extend(procedures::benefits(status));
    let doubts = doubts(status);
    if !doubts.is_empty() {
        blocks.extend([titled(Phrase::DocDoubtsOf), Block::Lines(doubts)]);
    }
    blocks
}

fn route_note(route: &RouteReport) -> Option<Line> {
    let slots = [("route", route.text.clone()), ("text", route.note.clone()?)];
    Some(Line::new(Phrase::DocRouteIs.fill(&slots), Tone::Faint))
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Lines(lines) => lines.is_empty(),
        Block::Boxes(boxes) => boxes.is_empty(),
        _ => false,
    }
}

// ── criteria ─────────────────────────────────────────────────────────────────────────────

fn criteria(report: &CaseReport, status: &StatusReport) -> TableBlock {
    let rows = status.criteria.iter().map(|criterion| criterion_row(report, status, criterion));
    TableBlock {
        caption: Phrase::DocCriteriaOf.fill(&[("title", status.title.clone())]),
        columns: vec![
            column(Phrase::HeadFinding.text(), 14, Align::Start),
            column(Phrase::HeadCriterion.text(), 38, Align::Start),
            column(Phrase::HeadReason.text(), 28, Align::Start),
            column(Phrase::DocSource.text(), 20, Align::Start),
        ],
        rows: rows.collect(),
        ruled: false,
    }
}

fn criterion_row(report: &CaseReport, status: &StatusReport, criterion: &CriterionReport) -> Row {
    let route = criterion.route.as_ref();
    let route = route.and_then(|id| status.routes.iter().find(|route| route.id == *id));
    let text = match route {
        Some(route) => Phrase::DocRouteIs
            .fill(&[("route", route.text.clone()), ("text", criterion.text.clone())]),
        None => criterion.text.clone(),
    };
    let mut words = vec![Line::from(text)];
    if criterion.mark.unconfirmed {
        words.push(Line::new(Phrase::NotConfirmed.text(), Tone::Warn));
    }
    words.extend(criterion.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
    let finding = Line::new(finding_words(criterion.finding), finding_tone(criterion.finding));
    Row {
        tone: match criterion.finding {
            Finding::NotApplicable => Tone::Faint,
            _ => Tone::Plain,
        },
        ..opening(vec![vec![finding], words, reasons(criterion), cites(report, &criterion.cite)])
    }
}

fn finding_tone(finding: Finding) -> Tone {
    match finding {
        Finding::Met => Tone::Good,
        Finding::NotMet | Finding::Unknown => Tone::Warn,
        Finding::ForOfficer => Tone::Strong,
        Finding::NotApplicable => Tone::Faint,
    }
}

fn reasons(criterion: &CriterionReport) -> Vec<Line> {
    let mut lines: Vec<Line> =
        criterion.because.iter().map(|because| with_origin(because).into()).collect();
    if !criterion.missing.is_empty() {
        let labels: Vec<Text> = criterion.missing.iter().map(|fact| fact.label.clone()).collect();
        let open = Phrase::DependsOn.fill(&[("facts", list(&labels))]);
        lines.push(Line::new(open, Tone::Warn));
    }
    for part in &criterion.parts {
        let Some(text) = part.text.clone() else { continue };
        let slots = [("text", text), ("finding", finding_words(part.finding))];
        lines.push(Line::new(Phrase::PartIs.fill(&slots), finding_tone(part.finding)));
        lines.extend(part.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
    }
    lines
}

/// The fact that was used, and where it came from unless it was given.
fn with_origin(because: &Because) -> Text {
    let words = because_words(because);
    match because.follows && because.name.is_some() {
        true => Phrase::DocWorkedOut.fill(&[("fact", words)]),
        false => words,
    }
}

fn sources(report: &CaseReport) -> TableBlock {
    let row = |(at, source): (usize, &crate::explain::SourceLine)| {
        opening(vec![
            vec![Text::same(format!("[{}]", at + 1)).into()],
            vec![source.title.clone().into(), Line::new(Text::same(&source.url), Tone::Faint)],
            vec![day_words(source.checked).into()],
        ])
    };
    TableBlock {
        caption: Phrase::HeadSources.text(),
        columns: vec![
            column(Phrase::DocNumber.text(), 8, Align::Start),
            column(Phrase::DocSource.text(), 72, Align::Start),
            column(Phrase::DocChecked.text(), 20, Align::Start),
        ],
        rows: report.sources.iter().enumerate().map(row).collect(),
        ruled: false,
    }
}

// ── lists ────────────────────────────────────────────────────────────────────────────────

/// True for a criterion that bears on the verdict: a common one, or one of a route still open.
fn bears(status: &StatusReport, criterion: &CriterionReport) -> bool {
    let taken = status.route.as_ref();
    criterion.route.is_none() || taken.is_none() || criterion.route.as_ref() == taken
}

fn gaps(status: &StatusReport) -> Vec<Line> {
    let not_met = status.criteria.iter();
    let not_met = not_met.filter(|c| c.finding == Finding::NotMet && bears(status, c));
    let mut lines: Vec<Line> = not_met.map(|c| Line::new(gap(c), Tone::Warn)).collect();
    lines.extend(status.missing.iter().map(|fact| {
        let slots = [("label", fact.label.clone())];
        Phrase::DocGapUnknown.fill(&slots).into()
    }));
    if lines.is_empty() {
        lines.push(Line::new(Phrase::DocNoGaps.text(), Tone::Good));
    }
    lines
}

fn gap(criterion: &CriterionReport) -> Text {
    let reasons: Vec<Text> = criterion.because.iter().map(because_words).collect();
    let text = ("text", criterion.text.clone());
    match reasons.is_empty() {
        true => Phrase::DocGapNotMet.fill(&[text]),
        false => Phrase::DocGapReason.fill(&[text, ("why", list(&reasons))]),
    }
}

fn officer(status: &StatusReport) -> Vec<TickLine> {
    let left = status.criteria.iter();
    let left = left.filter(|c| c.finding == Finding::ForOfficer && bears(status, c));
    let line = |criterion: &CriterionReport| {
        let titles: Vec<Text> = criterion.evidence.iter().map(document_name).collect();
        let prepare = Phrase::HeadPrepare.fill(&[("evidence", list(&titles))]);
        let more = if titles.is_empty() { Vec::new() } else { vec![prepare] };
        TickLine { ticked: false, text: criterion.text.clone(), more }
    };
    left.map(line).collect()
}

fn evidence(report: &CaseReport, status: &StatusReport) -> Vec<TickLine> {
    let in_hand = report.in_hand.as_deref().unwrap_or_default();
    let all = needed_documents(status);
    let tick = |line: &&EvidenceLine| TickLine {
        ticked: in_hand.contains(&line.id),
        text: document_name(line),
        more: line.note.iter().cloned().chain(enough(line, &all)).collect(),
    };
    all.iter().map(tick).collect()
}

/// Every document that the criteria and the counted points of a status need, each once.
pub fn needed_documents(status: &StatusReport) -> Vec<&EvidenceLine> {
    let mut lines: Vec<&EvidenceLine> = Vec::new();
    let bearing = status.criteria.iter().filter(|criterion| {
        criterion.finding != Finding::NotApplicable && bears(status, criterion)
    });
    let parts = bearing.clone().flat_map(|criterion| &criterion.parts);
    let parts = parts.filter(|part| part.finding != Finding::NotMet).flat_map(|p| &p.evidence);
    let own = bearing.flat_map(|criterion| &criterion.evidence).chain(parts);
    let items = status.points.iter().flat_map(|points| &points.items);
    let items = items.filter(|item| item.max > 0).flat_map(super::evidence::needed);
    for line in own.chain(items) {
        if !lines.iter().any(|known| known.id == line.id) {
            lines.push(line);
        }
    }
    // In the order of the official list; what has no number there comes first.
    lines.sort_by(|a, b| a.form.cmp(&b.form));
    lines
}

fn doubts(status: &StatusReport) -> Vec<Line> {
    let mut lines = Vec::new();
    lines.extend(status.unsettled.iter().map(|doubt| {
        let slots = [("text", doubt.text.clone())];
        Line::new(Phrase::DocUnsettledIs.fill(&slots), Tone::Warn)
    }));
    let resting = status.unconfirmed.iter().map(|line| {
        let doubt = line.doubt.as_ref().map(|doubt| doubt.text.clone()).unwrap_or_default();
        let slots = [("name", line.text.clone()), ("doubt", doubt)];
        Line::new(Phrase::UnconfirmedLine.fill(&slots), Tone::Warn)
    });
    lines.extend(resting);
    let marked = status.criteria.iter().filter(|criterion| {
        let told = status.unconfirmed.iter().any(|line| line.text == criterion.text);
        criterion.mark.unconfirmed && !told
    });
    lines.extend(marked.map(|criterion| {
        let doubt = criterion.mark.doubt.clone().unwrap_or_default();
        let slots = [("name", criterion.text.clone()), ("doubt", doubt)];
        Phrase::UnconfirmedLine.fill(&slots).into()
    }));
    lines
}
