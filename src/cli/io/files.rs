//! Files that are read whole, each within its bound. Must not know what stands in them.

use crate::diagnostic::{Code, Diagnostic, hint};
use crate::door::{Bound, Endless};
use crate::text::Text;
use std::fs::File;
use std::io;
use std::path::Path;

/// A case, a letterhead, a map or a script. Their help says so.
pub const SMALL: Bound = Bound::of(1);
/// A font; those of East Asia take some 20 MiB.
pub const FONT: Bound = Bound::of(64);
/// A rule file.
pub const RULES: Bound = Bound::of(4);

/// The bytes of a file, or of standard input where the name is `-`.
pub fn bytes_of(path: &Path, bound: Bound) -> io::Result<Vec<u8>> {
    match path == Path::new("-") {
        true => bound.read(io::stdin().lock()),
        false => bound.read(opened(path)?),
    }
}

/// Opens what can be read; a folder cannot.
pub fn opened(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    match file.metadata()?.is_dir() {
        true => Err(io::ErrorKind::IsADirectory.into()),
        false => Ok(file),
    }
}

/// The text of a file, or what keeps it from being read.
pub fn text_of(path: &Path, bound: Bound) -> Result<String, Diagnostic> {
    let name = Text::same(path.display().to_string());
    let bytes = bytes_of(path, bound).map_err(|error| match Endless::of(&error) {
        Some(Endless { mebibytes }) => {
            let limit = Text::same(format!("{mebibytes} MiB"));
            Diagnostic::new(Code::TooLarge, &[("name", name.clone()), ("limit", limit)])
        }
        None => {
            let detail = Text::same(error.to_string());
            Diagnostic::new(Code::Unreadable, &[("name", name.clone()), ("detail", detail)])
        }
    })?;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_string()),
        Err(error) => {
            let at = Text::same((error.valid_up_to() + 1).to_string());
            let wrong = Diagnostic::new(Code::NotUtf8, &[("name", name), ("at", at)]);
            Err(wrong.help(hint::SAVE_UTF8, &[]))
        }
    }
}
