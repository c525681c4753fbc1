//! Keeping the answers: a case file only the owner can read, whole or not at all, never over
//! another file without asking.

use super::room::Room;
use super::way::AskingWay;
use crate::cli::io::output::say;
use crate::cli::io::pending::{Occupant, write_whole};
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::interview::End;
use crate::render::inert;
use crate::text::Text;
use inquire::{Confirm, InquireError};
use std::path::{Path, PathBuf};

/// Where the answers go.
pub struct Keeper {
    file: Option<PathBuf>,
}

impl Keeper {
    /// Answers go to this file, which must be possible before anything is asked. Where nobody can
    /// be asked, it must not be there yet.
    pub fn new(file: Option<&Path>, unasked: bool) -> Result<Self, Failure> {
        if let Some(file) = file {
            let place = Occupant::of(file).map_err(|error| failed(file, &error))?;
            if unasked && place.is_taken() {
                let name = file.display().to_string();
                return Err(Failure::usage(words::SAVE_EXISTS, &[("name", &name)]));
            }
        }
        Ok(Self { file: file.map(Path::to_path_buf) })
    }

    /// Writes the answers, or offers to.
    pub fn keep(
        self,
        room: &Room<'_>,
        way: AskingWay,
        end: End,
        text: &str,
    ) -> Result<(), Failure> {
        if way == AskingWay::Script {
            let Some(file) = self.file else { return Ok(()) };
            write(&file, text, false).map_err(|error| failed(&file, &error))?;
            saved(room, &file);
            return Ok(());
        }
        let kept = Asking { room, way }.keep(self.file, end, text);
        if !kept {
            say(&room.faint(&words::NOT_SAVED.text(room.session)));
        }
        Ok(())
    }
}

/// Somebody is there to be asked.
struct Asking<'k, 'r> {
    room: &'k Room<'r>,
    way: AskingWay,
}

impl Asking<'_, '_> {
    /// True where the answers were kept; somebody may leave at any point.
    fn keep(&self, file: Option<PathBuf>, end: End, text: &str) -> bool {
        let mut file = match file {
            Some(file) if end == End::Left => {
                let question = self.room.fill(words::SAVE_TO, &[named(&file)]);
                match agrees(self.room, self.way, &question) {
                    true => Some(file),
                    false => return false,
                }
            }
            file => file,
        };
        loop {
            let Some(to) = file.take().or_else(|| self.name()) else { return false };
            let over = to.is_file();
            let question = self.room.fill(words::SAVE_OVER, &[named(&to)]);
            if over && !agrees(self.room, self.way, &question) {
                continue;
            }
            match write(&to, text, over) {
                Ok(()) => {
                    saved(self.room, &to);
                    return true;
                }
                Err(error) => say(&self.room.hung(&failure_words(self.room, &to, &error))),
            }
        }
    }

    /// The name of a file; none where the answers shall not be kept.
    fn name(&self) -> Option<PathBuf> {
        let question = words::SAVE_WHERE.text(self.room.session);
        let name = match self.way {
            AskingWay::Prompts => inquire::Text::new(&question)
                .with_render_config(super::prompts::config(self.room))
                .prompt()
                .ok()?,
            _ => line(&question)?,
        };
        let name = name.trim();
        (!name.is_empty()).then(|| PathBuf::from(name))
    }
}

/// Asks for a yes or a no; no where nobody says.
pub fn agrees(room: &Room<'_>, way: AskingWay, question: &str) -> bool {
    if way != AskingWay::Prompts {
        let words = line(&format!("{question} [y/N]"));
        return words.is_some_and(|words| is_yes(&words) == Some(true));
    }
    let parser: &dyn Fn(&str) -> Result<bool, ()> = &|words| is_yes(words).ok_or(());
    let (yes, no) = (words::YES.text(room.session), words::NO.text(room.session));
    let shown: &dyn Fn(bool) -> String = &|agreed| if agreed { yes.clone() } else { no.clone() };
    let answer: Result<bool, InquireError> = Confirm::new(question)
        .with_default(false)
        .with_default_value_formatter(&|_| "y/N".to_string())
        .with_parser(parser)
        .with_error_message(&words::YES_OR_NO.text(room.session))
        .with_formatter(shown)
        .with_render_config(super::prompts::config(room))
        .prompt();
    answer.unwrap_or(false)
}

fn is_yes(words: &str) -> Option<bool> {
    match words.trim().to_lowercase().as_str() {
        "y" | "yes" | "はい" | "ｙ" => Some(true),
        "n" | "no" | "いいえ" | "" => Some(false),
        _ => None,
    }
}

fn line(question: &str) -> Option<String> {
    say(&format!("{question} "));
    let mut words = String::new();
    let read = std::io::stdin().read_line(&mut words).ok()?;
    (read > 0).then(|| words.trim().to_string())
}

fn named(file: &Path) -> (&'static str, Text) {
    ("name", Text::same(inert(&file.display().to_string())))
}

fn saved(room: &Room<'_>, file: &Path) {
    say(&room.faint(&room.fill(words::SAVED, &[named(file)])));
}

fn failure_words(room: &Room<'_>, file: &Path, error: &std::io::Error) -> String {
    room.fill(words::SAVE_FAILED, &[named(file), ("what", Text::same(error.to_string()))])
}

fn failed(file: &Path, error: &std::io::Error) -> Failure {
    let slots = [("name", &*file.display().to_string()), ("what", &*error.to_string())];
    Failure::usage(words::SAVE_FAILED, &slots)
}

/// Writes a file that is there whole or not at all.
fn write(file: &Path, text: &str, over: bool) -> std::io::Result<()> {
    match write_whole(file, text.as_bytes(), over)? {
        true => Ok(()),
        false => Err(std::io::ErrorKind::AlreadyExists.into()),
    }
}
