//! How much a question is worth: every fact is tried with a few values, and what that settles or
//! narrows is counted; divided by what it costs to answer. Whole numbers only.

use super::seek::Wanted;
use crate::compile::{Read, Rulebook, StatusId, Step, Through};
use crate::evaluate::{Gaps, One, Program, Verdict};
use crate::facts::{FactId, Facts, Kind};
use crate::load::Who;
use crate::tries::{Change, Many, Values};
use std::collections::{BTreeSet, HashMap};

/// What settling one verdict weighs.
const SETTLED: i64 = 1 << 20;

/// Facts that stand so near each other in the vocabulary belong together.
const NEAR: u32 = 4;

/// No more facts than this are tried, those that the most and nearest verdicts read.
const MOST_TRIED: usize = 32;

/// Tries questions out.
pub(super) struct Worth<'p, 'r> {
    many: Many<'p, 'r>,
    values: Values,
    /// The statuses whose rules read a fact.
    readers: HashMap<FactId, Vec<StatusId>>,
    gaps: Gaps,
    /// The statuses that were named, what comes nearest first.
    named: Vec<StatusId>,
}

/// How far a verdict is from a decision.
#[derive(Clone, Copy)]
struct Distance {
    /// Facts that it lacks.
    lacks: i64,
    /// Between its least and its most points; 0 without a table.
    width: i64,
}

/// What can be gained from a fact.
struct Gain {
    fact: FactId,
    total: i64,
    tried: i64,
}

impl<'p, 'r> Worth<'p, 'r> {
    pub fn new(program: &'p Program<'r>) -> Self {
        Self {
            many: Many::new(program),
            values: Values::new(program),
            readers: readers(program),
            gaps: Gaps::new(program.rulebook()),
            named: Vec::new(),
        }
    }

    /// The statuses whose verdicts weigh most, in that order.
    pub fn prefer(&mut self, named: Vec<StatusId>) {
        self.named = named;
    }

    /// What is gained for a status weighs so much: the more, the earlier it was named.
    fn weight(&self, status: StatusId) -> i64 {
        match self.named.iter().position(|named| *named == status) {
            Some(0) => 12,
            Some(1) => 8,
            Some(2) => 6,
            _ => 4,
        }
    }

    /// The candidate judged, before any trial.
    pub fn judge(&mut self, facts: &Facts) -> One<'_> {
        self.many.judge(facts)
    }

    /// The statuses in question whose rules read a fact.
    pub fn readers(&self, fact: FactId) -> &[StatusId] {
        self.readers.get(&fact).map(Vec::as_slice).unwrap_or_default()
    }

    /// True where an answer makes another verdict of what now holds because nothing is told.
    pub fn turns(&mut self, facts: &Facts, fact: FactId) -> bool {
        let statuses = self.many.program().statuses();
        let values = self.values.of(fact).iter().take(Many::AT_ONCE - 1);
        let tries: Vec<Vec<Change>> = std::iter::once(Vec::new())
            .chain(values.map(|value| vec![(fact, value.clone())]))
            .collect();
        self.many.try_out(facts, tries.iter().map(Vec::as_slice));
        let verdict = |lane: usize, status: StatusId| self.many.of(lane).outcome(status).verdict;
        let turned =
            |lane| statuses.iter().any(|status| verdict(lane, *status) != verdict(0, *status));
        (1..tries.len()).any(turned)
    }

    /// The fact that is worth the most; `last` was asked for just before.
    pub fn best(
        &mut self,
        facts: &Facts,
        wanted: &Wanted,
        statuses: &[StatusId],
        last: Option<FactId>,
    ) -> Option<FactId> {
        let open = self.open(facts, statuses);
        let tried = self.promising(&wanted.now, &open, last);
        let gains = self.gains(facts, &tried, &open);
        let worth = |gain: &Gain| self.weighed(gain.total / gain.tried.max(1), gain.fact, last);
        let best = gains.iter().max_by_key(|gain| (worth(gain), std::cmp::Reverse(gain.fact)));
        best.map(|gain| gain.fact).or_else(|| wanted.now.first().copied())
    }

    /// What a gain weighs beside the cost of the question and the question before it.
    fn weighed(&self, gain: i64, fact: FactId, last: Option<FactId>) -> i64 {
        let rulebook = self.many.program().rulebook();
        let near = last.is_some_and(|last| belong_together(rulebook, last, fact));
        let gain = if near { gain * 3 / 2 } else { gain };
        gain / cost(rulebook, fact)
    }

    /// The facts that are worth being tried, as far as that shows without trying them.
    fn promising(
        &self,
        wanted: &BTreeSet<FactId>,
        open: &HashMap<StatusId, Distance>,
        last: Option<FactId>,
    ) -> Vec<FactId> {
        let mut facts: Vec<FactId> = wanted.iter().copied().collect();
        if facts.len() > MOST_TRIED {
            let readers = |fact: FactId| self.readers(fact).iter().filter_map(|id| open.get(id));
            let most = |fact: FactId| readers(fact).map(|far| SETTLED / far.lacks).sum();
            facts.sort_by_key(|fact| (-self.weighed(most(*fact), *fact, last), *fact));
            facts.truncate(MOST_TRIED);
            facts.sort_unstable();
        }
        facts
    }

    /// Open verdicts, with how far each is from a decision.
    fn open(&mut self, facts: &Facts, statuses: &[StatusId]) -> HashMap<StatusId, Distance> {
        self.many.judge(facts);
        let mut open = HashMap::new();
        for status in statuses {
            if self.many.of(0).outcome(*status).verdict == Verdict::Undetermined {
                open.insert(*status, self.distance(0, *status));
            }
        }
        open
    }

    fn distance(&mut self, lane: usize, status: StatusId) -> Distance {
        self.gaps.clear();
        let one = self.many.of(lane);
        self.many.program().gaps(one, status, &mut self.gaps);
        let range = one.points(status);
        Distance {
            lacks: i64::try_from(self.gaps.facts().count()).unwrap_or(i64::MAX).max(1),
            width: i64::from(range.max()) - i64::from(range.min()),
        }
    }

    fn gains(
        &mut self,
        facts: &Facts,
        tried: &[FactId],
        open: &HashMap<StatusId, Distance>,
    ) -> Vec<Gain> {
        let values = &self.values;
        let tries: Vec<Change> = tried
            .iter()
            .flat_map(|fact| values.of(*fact).iter().map(|value| (*fact, value.clone())))
            .collect();
        let mut gains: Vec<Gain> = Vec::new();
        for chunk in tries.chunks(Many::AT_ONCE) {
            self.many.try_out(facts, chunk.iter().map(std::slice::from_ref));
            for (lane, (fact, _)) in chunk.iter().enumerate() {
                let gained = self.gained(lane, *fact, open);
                match gains.last_mut().filter(|gain| gain.fact == *fact) {
                    Some(gain) => {
                        gain.total += gained;
                        gain.tried += 1;
                    }
                    None => gains.push(Gain { fact: *fact, total: gained, tried: 1 }),
                }
            }
        }
        gains
    }

    /// What one answer settles, and by how much it narrows what stays open. The fewer facts a
    /// verdict lacks, the more each of them counts.
    fn gained(&mut self, lane: usize, fact: FactId, open: &HashMap<StatusId, Distance>) -> i64 {
        let readers = self.readers(fact).to_vec();
        let mut gained = 0;
        for status in readers {
            let Some(&before) = open.get(&status) else { continue };
            let gain = match self.many.of(lane).outcome(status).verdict {
                Verdict::Undetermined => narrowed(before, self.distance(lane, status)),
                _ => SETTLED + SETTLED / before.lacks,
            };
            gained += gain * self.weight(status);
        }
        gained
    }
}

/// What it weighs that a verdict came nearer to a decision: by facts, and by points.
fn narrowed(before: Distance, after: Distance) -> i64 {
    let part = |before: i64, after: i64| SETTLED * (before - after).max(0) / (before + 1);
    let facts = part(before.lacks, after.lacks);
    if before.width == 0 { facts } else { i64::midpoint(facts, part(before.width, after.width)) }
}

/// The statuses whose rules read each fact, directly or through others.
fn readers(program: &Program<'_>) -> HashMap<FactId, Vec<StatusId>> {
    let mut readers: HashMap<FactId, Vec<StatusId>> = HashMap::new();
    for status in program.statuses() {
        let read = [Read::Step(Step::Status(*status))];
        for fact in program.rulebook().facts_behind(read, Through::Everything) {
            readers.entry(fact).or_default().push(*status);
        }
    }
    readers
}

/// What a question costs whoever is asked: a yes or a choice is at hand, a figure is looked up,
/// and what only the other side knows is asked for last.
fn cost(rulebook: &Rulebook, fact: FactId) -> i64 {
    let own = match rulebook.vocabulary.fact(fact).kind {
        Kind::YesNo | Kind::Choice(_) | Kind::Scale(_) | Kind::Date => 4,
        Kind::Count | Kind::Yen | Kind::Duration | Kind::Set(_) => 5,
        Kind::Percent | Kind::Text => 6,
    };
    let lever = rulebook.about(fact).lever.as_ref();
    let other = lever.is_some_and(|lever| lever.who == Who::Employer);
    own + i64::from(other) * 4
}

/// Facts of one group that stand near each other in the vocabulary.
fn belong_together(rulebook: &Rulebook, last: FactId, fact: FactId) -> bool {
    let group = |id: FactId| rulebook.vocabulary.fact(id).name.split('.').next();
    group(last) == group(fact) && last.0.abs_diff(fact.0) <= NEAR
}
