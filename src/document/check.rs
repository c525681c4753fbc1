//! What came out, for whoever asked: the summary first, then the reasons of the statuses that are
//! told, then the sources.

use super::procedures::{benefit_entry, procedure_entries};
use super::sections::beside_verdict;
use super::told::{criteria, points_table};
use super::{
    Align, Block, Document, Entry, Line, Look, Row, TableBlock, Tone, ahead, column, day_words,
    sections,
};
use crate::evaluate::Verdict;
use crate::explain::{
    CaseReport, CriterionReport, FactRef, Phrase, RouteReport, SourceLine, StatusReport,
    UnconfirmedLine, verdict_words,
};
use crate::text::Text;

/// How much of a report is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// The summary alone.
    Brief,
    /// The reasons of the statuses that are close.
    Close,
    /// The reasons of every status.
    All,
}

impl Depth {
    /// True where the reasons of a status are told.
    fn tells(self, status: &StatusReport) -> bool {
        match self {
            Self::Brief => false,
            Self::Close => status.close,
            Self::All => true,
        }
    }
}

/// So many statuses are named one by one where it is said where their reasons can be read.
const FEW_APART: usize = 3;

/// The report to the depth asked for.
pub fn check_document(report: &CaseReport, depth: Depth) -> Document {
    let mut blocks = Vec::new();
    let of_case = sections::of_case(report);
    if !of_case.is_empty() {
        blocks.push(Block::Pairs(of_case));
    }
    blocks.extend(sections::told_first(report));
    blocks.extend(ahead::permit(report));
    blocks.push(Block::Table(summary(report)));
    blocks.extend(sections::warnings(report));
    let (told, apart): (Vec<_>, Vec<_>) =
        report.nearest_first().into_iter().partition(|status| depth.tells(status));
    if !apart.is_empty() {
        blocks.push(Block::Next(more(&apart)));
    }
    told.iter().for_each(|status| blocks.extend(details(status)));
    blocks.extend(ahead::dates(report));
    let cited = report.sources_of(&told);
    if !cited.is_empty() {
        blocks.push(Block::Heading(2, Phrase::HeadSources.text()));
        blocks.push(Block::List(cited.into_iter().map(source).collect()));
    }
    Document {
        title: title(report),
        look: Look::Screen,
        letterhead: None,
        blocks,
        running: sections::running(report),
        closing: sections::closing(report),
    }
}

/// What the report is of.
fn title(report: &CaseReport) -> Text {
    let on = day_words(report.on);
    match &report.case.name {
        Some(name) => Phrase::TitleFor.fill(&[("name", Text::same(name)), ("on", on)]),
        None => Phrase::Title.fill(&[("on", on)]),
    }
}

fn summary(report: &CaseReport) -> TableBlock {
    let row = |status: &StatusReport| {
        let name = vec![status.title.clone().into(), Text::same(&status.id).into()];
        let verdict = Line::new(verdict_words(status.verdict), tone(status.verdict));
        let why = std::iter::once(status.why.clone().into()).chain(beside_verdict(status));
        Row { cells: vec![name, vec![verdict], why.collect()], opens: true, ..Row::default() }
    };
    let mut columns = vec![
        column(Phrase::HeadStatus.text(), 36, Align::Start),
        column(Phrase::HeadVerdict.text(), 24, Align::Start),
        column(Phrase::HeadWhy.text(), 40, Align::Start),
    ];
    // An identifier is to be copied whole.
    let longest = report.statuses.iter().map(|status| status.id.len()).max().unwrap_or_default();
    columns[0].least = u16::try_from(longest).unwrap_or(u16::MAX);
    let rows = report.nearest_first().into_iter().map(row).collect();
    TableBlock { caption: Phrase::HeadSummary.text(), columns, rows, ruled: true }
}

fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Qualifies => Tone::Good,
        Verdict::Undetermined => Tone::Warn,
        Verdict::DoesNotQualify => Tone::Bad,
        Verdict::NotInForce => Tone::Faint,
    }
}

/// Where the reasons of statuses that are not told in full can be read.
fn more(apart: &[&StatusReport]) -> Vec<Text> {
    let line = |id: &str| Phrase::MoreIn.fill(&[("status", Text::same(id))]);
    match apart {
        few if few.len() <= FEW_APART => few.iter().map(|status| line(&status.id)).collect(),
        _ => vec![line("ID")],
    }
}

fn details(status: &StatusReport) -> Vec<Block> {
    let slots = [("title", status.title.clone()), ("verdict", verdict_words(status.verdict))];
    let why = std::iter::once(status.why.clone().into()).chain(beside_verdict(status));
    let mut blocks = vec![Block::Heading(2, Phrase::StatusIs.fill(&slots))];
    blocks.push(Block::Lines(why.collect()));
    let of = |route: Option<&str>| -> Vec<&CriterionReport> {
        status.criteria.iter().filter(|criterion| criterion.route.as_deref() == route).collect()
    };
    let caption = |phrase: Phrase| phrase.fill(&[("title", status.title.clone())]);
    blocks.extend(criteria(caption(Phrase::DocCriteriaOf), &of(None)));
    for route in &status.routes {
        blocks.push(Block::Heading(3, route_heading(route)));
        let note = route.note.iter().map(|note| Line::new(note.clone(), Tone::Faint));
        blocks.extend(route.note.is_some().then(|| Block::Lines(note.collect())));
        blocks.extend(criteria(route_heading(route), &of(Some(&route.id))));
    }
    let table = |points| Block::Table(points_table(caption(Phrase::DocPointsOf), points));
    blocks.extend(status.points.iter().map(table));
    blocks.extend(ahead::least(status));
    blocks.extend(lists(status));
    blocks
}

fn route_heading(route: &RouteReport) -> Text {
    let phrase = if route.taken { Phrase::HeadRouteTaken } else { Phrase::HeadRoute };
    phrase.fill(&[("name", route.text.clone())])
}

/// What follows the tables of a status: what is missing and open, what it gives, how it is had.
fn lists(status: &StatusReport) -> Vec<Block> {
    let texts = |texts: &[Text]| -> Vec<Entry> { texts.iter().cloned().map(Entry::from).collect() };
    let unsettled = status.unsettled.iter().map(|doubt| doubt.text.clone().into());
    let mut sections: Vec<(Text, Vec<Entry>)> = vec![
        (Phrase::HeadMissing.text(), status.missing.iter().map(missing).collect()),
        (Phrase::HeadUnsettled.text(), unsettled.collect()),
        (Phrase::HeadUnconfirmed.text(), status.unconfirmed.iter().map(unconfirmed).collect()),
        (Phrase::HeadBenefits.text(), status.benefits.iter().map(benefit_entry).collect()),
        (Phrase::HeadStay.text(), texts(&status.stay)),
        (Phrase::HeadNotes.text(), texts(status.note.as_slice())),
    ];
    // A way that is closed has no procedures.
    let first = status.procedures.first().filter(|_| status.is_open());
    sections.extend(first.map(|first| {
        let heading = Phrase::HeadProcedures.fill(&[("day", day_words(first.accepted))]);
        (heading, procedure_entries(status))
    }));
    let full = sections.into_iter().filter(|(_, entries)| !entries.is_empty());
    full.flat_map(|(head, entries)| [Block::Heading(3, head), Block::List(entries)]).collect()
}

/// A missing fact with the name under which it is given.
fn missing(fact: &FactRef) -> Entry {
    let slots = [("label", fact.label.clone()), ("name", Text::same(&fact.name))];
    Phrase::MissingFact.fill(&slots).into()
}

/// An unconfirmed value on which the verdict rests.
fn unconfirmed(line: &UnconfirmedLine) -> Entry {
    let doubt = line.doubt.as_ref().map(|doubt| doubt.text.clone()).unwrap_or_default();
    Phrase::UnconfirmedLine.fill(&[("name", line.text.clone()), ("doubt", doubt)]).into()
}

pub(super) fn source(source: &SourceLine) -> Entry {
    let slots = [("title", source.title.clone()), ("day", day_words(source.checked))];
    let words = Phrase::OfSource.fill(&slots);
    let words = Phrase::SourceIs.fill(&[("id", Text::same(&source.id)), ("source", words)]);
    let address = Line::new(Text::same(&source.url), Tone::Faint);
    Entry { line: words.into(), more: vec![address] }
}
