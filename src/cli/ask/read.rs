//! What somebody wrote as an answer, whichever way it came.

use super::card::{Pick, Row};
use super::room::Room;
use crate::cli::words;
use crate::facts::{Domain, FactId, Kind, ParseError, Value, fold, form, parse};
use crate::interview::{Ask, Reply, Session as Interview, Step};
use crate::render::inert;
use crate::text::Text;

impl Room<'_> {
    /// How an answer was understood, where that does not read as it was written.
    pub fn understood(
        &self,
        ask: Ask,
        heard: &Heard,
        words: &str,
        interview: &Interview<'_>,
    ) -> String {
        if let Some(note) = &heard.note {
            return self.hung(note);
        }
        let step = Step { ask, reply: heard.reply.clone() };
        let shown = self.shown(&step, interview);
        let same = fold(&shown).to_lowercase() == fold(words).trim().to_lowercase();
        match same || heard.reply == Reply::Unknown {
            true => String::new(),
            false => self.hung(&self.fill(words::UNDERSTOOD, &[("value", Text::same(shown))])),
        }
    }
}

/// An answer, with what is to be said about it.
#[derive(Debug)]
pub struct Heard {
    pub reply: Reply,
    pub note: Option<String>,
}

impl From<Reply> for Heard {
    fn from(reply: Reply) -> Self {
        Self { reply, note: None }
    }
}

/// No more names than this are suggested.
const MOST_NEAR: usize = 5;

impl Room<'_> {
    /// Reads an answer; the error is what is wrong with it, in words.
    pub fn read(&self, ask: Ask, words: &str, interview: &Interview<'_>) -> Result<Heard, String> {
        let folded = fold(words).trim().to_lowercase();
        if is_unknown(&folded) {
            return Ok(Reply::Unknown.into());
        }
        match ask {
            Ask::Opening(_) => {
                let rows = self.rows(ask, interview).unwrap_or_default();
                let row = found(&rows, &folded).map_err(|near| self.no_choice(words, &near))?;
                match &row.pick {
                    Pick::Reply(reply) => Ok(reply.clone().into()),
                    _ => Err(self.no_choice(words, &[])),
                }
            }
            Ask::Fact(fact) => self.read_fact(fact, words, &folded),
        }
    }

    fn read_fact(&self, fact: FactId, words: &str, folded: &str) -> Result<Heard, String> {
        let vocabulary = &self.rulebook.vocabulary;
        let kind = vocabulary.fact(fact).kind;
        match kind {
            Kind::Choice(domain) | Kind::Scale(domain) => {
                let rows = self.members(fact, Value::Choice);
                self.read_choice(fact, words, folded, &rows, vocabulary.domain(domain))
            }
            Kind::Set(_) => self.read_set(fact, words),
            kind => match parse(words, kind, vocabulary) {
                Ok(Some(value)) => Ok(Reply::Value(value).into()),
                Ok(None) => Ok(Reply::Unknown.into()),
                Err(ParseError::Days) => Err(words::TOO_MANY_DAYS.text(self.session)),
                Err(_) => Err(self.cannot_read(words, kind)),
            },
        }
    }

    fn read_choice(
        &self,
        fact: FactId,
        words: &str,
        folded: &str,
        rows: &[Row],
        domain: &Domain,
    ) -> Result<Heard, String> {
        match found(rows, folded) {
            Ok(Row { pick: Pick::Reply(reply), .. }) => Ok(reply.clone().into()),
            Ok(_) => Err(self.no_choice(words, &[])),
            Err(near) if near.is_empty() && domain.open => self.other(words, rows),
            Err(near) if near.is_empty() => {
                let kind = self.rulebook.vocabulary.fact(fact).kind;
                let near = match parse(words, kind, &self.rulebook.vocabulary) {
                    Err(ParseError::Choice(near)) => near,
                    _ => Vec::new(),
                };
                Err(self.no_choice(words, &near))
            }
            Err(near) => Err(self.no_choice(words, &near)),
        }
    }

    /// What an open list does not have is its last entry, which is said.
    fn other(&self, words: &str, rows: &[Row]) -> Result<Heard, String> {
        let Some(Row { pick: Pick::Reply(reply), label, .. }) = rows.last() else {
            return Err(self.no_choice(words, &[]));
        };
        let slots = [("value", Text::same(inert(words))), ("other", Text::same(label))];
        let note = self.fill(words::TAKEN_AS_OTHER, &slots);
        Ok(Heard { reply: reply.clone(), note: Some(note) })
    }

    fn read_set(&self, fact: FactId, words: &str) -> Result<Heard, String> {
        let kind = self.rulebook.vocabulary.fact(fact).kind;
        if let Ok(Some(value)) = parse(words, kind, &self.rulebook.vocabulary) {
            return Ok(Reply::Value(value).into());
        }
        let rows = self.members(fact, Value::Choice);
        let mut members = Vec::new();
        for part in words.split(';').map(str::trim).filter(|part| !part.is_empty()) {
            let row = found(&rows, &fold(part).to_lowercase())
                .map_err(|near| self.no_choice(part, &near))?;
            if let Pick::Reply(Reply::Value(Value::Choice(member))) = row.pick {
                members.push(member);
            }
        }
        members.sort_unstable();
        members.dedup();
        Ok(Reply::Value(Value::Set(members)).into())
    }

    fn cannot_read(&self, words: &str, kind: Kind) -> String {
        let slots = [("value", Text::same(inert(words))), ("form", form(kind))];
        self.fill(words::CANNOT_READ, &slots)
    }

    fn no_choice(&self, words: &str, near: &[String]) -> String {
        let value = ("value", Text::same(inert(words)));
        match near {
            [] => self.fill(words::NO_CHOICE, &[value]),
            near => {
                let names: Vec<Text> = near
                    .iter()
                    .take(MOST_NEAR)
                    .map(|name| Text::same(format!("`{name}`")))
                    .collect();
                self.fill(words::NO_CHOICE_NEAR, &[value, ("names", crate::text::list(&names))])
            }
        }
    }
}

/// True for the words of somebody who does not know.
pub fn is_unknown(folded: &str) -> bool {
    matches!(folded, "" | "-" | "i don't know" | "don't know" | "unknown" | "分からない" | "不明")
}

/// The row of that name or number, else the only one whose name holds the words; the error is
/// the names of several.
fn found<'r>(rows: &'r [Row], folded: &str) -> Result<&'r Row, Vec<String>> {
    let number = folded.parse::<usize>().ok().filter(|number| *number > 0);
    if let Some(row) = number.and_then(|number| rows.get(number - 1)) {
        return Ok(row);
    }
    let named = |row: &&Row| row.words.iter().any(|name| name == folded);
    if let Some(row) = rows.iter().find(named) {
        return Ok(row);
    }
    let holds = |row: &&Row| row.words.iter().any(|name| name.contains(folded));
    let near: Vec<&Row> = rows.iter().filter(holds).collect();
    match near.as_slice() {
        [one] => Ok(one),
        near => Err(near.iter().map(|row| row.label.clone()).collect()),
    }
}
