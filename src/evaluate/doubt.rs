//! Which unconfirmed values a decided verdict hangs on.

use super::assessment::{One, Verdict};
use super::program::Program;
use super::runs::CriterionRun;
use super::truth::{Track, Truth};
use crate::compile::{
    Award, ConditionId, ConditionKind, CriterionId, DoubtId, Follows, ItemId, Part, Provenance,
    Rulebook, StatusId, TierId,
};
use crate::facts::FactId;

/// An unconfirmed value, named by the nearest thing that has a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unconfirmed {
    /// Where it matters.
    pub place: StatusPlace,
    /// What is open about it.
    pub doubt: Option<DoubtId>,
}

/// Something of a status that has a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatusPlace {
    /// A criterion.
    Criterion(CriterionId),
    /// A part of a criterion.
    Part(CriterionId, ConditionId),
    /// A points item.
    Item(ItemId),
    /// A tier of a points item.
    Tier(ItemId, TierId),
}

impl Program<'_> {
    /// The unconfirmed values without which the verdict on a status would be open.
    pub fn unconfirmed<'a>(&self, one: impl Into<One<'a>>, status: StatusId) -> Vec<Unconfirmed> {
        let one = one.into();
        let outcome = one.outcome(status);
        let Some(judge) = self.judges.iter().find(|judge| judge.status == status) else {
            return Vec::new();
        };
        if outcome.verdict == outcome.confirmed {
            return Vec::new();
        }
        let mut walk = DoubtWalk { program: self, one, found: Vec::new() };
        let wanted = outcome.verdict == Verdict::Qualifies;
        let routes = judge.routes.iter().filter(|route| route.stands);
        let runs = judge.common.iter().chain(routes.flat_map(|route| &route.criteria));
        for run in runs {
            let closing = run.opens == (outcome.verdict == Verdict::NotInForce);
            let truth = one.criterion(run.criterion);
            if (closing || wanted) && truth.as_read() == Some(wanted) {
                walk.criterion(run);
            }
        }
        walk.found.sort();
        walk.found.dedup();
        walk.found
    }
}

struct DoubtWalk<'w, 'r> {
    program: &'w Program<'r>,
    one: One<'w>,
    found: Vec<Unconfirmed>,
}

/// Decided as read, open where only confirmed values count.
fn shaky(truth: Truth) -> bool {
    truth.as_read().is_some() && truth.on(Track::Confirmed).is_none()
}

impl DoubtWalk<'_, '_> {
    fn criterion(&mut self, run: &CriterionRun) {
        let place = StatusPlace::Criterion(run.criterion);
        if !shaky(self.one.criterion(run.criterion)) {
            return;
        }
        let rulebook = self.program.rulebook;
        if run.doubtful {
            self.note(&place, &rulebook.criterion(run.criterion).provenance);
        }
        for condition in [run.when, run.applies].into_iter().flatten() {
            self.condition(ConditionId(condition), &place);
        }
    }

    fn note(&mut self, place: &StatusPlace, provenance: &Provenance) {
        self.found.push(Unconfirmed { place: place.clone(), doubt: provenance.doubt });
    }

    fn condition(&mut self, id: ConditionId, place: &StatusPlace) {
        if self.program.left_out(id) || !shaky(self.one.truth(id)) {
            return;
        }
        let condition = self.program.rulebook.condition(id);
        let place = &inner(place, id, condition.part.as_ref());
        if condition.provenance.unconfirmed_here {
            self.note(place, &condition.provenance);
            return;
        }
        match &condition.kind {
            ConditionKind::Compare { fact, tests, .. } => {
                let before = self.found.len();
                self.fact(*fact, place);
                if self.found.len() == before {
                    self.dated(tests, place);
                }
            }
            ConditionKind::Relate(relation) => {
                self.fact(relation.fact, place);
                self.fact(relation.other, place);
            }
            ConditionKind::Points { status, .. } => self.points(*status),
            ConditionKind::Status(status) => {
                let inner = self.program.unconfirmed(self.one, *status);
                let doubt = inner.first().and_then(|inner| inner.doubt);
                self.found.push(Unconfirmed { place: place.clone(), doubt });
            }
            ConditionKind::Row(status) => self.row(*status, place),
            ConditionKind::All(children)
            | ConditionKind::Any(children)
            | ConditionKind::Count(children, _) => {
                children.iter().for_each(|child| self.condition(*child, place));
            }
            ConditionKind::SummedUp(both) => {
                both.iter().for_each(|child| self.condition(*child, place));
            }
            ConditionKind::Not(child) => self.condition(*child, place),
            ConditionKind::Unsettled(_) => {}
        }
    }

    /// The first doubt about a criterion of another status's row that made it come out so.
    fn row(&mut self, status: StatusId, place: &StatusPlace) {
        let Some(judge) = self.program.judge_of(status) else { return };
        let outcome = self.one.row(status).as_read();
        let own = judge.routes.iter().filter(|route| route.stands).flat_map(|r| &r.criteria);
        let runs = judge.common.iter().chain(own).filter(|run| !run.practice);
        let mut inner = DoubtWalk { program: self.program, one: self.one, found: Vec::new() };
        let alike = |run: &&CriterionRun| self.one.criterion(run.criterion).as_read() == outcome;
        runs.filter(alike).for_each(|run| inner.criterion(run));
        inner.found.sort();
        let doubt = inner.found.first().and_then(|inner| inner.doubt);
        self.found.push(Unconfirmed { place: place.clone(), doubt });
    }

    /// A comparison whose value of the day is unconfirmed.
    fn dated(&mut self, tests: &[crate::compile::Test], place: &StatusPlace) {
        for test in tests {
            if let crate::compile::Operand::Values(timeline) = &test.bound
                && let Some(dated) = timeline.on(self.program.day)
                && dated.provenance.unconfirmed_here
            {
                self.note(place, &dated.provenance);
            }
        }
    }

    fn fact(&mut self, id: FactId, place: &StatusPlace) {
        if !self.one.is_known(id) || self.one.is_known_on(id, Track::Confirmed) {
            return;
        }
        let about = self.program.rulebook.about(id);
        if about.provenance.unconfirmed_here {
            self.note(place, &about.provenance);
        }
        match &about.follows {
            Some(Follows::When(condition) | Follows::Yes(condition)) => {
                self.condition(*condition, place);
            }
            Some(Follows::Value(other)) => self.fact(*other, place),
            Some(Follows::Attribute { of, table }) => {
                self.attribute(*of, *table, place);
                self.fact(*of, place);
            }
            Some(Follows::Years { since, until }) => {
                self.fact(*since, place);
                until.iter().for_each(|until| self.fact(*until, place));
            }
            Some(Follows::First(entries)) => {
                let conditions = entries.iter().filter_map(|(condition, _)| *condition);
                conditions.for_each(|condition| self.condition(condition, place));
            }
            Some(Follows::Grid(grid)) => {
                self.fact(grid.down, place);
                grid.across.iter().for_each(|(fact, _)| self.fact(*fact, place));
            }
            Some(Follows::Day) | None => {}
        }
    }

    fn attribute(&mut self, of: FactId, table: usize, place: &StatusPlace) {
        let rulebook = self.program.rulebook;
        let row = self.one.word(rulebook.vocabulary.fact(of).word);
        let row = usize::try_from(row).unwrap_or(usize::MAX);
        let row = rulebook.attributes[table].rows.get(row).and_then(Option::as_ref);
        let dated = row.and_then(|timeline| timeline.on(self.program.day));
        if let Some(dated) = dated
            && dated.provenance.certainty == crate::load::Certainty::Unconfirmed
        {
            self.note(place, &dated.provenance);
        }
    }

    fn points(&mut self, status: StatusId) {
        let rulebook = self.program.rulebook;
        for id in self.program.items(status).collect::<Vec<_>>() {
            let range = self.one.item(id);
            if range.on(Track::AsRead) == range.on(Track::Confirmed) {
                continue;
            }
            let item = rulebook.item(id);
            if item.provenance.unconfirmed_here {
                self.note(&StatusPlace::Item(id), &item.provenance);
            }
            match &item.award {
                Award::Table(grid) => {
                    self.fact(grid.down, &StatusPlace::Item(id));
                    let across = grid.across.iter();
                    across.for_each(|(fact, _)| self.fact(*fact, &StatusPlace::Item(id)));
                }
                award => self.tiers(id, award),
            }
        }
    }

    fn tiers(&mut self, item: ItemId, award: &Award) {
        let rulebook = self.program.rulebook;
        for at in award.tiers() {
            let tier = &rulebook.tiers[at];
            let place = StatusPlace::Tier(item, TierId::at(at));
            if !shaky(self.one.truth(tier.when)) {
                continue;
            }
            let points = tier.points.on(self.program.day);
            let unconfirmed = points.is_some_and(|points| points.provenance.unconfirmed_here);
            if tier.provenance.unconfirmed_here || unconfirmed {
                self.note(&place, &tier.provenance);
            }
            self.condition(tier.when, &place);
        }
    }
}

fn inner(place: &StatusPlace, id: ConditionId, part: Option<&Part>) -> StatusPlace {
    match (place, part) {
        (StatusPlace::Criterion(criterion) | StatusPlace::Part(criterion, _), Some(_)) => {
            StatusPlace::Part(*criterion, id)
        }
        _ => place.clone(),
    }
}

/// The name of a place in a status, such as `criterion/part`.
pub fn place_name(rulebook: &Rulebook, place: &StatusPlace) -> String {
    let part = |id: &ConditionId| {
        let part = rulebook.condition(*id).part.as_ref();
        part.map(|part| part.id.clone()).unwrap_or_default()
    };
    match place {
        StatusPlace::Criterion(id) => rulebook.criterion(*id).id.clone(),
        StatusPlace::Part(id, condition) => {
            format!("{}/{}", rulebook.criterion(*id).id, part(condition))
        }
        StatusPlace::Item(id) => rulebook.item(*id).id.clone(),
        StatusPlace::Tier(item, tier) => {
            format!("{}/{}", rulebook.item(*item).id, rulebook.tier(*tier).id)
        }
    }
}
