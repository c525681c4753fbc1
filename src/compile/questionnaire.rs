//! How the questionnaire begins and ends, with names resolved.

use super::ids::StatusId;
use crate::calendar::Day;
use crate::facts::FactId;
use crate::load::Certainty;
use crate::source::Span;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// How the questionnaire begins and ends.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Questionnaire {
    /// What is asked first, in order; behind that, what is asked when its time has come.
    pub openings: Vec<Opening>,
    /// What is asked for one after the other.
    pub orders: Vec<AskOrder>,
    /// Official pages and support bodies.
    pub supports: Vec<Support>,
}

impl Questionnaire {
    /// The questions that no rule reads.
    pub fn questions(&self) -> impl Iterator<Item = &FreeQuestion> {
        self.openings.iter().filter_map(|opening| match opening {
            Opening::Question(question) => Some(question.as_ref()),
            Opening::Fact(_) => None,
        })
    }
}

/// Facts that are asked for after others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AskOrder {
    /// What is asked for first.
    pub first: Vec<FactId>,
    /// What is asked for when nothing of that is left.
    pub then: Vec<FactId>,
}

/// Something that is asked before everything else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Opening {
    /// A fact, asked in its own words.
    Fact(FactId),
    /// A question that no rule reads.
    Question(Box<FreeQuestion>),
}

/// What a question that no rule reads is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionRole {
    /// Its answers bring statuses within reach.
    Reach,
    /// Whether to go on as if this were so.
    Suppose(FactId),
    /// Whether to go on with these facts, which are asked for last.
    Last(Vec<FactId>),
}

/// A question that no rule reads.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FreeQuestion {
    /// What it is for.
    pub role: QuestionRole,
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
    /// The questionnaire goes on with what the question is about.
    pub go_on: bool,
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
