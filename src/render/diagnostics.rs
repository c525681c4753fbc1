//! Mistakes drawn with their place underlined. What is drawn costs no more than it is worth: not
//! thousands of mistakes, not lines without end.

use super::voice::{Page, inert};
use crate::diagnostic::{Diagnostic, Severity, hint};
use crate::door::{brief, is_steering};
use crate::source::{Sources, Span, floor_char_boundary};
use crate::text::Text;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeSet;

/// So many mistakes are drawn; the rest is counted.
const DRAWN: usize = 100;

/// No more is said of one, in letters.
const SAID: usize = 1500;

/// No further into a line anything is drawn, in bytes: whoever looks there searches.
const FAR: usize = 2000;

/// So much of a line is drawn behind a place, in bytes.
const BEHIND: usize = 500;

/// The mistakes, one after another. Of very many, those that weigh most are drawn.
pub fn diagnostics(found: &[Diagnostic], sources: &Sources, page: &Page) -> String {
    let drawn = weightiest(found);
    let mut out: String = found
        .iter()
        .enumerate()
        .filter(|(at, _)| drawn.contains(at))
        .map(|(_, diagnostic)| one(diagnostic, sources, page) + "\n\n")
        .collect();
    if let Some(more) = found.len().checked_sub(DRAWN).filter(|more| *more > 0) {
        let words = hint::MORE.fill(&[("count", Text::same(more.to_string()))]);
        out.push_str(&format!("{}\n\n", words.get(page.lang())));
    }
    out
}

/// Which are drawn, by their place in the list.
fn weightiest(found: &[Diagnostic]) -> BTreeSet<usize> {
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|at| std::cmp::Reverse(found[*at].code.severity()));
    order.into_iter().take(DRAWN).collect()
}

fn one(diagnostic: &Diagnostic, sources: &Sources, page: &Page) -> String {
    let say = |text: &Text| inert(&brief(&text.get(page.lang()), SAID));
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(say(&diagnostic.message)).id(diagnostic.code.id());
    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let label = diagnostic.label.as_ref().map(say);
        group = place(group, sources, span, label, AnnotationKind::Primary);
    }
    for (span, text) in &diagnostic.related {
        group = place(group, sources, *span, Some(say(text)), AnnotationKind::Context);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(say(help)));
    }
    let renderer = if page.color { Renderer::styled() } else { Renderer::plain() };
    let width = usize::from(page.width).max(40);
    renderer.decor_style(DecorStyle::Ascii).term_width(width).render(&[group])
}

/// A place: its line with words below, or where it is too far into a line, where that is.
fn place<'g>(
    group: Group<'g>,
    sources: &'g Sources,
    span: Span,
    label: Option<String>,
    kind: AnnotationKind,
) -> Group<'g> {
    let file = sources.file(span.file);
    let (line, column) = sources.line_column(span);
    let start = floor_char_boundary(&file.text, span.start as usize);
    let from = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
    if start - from > FAR {
        let origin = Origin::path(inert(&file.name)).line(line).char_column(column);
        let group = group.element(origin);
        return match label {
            Some(label) => group.element(Level::NOTE.message(label)),
            None => group,
        };
    }
    let end = floor_char_boundary(&file.text, (span.end as usize).max(start)).max(start);
    let end = first_line_end(&file.text, start, end).min(start + BEHIND);
    let end = floor_char_boundary(&file.text, end).max(start);
    let until = floor_char_boundary(&file.text, first_line_end(&file.text, end, end + BEHIND));
    let [before, at, behind] =
        [from..start, start..end, end..until].map(|range| seen(&file.text[range]));
    let marked = before.len()..before.len() + at.len();
    let snippet = Snippet::source(before + &at + &behind)
        .line_start(line)
        .path(inert(&file.name))
        .annotation(kind.span(marked).label(label));
    group.element(snippet)
}

/// A part of a line as it is drawn: a sign stands for a sign, so that columns stay. Tabs and the
/// oldest control characters are drawn by whoever draws.
fn seen(words: &str) -> String {
    let shown = |c: char| if is_steering(c) && c >= '\u{7f}' { '\u{fffd}' } else { c };
    words.chars().map(shown).collect()
}

/// A place over many lines is drawn by its first.
fn first_line_end(text: &str, start: usize, end: usize) -> usize {
    let end = floor_char_boundary(text, end);
    text[start..end].find('\n').map_or(end, |at| start + at)
}
