//! What changes in the rules between two days, and for whom it matters.

use super::cited::CiteLine;
use super::lines::{cite_lines, fact_ref};
use super::places::{RulePlace, What, places};
use super::report::FactRef;
use super::turned::{DayTurn, HowTurned, days_compared};
use crate::calendar::Day;
use crate::compile::{Award, ConditionId, Criterion, Follows, Provenance, Read, Rulebook, Step};
use crate::facts::{FactId, show};
use crate::text::Text;
use std::collections::BTreeSet;

/// Something that changes on a day.
#[derive(Clone, Debug)]
pub struct RuleChange {
    /// The first day on which it is different.
    pub on: Day,
    /// The status it is in; none for facts, lists and procedures.
    pub status: Option<String>,
    /// Identifiers from the outside in, joined by slashes.
    pub place: String,
    /// What stands there.
    pub text: Text,
    /// How it changes.
    pub kind: ChangeKind,
    /// The value before; of a criterion that is replaced, its words.
    pub before: Option<Text>,
    /// The value from that day.
    pub after: Option<Text>,
    /// True where the value from that day, or what begins, could not be confirmed.
    pub unconfirmed: bool,
    /// Days that are the day looked at where they are not given, and by which it changes; none
    /// where the rules themselves begin or end.
    pub by: Vec<FactRef>,
    /// Facts of a person, an offer or an organization that it depends on.
    pub facts: Vec<FactRef>,
    /// Sources.
    pub cite: Vec<CiteLine>,
}

/// How something changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// It begins to apply.
    Begins,
    /// It has ended.
    Ends,
    /// It has another value or other words.
    Changes,
}

impl ChangeKind {
    /// The name in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Begins => "begins",
            Self::Ends => "ends",
            Self::Changes => "changes",
        }
    }
}

/// What is different on any day after `from`, up to `to`; by day, then in the order of the files.
pub fn changes(rulebook: &Rulebook, from: Day, to: Day) -> Vec<RuleChange> {
    let inside = |day: &Day| from < *day && *day <= to;
    let mut found = Vec::new();
    let places = concerned(rulebook, from, to);
    for place in &places {
        let teller = Changed { rulebook, place };
        let (first, last) = place.what.period();
        if let Some(day) = last.map(Day::next).filter(inside) {
            found.push(teller.change(day, ChangeKind::Ends, place.what.provenance()));
        }
        if let Some(day) = first.filter(inside) {
            found.push(teller.change(day, ChangeKind::Begins, place.what.provenance()));
        }
        for values in place.what.values(rulebook) {
            for (at, value) in values.iter().enumerate() {
                let Some(day) = value.from.filter(inside) else { continue };
                let before = at.checked_sub(1).map(|at| values[at].shown.clone());
                let mut change = teller.change(day, ChangeKind::Changes, Some(value.provenance));
                (change.before, change.after) = (before, Some(value.shown.clone()));
                found.push(change);
            }
        }
    }
    let mut found = replaced(found);
    for day in days_compared(rulebook, from, to) {
        turned(rulebook, &places, day, &mut found);
    }
    found.sort_by_key(|change| change.on);
    found
}

/// The places of what is in force on any of these days.
fn concerned(rulebook: &Rulebook, from: Day, to: Day) -> Vec<RulePlace<'_>> {
    let mut places = places(rulebook);
    places.retain(|place| {
        place.status.is_none_or(|status| {
            status.from.is_none_or(|first| first <= to)
                && status.until.is_none_or(|until| from <= until)
        })
    });
    places
}

/// Adds what changes on a day because a day that is not given is the day looked at.
fn turned(rulebook: &Rulebook, places: &[RulePlace<'_>], day: Day, found: &mut Vec<RuleChange>) {
    let turn = DayTurn::on(rulebook, day);
    // What a criterion that never applies is made of concerns nobody.
    let mut dead: Option<&str> = None;
    for place in places {
        if let What::Criterion(criterion) = place.what {
            let never = !stands(criterion, day) || criterion.applies.is_some_and(|c| turn.never(c));
            dead = never.then_some(&*place.path);
        }
        let below = |path: &&str| {
            place
                .path
                .strip_prefix(*path)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let told = |change: &RuleChange| change.on == day && change.place == place.path;
        if dead.as_ref().is_some_and(below) || found.iter().any(told) {
            continue;
        }
        let teller = Changed { rulebook, place };
        found.extend(teller.turned(&turn, day));
    }
}

fn stands(criterion: &Criterion, day: Day) -> bool {
    criterion.from.is_none_or(|from| from <= day)
        && criterion.until.is_none_or(|until| day <= until)
}

/// What ends where something of the same name begins is one change.
fn replaced(found: Vec<RuleChange>) -> Vec<RuleChange> {
    let mut out: Vec<RuleChange> = Vec::new();
    for change in found {
        let other = match change.kind {
            ChangeKind::Begins => ChangeKind::Ends,
            ChangeKind::Ends => ChangeKind::Begins,
            ChangeKind::Changes => {
                out.push(change);
                continue;
            }
        };
        let same = |known: &&mut RuleChange| {
            known.kind == other && known.place == change.place && known.on == change.on
        };
        match out.iter_mut().find(same) {
            Some(known) => {
                let (before, after) = match other {
                    ChangeKind::Ends => (known.text.clone(), change.text.clone()),
                    _ => (change.text.clone(), known.text.clone()),
                };
                known.kind = ChangeKind::Changes;
                known.facts.extend(change.facts.clone());
                known.facts.dedup();
                known.text.clone_from(&after);
                if before != after {
                    (known.before, known.after) = (Some(before), Some(after));
                }
            }
            None => out.push(change),
        }
    }
    out
}

struct Changed<'c, 'r> {
    rulebook: &'r Rulebook,
    place: &'c RulePlace<'r>,
}

impl Changed<'_, '_> {
    fn change(&self, on: Day, kind: ChangeKind, provenance: Option<&Provenance>) -> RuleChange {
        let cite = provenance.map(|provenance| cite_lines(self.rulebook, &provenance.cite));
        RuleChange {
            on,
            status: self.place.status.map(|status| status.id.clone()),
            place: self.place.path.clone(),
            text: self.place.text.clone(),
            kind,
            before: None,
            after: None,
            unconfirmed: provenance.is_some_and(|from| from.unconfirmed_here),
            by: Vec::new(),
            facts: self.facts(),
            cite: cite.unwrap_or_default(),
        }
    }

    /// How this place turns by a day that is not given.
    fn turned(&self, turn: &DayTurn<'_>, day: Day) -> Option<RuleChange> {
        let (condition, turned) = self.condition_turned(turn)?;
        let kind = match turned {
            HowTurned::Opens => ChangeKind::Begins,
            HowTurned::Closes => ChangeKind::Ends,
            HowTurned::Differs => ChangeKind::Changes,
        };
        let vocabulary = &self.rulebook.vocabulary;
        let mut change = self.change(day, kind, self.place.what.provenance());
        let by = turn.by(condition);
        change.facts.retain(|fact| by.iter().all(|day| vocabulary.fact(*day).name != fact.name));
        change.by = by.iter().map(|day| fact_ref(vocabulary, *day)).collect();
        if let What::Follows(fact, _) = self.place.what
            && let Some([before, after]) = turn.values(fact)
        {
            change.before = Some(show(vocabulary, fact, &before));
            change.after = Some(show(vocabulary, fact, &after));
        }
        Some(change)
    }

    /// The condition of this place that turns, and how the place does.
    fn condition_turned(&self, turn: &DayTurn<'_>) -> Option<(ConditionId, HowTurned)> {
        let of = |id: ConditionId| turn.of(id).map(|turned| (id, turned));
        let differs = |id: ConditionId| of(id).map(|(id, _)| (id, HowTurned::Differs));
        match self.place.what {
            // What is asked changes where the guard does not open or close.
            What::Criterion(criterion) => {
                let asks = || criterion.when.filter(|when| !self.named(*when)).and_then(differs);
                criterion.applies.and_then(of).or_else(asks)
            }
            What::Condition(id, condition) => condition.part.as_ref().and_then(|_| of(id)),
            What::Tier(tier) => of(tier.when),
            What::Benefit(benefit) => benefit.when.and_then(of),
            What::Follows(fact, _) => {
                let follows = self.rulebook.about(fact).follows.as_ref()?;
                follows.conditions().into_iter().find_map(differs)
            }
            What::Status(_)
            | What::Route(_)
            | What::PassMark(_)
            | What::Item(_)
            | What::Row(..)
            | What::Grows(_)
            | What::Limit(_)
            | What::Duty(_)
            | What::Procedure(_) => None,
        }
    }

    /// True for a condition that is told by its own name.
    fn named(&self, id: ConditionId) -> bool {
        self.rulebook.condition(id).part.is_some()
    }

    /// The facts to give that decide whether it matters.
    fn facts(&self) -> Vec<FactRef> {
        let mut read =
            AskableFacts { rulebook: self.rulebook, seen: BTreeSet::new(), facts: BTreeSet::new() };
        match self.place.what {
            What::Criterion(criterion) => {
                [criterion.when, criterion.applies]
                    .into_iter()
                    .flatten()
                    .for_each(|c| read.condition(c));
            }
            What::Condition(id, _) => read.condition(id),
            What::Route(route) => {
                for criterion in &self.rulebook.criteria[route.criteria.clone()] {
                    criterion.when.iter().for_each(|when| read.condition(*when));
                }
            }
            What::Item(item) => match &item.award {
                Award::Table(grid) => {
                    read.fact(grid.down);
                    grid.across.iter().for_each(|(fact, _)| read.fact(*fact));
                }
                award => {
                    let tiers = &self.rulebook.tiers[award.tiers()];
                    tiers.iter().for_each(|tier| read.condition(tier.when));
                }
            },
            What::Tier(tier) => read.condition(tier.when),
            What::Benefit(benefit) => benefit.when.iter().for_each(|when| read.condition(*when)),
            What::Follows(fact, _) => read.fact(fact),
            What::Grows(accrual) => {
                read.fact(accrual.fact);
                accrual.condition.iter().for_each(|condition| read.condition(*condition));
            }
            What::Row(table, ..) => read.rows_of(&table.name),
            What::Status(_)
            | What::PassMark(_)
            | What::Limit(_)
            | What::Procedure(_)
            | What::Duty(_) => {}
        }
        let vocabulary = &self.rulebook.vocabulary;
        read.facts.iter().map(|fact| fact_ref(vocabulary, *fact)).collect()
    }
}

/// From conditions to the facts that somebody can be asked for.
struct AskableFacts<'r> {
    rulebook: &'r Rulebook,
    seen: BTreeSet<Read>,
    facts: BTreeSet<FactId>,
}

impl AskableFacts<'_> {
    fn condition(&mut self, id: ConditionId) {
        self.reads(self.rulebook.condition_reads([id]));
    }

    /// Points and verdicts of whole statuses rest on too much to be named.
    fn reads(&mut self, reads: Vec<Read>) {
        for read in reads {
            if let Some(fact) = read.as_fact()
                && self.seen.insert(read)
            {
                self.fact(fact);
            }
        }
    }

    fn fact(&mut self, fact: FactId) {
        if self.rulebook.vocabulary.fact(fact).question.is_some() {
            self.facts.insert(fact);
            return;
        }
        self.reads(self.rulebook.reads(Step::Fact(fact)));
    }

    /// The facts whose row an attribute is read from.
    fn rows_of(&mut self, name: &str) {
        let rulebook = self.rulebook;
        for (id, _) in rulebook.vocabulary.iter().filter(|(_, fact)| fact.attribute) {
            if let Some(Follows::Attribute { of, table }) = &rulebook.about(id).follows
                && rulebook.attributes[*table].name == name
            {
                self.fact(*of);
            }
        }
    }
}
