//! A file of mappings: headings, units, values, words that say nothing. Must not know tables.

use crate::batch::Mapping;
use crate::cli::io::files::{SMALL, text_of};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::diagnostic::Diagnostics;
use crate::source::Spanned;
use crate::tree::{Node, Tree, parse_toml};
use std::path::Path;

/// The table of headings and facts.
pub const HEADINGS: &str = "headings";
/// The table of headings and units.
pub const UNITS: &str = "units";
/// The tables of words and what they are read as, one for a heading.
pub const VALUES: &str = "values";
/// The table of facts that hold for every row.
pub const CONSTANTS: &str = "constants";
/// The words that say nothing.
pub const UNKNOWN: &str = "unknown";

type MapEntry = (Spanned<String>, Node);

/// Reads the file.
pub fn read(path: &Path) -> Result<Mapping, Failure> {
    let name = path.display().to_string();
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
    let text = match text_of(path, SMALL) {
        Ok(text) => text,
        Err(wrong) => return Err(Failure::mistakes(vec![wrong], sources, words::NOT_CHECKED)),
    };
    let file = sources.add(name.clone(), text);
    let tree = parse_toml(&sources, file, &mut found);
    if !found.is_sound() {
        return Err(Failure::mistakes(found.sorted(), sources, words::NOT_CHECKED));
    }
    let Tree::Table(entries) = tree.value else { return Ok(Mapping::default()) };
    mapping(entries).map_err(|detail| {
        Failure::usage(words::BAD_MAP_FILE, &[("name", &name), ("detail", &format!("`{detail}`"))])
    })
}

/// What the file says; the key that cannot be understood where there is one.
fn mapping(entries: Vec<MapEntry>) -> Result<Mapping, String> {
    let mut mapping = Mapping::default();
    for (key, node) in entries {
        match (key.value.as_str(), node.value) {
            (HEADINGS, Tree::Table(entries)) => mapping.headings.extend(pairs(entries)?),
            (UNITS, Tree::Table(entries)) => mapping.units.extend(pairs(entries)?),
            (CONSTANTS, Tree::Table(entries)) => mapping.constants = pairs(entries)?,
            (UNKNOWN, Tree::Array(items)) => {
                let words = |item: &Node| item.words().ok_or_else(|| key.value.clone());
                mapping.nothing = items.iter().map(words).collect::<Result<_, _>>()?;
            }
            (VALUES, Tree::Table(entries)) => {
                for (heading, node) in entries {
                    let Tree::Table(words) = node.value else { return Err(heading.value) };
                    mapping.values.push((heading.value, pairs(words)?));
                }
            }
            // As it was before there were tables: a heading and a fact.
            (_, Tree::Text(fact)) => mapping.headings.push((key.value, fact)),
            _ => return Err(key.value),
        }
    }
    Ok(mapping)
}

fn pairs(entries: Vec<MapEntry>) -> Result<Vec<(String, String)>, String> {
    let pair = |(key, node): MapEntry| match node.words() {
        Some(words) => Ok((key.value, words)),
        None => Err(key.value),
    };
    entries.into_iter().map(pair).collect()
}
