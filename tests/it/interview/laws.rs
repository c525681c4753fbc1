//! What holds for every candidate who answers and skips at random, under the real rules.

use super::people::all;
use crate::laws::people::{Choices, Random};
use crate::laws::summaries::particulars;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::sync::LazyLock;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{Opening, Rulebook};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::evaluate::{Gaps, Program, Verdict, evaluate};
use zairyu::internal::explain::explain;
use zairyu::internal::facts::{Candidate, FactId, Facts, Kind, Value, read_case, value_of};
use zairyu::internal::interview::{
    Answered, Ask, Asker, Next, Questioning, Reply, Said, StandingChange, StatusScope, conduct,
};
use zairyu::internal::render::{Languages, Page, toml_answers};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

static RULES: LazyLock<RuleSet> = LazyLock::new(RuleSet::embedded);

fn days() -> [Day; 2] {
    [(2026, 11, 20), (2027, 6, 1)].map(|(y, m, d)| Day::new(y, m, d).unwrap())
}

/// Somebody who answers, skips and goes back at random.
struct Wavering<'w> {
    random: Random,
    choices: &'w Choices,
    program: &'w Program<'w>,
    /// Of a hundred questions, so many are skipped.
    skips: usize,
    /// So many times an answer is taken back.
    returns: usize,
    /// No answer is taken back.
    straight: bool,
    asked: Vec<(Ask, usize)>,
}

impl Wavering<'_> {
    fn value(&mut self, fact: FactId) -> Option<Value> {
        let vocabulary = &self.program.rulebook().vocabulary;
        let kind = vocabulary.fact(fact).kind;
        if let Kind::Set(domain) = kind {
            let count = vocabulary.domain(domain).choices.len();
            let one = i64::try_from(self.random.below(count)).unwrap();
            let members = if self.random.below(2) == 0 { Vec::new() } else { vec![one] };
            return Some(Value::Set(members));
        }
        let words = self.choices.value(fact, &mut self.random)?;
        value_of(kind, *words.first()?)
    }

    /// The rules miss the fact, or miss what it follows from and nobody could tell that.
    fn is_missing(&self, session: &Questioning<'_>, fact: FactId) -> bool {
        let assessment = evaluate(self.program, &session.view());
        let mut gaps = Gaps::new(self.program.rulebook());
        for status in session.in_question() {
            self.program.gaps(&assessment, status, &mut gaps);
        }
        let follows = self.program.rulebook().vocabulary.fact(fact).follows;
        let skipped = session.skipped();
        let real = evaluate(self.program, &session.facts());
        for status in session.in_question() {
            self.program.gaps(&real, status, &mut gaps);
        }
        gaps.facts().any(|gap| gap == fact)
            || (follows && gaps.facts().any(|gap| skipped.contains(&gap)))
    }
}

impl Asker for Wavering<'_> {
    type Error = Infallible;

    fn ask(&mut self, session: &Questioning<'_>, next: &Next) -> Result<Said, Infallible> {
        if session.taken_back().is_none() {
            assert!(!self.asked.iter().any(|(ask, _)| *ask == next.ask), "asked twice");
            self.asked.push((next.ask, next.at_most));
            let steps = session.steps().len();
            if self.returns > 0 && steps > 0 && self.random.below(12) == 0 {
                self.returns -= 1;
                self.asked.pop();
                return Ok(Said::Back(self.random.below(steps)));
            }
        }
        Ok(Said::Reply(match next.ask {
            Ask::Opening(at) => {
                let answers = &session.question(at).unwrap().answers;
                Reply::Answer(self.random.below(answers.len()))
            }
            Ask::Fact(fact) => {
                let again = session.taken_back().is_some();
                let name = &self.program.rulebook().vocabulary.fact(fact).name;
                let opening = openings(self.program.rulebook()).contains(&fact);
                let wanted = again || opening || self.is_missing(session, fact);
                assert!(wanted, "{name} is not missing");
                match self.random.below(100) < self.skips {
                    true => Reply::Unknown,
                    false => self.value(fact).map_or(Reply::Unknown, Reply::Value),
                }
            }
        }))
    }

    fn heard(
        &mut self,
        _: &Questioning<'_>,
        _: &Answered,
        changes: &[StandingChange],
    ) -> Result<(), Infallible> {
        assert!(changes.iter().all(|change| change.before.as_ref() != Some(&change.after)));
        Ok(())
    }
}

/// The facts that stand among the opening questions.
fn openings(rulebook: &Rulebook) -> BTreeSet<FactId> {
    let openings = rulebook.interview.openings.iter();
    openings
        .filter_map(|opening| match opening {
            Opening::Fact(fact) => Some(*fact),
            Opening::Question(_) => None,
        })
        .collect()
}

/// The verdicts of `check` on the saved file.
fn checked(program: &Program<'_>, session: &Questioning<'_>) -> Vec<Verdict> {
    let rulebook = program.rulebook();
    let case = Candidate { facts: session.facts(), ..Candidate::empty(&rulebook.vocabulary) };
    let report = explain(program, &case, &evaluate(program, &case.facts));
    let page = Page { width: 80, color: false, languages: Languages::En };
    let text = toml_answers(&report, &[], program.day(), &page);
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("saved.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    let saved = read_case(&rulebook.vocabulary, &tree, &mut found);
    assert!(found.is_empty(), "{found:?}");
    assert_eq!(saved.facts, case.facts);
    verdicts(program, &saved.facts)
}

fn verdicts(program: &Program<'_>, facts: &Facts) -> Vec<Verdict> {
    let assessment = evaluate(program, facts);
    program.statuses().iter().map(|status| assessment.outcome(*status).verdict).collect()
}

/// Words and documents of a case that no rule reads are kept with the answers.
#[test]
fn what_a_case_says_beside_its_facts_is_kept() {
    let rulebook = &RULES.rulebook;
    let read = |text: &str| {
        let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
        let file = sources.add("case.toml", text);
        let tree = parse_toml(&sources, file, &mut found);
        let case = read_case(&rulebook.vocabulary, &tree, &mut found);
        assert!(found.is_empty(), "{found:?}");
        case
    };
    let given = read(
        "case.name = \"A \\\"B\\\" \\\\ C\"\nevidence.in-hand = [\"one\", \"two\"]\nperson.jlpt = \"n2\"\n",
    );
    let program = rulebook.on(days()[0]);
    let report = explain(&program, &given, &evaluate(&program, &given.facts));
    let page = Page { width: 80, color: false, languages: Languages::En };
    let about = [("purpose".to_string(), vec!["field".to_string()])];
    let kept = read(&toml_answers(&report, &about, program.day(), &page));
    let in_hand = |case: &Candidate| -> Vec<String> {
        case.in_hand.iter().flatten().map(|name| name.value.clone()).collect()
    };
    assert_eq!(in_hand(&kept), ["one", "two"]);
    assert_eq!(kept.interview, about);
    assert_eq!((kept.words, kept.facts), (given.words, given.facts));
}

/// Answers to what was never asked change nothing.
fn nothing_was_left_out(
    asker: &mut Wavering<'_>,
    session: &Questioning<'_>,
    program: &Program<'_>,
) {
    let (facts, skipped) = (session.facts(), session.skipped());
    let end = verdicts(program, &facts);
    let vocabulary = &program.rulebook().vocabulary;
    let statuses = program.statuses().iter();
    let under: BTreeSet<FactId> =
        statuses.flat_map(|status| particulars(program.rulebook(), *status)).collect();
    let openings = openings(program.rulebook());
    let open: Vec<FactId> = program
        .inputs()
        .filter(|id| vocabulary.fact(*id).question.is_some() && !vocabulary.fact(*id).follows)
        .filter(|id| !facts.is_known(*id) && !skipped.contains(id))
        .collect();
    // What a summary filled is not asked for; an answer would outweigh it. What stands among the
    // openings is, where it alone makes another verdict.
    let (filled_up, open): (Vec<FactId>, Vec<FactId>) =
        open.into_iter().partition(|id| under.contains(id));
    let among = |id: &&FactId| openings.contains(id) && asker.straight;
    for id in filled_up.iter().filter(among).collect::<Vec<_>>() {
        for _ in 0..8 {
            let Some(value) = asker.value(*id) else { continue };
            let mut alone = facts.clone();
            alone.set(vocabulary, *id, &value);
            assert_eq!(end, verdicts(program, &alone), "{}", vocabulary.fact(*id).name);
        }
    }
    for _ in 0..32 {
        let mut filled = facts.clone();
        for id in &open {
            if let Some(value) = asker.value(*id) {
                filled.set(vocabulary, *id, &value);
            }
        }
        let after = verdicts(program, &filled);
        for (at, (before, after)) in end.iter().zip(after).enumerate() {
            let closed = *before == Verdict::DoesNotQualify && after == Verdict::NotInForce;
            let given = || -> Vec<String> {
                let new = open.iter().filter(|id| filled.is_known(**id));
                new.map(|id| vocabulary.fact(*id).name.clone()).collect()
            };
            assert!(*before == after || closed, "{at}: {before:?} became {after:?}: {:?}", given());
        }
    }
}

fn interview(seed: u64, skips: usize, returns: usize, scope: StatusScope, day: Day) {
    let rulebook = &RULES.rulebook;
    let whole = rulebook.on(day);
    let choices = Choices::of(&whole);
    let narrow = matches!(scope, StatusScope::Only(_));
    let mut session = Questioning::new(rulebook, Facts::new(&rulebook.vocabulary), scope);
    let mut asker = Wavering {
        random: Random::new(seed),
        choices: &choices,
        program: &whole,
        skips,
        returns,
        straight: returns == 0,
        asked: Vec::new(),
    };
    conduct(&mut session, day, &mut asker).unwrap();
    let statuses = session.in_question();
    let program = rulebook.on_for(day, &statuses);
    assert_eq!(checked(&program, &session), verdicts(&program, &session.facts()));
    if narrow && returns == 0 {
        for (at, (ask, most)) in asker.asked.iter().enumerate() {
            let left = asker.asked.len() - at;
            assert!(left <= *most, "{left} questions from {ask:?} on, {most} were said");
        }
    }
    nothing_was_left_out(&mut asker, &session, &program);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_questionnaire_of_everything_keeps_its_promises(
        seed in any::<u64>(), skips in 0_usize..60, day in 0_usize..2
    ) {
        interview(seed, skips, 0, StatusScope::Only(all(&RULES.rulebook)), days()[day]);
    }

    #[test]
    fn answers_can_be_taken_back(seed in any::<u64>(), skips in 0_usize..60, day in 0_usize..2) {
        interview(seed, skips, 3, StatusScope::Openings, days()[day]);
    }
}
