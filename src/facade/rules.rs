//! Rules: read as a whole or not at all.

use super::{Case, Interview, Mistakes, Report, Table, Turn};
use crate::calendar::Day;
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::evaluate;
use crate::explain::explain;
use crate::load::RuleFile;
use crate::rules::{RuleSet, built};
use crate::text::Lang;
use crate::tries::Life;

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

    /// Judges a candidate on a day, for every status.
    pub fn check(&self, case: &Case, day: Day) -> Report {
        self.report(case, day, &self.rulebook.status_ids().collect::<Vec<_>>())
    }

    /// Judges a candidate on a day, for these statuses; none where one of them does not exist.
    pub fn check_for(&self, case: &Case, day: Day, statuses: &[&str]) -> Option<Report> {
        Some(self.report(case, day, &self.named(statuses)?))
    }

    /// The days after `from`, up to `until`, on which a status stands otherwise for a candidate than
    /// on the day before, whatever the reason: law that begins, a birthday, time that has passed.
    /// None where there is no such status.
    pub fn turns(&self, case: &Case, status: &str, from: Day, until: Day) -> Option<Vec<Turn>> {
        let status = self.rulebook.find_status(status)?;
        let life = Life::new(&self.rulebook, case.given.facts.clone(), case.given.as_of);
        let turns = life.turns(&[status], from, until).into_iter();
        Some(turns.map(|turn| Turn::of(turn.day, &turn.before, &turn.after)).collect())
    }

    /// A questionnaire, for these statuses, or for those that its first questions bring within
    /// reach where none is named; none where one of them does not exist.
    pub fn interview(&self, case: &Case, day: Day, statuses: &[&str]) -> Option<Interview<'_>> {
        Some(Interview::new(self, case, day, self.named(statuses)?))
    }

    /// Many candidates, for these statuses or for all; none where one of them does not exist.
    pub fn table(&self, day: Day, statuses: &[&str]) -> Option<Table<'_>> {
        let statuses = match statuses {
            [] => self.rulebook.status_ids().collect(),
            named => self.named(named)?,
        };
        Some(Table::new(self, day, &statuses))
    }

    pub(super) fn report(&self, case: &Case, day: Day, statuses: &[StatusId]) -> Report {
        let program = self.rulebook.on_for(day, statuses);
        let (carried, whole) = case.on(self, day);
        Report::new(explain(&program, &carried, &evaluate(&program, &carried.facts)), whole)
    }

    fn named(&self, ids: &[&str]) -> Option<Vec<StatusId>> {
        ids.iter().map(|id| self.rulebook.find_status(id)).collect()
    }
}
