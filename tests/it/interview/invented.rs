//! Invented rules, small enough to try every candidate: what is asked can change a verdict or
//! settle a criterion of an open one, and when nothing is asked any more, no verdict can change.

use crate::laws::people::Random;
use proptest::prelude::*;
use std::convert::Infallible;
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{Rulebook, StatusId};
use zairyu::internal::evaluate::{Program, Verdict, evaluate};
use zairyu::internal::facts::{FactId, Facts, Value};
use zairyu::internal::interview::{
    Answered, Ask, Asker, Next, Questioning, Reply, Said, StandingChange, StatusScope, conduct,
};
use zairyu::internal::load::RuleFile;
use zairyu::internal::rules::RuleSet;

const FACTS: usize = 7;

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// A condition over some facts, each read once.
fn condition(facts: &[usize], random: &mut Random) -> String {
    if let [one] = facts {
        return format!("{{ fact = \"person.f{one}\", is = {} }}", random.below(2) == 0);
    }
    let (left, right) = facts.split_at(1 + random.below(facts.len() - 1));
    let parts = [condition(left, random), condition(right, random)].join(", ");
    match random.below(4) {
        0 => format!("{{ all = [{parts}] }}"),
        1 => format!("{{ any = [{parts}] }}"),
        2 => format!("{{ not = {{ all = [{parts}] }} }}"),
        _ => format!("{{ count = [{parts}], at-least = {} }}", 1 + random.below(2)),
    }
}

/// Some of the facts, in any order.
fn some(random: &mut Random) -> Vec<usize> {
    let mut facts: Vec<usize> = (0..FACTS).collect();
    for at in (1..FACTS).rev() {
        facts.swap(at, random.below(at + 1));
    }
    facts.truncate(2 + random.below(FACTS - 1));
    facts
}

fn status(id: &str, random: &mut Random) -> String {
    let mut text = format!(
        "id = \"{id}\"\ntitle = {{ en = \"{id}\", ja = \"{id}\" }}\nfrom = 2020-01-01\n\
         certainty = \"primary\"\ncite = [{{ source = \"law\" }}]\n"
    );
    let facts = some(random);
    let (common, routes) = facts.split_at(1 + random.below(facts.len() - 1));
    let criterion = |table: &str, at: usize, facts: &[usize], random: &mut Random| {
        let (guard, facts) = match facts {
            [guard, rest @ ..] if !rest.is_empty() && random.below(2) == 0 => {
                (format!("applies = {}\n", condition(&[*guard], random)), rest)
            }
            facts => (String::new(), facts),
        };
        let when = condition(facts, random);
        format!(
            "[[{table}]]\nid = \"c{at}\"\ntext = {{ en = \"C\", ja = \"要件\" }}\nwhen = {when}\n{guard}"
        )
    };
    text += &criterion("criterion", 0, common, random);
    for (at, fact) in routes.iter().enumerate() {
        text += &format!("[[route]]\nid = \"r{at}\"\ntext = {{ en = \"R\", ja = \"経路\" }}\n");
        text += &criterion("route.criterion", at, &[*fact], random);
    }
    text
}

/// One fact that can be supposed, two that are asked for last.
const INTERVIEW: &str = "[[suppose]]\nid = \"as-if\"\nfact = \"person.f0\"\n\
    label = { en = \"L\", ja = \"名\" }\nquestion = { en = \"Q?\", ja = \"問\" }\n\
    help = { en = \"H\", ja = \"説明\" }\nanswer = [\n\
    { id = \"yes\", en = \"Y\", ja = \"はい\", go-on = true }, { id = \"no\", en = \"N\", ja = \"否\" } ]\n\
    [[last]]\nid = \"rest\"\nfacts = [\"person.f5\", \"person.f6\"]\n\
    label = { en = \"L\", ja = \"名\" }\nquestion = { en = \"Q?\", ja = \"問\" }\n\
    help = { en = \"H\", ja = \"説明\" }\nanswer = [\n\
    { id = \"yes\", en = \"Y\", ja = \"はい\", go-on = true }, { id = \"no\", en = \"N\", ja = \"否\" } ]\n";

fn rules(random: &mut Random) -> RuleSet {
    let fact = |at: usize| {
        format!(
            "[\"person.f{at}\"]\ntype = \"yes-no\"\nlabel = {{ en = \"F\", ja = \"事実\" }}\n\
             question = {{ en = \"F{at}?\", ja = \"F{at}?\" }}\n"
        )
    };
    let law = "[law]\ntitle = { en = \"Law\", ja = \"法\" }\nkind = \"act\"\n\
               url = \"https://example.com\"\nchecked = 2026-11-01\n";
    let facts: String = (0..FACTS).map(fact).collect();
    let (one, two) = (status("one", random), status("two", random));
    let files = [
        RuleFile { path: "facts.toml", text: &facts },
        RuleFile { path: "interview.toml", text: INTERVIEW },
        RuleFile { path: "sources.toml", text: law },
        RuleFile { path: "statuses/one.toml", text: &one },
        RuleFile { path: "statuses/two.toml", text: &two },
    ];
    let rules = RuleSet::new(&files);
    assert!(rules.found.is_sound(), "{one}\n{two}\n{:?}", rules.found);
    rules
}

/// All ways to answer what was not asked for.
fn completions(
    rulebook: &Rulebook,
    session: &Questioning<'_>,
    facts: &Facts,
    but: Option<FactId>,
) -> Vec<Facts> {
    let skipped = session.skipped();
    let open: Vec<FactId> = rulebook
        .vocabulary
        .iter()
        .map(|(id, _)| id)
        .filter(|id| !facts.is_known(*id) && !skipped.contains(id) && Some(*id) != but)
        .collect();
    let all = 0..3_usize.pow(u32::try_from(open.len()).unwrap());
    let filled = all.map(|mut way| {
        let mut facts = facts.clone();
        for id in &open {
            if !way.is_multiple_of(3) {
                let yes = Value::YesNo(way % 3 == 1);
                facts.set(&rulebook.vocabulary, *id, &yes);
            }
            way /= 3;
        }
        facts
    });
    filled.collect()
}

/// The statuses that are open.
fn open(program: &Program<'_>, facts: &Facts) -> Vec<StatusId> {
    let assessment = evaluate(program, facts);
    let is_open = |id: &&StatusId| assessment.outcome(**id).verdict == Verdict::Undetermined;
    program.statuses().iter().filter(is_open).copied().collect()
}

/// The verdicts, and what is settled of these statuses.
type Stand = (Vec<Verdict>, Vec<Option<bool>>);

fn stand(program: &Program<'_>, facts: &Facts, open: &[StatusId]) -> Stand {
    let assessment = evaluate(program, facts);
    let statuses: &[StatusId] = program.statuses();
    let verdicts = statuses.iter().map(|status| assessment.outcome(*status).verdict).collect();
    let criteria = open.iter().flat_map(|status| program.criteria(*status));
    let settled = criteria.map(|(id, _)| assessment.of(0).criterion(id).as_read()).collect();
    (verdicts, settled)
}

/// Answers and skips at random, and checks that every question matters.
struct Doubting<'d> {
    random: &'d mut Random,
    asked: Vec<Ask>,
    at_most: Vec<usize>,
}

impl Doubting<'_> {
    fn check(session: &Questioning<'_>, fact: FactId) {
        let rulebook = session.rulebook();
        let program = rulebook.on(day());
        let matters = |facts: &Facts| {
            let open = open(&program, facts);
            let with = |facts: &Facts, yes: bool| {
                let mut facts = facts.clone();
                facts.set(&rulebook.vocabulary, fact, &Value::YesNo(yes));
                stand(&program, &facts, &open)
            };
            let ways = completions(rulebook, session, facts, Some(fact));
            ways.iter().any(|facts| {
                let without = stand(&program, facts, &open);
                with(facts, true) != without || with(facts, false) != without
            })
        };
        let views = [session.view(), session.facts()];
        assert!(views.iter().any(matters), "{fact:?} settles nothing");
    }
}

impl Asker for Doubting<'_> {
    type Error = Infallible;

    fn ask(&mut self, session: &Questioning<'_>, next: &Next) -> Result<Said, Infallible> {
        assert!(!self.asked.contains(&next.ask), "asked twice");
        self.asked.push(next.ask);
        self.at_most.push(next.at_most);
        let reply = match next.ask {
            Ask::Opening(_) => Reply::Answer(self.random.below(2)),
            Ask::Fact(fact) => {
                Self::check(session, fact);
                match self.random.below(4) {
                    0 => Reply::Unknown,
                    n => Reply::Value(Value::YesNo(n == 1)),
                }
            }
        };
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_question_matters_and_none_is_left_out(seed in any::<u64>()) {
        let mut random = Random::new(seed);
        let rules = rules(&mut random);
        let rulebook = &rules.rulebook;
        let all: Vec<StatusId> = rulebook.status_ids().collect();
        let mut session = Questioning::new(rulebook, Facts::new(&rulebook.vocabulary), StatusScope::Only(all));
        let mut asker = Doubting { random: &mut random, asked: Vec::new(), at_most: Vec::new() };
        conduct(&mut session, day(), &mut asker).unwrap();
        for (at, most) in asker.at_most.iter().enumerate() {
            assert!(asker.asked.len() - at <= *most, "more questions than said");
        }
        let program = rulebook.on(day());
        for view in [session.view(), session.facts()] {
            let end = stand(&program, &view, &[]);
            for facts in completions(rulebook, &session, &view, None) {
                assert_eq!(stand(&program, &facts, &[]), end, "a question was left out");
            }
        }
    }
}
