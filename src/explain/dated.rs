//! Days with what falls on them, as plain records.

use super::cited::CiteLine;
use super::phrase::Phrase;
use super::refs::{CaseWords, FactRef, SourceLine};
use crate::advise::DueKind;
use crate::calendar::Day;
use crate::evaluate::Verdict;
use crate::facts::show_day;
use crate::text::{Text, list};

/// What happens by itself to people.
#[derive(Clone, Debug)]
pub struct DatesReport {
    /// The first day that is looked at.
    pub on: Day,
    /// The last.
    pub until: Day,
    /// Which rules these are.
    pub digest: String,
    /// The people, as they came in.
    pub people: Vec<PersonDates>,
    /// What all that cites.
    pub sources: Vec<SourceLine>,
    /// Who does not say of which day the facts are: they are taken as of the first.
    pub without_day: Vec<String>,
    /// Of whom nothing says until when the permit runs.
    pub without_permit: Vec<String>,
}

/// What happens by itself to one person.
#[derive(Clone, Debug)]
pub struct PersonDates {
    /// The row of a table.
    pub row: Option<u64>,
    /// What the case calls itself.
    pub case: CaseWords,
    /// The day on which the facts were true.
    pub as_of: Day,
    /// By day.
    pub events: Vec<DateLine>,
    /// The last day of the permit past which is looked as if it were extended.
    pub as_if_extended: Option<Day>,
    /// True where the day of filing that the case gives is left aside.
    pub day_left_aside: bool,
    /// True where every duration could be carried.
    pub whole: bool,
}

/// Something that falls on a day.
#[derive(Clone, Debug)]
pub struct DateLine {
    /// The day.
    pub day: Day,
    /// What kind of thing it is.
    pub kind: DueKind,
    /// The status that it is about, by identifier.
    pub status: Option<String>,
    /// What falls on the day.
    pub text: Text,
    /// The verdict on the day before, and from the day on.
    pub verdicts: Option<(Verdict, Verdict)>,
    /// Least and most points on the day before, and from the day on, where they change.
    pub points: Option<(PointsSpan, PointsSpan)>,
    /// The facts that make it so.
    pub facts: Vec<FactRef>,
    /// The criteria that come out otherwise: status, identifier, words.
    pub criteria: Vec<(String, Text)>,
    /// The last day on which to act.
    pub act_by: Option<Day>,
    /// What to give notice of, by identifier.
    pub duty: Option<String>,
    /// What to file: the move and the application.
    pub filing: Option<(String, Text)>,
    /// Where it stands.
    pub cite: Vec<CiteLine>,
}

/// Least and most.
pub type PointsSpan = (i32, i32);

impl PersonDates {
    /// What the case is called: its reference, else its name, else the number of its row.
    pub fn called(&self) -> String {
        let named = self.case.reference.clone().or_else(|| self.case.name.clone());
        named.or_else(|| self.row.map(|row| row.to_string())).unwrap_or_default()
    }

    /// Leaves out who it is.
    pub fn forget(&mut self) {
        self.case = CaseWords::default();
    }
}

impl DateLine {
    /// Why, in words: facts, else the criteria that change.
    pub fn why(&self) -> Text {
        let facts: Vec<Text> = self.facts.iter().map(|fact| fact.label.clone()).collect();
        match (self.kind, facts.is_empty()) {
            (DueKind::Law, _) | (_, true) => {
                let criteria: Vec<Text> =
                    self.criteria.iter().take(MOST).map(|(_, text)| text.clone()).collect();
                match criteria.as_slice() {
                    [] => Phrase::DatesLaw.text(),
                    criteria => Phrase::DatesLawOf.fill(&[("criteria", list(criteria))]),
                }
            }
            (_, false) => list(&facts),
        }
    }

    /// What to do, in words; none where nothing is to be done.
    pub fn what_to_do(&self) -> Option<Text> {
        let day = self.act_by.map(show_day);
        match (day, &self.filing) {
            (Some(day), Some((_, what))) => {
                Some(Phrase::DatesFileBy.fill(&[("day", day), ("what", what.clone())]))
            }
            (Some(day), None) => Some(Phrase::DatesActBy.fill(&[("day", day)])),
            (None, Some((_, what))) => Some(Phrase::DatesFile.fill(&[("what", what.clone())])),
            (None, None) => None,
        }
    }
}

/// So many criteria are named where law changes.
pub(super) const MOST: usize = 3;
