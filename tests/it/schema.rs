//! The JSON Schemas for editors, held true by the real files and by the samples of mistakes.

use jsonschema::Validator;
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::rules::EMBEDDED;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::{Node, Tree, parse_toml};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The schema of a rule file by its path.
fn schema(path: &str) -> Validator {
    let name = match path.split_once('/') {
        Some(("lists", _)) => "list",
        Some(("statuses", _)) => "status",
        Some(("examples", _)) => "examples",
        Some(("locales", _)) => "locale",
        _ => path.trim_end_matches(".toml"),
    };
    let file = root().join(format!("rules/schema/{name}.schema.json"));
    let schema: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

fn json_of(text: &str) -> Option<Value> {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("file", text);
    let tree = parse_toml(&sources, file, &mut found);
    found.is_empty().then(|| value(&tree))
}

fn value(node: &Node) -> Value {
    match &node.value {
        Tree::Text(words) | Tree::Other(words) => json!(words),
        Tree::Integer(n) => json!(n),
        Tree::Number(words) => serde_json::from_str(words).unwrap_or(json!(words)),
        Tree::Bool(yes) => json!(yes),
        Tree::Date(..) => json!(node.words()),
        Tree::Null => Value::Null,
        Tree::Array(items) => items.iter().map(value).collect(),
        Tree::Table(entries) => {
            let entries = entries.iter().map(|(key, node)| (key.value.clone(), value(node)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
    }
}

fn errors(path: &str, text: &str) -> Vec<String> {
    let value = json_of(text).unwrap();
    let schema = schema(path);
    schema.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn every_rule_file_is_valid() {
    for file in EMBEDDED {
        assert_eq!(errors(file.path, file.text), Vec::<String>::new(), "{}", file.path);
    }
}

#[test]
fn the_sound_set_and_the_template_are_valid() {
    let base = root().join("tests/mistakes/base");
    let paths = ["sources.toml", "evidence.toml", "doubts.toml", "facts.toml"];
    for path in paths.into_iter().chain(["lists/fields.toml", "statuses/alpha.toml"]) {
        let text = fs::read_to_string(base.join(path)).unwrap();
        assert_eq!(errors(path, &text), Vec::<String>::new(), "{path}");
    }
    let template = include_str!("../../src/cli/new_status.toml");
    assert_eq!(errors("statuses/new.toml", template), Vec::<String>::new());
}

/// Mistakes of form, which a schema can see; the others need names and dates to be resolved.
const OF_FORM: [&str; 6] =
    ["unknown-key", "missing-key", "wrong-type", "bad-id", "subject", "missing-translation"];

#[test]
fn mistakes_of_form_are_invalid_here_too() {
    for code in OF_FORM {
        let path = root().join(format!("tests/mistakes/{code}.toml"));
        let sample = fs::read_to_string(path).unwrap();
        let mut parts = sample.split("#@ ").skip(1);
        let wrong = parts.any(|part| {
            let (path, text) = part.split_once('\n').unwrap();
            !errors(path.trim(), text).is_empty()
        });
        assert!(wrong, "{code}");
    }
}

#[test]
fn slips_in_procedures_are_invalid() {
    let sound = fs::read_to_string(root().join("rules/procedures.toml")).unwrap();
    for (old, new) in [
        ("counter = 4_000", "conter = 4_000"),
        ("counter = 4_000", "counter = \"4000\""),
        ("counter = 4_000\n", ""),
        ("grant   = { at-most = \"3m\" }", "grant   = { at-most = 3 }"),
        ("days = 63", "days = \"63d\""),
        ("most  = \"3m\"\n", ""),
        ("renewal = true", "renewal = \"yes\""),
    ] {
        assert!(sound.contains(old), "{old}");
        let slip = sound.replacen(old, new, 1);
        assert!(!errors("procedures.toml", &slip).is_empty(), "{old} → {new}");
    }
}

#[test]
fn slips_in_duties_are_invalid() {
    let sound = fs::read_to_string(root().join("rules/duties.toml")).unwrap();
    for (old, new) in [
        ("who   = \"employer\"", "who   = \"firm\""),
        ("next-month = 10", "next-month = 32"),
        ("{ within = \"10d\" }", "{ within = \"10d\", before = \"3m\" }"),
        ("yearly = [\"04-01\", \"05-31\"]", "yearly = [\"04-01\"]"),
        ("stage = \"offer\"\n", ""),
    ] {
        assert!(sound.contains(old), "{old}");
        let slip = sound.replacen(old, new, 1);
        assert!(!errors("duties.toml", &slip).is_empty(), "{old} → {new}");
    }
}

#[test]
fn slips_in_the_questionnaire_are_invalid() {
    let sound = fs::read_to_string(root().join("rules/interview.toml")).unwrap();
    for (old, new) in [
        ("planned = [", "planed = ["),
        (", all = true }", ", all = \"yes\" }"),
        ("fact = \"person.status\"", "fact = \"person.status\"\nlabel = \"Status\""),
        ("id       = \"family\"\n", ""),
        ("url       = \"https://www.jetro", "url       = \"www.jetro"),
        ("certainty = \"primary\"\n", ""),
        ("checked   = 2026-08-01", "checked   = \"August\""),
    ] {
        assert!(sound.contains(old), "{old}");
        let slip = sound.replacen(old, new, 1);
        assert!(!errors("interview.toml", &slip).is_empty(), "{old} → {new}");
    }
}

/// Single changes to the sound status, each of which must be invalid.
#[test]
fn small_slips_are_invalid() {
    let sound = fs::read_to_string(root().join("tests/mistakes/base/statuses/alpha.toml")).unwrap();
    let slips = [
        ("certainty = \"primary\"", "certainty = \"sure\""),
        ("from  = 2020-01-01", "from  = \"soon\""),
        ("pass-mark = 10", "pass-mark = [{ is = 10 }]"),
        ("award = \"table\"", "award = \"tabel\""),
        ("when = { fact = \"offer.field.open\", is = true }", "when = { is = true }"),
        ("when = { fact = \"offer.field.open\", is = true }", ""),
        ("at-least = [200]", "at-last = [200]"),
        ("expect = { points = { pay = 5 } }", "expect = { point = { pay = 5 } }"),
        ("cite  = [{ source = \"law\" }]", "cite  = [{ at = \"1\" }]"),
        ("cite  = [{ source = \"law\" }]", "cite  = \"law\""),
        ("name   = \"at the bounds\"\n", ""),
        ("points = [[10, 5]]\n", ""),
        ("[points]\n", "[[benefit]]\nid = \"x\"\n\n[points]\n"),
    ];
    for (old, new) in slips {
        assert!(sound.contains(old), "{old}");
        let slip = sound.replacen(old, new, 1);
        assert!(!errors("statuses/alpha.toml", &slip).is_empty(), "{old} → {new}");
    }
}
