//! Rule files of every kind: read, proved, their examples tried, a candidate judged where they are
//! sound.

use super::random::{self, Random};
use super::trees::{mutated, of_toml, to_toml};
use super::{asked, tries};
use std::collections::BTreeMap;
use std::path::Path;
use zairyu::internal::calendar::Day;
use zairyu::internal::load::RuleFile;
use zairyu::internal::prove::{check, run_examples};
use zairyu::internal::rules::RuleSet;

type Files = BTreeMap<String, String>;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

fn base() -> Files {
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml"];
    let paths = paths.into_iter().chain(["lists/fields.toml", "statuses/alpha.toml"]);
    let text = |path| std::fs::read_to_string(folder().join("base").join(path)).unwrap();
    paths.map(|path| (path.to_string(), text(path))).collect()
}

/// The sound set with each sample of a mistake laid over it: together they have every kind of
/// file and key.
fn sets() -> Vec<Files> {
    let mut samples: Vec<_> =
        std::fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).collect();
    samples.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    samples.sort();
    let texts = samples.iter().map(|path| std::fs::read_to_string(path).unwrap());
    texts.map(|text| laid_over(&text)).collect()
}

fn laid_over(sample: &str) -> Files {
    let mut files = base();
    for part in sample.split("#@ ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap();
        match path.trim().strip_prefix('+') {
            Some(path) => files.get_mut(path).unwrap().push_str(text),
            None => drop(files.insert(path.trim().to_string(), text.to_string())),
        }
    }
    files.remove("case.toml");
    files
}

fn read(files: &Files) {
    let listed: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    let rules = RuleSet::new(&listed);
    if !rules.found.is_sound() {
        return;
    }
    let ran = run_examples(&rules, None);
    check(&rules, &ran, Day::new(2026, 11, 20).unwrap());
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let rules = zairyu::Rules::read(files).unwrap();
    for day in [(2026, 11, 20), (9999, 12, 31)] {
        let day = zairyu::Day::new(day.0, day.1, day.2).unwrap();
        rules.check(&zairyu::Case::new(&rules), day).to_json();
    }
}

#[test]
fn bytes_of_rules() {
    for (set, at) in sets().iter().zip(0..) {
        let made = |random: &mut Random| {
            let mut set = set.clone();
            let names: Vec<String> = set.keys().cloned().collect();
            let name = &names[random.below(names.len())];
            let bytes = random::mutated(set[name].as_bytes(), random);
            set.insert(name.clone(), String::from_utf8_lossy(&bytes).into_owned());
            set
        };
        tries("a rule file", asked(3), at, made, read);
    }
}

#[test]
fn trees_of_rules() {
    for (set, at) in sets().iter().zip(0..) {
        let trees = set.iter().filter_map(|(name, text)| Some((name, of_toml(text)?)));
        let trees: Vec<_> = trees.collect();
        let made = |random: &mut Random| {
            let (name, tree) = &trees[random.below(trees.len())];
            let mut set = set.clone();
            set.insert((*name).clone(), to_toml(&mutated(tree, random)));
            set
        };
        tries("the tree of a rule file", asked(8), at, made, read);
    }
}
