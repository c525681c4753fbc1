//! Why a status stands otherwise on a day than on the day before: every change of that day is taken
//! back alone, and what then comes out as before is a cause.

use super::due::{Cause, DueKind};
use crate::calendar::Day;
use crate::compile::{CriterionId, Follows, Rulebook};
use crate::evaluate::{Cohort, Course, Finding};
use crate::facts::{FactId, Facts, Kind, Value};
use crate::tries::{Stand, StatusTurn, findings};

/// A day on which a status of one person stands otherwise.
pub(super) struct TurnTrial<'t, 'r> {
    pub rulebook: &'r Rulebook,
    pub course: &'t Course,
    pub turn: &'t StatusTurn,
}

/// How the status comes out: what the turn is about.
type TurnOutcome = (Stand, Vec<(CriterionId, Finding)>);

impl TurnTrial<'_, '_> {
    /// What kind of change it is, and the causes. The cohort holds the rules of the day.
    pub(super) fn why(&self, cohort: &mut Cohort<'_, '_>) -> (DueKind, Vec<Cause>) {
        let day = self.turn.day;
        let (before, now) = (self.facts(day.previous()), self.facts(day));
        let after = self.judge(cohort, &now, day);
        let moved: Vec<FactId> = self.moved(&before, &now);
        let facts = moved.iter().copied().filter(|fact| {
            self.judge(cohort, &self.taken_back(&now, &before, *fact), day) != after
        });
        let mut causes: Vec<Cause> = facts.map(Cause::Fact).collect();
        let dates = self.dates(cohort, &now, &after);
        let by_age = dates.iter().any(|fact| self.is_birth(*fact));
        let by_date = !dates.is_empty();
        causes.extend(dates.into_iter().map(Cause::Fact));
        // With all facts as they were, the rules of the day alone make the difference.
        let begins = cohort.program().days().from == Some(day);
        if causes.is_empty() || begins && self.judge(cohort, &before, day) == after {
            return (DueKind::Law, vec![Cause::Law]);
        }
        let later = self.course.days().any(|begins| begins == day);
        let kind = match (later && !moved.is_empty(), by_age, by_date) {
            (true, ..) => DueKind::Later,
            (false, true, _) => DueKind::Age,
            (false, false, _) => DueKind::Accrual,
        };
        (kind, causes)
    }

    fn facts(&self, day: Day) -> Facts {
        self.course.on(self.rulebook, day)
    }

    fn moved(&self, before: &Facts, now: &Facts) -> Vec<FactId> {
        let vocabulary = &self.rulebook.vocabulary;
        let ids = vocabulary.iter().map(|(id, _)| id);
        ids.filter(|id| before.get(vocabulary, *id) != now.get(vocabulary, *id)).collect()
    }

    fn taken_back(&self, now: &Facts, before: &Facts, fact: FactId) -> Facts {
        let (vocabulary, mut facts) = (&self.rulebook.vocabulary, now.clone());
        match before.get(vocabulary, fact) {
            Some(value) => facts.set(vocabulary, fact, &value),
            None => facts.unset(vocabulary, fact),
        }
        facts
    }

    /// The dates of the person without whose passing nothing would have changed: a day later, they
    /// would not have passed yet.
    fn dates(&self, cohort: &mut Cohort<'_, '_>, now: &Facts, after: &TurnOutcome) -> Vec<FactId> {
        let vocabulary = &self.rulebook.vocabulary;
        let read: Vec<FactId> = cohort.program().inputs().collect();
        let dates = read.into_iter().filter(|id| vocabulary.fact(*id).kind == Kind::Date);
        let given = dates.filter_map(|id| match now.get(vocabulary, id) {
            Some(Value::Day(day)) => Some((id, day)),
            _ => None,
        });
        let matters = |(id, day): &(FactId, Day)| {
            let mut facts = now.clone();
            facts.set(vocabulary, *id, &Value::Day(day.next()));
            self.judge(cohort, &facts, self.turn.day) != *after
        };
        let given: Vec<(FactId, Day)> = given.collect();
        given.into_iter().filter(matters).map(|(id, _)| id).collect()
    }

    /// True for a date that years are counted from.
    fn is_birth(&self, fact: FactId) -> bool {
        let follows = self.rulebook.about.iter().filter_map(|about| about.follows.as_ref());
        follows
            .into_iter()
            .any(|follows| matches!(follows, Follows::Years { since, .. } if *since == fact))
    }

    fn judge(&self, cohort: &mut Cohort<'_, '_>, facts: &Facts, day: Day) -> TurnOutcome {
        cohort.take(0, facts);
        cohort.on(0, day);
        cohort.judge();
        let one = cohort.of(0);
        let stand = Stand::of(one, self.turn.status);
        (stand, findings(self.rulebook, one, &self.turn.criteria))
    }
}
