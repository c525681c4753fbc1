//! How near a status is: what somebody chose comes first, then what is held, then what has the least
//! left to do of what it asks. What is not known counts as work left, so that an honest *no* never
//! fares worse than *don't know*; what nobody changes unasked weighs more than what can be changed.
//! Facts that nobody spoke of are taken for what is usual before anything is counted.

use super::usual;
use crate::compile::{
    Aim, ConditionId, CriterionId, HowMade, Lever, Read, Rulebook, StatusId, Through,
};
use crate::evaluate::{Assessment, Finding, One, Program, Track, Verdict, evaluate};
use crate::facts::{FactId, Facts};
use crate::load::{Topic, Who};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// What is asked weighs so much where somebody can change it, but is not advised to unasked.
const UNASKED: u64 = 3;

/// What is asked weighs so much where nobody can change it.
const OUT_OF_HAND: u64 = 9;

/// How much one is, so that it can be parted.
const WHOLE: u64 = 5_040;

/// How many criteria of a status read a fact: one answer serves them all.
type Readers = BTreeMap<FactId, u64>;

/// How near a status is; the least is the nearest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    /// Met, open or refused, shut by its day.
    class: NearClass,
    /// Not what somebody chose to do.
    pub unchosen: bool,
    /// Not held.
    pub unheld: bool,
    /// Refused by what was chosen alone.
    otherwise: bool,
    /// What is left to do.
    left: WorkLeft,
}

/// Where a status stands, before what is left to do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum NearClass {
    Met,
    #[default]
    NotMet,
    Shut,
}

/// What is left to do of what a status asks for: the part of it first, so that a status that nobody
/// spoke of is far, however little it asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct WorkLeft {
    /// Criteria of its own that are met.
    met: u64,
    /// What is not so or of which it is not known, as it weighs.
    left: u64,
}

impl Ord for WorkLeft {
    fn cmp(&self, other: &Self) -> Ordering {
        let all = |work: &Self| (work.met + work.left).max(1);
        let part = (self.left * all(other)).cmp(&(other.left * all(self)));
        part.then(self.left.cmp(&other.left)).then(other.met.cmp(&self.met))
    }
}

impl PartialOrd for WorkLeft {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A person looked at for how near each status is.
pub struct NearnessRoom<'p, 'r> {
    program: &'p Program<'r>,
    /// With what is usual.
    reckoned: Assessment,
    /// Nothing but what was chosen by somebody who may choose: a kind of work, a school.
    choices: Assessment,
    held: Option<StatusId>,
}

impl<'p, 'r> NearnessRoom<'p, 'r> {
    /// `one`: the person as told, judged.
    pub fn new(program: &'p Program<'r>, told: &Facts, one: One<'_>) -> Self {
        let rulebook = program.rulebook();
        let mut facts = told.clone();
        for (fact, value) in usual(program, one) {
            facts.set(&rulebook.vocabulary, fact, &value);
        }
        let mut choices = Facts::new(&rulebook.vocabulary);
        let chosen = program.inputs().filter(|fact| is_choice(rulebook, *fact));
        for (fact, value) in chosen.filter_map(|fact| Some((fact, one.value(rulebook, fact)?))) {
            choices.set(&rulebook.vocabulary, fact, &value);
        }
        let (reckoned, choices) = (evaluate(program, &facts), evaluate(program, &choices));
        Self { program, reckoned, choices, held: super::held(rulebook, told) }
    }

    /// How near a status is; `one`: the person as told.
    pub fn of(&self, one: One<'_>, status: StatusId) -> Nearness {
        let rules = self.program.rulebook().status(status);
        let day = self.program.day();
        let shut = rules.from.is_some_and(|from| day < from)
            || rules.until.is_some_and(|until| until < day);
        let class = match one.outcome(status).verdict {
            _ if shut => NearClass::Shut,
            Verdict::Qualifies => NearClass::Met,
            // A door that is shut to somebody is no farther than one of which it is not known.
            Verdict::Undetermined | Verdict::DoesNotQualify | Verdict::NotInForce => {
                NearClass::NotMet
            }
        };
        Nearness {
            class,
            unchosen: !self.is_chosen(status),
            unheld: self.held != Some(status),
            otherwise: self.is_refused_by_choice(status),
            left: self.work_left(status, false),
        }
    }

    fn finding(&self, id: CriterionId) -> Finding {
        self.reckoned.of(0).finding(id, self.program.rulebook().criterion(id))
    }

    /// True where something that the status asks of what one may choose is met, and what was chosen
    /// does not refuse it by itself.
    fn is_chosen(&self, status: StatusId) -> bool {
        let rulebook = self.program.rulebook();
        let own = self.program.criteria(status).map(|(id, _)| id);
        let mut own = own.filter(|id| !rulebook.criterion(*id).practice && self.asks_choice(*id));
        let met = |id| matches!(self.finding(id), Finding::Met | Finding::ForOfficer);
        !self.is_refused_by_choice(status) && own.any(met)
    }

    fn is_refused_by_choice(&self, status: StatusId) -> bool {
        let verdict = self.choices.of(0).outcome(status).verdict;
        matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce)
    }

    /// True where a criterion asks for something that one may choose.
    fn asks_choice(&self, id: CriterionId) -> bool {
        let rulebook = self.program.rulebook();
        let reads = rulebook.condition_reads(rulebook.criterion(id).when);
        let mut facts = reads.into_iter().filter_map(Read::as_fact);
        facts.any(|fact| is_choice(rulebook, fact))
    }

    /// What is left to do, by the route that leaves the least; of a row, without what is practice.
    fn work_left(&self, status: StatusId, row: bool) -> WorkLeft {
        let rulebook = self.program.rulebook();
        let criteria: Vec<(CriterionId, Option<&str>)> = self.program.criteria(status).collect();
        let readers = self.readers(&criteria);
        let asked = |route: Option<(usize, &str)>| {
            let own = criteria.iter().filter(move |(id, of)| match (of, route) {
                (None, None) => true,
                (None, Some((at, _))) => !rulebook.criterion(*id).except.contains(&at),
                (Some(of), Some((_, route))) => *of == route,
                (Some(_), None) => false,
            });
            let own = own.filter(|(id, _)| !(row && rulebook.criterion(*id).practice));
            own.fold(WorkLeft::default(), |left, (id, _)| self.with(left, *id, &readers))
        };
        let routes = rulebook.status(status).routes.iter().enumerate();
        let routes = routes.filter(|(at, _)| self.program.route_stands(status, *at));
        let least = routes.map(|(at, route)| asked(Some((at, &route.id)))).min();
        least.unwrap_or_else(|| asked(None))
    }

    fn readers(&self, criteria: &[(CriterionId, Option<&str>)]) -> Readers {
        let rulebook = self.program.rulebook();
        let mut readers = Readers::new();
        for (id, _) in criteria {
            let reads = rulebook.condition_reads(rulebook.criterion(*id).conditions());
            let facts: BTreeSet<FactId> = reads.into_iter().filter_map(Read::as_fact).collect();
            facts.into_iter().for_each(|fact| *readers.entry(fact).or_default() += 1);
        }
        readers
    }

    fn with(&self, work: WorkLeft, id: CriterionId, readers: &Readers) -> WorkLeft {
        let criterion = self.program.rulebook().criterion(id);
        match self.finding(id) {
            // What every status asks of those who come to it says nothing of this one.
            Finding::Met if !criterion.practice => WorkLeft { met: work.met + WHOLE, ..work },
            Finding::Met | Finding::ForOfficer | Finding::NotApplicable => work,
            Finding::NotMet | Finding::Unknown => {
                let met = criterion.when.map(|when| self.work(when, true, readers));
                let apart = criterion.applies.map(|applies| self.work(applies, false, readers));
                let least = met.into_iter().chain(apart).min().unwrap_or(OUT_OF_HAND * WHOLE);
                WorkLeft { left: work.left + least, ..work }
            }
        }
    }

    /// What it weighs to bring a condition to be true, or false: what is not known weighs as if it
    /// were not so.
    fn work(&self, id: ConditionId, wanted: bool, readers: &Readers) -> u64 {
        let rulebook = self.program.rulebook();
        let reckoned = self.reckoned.of(0);
        if self.program.left_out(id) || reckoned.truth(id).on(Track::AsRead) == Some(wanted) {
            return 0;
        }
        let condition = rulebook.condition(id);
        let least = match condition.made(self.program.day()) {
            HowMade::Several { holds, fails } => {
                if wanted {
                    holds
                } else {
                    fails
                }
            }
            HowMade::Negated(child) => return self.work(child, !wanted, readers),
            HowMade::Mark(status) => return self.points(status),
            HowMade::Whole(status) if wanted => return self.work_left(status, false).left,
            HowMade::OwnRow(status) if wanted => return self.work_left(status, true).left,
            HowMade::Alone | HowMade::Whole(_) | HowMade::OwnRow(_) => {
                return weight(rulebook, id, readers);
            }
        };
        let standing = condition.children().iter().filter(|child| !self.program.left_out(**child));
        let mut weights: Vec<u64> =
            standing.map(|child| self.work(*child, wanted, readers)).collect();
        weights.sort_unstable();
        weights.into_iter().take(least).sum()
    }

    /// What is left to a pass mark: the part that is not sure.
    fn points(&self, status: StatusId) -> u64 {
        let table = self.program.rulebook().status(status).points.as_ref();
        let mark = table.and_then(|points| points.pass_mark.on(self.program.day()));
        let mark = mark.map_or(1, |mark| mark.value).max(1);
        let short = mark - i64::from(self.reckoned.of(0).points(status).min());
        u64::try_from(short).unwrap_or_default() * OUT_OF_HAND * WHOLE / mark.unsigned_abs() + 1
    }
}

/// What a condition that is made of no others weighs.
fn weight(rulebook: &Rulebook, id: ConditionId, readers: &Readers) -> u64 {
    let own = rulebook.condition_reads([id]).into_iter().filter_map(Read::as_fact);
    let readers = own.filter_map(|fact| readers.get(&fact)).max().copied().unwrap_or(1);
    let behind = rulebook.facts_behind(rulebook.condition_reads([id]), Through::Facts);
    let levers = behind.into_iter().filter_map(|fact| rulebook.about(fact).lever.as_ref());
    let weigh = |lever: &Lever| match lever.who {
        _ if is_plain(lever) => 1,
        Who::Candidate | Who::Employer => UNASKED,
        Who::Authority | Who::Nobody => OUT_OF_HAND,
    };
    levers.map(weigh).min().unwrap_or(OUT_OF_HAND) * WHOLE / readers.max(1)
}

fn is_plain(lever: &Lever) -> bool {
    lever.who != Who::Nobody && lever.topic.is_some_and(Topic::is_plain)
}

/// True for what one may choose freely, such as a kind of work; nobody is advised to choose otherwise.
fn is_choice(rulebook: &Rulebook, fact: FactId) -> bool {
    let lever = rulebook.about(fact).lever.as_ref();
    lever.is_some_and(|lever| lever.aim == Some(Aim::Any) && !is_plain(lever))
}
