//! What happens by itself to people, in words: each day with what falls on it, why, and what to do by
//! when.

use super::cited::CiteLine;
use super::dated::{DateLine, MOST, PersonDates};
use super::lines::{cite_lines, source_line};
use super::phrase::{Phrase, verdict_words};
use super::refs::{FactRef, SourceLine};
use crate::advise::{Cause, DueKind, Happening, Watched};
use crate::calendar::Day;
use crate::compile::{CriterionId, Rulebook};
use crate::evaluate::Verdict;
use crate::facts::{Candidate, FactId};
use crate::text::{Text, list};
use crate::tries::Stand;
use std::collections::BTreeSet;

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
        duty: due.duty.map(|duty| duty.id.clone()),
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
    if let Some(duty) = due.duty {
        let what = ("what", duty.text.clone());
        return match &duty.place {
            Some(place) => {
                Phrase::DatesNoticeAt.fill(&[what, ("of", labels()), ("place", place.clone())])
            }
            None => Phrase::DatesNotice.fill(&[what, ("of", labels())]),
        };
    }
    match due.kind {
        DueKind::Permit => return Phrase::DatesPermit.text(),
        DueKind::Window => return Phrase::DatesWindow.text(),
        DueKind::Limit => {
            return Phrase::DatesLimit.fill(&[("status", status), ("fact", labels())]);
        }
        DueKind::Later if due.stand.is_none() => {
            return Phrase::DatesLater.fill(&[("facts", labels())]);
        }
        DueKind::Later | DueKind::Age | DueKind::Accrual | DueKind::Law | DueKind::Duty => {}
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
    let duty = due.duty.map(|duty| &duty.scope.provenance);
    for provenance in criteria.chain(filing).chain(limit).chain(duty) {
        for cite in cite_lines(rulebook, &provenance.cite) {
            if !lines.contains(&cite) {
                lines.push(cite);
            }
        }
    }
    lines
}
