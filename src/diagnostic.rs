//! Mistakes: what is wrong, where, and what would mend it. Knows nothing of visas, colour or disk.

mod catalogue;
mod near;

pub use catalogue::{Code, Severity, hint};
pub use near::{SOUGHT, near, nearest};

use crate::source::Span;
use crate::text::{Template, Text};

/// One mistake, ready to be drawn in any language.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// Which kind of mistake.
    pub code: Code,
    /// One sentence.
    pub message: Text,
    /// Where it stands; none for a mistake of a whole set.
    pub span: Option<Span>,
    /// Words under the place.
    pub label: Option<Text>,
    /// Other places that explain it.
    pub related: Vec<(Span, Text)>,
    /// What would mend it.
    pub help: Option<Text>,
}

impl Diagnostic {
    /// A mistake with the slots of its code's sentence filled.
    pub fn new(code: Code, slots: &[(&'static str, Text)]) -> Self {
        let message = code.message().fill(slots);
        Self { code, message, span: None, label: None, related: Vec::new(), help: None }
    }

    /// Says where.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(span);
        self
    }

    /// Words under the place.
    #[must_use]
    pub fn label(mut self, template: Template, slots: &[(&'static str, Text)]) -> Self {
        self.label = Some(template.fill(slots));
        self
    }

    /// Points at another place.
    #[must_use]
    pub fn related(mut self, span: Span, template: Template) -> Self {
        self.related.push((span, template.fill(&[])));
        self
    }

    /// Says what would mend it.
    #[must_use]
    pub fn help(mut self, template: Template, slots: &[(&'static str, Text)]) -> Self {
        self.help = Some(template.fill(slots));
        self
    }

    /// Suggests the nearest of the known names, or lists them where they are few.
    #[must_use]
    pub fn suggest<'a>(self, given: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        match nearest(given, known.iter().copied()) {
            Some(name) => self.help(hint::DID_YOU_MEAN, &[("near", Text::same(name))]),
            None if !known.is_empty() && known.len() <= 14 => {
                let names = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
                self.help(hint::ONE_OF, &[("names", Text::same(names.join(", ")))])
            }
            None => self,
        }
    }
}

impl<'d> IntoIterator for &'d Diagnostics {
    type Item = &'d Diagnostic;
    type IntoIter = std::slice::Iter<'d, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Mistakes gathered on the way.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// All, by place, then in the order found.
    pub fn sorted(mut self) -> Vec<Diagnostic> {
        self.0.sort_by_key(|diagnostic| diagnostic.span.map(|span| (span.file, span.start)));
        self.0
    }

    /// True while nothing forbids going on.
    pub fn is_sound(&self) -> bool {
        !self.0.iter().any(|diagnostic| diagnostic.code.severity() == Severity::Error)
    }

    /// As found.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Takes over another's.
    pub fn append(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
