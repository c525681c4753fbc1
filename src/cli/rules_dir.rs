//! Rule files from a folder, and the built-in ones written to one.

use crate::cli::io::files;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::load::RuleFile;
use crate::rules::{EMBEDDED, RuleSet};
use crate::source::Sources;
use anyhow::Context;
use std::fs;
use std::path::{Path, PathBuf};

/// No set of rules has more entries in its folders.
const MOST_ENTRIES: usize = 10_000;

/// No set of rules is larger, in bytes.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Loads and compiles the rule files of a folder.
pub fn read(dir: &Path) -> Result<RuleSet, Failure> {
    let mut walk =
        FolderWalk { root: dir, above: Vec::new(), entries: 0, bytes: 0, files: Vec::new() };
    walk.folder(dir)?;
    let mut files = walk.files;
    files.sort();
    if files.is_empty() {
        let name = dir.display().to_string();
        return Err(Failure::usage(words::NO_RULES, &[("name", &name)]));
    }
    let files: Vec<RuleFile<'_>> =
        files.iter().map(|(path, text)| RuleFile { path, text }).collect();
    Ok(RuleSet::new(&files))
}

/// The words of a further language of a folder, where it has any.
pub fn words(path: &Path) -> Option<String> {
    files::text_of(path, files::RULES).ok()
}

/// A walk through the folders of a set of rules.
struct FolderWalk<'w> {
    root: &'w Path,
    /// The folders that are being looked into, behind all links.
    above: Vec<PathBuf>,
    entries: usize,
    bytes: u64,
    files: Vec<(String, String)>,
}

impl FolderWalk<'_> {
    fn folder(&mut self, folder: &Path) -> Result<(), Failure> {
        let failed = |error: std::io::Error| unreadable(folder, &error);
        let real = fs::canonicalize(folder).map_err(failed)?;
        if self.above.contains(&real) {
            let slots = [("name", &*folder.display().to_string())];
            return Err(Failure::usage(words::LINK_LOOP, &slots));
        }
        self.above.push(real);
        for entry in fs::read_dir(folder).map_err(failed)? {
            self.entries += 1;
            if self.entries > MOST_ENTRIES {
                return Err(self.too_many());
            }
            let path = entry.map_err(failed)?.path();
            if path.is_dir() {
                self.folder(&path)?;
            } else if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("toml")) {
                self.file(&path)?;
            }
        }
        self.above.pop();
        Ok(())
    }

    fn file(&mut self, path: &Path) -> Result<(), Failure> {
        // A pipe would be waited for, a device may never end; neither is a rule file.
        let about = fs::metadata(path).map_err(|error| unreadable(path, &error))?;
        if !about.is_file() {
            let slots = [("name", &*path.display().to_string())];
            return Err(Failure::usage(words::NOT_A_FILE, &slots));
        }
        let text = files::text_of(path, files::RULES).map_err(|wrong| {
            Failure::mistakes(vec![wrong], Sources::default(), words::UNSOUND_RULES)
        })?;
        self.bytes += text.len() as u64;
        if self.bytes > MOST_BYTES {
            return Err(self.too_many());
        }
        self.files.push((relative(self.root, path), text));
        Ok(())
    }

    fn too_many(&self) -> Failure {
        let slots = [("name", &*self.root.display().to_string())];
        Failure::usage(words::TOO_MANY_FILES, &slots)
    }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let slots = [("name", &*path.display().to_string()), ("detail", &*error.to_string())];
    Failure::usage(words::NO_INPUT, &slots)
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
    let mut made = Made::default();
    for file in EMBEDDED {
        if let Err(error) = made.put(dir, &dir.join(file.path), file.text) {
            made.take_back();
            return Err(Failure::Io(error));
        }
    }
    Ok(EMBEDDED.len())
}

/// What was made on the way, each after what it lies in.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn put(&mut self, root: &Path, path: &Path, text: &str) -> anyhow::Result<()> {
        let shown = || path.display().to_string();
        if let Some(folder) = path.parent() {
            let missing = folder.ancestors().take_while(|above| !above.exists());
            let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
            self.folders.extend(missing.into_iter().rev());
            fs::create_dir_all(folder).with_context(|| root.display().to_string())?;
        }
        self.files.push(path.to_path_buf());
        fs::write(path, text).with_context(shown)
    }

    /// Half a set of rules is none, and would stand in the way of the next try.
    fn take_back(self) {
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.into_iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
