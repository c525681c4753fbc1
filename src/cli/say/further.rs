//! The words of a further language, read by themselves: they are needed before any rules are, for
//! help and for what is said of mistakes in rules.

use crate::load::{RuleFile, read_words};
use crate::rules::EMBEDDED;
use crate::text::Words;
use std::path::Path;

/// The words of that language in the folder of rules, else in the built-in rules; none where
/// there is no such file.
pub fn words(id: &str, rules: Option<&Path>) -> Option<Words> {
    let name = format!("{id}.toml");
    let path = format!("locales/{name}");
    match rules {
        Some(folder) if is_plain(id) => {
            let text = crate::cli::rules_dir::words(&folder.join("locales").join(name))?;
            Some(read_words(&RuleFile { path: &path, text: &text }, id))
        }
        Some(_) => None,
        None => EMBEDDED.iter().find(|file| file.path == path).map(|file| read_words(file, id)),
    }
}

/// A name of a language leads nowhere else.
fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}
