//! Trees of TOML and JSON changed as trees, so that what comes of them still parses.

use super::random::Random;
use serde_json::{Map, Number, Value, json};
use zairyu::internal::diagnostic::Diagnostics;
use zairyu::internal::source::Sources;
use zairyu::internal::tree::{Node, Tree, parse_toml};

/// A day of TOML has no like in JSON; it stands as an object of this one key.
const DAY: &str = "$day";

/// The tree of a file in TOML; none where its syntax is broken.
pub fn of_toml(text: &str) -> Option<Value> {
    let (mut sources, mut found) = (Sources::default(), Diagnostics::default());
    let file = sources.add("seed.toml", text);
    let tree = parse_toml(&sources, file, &mut found);
    found.is_empty().then(|| plain(&tree))
}

fn plain(node: &Node) -> Value {
    match &node.value {
        Tree::Text(words) | Tree::Other(words) | Tree::Number(words) => json!(words),
        Tree::Integer(number) => json!(number),
        Tree::Bool(yes) => json!(yes),
        Tree::Date(year, month, day) => json!({ DAY: format!("{year:04}-{month:02}-{day:02}") }),
        Tree::Null => Value::Null,
        Tree::Array(members) => Value::Array(members.iter().map(plain).collect()),
        Tree::Table(entries) => {
            entries.iter().map(|(key, value)| (key.value.clone(), plain(value))).collect()
        }
    }
}

/// The tree as a file in TOML, each table in one line.
pub fn to_toml(tree: &Value) -> String {
    let Value::Object(entries) = tree else { return String::new() };
    entries.iter().map(|(key, value)| format!("{} = {}\n", quoted(key), inline(value))).collect()
}

fn inline(value: &Value) -> String {
    match value {
        Value::Null => "\"\"".to_string(),
        Value::String(text) => quoted(text),
        Value::Array(members) => {
            format!("[{}]", members.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) => match entries.get(DAY) {
            Some(Value::String(day)) => day.clone(),
            _ => {
                let entry = |(key, value): (&String, &Value)| {
                    format!("{} = {}", quoted(key), inline(value))
                };
                format!("{{ {} }}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        },
        other => other.to_string(),
    }
}

/// A string as JSON and TOML both write it.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}

/// What is put in the place of a value.
fn odd(random: &mut Random) -> Value {
    let words: &str = random.one(&[
        "",
        "none",
        "N/A",
        "不明",
        "unknown",
        "9223372036854775807m",
        "5y",
        "4y11m31d",
        "1e400",
        "令和元年5月1日",
        "9999-12-31",
        "person.age",
        "day",
        "pass-mark",
        "\u{1b}[2J",
        "\u{202e}x",
        "{bound}",
    ]);
    match random.below(9) {
        0 => Value::Null,
        1 => json!(i64::MAX),
        2 => json!(i64::MIN),
        3 => json!(random.below(300)),
        4 => json!(random.below(2) == 0),
        5 => json!([words, Value::Null]),
        6 => json!({ words: words }),
        7 => json!({ DAY: random.one(&["2026-11-20", "0001-01-01", "9999-12-31"]) }),
        _ => json!(words),
    }
}

/// The same tree with one to three changes: a value replaced, left out, moved, said twice.
pub fn mutated(tree: &Value, random: &mut Random) -> Value {
    let mut tree = tree.clone();
    for _ in 0..=random.below(3) {
        let nodes = count(&tree);
        let mut at = 1 + random.below(nodes.saturating_sub(1));
        change(&mut tree, &mut at, random);
    }
    tree
}

fn count(tree: &Value) -> usize {
    1 + match tree {
        Value::Array(members) => members.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum::<usize>(),
        _ => 0,
    }
}

/// Changes the node that is `at` places further on; 0 once that is done.
fn change(tree: &mut Value, at: &mut usize, random: &mut Random) {
    match tree {
        Value::Array(members) => {
            for index in 0..members.len() {
                *at -= 1;
                if *at == 0 {
                    return of_list(members, index, random);
                }
                change(&mut members[index], at, random);
                if *at == 0 {
                    return;
                }
            }
        }
        Value::Object(entries) => {
            let keys: Vec<String> = entries.keys().cloned().collect();
            for key in keys {
                *at -= 1;
                if *at == 0 {
                    return of_table(entries, &key, random);
                }
                change(&mut entries[&key], at, random);
                if *at == 0 {
                    return;
                }
            }
        }
        _ => {}
    }
}

fn of_list(members: &mut Vec<Value>, at: usize, random: &mut Random) {
    match random.below(5) {
        0 => drop(members.remove(at)),
        1 => members.push(members[at].clone()),
        2 => {
            let last = members.len() - 1;
            members.swap(at, last);
        }
        3 => members[at] = near(&members[at], random),
        _ => members[at] = odd(random),
    }
}

fn of_table(entries: &mut Map<String, Value>, key: &str, random: &mut Random) {
    let keys: Vec<String> = entries.keys().cloned().collect();
    match random.below(6) {
        0 => drop(entries.remove(key)),
        1 => {
            let value = entries.remove(key).unwrap_or_default();
            entries.insert(format!("{key}x"), value);
        }
        2 => {
            let other = &keys[random.below(keys.len())];
            entries[key] = entries[other].clone();
        }
        3 | 4 => entries[key] = near(&entries[key], random),
        _ => entries[key] = odd(random),
    }
}

/// A value of the same kind.
fn near(value: &Value, random: &mut Random) -> Value {
    match value {
        Value::Bool(yes) => json!(!yes),
        Value::Number(number) => {
            let number = number.as_i64().unwrap_or_default();
            let other = [0_i64, 1, -1, 255, 256, 65_536, 2_147_483_647, 4_294_967_296];
            match random.below(3) {
                0 => Value::Number(Number::from(number.wrapping_add(1))),
                1 => Value::Number(Number::from(number.wrapping_neg())),
                _ => json!(other[random.below(other.len())]),
            }
        }
        Value::String(text) => {
            let half: String = text.chars().take(text.chars().count() / 2).collect();
            json!(half)
        }
        other => other.clone(),
    }
}
