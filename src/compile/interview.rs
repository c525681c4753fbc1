//! How the questionnaire begins and ends: names of facts and statuses resolved.

use super::ids::StatusId;
use super::names::Compiler;
use super::questionnaire::{
    Answer, AskOrder, FreeQuestion, Opening, QuestionRole, Questionnaire, Support,
};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{FactId, Kind, form};
use crate::load::{AnswerDoc, Certainty, InterviewDoc, OpeningDoc, QuestionDoc, SupportDoc, Who};
use crate::source::Spanned;
use crate::text::Text;

impl Compiler<'_> {
    /// Resolves what `interview.toml` names.
    pub fn interview(&mut self, doc: &InterviewDoc) {
        self.twice(doc.questions().map(|question| &question.id));
        self.twice(doc.supports.iter().map(|support| &support.id));
        let mut openings: Vec<Opening> =
            doc.openings.iter().filter_map(|opening| self.opening(opening, &doc.planned)).collect();
        openings.extend(doc.supposes.iter().filter_map(|suppose| {
            let fact = self.supposed(&suppose.fact)?;
            let question = self.question(&suppose.question, QuestionRole::Suppose(fact), &[]);
            Some(Opening::Question(Box::new(question)))
        }));
        openings.extend(doc.lasts.iter().map(|last| {
            let facts = last.facts.iter().flat_map(|name| self.facts_of(name)).collect();
            Opening::Question(Box::new(self.question(
                &last.question,
                QuestionRole::Last(facts),
                &[],
            )))
        }));
        let supports =
            doc.supports.iter().filter_map(|support| self.support(support, &doc.planned));
        let supports = supports.collect();
        let orders = doc.orders.iter().map(|order| AskOrder {
            first: self.fact_ids(&order.first),
            then: self.fact_ids(&order.then),
        });
        let orders = orders.collect();
        self.interview = Questionnaire { openings, orders, supports };
    }

    fn opening(&mut self, doc: &OpeningDoc, planned: &[Spanned<String>]) -> Option<Opening> {
        match doc {
            OpeningDoc::Fact(name) => self.fact_id(name).map(Opening::Fact),
            OpeningDoc::Question(question) => {
                let question = self.question(question, QuestionRole::Reach, planned);
                Some(Opening::Question(Box::new(question)))
            }
        }
    }

    /// A fact that a yes can be supposed of.
    fn supposed(&mut self, name: &Spanned<String>) -> Option<FactId> {
        let fact = self.fact_id(name)?;
        let kind = self.vocabulary.fact(fact).kind;
        if kind != Kind::YesNo {
            let slots = [
                ("name", Text::same(&name.value)),
                ("form", form(Kind::YesNo)),
                ("found", form(kind)),
            ];
            self.found.push(Diagnostic::new(Code::WrongType, &slots).at(name.span));
            return None;
        }
        Some(fact)
    }

    fn fact_ids(&mut self, names: &[Spanned<String>]) -> Vec<FactId> {
        names.iter().filter_map(|name| self.fact_id(name)).collect()
    }

    /// A fact, or the facts of a group but those that candidates can change themselves.
    fn facts_of(&mut self, name: &Spanned<String>) -> Vec<FactId> {
        let in_group = |fact: &str| {
            fact.strip_prefix(name.value.as_str()).is_some_and(|rest| rest.starts_with('.'))
        };
        let own = |id: FactId| {
            let lever = self.about.get(id.index()).and_then(|about| about.lever.as_ref());
            lever.is_some_and(|lever| lever.who == Who::Candidate)
        };
        let facts = self.vocabulary.iter().filter(|(_, fact)| in_group(&fact.name));
        let group: Vec<FactId> = facts.map(|(id, _)| id).filter(|id| !own(*id)).collect();
        match group.is_empty() {
            true => self.fact_id(name).into_iter().collect(),
            false => group,
        }
    }

    fn question(
        &mut self,
        doc: &QuestionDoc,
        role: QuestionRole,
        planned: &[Spanned<String>],
    ) -> FreeQuestion {
        self.twice(doc.answers.iter().map(|answer| &answer.id));
        FreeQuestion {
            role,
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
            go_on: doc.go_on,
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
