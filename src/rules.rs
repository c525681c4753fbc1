//! A rule set as a whole: the embedded one, or files from elsewhere, loaded and compiled.

use crate::compile::{Rulebook, compile};
use crate::diagnostic::Diagnostics;
use crate::digest::digest;
use crate::load::{Documents, RuleFile, load};
use crate::source::Sources;

/// The rule files that are part of the program.
pub const EMBEDDED: &[RuleFile<'_>] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// What came of them when the program was built; empty where they held a mistake.
const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rulebook.bin"));

/// The rulebook of the embedded rules as the build wrote it, which takes a fraction of the time
/// that reading the files takes; none where they hold a mistake. What proofs and worked examples
/// need besides comes from [`RuleSet::embedded`].
pub fn built() -> Option<Rulebook> {
    postcard::from_bytes(BUILT).ok()
}

/// A compiled rule set with all that was found on the way.
#[derive(Debug)]
pub struct RuleSet {
    /// Fit for use only where `found` is sound.
    pub rulebook: Rulebook,
    /// What was written.
    pub documents: Documents,
    /// The files.
    pub sources: Sources,
    /// Mistakes.
    pub found: Diagnostics,
}

impl RuleSet {
    /// Loads and compiles rule files.
    pub fn new(files: &[RuleFile<'_>]) -> Self {
        Self::named(files, digest(files.iter().map(|file| (file.path, file.text))))
    }

    fn named(files: &[RuleFile<'_>], digest: String) -> Self {
        let mut sources = Sources::default();
        let mut found = Diagnostics::default();
        let documents = load(files, &mut sources, &mut found);
        let rulebook = compile(&documents, digest, &mut found);
        Self { rulebook, documents, sources, found }
    }

    /// The rules that are part of the program, read from their files.
    pub fn embedded() -> Self {
        Self::named(EMBEDDED, env!("RULES_DIGEST").to_string())
    }
}
