//! Questions and answers line by line: from a script, or on a terminal that cannot move about.

use super::card::Pick;
use super::room::Room;
use super::script::Script;
use crate::cli::io::output::say;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::compile::QuestionRole;
use crate::facts::FactId;
use crate::interview::{Answered, Ask, Asker, Next, Questioning, Reply, Said, StandingChange};
use crate::render::inert;
use crate::text::Text;

/// More choices than this are not listed.
const MOST_LISTED: usize = 24;

/// Asks line by line.
pub struct LineAsker<'r> {
    room: &'r Room<'r>,
    script: Option<Script>,
}

/// A line of somebody who answers.
struct AnswerLine {
    /// Where it stands in the script; 0: typed.
    at: usize,
    words: String,
}

impl<'r> LineAsker<'r> {
    /// Answers are typed.
    pub fn of_terminal(room: &'r Room<'r>) -> Self {
        Self { room, script: None }
    }

    /// Answers come from a script.
    pub fn of_script(room: &'r Room<'r>, script: Script) -> Self {
        Self { room, script: Some(script) }
    }

    fn choices(&self, ask: Ask, interview: &Questioning<'_>) -> String {
        let members = match ask {
            Ask::Opening(_) => self.room.rows(ask, interview).unwrap_or_default(),
            Ask::Fact(fact) => self.room.members(fact, crate::facts::Value::Choice),
        };
        let rows: Vec<String> = members
            .iter()
            .filter(|row| !matches!(row.pick, Pick::Help | Pick::Reply(Reply::Unknown)))
            .map(|row| row.label.clone())
            .collect();
        match (ask, rows.len()) {
            (_, 0) => self.room.form(ask),
            (_, count) if count > MOST_LISTED => {
                let slots = [("count", Text::same(count.to_string()))];
                self.room.hung(&self.room.fill(words::MANY_CHOICES, &slots))
            }
            _ => {
                rows.iter().zip(1..).map(|(row, n)| self.room.hung(&format!("{n} {row}"))).collect()
            }
        }
    }

    /// The next line; none where nobody says anything any more.
    fn line(
        &mut self,
        ask: Ask,
        interview: &Questioning<'_>,
        name: &str,
    ) -> Result<Option<AnswerLine>, Failure> {
        say("> ");
        let meant = self.meant(ask, interview);
        let Some(script) = &mut self.script else {
            let mut words = String::new();
            let read = std::io::stdin().read_line(&mut words)?;
            return Ok((read > 0).then(|| AnswerLine { at: 0, words: words.trim().to_string() }));
        };
        let (at, words) = script.next(name).unwrap_or((0, meant.unwrap_or_default()));
        let shown = match words.as_str() {
            "" => words::DONT_KNOW.text(self.room.session),
            words => inert(words),
        };
        say(&format!("{shown}\n"));
        Ok(Some(AnswerLine { at, words }))
    }

    /// A script that answers facts that are asked for last means to go on with them.
    fn meant(&self, ask: Ask, interview: &Questioning<'_>) -> Option<String> {
        let (Ask::Opening(at), Some(script)) = (ask, &self.script) else { return None };
        let question = interview.question(at)?;
        let QuestionRole::Last(facts) = &question.role else { return None };
        let name = |fact: &FactId| &self.room.rulebook.vocabulary.fact(*fact).name;
        let told = facts.iter().any(|fact| script.has(name(fact)));
        let goes_on = question.answers.iter().find(|answer| answer.go_on == told)?;
        told.then(|| goes_on.id.clone())
    }

    /// What a line asks for that is no answer.
    fn command(&self, words: &str, interview: &Questioning<'_>) -> Option<Said> {
        if matches!(words, "q" | "quit") {
            return Some(Said::Leave);
        }
        let name = words.strip_prefix('<')?.trim();
        let steps = interview.steps();
        let named = |step: &Answered| self.room.name(step.ask, interview) == name;
        let at = match name {
            "" => steps.len().checked_sub(1),
            _ => steps.iter().rposition(named),
        };
        Some(at.map_or(Said::Keep, Said::Back))
    }
}

impl Asker for LineAsker<'_> {
    type Error = Failure;

    fn ask(&mut self, interview: &Questioning<'_>, next: &Next) -> Result<Said, Failure> {
        say(&self.room.head(next, interview));
        say(&self.choices(next.ask, interview));
        let name = self.room.name(next.ask, interview);
        loop {
            let Some(line) = self.line(next.ask, interview, &name)? else { return Ok(Said::Leave) };
            if matches!(line.words.as_str(), "?" | "？") {
                say(&self.room.help(next, interview));
                continue;
            }
            if let Some(said) = self.command(&line.words, interview) {
                if matches!(said, Said::Keep) {
                    say(&self.room.hung(&words::BACK_NOWHERE.text(self.room.session)));
                }
                return Ok(said);
            }
            match self.room.read(next.ask, &line.words, interview) {
                Ok(reply) => {
                    say(&self.room.understood(next.ask, &reply, &line.words, interview));
                    return Ok(Said::Reply(reply));
                }
                Err(what) => {
                    say(&self.room.hung(&what));
                    if let Some(script) = self.script.as_ref().filter(|s| !s.has(&name)) {
                        return Err(script.unreadable(line.at, &what));
                    }
                }
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
