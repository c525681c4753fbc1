//! Where the questionnaire takes place: rules, day, language, page.

use crate::calendar::Day;
use crate::cli::say::session::Session;
use crate::cli::words::Remark;
use crate::compile::{Rulebook, StatusId};
use crate::facts::{FactId, Kind, Value, form, show};
use crate::interview::{Answered, Ask, Questioning, Reply};
use crate::render::{Page, inert, paragraph};
use crate::text::Text;
use std::cell::RefCell;

/// What all ways of asking share.
pub struct Room<'r> {
    pub session: &'r Session,
    pub page: Page<'r>,
    pub rulebook: &'r Rulebook,
    pub day: Day,
    /// Whoever answers can be asked back.
    pub asks_back: bool,
    /// What was asked back last: written again, it is taken.
    pub doubted: RefCell<Option<(FactId, Value)>>,
}

impl Room<'_> {
    /// A sentence with its slots filled.
    pub fn fill(&self, notice: Remark, slots: &[(&'static str, Text)]) -> String {
        notice.fill(self.session, slots)
    }

    /// Words of less weight, broken to the page.
    pub fn faint(&self, words: &str) -> String {
        self.styled(words, "", |line| self.page.faint(line))
    }

    /// Words of more weight, broken to the page.
    pub fn strong(&self, words: &str) -> String {
        self.styled(words, "", |line| self.page.strong(line))
    }

    /// Words hung under a question, broken to the page.
    pub fn hung(&self, words: &str) -> String {
        paragraph(words, &self.page, "  ")
    }

    /// Words of less weight, hung under others.
    pub fn faint_hung(&self, words: &str) -> String {
        self.styled(words, "    ", |line| self.page.faint(line))
    }

    fn styled(&self, words: &str, indent: &str, style: impl Fn(&str) -> String) -> String {
        let text = paragraph(words, &self.page, indent);
        text.lines().map(|line| style(line) + "\n").collect()
    }

    /// The title of a status.
    pub fn title(&self, status: StatusId) -> Text {
        self.rulebook.status(status).title.clone()
    }

    /// The name of what is asked, as scripts and case files have it.
    pub fn name(&self, ask: Ask, interview: &Questioning<'_>) -> String {
        match ask {
            Ask::Fact(fact) => self.rulebook.vocabulary.fact(fact).name.clone(),
            Ask::Opening(at) => interview.question(at).map(|q| q.id.clone()).unwrap_or_default(),
        }
    }

    /// What is asked, as a noun.
    pub fn label(&self, ask: Ask, interview: &Questioning<'_>) -> Text {
        match ask {
            Ask::Fact(fact) => self.rulebook.vocabulary.fact(fact).label.clone(),
            Ask::Opening(at) => interview.question(at).map(|q| q.label.clone()).unwrap_or_default(),
        }
    }

    /// An answer in words.
    pub fn shown(&self, step: &Answered, interview: &Questioning<'_>) -> String {
        match (step.ask, &step.reply) {
            (Ask::Fact(fact), Reply::Value(value)) => {
                inert(&self.page.say(&show(&self.rulebook.vocabulary, fact, value)))
            }
            (Ask::Opening(at), Reply::Answer(answer)) => {
                let question = interview.question(at);
                let answer = question.and_then(|question| question.answers.get(*answer));
                answer.map(|answer| self.page.say(&answer.text)).unwrap_or_default()
            }
            _ => crate::cli::words::DONT_KNOW.text(self.session),
        }
    }

    /// A fact as a line of a case file, with what can stand there.
    pub fn as_in_a_case(&self, id: FactId) -> String {
        let fact = self.rulebook.vocabulary.fact(id);
        let domain = fact.kind.domain().map(|domain| self.rulebook.vocabulary.domain(domain));
        let example = match fact.kind {
            Kind::YesNo => "true".to_string(),
            Kind::Count => "1".to_string(),
            Kind::Yen => "\"650万\"".to_string(),
            Kind::Percent => "\"3.5\"".to_string(),
            Kind::Date => Value::Day(self.day).plain(fact.kind, &self.rulebook.vocabulary),
            Kind::Duration => "\"4y6m\"".to_string(),
            _ => {
                let first = domain.and_then(|domain| domain.choice(0));
                format!("\"{}\"", first.map(|choice| choice.id.clone()).unwrap_or_default())
            }
        };
        let label = fact.label.get(self.session.lang());
        let written = form(fact.kind);
        match domain.filter(|domain| domain.choices.len() <= 6) {
            Some(domain) => {
                let ids: Vec<&str> = domain.choices.iter().map(|c| c.id.as_str()).collect();
                format!("# {} = {example}  # {label}: {}", fact.name, ids.join(" | "))
            }
            None => {
                let written = written.get(self.session.lang());
                format!("# {} = {example}  # {label}: {written}", fact.name)
            }
        }
    }
}
