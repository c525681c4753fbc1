//! Every kind of mistake has a wrong file and its drawing; a second one (`CODE.NAME.toml`) where it
//! is found in another way. A sample lays files (`#@ path`) over the sound set of
//! `tests/mistakes/base`, adds to them (`#@ +path`) or takes one away (`#@ -path`); `case.toml` is read as a case.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use zairyu::internal::calendar::Day;
use zairyu::internal::cli::sentences;
use zairyu::internal::diagnostic::{Code, Diagnostics};
use zairyu::internal::facts::{check_sense, read_case};
use zairyu::internal::load::RuleFile;
use zairyu::internal::prove::{check, check_locales, run_examples};
use zairyu::internal::render::{Languages, Page, diagnostics};
use zairyu::internal::rules::RuleSet;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::parse_toml;

/// Mistakes of a file or a row as such, of its carrying to a day, and of facts against each other are
/// shown by the transcripts of the command line; pictures, by `doors`; cases of other rules, by `facade`.
const ELSEWHERE: [Code; 14] = [
    Code::OtherRules,
    Code::Unreadable,
    Code::NotUtf8,
    Code::EmptyCase,
    Code::TooLarge,
    Code::BadPicture,
    Code::Conflict,
    Code::NotCarried,
    Code::NotPartial,
    Code::RowLength,
    Code::OpenQuote,
    Code::BadLine,
    Code::RowTooLong,
    Code::RowNotText,
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mistakes")
}

pub(crate) fn base() -> BTreeMap<String, String> {
    let root = folder().join("base");
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml"];
    let paths = paths.into_iter().chain(["lists/fields.toml", "statuses/alpha.toml"]);
    paths.map(|path| (path.to_string(), fs::read_to_string(root.join(path)).unwrap())).collect()
}

pub(crate) fn rules(files: &BTreeMap<String, String>) -> RuleSet {
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    RuleSet::new(&files)
}

pub(crate) fn all_found(rules: &RuleSet) -> Diagnostics {
    let mut found = rules.found.clone();
    if found.is_sound() {
        let ran = run_examples(rules, None);
        found.append(check(rules, &ran, Day::new(2026, 11, 20).unwrap()));
        check_locales(rules, &sentences(), &mut found);
        found.append(ran.found);
    }
    found
}

/// What a sample leads to, and the files it is drawn from.
fn run(sample: &str) -> (Diagnostics, Sources) {
    let mut files = base();
    for part in sample.split("#@ ").skip(1) {
        let (path, text) = part.split_once('\n').unwrap();
        match (path.trim().strip_prefix('+'), path.trim().strip_prefix('-')) {
            (Some(path), _) => files.get_mut(path).unwrap().push_str(text),
            (None, Some(path)) => drop(files.remove(path).unwrap()),
            (None, None) => drop(files.insert(path.trim().to_string(), text.to_string())),
        }
    }
    let case = files.remove("case.toml");
    let rules = rules(&files);
    let Some(case) = case else { return (all_found(&rules), rules.sources) };
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("case.toml", case);
    let tree = parse_toml(&sources, file, &mut found);
    let case = read_case(&rules.rulebook.vocabulary, &tree, &mut found);
    let day = Day::new(2026, 11, 20).unwrap();
    check_sense(&rules.rulebook.vocabulary, &case, day, &mut found);
    rules.rulebook.apart(&case.facts, day).into_iter().for_each(|apart| found.push(apart));
    (found, sources)
}

#[test]
fn the_sound_set_is_silent() {
    let rules = rules(&base());
    let found = all_found(&rules);
    let found: Vec<&str> = found.iter().map(|found| found.message.en.as_str()).collect();
    assert_eq!(found, Vec::<&str>::new());
}

#[test]
fn every_kind_of_mistake_is_found_and_drawn() {
    let page = Page { width: 100, color: false, languages: Languages::En };
    let japanese = Page { languages: Languages::Ja, ..page };
    for code in Code::ALL.iter().filter(|code| !ELSEWHERE.contains(code)) {
        let samples = samples_of(code.id());
        assert!(samples.contains(&code.id().to_string()), "{} has no sample", code.id());
        for name in samples {
            let sample = fs::read_to_string(folder().join(format!("{name}.toml"))).unwrap();
            let (found, sources) = run(&sample);
            let sorted = found.sorted();
            assert!(
                sorted.iter().any(|found| found.code == *code),
                "{name} finds only {:?}",
                sorted.iter().map(|found| found.code.id()).collect::<Vec<_>>()
            );
            for found in &sorted {
                assert!(filled(found), "{name}: a slot is open in {:?}", found.message);
            }
            let mut drawn = diagnostics(&sorted, &sources, &page);
            drawn.push_str(&diagnostics(&sorted, &sources, &japanese));
            insta::with_settings!({ snapshot_path => "../mistakes/drawn", prepend_module_to_snapshot => false }, {
                insta::assert_snapshot!(name, drawn);
            });
        }
    }
}

/// True where no slot of its sentence stands open.
fn filled(found: &zairyu::internal::diagnostic::Diagnostic) -> bool {
    let template = found.code.message();
    let slots = template.en.split('{').skip(1).filter_map(|part| part.split('}').next());
    let mut slots = slots.map(|slot| format!("{{{slot}}}"));
    slots.all(|slot| !found.message.en.contains(&slot) && !found.message.ja.contains(&slot))
}

/// Who names something is told by the rules, not by the lines of their files.
#[test]
fn what_is_named_over_several_lines_is_used() {
    let mut files = base();
    let alpha = files.get_mut("statuses/alpha.toml").unwrap();
    alpha.push_str(
        "\n[[criterion]]\nid = \"more\"\ntext = { en = \"More\", ja = \"追加\" }\n\
         when = { fact = \"person.age\", over = 30 }\nevidence = [\n  \"spare\",\n  # one more\n  \"other\",\n]\n",
    );
    let evidence = files.get_mut("evidence.toml").unwrap();
    for id in ["spare", "other"] {
        evidence
            .push_str(&format!("[{id}]\ntitle = {{ en = \"Paper {id}\", ja = \"書類 {id}\" }}\n"));
    }
    let found = all_found(&rules(&files));
    assert!(found.iter().all(|found| found.code != Code::UnusedEntry), "{found:?}");
}

/// The samples of a code, by name.
fn samples_of(code: &str) -> Vec<String> {
    let names = fs::read_dir(folder()).unwrap().filter_map(|entry| {
        let name = entry.unwrap().file_name().to_string_lossy().to_string();
        name.strip_suffix(".toml").map(str::to_string)
    });
    let mut names: Vec<String> =
        names.filter(|name| name.split('.').next() == Some(code)).collect();
    names.sort();
    names
}

#[test]
fn no_sample_is_forgotten() {
    let known: BTreeSet<&str> = Code::ALL.iter().map(|code| code.id()).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().to_string();
        let sample = path.extension().is_some_and(|extension| extension == "toml");
        assert!(
            !sample || known.contains(name.split('.').next().unwrap()),
            "{name} is no mistake's sample"
        );
    }
}

/// What looks like a mistake and is none.
#[test]
fn sound_tables_raise_no_alarm() {
    let base = fs::read_to_string(folder().join("base/statuses/alpha.toml")).unwrap();
    let facts = fs::read_to_string(folder().join("base/facts.toml")).unwrap();
    let born = "\n[\"person.born\"]\ntype = \"date\"\nlabel = { en = \"Born\", ja = \"生年月日\" }\n\
                question = { en = \"When?\", ja = \"いつですか。\" }\n";
    let item = |tiers: &str| {
        format!(
            "#@ facts.toml\n{facts}{born}\n#@ statuses/alpha.toml\n{base}\n[[points.item]]\n\
             id = \"extra\"\ntext = {{ en = \"Extra\", ja = \"追加\" }}\naward = \"one\"\ntier = [{tiers}]\n"
        )
    };
    let month_end = item(
        "{ id = \"a\", when = { fact = \"person.born\", on-or-after = 2000-01-01, on-or-before = 2000-01-31 }, points = 1 },\
         { id = \"b\", when = { fact = \"person.born\", on-or-after = 2000-02-01, on-or-before = 2000-02-29 }, points = 2 }",
    );
    let ended = item(
        "{ id = \"a\", when = { fact = \"person.born\", on-or-before = 2000-01-31, until = 2020-12-31 }, points = 1 },\
         { id = \"b\", when = { fact = \"person.born\", on-or-before = 2000-01-31, from = 2021-01-01 }, points = 2 }",
    );
    for sample in [month_end, ended] {
        let (found, _) = run(&sample);
        let quiet = [Code::UntestedThreshold];
        let loud: Vec<&str> = found
            .iter()
            .filter(|found| !quiet.contains(&found.code))
            .map(|found| found.message.en.as_str())
            .collect();
        assert_eq!(loud, Vec::<&str>::new());
    }
}
