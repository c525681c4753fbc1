//! The promises on the real rules, for statuses on which few facts can be changed: every single
//! change and every pair is tried.

use super::nonsense::example;
use std::collections::BTreeSet;
use zairyu::internal::advise::{
    Alteration, FactsBehind, Inquiry, MOST, Need, Options, Walk, Wish, advise, options, usual,
};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::StatusId;
use zairyu::internal::evaluate::Verdict;
use zairyu::internal::facts::Facts;
use zairyu::internal::rules::RuleSet;
use zairyu::internal::tries::{Many, Values};

/// No more single changes than this are tried in pairs.
const FEW: usize = 24;

type Named = BTreeSet<(String, String)>;

/// Whether nothing has to change with these changes made.
fn is_met(many: &mut Many<'_, '_>, facts: &Facts, status: StatusId, set: &[&Alteration]) -> bool {
    let program = many.program();
    let mut form = facts.clone();
    set.iter().for_each(|change| change.apply(program.rulebook(), &mut form));
    let one = many.judge(&form);
    let (options, mut behind) = (Options::new(), FactsBehind::default());
    let mut walk = Walk { program, one, options: &options, behind: &mut behind, failing: false };
    matches!(walk.status(status), Need::Open(_))
}

fn covers(small: &[&Alteration], large: &[&Alteration]) -> bool {
    small.iter().all(|known| {
        large.iter().any(|change| {
            change.fact == known.fact && (change.to == known.to || known.is_before(change))
        })
    })
}

#[test]
fn smallest_sets_on_the_real_rules_are_those_of_brute_force() {
    let rules = RuleSet::embedded();
    let rulebook = &rules.rulebook;
    let on = Day::new(2026, 11, 20).unwrap();
    let people = [
        example(rulebook, "engineer", &["person.jlpt=n3", "offer.annual-salary=4500000"]),
        example(rulebook, "care-worker", &["person.jlpt=none", "organization.council-member=no"]),
        example(rulebook, "factory-trainee", &["person.jlpt=n5", "offer.full-time=no"]),
        example(rulebook, "founder", &["organization.plan-confirmed=no", "offer.full-time=no"]),
    ];
    let (mut compared, mut found) = (0, [0; 3]);
    for facts in &people {
        for status in rulebook.status_ids() {
            let program = rulebook.on_for(on, &[status]);
            let (values, mut many) = (Values::new(&program), Many::new(&program));
            let mut reckoned = facts.clone();
            for (fact, value) in usual(&program, many.judge(facts)) {
                reckoned.set(&rulebook.vocabulary, fact, &value);
            }
            let wish = Wish::default();
            let open = options(&program, &values, facts, many.judge(&reckoned), &wish);
            let all: Vec<&Alteration> = open.values().flatten().collect();
            if all.len() > FEW {
                continue;
            }
            let mut sets: Vec<Vec<&Alteration>> = vec![Vec::new()];
            sets.extend(all.iter().map(|change| vec![*change]));
            for (at, one) in all.iter().enumerate() {
                let others = all[at + 1..].iter().filter(|other| other.fact != one.fact);
                sets.extend(others.map(|other| vec![*one, *other]));
            }
            let met: Vec<&Vec<&Alteration>> =
                sets.iter().filter(|set| is_met(&mut many, &reckoned, status, set)).collect();
            let named = |set: &[&Alteration]| -> Named {
                let name = |change: &&Alteration| {
                    let fact = rulebook.vocabulary.fact(change.fact);
                    (fact.name.clone(), change.to.plain(fact.kind, &rulebook.vocabulary))
                };
                set.iter().map(name).collect()
            };
            let smallest = met
                .iter()
                .filter(|set| !met.iter().any(|other| *other != **set && covers(other, set)));
            let brute: BTreeSet<Named> = smallest.map(|set| named(set)).collect();
            let inquiry = Inquiry { on, statuses: vec![status], wish, vary: None, most: MOST };
            let advised = advise(rulebook, facts, &inquiry);
            let advice = &advised.statuses[0];
            let mut search: BTreeSet<Named> = advice
                .sets
                .iter()
                .filter(|set| set.changes.len() <= 2)
                .map(|set| named(&set.changes.iter().collect::<Vec<_>>()))
                .collect();
            search.extend(advice.open.as_ref().map(|_| Named::new()));
            assert_eq!(search, brute, "{}", rulebook.status(status).id);
            compared += 1;
            brute.iter().for_each(|set| found[set.len()] += 1);
        }
    }
    eprintln!("compared {compared}; smallest sets of none, one and two changes: {found:?}");
    assert!(compared > 100 && found[1] > 5, "{compared} {found:?}");
}

/// What was taken for usual (no licence) gives way to the changes that bring it about.
#[test]
fn a_set_comes_to_a_verdict_that_is_no_refusal() {
    let rules = RuleSet::embedded();
    let rulebook = &rules.rulebook;
    let vocabulary = &rulebook.vocabulary;
    let set = [
        "person.care-experience=4y",
        "person.care-practical-course=yes",
        "person.care-school-graduate=no",
    ];
    let facts = example(rulebook, "care-worker", &set);
    let status = rulebook.find_status("nursing-care").unwrap();
    let on = Day::new(2026, 11, 30).unwrap();
    let inquiry =
        Inquiry { on, statuses: vec![status], wish: Wish::default(), vary: None, most: MOST };
    let advised = advise(rulebook, &facts, &inquiry);
    let [only] = &advised.statuses[0].sets[..] else { panic!("{:?}", advised.statuses[0].sets) };
    let changed = only.changes.iter().map(|change| vocabulary.fact(change.fact).name.as_str());
    let changed: BTreeSet<&str> = changed.collect();
    assert_eq!(changed, BTreeSet::from(["person.care-exam-passed", "person.care-registration"]));
    assert_eq!(only.stand.outcome.verdict, Verdict::Qualifies);
    assert_eq!(only.by_then.outcome.verdict, Verdict::Qualifies);
}
