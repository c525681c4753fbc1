//! Documents, what is open, and sources, as lists for a terminal.

use super::terminal::{broken, strong, wrapped};
use super::voice::Page;
use crate::explain::{EvidenceLine, OpenLine, Phrase, SourceLine};
use crate::facts::show_day;
use crate::text::Text;

/// Documents with their notes.
pub(super) fn evidence_lines(evidence: &[EvidenceLine], page: &Page) -> Vec<String> {
    let one = |line: &EvidenceLine| {
        let note = line.note.iter().flat_map(|note| broken(&page.say(note), page, "    "));
        wrapped(&page.say(&line.title), page).into_iter().chain(note).collect::<Vec<_>>()
    };
    headed(Phrase::HeadDocuments, evidence.iter().flat_map(one).collect(), page)
}

/// What the law or the research leaves open, and where that is seen.
pub(super) fn open_lines(doubts: &[OpenLine], page: &Page) -> Vec<String> {
    let one = |line: &OpenLine| {
        let cites =
            line.cite.iter().flat_map(|cite| broken(&page.say(&cite.words()), page, "    "));
        wrapped(&page.say(&line.text), page).into_iter().chain(cites).collect::<Vec<_>>()
    };
    headed(Phrase::HeadUnconfirmed, doubts.iter().flat_map(one).collect(), page)
}

/// Sources with their addresses and the days on which they were read.
pub(super) fn source_lines(sources: &[SourceLine], page: &Page) -> Vec<String> {
    let one = |source: &SourceLine| {
        let slots = [("title", source.title.clone()), ("day", show_day(source.checked))];
        let words = Phrase::OfSource.fill(&slots);
        let words = Phrase::SourceIs.fill(&[("id", Text::same(&source.id)), ("source", words)]);
        let mut lines = wrapped(&page.say(&words), page);
        lines.push(page.faint(&format!("    {}", source.url)));
        lines
    };
    headed(Phrase::HeadSources, sources.iter().flat_map(one).collect(), page)
}

fn headed(head: Phrase, lines: Vec<String>, page: &Page) -> Vec<String> {
    if lines.is_empty() {
        return lines;
    }
    let mut out = strong(&head.text(), page);
    out.extend(lines);
    out
}
