//! Contradictions among the facts of many candidates. Only facts are looked at that may be given
//! and follow from others that may be given too, and only for those who give both.

use super::assessment::Sheet;
use super::contradiction::{Conflict, Prevails, default_day};
use super::expected::Expected;
use super::planes::{Bits, each};
use super::program::Program;
use crate::calendar::Day;
use crate::compile::Rulebook;
use crate::facts::{FactId, Value};

/// Facts that may be given and contradict what follows from others.
#[derive(Clone, Debug)]
pub struct Suspects<'r> {
    rulebook: &'r Rulebook,
    day: Day,
    all: Vec<Suspect<'r>>,
    expected: Expected<'r>,
}

#[derive(Clone, Debug)]
struct Suspect<'r> {
    fact: FactId,
    /// What it follows from, of that which may be given.
    sources: Vec<FactId>,
    /// It also follows from the day of the check, whatever is given.
    by_the_day: bool,
    /// How it follows; laid out when it is first needed.
    rules: Option<Box<Program<'r>>>,
}

impl<'r> Suspects<'r> {
    /// Among facts that may be given.
    pub fn new(rulebook: &'r Rulebook, day: Day, given: &[FactId]) -> Self {
        let follows = given.iter().filter(|fact| rulebook.vocabulary.fact(**fact).follows);
        let suspect = |fact: &FactId| {
            let mut sources = rulebook.sources(*fact);
            let by_the_day = sources.iter().any(|source| default_day(rulebook, *source));
            sources.retain(|source| given.contains(source));
            let some = by_the_day || !sources.is_empty();
            let suspect = Suspect { fact: *fact, sources, by_the_day, rules: None };
            (some && !default_day(rulebook, *fact)).then_some(suspect)
        };
        let expected = Expected::new(rulebook, day, given);
        Self { rulebook, day, all: follows.filter_map(suspect).collect(), expected }
    }

    /// Nothing can contradict.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.expected.is_empty()
    }

    /// What the candidates whose given facts stand in the sheet contradict, by candidate. What was
    /// judged before is judged again after it.
    pub(super) fn find<const N: usize>(&mut self, sheet: &mut Sheet<N>) -> Vec<(usize, Conflict)> {
        let mut found = Vec::new();
        for suspect in &mut self.all {
            let given = |fact: &FactId| sheet.known[fact.index()].given;
            let begin = if suspect.by_the_day { !0 } else { 0 };
            let others = suspect.sources.iter().map(given).fold(begin, |some, more| some | more);
            let whom = given(&suspect.fact) & others;
            if whom != 0 {
                suspect.doubt(self.rulebook, self.day, whom, sheet, &mut found);
            }
        }
        self.expected.find(sheet, &mut found);
        found.sort_by_key(|(lane, _)| *lane);
        found
    }
}

impl<'r> Suspect<'r> {
    /// Works the fact out as if it were not given, and puts it back.
    fn doubt<const N: usize>(
        &mut self,
        rulebook: &'r Rulebook,
        day: Day,
        whom: Bits,
        sheet: &mut Sheet<N>,
        found: &mut Vec<(usize, Conflict)>,
    ) {
        let (fact, at) = (self.fact, self.fact.index());
        let entry = rulebook.vocabulary.fact(fact);
        let words = entry.word as usize..(entry.word + entry.words) as usize;
        let (known, given) = (sheet.known[at], sheet.words[words.clone()].to_vec());
        sheet.known[at].given = 0;
        let rules = self.rules.get_or_insert_with(|| Box::new(rulebook.on_fact(day, fact)));
        rules.judge_all(sheet);
        let mut derived: Vec<(usize, Value)> = Vec::new();
        let follows = sheet.known[at].in_reading[0] & whom;
        each(follows, |lane| {
            let differs = words
                .clone()
                .zip(&given)
                .any(|(word, given)| sheet.words[word][lane] != given[lane]);
            if differs {
                derived.extend(sheet.of(lane).value(rulebook, fact).map(|value| (lane, value)));
            }
        });
        sheet.words[words].copy_from_slice(&given);
        sheet.known[at] = known;
        sheet.known[at].in_reading = [known.given; 2];
        for (lane, derived) in derived {
            let given = sheet.of(lane).value(rulebook, fact);
            found.extend(
                given.map(|given| {
                    (lane, Conflict { fact, given, derived, prevails: Prevails::Given })
                }),
            );
        }
    }
}
