//! What is wrong with rules or with a case, each with its place.

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::Sources;
use crate::text::Text;
use std::fmt;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mistake {
    /// Which kind, such as `unknown-fact`.
    pub code: &'static str,
    /// True where it only warns.
    pub warns: bool,
    /// One sentence.
    pub message: Text,
    /// What would mend it.
    pub help: Option<Text>,
    /// The file, and the line and column in it, from 1.
    pub place: Option<(String, usize, usize)>,
}

/// Everything that was found at once, in the order of the places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mistakes(Vec<Mistake>);

impl Mistakes {
    pub(super) fn new(found: Diagnostics, sources: &Sources) -> Self {
        Self(found.sorted().into_iter().map(|one| mistake(one, sources)).collect())
    }

    /// Of a case whose text is no longer there.
    pub(super) fn placeless(found: Diagnostics) -> Self {
        let mistake =
            |one: Diagnostic| mistake(Diagnostic { span: None, ..one }, &Sources::default());
        Self(found.sorted().into_iter().map(mistake).collect())
    }

    /// One after the other.
    pub fn iter(&self) -> std::slice::Iter<'_, Mistake> {
        self.0.iter()
    }
}

impl<'m> IntoIterator for &'m Mistakes {
    type Item = &'m Mistake;
    type IntoIter = std::slice::Iter<'m, Mistake>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

fn mistake(found: Diagnostic, sources: &Sources) -> Mistake {
    let place = found.span.map(|span| {
        let (line, column) = sources.line_column(span);
        (sources.file(span.file).name.clone(), line, column)
    });
    Mistake {
        code: found.code.id(),
        warns: found.code.severity() != Severity::Error,
        message: found.message,
        help: found.help,
        place,
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, mistake) in self.0.iter().enumerate() {
            let between = if at == 0 { "" } else { "\n" };
            write!(f, "{between}{mistake}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((file, line, column)) = &self.place {
            write!(f, "{file}:{line}:{column}: ")?;
        }
        write!(f, "{}", self.message.get(crate::text::Lang::En))
    }
}

impl std::error::Error for Mistakes {}
