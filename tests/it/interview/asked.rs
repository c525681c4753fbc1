//! How many questions it takes, held in a table.

use super::people::{Truthful, day, example};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::StatusId;
use zairyu::internal::evaluate::{Program, Verdict, evaluate};
use zairyu::internal::facts::{FactId, Facts};
use zairyu::internal::interview::{Questioning, StatusScope, conduct};
use zairyu::internal::rules::RuleSet;

/// The golden candidates, with what each wants, on two days.
const CANDIDATES: [(&str, &str); 7] = [
    ("engineer", "profession"),
    ("engineer", "unsure"),
    ("care-worker", "field"),
    ("care-worker", "unsure"),
    ("factory-trainee", "field"),
    ("factory-trainee", "unsure"),
    ("founder", "unsure"),
];

struct Count {
    asked: usize,
    in_file_order: usize,
    until_decided: usize,
}

#[test]
fn it_takes_under_half_of_the_questions_of_the_file() {
    let rules = RuleSet::embedded();
    let mut table = String::from(
        "| Candidate | Purpose | Day | Asked | All facts in file order | In file order until decided |\n\
         | --- | --- | --- | --- | --- | --- |\n",
    );
    for (name, purpose) in CANDIDATES {
        for day in [day(), Day::new(2027, 6, 1).unwrap()] {
            let count = count(&rules, name, purpose, day);
            let Count { asked, in_file_order, until_decided } = count;
            assert!(asked * 2 < in_file_order, "{name} on {day}: {asked} of {in_file_order}");
            table.push_str(&format!(
                "| {name} | {purpose} | {day} | {asked} | {in_file_order} | {until_decided} |\n"
            ));
        }
    }
    insta::with_settings!({ snapshot_path => ".", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("asked", table);
    });
}

fn count(rules: &RuleSet, name: &str, purpose: &'static str, day: Day) -> Count {
    let rulebook = &rules.rulebook;
    let case = example(rulebook, name);
    let nothing = Facts::new(&rulebook.vocabulary);
    let mut session = Questioning::new(rulebook, nothing, StatusScope::Openings);
    let mut asker = Truthful { facts: &case.facts, asked: Vec::new(), purpose: Some(purpose) };
    conduct(&mut session, day, &mut asker).unwrap();
    let statuses = session.in_question();
    let program = rulebook.on_for(day, &statuses);
    let vocabulary = &rulebook.vocabulary;
    let all: Vec<FactId> =
        program.inputs().filter(|fact| vocabulary.fact(*fact).question.is_some()).collect();
    Count {
        asked: asker.asked.len(),
        in_file_order: all.len(),
        until_decided: until_decided(&program, &statuses, &all, &case.facts),
    }
}

/// How many facts are asked one after the other until every verdict is decided.
fn until_decided(
    program: &Program<'_>,
    statuses: &[StatusId],
    all: &[FactId],
    told: &Facts,
) -> usize {
    let vocabulary = &program.rulebook().vocabulary;
    let mut facts = Facts::new(vocabulary);
    for (at, fact) in all.iter().enumerate() {
        let assessment = evaluate(program, &facts);
        let open = |status: &StatusId| assessment.outcome(*status).verdict == Verdict::Undetermined;
        if !statuses.iter().any(open) {
            return at;
        }
        if let Some(value) = told.get(vocabulary, *fact) {
            facts.set(vocabulary, *fact, &value);
        }
    }
    all.len()
}
