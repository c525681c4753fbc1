//! Lists the files under `rules/` so that they can be embedded, and names them by their digest
//! (hashing them at every start would cost as much as reading them); nothing else.

#[path = "src/digest.rs"]
mod digest;

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("rules");
    let mut paths = Vec::new();
    walk(&root, &root, &mut paths)?;
    paths.sort();
    let mut listing = String::from("&[\n");
    for path in &paths {
        let full = root.join(path);
        let _ = writeln!(
            listing,
            "    RuleFile {{ path: {path:?}, text: include_str!({:?}) }},",
            full.display().to_string()
        );
    }
    listing.push_str("]\n");
    let out = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("embedded.rs");
    fs::write(out, listing)?;
    let mut files = Vec::new();
    for path in paths {
        let text = fs::read_to_string(root.join(&path))?;
        files.push((path, text));
    }
    let files = files.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    println!("cargo::rustc-env=RULES_DIGEST={}", digest::digest(files));
    println!("cargo::rerun-if-changed=rules");
    Ok(())
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
