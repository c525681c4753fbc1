//! Names a set of rule files by its content, so that two reports can be told to rest on the
//! same law. Shared with the build script, so it knows nothing of the rest.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The name of files given as path and text. Examples and words in further languages decide
/// nothing and are left out.
pub fn digest<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> String {
    let mut hash = Sha256::new();
    let decides = |path: &str| !path.starts_with("examples/") && !path.starts_with("locales/");
    for (path, text) in files.filter(|(path, _)| decides(path)) {
        hash.update(path.as_bytes());
        hash.update([0]);
        hash.update(text.as_bytes());
        hash.update([0]);
    }
    let mut name = String::with_capacity(16);
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(name, "{byte:02x}");
    }
    name
}
