//! Questions as prompts that move about on a terminal.

use super::card::{CardRow, Pick};
use super::room::Room;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::facts::{FactId, Kind, ParseError, Value, Vocabulary, fold, form, parse, says_nothing};
use crate::interview::{Answered, Ask, Asker, Next, Questioning, Reply, Said, StandingChange};
use crate::text::Text;
use inquire::ui::{RenderConfig, Styled};
use inquire::validator::Validation;
use inquire::{CustomUserError, InquireError, MultiSelect, Select};

/// Lines of a list that are seen at once.
const PAGE: usize = 8;

/// More choices than this are worth a word on searching.
const LONG: usize = 12;

/// Asks by prompts.
pub struct Prompts<'r> {
    room: &'r Room<'r>,
}

/// What came of one prompt.
enum Got {
    /// Something was said.
    Said(Said),
    /// The question is to be asked again, after help or a step back that was not taken.
    Again,
}

impl<'r> Prompts<'r> {
    /// On this terminal.
    pub fn new(room: &'r Room<'r>) -> Self {
        Self { room }
    }

    fn prompt(&self, interview: &Questioning<'_>, next: &Next) -> Result<Got, Failure> {
        let got = match self.room.rows(next.ask, interview) {
            Some(rows) => self.choose(rows, interview, next),
            None => self.written(interview, next),
        };
        match got {
            Ok(got) => Ok(got),
            Err(InquireError::OperationCanceled) => self.back(interview),
            Err(InquireError::OperationInterrupted) => Ok(Got::Said(Said::Leave)),
            Err(error) => Err(failure(error)),
        }
    }

    // ── choosing ──────────────────────────────────────────────────────────────────────────

    fn choose(
        &self,
        mut rows: Vec<CardRow>,
        interview: &Questioning<'_>,
        next: &Next,
    ) -> Result<Got, InquireError> {
        let count = Text::same(rows.len().saturating_sub(2).to_string());
        let help = match rows.len() > LONG {
            true => self.room.fill(words::SEARCH_HELP, &[("count", count)]),
            false => words::CHOOSE_HELP.text(self.room.session),
        };
        let message = words::ANSWER.text(self.room.session);
        self.room.cut(&mut rows);
        let cursor = cursor(&rows, interview);
        let names: Vec<CardRow> = rows.clone();
        // A list with a hidden line begins at its top.
        rows.extend((cursor == 0).then(|| self.room.nothing()));
        let row = Select::new(&message, rows)
            .with_page_size(PAGE)
            .with_help_message(&help)
            .with_starting_cursor(cursor)
            .with_scorer(&|typed, row, _, _| match row.pick {
                Pick::Nothing => names.iter().all(|row| score(typed, row).is_none()).then_some(0),
                _ => score(typed, row),
            })
            .with_render_config(config(self.room))
            .prompt()?;
        match (row.pick, next.ask) {
            (Pick::Nothing, _) => Ok(Got::Again),
            (Pick::Reply(reply), _) => Ok(Got::Said(Said::Reply(reply))),
            (Pick::List, Ask::Fact(fact)) => self.mark(fact),
            _ => {
                say(&self.room.help(next, interview));
                Ok(Got::Again)
            }
        }
    }

    /// Any number of a list.
    fn mark(&self, fact: FactId) -> Result<Got, InquireError> {
        let message = words::ANSWER.text(self.room.session);
        let help = words::MARK_HELP.text(self.room.session);
        let mut rows = self.room.members(fact, Value::Choice);
        self.room.cut(&mut rows);
        let marked = MultiSelect::new(&message, rows)
            .with_page_size(PAGE)
            .with_help_message(&help)
            .with_scorer(&|typed, row, _, _| score(typed, row))
            .with_render_config(config(self.room))
            .prompt();
        let rows = match marked {
            Ok(rows) => rows,
            Err(InquireError::OperationCanceled) => return Ok(Got::Again),
            Err(error) => return Err(error),
        };
        let member = |row: &CardRow| match row.pick {
            Pick::Reply(Reply::Value(Value::Choice(member))) => Some(member),
            _ => None,
        };
        let mut members: Vec<i64> = rows.iter().filter_map(member).collect();
        members.sort_unstable();
        // Nothing marked is no answer: "none of these" has a line of its own.
        match members.is_empty() {
            true => Ok(Got::Again),
            false => Ok(Got::Said(Said::Reply(Reply::Value(Value::Set(members))))),
        }
    }

    // ── writing ───────────────────────────────────────────────────────────────────────────

    fn written(&self, interview: &Questioning<'_>, next: &Next) -> Result<Got, InquireError> {
        let kind = match next.ask {
            Ask::Fact(fact) => self.room.rulebook.vocabulary.fact(fact).kind,
            Ask::Opening(_) => Kind::Text,
        };
        let message = words::ANSWER.text(self.room.session);
        let help = words::WRITE_HELP.text(self.room.session);
        let wrong = self.room.fill(words::WRITE_AS, &[("form", form(kind))]);
        let days = words::TOO_MANY_DAYS.text(self.room.session);
        let check = move |typed: &str| -> Result<Validation, CustomUserError> {
            Ok(match parse(typed, kind, &Vocabulary::default()) {
                _ if is_command(typed) => Validation::Valid,
                Ok(_) => Validation::Valid,
                Err(ParseError::Days) => Validation::Invalid(days.clone().into()),
                Err(_) => Validation::Invalid(wrong.clone().into()),
            })
        };
        let words = inquire::Text::new(&message)
            .with_help_message(&help)
            .with_render_config(config(self.room))
            .with_validator(check)
            .prompt()?;
        if matches!(words.trim(), "?" | "？") {
            say(&self.room.help(next, interview));
            return Ok(Got::Again);
        }
        match self.room.read(next.ask, &words, interview) {
            Ok(reply) => {
                say(&self.room.understood(next.ask, &reply, &words, interview));
                Ok(Got::Said(Said::Reply(reply)))
            }
            Err(what) => {
                say(&self.room.hung(&what));
                Ok(Got::Again)
            }
        }
    }

    // ── going back ────────────────────────────────────────────────────────────────────────

    /// To an earlier answer, the latest first.
    fn back(&self, interview: &Questioning<'_>) -> Result<Got, Failure> {
        let steps = interview.steps();
        if steps.is_empty() {
            say(&self.room.hung(&words::BACK_NOWHERE.text(self.room.session)));
            return Ok(Got::Again);
        }
        let message = words::BACK_TO.text(self.room.session);
        let help = words::BACK_HELP.text(self.room.session);
        let rows = steps.iter().rev().map(|step| self.earlier(step, interview)).collect();
        let chosen = Select::new(&message, rows)
            .with_page_size(PAGE)
            .without_filtering()
            .with_help_message(&help)
            .with_render_config(config(self.room))
            .raw_prompt();
        match chosen {
            Ok(chosen) => Ok(Got::Said(Said::Back(steps.len() - 1 - chosen.index))),
            Err(InquireError::OperationCanceled) => Ok(Got::Said(Said::Keep)),
            Err(InquireError::OperationInterrupted) => Ok(Got::Said(Said::Leave)),
            Err(error) => Err(failure(error)),
        }
    }

    fn earlier(&self, step: &Answered, interview: &Questioning<'_>) -> String {
        let slots = [
            ("label", self.room.label(step.ask, interview)),
            ("value", Text::same(self.room.shown(step, interview))),
        ];
        self.room.fill(words::STEP_IS, &slots)
    }
}

fn is_command(typed: &str) -> bool {
    let folded = fold(typed);
    folded.trim() == "?" || says_nothing(folded.trim())
}

/// Where the answer stands that is being taken back.
fn cursor(rows: &[CardRow], interview: &Questioning<'_>) -> usize {
    let before = interview.taken_back().map(|step| Pick::Reply(step.reply.clone()));
    before.and_then(|pick| rows.iter().position(|row| row.pick == pick)).unwrap_or_default()
}

/// How well a line fits what was typed; none where it does not.
fn score(typed: &str, row: &CardRow) -> Option<i64> {
    let typed = fold(typed).trim().to_lowercase();
    if typed.is_empty() {
        return Some(0);
    }
    let name = |name: &String| match name.find(&typed) {
        Some(0) if *name == typed => Some(4),
        Some(0) => Some(3),
        Some(at) if name[..at].ends_with([' ', '(', '-']) => Some(2),
        Some(_) => Some(1),
        None => typed.split_whitespace().all(|part| name.contains(part)).then_some(0),
    };
    let best = row.words.iter().filter_map(name).max();
    // What an open list does not have is always at hand.
    best.or_else(|| row.words.iter().any(|word| word == OTHER).then_some(-1))
}

/// The name of the last entry of an open list.
const OTHER: &str = "other";

/// Plain signs, and colours only where the page has them.
pub fn config(room: &Room<'_>) -> RenderConfig<'static> {
    let config = match room.page.color {
        true => RenderConfig::default_colored(),
        false => RenderConfig::empty(),
    };
    config
        .with_prompt_prefix(Styled::new(">"))
        .with_answered_prompt_prefix(Styled::new(">"))
        .with_canceled_prompt_indicator(Styled::new("←"))
        .with_error_message(config.error_message.with_prefix(Styled::new("!")))
}

fn failure(error: InquireError) -> Failure {
    match error {
        InquireError::IO(error) => error.into(),
        error => Failure::Io(error.into()),
    }
}

impl Asker for Prompts<'_> {
    type Error = Failure;

    fn ask(&mut self, interview: &Questioning<'_>, next: &Next) -> Result<Said, Failure> {
        say(&self.room.head(next, interview));
        if self.room.rows(next.ask, interview).is_none() {
            say(&self.room.form(next.ask));
        }
        loop {
            if let Got::Said(said) = self.prompt(interview, next)? {
                return Ok(said);
            }
        }
    }

    fn heard(
        &mut self,
        interview: &Questioning<'_>,
        _: &Answered,
        changes: &[StandingChange],
    ) -> Result<(), Failure> {
        say(&self.room.tally(interview, changes));
        Ok(())
    }
}
