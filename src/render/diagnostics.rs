//! Mistakes drawn with their place underlined.

use super::voice::{Page, inert};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Sources, Span, floor_char_boundary};
use crate::text::Text;
use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

/// All mistakes, one after another.
pub fn diagnostics(found: &[Diagnostic], sources: &Sources, page: &Page) -> String {
    found.iter().map(|diagnostic| one(diagnostic, sources, page) + "\n\n").collect()
}

fn one(diagnostic: &Diagnostic, sources: &Sources, page: &Page) -> String {
    let say = |text: &Text| inert(&text.get(page.lang()));
    let level = match diagnostic.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(say(&diagnostic.message)).id(diagnostic.code.id());
    let mut group = Group::with_title(title);
    if let Some(span) = diagnostic.span {
        let label = diagnostic.label.as_ref().map(say);
        group = group.element(snippet(sources, span, label, AnnotationKind::Primary));
    }
    for (span, text) in &diagnostic.related {
        group = group.element(snippet(sources, *span, Some(say(text)), AnnotationKind::Context));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(say(help)));
    }
    let renderer = if page.color { Renderer::styled() } else { Renderer::plain() };
    let width = usize::from(page.width).max(40);
    renderer.decor_style(DecorStyle::Ascii).term_width(width).render(&[group])
}

/// The lines around a place; long files and long lines are not carried along.
fn snippet(
    sources: &Sources,
    span: Span,
    label: Option<String>,
    kind: AnnotationKind,
) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let file = sources.file(span.file);
    let (line, _) = sources.line_column(span);
    let start = floor_char_boundary(&file.text, span.start as usize);
    let from = file.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let end = floor_char_boundary(&file.text, (span.end as usize).max(start)).max(start);
    let until = file.text[end..].find('\n').map_or(file.text.len(), |at| end + at);
    let end = first_line_end(&file.text, start, end);
    let until = until.min(file.text[end..].find('\n').map_or(file.text.len(), |at| end + at));
    Snippet::source(&file.text[from..until])
        .line_start(line)
        .path(inert(&file.name))
        .annotation(kind.span(start - from..end - from).label(label))
}

/// A place over many lines is drawn by its first.
fn first_line_end(text: &str, start: usize, end: usize) -> usize {
    text[start..end].find('\n').map_or(end, |at| start + at)
}
