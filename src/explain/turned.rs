//! What turns between two days although no rule begins or ends there: conditions on a day that is
//! the day looked at where it is not given. Judged are two days in a row with nothing known of a
//! candidate; what comes out differently hangs on that day. Must not know the names of facts.

use crate::calendar::Day;
use crate::compile::{
    ConditionId, ConditionKind, Follows, Operand, Read, Rulebook, Step, Test, Through,
};
use crate::evaluate::{Assessment, Program, evaluate};
use crate::facts::{FactId, Facts, Kind, Value};
use std::collections::BTreeSet;

/// The days after `from`, up to `to`, on which a comparison with a fixed day can turn.
pub(super) fn days_compared(rulebook: &Rulebook, from: Day, to: Day) -> BTreeSet<Day> {
    let tests = rulebook.conditions.iter().filter_map(|condition| {
        let ConditionKind::Compare { fact, tests, .. } = &condition.kind else { return None };
        (rulebook.vocabulary.fact(*fact).kind == Kind::Date).then_some(tests)
    });
    let bounds = tests.flatten().flat_map(fixed).map(Day::from_code);
    let around = bounds.flat_map(|day| [day, day.next()]);
    around.filter(|day| from < *day && *day <= to).collect()
}

fn fixed(test: &Test) -> impl Iterator<Item = i64> + '_ {
    let values = match &test.bound {
        Operand::Values(timeline) => timeline.0.as_slice(),
        Operand::Day { .. } | Operand::Within(_) => &[],
    };
    values.iter().flat_map(|dated| dated.value.iter().copied())
}

/// Somebody of whom nothing is known, on a day.
struct Nobody<'r> {
    program: Program<'r>,
    judged: Assessment,
}

impl<'r> Nobody<'r> {
    fn on(rulebook: &'r Rulebook, day: Day) -> Self {
        let program = rulebook.on_whole(day);
        let judged = evaluate(&program, &Facts::new(&rulebook.vocabulary));
        Self { program, judged }
    }

    fn truth(&self, id: ConditionId) -> Option<bool> {
        self.judged.truth(id).as_read()
    }

    fn value(&self, fact: FactId) -> Option<Value> {
        self.judged.value(self.program.rulebook(), fact)
    }
}

/// The day before a day, and the day.
pub(super) struct DayTurn<'r> {
    rulebook: &'r Rulebook,
    before: Nobody<'r>,
    after: Nobody<'r>,
}

/// How a condition turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HowTurned {
    /// It could not hold, and now can.
    Opens,
    /// It could hold, and now cannot.
    Closes,
    /// It asks something else.
    Differs,
}

impl<'r> DayTurn<'r> {
    pub fn on(rulebook: &'r Rulebook, day: Day) -> Self {
        let (before, after) = (day.previous(), day);
        Self { rulebook, before: Nobody::on(rulebook, before), after: Nobody::on(rulebook, after) }
    }

    /// True where it cannot hold on either day.
    pub fn never(&self, id: ConditionId) -> bool {
        !self.left_out(id)
            && self.before.truth(id) == Some(false)
            && self.after.truth(id) == Some(false)
    }

    /// How a condition turns by itself: what has a name within it is told by its own.
    pub fn of(&self, id: ConditionId) -> Option<HowTurned> {
        if self.left_out(id) || self.alike(id, true) {
            return None;
        }
        let closed = [&self.before, &self.after].map(|on| on.truth(id) == Some(false));
        Some(match closed {
            [true, false] => HowTurned::Opens,
            [false, true] => HowTurned::Closes,
            _ => HowTurned::Differs,
        })
    }

    /// The values before and after of a fact that is known on both days.
    pub fn values(&self, fact: FactId) -> Option<[Value; 2]> {
        let values = [self.before.value(fact)?, self.after.value(fact)?];
        (values[0] != values[1]).then_some(values)
    }

    /// The days, by their facts, that a condition turns by.
    pub fn by(&self, id: ConditionId) -> BTreeSet<FactId> {
        let reads = self.rulebook.condition_reads([id]);
        let behind = self.rulebook.facts_behind(reads, Through::Facts);
        let day = |fact: &FactId| matches!(self.rulebook.about(*fact).follows, Some(Follows::Day));
        behind.into_iter().filter(day).collect()
    }

    /// What stands on one of the days only is told by its own dates.
    fn left_out(&self, id: ConditionId) -> bool {
        self.before.program.left_out(id) || self.after.program.left_out(id)
    }

    /// True where what is left to be known for a condition is the same on both days.
    fn alike(&self, id: ConditionId, outermost: bool) -> bool {
        let condition = self.rulebook.condition(id);
        let told_apart = !outermost && condition.part.is_some();
        if told_apart || self.left_out(id) {
            return true;
        }
        match (self.before.truth(id), self.after.truth(id)) {
            (None, None) => {}
            (before, after) => return before == after,
        }
        match &condition.kind {
            ConditionKind::Compare { .. } | ConditionKind::Relate(_) => {
                let reads = self.rulebook.condition_reads([id]).into_iter();
                reads.filter_map(Read::as_step).all(|step| self.same_source(step))
            }
            // A status or its points are told in their own place.
            ConditionKind::Points { .. }
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::Unsettled(_) => true,
            ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::Not(_)
            | ConditionKind::Count(..)
            | ConditionKind::SummedUp(_) => {
                condition.children().iter().all(|child| self.alike(*child, false))
            }
        }
    }

    /// A fact that is not known on either day still follows from the same on both.
    fn same_source(&self, step: Step) -> bool {
        let Step::Fact(fact) = step else { return true };
        let Some(follows) = &self.rulebook.about(fact).follows else { return true };
        follows.conditions().into_iter().all(|condition| self.alike(condition, true))
    }
}
