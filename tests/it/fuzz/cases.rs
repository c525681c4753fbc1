//! Cases in TOML and JSON, judged where they can be read.

use super::random::{self, Random};
use super::trees::{mutated, of_toml, to_toml};
use super::{asked, tries};
use serde_json::Value;
use std::sync::LazyLock;
use zairyu::{Case, Day, Rules};

static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);

const SEEDS: [&str; 3] = [
    include_str!("../../../examples/engineer.toml"),
    include_str!("../../../examples/care-worker.toml"),
    include_str!("../../../examples/factory-trainee.toml"),
];

/// What can be read is judged, on a day of its own; what cannot says why.
fn judged(case: Result<Case, zairyu::Mistakes>, day: Day) {
    match case {
        Ok(case) => {
            let report = RULES.check_for(&case, day, &["hsp-1-b", "ssw-1"]).unwrap();
            let told: Value = serde_json::from_str(&report.to_json()).unwrap();
            assert_eq!(told["statuses"].as_array().unwrap().len(), 2);
        }
        Err(mistakes) => {
            assert!(mistakes.iter().any(|one| !one.warns));
            assert!(mistakes.iter().all(|one| !one.message.get(zairyu::Lang::Ja).is_empty()));
        }
    }
}

fn day(random: &mut Random) -> Day {
    let years = [2015, 2023, 2026, 2027, 2031, 9999];
    Day::new(years[random.below(years.len())], 12, 31).unwrap()
}

#[test]
fn bytes_of_cases() {
    for (seed, at) in SEEDS.iter().zip(0..) {
        let bytes = |random: &mut Random| {
            let bytes = random::mutated(seed.as_bytes(), random);
            String::from_utf8_lossy(&bytes).into_owned()
        };
        tries("a case in TOML", asked(60), at, bytes, |text| {
            judged(Case::from_toml(&RULES, text), Day::new(2026, 11, 20).unwrap());
        });
        let tree = serde_json::to_string(&of_toml(seed).unwrap()).unwrap();
        let bytes = |random: &mut Random| {
            let bytes = random::mutated(tree.as_bytes(), random);
            String::from_utf8_lossy(&bytes).into_owned()
        };
        tries("a case in JSON", asked(60), at, bytes, |text| {
            judged(Case::from_json(&RULES, text), Day::new(2026, 11, 20).unwrap());
        });
    }
}

#[test]
fn trees_of_cases() {
    for (seed, at) in SEEDS.iter().zip(0..) {
        let tree = of_toml(seed).unwrap();
        let made = |random: &mut Random| (mutated(&tree, random), day(random));
        tries("the tree of a case", asked(120), at, made, |(tree, day)| {
            judged(Case::from_toml(&RULES, &to_toml(tree)), *day);
            judged(Case::from_json(&RULES, &tree.to_string()), *day);
        });
    }
}
