//! A failure told to whoever started the program, and its exit code. 2: nothing could be done.

use super::failure::Failure;
use super::session::Session;
use crate::cli::io::output::say;
use crate::cli::words::{self, Remark};
use crate::door::brief;
use crate::render::{Page, diagnostics, inert};
use crate::text::Text;
use std::process::ExitCode;

impl Failure {
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
