//! One person in many forms, judged side by side: as she is, and with some facts changed.

use crate::calendar::Day;
use crate::evaluate::{Cohort, LANES, One, Program};
use crate::facts::{FactId, Facts, Value};

/// A fact that takes another value.
pub type Change = (FactId, Value);

/// Room to try changes out under the rules of a day.
#[derive(Clone, Debug)]
pub struct Many<'p, 'r> {
    cohort: Cohort<'p, 'r>,
}

impl<'p, 'r> Many<'p, 'r> {
    /// So many forms are judged at once.
    pub const AT_ONCE: usize = LANES;

    /// With nothing tried yet.
    pub fn new(program: &'p Program<'r>) -> Self {
        Self { cohort: Cohort::new(program) }
    }

    /// The rules.
    pub fn program(&self) -> &'p Program<'r> {
        self.cohort.program()
    }

    /// From now on everybody is judged on this day, which must be one of those of the rules.
    pub fn on(&mut self, day: Day) {
        (0..LANES).for_each(|lane| self.cohort.on(lane, day));
    }

    /// The person on several days, in the places from 0 on: no more than [`Self::AT_ONCE`]. Whoever is
    /// judged after that says the day first.
    pub fn judge_days<'f>(&mut self, forms: impl IntoIterator<Item = (Day, &'f Facts)>) {
        for (lane, (day, facts)) in forms.into_iter().take(LANES).enumerate() {
            self.cohort.take(lane, facts);
            self.cohort.on(lane, day);
        }
        self.cohort.judge();
    }

    /// The person as she is; in place 0.
    pub fn judge(&mut self, facts: &Facts) -> One<'_> {
        self.cohort.take(0, facts);
        self.cohort.judge();
        self.cohort.of(0)
    }

    /// The person with the changes of each try, in the places from 0 on: no more than
    /// [`Self::AT_ONCE`].
    pub fn try_out<'c>(&mut self, facts: &Facts, tries: impl IntoIterator<Item = &'c [Change]>) {
        for (lane, changes) in tries.into_iter().take(LANES).enumerate() {
            self.cohort.take(lane, facts);
            for (fact, value) in changes {
                self.cohort.set(lane, *fact, value);
            }
        }
        self.cohort.judge();
    }

    /// Each of these forms of the person, in the places from 0 on: no more than
    /// [`Self::AT_ONCE`].
    pub fn judge_all<'f>(&mut self, forms: impl IntoIterator<Item = &'f Facts>) {
        for (lane, facts) in forms.into_iter().take(LANES).enumerate() {
            self.cohort.take(lane, facts);
        }
        self.cohort.judge();
    }

    /// What came out in a place.
    pub fn of(&self, place: usize) -> One<'_> {
        self.cohort.of(place)
    }
}
