//! Candidates whom the rules can tell apart, for proofs: all of them where they can be listed,
//! or some drawn by lot. Only what follows from nothing is made up, and what follows from others
//! where these leave it open, so that nobody contradicts herself.

use super::assessment::Assessment;
use super::layout::Layout;
use super::program::Program;
use super::runs::{Split, SplitKind};
use super::shift::ValueWords;
use crate::compile::ItemId;
use crate::facts::{FactId, Facts};

/// Facts to make up, in order, with the values that can be told apart.
#[derive(Clone, Debug)]
pub struct Profiles {
    splits: Vec<Split>,
    /// False where candidates are left out: the values of some fact cannot be listed.
    complete: bool,
}

impl Program<'_> {
    /// Candidates whom one points item can tell apart.
    pub fn profiles_of(&self, item: ItemId) -> Option<Profiles> {
        let at = |index: usize| self.tables[index].items.iter().position(|run| run.item == item);
        let (table, at) = (0..self.tables.len()).find_map(|index| Some((index, at(index)?)))?;
        let layout = Layout::new(self);
        let scope = layout.items(table, &[at]);
        let (splits, tangle) = layout.all_splits(&scope);
        // What the rules of other statuses read is not made up.
        let alone = layout.statuses(&scope, &layout.derives_of(&scope)).is_empty();
        Some(Profiles { splits, complete: tangle.is_none() && alone })
    }

    /// Candidates whom the rules of the day can tell apart.
    pub fn profiles(&self) -> Profiles {
        let layout = Layout::new(self);
        let (splits, tangle) = layout.all_splits(&layout.whole());
        Profiles { splits, complete: tangle.is_none() }
    }
}

impl Profiles {
    /// Shows all candidates, assessed, to `visit`. False where that cannot be done or there are
    /// more than `most`.
    pub fn each(&self, program: &Program<'_>, most: usize, visit: impl FnMut(&Assessment)) -> bool {
        let person = Facts::new(&program.rulebook().vocabulary);
        let assessment = Assessment::new(program.rulebook());
        let mut walk =
            ProfileWalk { program, splits: &self.splits, person, assessment, left: most, visit };
        self.complete && walk.go(0)
    }

    /// Makes up one candidate: `choose` picks one of so many values.
    pub fn draw(&self, program: &Program<'_>, mut choose: impl FnMut(usize) -> usize) -> Facts {
        let mut person = Facts::new(&program.rulebook().vocabulary);
        let mut assessment = Assessment::new(program.rulebook());
        for split in self.splits.iter().filter(|split| split.count > 0) {
            if !rests(split, program, &person, &mut assessment) {
                let words = split.value(choose(split.count).min(split.count - 1));
                person.set_words(&program.rulebook().vocabulary, split.fact, words);
            }
        }
        person
    }

    /// Each fact that was made up for somebody, with all the values it could have.
    pub fn choices<'s>(
        &'s self,
        person: &Facts,
    ) -> impl Iterator<Item = (FactId, Vec<ValueWords>)> + use<'s> {
        let made_up: Vec<&Split> =
            self.splits.iter().filter(|split| person.is_known(split.fact)).collect();
        made_up.into_iter().map(|split| {
            (split.fact, (0..split.count).map(|at| split.value(at).to_vec()).collect())
        })
    }
}

struct ProfileWalk<'w, 'p, V> {
    program: &'w Program<'p>,
    splits: &'w [Split],
    person: Facts,
    assessment: Assessment,
    left: usize,
    visit: V,
}

impl<V: FnMut(&Assessment)> ProfileWalk<'_, '_, V> {
    /// False where there are too many.
    fn go(&mut self, depth: usize) -> bool {
        let Some(split) = self.splits.get(depth) else { return self.show() };
        if rests(split, self.program, &self.person, &mut self.assessment) {
            return self.go(depth + 1);
        }
        let vocabulary = &self.program.rulebook().vocabulary;
        for at in 0..split.count {
            self.person.set_words(vocabulary, split.fact, split.value(at));
            if !self.go(depth + 1) {
                return false;
            }
        }
        self.person.unset(vocabulary, split.fact);
        true
    }

    fn show(&mut self) -> bool {
        if self.left == 0 {
            return false;
        }
        self.left -= 1;
        self.program.assess(&self.person, &mut self.assessment);
        (self.visit)(&self.assessment);
        true
    }
}

/// True where a fact is left as it is: it follows from what was made up before, or only leads to
/// what was.
fn rests(
    split: &Split,
    program: &Program<'_>,
    person: &Facts,
    assessment: &mut Assessment,
) -> bool {
    match &split.kind {
        SplitKind::Whole(bases) => bases.iter().any(|fact| person.is_known(FactId(*fact))),
        SplitKind::Base(wholes) => wholes.iter().any(|fact| person.is_known(FactId(*fact))),
        SplitKind::Rest => {
            program.assess(person, assessment);
            assessment.of(0).is_known(split.fact)
        }
    }
}
