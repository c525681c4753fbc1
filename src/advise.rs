//! Advice: what would have to be different for a verdict, what the next points need, what would
//! lose it; what happens by itself, and by when one must act. A loop round the pipe: change facts or
//! move the day, judge again, compare. No route, no date and no tip is written by hand. Must not know
//! words, formats, the disk or the clock.

mod cause;
mod change;
mod due;
mod limits;
mod nearness;
mod need;
mod notice;
mod outlook;
mod smallest;
mod standing;
mod turning;
mod watch;
mod way;

#[cfg(any(test, feature = "internal"))]
pub use change::options;
pub use change::{Alteration, Options, Wish};
pub use due::{Cause, DueKind, Happening};
pub use nearness::{Nearness, NearnessRoom};
pub use need::{Blame, FactsBehind, Need, Remainder, Walk, others};
pub use outlook::{Losing, NextRow, Stretch};
pub use smallest::{Search, Smallest};
pub use standing::{filing, held, held_choice, window};
#[cfg(any(test, feature = "internal"))]
pub use turning::{Bounds, turning_days, turns};
pub use watch::{PermitStanding, Person, Watch, WatchRoom, Watched};
pub use way::{Cut, Journey, MOST_JUDGED, Way, WayInquiry, WayStep, WayWorth, plan};

use crate::calendar::{Day, Wait};
use crate::compile::{CriterionId, DoubtId, Rulebook, StatusId, Step, Through};
use crate::evaluate::{Finding, One, Program, Unconfirmed, Verdict, carry};
use crate::facts::{FactId, Facts, Value, decode};
use crate::load::{Topic, Who};
use crate::tries::{Many, Stand, Values};

/// No more forms of a person than this are judged for one status.
pub const MOST: usize = 4_000;

/// What is asked.
#[derive(Clone, Debug)]
pub struct Inquiry {
    /// The day.
    pub on: Day,
    /// For which statuses.
    pub statuses: Vec<StatusId>,
    /// Which changes may be advised.
    pub wish: Wish,
    /// A fact that is varied from one value to another.
    pub vary: Option<(FactId, Value, Value)>,
    /// No more forms than this are judged for each status.
    pub most: usize,
}

/// What is advised to somebody.
#[derive(Clone, Debug, Default)]
pub struct Advised {
    /// Of each status.
    pub statuses: Vec<StatusAdvice>,
    /// What was taken for usual, as nobody spoke of it.
    pub assumed: Vec<(FactId, Value)>,
}

/// What is advised for one status.
#[derive(Clone, Debug)]
pub struct StatusAdvice {
    /// The status.
    pub status: StatusId,
    /// How it stands today.
    pub stand: Stand,
    /// True where it is the status that is held.
    pub held: bool,
    /// What is left open, where nothing has to change.
    pub open: Option<Remainder>,
    /// The smallest sets, those first that are most easily done.
    pub sets: Vec<ChangeSet>,
    /// Criteria that nothing of the kinds asked for meets.
    pub impossible: Vec<CriterionId>,
    /// Kinds of changes that might help, but were not asked for.
    pub other_kinds: Vec<Topic>,
    /// Facts not given that would have to be known first.
    pub gates: Vec<FactId>,
    /// False where the search was cut off.
    pub complete: bool,
    /// So many forms of the person were judged.
    pub evaluations: usize,
    /// What gives more points.
    pub next_rows: Vec<NextRow>,
    /// What would lose it.
    pub losing: Vec<Losing>,
    /// How it stands along the range asked for.
    pub stretches: Vec<Stretch>,
}

/// Changes that together meet a status, and what is left to be named.
#[derive(Clone, Debug)]
pub struct ChangeSet {
    /// The changes.
    pub changes: Vec<Alteration>,
    /// The day by which all of them can be made.
    pub from: Day,
    /// How the status stands with them, were they made today.
    pub stand: Stand,
    /// How it stands on the day by which they can be made.
    pub by_then: Stand,
    /// Facts that have to be found out.
    pub find_out: Vec<FactId>,
    /// What others have to fulfil.
    pub conditions: Vec<FactId>,
    /// Criteria left to the officer.
    pub for_officer: Vec<CriterionId>,
    /// Law that is not settled.
    pub unsettled: Vec<DoubtId>,
    /// Values that could not be confirmed, and on which it rests.
    pub unconfirmed: Vec<Unconfirmed>,
}

impl ChangeSet {
    /// Who needs to move, how hard it is, how long it takes, how many changes it is.
    fn ease(&self) -> (bool, u32, Wait, usize) {
        let others = self.changes.iter().any(|change| change.who != Who::Candidate);
        let weight = self.changes.iter().map(|change| change.weight).sum();
        (others, weight, longest(&self.changes), self.changes.len())
    }
}

fn longest(changes: &[Alteration]) -> Wait {
    changes.iter().map(|change| change.time).max().unwrap_or(Wait::new(0, 0))
}

/// Advises somebody: `facts` are true on the day of the inquiry.
pub fn advise(rulebook: &Rulebook, facts: &Facts, inquiry: &Inquiry) -> Advised {
    let mut advice = Advised::default();
    for status in &inquiry.statuses {
        let adviser = Adviser { rulebook, told: facts, inquiry, status: *status };
        advice.statuses.push(adviser.advise(&mut advice.assumed));
    }
    advice.assumed.sort_by_key(|(fact, _)| *fact);
    advice.assumed.dedup();
    advice
}

/// What the next rows of points tables need, and nothing else.
pub fn next_rows_alone(rulebook: &Rulebook, facts: &Facts, inquiry: &Inquiry) -> Advised {
    let mut advice = Advised::default();
    for status in &inquiry.statuses {
        let adviser = Adviser { rulebook, told: facts, inquiry, status: *status };
        advice.statuses.push(adviser.rows());
    }
    advice
}

/// What is usual of the facts that the rules read and nobody spoke of.
pub fn usual(program: &Program<'_>, one: One<'_>) -> Vec<(FactId, Value)> {
    let rulebook = program.rulebook();
    let unknown = program.inputs().filter(|fact| !one.is_known(*fact));
    let told_by_others = |fact: FactId| {
        let behind = rulebook.facts_behind(rulebook.reads(Step::Fact(fact)), Through::Facts);
        behind.into_iter().any(|source| {
            let lever = rulebook.about(source).lever.as_ref();
            lever.is_some_and(|lever| lever.who != Who::Nobody)
        })
    };
    let usual = unknown.filter_map(|fact| {
        let words = rulebook.about(fact).usual.as_ref()?;
        // What follows from something that can be changed is as that makes it.
        let told = told_by_others(fact);
        decode(rulebook.vocabulary.fact(fact).kind, words)
            .filter(|_| !told)
            .map(|value| (fact, value))
    });
    usual.collect()
}

/// A form of somebody that is not refused: what was taken for usual gives way to a change that says
/// otherwise. None where she is refused in any case.
fn agreed(
    many: &mut Many<'_, '_>,
    status: StatusId,
    facts: &Facts,
    usual: &mut Vec<(FactId, Value)>,
) -> Option<Facts> {
    let vocabulary = &many.program().rulebook().vocabulary;
    let mut refused = |form: &Facts| {
        let verdict = many.judge(form).outcome(status).verdict;
        matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce)
    };
    if !refused(facts) {
        return Some(facts.clone());
    }
    for at in 0..usual.len() {
        let (fact, value) = &usual[at];
        let mut form = facts.clone();
        form.unset(vocabulary, *fact);
        // A change may have made it otherwise already.
        if facts.get(vocabulary, *fact).as_ref() == Some(value) && !refused(&form) {
            usual.remove(at);
            return Some(form);
        }
    }
    None
}

struct Adviser<'a> {
    rulebook: &'a Rulebook,
    told: &'a Facts,
    inquiry: &'a Inquiry,
    status: StatusId,
}

impl Adviser<'_> {
    fn advise(&self, assumed: &mut Vec<(FactId, Value)>) -> StatusAdvice {
        let program = self.rulebook.on_for(self.inquiry.on, &[self.status]);
        let values = Values::new(&program);
        let mut many = Many::new(&program);
        let today = many.judge(self.told);
        let stand = Stand::of(today, self.status);
        let usual = usual(&program, today);
        let facts = self.with(self.told, &usual);
        assumed.extend(usual.iter().cloned());
        let one = many.judge(&facts);
        let options = change::options(&program, &values, self.told, one, &self.inquiry.wish);
        let mut behind = FactsBehind::default();
        let mut found = self.search(&mut many, &facts, &options, &mut behind);
        let met = found.sets.iter().position(|(set, _)| set.is_empty());
        let open = met.map(|at| found.sets.remove(at).1);
        let mut advice = self.blank(stand, &found);
        if open.is_none() {
            self.sets(&mut many, &facts, &usual, found, &mut advice);
            self.out_of_reach(&mut many, &values, &facts, &options, &mut advice);
        } else {
            let status = self.status;
            advice.losing = outlook::losing(&mut many, &values, &facts, status, &mut behind);
        }
        advice.next_rows = outlook::next_rows(&mut many, &facts, self.status, &options);
        if let Some((fact, from, until)) = &self.inquiry.vary {
            let range = (*fact, from, until);
            advice.stretches = outlook::stretches(&mut many, &values, &facts, self.status, range);
        }
        StatusAdvice { open, ..advice }
    }

    fn rows(&self) -> StatusAdvice {
        let program = self.rulebook.on_for(self.inquiry.on, &[self.status]);
        let values = Values::new(&program);
        let mut many = Many::new(&program);
        let today = many.judge(self.told);
        let stand = Stand::of(today, self.status);
        let facts = self.with(self.told, &usual(&program, today));
        let one = many.judge(&facts);
        let options = change::options(&program, &values, self.told, one, &self.inquiry.wish);
        let next_rows = outlook::next_rows(&mut many, &facts, self.status, &options);
        StatusAdvice { next_rows, ..self.blank(stand, &Smallest::default()) }
    }

    fn search(
        &self,
        many: &mut Many<'_, '_>,
        facts: &Facts,
        options: &Options,
        behind: &mut FactsBehind,
    ) -> Smallest {
        let most = self.inquiry.most;
        Search { many, facts, status: self.status, options, behind, most }.run()
    }

    fn blank(&self, stand: Stand, found: &Smallest) -> StatusAdvice {
        StatusAdvice {
            status: self.status,
            stand,
            held: held(self.rulebook, self.told) == Some(self.status),
            open: None,
            sets: Vec::new(),
            impossible: Vec::new(),
            other_kinds: Vec::new(),
            gates: found.gates.iter().copied().collect(),
            complete: found.complete,
            evaluations: found.evaluations,
            next_rows: Vec::new(),
            losing: Vec::new(),
            stretches: Vec::new(),
        }
    }

    fn with(&self, facts: &Facts, values: &[(FactId, Value)]) -> Facts {
        let mut facts = facts.clone();
        values.iter().for_each(|(fact, value)| facts.set(&self.rulebook.vocabulary, *fact, value));
        facts
    }

    // ── sets in full ──────────────────────────────────────────────────────────────────────

    fn sets(
        &self,
        many: &mut Many<'_, '_>,
        facts: &Facts,
        usual: &[(FactId, Value)],
        found: Smallest,
        advice: &mut StatusAdvice,
    ) {
        for (changes, remainder) in found.sets {
            advice.sets.extend(self.set(many, facts, usual, changes, &remainder));
        }
        advice.sets.sort_by_key(ChangeSet::ease);
    }

    /// None where somebody is refused with the changes made.
    fn set(
        &self,
        many: &mut Many<'_, '_>,
        facts: &Facts,
        usual: &[(FactId, Value)],
        changes: Vec<Alteration>,
        remainder: &Remainder,
    ) -> Option<ChangeSet> {
        let program = many.program();
        let mut form = facts.clone();
        changes.iter().for_each(|change| change.apply(self.rulebook, &mut form));
        let mut usual = usual.to_vec();
        let form = agreed(many, self.status, &form, &mut usual)?;
        let one = many.judge(&form);
        let (conditions, find_out): (Vec<_>, Vec<_>) =
            remainder.facts.iter().partition(|fact| others(self.rulebook, **fact));
        let from = self.inquiry.on.plus(longest(&changes));
        Some(ChangeSet {
            from,
            stand: Stand::of(one, self.status),
            by_then: self.by_then(from, &usual, &changes),
            find_out,
            conditions,
            for_officer: officers(program, one, self.status),
            unsettled: remainder.doubts.iter().copied().collect(),
            unconfirmed: program.unconfirmed(one, self.status),
            changes,
        })
    }

    /// How the status stands on the day by which the changes can be made: time has passed, and the
    /// law of that day holds.
    fn by_then(&self, day: Day, usual: &[(FactId, Value)], changes: &[Alteration]) -> Stand {
        let program = self.rulebook.on_for(day, &[self.status]);
        let mut facts = self.told.clone();
        carry(self.rulebook, &mut facts, self.inquiry.on, day);
        let mut facts = self.with(&facts, usual);
        changes.iter().for_each(|change| change.apply(self.rulebook, &mut facts));
        let assessment = crate::evaluate::evaluate(&program, &facts);
        Stand { outcome: assessment.outcome(self.status), points: assessment.points(self.status) }
    }

    // ── what nothing helps ────────────────────────────────────────────────────────────────

    fn out_of_reach(
        &self,
        many: &mut Many<'_, '_>,
        values: &Values,
        facts: &Facts,
        options: &Options,
        advice: &mut StatusAdvice,
    ) {
        if !advice.sets.is_empty() {
            return;
        }
        if let Some(failing) = self.still_failing(many, facts, options) {
            advice.impossible = failing;
        }
        for (_, topic) in Topic::NAMES {
            let wish = &self.inquiry.wish;
            if topic == Topic::Move || wish.topics.contains(&topic) {
                continue;
            }
            let mut more = wish.clone();
            more.topics.insert(topic);
            let program = many.program();
            let one = many.judge(facts);
            let wider = change::options(program, values, self.told, one, &more);
            let helps = self.still_failing(many, facts, &wider).is_none();
            if helps && !advice.impossible.is_empty() {
                advice.other_kinds.push(topic);
            }
        }
    }

    /// The criteria that fail though everything that can be changed is unknown; none where none
    /// has to.
    fn still_failing(
        &self,
        many: &mut Many<'_, '_>,
        facts: &Facts,
        options: &Options,
    ) -> Option<Vec<CriterionId>> {
        let program = many.program();
        let mut form = facts.clone();
        options.keys().for_each(|fact| form.unset(&self.rulebook.vocabulary, *fact));
        let one = many.judge(&form);
        let verdict = one.outcome(self.status).verdict;
        let refused = matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce);
        refused.then(|| {
            let failing = program.criteria(self.status).filter(|(id, _)| {
                one.finding(*id, self.rulebook.criterion(*id)) == Finding::NotMet
            });
            let failing: Vec<_> = failing.collect();
            let common = failing.iter().any(|(_, route)| route.is_none());
            let told = failing.iter().filter(|(_, route)| !common || route.is_none());
            told.map(|(id, _)| *id).collect()
        })
    }
}

/// The criteria of a status that are left to the officer.
fn officers(program: &Program<'_>, one: One<'_>, status: StatusId) -> Vec<CriterionId> {
    officers_of(program, one, status, one.outcome(status).route)
}

/// The same by one of its routes; none: by all.
fn officers_of(
    program: &Program<'_>,
    one: One<'_>,
    status: StatusId,
    route: Option<usize>,
) -> Vec<CriterionId> {
    let rulebook = program.rulebook();
    let taken = route.map(|route| rulebook.status(status).routes[route].id.as_str());
    let criteria = program.criteria(status).filter(|(_, route)| match (route, taken) {
        (Some(route), Some(taken)) => *route == taken,
        _ => true,
    });
    let left =
        criteria.filter(|(id, _)| one.finding(*id, rulebook.criterion(*id)) == Finding::ForOfficer);
    left.map(|(id, _)| id).collect()
}
