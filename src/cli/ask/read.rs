//! What somebody wrote as an answer, whichever way it came.

use super::card::{CardRow, Pick};
use super::room::Room;
use crate::cli::words;
use crate::facts::{
    Domain, FactId, Kind, ParseError, Value, fold, form, near_choices, says_nothing, understand,
};
use crate::interview::{Answered, Ask, Questioning, Reply};
use crate::render::inert;
use crate::text::Text;

impl Room<'_> {
    /// How an answer was understood, where that does not read as it was written.
    pub fn understood(
        &self,
        ask: Ask,
        reply: &Reply,
        words: &str,
        interview: &Questioning<'_>,
    ) -> String {
        let step = Answered { ask, reply: reply.clone() };
        let shown = self.shown(&step, interview);
        let read = |words: &str| fold(words).trim().to_lowercase();
        // Who writes `None` or `NA` may have meant an answer.
        let plainly = *reply == Reply::Unknown && !matches!(&*read(words), "none" | "na");
        match plainly || read(&shown) == read(words) {
            true => String::new(),
            false => self.hung(&self.fill(words::UNDERSTOOD, &[("value", Text::same(shown))])),
        }
    }
}

/// No more names than this are suggested.
const MOST_NEAR: usize = 5;

impl Room<'_> {
    /// Reads an answer; the error is what is wrong with it, in words.
    pub fn read(
        &self,
        ask: Ask,
        words: &str,
        interview: &Questioning<'_>,
    ) -> Result<Reply, String> {
        if says_nothing(fold(words).trim()) {
            return Ok(Reply::Unknown);
        }
        match ask {
            Ask::Opening(_) => {
                let rows = self.rows(ask, interview).unwrap_or_default();
                let row = found(&rows, words).map_err(|near| self.no_choice(words, &near))?;
                match &row.pick {
                    Pick::Reply(reply) => Ok(reply.clone()),
                    _ => Err(self.no_choice(words, &[])),
                }
            }
            Ask::Fact(fact) => {
                let value = self.read_fact(fact, words)?;
                value.map_or(Ok(Reply::Unknown), |value| {
                    self.sensible(fact, value, words, interview).map(Reply::Value)
                })
            }
        }
    }

    fn read_fact(&self, fact: FactId, words: &str) -> Result<Option<Value>, String> {
        let vocabulary = &self.rulebook.vocabulary;
        let kind = vocabulary.fact(fact).kind;
        let value = match kind {
            Kind::Choice(_) | Kind::Scale(_) => {
                match numbered(&self.members(fact, Value::Choice), words) {
                    Some(CardRow { pick: Pick::Reply(Reply::Value(value)), .. }) => {
                        Some(value.clone())
                    }
                    Some(CardRow { pick: Pick::Reply(_), .. }) => None,
                    _ => self.value(fact, words)?,
                }
            }
            Kind::Set(_) => self.read_set(fact, words)?,
            _ => self.value(fact, words)?,
        };
        Ok(value)
    }

    /// Words as everybody reads them; the error is what is wrong with them.
    fn value(&self, fact: FactId, words: &str) -> Result<Option<Value>, String> {
        let vocabulary = &self.rulebook.vocabulary;
        let kind = vocabulary.fact(fact).kind;
        let near = |part: &str| {
            let domain = kind.domain().map(|domain| vocabulary.domain(domain));
            let near = domain.map(|domain| (domain, near_choices(part, domain)));
            let written = |(domain, ids): (&Domain, Vec<String>)| -> Vec<String> {
                let written = ids.iter().filter_map(|id| domain.written(domain.find(id)?));
                written.map(str::to_string).collect()
            };
            near.map(written).unwrap_or_default()
        };
        let understood = understand(words, vocabulary.fact(fact), vocabulary);
        let value = understood.map(|understood| understood.map(|understood| understood.value));
        value.map_err(|error| match error {
            ParseError::Days => words::TOO_MANY_DAYS.text(self.session),
            ParseError::Form
            | ParseError::Member
            | ParseError::Decimals(_)
            | ParseError::Fraction(_)
            | ParseError::Odd(_) => self.cannot_read(words, kind),
            ParseError::Choice(part) => self.no_choice(&part, &near(&part)),
            ParseError::Unlisted(part) => self.not_listed(&part, &near(&part)),
            ParseError::Either(id) => self.either(fact, words, &id),
        })
    }

    /// Of what can be chosen, several by number or name.
    fn read_set(&self, fact: FactId, words: &str) -> Result<Option<Value>, String> {
        let rows = self.members(fact, Value::Choice);
        let parts: Vec<&str> = words.split(';').map(str::trim).collect();
        if parts.iter().all(|part| numbered(&rows, part).is_none()) {
            return self.value(fact, words);
        }
        let mut members = Vec::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            match (numbered(&rows, part).map(|row| &row.pick), self.value(fact, part)) {
                (Some(Pick::Reply(Reply::Value(Value::Choice(member)))), _) => {
                    members.push(*member);
                }
                (_, Ok(Some(Value::Set(some)))) => members.extend(some),
                (_, Err(wrong)) => return Err(wrong),
                (_, Ok(_)) => return Err(self.no_choice(part, &[])),
            }
        }
        members.sort_unstable();
        members.dedup();
        Ok(Some(Value::Set(members)))
    }

    /// What an open list does not have is asked back: it may be a slip.
    fn not_listed(&self, words: &str, near: &[String]) -> String {
        let value = ("value", Text::same(inert(words)));
        match near {
            [] => self.fill(words::NOT_LISTED, &[value]),
            near => self.fill(words::NOT_LISTED_NEAR, &[value, ("names", quoted(near))]),
        }
    }

    /// A no or the name of a row.
    fn either(&self, fact: FactId, words: &str, id: &str) -> String {
        let vocabulary = &self.rulebook.vocabulary;
        let domain = vocabulary.fact(fact).kind.domain().map(|domain| vocabulary.domain(domain));
        let choice = domain.and_then(|domain| domain.choice(domain.find(id)?));
        let name = choice.map(|choice| choice.text.clone()).unwrap_or_default();
        self.fill(words::EITHER, &[("value", Text::same(inert(words))), ("name", name)])
    }

    fn cannot_read(&self, words: &str, kind: Kind) -> String {
        let slots = [("value", Text::same(inert(words))), ("form", form(kind))];
        self.fill(words::CANNOT_READ, &slots)
    }

    fn no_choice(&self, words: &str, near: &[String]) -> String {
        let value = ("value", Text::same(inert(words)));
        match near {
            [] => self.fill(words::NO_CHOICE, &[value]),
            near => self.fill(words::NO_CHOICE_NEAR, &[value, ("names", quoted(near))]),
        }
    }
}

/// Names that may have been meant.
fn quoted(near: &[String]) -> Text {
    let names = near.iter().take(MOST_NEAR).map(|name| Text::same(format!("`{name}`")));
    crate::text::list(&names.collect::<Vec<_>>())
}

/// The row of that number.
fn numbered<'r>(rows: &'r [CardRow], words: &str) -> Option<&'r CardRow> {
    let number = fold(words).trim().parse::<usize>().ok().filter(|number| *number > 0)?;
    rows.get(number - 1)
}

/// The row of that number or whole name; the error is the names of those that hold the words.
fn found<'r>(rows: &'r [CardRow], words: &str) -> Result<&'r CardRow, Vec<String>> {
    if let Some(row) = numbered(rows, words) {
        return Ok(row);
    }
    let folded = fold(words).trim().to_lowercase();
    let named = |row: &&CardRow| row.words.contains(&folded);
    let holds = |row: &&CardRow| row.words.iter().any(|name| name.contains(&folded));
    rows.iter()
        .find(named)
        .ok_or_else(|| rows.iter().filter(holds).map(|row| row.label.clone()).collect())
}
