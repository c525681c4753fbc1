//! Those who answer: from the facts of a case.

use std::fs;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{QuestionRole, Rulebook, StatusId};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::facts::{Candidate, Facts, read_case};
use zairyu::internal::interview::{
    Answered, Ask, Asker, Next, Questioning, Reply, Said, StandingChange,
};
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

pub fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// A case of `examples/`.
pub fn example(rulebook: &Rulebook, name: &str) -> Candidate {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/{name}.toml"));
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add(name, fs::read_to_string(path).unwrap());
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_empty());
    case
}

/// Answers what the facts tell, and "I don't know" to the rest.
pub struct Truthful<'f> {
    pub facts: &'f Facts,
    /// What was asked, in order.
    pub asked: Vec<Ask>,
    pub purpose: Option<&'static str>,
}

impl Truthful<'_> {
    /// Goes on where there is anything to tell.
    fn aside(&self, session: &Questioning<'_>, at: usize) -> Reply {
        let question = session.question(at).unwrap();
        let tells = match &question.role {
            QuestionRole::Last(facts) => facts.iter().any(|fact| self.facts.is_known(*fact)),
            _ => true,
        };
        Reply::Answer(question.answers.iter().position(|answer| answer.go_on == tells).unwrap())
    }
}

impl Asker for Truthful<'_> {
    type Error = std::convert::Infallible;

    fn ask(&mut self, session: &Questioning<'_>, next: &Next) -> Result<Said, Self::Error> {
        self.asked.push(next.ask);
        let vocabulary = &session.rulebook().vocabulary;
        let reply = match next.ask {
            Ask::Fact(fact) => {
                self.facts.get(vocabulary, fact).map_or(Reply::Unknown, Reply::Value)
            }
            Ask::Opening(at) if session.is_aside(next.ask) => self.aside(session, at),
            Ask::Opening(at) => {
                let question = session.question(at).unwrap();
                let wanted = if question.id == "purpose" { self.purpose } else { Some("none") };
                let at = question.answers.iter().position(|answer| Some(&*answer.id) == wanted);
                Reply::Answer(at.unwrap())
            }
        };
        Ok(Said::Reply(reply))
    }

    fn heard(
        &mut self,
        _: &Questioning<'_>,
        _: &Answered,
        _: &[StandingChange],
    ) -> Result<(), Self::Error> {
        Ok(())
    }
}

pub fn all(rulebook: &Rulebook) -> Vec<StatusId> {
    rulebook.status_ids().collect()
}
