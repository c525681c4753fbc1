//! One name, one meaning: no type of the program has the name of another.

use super::{sources, src};
use std::collections::BTreeMap;

/// Files whose types stand in for those of another file, where that one is not compiled.
const STAND_INS: [&str; 1] = ["cli/batch/no_columnar.rs"];

/// The type that a line of code declares. An associated type, which stands indented, has its
/// meaning from its trait.
fn declared(line: &str) -> Option<&str> {
    let code = line.trim_start();
    let code = match code.strip_prefix("pub(") {
        Some(rest) => rest.split_once(") ")?.1,
        None => code.strip_prefix("pub ").unwrap_or(code),
    };
    let (keyword, rest) = code.split_once(' ')?;
    let inside = line.starts_with(' ');
    let declares =
        matches!(keyword, "struct" | "enum" | "trait" | "union") || keyword == "type" && !inside;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    (declares && rest.starts_with(char::is_uppercase)).then(|| &rest[..end])
}

/// The second names that imports give.
fn aliases(code: &str) -> impl Iterator<Item = &str> {
    let mut within = false;
    let imports = code.lines().filter(move |line| {
        let starts = line.trim_start();
        within |= starts.starts_with("use ") || starts.starts_with("pub use ");
        let counts = within;
        within &= !line.ends_with(';');
        counts
    });
    let renamed = imports.flat_map(|line| line.split(" as ").skip(1));
    renamed.filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next())
}

#[test]
fn no_type_name_has_two_meanings() {
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let files = sources(&src());
    for (path, text) in &files {
        if STAND_INS.iter().any(|file| path.ends_with(file)) {
            continue;
        }
        let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
        for name in code.lines().filter_map(declared) {
            places.entry(name.to_string()).or_default().push(path.display().to_string());
        }
    }
    assert!(places.len() > 400, "types are found: {}", places.len());
    for (path, text) in &files {
        for alias in aliases(text) {
            if let Some(here) = places.get_mut(alias) {
                here.push(format!("{} (`as {alias}`)", path.display()));
            }
        }
    }
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "names with two meanings: {places:#?}");
}

#[test]
fn a_declaration_is_told_from_other_lines() {
    assert_eq!(declared("pub struct Row<'a> {"), Some("Row"));
    assert_eq!(declared("pub(super) enum Way {"), Some("Way"));
    assert_eq!(declared("    struct Local;"), Some("Local"));
    assert_eq!(declared("type Words = Vec<i64>;"), Some("Words"));
    assert_eq!(declared("    type Item = u8;"), None);
    assert_eq!(declared("/// A struct Row."), None);
    assert_eq!(aliases("use a::B as C;\nx as D;").collect::<Vec<_>>(), ["C"]);
    assert_eq!(aliases("use a::{\n    B as C,\n};").collect::<Vec<_>>(), ["C"]);
}
