//! The search for smallest sets of changes. It branches only over facts that something failing
//! reads, the cheapest set first, with the engine's own unknowns as bound: with the facts of a set
//! unknown, a verdict that is still *no* is helped by no values of them.

use super::change::{Alteration, Options};
use super::need::{Blame, FactsBehind, Need, Remainder, Walk};
use crate::compile::StatusId;
use crate::evaluate::Verdict;
use crate::facts::{FactId, Facts};
use crate::tries::Many;
use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashSet};

/// What came of a search.
#[derive(Clone, Debug, Default)]
pub struct Smallest {
    /// The sets, each with what is left open; one that is empty: nothing has to change.
    pub sets: Vec<(Vec<Alteration>, Remainder)>,
    /// False where the search was cut off.
    pub complete: bool,
    /// So many forms of the person were judged.
    pub evaluations: usize,
    /// Facts that would have to be known, met on the way.
    pub gates: BTreeSet<FactId>,
}

/// Weight and number of a set of facts, then the facts: the cheapest comes first.
type SearchNode = Reverse<(u32, usize, Vec<FactId>)>;

/// The search under way.
pub struct Search<'s, 'p, 'r> {
    /// Room to try changes in.
    pub many: &'s mut Many<'p, 'r>,
    /// The person.
    pub facts: &'s Facts,
    /// The status.
    pub status: StatusId,
    /// What can be changed.
    pub options: &'s Options,
    /// Facts behind facts.
    pub behind: &'s mut FactsBehind,
    /// No more forms than this are judged.
    pub most: usize,
}

impl Search<'_, '_, '_> {
    /// Every smallest set, as far as the search may go.
    pub fn run(mut self) -> Smallest {
        let mut found = Smallest { complete: true, ..Smallest::default() };
        let mut seen: HashSet<Vec<FactId>> = HashSet::new();
        let mut queue: BinaryHeap<SearchNode> = BinaryHeap::from([Reverse((0, 0, Vec::new()))]);
        while let Some(Reverse((_, _, facts))) = queue.pop() {
            if found.evaluations >= self.most {
                found.complete = false;
                break;
            }
            let blame = self.visit(&facts, &mut found);
            found.gates.extend(blame.gates);
            for fact in blame.facts.into_iter().filter(|fact| !facts.contains(fact)) {
                let mut more = facts.clone();
                more.push(fact);
                more.sort_unstable();
                if seen.insert(more.clone()) {
                    queue.push(Reverse((self.weight(&more), more.len(), more)));
                }
            }
        }
        found
    }

    /// What the facts of a set weigh at least.
    fn weight(&self, facts: &[FactId]) -> u32 {
        let least = |fact: &FactId| {
            let weights = self.options.get(fact).into_iter().flatten().map(|change| change.weight);
            weights.min().unwrap_or_default()
        };
        facts.iter().map(least).sum()
    }

    /// Looks at a set of facts; answers which further ones have to change.
    fn visit(&mut self, facts: &[FactId], found: &mut Smallest) -> Blame {
        let rulebook = self.many.program().rulebook();
        if !facts.is_empty() {
            let mut unknown = self.facts.clone();
            facts.iter().for_each(|fact| unknown.unset(&rulebook.vocabulary, *fact));
            self.many.judge_all([&unknown]);
            found.evaluations += 1;
            if let (true, Need::Change(blame)) = (self.is_refused(), self.need(0, true)) {
                return blame;
            }
        }
        let room = self.most.saturating_sub(found.evaluations).max(1);
        let (ways, whole) = self.ways(facts, room);
        found.complete &= whole;
        self.try_ways(facts, &ways, found)
    }

    fn is_refused(&self) -> bool {
        let verdict = self.many.of(0).outcome(self.status).verdict;
        matches!(verdict, Verdict::DoesNotQualify | Verdict::NotInForce)
    }

    /// What is needed in a place; `failing`: by what fails alone.
    fn need(&mut self, place: usize, failing: bool) -> Need {
        let program = self.many.program();
        let (options, behind) = (self.options, &mut *self.behind);
        Walk { program, one: self.many.of(place), options, behind, failing }.status(self.status)
    }

    /// Every way to change all of these facts, as places among their options, the nearest values
    /// first; false where they are more than there is room for.
    fn ways(&self, facts: &[FactId], room: usize) -> (Vec<Vec<usize>>, bool) {
        let counts = facts.iter().map(|fact| self.options.get(fact).map_or(0, Vec::len));
        let mut whole = true;
        let mut ways: Vec<Vec<usize>> = vec![Vec::new()];
        for count in counts {
            let longer = ways.iter().flat_map(|way| {
                (0..count).map(move |at| way.iter().copied().chain([at]).collect())
            });
            ways = longer.take(room + 1).collect();
            whole &= ways.len() <= room;
        }
        ways.truncate(room);
        ways.sort_by_key(|way| way.iter().sum::<usize>());
        (ways, whole)
    }

    fn try_ways(&mut self, facts: &[FactId], ways: &[Vec<usize>], found: &mut Smallest) -> Blame {
        let mut blame = Blame::default();
        for ways in ways.chunks(Many::AT_ONCE) {
            let sets: Vec<Vec<Alteration>> =
                ways.iter().map(|way| self.changes(facts, way)).collect();
            let forms: Vec<Facts> = sets.iter().map(|set| self.form(set)).collect();
            self.many.judge_all(&forms);
            found.evaluations += forms.len();
            for (place, set) in sets.into_iter().enumerate() {
                match self.need(place, false) {
                    Need::Open(remainder) => found.take(set, remainder),
                    Need::Change(other) => blame = blame.join(other),
                }
            }
        }
        blame
    }

    fn changes(&self, facts: &[FactId], way: &[usize]) -> Vec<Alteration> {
        let pairs = facts.iter().zip(way);
        let change = |(fact, at): (&FactId, &usize)| self.options.get(fact)?.get(*at).cloned();
        pairs.filter_map(change).collect()
    }

    fn form(&self, set: &[Alteration]) -> Facts {
        let mut form = self.facts.clone();
        let rulebook = self.many.program().rulebook();
        set.iter().for_each(|change| change.apply(rulebook, &mut form));
        form
    }
}

impl Smallest {
    /// Keeps a set, unless one that is kept asks for no more and goes no further.
    fn take(&mut self, set: Vec<Alteration>, remainder: Remainder) {
        let reached = |known: &Alteration| {
            set.iter().any(|change| {
                change.fact == known.fact && (change.to == known.to || known.is_before(change))
            })
        };
        if !self.sets.iter().any(|(known, _)| known.iter().all(reached)) {
            self.sets.push((set, remainder));
        }
    }
}
