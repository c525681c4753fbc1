//! The promises against brute force: every set of up to three allowed changes is tried.

use super::generated::{FACTS, rules};
use crate::laws::people::Random;
use std::collections::BTreeSet;
use zairyu::internal::advise::{Advised, FactsBehind, Inquiry, Need, Options, Walk, Wish, advise};
use zairyu::internal::calendar::Day;
use zairyu::internal::compile::{Rulebook, StatusId};
use zairyu::internal::evaluate::{Program, Verdict};
use zairyu::internal::facts::{Facts, Kind, value_of};
use zairyu::internal::tries::Many;

/// A set of changes: places of facts, and the codes that they take.
type Set = Vec<(usize, i64)>;

/// So many rule sets are drawn.
const DRAWN: usize = 400;

fn day() -> Day {
    Day::new(2026, 11, 20).unwrap()
}

/// A person whose facts have these codes; none: not given.
type Person = Vec<Option<i64>>;

fn person(random: &mut Random, whole: bool) -> Person {
    let codes = FACTS.iter().map(|(_, count)| {
        let code = i64::try_from(random.below(usize::try_from(*count).unwrap())).unwrap();
        (whole || random.below(4) > 0).then_some(code)
    });
    codes.collect()
}

fn facts(rulebook: &Rulebook, person: &Person) -> Facts {
    let mut facts = Facts::new(&rulebook.vocabulary);
    for ((name, _), code) in FACTS.iter().zip(person) {
        let id = rulebook.vocabulary.find(name).unwrap();
        let kind = rulebook.vocabulary.fact(id).kind;
        if let Some(value) = code.and_then(|code| value_of(kind, code)) {
            facts.set(&rulebook.vocabulary, id, &value);
        }
    }
    facts
}

/// What a lever allows, by hand: the codes, nearest first, and whether they are ordered.
fn allowed(at: usize, now: Option<i64>) -> (Vec<i64>, bool) {
    let (name, count) = FACTS[at];
    let all = 0..count;
    let keep = |keep: &dyn Fn(i64) -> bool| -> Vec<i64> {
        all.clone().filter(|code| Some(*code) != now && keep(*code)).collect()
    };
    match name {
        "p.a" | "p.level" => (keep(&|code| now.is_none_or(|now| code > now)), true),
        "p.d" => {
            let mut codes = keep(&|code| now.is_none_or(|now| code < now));
            codes.reverse();
            (codes, true)
        }
        "p.b" => (keep(&|code| code == 1), true),
        "p.off" => (keep(&|code| code == 0), true),
        "p.c" => (keep(&|_| true), false),
        // To `one` or `two`, and from `one` no more but to `two`.
        "p.aim" => (keep(&|code| (code == 1 && now != Some(2)) || code == 2), true),
        _ => (Vec::new(), true),
    }
}

/// What is usual where nobody speaks of it.
fn reckoned(person: &Person) -> Person {
    let usual = |(at, code): (usize, &Option<i64>)| code.or((FACTS[at].0 == "p.e").then_some(0));
    person.iter().enumerate().map(usual).collect()
}

fn changed(person: &Person, set: &Set) -> Person {
    let mut person = person.clone();
    set.iter().for_each(|(at, code)| person[*at] = Some(*code));
    person
}

/// Whether nothing has to change, as the walk through the rules says. A person of whom everything
/// is known is met where the engine says so, and nowhere else.
fn is_met(many: &mut Many<'_, '_>, rulebook: &Rulebook, status: StatusId, person: &Person) -> bool {
    let program = many.program();
    let options = Options::new();
    let one = many.judge(&facts(rulebook, person));
    let verdict = one.outcome(status).verdict;
    let mut behind = FactsBehind::default();
    let need = Walk { program, one, options: &options, behind: &mut behind, failing: false }
        .status(status);
    let met = matches!(need, Need::Open(_));
    if person.iter().all(Option::is_some) {
        assert_eq!(met, verdict == Verdict::Qualifies);
    }
    if met {
        assert!(matches!(verdict, Verdict::Qualifies | Verdict::Undetermined));
    }
    met
}

/// Every set of up to three changes.
fn every_set(person: &Person) -> Vec<Set> {
    let mut sets: Vec<Set> = vec![Vec::new()];
    for (at, own) in person.iter().enumerate().take(FACTS.len()) {
        let codes = allowed(at, *own).0;
        let longer: Vec<Set> = sets
            .iter()
            .filter(|set| set.len() < 3)
            .flat_map(|set| {
                codes.iter().map(move |code| set.iter().copied().chain([(at, *code)]).collect())
            })
            .collect();
        sets.extend(longer);
    }
    sets.sort_by_key(Vec::len);
    sets
}

/// True where one set asks for no more than another and goes no further.
fn covers(person: &Person, small: &Set, large: &Set) -> bool {
    let nearer = |(at, code): &(usize, i64)| {
        let (codes, ordered) = allowed(*at, person[*at]);
        let place = |code: i64| codes.iter().position(|known| *known == code);
        large.iter().any(|(other, value)| {
            other == at && (value == code || (ordered && place(*code) < place(*value)))
        })
    };
    small.iter().all(nearer)
}

fn by_brute_force(
    program: &Program<'_>,
    rulebook: &Rulebook,
    status: StatusId,
    told: &Person,
) -> BTreeSet<Set> {
    let mut many = Many::new(program);
    let mut smallest: Vec<Set> = Vec::new();
    let reckoned = reckoned(told);
    let met: Vec<Set> = every_set(&reckoned)
        .into_iter()
        .filter(|set| is_met(&mut many, rulebook, status, &changed(&reckoned, set)))
        .collect();
    for set in &met {
        let other = |other: &&Set| *other != set && covers(&reckoned, other, set);
        if !met.iter().any(|one| other(&one)) {
            smallest.push(set.clone());
        }
    }
    smallest.into_iter().collect()
}

fn by_search(rulebook: &Rulebook, advice: &Advised) -> BTreeSet<Set> {
    let advice = &advice.statuses[0];
    assert!(advice.complete);
    let mut sets: BTreeSet<Set> = advice
        .sets
        .iter()
        .map(|set| {
            let code = |change: &zairyu::internal::advise::Alteration| {
                let name = &rulebook.vocabulary.fact(change.fact).name;
                let at = FACTS.iter().position(|(known, _)| known == name).unwrap();
                (at, change.to.code().unwrap())
            };
            let mut set: Set = set.changes.iter().map(code).collect();
            set.sort_unstable();
            set
        })
        .filter(|set| set.len() <= 3)
        .collect();
    if advice.open.is_some() {
        sets.insert(Vec::new());
    }
    sets
}

#[test]
fn smallest_sets_are_sound_smallest_complete_and_allowed() {
    let mut of_size = [0; 4];
    for seed in 0..DRAWN {
        let mut random = Random::new(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed as u64 + 1));
        let rules = rules(&mut random);
        let rulebook = &rules.rulebook;
        let status = rulebook.find_status("s").unwrap();
        let program = rulebook.on_for(day(), &[status]);
        let told = person(&mut random, seed % 2 == 0);
        let inquiry = Inquiry {
            on: day(),
            statuses: vec![status],
            wish: Wish::default(),
            vary: None,
            most: 100_000,
        };
        let advice = advise(rulebook, &facts(rulebook, &told), &inquiry);
        let found = by_search(rulebook, &advice);
        let brute = by_brute_force(&program, rulebook, status, &told);
        let shown = rules.documents.statuses.len();
        assert_eq!(found, brute, "seed {seed}, person {told:?}, {shown} status");
        for set in &brute {
            of_size[set.len()] += 1;
        }
        assert!(advice.statuses[0].sets.iter().all(|set| {
            set.changes
                .iter()
                .all(|change| rulebook.vocabulary.fact(change.fact).kind != Kind::Text)
        }));
    }
    eprintln!("smallest sets of none, one, two and three changes: {of_size:?}");
    assert!(of_size[1] > 100 && of_size[2] > 50 && of_size[3] > 15, "{of_size:?}");
}
