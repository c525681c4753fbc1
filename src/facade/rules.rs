//! Rules: read as a whole or not at all.

use super::Mistakes;
use crate::compile::{Rulebook, StatusId};
use crate::load::RuleFile;
use crate::rules::{RuleSet, built};
use crate::text::Lang;

/// The statuses of residence with their published criteria. Whoever holds them holds a sound set:
/// one with mistakes cannot be made.
#[derive(Clone, Debug)]
pub struct Rules {
    pub(super) rulebook: Rulebook,
}

impl Rules {
    /// The rules that are part of this crate.
    ///
    /// # Panics
    ///
    /// Where the rule files of this crate held a mistake when it was built, which its tests
    /// refuse.
    pub fn embedded() -> Self {
        let rulebook = built().unwrap_or_else(|| RuleSet::embedded().rulebook);
        assert!(!rulebook.statuses.is_empty(), "the rules that are part of this crate are unsound");
        Self { rulebook }
    }

    /// Rules from elsewhere: the path of each file in the folder of rules, such as
    /// `statuses/hsp-1-b.toml`, and its text. Everything that is wrong with them is found at once.
    pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Self, Mistakes> {
        let files: Vec<RuleFile<'_>> =
            files.into_iter().map(|(path, text)| RuleFile { path, text }).collect();
        let RuleSet { rulebook, sources, found, .. } = RuleSet::new(&files);
        match found.is_sound() {
            true => Ok(Self { rulebook }),
            false => Err(Mistakes::new(found, &sources)),
        }
    }

    /// The name of this set: the same for the same files.
    pub fn digest(&self) -> &str {
        &self.rulebook.digest
    }

    /// The identifiers of the statuses of residence, in their order.
    pub fn statuses(&self) -> impl Iterator<Item = &str> {
        self.rulebook.statuses.iter().map(|status| status.id.as_str())
    }

    /// A language by its identifier: English, Japanese, or one that the rules have words for.
    pub fn language(&self, id: &str) -> Option<Lang<'_>> {
        match id {
            "en" => Some(Lang::En),
            "ja" => Some(Lang::Ja),
            id => self.rulebook.locale(id).map(|locale| Lang::Further(&locale.words)),
        }
    }

    /// The statuses of these identifiers; none where one of them does not exist.
    pub(super) fn named(&self, ids: &[&str]) -> Option<Vec<StatusId>> {
        ids.iter().map(|id| self.rulebook.find_status(id)).collect()
    }
}
