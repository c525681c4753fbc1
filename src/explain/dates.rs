//! What happens by itself to people, in words: each day with what falls on it, why, and what to do by
//! when.

use super::cited::CiteLine;
use super::lines::{cite_lines, source_line};
use super::phrase::{Phrase, verdict_words};
use super::report::{CaseWords, FactRef, SourceLine};
use crate::advise::{Cause, DueKind, Happening, Watched};
use crate::calendar::Day;
use crate::compile::{CriterionId, Rulebook};
use crate::evaluate::Verdict;
use crate::facts::{Candidate, FactId, show_day};
use crate::text::{Text, list};
use crate::tries::Stand;
use std::collections::BTreeSet;

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
const MOST: usize = 3;

/// The sources that people's days cite, in the order of the bibliography.
pub fn dates_sources(rulebook: &Rulebook, people: &[PersonDates]) -> Vec<SourceLine> {
    let cites = people.iter().flat_map(|person| &person.events).flat_map(|event| &event.cite);
    let cited: BTreeSet<&str> = cites.map(|cite| cite.source.as_str()).collect();
    let used = rulebook.sources.iter().filter(|source| cited.contains(source.id.as_str()));
    used.map(source_line).collect()
}

/// One person's days in words.
pub fn person_dates(
    rulebook: &Rulebook,
    case: &Candidate,
    row: Option<u64>,
    as_of: Day,
    watched: &Watched<'_>,
) -> PersonDates {
    PersonDates {
        row,
        case: super::lines::case_words(&rulebook.vocabulary, case),
        as_of,
        events: watched.dues.iter().map(|due| line(rulebook, due)).collect(),
        as_if_extended: watched.as_if_extended,
        day_left_aside: watched.day_left_aside,
        whole: watched.whole,
    }
}

fn line(rulebook: &Rulebook, due: &Happening<'_>) -> DateLine {
    let fact = |id: FactId| {
        let fact = rulebook.vocabulary.fact(id);
        FactRef { name: fact.name.clone(), label: fact.label.clone() }
    };
    let facts = due.because.iter().filter_map(|cause| match cause {
        Cause::Fact(id) => Some(fact(*id)),
        Cause::Law => None,
    });
    let facts: Vec<FactRef> = facts.collect();
    let criterion = |id: &CriterionId| {
        let criterion = rulebook.criterion(*id);
        (criterion.id.clone(), rulebook.criterion_text(criterion, Some(due.day)))
    };
    let mut criteria: Vec<(String, Text)> = due.criteria.iter().map(criterion).collect();
    criteria.dedup_by(|a, b| a.0 == b.0);
    let points = due.stand.filter(|(before, after)| before.points != after.points);
    let span = |stand: Stand| (stand.points.min(), stand.points.max());
    DateLine {
        day: due.day,
        kind: due.kind,
        status: due.status.map(|id| rulebook.status(id).id.clone()),
        text: text(rulebook, due, &facts, &criteria),
        verdicts: due.stand.map(|(before, after)| (before.outcome.verdict, after.outcome.verdict)),
        points: points.map(|(before, after)| (span(before), span(after))),
        facts,
        criteria,
        act_by: due.act_by,
        filing: due.filing.map(|filing| {
            let procedures = rulebook.procedures.list.iter();
            let procedure = procedures.into_iter().find(|one| one.id == filing.procedure);
            (filing.id.clone(), procedure.map_or_else(Text::default, |one| one.title.clone()))
        }),
        cite: cites(rulebook, due),
    }
}

fn text(
    rulebook: &Rulebook,
    due: &Happening<'_>,
    facts: &[FactRef],
    criteria: &[(String, Text)],
) -> Text {
    let labels = || list(&facts.iter().map(|fact| fact.label.clone()).collect::<Vec<_>>());
    let status = due.status.map(|id| rulebook.status(id).title.clone()).unwrap_or_default();
    match due.kind {
        DueKind::Permit => return Phrase::DatesPermit.text(),
        DueKind::Window => return Phrase::DatesWindow.text(),
        DueKind::Limit => {
            return Phrase::DatesLimit.fill(&[("status", status), ("fact", labels())]);
        }
        DueKind::Later if due.stand.is_none() => {
            return Phrase::DatesLater.fill(&[("facts", labels())]);
        }
        DueKind::Later | DueKind::Age | DueKind::Accrual | DueKind::Law => {}
    }
    let Some((before, after)) = due.stand else { return status };
    turned(status, (before, after), criteria)
}

/// How a status stands otherwise.
fn turned(status: Text, (before, after): (Stand, Stand), criteria: &[(String, Text)]) -> Text {
    let verdicts = (before.outcome.verdict, after.outcome.verdict);
    let words = |stand: Stand| {
        let (least, most) = (stand.points.min(), stand.points.max());
        match least == most {
            true => Text::same(least.to_string()),
            false => Phrase::DatesSpan.fill(&[
                ("least", Text::same(least.to_string())),
                ("most", Text::same(most.to_string())),
            ]),
        }
    };
    match verdicts {
        (Verdict::Qualifies, now) if now != Verdict::Qualifies => {
            Phrase::DatesLost.fill(&[("status", status), ("verdict", verdict_words(now))])
        }
        (was, Verdict::Qualifies) if was != Verdict::Qualifies => {
            Phrase::DatesMet.fill(&[("status", status)])
        }
        (was, now) if was != now => Phrase::DatesTurn.fill(&[
            ("status", status),
            ("before", verdict_words(was)),
            ("after", verdict_words(now)),
        ]),
        _ if before.points != after.points => Phrase::DatesPoints.fill(&[
            ("status", status),
            ("before", words(before)),
            ("after", words(after)),
        ]),
        _ => {
            let criteria: Vec<Text> =
                criteria.iter().take(MOST).map(|(_, text)| text.clone()).collect();
            Phrase::DatesCriteria.fill(&[("status", status), ("criteria", list(&criteria))])
        }
    }
}

/// Where it stands: the criteria that change, and the move by which to act.
fn cites(rulebook: &Rulebook, due: &Happening<'_>) -> Vec<CiteLine> {
    let criteria = due.criteria.iter().take(MOST).map(|id| &rulebook.criterion(*id).provenance);
    let filing = due.filing.map(|filing| &filing.provenance);
    let limit = due.status.filter(|_| due.kind == DueKind::Limit).and_then(|id| {
        rulebook.holding(&rulebook.status(id).id)?.limits.first().map(|limit| &limit.provenance)
    });
    let mut lines: Vec<CiteLine> = Vec::new();
    for provenance in criteria.chain(filing).chain(limit) {
        for cite in cite_lines(rulebook, &provenance.cite) {
            if !lines.contains(&cite) {
                lines.push(cite);
            }
        }
    }
    lines
}
