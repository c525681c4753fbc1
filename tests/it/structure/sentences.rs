//! Every sentence of the program is said somewhere: the tables of sentences are enumerations or
//! constants that are listed as a whole, so that the compiler does not tell which nobody uses.

use super::{sources, src};
use std::collections::BTreeMap;

/// The files that hold sentences, by what the name of one looks like.
const TABLES: [&str; 7] = [
    "explain/phrase.rs",
    "cli/words.rs",
    "cli/words/columns.rs",
    "words/ahead.rs",
    "words/forms.rs",
    "words/values.rs",
    "words/sheets.rs",
];

/// The name of a sentence, where a line holds one: `Name { "…", "…" }`.
fn sentence(line: &str) -> Option<&str> {
    let (name, words) = line.strip_prefix("    ")?.split_once(" { ")?;
    let is_name = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let begins = name.starts_with(|c: char| c.is_ascii_uppercase());
    (is_name && begins && words.starts_with('"')).then_some(name)
}

#[test]
fn no_sentence_is_written_for_nobody() {
    let files = sources(&src());
    let mut said: BTreeMap<&str, usize> = BTreeMap::new();
    let of_names = |c: char| !(c.is_ascii_alphanumeric() || c == '_');
    for (_, text) in &files {
        text.split(of_names).for_each(|word| *said.entry(word).or_default() += 1);
    }
    let tables = files.iter().filter(|(path, _)| TABLES.iter().any(|table| path.ends_with(table)));
    let names = tables.flat_map(|(_, text)| text.lines().filter_map(sentence));
    let names: Vec<&str> = names.collect();
    assert!(names.len() > 500, "only {} sentences were found", names.len());
    let lost: Vec<&&str> = names.iter().filter(|name| said[**name] < 2).collect();
    assert!(lost.is_empty(), "nobody says {lost:?}");
}
