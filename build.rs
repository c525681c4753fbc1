//! Embeds the files under `rules/`: lists them, names them by their digest (hashing them at every
//! start would cost as much as reading them), and writes the rulebook that comes of them in a
//! compact form, so that a start neither parses nor compiles. Where the files hold a mistake, no
//! rulebook is written: the program then reads them itself and reports it.

#![allow(dead_code, unused_imports, reason = "a start needs more of the same modules")]

/// The modules of the library that lead from files to a rulebook.
#[allow(clippy::all, clippy::pedantic, reason = "they are looked at as part of the library")]
#[path = "src"]
mod library {
    #[macro_use]
    pub mod words;

    pub mod calendar;
    pub mod compile;
    pub mod diagnostic;
    pub mod digest;
    pub mod facts;
    pub mod load;
    pub mod source;
    pub mod text;
    pub mod tree;
}

use library::{calendar, compile, diagnostic, digest, facts, load, source, text, tree, words};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = folder("CARGO_MANIFEST_DIR").join("rules");
    let mut paths = Vec::new();
    walk(&root, &root, &mut paths)?;
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(root.join(&path))?;
        files.push((path, text));
    }
    let out = folder("OUT_DIR");
    fs::write(out.join("embedded.rs"), listing(&root, &files))?;
    let digest = digest::digest(files.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    fs::write(out.join("rulebook.bin"), rulebook(&files, digest.clone())?)?;
    println!("cargo::rustc-env=RULES_DIGEST={digest}");
    println!("cargo::rerun-if-changed=rules");
    Ok(())
}

fn folder(variable: &str) -> PathBuf {
    PathBuf::from(env::var(variable).unwrap_or_default())
}

fn listing(root: &Path, files: &[(String, String)]) -> String {
    let mut listing = String::from("&[\n");
    for (path, _) in files {
        let full = root.join(path).display().to_string();
        let _ =
            writeln!(listing, "    RuleFile {{ path: {path:?}, text: include_str!({full:?}) }},");
    }
    listing.push_str("]\n");
    listing
}

/// The rulebook as bytes; none where anything at all was found in the files.
fn rulebook(files: &[(String, String)], digest: String) -> io::Result<Vec<u8>> {
    let files: Vec<load::RuleFile<'_>> =
        files.iter().map(|(path, text)| load::RuleFile { path, text }).collect();
    let (mut sources, mut found) = (source::Sources::default(), diagnostic::Diagnostics::default());
    let documents = load::load(&files, &mut sources, &mut found);
    let rulebook = compile::compile(&documents, digest, &mut found);
    if !found.is_empty() {
        return Ok(Vec::new());
    }
    postcard::to_allocvec(&rulebook).map_err(io::Error::other)
}

fn walk(root: &Path, folder: &Path, paths: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(root, &path, paths)?;
        } else if path.extension().is_some_and(|extension| extension == "toml")
            && let Ok(relative) = path.strip_prefix(root)
        {
            let parts: Vec<_> = relative.iter().map(|part| part.to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    Ok(())
}
