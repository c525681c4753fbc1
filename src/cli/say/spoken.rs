//! Sentences of the command line in the language of a run.

use super::session::Session;
use crate::cli::words::Remark;
use crate::text::Text;

impl Remark {
    /// The sentence.
    pub fn text(&self, session: &Session) -> String {
        self.fill(session, &[])
    }

    /// The sentence in the languages that a reader may type.
    pub fn every(&self, session: &Session) -> [String; 3] {
        let text = self.words.text();
        let own = text.get(session.lang()).into_owned();
        [text.en, text.ja, own]
    }

    /// The sentence with its slots filled.
    pub fn fill(&self, session: &Session, slots: &[(&'static str, Text)]) -> String {
        self.words.fill(slots).get(session.lang()).to_string()
    }

    /// What would help.
    pub fn hint(&self, session: &Session, slots: &[(&'static str, Text)]) -> Option<String> {
        self.hint.map(|hint| hint.fill(slots).get(session.lang()).to_string())
    }
}
