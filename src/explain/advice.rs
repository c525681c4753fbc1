//! Advice in words: what would have to be different, what the next points need, what would lose a
//! verdict.

use super::advised::{
    AdviceReport, AdvisedSet, AdvisedStatus, AssumedLine, ChangeLine, CriterionRef, LeftOpen,
    LosingLine, NextRowLine, StandLine, StretchLine,
};
use super::alike::{MOST_WAYS, together};
use super::held::held_lines;
use super::lines::{case_words, doubt_line, fact_ref, unconfirmed_line};
use super::phrase::Phrase;
use super::report::FactRef;
use crate::advise::{
    Advised, Alteration, ChangeSet, Losing, NextRow, Remainder, StatusAdvice, Stretch,
};
use crate::calendar::{Day, Wait};
use crate::compile::{CriterionId, DoubtId, Rulebook, StatusId};
use crate::facts::{Candidate, FactId, Value, show, show_day, show_wait};
use crate::load::Who;
use crate::text::Text;
use crate::tries::Stand;

/// Words for advice.
pub fn advice_report(
    rulebook: &Rulebook,
    case: &Candidate,
    on: Day,
    advice: &Advised,
    vary: Option<FactId>,
) -> AdviceReport {
    let words = AdviceWords { rulebook, case, on, vary };
    AdviceReport {
        on,
        digest: rulebook.digest.clone(),
        case: case_words(&rulebook.vocabulary, case),
        notices: notices(rulebook, case, on, advice),
        statuses: advice.statuses.iter().map(|status| words.status(status)).collect(),
        assumed: advice.assumed.iter().map(|(fact, value)| words.assumed(*fact, value)).collect(),
        vary: vary.map(|fact| fact_ref(&rulebook.vocabulary, fact)),
    }
}

/// What the rules tell before anything else, such as of an application that was refused.
fn notices(rulebook: &Rulebook, case: &Candidate, on: Day, advice: &Advised) -> Vec<Text> {
    let statuses: Vec<StatusId> = advice.statuses.iter().map(|status| status.status).collect();
    let program = rulebook.on_for(on, &statuses);
    program.notices(&case.facts).into_iter().map(|notice| notice.text.clone()).collect()
}

/// Who makes a change, for a sentence.
pub fn who_words(who: Who) -> Text {
    match who {
        Who::Candidate => Phrase::WhoCandidate.text(),
        Who::Employer => Phrase::WhoEmployer.text(),
        Who::Authority => Phrase::WhoAuthority.text(),
        Who::Nobody => Phrase::WhoNobody.text(),
    }
}

/// What advice is worded by.
pub(super) struct AdviceWords<'w> {
    pub rulebook: &'w Rulebook,
    pub case: &'w Candidate,
    pub on: Day,
    pub vary: Option<FactId>,
}

impl AdviceWords<'_> {
    fn status(&self, advice: &StatusAdvice) -> AdvisedStatus {
        let status = self.rulebook.status(advice.status);
        let sets = advice.sets.iter().map(|set| self.set(advice.status, set));
        let mut ways = together(sets.collect());
        let left_out = ways.len().saturating_sub(MOST_WAYS);
        ways.truncate(MOST_WAYS);
        let refs = |facts: &[FactId]| self.facts(facts.iter().copied());
        AdvisedStatus {
            id: status.id.clone(),
            title: status.title.clone(),
            stand: self.stand(advice.status, &advice.stand),
            held: advice.held.then(|| self.held()),
            holding: advice
                .held
                .then(|| held_lines(self.rulebook, &self.case.facts, self.on, advice)),
            open: advice.open.as_ref().map(|open| self.open(open)),
            ways,
            left_out,
            impossible: self.criteria(&advice.impossible),
            other_kinds: advice.other_kinds.iter().map(|topic| topic.id()).collect(),
            gates: refs(&advice.gates),
            complete: advice.complete,
            evaluations: advice.evaluations,
            next_rows: advice.next_rows.iter().map(|row| self.next_row(row)).collect(),
            losing: advice.losing.iter().map(|losing| self.losing(losing)).collect(),
            stretches: self.stretches(advice),
        }
    }

    pub(super) fn facts(&self, facts: impl Iterator<Item = FactId>) -> Vec<FactRef> {
        facts.map(|fact| fact_ref(&self.rulebook.vocabulary, fact)).collect()
    }

    pub(super) fn criteria(&self, ids: &[CriterionId]) -> Vec<CriterionRef> {
        let line = |id: &CriterionId| {
            let criterion = self.rulebook.criterion(*id);
            let text = self.rulebook.criterion_text(criterion, Some(self.on));
            CriterionRef { id: criterion.id.clone(), text }
        };
        ids.iter().map(line).collect()
    }

    pub(super) fn stand(&self, status: StatusId, stand: &Stand) -> StandLine {
        let table = self.rulebook.status(status).points.is_some();
        StandLine {
            verdict: stand.outcome.verdict,
            confirmed: stand.outcome.confirmed,
            points: table.then(|| (stand.points.min(), stand.points.max())),
        }
    }

    /// What goes on for somebody who holds the status.
    fn held(&self) -> Text {
        let until = self.rulebook.permit.and_then(|permit| permit.until);
        let until =
            until.and_then(|(fact, _)| self.case.facts.get(&self.rulebook.vocabulary, fact));
        match until {
            Some(Value::Day(day)) if day < self.on => {
                Phrase::AdviceHeldEnded.fill(&[("day", show_day(day))])
            }
            Some(Value::Day(day)) => Phrase::AdviceHeldUntil.fill(&[("day", show_day(day))]),
            _ => Phrase::AdviceHeld.text(),
        }
    }

    fn open(&self, open: &Remainder) -> LeftOpen {
        let others = |fact: &FactId| crate::advise::others(self.rulebook, *fact);
        let (conditions, find_out): (Vec<FactId>, Vec<FactId>) =
            open.facts.iter().copied().partition(others);
        let doubts: Vec<DoubtId> = open.doubts.iter().copied().collect();
        self.left_open(&find_out, &conditions, &doubts)
    }

    /// What is to be found out, what others have to fulfil, and law that is not settled.
    pub(super) fn left_open(
        &self,
        find_out: &[FactId],
        conditions: &[FactId],
        unsettled: &[DoubtId],
    ) -> LeftOpen {
        LeftOpen {
            find_out: self.facts(find_out.iter().copied()),
            conditions: self.facts(conditions.iter().copied()),
            unsettled: unsettled.iter().map(|id| doubt_line(self.rulebook, *id)).collect(),
        }
    }

    fn set(&self, status: StatusId, set: &ChangeSet) -> AdvisedSet {
        let unconfirmed = set.unconfirmed.iter();
        AdvisedSet {
            changes: set.changes.iter().map(|change| self.change(change)).collect(),
            from: set.from,
            stand: self.stand(status, &set.stand),
            by_then: self.stand(status, &set.by_then),
            left: self.left_open(&set.find_out, &set.conditions, &set.unsettled),
            for_officer: self.criteria(&set.for_officer),
            unconfirmed: unconfirmed
                .map(|value| unconfirmed_line(self.rulebook, self.on, value))
                .collect(),
        }
    }

    pub(super) fn plain(&self, fact: FactId, value: &Value) -> String {
        let vocabulary = &self.rulebook.vocabulary;
        value.plain(vocabulary.fact(fact).kind, vocabulary)
    }

    pub(super) fn shown(&self, fact: FactId, value: &Value) -> Text {
        show(&self.rulebook.vocabulary, fact, value)
    }

    pub(super) fn change(&self, change: &Alteration) -> ChangeLine {
        let fact = fact_ref(&self.rulebook.vocabulary, change.fact);
        let mut slots = vec![
            ("label", fact.label.clone()),
            ("to", self.shown(change.fact, &change.to)),
            ("who", who_words(change.who)),
            ("time", time_words(change.time)),
        ];
        let phrase = match &change.from {
            Some(from) => {
                slots.push(("from", self.shown(change.fact, from)));
                Phrase::AdviceChange
            }
            None if self.rulebook.about(change.fact).usual.is_some() => Phrase::AdviceChangeTo,
            None => Phrase::AdviceSettle,
        };
        ChangeLine {
            from: change.from.as_ref().map(|from| self.plain(change.fact, from)),
            to: self.plain(change.fact, &change.to),
            who: change.who,
            time: change.time,
            effort: change.effort,
            topic: change.topic,
            text: phrase.fill(&slots),
            fact,
        }
    }

    fn next_row(&self, row: &NextRow) -> NextRowLine {
        let item = self.rulebook.item(row.item);
        NextRowLine {
            item: item.id.clone(),
            text: item.text.clone(),
            change: self.change(&row.change),
            gain: row.gain,
            points: (row.points.min(), row.points.max()),
        }
    }

    fn losing(&self, losing: &Losing) -> LosingLine {
        let fact = fact_ref(&self.rulebook.vocabulary, losing.fact);
        let slots = [
            ("label", fact.label.clone()),
            ("to", self.shown(losing.fact, &losing.to)),
            ("from", self.shown(losing.fact, &losing.from)),
        ];
        LosingLine {
            from: self.plain(losing.fact, &losing.from),
            to: self.plain(losing.fact, &losing.to),
            text: Phrase::AdviceLosing.fill(&slots),
            fact,
        }
    }

    pub(super) fn assumed(&self, fact: FactId, value: &Value) -> AssumedLine {
        let line = fact_ref(&self.rulebook.vocabulary, fact);
        let slots = [("label", line.label.clone()), ("value", self.shown(fact, value))];
        let text = Phrase::FactIs.fill(&slots);
        AssumedLine { fact: line, value: self.plain(fact, value), text }
    }

    fn stretches(&self, advice: &StatusAdvice) -> Vec<StretchLine> {
        let Some(fact) = self.vary else { return Vec::new() };
        let line = |stretch: &Stretch| {
            let slots = [
                ("from", self.shown(fact, &stretch.from)),
                ("until", self.shown(fact, &stretch.until)),
            ];
            let one = stretch.from == stretch.until;
            StretchLine {
                from: self.plain(fact, &stretch.from),
                until: self.plain(fact, &stretch.until),
                text: match one {
                    true => self.shown(fact, &stretch.from),
                    false => Phrase::AdviceStretch.fill(&slots),
                },
                stand: self.stand(advice.status, &stretch.stand),
            }
        };
        advice.stretches.iter().map(line).collect()
    }
}

/// How long, in words.
pub fn time_words(time: Wait) -> Text {
    if time == Wait::new(0, 0) { Phrase::AdviceAtOnce.text() } else { show_wait(time) }
}
