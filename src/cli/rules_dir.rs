//! Rule files from a folder, and the built-in ones written to one.

use crate::cli::say::failure::Failure;
use crate::load::RuleFile;
use crate::rules::{EMBEDDED, Rules};
use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};

/// Loads and compiles the rule files of a folder.
pub fn read(dir: &Path) -> Result<Rules, Failure> {
    let mut files = Vec::new();
    walk(dir, dir, &mut files).map_err(Failure::Io)?;
    files.sort();
    if files.is_empty() {
        let name = dir.display().to_string();
        return Err(Failure::usage(super::words::NO_RULES, &[("name", &name)]));
    }
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    Ok(Rules::new(&files))
}

/// The words of a further language of a folder, where it has any.
pub fn words(path: &Path) -> Option<String> {
    fs::read_to_string(path).ok()
}

fn walk(root: &Path, folder: &Path, files: &mut Vec<(String, String)>) -> anyhow::Result<()> {
    let shown = || folder.display().to_string();
    for entry in fs::read_dir(folder).with_context(shown)? {
        let path = entry.with_context(shown)?.path();
        if path.is_dir() {
            walk(root, &path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
            files.push((relative(root, &path), text));
        }
    }
    Ok(())
}

fn relative(root: &Path, path: &Path) -> String {
    let relative = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Writes the built-in rules into a folder that is empty or does not exist yet.
pub fn write(dir: &Path) -> Result<usize, Failure> {
    let used = fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some());
    if used || dir.is_file() {
        let name = dir.display().to_string();
        return Err(Failure::usage(super::words::NOT_EMPTY, &[("name", &name)]));
    }
    for file in EMBEDDED {
        put(&dir.join(file.path), file.text).map_err(Failure::Io)?;
    }
    Ok(EMBEDDED.len())
}

fn put(path: &PathBuf, text: &str) -> anyhow::Result<()> {
    let shown = || path.display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(shown)?;
    }
    fs::write(path, text).with_context(shown)
}
