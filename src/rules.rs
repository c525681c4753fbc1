//! A rule set as a whole: the embedded one, or files from elsewhere, loaded and compiled.

use crate::compile::{Rulebook, compile};
use crate::diagnostic::Diagnostics;
use crate::load::{Documents, RuleFile, load};
use crate::source::Sources;
use sha2::{Digest, Sha256};
use std::fmt::Write as _;

/// The rule files that are part of the program.
pub const EMBEDDED: &[RuleFile<'_>] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// A compiled rule set with all that was found on the way.
#[derive(Debug)]
pub struct Rules {
    /// Fit for use only where `found` is sound.
    pub rulebook: Rulebook,
    /// What was written.
    pub documents: Documents,
    /// The files.
    pub sources: Sources,
    /// Mistakes.
    pub found: Diagnostics,
}

impl Rules {
    /// Loads and compiles rule files.
    pub fn new(files: &[RuleFile<'_>]) -> Self {
        let mut sources = Sources::default();
        let mut found = Diagnostics::default();
        let documents = load(files, &mut sources, &mut found);
        let rulebook = compile(&documents, digest(files), &mut found);
        Self { rulebook, documents, sources, found }
    }

    /// The rules that are part of the program.
    pub fn embedded() -> Self {
        Self::new(EMBEDDED)
    }
}

/// Names the rules by their content, so that two reports can be told to rest on the same law.
/// Examples decide nothing and are left out.
fn digest(files: &[RuleFile<'_>]) -> String {
    let mut hash = Sha256::new();
    for file in files.iter().filter(|file| !file.path.starts_with("examples/")) {
        hash.update(file.path.as_bytes());
        hash.update([0]);
        hash.update(file.text.as_bytes());
        hash.update([0]);
    }
    let mut digest = String::with_capacity(16);
    for byte in hash.finalize().iter().take(8) {
        let _ = write!(digest, "{byte:02x}");
    }
    digest
}
