//! The questionnaire as a session: the next question, an answer, back, how the verdicts stand.

use super::{Case, Points, Report, Rules};
use crate::calendar::Day;
use crate::compile::StatusId;
use crate::evaluate::Verdict;
use crate::explain::AheadScope;
use crate::facts::{FactId, Kind, form, read_around};
use crate::interview::{Answered, Ask, Chooser, Next, Questioning, Reply, StatusScope};
use crate::text::Text;
use crate::words::forms;

/// A questionnaire under way. It asks nothing twice, nothing that cannot change a verdict in
/// question, and every answer can be taken back.
pub struct Interview<'r> {
    rules: &'r Rules,
    session: Questioning<'r>,
    begun: Case,
    day: Day,
}

/// What is asked next.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Question {
    /// The name of the fact, or of the opening question.
    pub id: String,
    /// The question.
    pub text: Text,
    /// What counts and what does not.
    pub help: Option<Text>,
    /// What can be chosen; empty where the answer is written.
    pub choices: Vec<Choice>,
    /// How the answer is written.
    pub form: Option<Text>,
    /// True where several can be chosen, separated by `;`.
    pub several: bool,
    /// No more questions than this are left, this one included; 0 where that is not known yet.
    pub at_most: usize,
    ask: Ask,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// As [`Interview::answer`] takes it.
    pub id: String,
    /// In words.
    pub text: Text,
}

/// How one verdict stands.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standing {
    /// The status.
    pub status: String,
    /// Its verdict.
    pub verdict: Verdict,
    /// Its points, where it has a table.
    pub points: Option<Points>,
}

impl Rules {
    /// A questionnaire, for these statuses, or for those that its first questions bring within
    /// reach where none is named; none where one of them does not exist.
    pub fn interview(&self, case: &Case, day: Day, statuses: &[&str]) -> Option<Interview<'_>> {
        Some(Interview::new(self, case, day, self.named(statuses)?))
    }
}

impl<'r> Interview<'r> {
    pub(super) fn new(rules: &'r Rules, case: &Case, day: Day, only: Vec<StatusId>) -> Self {
        let scope = if only.is_empty() { StatusScope::Openings } else { StatusScope::Only(only) };
        let mut session = Questioning::new(&rules.rulebook, case.given.facts.clone(), scope);
        let one =
            |(name, words): &(String, Vec<String>)| Some((name.clone(), words.first()?.clone()));
        session.resume(&case.given.interview.iter().filter_map(one).collect::<Vec<_>>());
        Self { rules, session, begun: case.clone(), day }
    }

    /// The next question; none where no answer can change a verdict in question any more.
    pub fn question(&self) -> Option<Question> {
        let program = self.rules.rulebook.on_for(self.day, &self.session.in_question());
        let mut chooser = Chooser::new(&program).preferring(self.session.named());
        self.session.next(&mut chooser).map(|next| self.asked(&next))
    }

    /// Answers a question with the identifier of a choice or with a written value; words of
    /// somebody who does not know leave it unknown.
    ///
    /// # Errors
    ///
    /// Where the words are no answer: how it is written.
    pub fn answer(&mut self, question: &Question, words: &str) -> Result<(), Text> {
        let reply = self.read(question, words)?;
        self.session.reply(question.ask, reply);
        Ok(())
    }

    /// "I don't know": the question is not asked again.
    pub fn skip(&mut self, question: &Question) {
        self.session.reply(question.ask, Reply::Unknown);
    }

    /// Names of what was asked so far, in that order.
    pub fn answered(&self) -> impl Iterator<Item = &str> {
        self.session.steps().iter().map(|step| self.name(step))
    }

    /// Takes back the answer at a place of [`Interview::answered`]: its question comes next.
    pub fn back(&mut self, at: usize) {
        self.session.revise(at);
    }

    /// How the verdicts in question stand.
    pub fn standings(&self) -> Vec<Standing> {
        let report = self.report();
        let one = |status: super::Status<'_>| Standing {
            status: status.id().to_string(),
            verdict: status.verdict(),
            points: status.points(),
        };
        report.statuses().map(one).collect()
    }

    /// What is known by now.
    pub fn case(&self) -> Case {
        let mut case = self.begun.clone();
        case.given.facts = self.session.facts();
        case
    }

    /// The report on the statuses in question.
    pub fn report(&self) -> Report {
        let statuses = self.session.in_question();
        self.rules.ahead(&self.case(), self.day, &statuses, AheadScope::AllChanges)
    }

    fn name(&self, step: &Answered) -> &str {
        match step.ask {
            Ask::Fact(fact) => &self.rules.rulebook.vocabulary.fact(fact).name,
            Ask::Opening(at) => self.session.question(at).map_or("", |asked| asked.id.as_str()),
        }
    }

    fn asked(&self, next: &Next) -> Question {
        match next.ask {
            Ask::Fact(fact) => self.about_fact(fact, next),
            Ask::Opening(at) => self.opening(at, next),
        }
    }

    fn opening(&self, at: usize, next: &Next) -> Question {
        let asked = self.session.question(at);
        let answers = asked.into_iter().flat_map(|asked| &asked.answers);
        let offered = answers.filter(|answer| answer.offered);
        let choices =
            offered.map(|answer| Choice { id: answer.id.clone(), text: answer.text.clone() });
        Question {
            id: asked.map(|asked| asked.id.clone()).unwrap_or_default(),
            text: asked.map(|asked| asked.question.clone()).unwrap_or_default(),
            help: asked.map(|asked| asked.help.clone()),
            choices: choices.collect(),
            form: None,
            several: false,
            at_most: next.at_most,
            ask: next.ask,
        }
    }

    fn about_fact(&self, fact: FactId, next: &Next) -> Question {
        let vocabulary = &self.rules.rulebook.vocabulary;
        let about = vocabulary.fact(fact);
        let rulebook = &self.rules.rulebook;
        let domain = about.kind.domain();
        let choices = domain.into_iter().flat_map(|domain| rulebook.choices_on(domain, self.day));
        let choices = choices.map(|(_, one)| Choice { id: one.id.clone(), text: one.text.clone() });
        Question {
            id: about.name.clone(),
            text: about.question.clone().unwrap_or_else(|| about.label.clone()),
            help: about.help.clone(),
            choices: choices.collect(),
            form: Some(form(about.kind)),
            several: matches!(about.kind, Kind::Set(_)),
            at_most: next.at_most,
            ask: next.ask,
        }
    }

    fn read(&self, question: &Question, words: &str) -> Result<Reply, Text> {
        match question.ask {
            Ask::Opening(at) => {
                let answers = self.session.question(at).map(|asked| asked.answers.as_slice());
                let at = answers.unwrap_or_default().iter().position(|answer| answer.id == words);
                at.map(Reply::Answer).ok_or_else(|| forms::CHOICE_FORM.text())
            }
            Ask::Fact(fact) => {
                let vocabulary = &self.rules.rulebook.vocabulary;
                let kind = vocabulary.fact(fact).kind;
                let understood = read_around(words, vocabulary.fact(fact), vocabulary)
                    .map_err(|_| form(kind))?;
                Ok(understood.map_or(Reply::Unknown, |understood| Reply::Value(understood.value)))
            }
        }
    }
}
