//! What one question looks like: its words, its choices, its help.

use super::room::Room;
use crate::cli::words::{self, Remark};
use crate::compile::{Cite, FreeQuestion};
use crate::facts::{FactId, Kind, Value, form};
use crate::interview::{Ask, Ground, Next, Questioning, Reply};
use crate::text::{Text, list};
use std::fmt;
use unicode_width::UnicodeWidthStr;

/// A line to choose.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// What it says.
    pub label: String,
    /// What choosing it means.
    pub pick: Pick,
    /// What it is found by.
    pub words: Vec<String>,
}

/// What choosing a line means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// An answer.
    Reply(Reply),
    /// To choose any number from the list.
    List,
    /// To have the question explained.
    Help,
    /// Nothing: what was typed fits no line.
    Nothing,
}

impl fmt::Display for CardRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label)
    }
}

/// More grounds than this are not told.
const MOST_GROUNDS: usize = 3;

/// Columns beside a choice that its mark takes.
const MARK: usize = 6;

/// Columns that stand before a choice once it is taken.
const BESIDE: usize = 12;

impl Room<'_> {
    /// The question as it stands above its answers.
    pub fn head(&self, next: &Next, interview: &Questioning<'_>) -> String {
        let mut out = String::from("\n");
        match next.at_most {
            0 => {}
            1 => out.push_str(&self.faint(&words::AT_MOST_ONE.text(self.session))),
            count => {
                let slots = [("count", Text::same(count.to_string()))];
                out.push_str(&self.faint(&self.fill(words::AT_MOST, &slots)));
            }
        }
        out.push_str(&self.strong(&self.page.say(&self.question(next.ask, interview))));
        if let Some(step) = interview.taken_back() {
            let value = Text::same(self.shown(step, interview));
            out.push_str(&self.faint(&self.fill(words::WAS, &[("value", value)])));
        }
        out
    }

    fn question(&self, ask: Ask, interview: &Questioning<'_>) -> Text {
        match ask {
            Ask::Opening(at) => {
                interview.question(at).map(|q| q.question.clone()).unwrap_or_default()
            }
            Ask::Fact(fact) => {
                let fact = self.rulebook.vocabulary.fact(fact);
                fact.question.clone().unwrap_or_else(|| fact.label.clone())
            }
        }
    }

    /// How an answer is written.
    pub fn form(&self, ask: Ask) -> String {
        match ask {
            Ask::Opening(_) => String::new(),
            Ask::Fact(fact) => {
                let form = form(self.rulebook.vocabulary.fact(fact).kind);
                self.hung(&self.fill(words::WRITE_FORM, &[("form", form)]))
            }
        }
    }

    // ── choices ───────────────────────────────────────────────────────────────────────────

    /// The lines to choose from; none where the answer is written.
    pub fn rows(&self, ask: Ask, interview: &Questioning<'_>) -> Option<Vec<CardRow>> {
        let mut rows = match ask {
            Ask::Opening(at) => self.answers(interview.question(at)?),
            Ask::Fact(fact) => self.choices(fact)?,
        };
        if !interview.is_aside(ask) {
            rows.push(self.row(words::DONT_KNOW, Pick::Reply(Reply::Unknown)));
        }
        rows.push(self.row(words::EXPLAIN, Pick::Help));
        Some(rows)
    }

    /// What is said where what was typed fits no line.
    pub fn nothing(&self) -> CardRow {
        let label = words::NO_MATCH.text(self.session);
        CardRow { label, pick: Pick::Nothing, words: Vec::new() }
    }

    /// Lines cut to the page: a prompt would break them anywhere.
    pub fn cut(&self, rows: &mut [CardRow]) {
        let room = usize::from(self.page.width).saturating_sub(BESIDE);
        for row in rows {
            row.label = shortened(&row.label, room);
        }
    }

    /// A line in our own words, found by those of every language.
    fn row(&self, notice: Remark, pick: Pick) -> CardRow {
        CardRow {
            label: notice.text(self.session),
            pick,
            words: searched(notice.every(self.session)),
        }
    }

    fn answers(&self, question: &FreeQuestion) -> Vec<CardRow> {
        let offered = question.answers.iter().enumerate().filter(|(_, answer)| answer.offered);
        let rows = offered.map(|(at, answer)| CardRow {
            label: self.page.say(&answer.text),
            pick: Pick::Reply(Reply::Answer(at)),
            words: searched(self.names(&answer.id, &answer.text)),
        });
        rows.collect()
    }

    fn choices(&self, fact: FactId) -> Option<Vec<CardRow>> {
        let value = |value| Pick::Reply(Reply::Value(value));
        match self.rulebook.vocabulary.fact(fact).kind {
            Kind::YesNo => Some(vec![
                self.row(words::YES, value(Value::YesNo(true))),
                self.row(words::NO, value(Value::YesNo(false))),
            ]),
            Kind::Choice(_) | Kind::Scale(_) => Some(self.members(fact, Value::Choice)),
            Kind::Set(_) => Some(vec![
                self.row(words::FROM_LIST, Pick::List),
                self.row(words::NONE_OF_THESE, value(Value::Set(Vec::new()))),
            ]),
            _ => None,
        }
    }

    /// The members of a fact's domain that are values on the day.
    pub fn members(&self, fact: FactId, value: impl Fn(i64) -> Value) -> Vec<CardRow> {
        let domain = self.rulebook.vocabulary.fact(fact).kind.domain();
        let choices = domain.map(|domain| self.rulebook.choices_on(domain, self.day));
        let rows = choices.into_iter().flatten().map(|(at, choice)| {
            let names = self.names(&choice.id, &choice.text).into_iter();
            CardRow {
                label: self.beside(&choice.text),
                pick: Pick::Reply(Reply::Value(value(at))),
                words: searched(names.chain(choice.also.iter().cloned())),
            }
        });
        rows.collect()
    }

    /// What a reader may type for something: its identifier and its name in every language.
    fn names(&self, id: &str, text: &Text) -> [String; 4] {
        let own = text.get(self.session.lang()).into_owned();
        [id.to_string(), text.en.clone(), text.ja.clone(), own]
    }

    /// Plain words with the official Japanese term beside, where there is room.
    fn beside(&self, text: &Text) -> String {
        let lang = self.session.lang();
        let own = text.get(lang);
        let both = format!("{own} · {}", text.ja);
        let fits = both.width() + MARK <= usize::from(self.page.width);
        match !lang.is_japanese() && fits && own != text.ja {
            true => both,
            false => own.into_owned(),
        }
    }

    // ── help ──────────────────────────────────────────────────────────────────────────────

    /// What counts and what does not, what shows it, and why it is asked for.
    pub fn help(&self, next: &Next, interview: &Questioning<'_>) -> String {
        let mut out = String::new();
        let help = match next.ask {
            Ask::Opening(at) => interview.question(at).map(|question| question.help.clone()),
            Ask::Fact(fact) => self.rulebook.vocabulary.fact(fact).help.clone(),
        };
        out.extend(help.iter().map(|help| self.hung(&self.page.say(help))));
        if let Ask::Fact(fact) = next.ask {
            out.push_str(&self.evidence(fact));
        }
        for ground in next.grounds.iter().take(MOST_GROUNDS) {
            out.push_str(&self.ground(ground));
        }
        if out.is_empty() {
            out = self.hung(&words::NO_HELP.text(self.session));
        }
        out
    }

    fn evidence(&self, fact: FactId) -> String {
        let about = self.rulebook.about(fact);
        let titles = about.evidence.iter().flat_map(|papers| &papers.of);
        let titles = titles.map(|id| self.rulebook.evidence[id.index()].title.clone());
        let titles: Vec<Text> = titles.collect();
        match titles.is_empty() {
            true => String::new(),
            false => self.hung(&self.fill(words::SHOWN_BY, &[("evidence", list(&titles))])),
        }
    }

    fn ground(&self, ground: &Ground) -> String {
        let slots = [("status", self.title(ground.status)), ("criterion", ground.text.clone())];
        let mut out = self.hung(&self.fill(words::NEEDED_FOR, &slots));
        if let Some(cite) = ground.cite.first() {
            out.push_str(&self.faint_hung(&self.source(cite)));
        }
        out
    }

    fn source(&self, cite: &Cite) -> String {
        let title = self.rulebook.sources[cite.source.index()].title.clone();
        match &cite.at {
            Some(at) => self.fill(words::SOURCE_AT, &[("source", title), ("at", at.clone())]),
            None => self.fill(words::SOURCE, &[("source", title)]),
        }
    }
}

/// Words that are no wider than this, cut between two of them.
fn shortened(words: &str, room: usize) -> String {
    if words.width() <= room {
        return words.to_string();
    }
    let mut kept = String::new();
    for c in words.chars() {
        kept.push(c);
        if kept.width() >= room {
            kept.pop();
            break;
        }
    }
    let whole = kept.rfind(' ').filter(|at| *at * 2 > kept.len());
    kept.truncate(whole.unwrap_or(kept.len()));
    format!("{}…", kept.trim_end_matches([' ', ',', ':', ';']))
}

fn searched(names: impl IntoIterator<Item = String>) -> Vec<String> {
    names.into_iter().map(|name| crate::facts::fold(&name).to_lowercase()).collect()
}
