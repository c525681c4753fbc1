//! Reading the letterhead of whoever prints, with its logo.

use super::words;
use crate::cli::io::input::{bytes_of, text_of};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::diagnostic::Diagnostics;
use crate::document::{Letterhead, Logo, read_letterhead};
use crate::tree::parse_toml;
use anyhow::Context;
use std::path::Path;

/// Reads the file and the logo that it names; the logo stands beside it.
pub fn read(path: &Path) -> Result<Letterhead, Failure> {
    let mut sources = Session::sources();
    let mut found = Diagnostics::default();
    let name = path.display().to_string();
    let text = match text_of(path, &name) {
        Ok(text) => text,
        Err(diagnostic) => {
            return Err(Failure::mistakes(vec![diagnostic], sources, words::NOTHING_WRITTEN));
        }
    };
    let file = sources.add(name, text);
    let tree = parse_toml(&sources, file, &mut found);
    let mut letterhead = read_letterhead(&tree, &mut found);
    if !found.is_sound() {
        return Err(Failure::mistakes(found.sorted(), sources, words::NOTHING_WRITTEN));
    }
    if let Some((logo, _)) = &letterhead.logo_file {
        let beside = path.parent().unwrap_or(Path::new("")).join(logo);
        letterhead.logo = Some(picture(&beside)?);
    }
    Ok(letterhead)
}

fn picture(path: &Path) -> Result<Logo, Failure> {
    let name = path.display().to_string();
    let bytes = bytes_of(path).with_context(|| name.clone()).map_err(Failure::Io)?;
    let bad = || Failure::usage(words::BAD_LOGO, &[("name", &name)]);
    Logo::read(bytes.ok_or_else(bad)?).ok_or_else(bad)
}
