//! What lies ahead of somebody who was judged: the dates that bind, whether the permit runs out, and
//! for statuses that are told in full the easiest changes that would meet them, or what the next rows
//! of a points table need. No verdict hangs on it, and nothing is looked up that is not told.

use super::advice::advice_report;
use super::advised::AdvisedStatus;
use super::dates::person_dates;
use super::report::{Ahead, CaseReport};
use crate::advise::{Inquiry, Person, Watch, Wish, advise, held, next_rows_alone};
use crate::calendar::{Day, Wait};
use crate::compile::{Rulebook, StatusId};
use crate::evaluate::Verdict;
use crate::facts::{Candidate, Facts};

/// So many dates are told.
const TOLD: usize = 2;

/// No more forms of a person than this are judged for one status: a check stays quick, and who wants
/// more asks for advice.
const MOST: usize = 600;

/// So many months are looked through.
const MONTHS: i64 = 24;

/// What is looked for of each status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AheadScope {
    /// The easiest changes, of statuses that are told in full.
    Changes,
    /// The easiest changes of every status of the report.
    AllChanges,
    /// What the next rows of points tables need.
    Rows,
}

/// Looks ahead. `told`: the case as given; `facts`: carried to the day of the report.
pub fn look_ahead(
    rulebook: &Rulebook,
    told: &Candidate,
    facts: &Facts,
    scope: AheadScope,
    report: &mut CaseReport,
) {
    let on = report.on;
    let carried = Candidate { facts: facts.clone(), as_of: Some(on), ..told.clone() };
    let wanted: Vec<StatusId> = report
        .statuses
        .iter()
        .filter(|status| match scope {
            AheadScope::Changes => status.close && status.verdict != Verdict::Qualifies,
            AheadScope::AllChanges => status.verdict != Verdict::Qualifies,
            AheadScope::Rows => status.points.is_some(),
        })
        .filter_map(|status| rulebook.find_status(&status.id))
        .collect();
    for advised in advised(rulebook, &carried, wanted, on, scope) {
        let known = report.statuses.iter_mut().find(|status| status.id == advised.id);
        known.into_iter().for_each(|status| status.advised = Some(Box::new(advised.clone())));
    }
    if scope != AheadScope::Rows && told.as_of.is_none_or(|as_of| as_of <= on) {
        report.ahead = Some(dates(rulebook, told, report));
    }
}

fn advised(
    rulebook: &Rulebook,
    carried: &Candidate,
    statuses: Vec<StatusId>,
    on: Day,
    scope: AheadScope,
) -> Vec<AdvisedStatus> {
    let inquiry = Inquiry { on, statuses, wish: Wish::default(), vary: None, most: MOST };
    let advice = match scope {
        AheadScope::Rows => next_rows_alone(rulebook, &carried.facts, &inquiry),
        AheadScope::Changes | AheadScope::AllChanges => advise(rulebook, &carried.facts, &inquiry),
    };
    advice_report(rulebook, carried, on, &advice, None).statuses
}

/// The next days on which to act, of statuses that are told in full and of the one held.
fn dates(rulebook: &Rulebook, told: &Candidate, report: &CaseReport) -> Ahead {
    let on = report.on;
    let until = on.plus(Wait::new(MONTHS, 0));
    let close = report.statuses.iter().filter(|status| status.close);
    let mut statuses: Vec<StatusId> =
        close.filter_map(|status| rulebook.find_status(&status.id)).collect();
    statuses.extend(held(rulebook, &told.facts).filter(|held| !statuses.contains(held)));
    let watch = Watch::close(rulebook, statuses, on, until);
    let as_of = told.as_of.unwrap_or(on);
    let person = Person { facts: &told.facts, as_of, later: &told.later };
    let watched = watch.room().person(&person);
    let mut dates = person_dates(rulebook, told, None, as_of, &watched).events;
    dates.retain(|event| event.act_by.is_some_and(|day| on <= day));
    dates.sort_by_key(|event| event.act_by);
    // The window and the end of a permit ask for the same.
    dates.dedup_by(|later, first| later.act_by == first.act_by && later.filing == first.filing);
    dates.truncate(TOLD);
    Ahead { permit: watched.permit, dates }
}
