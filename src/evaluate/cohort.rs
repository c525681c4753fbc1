//! Up to 64 candidates judged together: what a batch fills, judges and reads, again and again.

use super::assessment::{Known, One, Sheet};
use super::contradiction::Conflict;
use super::missing::{Gaps, MissingWalk};
use super::ops::lanes as first;
use super::planes::{LANES, each};
use super::program::Program;
use super::range::Range;
use super::remember::Remembered;
use super::residual::Residual;
use super::suspects::Suspects;
use crate::calendar::Day;
use crate::compile::{ConditionId, CriterionId, ItemId, StatusId};
use crate::facts::{FactId, Facts, Kind, Value};

/// Where the values of a fact go.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    fact: u32,
    word: u32,
}

/// Candidates under the rules of a day. What came out of trying values is remembered from
/// candidates to candidates.
#[derive(Clone, Debug)]
pub struct Cohort<'p, 'r> {
    program: &'p Program<'r>,
    sheet: Sheet<LANES>,
    /// Where candidates differ in some facts only.
    rest: Option<Residual>,
}

impl<'p, 'r> Cohort<'p, 'r> {
    /// Nobody yet.
    pub fn new(program: &'p Program<'r>) -> Self {
        let mut sheet = Sheet::new(program.rulebook());
        if let Some(trial) = &mut sheet.trial {
            let groups = program.tables.iter().flat_map(|table| &table.groups);
            trial.remembered = groups.map(Remembered::new).collect();
        }
        Self { program, sheet, rest: None }
    }

    /// Nobody yet, of candidates who will give no other facts than these and are judged on the day
    /// of the program: what hangs on none of these is judged now, once for all of them.
    pub fn of_facts(program: &'p Program<'r>, differ: &[FactId]) -> Self {
        let mut cohort = Self::new(program);
        cohort.judge();
        cohort.rest = Some(program.residual(differ));
        cohort
    }

    /// The rules.
    pub fn program(&self) -> &'p Program<'r> {
        self.program
    }

    /// Forgets all candidates, keeping the memory; all are judged on the day of the program.
    pub fn clear(&mut self) {
        match &self.rest {
            Some(rest) => {
                let known = &mut self.sheet.known;
                rest.differ.iter().for_each(|fact| known[fact.index()] = Known::default());
            }
            None => self.sheet.known.fill(Known::default()),
        }
        self.sheet.apart = false;
    }

    /// Judges one candidate on another day, which must be one of [`Program::days`].
    pub fn on(&mut self, lane: usize, day: Day) {
        // What was judged once was judged on the day of the program.
        self.rest = None;
        if !self.sheet.apart {
            self.sheet.days = [self.program.day.code(); LANES];
            self.sheet.apart = true;
        }
        self.sheet.days[lane] = day.code();
    }

    /// Puts one candidate in every place.
    pub fn fill(&mut self, facts: &Facts) {
        facts.must_be_of(&self.program.rulebook().vocabulary);
        let inputs = self.rest.as_ref().map_or(&self.program.inputs, |rest| &rest.inputs);
        for input in inputs {
            let known = facts.known[input.fact as usize];
            self.sheet.known[input.fact as usize].given = if known { !0 } else { 0 };
            for word in input.word as usize..(input.word + input.words) as usize {
                self.sheet.words[word] = [facts.words[word]; LANES];
            }
        }
    }

    /// Where the values of a fact go that rules compare by one number; sets and texts have none.
    pub fn slot(&self, id: FactId) -> Option<Slot> {
        let fact = self.program.rulebook().vocabulary.fact(id);
        let plain = !matches!(fact.kind, Kind::Set(_) | Kind::Text);
        plain.then_some(Slot { fact: id.0, word: fact.word })
    }

    /// Makes a fact of one candidate known by the number that rules compare. `lane` is below
    /// [`LANES`].
    #[inline]
    pub fn put(&mut self, lane: usize, slot: Slot, code: i64) {
        self.sheet.words[slot.word as usize][lane] = code;
        self.sheet.known[slot.fact as usize].given |= 1 << lane;
    }

    /// Makes a fact of one candidate known. The value must be of the fact's type.
    pub fn set(&mut self, lane: usize, id: FactId, value: &Value) {
        let fact = self.program.rulebook().vocabulary.fact(id);
        let word = fact.word as usize;
        match value {
            Value::Text(_) => {}
            Value::Set(members) => {
                let columns = &mut self.sheet.words[word..word + fact.words as usize];
                columns.iter_mut().for_each(|column| column[lane] = 0);
                for member in members.iter().filter_map(|member| usize::try_from(*member).ok()) {
                    columns[member / 64][lane] |= 1 << (member % 64);
                }
                self.sheet.known[id.index()].given |= 1 << lane;
            }
            other => {
                if let Some((slot, code)) = self.slot(id).zip(other.code()) {
                    self.put(lane, slot, code);
                }
            }
        }
    }

    /// The number that rules compare, of a fact that a candidate gives.
    pub fn code(&self, lane: usize, id: FactId) -> Option<i64> {
        let slot = self.slot(id)?;
        let given = self.sheet.known[slot.fact as usize].given >> lane & 1 == 1;
        given.then(|| self.sheet.words[slot.word as usize][lane])
    }

    /// Makes a fact of one candidate unknown.
    pub fn unset(&mut self, lane: usize, id: FactId) {
        self.sheet.known[id.index()].given &= !(1 << lane);
    }

    /// Makes a fact of one candidate known by the words that rules compare.
    pub fn set_words(&mut self, lane: usize, id: FactId, words: &[i64]) {
        let fact = self.program.rulebook().vocabulary.fact(id);
        let columns = fact.word as usize..(fact.word + fact.words) as usize;
        for (column, word) in self.sheet.words[columns].iter_mut().zip(words) {
            column[lane] = *word;
        }
        self.sheet.known[id.index()].given |= 1 << lane;
    }

    /// Forgets one candidate.
    pub fn forget(&mut self, lane: usize) {
        self.sheet.known.iter_mut().for_each(|known| known.given &= !(1 << lane));
    }

    /// Takes over all facts of one candidate.
    pub fn take(&mut self, lane: usize, facts: &Facts) {
        facts.must_be_of(&self.program.rulebook().vocabulary);
        let inputs = self.rest.as_ref().map_or(&self.program.inputs, |rest| &rest.inputs);
        self.sheet.take(lane, facts, inputs);
    }

    /// What candidates give that contradicts what follows from others, by candidate; to be asked
    /// before they are judged.
    pub fn contradictions(&mut self, suspects: &mut Suspects<'r>) -> Vec<(usize, Conflict)> {
        suspects.find(&mut self.sheet)
    }

    /// The summaries that candidates give and their particulars outweigh, by candidate; to be
    /// asked after they were judged.
    pub fn outweighed(&self, lanes: usize) -> Vec<(usize, Conflict)> {
        let mut found = Vec::new();
        each(
            self.program.differing(&self.sheet.truths, &self.sheet.known) & first(lanes),
            |lane| {
                let own = self
                    .program
                    .outweighed(self.sheet.of(lane), self.program.statuses())
                    .into_iter();
                found.extend(own.map(|conflict| (lane, conflict)));
            },
        );
        found
    }

    /// Judges all of them.
    pub fn judge(&mut self) {
        match &self.rest {
            Some(rest) => self.program.judge_rest(rest, &mut self.sheet),
            None => self.program.judge_all(&mut self.sheet),
        }
    }

    /// Adds what keeps the verdict on a status open, for all candidates of whom a bit is set.
    pub fn gaps(&self, status: StatusId, whom: u64, gaps: &mut Gaps) {
        self.walk(gaps).status(status, whom);
    }

    /// For whom a condition is certainly true, and for whom certainly false, as read.
    pub fn condition(&self, id: ConditionId) -> (u64, u64) {
        let truth = self.sheet.truths[id.index()];
        (truth.certain()[0], truth.excluded()[0])
    }

    /// For whom a criterion is met, for whom it is not, and whom it does not concern; for all
    /// others that is unknown.
    pub fn criterion(&self, id: CriterionId) -> [u64; 3] {
        let (truth, guard) = (self.sheet.criteria[id.index()], self.sheet.guards[id.index()]);
        let apart = guard.excluded()[0];
        [truth.certain()[0] & !apart, truth.excluded()[0] & !apart, apart]
    }

    /// The points of an item, by candidate.
    pub fn item(&self, id: ItemId) -> &[Range; LANES] {
        &self.sheet.items[id.index()]
    }

    /// Adds what keeps a condition open, for all candidates of whom a bit is set.
    pub fn condition_gaps(&self, id: ConditionId, whom: u64, gaps: &mut Gaps) {
        self.walk(gaps).condition(id, whom);
    }

    /// Adds what keeps the points of an item open, for all candidates of whom a bit is set.
    pub fn item_gaps(&self, id: ItemId, whom: u64, gaps: &mut Gaps) {
        self.walk(gaps).item(id, whom);
    }

    fn walk<'g>(&'g self, gaps: &'g mut Gaps) -> MissingWalk<'g, 'r> {
        MissingWalk { program: self.program, sheet: self.sheet.of(0), gaps }
    }

    /// What came out for one of them.
    pub fn of(&self, lane: usize) -> One<'_> {
        self.sheet.of(lane)
    }
}
