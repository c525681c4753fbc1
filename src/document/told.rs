//! The tables of a status that is told: its criteria with what decided them, and the points that
//! were given.

use super::form::{document_name, own_tone, span};
use super::grounds::because_words;
use super::{Align, Block, Line, Row, TableBlock, TableColumn, Tone, column};
use crate::evaluate::Finding;
use crate::explain::{
    CiteLine, CriterionReport, FactRef, ItemReport, PartReport, Phrase, PointsReport, TierReport,
    finding_words,
};
use crate::text::{Text, list};

/// Criteria, what decides the verdict first; none where there are none.
pub(super) fn criteria(caption: Text, criteria: &[&CriterionReport]) -> Option<Block> {
    let mut shown = criteria.to_vec();
    shown.sort_by_key(|criterion| weight(criterion.finding));
    let table = TableBlock {
        caption,
        columns: vec![
            column(Phrase::HeadFinding.text(), 14, Align::Start),
            column(Phrase::HeadCriterion.text(), 38, Align::Start),
            column(Phrase::HeadReason.text(), 28, Align::Start),
            TableColumn { aside: true, ..column(Phrase::HeadSources.text(), 20, Align::Start) },
        ],
        rows: shown.into_iter().map(criterion_row).collect(),
        ruled: true,
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

fn weight(finding: Finding) -> u8 {
    match finding {
        Finding::NotMet => 0,
        Finding::Unknown => 1,
        Finding::ForOfficer => 2,
        Finding::Met => 3,
        Finding::NotApplicable => 4,
    }
}

fn criterion_row(criterion: &CriterionReport) -> Row {
    let finding = Line::new(finding_words(criterion.finding), tone(criterion.finding));
    let apart = criterion.finding == Finding::NotApplicable;
    Row {
        cells: vec![vec![finding], words(criterion), reasons(criterion), cites(&criterion.cite)],
        tone: if apart { Tone::Faint } else { Tone::Plain },
        opens: true,
        aside: apart,
        ..Row::default()
    }
}

fn tone(finding: Finding) -> Tone {
    match finding {
        Finding::Met => Tone::Good,
        Finding::NotMet => Tone::Bad,
        Finding::Unknown => Tone::Warn,
        Finding::ForOfficer => Tone::Strong,
        Finding::NotApplicable => Tone::Faint,
    }
}

fn words(criterion: &CriterionReport) -> Vec<Line> {
    let mut lines = vec![Line::from(criterion.text.clone())];
    if criterion.mark.unconfirmed {
        lines.push(Line::new(Phrase::NotConfirmed.text(), Tone::Warn));
    }
    // What is met needs no further words.
    let note = criterion.note.iter().filter(|_| criterion.finding != Finding::Met);
    lines.extend(note.map(|note| Line::new(note.clone(), Tone::Faint)));
    lines
}

/// Why a criterion came out as it did, a line each.
fn reasons(criterion: &CriterionReport) -> Vec<Line> {
    let mut lines: Vec<Line> =
        criterion.because.iter().map(|because| because_words(because).into()).collect();
    lines.extend(depends(&criterion.missing));
    let parts = criterion.parts.iter().filter(|part| tells(criterion.finding, part));
    for part in parts {
        lines.extend(part_line(part));
        let note = part.note.iter().filter(|_| part.finding != Finding::Met);
        lines.extend(note.map(|note| Line::new(note.clone(), Tone::Faint)));
    }
    if matches!(criterion.finding, Finding::ForOfficer | Finding::Unknown) {
        lines.extend(prepare(criterion));
    }
    lines
}

fn depends(missing: &[FactRef]) -> Option<Line> {
    let labels: Vec<Text> = missing.iter().map(|fact| fact.label.clone()).collect();
    (!labels.is_empty()).then(|| Phrase::DependsOn.fill(&[("facts", list(&labels))]).into())
}

/// A part is told where it came out like the whole, or keeps it open.
fn tells(whole: Finding, part: &PartReport) -> bool {
    match whole {
        Finding::Met | Finding::ForOfficer => part.finding == Finding::Met,
        Finding::NotMet => part.finding == Finding::NotMet,
        Finding::Unknown | Finding::NotApplicable => true,
    }
}

fn part_line(part: &PartReport) -> Option<Line> {
    let slots = [("text", part.text.clone()?), ("finding", finding_words(part.finding))];
    Some(Phrase::PartIs.fill(&slots).into())
}

fn prepare(criterion: &CriterionReport) -> Option<Line> {
    let titles: Vec<Text> = criterion.evidence.iter().map(|line| line.title.clone()).collect();
    (!titles.is_empty()).then(|| Phrase::HeadPrepare.fill(&[("evidence", list(&titles))]).into())
}

fn cites(cited: &[CiteLine]) -> Vec<Line> {
    cited.iter().map(|cite| Line::new(cite.words(), Tone::Faint)).collect()
}

// ── points ───────────────────────────────────────────────────────────────────────────────

/// The items as they stand on the form: number and name, the row that applies, points.
pub(super) fn points_table(caption: Text, points: &PointsReport) -> TableBlock {
    let mut rows: Vec<Row> = points.items.iter().map(item_row).collect();
    rows.push(total_row(points));
    TableBlock {
        caption,
        columns: vec![
            column(Phrase::HeadItem.text(), 34, Align::Start),
            column(Phrase::HeadRow.text(), 34, Align::Start),
            column(Phrase::HeadPoints.text(), 10, Align::End),
            TableColumn { aside: true, ..column(Phrase::HeadEvidence.text(), 22, Align::Start) },
        ],
        rows,
        ruled: false,
    }
}

fn item_row(item: &ItemReport) -> Row {
    let range = Line::new(Text::same(span(item.min, item.max)), own_tone(item));
    let evidence = item.evidence.iter().map(|line| document_name(line).into());
    Row {
        cells: vec![vec![item_name(item).into()], given(item), vec![range], evidence.collect()],
        opens: true,
        ..Row::default()
    }
}

/// Number on the form and name.
fn item_name(item: &ItemReport) -> Text {
    match &item.form {
        Some(form) => Phrase::DocFormEvidence
            .fill(&[("form", Text::same(form)), ("title", item.text.clone())]),
        None => item.text.clone(),
    }
}

/// The row that applies: the tiers awarded with the facts behind them, or what keeps it open.
fn given(item: &ItemReport) -> Vec<Line> {
    let awarded = item.tiers.iter().filter(|tier| item.awarded.contains(&tier.id));
    let mut lines: Vec<Line> =
        awarded.filter_map(|tier| tier.text.clone()).map(Line::from).collect();
    lines.extend(item.because.iter().map(|because| because_words(because).into()));
    lines.extend(depends(&item.missing).filter(|_| item.min != item.max));
    if lines.is_empty() {
        lines.push(Line::new(Phrase::NothingReached.text(), Tone::Faint));
    }
    // What gives points for certain needs no further words.
    if item.min != item.max || item.max == 0 {
        lines.extend(notes(item));
    }
    lines
}

/// The note of an item, then those of the rows that count or may.
fn notes(item: &ItemReport) -> impl Iterator<Item = Line> {
    let counts = |tier: &&TierReport| tier.finding != Finding::NotMet;
    let tiers = item.tiers.iter().filter(counts).filter_map(|tier| tier.note.as_ref());
    item.note.iter().chain(tiers).map(|note| Line::new(note.clone(), Tone::Faint))
}

fn total_row(points: &PointsReport) -> Row {
    let strong = |text: Text| vec![Line::new(text, Tone::Strong)];
    let mark = Phrase::PassMarkIs.fill(&[("mark", Text::same(points.pass_mark.to_string()))]);
    let total = Text::same(span(points.min, points.max));
    let name = strong(Phrase::HeadTotal.text());
    Row {
        cells: vec![name, vec![mark.into()], strong(total), Vec::new()],
        tone: Tone::Strong,
        opens: true,
        ..Row::default()
    }
}
