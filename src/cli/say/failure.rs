//! Failures: why a command could not do its work.

use crate::cli::words::{self, Remark};
use crate::diagnostic::Diagnostic;
use crate::door::brief;
use crate::render::inert;
use crate::source::Sources;
use crate::text::Text;

/// Why a command could not do its work.
#[derive(Debug)]
pub enum Failure {
    /// Something was asked for that is not there.
    Usage {
        /// What is wrong.
        notice: Remark,
        /// Its slots.
        slots: Vec<(&'static str, Text)>,
        /// What would help.
        hint: Option<String>,
    },
    /// Mistakes in a file.
    Mistakes {
        /// All of them.
        found: Vec<Diagnostic>,
        /// The files they are in.
        sources: Box<Sources>,
        /// What that means.
        notice: Option<Remark>,
    },
    /// The other end of a pipe went away: not a failure worth a word.
    BrokenPipe,
    /// Writing failed.
    Io(anyhow::Error),
}

impl Failure {
    /// Something was asked for that is not there.
    pub fn usage(notice: Remark, slots: &[(&'static str, &str)]) -> Self {
        Self::spoken(
            notice,
            slots.iter().map(|(name, value)| (*name, Text::same(*value))).collect(),
        )
    }

    /// The same with slots that are words themselves.
    pub fn spoken(notice: Remark, slots: Vec<(&'static str, Text)>) -> Self {
        Self::Usage { notice, slots, hint: None }
    }

    /// The same with what would help, in lines of ours.
    pub fn with_hint(mut self, words: String) -> Self {
        if let Self::Usage { hint, .. } = &mut self {
            *hint = Some(words);
        }
        self
    }

    /// The same with the nearest known name, else with all of them.
    pub fn unknown<'k>(
        notice: Remark,
        name: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let near = crate::diagnostic::nearest(name, known.iter().copied());
        let hint = match near {
            Some(near) => Some(format!("`{near}`?")),
            None if known.is_empty() => None,
            None => {
                Some(known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "))
            }
        };
        let failure = Self::Usage { notice, slots: vec![("name", Text::same(name))], hint: None };
        match hint {
            Some(hint) => failure.hinted(hint),
            None => failure,
        }
    }

    /// No fact has that name: the nearest that has one, else where the names are listed.
    pub fn no_fact(name: &str, near: Option<&str>) -> Self {
        match near {
            Some(_) => Self::unknown(words::UNKNOWN_FACT, name, near),
            None => Self::usage(words::NO_FACT, &[("name", name)]),
        }
    }

    /// The same with what would help, which may repeat what somebody wrote.
    pub fn hinted(self, hint: String) -> Self {
        self.with_hint(inert(&brief(&hint, HINT)))
    }

    /// Mistakes in files.
    pub fn mistakes(found: Vec<Diagnostic>, sources: Sources, notice: Remark) -> Self {
        Self::Mistakes { found, sources: Box::new(sources), notice: Some(notice) }
    }
}

/// A hint may repeat some fifty names.
const HINT: usize = 3000;

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            // Files name themselves.
            std::io::ErrorKind::StorageFull if error.raw_os_error().is_some() => {
                Self::usage(words::STANDARD_FULL, &[("detail", &error.to_string())])
            }
            _ => Self::Io(error.into()),
        }
    }
}
