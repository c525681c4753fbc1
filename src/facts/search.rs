//! Rows of a domain by their names.

use super::names::Found;
use super::vocabulary::Domain;

impl Domain {
    /// The rows whose name is like these words, best first; all of them for no words.
    pub fn search(&self, words: &str) -> Vec<Found> {
        self.names.search(words, self.called())
    }

    /// The rows of exactly that name, but for accents, case, width, kana and the marks that names
    /// are written with.
    pub(super) fn same(&self, words: &str) -> &[usize] {
        self.names.same(words, self.called())
    }

    /// What each row is called.
    fn called(&self) -> impl Iterator<Item = impl Iterator<Item = &String>> {
        self.choices.iter().map(|choice| {
            let names = [&choice.id, &choice.text.en, &choice.text.ja];
            names.into_iter().chain(&choice.also)
        })
    }
}
