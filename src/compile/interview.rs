//! How the questionnaire begins and ends: names of facts and statuses resolved.

use super::StatusId;
use super::names::Compiler;
use crate::calendar::Day;
use crate::facts::FactId;
use crate::load::{AnswerDoc, Certainty, InterviewDoc, OpeningDoc, QuestionDoc, SupportDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// How the questionnaire begins and ends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Interview {
    /// What is asked first, in order.
    pub openings: Vec<Opening>,
    /// Official pages and support bodies.
    pub supports: Vec<Support>,
}

/// Something that is asked before everything else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Opening {
    /// A fact, asked in its own words.
    Fact(FactId),
    /// A question whose answers bring statuses within reach; no rule reads it.
    Question(Question),
}

/// A question whose answers bring statuses within reach.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Question {
    /// Its identifier.
    pub id: String,
    /// What it asks for, as a noun.
    pub label: Text,
    /// How it is asked.
    pub question: Text,
    /// What the answers mean.
    pub help: Text,
    /// The answers, in order.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// Its identifier.
    pub id: String,
    /// What it says.
    pub text: Text,
    /// What it brings within reach, of the statuses that have rules.
    pub statuses: Vec<StatusId>,
    /// It brings everything within reach.
    pub all: bool,
    /// False where all that it would bring within reach has no rules yet.
    pub offered: bool,
}

/// An official page or a support body.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Support {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// For whom, and what it does.
    pub text: Text,
    /// Its page.
    pub url: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// The statuses that it concerns; empty: all.
    pub statuses: Vec<StatusId>,
    /// How sure address and number are.
    pub certainty: Certainty,
    /// The day on which address and number were last read.
    pub checked: Day,
    /// Where it stands.
    pub span: Span,
}

impl Interview {
    /// The questions that bring statuses within reach.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.openings.iter().filter_map(|opening| match opening {
            Opening::Question(question) => Some(question),
            Opening::Fact(_) => None,
        })
    }
}

impl Compiler<'_> {
    /// Resolves what `interview.toml` names.
    pub fn interview(&mut self, doc: &InterviewDoc) {
        self.twice(doc.openings.iter().filter_map(|opening| match opening {
            OpeningDoc::Question(question) => Some(&question.id),
            OpeningDoc::Fact(_) => None,
        }));
        self.twice(doc.supports.iter().map(|support| &support.id));
        let openings =
            doc.openings.iter().filter_map(|opening| self.opening(opening, &doc.planned)).collect();
        let supports =
            doc.supports.iter().filter_map(|support| self.support(support, &doc.planned));
        let supports = supports.collect();
        self.interview = Interview { openings, supports };
    }

    fn opening(&mut self, doc: &OpeningDoc, planned: &[Spanned<String>]) -> Option<Opening> {
        match doc {
            OpeningDoc::Fact(name) => self.fact_id(name).map(Opening::Fact),
            OpeningDoc::Question(question) => {
                Some(Opening::Question(self.question(question, planned)))
            }
        }
    }

    fn question(&mut self, doc: &QuestionDoc, planned: &[Spanned<String>]) -> Question {
        self.twice(doc.answers.iter().map(|answer| &answer.id));
        Question {
            id: doc.id.value.clone(),
            label: doc.label.clone(),
            question: doc.question.clone(),
            help: doc.help.clone(),
            answers: doc.answers.iter().map(|answer| self.answer(answer, planned)).collect(),
        }
    }

    fn answer(&mut self, doc: &AnswerDoc, planned: &[Spanned<String>]) -> Answer {
        let statuses = self.named_statuses(&doc.statuses, planned);
        Answer {
            id: doc.id.value.clone(),
            text: doc.text.clone(),
            offered: doc.all || doc.statuses.is_empty() || !statuses.is_empty(),
            statuses,
            all: doc.all,
        }
    }

    /// A page; none where all statuses that it concerns have no rules yet.
    fn support(&mut self, doc: &SupportDoc, planned: &[Spanned<String>]) -> Option<Support> {
        let statuses = self.named_statuses(&doc.statuses, planned);
        if statuses.is_empty() && !doc.statuses.is_empty() {
            return None;
        }
        Some(Support {
            id: doc.id.value.clone(),
            title: doc.title.clone(),
            text: doc.text.clone(),
            url: doc.url.clone(),
            phone: doc.phone.clone(),
            statuses,
            certainty: doc.certainty.unwrap_or(Certainty::Unconfirmed),
            checked: doc.checked.as_ref().map_or(Day::from_code(0), |day| day.value),
            span: doc.id.span,
        })
    }

    /// The named statuses that have rules; one that is neither there nor planned is a mistake.
    fn named_statuses(
        &mut self,
        names: &[Spanned<String>],
        planned: &[Spanned<String>],
    ) -> Vec<StatusId> {
        let waits = |compiler: &Self, name: &Spanned<String>| {
            !compiler.status_ids.contains(&name.value)
                && planned.iter().any(|planned| planned.value == name.value)
        };
        let mut found = Vec::new();
        for name in names {
            if !waits(self, name) {
                found.extend(self.status_id(name));
            }
        }
        found
    }

    /// Reports identifiers that stand twice.
    fn twice<'d>(&mut self, ids: impl Iterator<Item = &'d Spanned<String>>) {
        let mut seen: Vec<&Spanned<String>> = Vec::new();
        for id in ids {
            if let Some(first) = seen.iter().find(|known| known.value == id.value) {
                self.duplicate(id, Some(first.span));
            }
            seen.push(id);
        }
    }
}
