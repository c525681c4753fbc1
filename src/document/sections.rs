//! What every document has: whose it is, warnings, the foot of a page, the closing words.

use super::{Block, Document, Line, Look, Tone, day_words};
use crate::explain::{CaseReport, Phrase, StatusReport, verdict_words};
use crate::text::Text;
use crate::words::forms;

/// What is looked at on a screen: its blocks, and the closing words.
pub(super) fn on_screen(title: Text, blocks: Vec<Block>, digest: &str) -> Document {
    let digest = Phrase::Digest.fill(&[("digest", Text::same(digest))]);
    Document {
        running: title.clone(),
        title,
        look: Look::Screen,
        letterhead: None,
        blocks,
        closing: vec![Phrase::Disclaimer.text(), digest],
    }
}

/// A number as words.
pub(super) fn number(count: usize) -> Text {
    Text::same(count.to_string())
}

/// The day, the words of the case, the edition of the rules.
pub(super) fn identity(report: &CaseReport, rules: bool) -> Vec<(Text, Line)> {
    let word = |word: &Option<String>| word.as_ref().map(|word| Line::from(Text::same(word)));
    let mut pairs = Vec::new();
    pairs.extend(word(&report.case.name).map(|name| {
        let text = name.text;
        (Phrase::DocName.text(), Line::new(text, Tone::Strong))
    }));
    pairs.extend(word(&report.case.reference).map(|line| (Phrase::DocReference.text(), line)));
    pairs.push((Phrase::DocDay.text(), day_words(report.on).into()));
    pairs.extend(word(&report.case.prepared_by).map(|line| (Phrase::DocAuthor.text(), line)));
    if report.anonymous {
        let words = Phrase::DocAnonymous.text();
        pairs.push((Phrase::HeadNotes.text(), Line::new(words, Tone::Faint)));
    }
    if rules {
        pairs.push((Phrase::DocRules.text(), Text::same(&report.digest).into()));
    }
    pairs
}

/// What stands beside a verdict: that it rests on what could not be confirmed, or on law that is
/// older than the day.
pub(super) fn beside_verdict(status: &StatusReport) -> Vec<Line> {
    let hangs = (status.confirmed != status.verdict)
        .then(|| Phrase::HangsOn.fill(&[("verdict", verdict_words(status.confirmed))]));
    let beyond =
        status.beyond.map(|until| forms::BEYOND_RECORD.fill(&[("until", day_words(until))]));
    hangs.into_iter().chain(beyond).map(|words| Line::new(words, Tone::Warn)).collect()
}

/// The words of the case that do not stand in a title.
pub(super) fn of_case(report: &CaseReport) -> Vec<(Text, Line)> {
    let word = |name: Phrase, word: &Option<String>| {
        let word = word.as_ref()?;
        Some((name.text(), Line::new(Text::same(word), Tone::Faint)))
    };
    let case = &report.case;
    let mut pairs: Vec<(Text, Line)> = word(Phrase::DocReference, &case.reference)
        .into_iter()
        .chain(word(Phrase::DocAuthor, &case.prepared_by))
        .collect();
    pairs.extend(
        report.anonymous.then(|| {
            (Phrase::HeadNotes.text(), Line::new(Phrase::DocAnonymous.text(), Tone::Faint))
        }),
    );
    pairs.extend(later(report));
    pairs
}

/// What the case says of later days, which plays no part yet.
fn later(report: &CaseReport) -> impl Iterator<Item = (Text, Line)> + '_ {
    report.later.iter().map(|later| {
        let slots = [("label", later.label.clone()), ("value", later.shown.clone())];
        let day = Phrase::FromDay.fill(&[("day", day_words(later.day))]);
        (day, Line::new(Phrase::FactIs.fill(&slots), Tone::Faint))
    })
}

/// What is told before the verdicts.
pub(super) fn told_first(report: &CaseReport) -> Option<Block> {
    let notices = report.notices.iter().map(|notice| Line::new(notice.clone(), Tone::Warn));
    let lines: Vec<Line> = notices.collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// Given facts that contradict others.
pub(super) fn warnings(report: &CaseReport) -> Option<Block> {
    let warn = |text: &Text| {
        let words = Phrase::Attention.fill(&[("text", text.clone())]);
        Line::new(words, Tone::Warn)
    };
    let conflicts = report.conflicts.iter().map(|conflict| warn(&conflict.text));
    let lines: Vec<Line> = conflicts.collect();
    (!lines.is_empty()).then_some(Block::Lines(lines))
}

/// The foot of every page.
pub(super) fn running(report: &CaseReport) -> Text {
    let on = day_words(report.on);
    let name = report.case.reference.as_ref().or(report.case.name.as_ref());
    match name {
        Some(name) => Phrase::TitleFor.fill(&[("name", Text::same(name)), ("on", on)]),
        None => Phrase::Title.fill(&[("on", on)]),
    }
}

/// What stands at the end of a document.
pub(super) fn closing(report: &CaseReport) -> Vec<Text> {
    let digest = [("digest", Text::same(&report.digest))];
    vec![Phrase::Disclaimer.text(), Phrase::Digest.fill(&digest)]
}
