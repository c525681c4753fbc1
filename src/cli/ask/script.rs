//! Answers from a file: for demonstrations and tests. A line is `NAME: ANSWER`; the name is that
//! of a fact or of an opening question, and what has no line is not known. Several lines of one
//! name are taken one after the other: `?` has the question explained, `< NAME` goes back, `q`
//! leaves.

use super::room::Room;
use crate::cli::io::files::{SMALL, text_of};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words::{self, Remark};
use crate::text::Text;
use std::collections::{HashMap, VecDeque};
use std::path::Path;

/// Answers by what they answer.
#[derive(Debug, Default)]
pub struct Script {
    name: String,
    answers: HashMap<String, VecDeque<(usize, String)>>,
}

impl Script {
    /// Reads a script; every name must be known.
    pub fn read(path: Option<&Path>, room: &Room<'_>) -> Result<Self, Failure> {
        let Some(path) = path else { return Ok(Self::default()) };
        let name = path.display().to_string();
        let text = text_of(path, SMALL).map_err(|wrong| {
            Failure::mistakes(vec![wrong], Session::sources(), words::NOT_CHECKED)
        })?;
        let mut script = Self { name, answers: HashMap::new() };
        for (at, line) in text.lines().enumerate().map(|(at, line)| (at + 1, line.trim())) {
            if !line.is_empty() && !line.starts_with('#') {
                script.line(at, line, room)?;
            }
        }
        Ok(script)
    }

    fn line(&mut self, at: usize, line: &str, room: &Room<'_>) -> Result<(), Failure> {
        let bad = |notice: Remark, words: &str| {
            self.unreadable(at, &room.fill(notice, &[("words", Text::same(words))]))
        };
        let Some((name, answer)) = line.split_once(':') else {
            return Err(bad(words::SCRIPT_FORM, line));
        };
        let (name, answer) = (name.trim(), answer.trim());
        let rulebook = room.rulebook;
        let is_question = rulebook.interview.questions().any(|question| question.id == name);
        if !is_question && rulebook.vocabulary.find(name).is_none() {
            return Err(bad(words::SCRIPT_NAME, name));
        }
        let answers = self.answers.entry(name.to_string()).or_default();
        answers.push_back((at, answer.to_string()));
        Ok(())
    }

    /// The next answer of that name, with its line.
    pub fn next(&mut self, name: &str) -> Option<(usize, String)> {
        self.answers.get_mut(name)?.pop_front()
    }

    /// True where there are more answers of that name.
    pub fn has(&self, name: &str) -> bool {
        self.answers.get(name).is_some_and(|answers| !answers.is_empty())
    }

    /// An answer that could not be read.
    pub fn unreadable(&self, at: usize, what: &str) -> Failure {
        let slots = [("line", &*at.to_string()), ("name", &*self.name), ("what", what)];
        Failure::usage(words::BAD_SCRIPT, &slots)
    }
}
