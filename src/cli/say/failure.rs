//! Failures: what is said of them, and the exit codes. 2: nothing could be done.

use crate::cli::io::output::say;
use crate::cli::say::session::Session;
use crate::cli::words::{self, Remark};
use crate::diagnostic::Diagnostic;
use crate::door::brief;
use crate::render::{Page, diagnostics, inert};
use crate::source::Sources;
use crate::text::Text;
use std::process::ExitCode;

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

    /// Says what is wrong and gives the exit code.
    pub fn report(self, session: &Session) -> ExitCode {
        let page = session.error_page();
        let text = match self {
            Self::BrokenPipe => return ExitCode::SUCCESS,
            Self::Usage { notice, slots, hint } => usage(notice, &slots, hint, session, &page),
            Self::Mistakes { found, sources, notice } => {
                let drawn = diagnostics(&found, &sources, &page);
                let notice = notice.map(|notice| heading(&notice.text(session), session, &page));
                format!("{drawn}{}", notice.unwrap_or_default())
            }
            Self::Io(error) => heading(&inert(&causes(&error)), session, &page),
        };
        say(&text);
        ExitCode::from(2)
    }
}

/// No more of what somebody wrote is repeated, in letters.
const SLOT: usize = 300;

/// A hint may repeat some fifty names.
const HINT: usize = 3000;

/// The chain of causes; one that was said with what came of it is not said again.
fn causes(error: &anyhow::Error) -> String {
    let mut said: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        if said.last().is_none_or(|last| !last.contains(&cause)) {
            said.push(cause);
        }
    }
    said.join(": ")
}

fn heading(text: &str, session: &Session, page: &Page) -> String {
    let label = words::ERROR.text(session);
    format!("{}: {text}\n", page.strong(&label))
}

fn usage(
    notice: Remark,
    slots: &[(&'static str, Text)],
    hint: Option<String>,
    session: &Session,
    page: &Page,
) -> String {
    let one = |words: &str| inert(&brief(words, SLOT));
    let slots: Vec<_> = slots.iter().map(|(name, words)| (*name, words.map(one))).collect();
    let mut text = heading(notice.fill(session, &slots).as_str(), session, page);
    let own = notice.hint(session, &slots);
    for hint in own.into_iter().chain(hint) {
        text.push_str(&format!("\n{}: {hint}\n", words::HINT.text(session)));
    }
    text
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::BrokenPipe,
            _ => Self::Io(error.into()),
        }
    }
}
