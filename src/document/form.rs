//! The points table as the official form lays it out: every item with all its rows, those reached
//! ticked, those not reached with what they would need, and the documents that show them.

use super::evidence::{all, needed, proof};
use super::fewest::{Fewest, fewest};
use super::{
    Align, Block, Document, Line, Look, Row, TableBlock, TickLine, Tone, ahead, column, day_words,
    sections,
};
use crate::evaluate::Finding;
use crate::explain::{
    Because, CaseReport, EvidenceLine, GridReport, ItemReport, Phrase, PointsReport, StatusReport,
    TierReport, verdict_words,
};
use crate::text::{Text, counted, list};
use crate::words::forms;

/// The points tables of a report, each to be printed, signed and filed.
pub fn points_document(report: &CaseReport) -> Document {
    let mut blocks = vec![Block::Pairs(sections::identity(report, false))];
    blocks.extend(sections::told_first(report));
    blocks.extend(sections::warnings(report));
    let with_table = report.statuses.iter().filter(|status| status.points.is_some());
    for (at, status) in with_table.enumerate() {
        if at > 0 {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Heading(2, status.title.clone()));
        blocks.extend(table_of(report, status));
        blocks.extend(ahead::next_rows(status));
        blocks.push(Block::Signature);
    }
    Document {
        title: Phrase::DocPoints.text(),
        letterhead: None,
        look: Look::Paper,
        blocks,
        running: sections::running(report),
        closing: sections::closing(report),
    }
}

/// The totals, the table, and what is still to be collected.
pub(super) fn table_of(report: &CaseReport, status: &StatusReport) -> Vec<Block> {
    let Some(points) = &status.points else { return Vec::new() };
    let in_hand = report.in_hand.as_deref();
    let mut blocks = vec![Block::Pairs(totals(status, points, in_hand))];
    let beside = sections::beside_verdict(status);
    blocks.extend((!beside.is_empty()).then_some(Block::Lines(beside)));
    blocks.push(Block::Table(table(status, points, in_hand)));
    blocks.extend(fewest_papers(points, in_hand.unwrap_or_default()));
    blocks.extend(collect(points, in_hand));
    blocks
}

fn totals(
    status: &StatusReport,
    points: &PointsReport,
    in_hand: Option<&[String]>,
) -> Vec<(Text, Line)> {
    let strong = |words: Text| Line::new(words, Tone::Strong);
    let number = |n: i32| Text::same(n.to_string());
    let mut pairs = vec![
        (Phrase::HeadTotal.text(), strong(Text::same(span(points.min, points.max)))),
        (Phrase::HeadPassMark.text(), number(points.pass_mark).into()),
        (Phrase::DocMargin.text(), margin(points)),
        (Phrase::HeadVerdict.text(), verdict_words(status.verdict).into()),
    ];
    if let Some(in_hand) = in_hand {
        let proof = proof(points, in_hand);
        let tone = if proof.provable >= points.pass_mark { Tone::Good } else { Tone::Warn };
        pairs[0].0 = Phrase::DocClaimed.text();
        pairs.insert(1, (Phrase::DocProvable.text(), Line::new(number(proof.provable), tone)));
    }
    pairs
}

/// How far the total is from the pass mark.
pub(super) fn margin(points: &PointsReport) -> Line {
    let number = |n: i32| Text::same(n.to_string());
    let (low, high) = (points.min - points.pass_mark, points.max - points.pass_mark);
    let (text, tone) = match (low, high) {
        (0, 0) => (Phrase::DocEven.text(), Tone::Good),
        (low, high) if low == high && low > 0 => (
            counted(low, Phrase::PointsOverOne, Phrase::PointsOver)
                .fill(&[("points", number(low))]),
            Tone::Good,
        ),
        (low, high) if low == high => (
            counted(-low, Phrase::PointsShortOne, Phrase::PointsShort)
                .fill(&[("points", number(-low))]),
            Tone::Warn,
        ),
        (low, high) if low >= 0 => {
            let slots = [("min", number(low)), ("max", number(high))];
            (Phrase::DocMarginUp.fill(&slots), Tone::Good)
        }
        (low, high) if high < 0 => {
            let slots = [("min", number(-high)), ("max", number(-low))];
            (Phrase::DocMarginDown.fill(&slots), Tone::Warn)
        }
        (low, high) => {
            let slots = [("short", number(-low)), ("over", number(high))];
            (Phrase::DocMarginOpen.fill(&slots), Tone::Warn)
        }
    };
    Line::new(text, tone)
}

/// Points or their range.
pub fn span(min: i32, max: i32) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

/// The column of documents.
const EVIDENCE: usize = 5;

fn table(status: &StatusReport, points: &PointsReport, in_hand: Option<&[String]>) -> TableBlock {
    let mut rows: Vec<Row> = Vec::new();
    for item in &points.items {
        rows.extend(item_rows(item, in_hand));
    }
    // The total never stands alone on a page.
    if let Some(last) = rows.last_mut() {
        last.with_next = true;
    }
    rows.push(total_row(points));
    TableBlock {
        caption: Phrase::DocPointsOf.fill(&[("title", status.title.clone())]),
        columns: vec![
            column(Phrase::DocNumber.text(), 8, Align::Middle),
            column(Phrase::DocItem.text(), 44, Align::Start),
            column(Phrase::DocTick.text(), 8, Align::Middle),
            column(Phrase::DocRowPoints.text(), 8, Align::End),
            column(Phrase::DocOwn.text(), 9, Align::End),
            column(Phrase::HeadEvidence.text(), 23, Align::Start),
        ],
        rows,
        ruled: false,
    }
}

fn total_row(points: &PointsReport) -> Row {
    let mark = Phrase::PassMarkIs.fill(&[("mark", Text::same(points.pass_mark.to_string()))]);
    let total = Line::new(Text::same(span(points.min, points.max)), Tone::Strong);
    Row {
        cells: vec![
            Vec::new(),
            vec![Line::new(Phrase::HeadTotal.text(), Tone::Strong), mark.into()],
            Vec::new(),
            Vec::new(),
            vec![total],
            vec![margin(points)],
        ],
        tone: Tone::Strong,
        opens: true,
        // What is signed does not stand alone on a page.
        with_next: true,
        ..Row::default()
    }
}

/// The rows of an item: its name with its points, then each of its rows as the form prints them.
fn item_rows(item: &ItemReport, in_hand: Option<&[String]>) -> Vec<Row> {
    let mut rows: Vec<Row> = match &item.grid {
        Some(grid) => grid_rows(item, grid),
        None => item.tiers.iter().map(|tier| tier_row(item, tier)).collect(),
    };
    let own = Line::new(Text::same(span(item.min, item.max)), own_tone(item));
    let mut name = vec![Line::new(item.text.clone(), Tone::Strong)];
    name.extend(item.mark.unconfirmed.then(|| unconfirmed(item.mark.doubt.as_ref())));
    name.extend(item.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
    let head = Row {
        cells: vec![
            vec![Line::new(Text::same(item.form.clone().unwrap_or_default()), Tone::Strong)],
            name,
            Vec::new(),
            Vec::new(),
            vec![own],
            evidence(item, in_hand),
        ],
        tone: if item.max == 0 { Tone::Faint } else { Tone::Plain },
        with_next: !rows.is_empty(),
        opens: true,
        tall: Some(EVIDENCE),
        aside: false,
    };
    match rows.as_mut_slice() {
        [one] => vec![joined(head, one)],
        _ => std::iter::once(head).chain(rows).collect(),
    }
}

/// An item with a single row is one row of the form.
fn joined(mut head: Row, one: &mut Row) -> Row {
    head.cells[1].append(&mut one.cells[1]);
    head.cells[2] = std::mem::take(&mut one.cells[2]);
    head.cells[3] = std::mem::take(&mut one.cells[3]);
    head.with_next = false;
    head.tall = None;
    head
}

pub(super) fn own_tone(item: &ItemReport) -> Tone {
    match (item.min == item.max, item.max) {
        (true, 0) => Tone::Faint,
        (true, _) => Tone::Good,
        (false, _) => Tone::Warn,
    }
}

fn unconfirmed(doubt: Option<&Text>) -> Line {
    let text = match doubt {
        Some(doubt) => Phrase::DocUnconfirmedIs.fill(&[("text", doubt.clone())]),
        None => Phrase::NotConfirmed.text(),
    };
    Line::new(text, Tone::Warn)
}

/// A box as the form prints it.
pub(super) fn tick(ticked: bool) -> Text {
    Text::same(if ticked { "☑" } else { "☐" })
}

fn tier_row(item: &ItemReport, tier: &TierReport) -> Row {
    // Of several that are met, the form has all ticked, though only one may count.
    let reached = tier.finding == Finding::Met;
    let tone = match tier.finding {
        _ if item.awarded.contains(&tier.id) => Tone::Good,
        Finding::Met | Finding::Unknown => Tone::Plain,
        _ => Tone::Faint,
    };
    // The only row of an item says what the item says.
    let words = match (&tier.text, item.tiers.len()) {
        (None, 1) => None,
        (text, _) => Some(text.as_ref().unwrap_or(&item.text)),
    };
    let mut lines: Vec<Line> =
        words.map(|words| Line::new(words.clone(), tone)).into_iter().collect();
    lines.extend(tier.mark.unconfirmed.then(|| unconfirmed(tier.mark.doubt.as_ref())));
    lines.extend(tier_reasons(item, tier, reached));
    lines.extend(tier.note.iter().map(|note| Line::new(note.clone(), Tone::Faint)));
    body_row(lines, reached, Text::same(tier.points.to_string()), tone)
}

fn body_row(lines: Vec<Line>, reached: bool, points: Text, tone: Tone) -> Row {
    Row {
        cells: vec![
            Vec::new(),
            lines,
            vec![Line::new(tick(reached), tone)],
            vec![Line::new(points, tone)],
            Vec::new(),
            Vec::new(),
        ],
        tone: if tone == Tone::Faint { Tone::Faint } else { Tone::Plain },
        ..Row::default()
    }
}

/// The facts that made a tier reached, what keeps it open, or what is lacking where it would
/// give more than what was reached.
fn tier_reasons(item: &ItemReport, tier: &TierReport, reached: bool) -> Vec<Line> {
    match tier.finding {
        _ if reached => {
            let known = tier.because.iter().map(|because| Line::from(fact(because)));
            known.collect()
        }
        Finding::Unknown => {
            let labels: Vec<Text> = tier.missing.iter().map(|fact| fact.label.clone()).collect();
            let open = Phrase::DocOpen.fill(&[("facts", list(&labels))]);
            vec![Line::new(open, Tone::Warn)]
        }
        Finding::NotMet if tier.points > item.min => {
            let nothing = item.awarded.is_empty();
            let told = tier.because.iter().filter(|because| nothing || because.gap.is_some());
            told.map(|because| Line::new(lacking(because), Tone::Faint)).collect()
        }
        _ => Vec::new(),
    }
}

fn fact(because: &Because) -> Text {
    let slots = [("label", because.label.clone()), ("value", because.value.clone())];
    Phrase::FactIs.fill(&slots)
}

/// What a row would need: the gap where it can be counted, else what the fact is now.
fn lacking(because: &Because) -> Text {
    let slots = [("label", because.label.clone()), ("value", because.value.clone())];
    match &because.gap {
        Some(gap) => {
            Phrase::FactIs.fill(&[("label", because.label.clone()), ("value", gap.clone())])
        }
        None => Phrase::DocNow.fill(&slots),
    }
}

// ── tables over two facts ────────────────────────────────────────────────────────────────

fn grid_rows(item: &ItemReport, grid: &GridReport) -> Vec<Row> {
    (0..grid.rows.len()).map(|at| grid_row(item, grid, at)).collect()
}

fn grid_row(item: &ItemReport, grid: &GridReport, at: usize) -> Row {
    let (head, cells) = &grid.rows[at];
    let reached = grid.cell.is_some_and(|(row, _)| row == at);
    let counts =
        cells.iter().copied().min().unwrap_or(0)..=cells.iter().copied().max().unwrap_or(0);
    let own = grid.column.map(|column| cells[column]);
    let points = own.map_or_else(|| span(*counts.start(), *counts.end()), |own| own.to_string());
    let tone = match (reached, grid.cell) {
        (true, _) if own == Some(0) => Tone::Faint,
        (true, _) => Tone::Good,
        (false, None) if item.min != item.max => Tone::Plain,
        (false, _) => Tone::Faint,
    };
    let mut lines = vec![Line::new(head.clone(), tone)];
    if counts.start() != counts.end() {
        lines.push(Line::new(by_column(grid, cells), Tone::Faint));
    }
    if reached {
        lines.extend(item.because.iter().map(|because| Line::from(fact(because))));
    } else if own.is_none_or(|own| own > item.min) {
        let short = grid.short[at].iter();
        lines.extend(short.map(|short| Line::new(short.clone(), Tone::Faint)));
    }
    body_row(lines, reached && own != Some(0), Text::same(points), tone)
}

/// What a row gives in each column: `under 30: 25, 40 or more: 0`.
fn by_column(grid: &GridReport, cells: &[i32]) -> Text {
    let cell = |(column, points): (&Text, &i32)| {
        let slots = [("column", column.clone()), ("points", Text::same(points.to_string()))];
        Phrase::DocAge.fill(&slots)
    };
    let words: Vec<Text> = grid.columns.iter().zip(cells).map(cell).collect();
    list(&words)
}

// ── evidence ─────────────────────────────────────────────────────────────────────────────

/// A document with its number on the official list.
pub(super) fn document_name(line: &EvidenceLine) -> Text {
    match &line.form {
        Some(form) => Phrase::DocFormEvidence
            .fill(&[("form", Text::same(form)), ("title", line.title.clone())]),
        None => line.title.clone(),
    }
}

fn evidence(item: &ItemReport, in_hand: Option<&[String]>) -> Vec<Line> {
    let counts = item.max > 0;
    let shown = if counts { needed(item) } else { all(item) };
    let shown = if shown.is_empty() { all(item) } else { shown };
    let mut lines = Vec::new();
    for line in shown {
        let tone = if counts { Tone::Plain } else { Tone::Faint };
        lines.push(Line::new(document_name(line), tone));
        if let Some(in_hand) = in_hand.filter(|_| counts) {
            lines.push(match in_hand.contains(&line.id) {
                true => Line::new(Phrase::DocInHand.text(), Tone::Good),
                false => Line::new(Phrase::DocToCollect.text(), Tone::Warn),
            });
        }
    }
    lines
}

/// The fewest documents that show each mark that can be shown.
fn fewest_papers(points: &PointsReport, in_hand: &[String]) -> Option<Block> {
    let number = |n: i32| Text::same(n.to_string());
    let line = |fewest: &Fewest| {
        let papers: Vec<Text> = fewest.papers.iter().map(document_name).collect();
        let phrase = match (papers.is_empty(), fewest.exact) {
            (true, _) => forms::FEWEST_NONE,
            (false, true) => forms::FEWEST,
            (false, false) => forms::FEWEST_SOUGHT,
        };
        let slots = [
            ("mark", number(fewest.mark)),
            ("points", number(fewest.points)),
            ("papers", list(&papers)),
        ];
        Line::from(phrase.fill(&slots))
    };
    let lines: Vec<Line> = fewest(points, in_hand).iter().map(line).collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// That some of several documents are enough, where a document is one of them.
pub(super) fn enough(line: &EvidenceLine, all: &[&EvidenceLine]) -> Option<Text> {
    let choice = line.choice.as_ref()?;
    let of = choice.of.iter().filter_map(|id| all.iter().find(|other| other.id == *id));
    let papers: Vec<Text> = of.map(|other| document_name(other)).collect();
    let phrase = counted(choice.at_least, forms::ONE_OF_PAPERS, forms::SOME_OF_PAPERS);
    let count = Text::same(choice.at_least.to_string());
    Some(phrase.fill(&[("count", count), ("papers", list(&papers))]))
}

fn collect(points: &PointsReport, in_hand: Option<&[String]>) -> Vec<Block> {
    let Some(in_hand) = in_hand else { return Vec::new() };
    let proof = proof(points, in_hand);
    let mut blocks = vec![Block::Heading(3, Phrase::DocCollect.text())];
    if proof.to_collect.is_empty() {
        let words = Line::new(Phrase::DocNothingToCollect.text(), Tone::Good);
        blocks.push(Block::Lines(vec![words]));
    } else {
        blocks.push(Block::Boxes(proof.to_collect.iter().map(to_tick).collect()));
    }
    blocks
}

fn to_tick(line: &EvidenceLine) -> TickLine {
    TickLine { ticked: false, text: document_name(line), more: line.note.iter().cloned().collect() }
}

/// The day of a report as a heading of a column.
pub(super) fn day_heading(report: &CaseReport) -> Text {
    Phrase::DocDayOf.fill(&[("day", day_words(report.on))])
}
