//! How fast the next question is chosen.
#![allow(missing_docs, reason = "a benchmark has no interface")]

use divan::{Bencher, black_box};
use std::collections::BTreeSet;
use std::convert::Infallible;
use zairyu::internal::calendar::Day;
use zairyu::internal::facts::{Facts, Value};
use zairyu::internal::interview::{
    Answered, Ask, Asker, Chooser, Next, Questioning, Reply, Said, StandingChange, StatusScope,
    conduct,
};
use zairyu::internal::rules::RuleSet;

fn main() {
    divan::main();
}

/// A day on which most statuses are open.
fn day() -> Day {
    Day::new(2027, 6, 1).unwrap_or(Day::from_code(0))
}

/// The first question, with nothing known and every status in question: the most there is to try.
#[divan::bench]
fn first_question(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::embedded();
    let program = rules.rulebook.on(day());
    let mut chooser = Chooser::new(&program);
    let facts = Facts::new(&rules.rulebook.vocabulary);
    let skipped = BTreeSet::new();
    bencher.bench_local(move || black_box(chooser.next(&facts, &skipped, &[], None)));
}

/// A question in the middle: half of the answers are known.
#[divan::bench]
fn later_question(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::embedded();
    let mut session =
        Questioning::new(&rules.rulebook, Facts::new(&rules.rulebook.vocabulary), every(&rules));
    let mut half = Agreeing { left: 20 };
    let _ = conduct(&mut session, day(), &mut half);
    let program = rules.rulebook.on(day());
    let mut chooser = Chooser::new(&program);
    bencher.bench_local(move || black_box(session.next(&mut chooser)));
}

/// A whole questionnaire of every status, of somebody who agrees to everything.
#[divan::bench]
fn all_questions(bencher: Bencher<'_, '_>) {
    let rules = RuleSet::embedded();
    bencher.bench_local(|| {
        let facts = Facts::new(&rules.rulebook.vocabulary);
        let mut session = Questioning::new(&rules.rulebook, facts, every(&rules));
        let _ = conduct(&mut session, day(), &mut Agreeing { left: usize::MAX });
        session.steps().len()
    });
}

fn every(rules: &RuleSet) -> StatusScope {
    StatusScope::Only(rules.rulebook.status_ids().collect())
}

/// Says yes, or does not know, until it leaves.
struct Agreeing {
    left: usize,
}

impl Asker for Agreeing {
    type Error = Infallible;

    fn ask(&mut self, session: &Questioning<'_>, next: &Next) -> Result<Said, Infallible> {
        if self.left == 0 {
            return Ok(Said::Leave);
        }
        self.left -= 1;
        let vocabulary = &session.rulebook().vocabulary;
        let yes = match next.ask {
            Ask::Fact(fact) => vocabulary.fact(fact).kind == zairyu::internal::facts::Kind::YesNo,
            Ask::Opening(_) => false,
        };
        let reply = if yes { Reply::Value(Value::YesNo(true)) } else { Reply::Unknown };
        Ok(Said::Reply(reply))
    }

    fn heard(
        &mut self,
        _: &Questioning<'_>,
        _: &Answered,
        _: &[StandingChange],
    ) -> Result<(), Infallible> {
        Ok(())
    }
}
