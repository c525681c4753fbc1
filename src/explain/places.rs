//! Every place in the rules that says something of its own: what it is called, when it stands,
//! where it comes from, which values it has had. Must not know a candidate.

use super::phrase::Phrase;
use crate::calendar::Day;
use crate::compile::{
    Accrual, AttributeTable, Benefit, Condition, ConditionId, ConditionKind, Criterion, Dated,
    Duty, Follows, Holding, Item, Operand, PointsBound, PointsTable, Provenance, Route, Rulebook,
    Scope, StatusRules, Test, Tier, Timeline,
};
use crate::facts::{FactId, Kind, Value, decode, show_as, show_yen, value_of};
use crate::text::{Text, list};
use std::ops::Range;

/// A place in the rules.
#[derive(Clone, Debug)]
pub(super) struct RulePlace<'r> {
    /// The status it is in; none for facts, lists and procedures.
    pub status: Option<&'r StatusRules>,
    /// Identifiers from the outside in, joined by slashes.
    pub path: String,
    /// What it says.
    pub text: Text,
    /// What it is.
    pub what: What<'r>,
}

/// What a place is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'r> {
    Status(&'r StatusRules),
    Route(&'r Route),
    Criterion(&'r Criterion),
    Condition(ConditionId, &'r Condition),
    PassMark(&'r PointsTable),
    Item(&'r Item),
    Tier(&'r Tier),
    Benefit(&'r Benefit),
    Grows(&'r Accrual),
    Limit(&'r Provenance),
    Follows(FactId, &'r Provenance),
    Row(&'r AttributeTable, &'r Timeline<Vec<i64>>),
    Procedure(&'r Scope),
    Duty(&'r Duty),
}

/// A value that a place has from a day on.
#[derive(Clone, Debug)]
pub(super) struct PlaceValue<'r> {
    pub from: Option<Day>,
    pub shown: Text,
    pub provenance: &'r Provenance,
}

/// All places, in the order of the files.
pub(super) fn places(rulebook: &Rulebook) -> Vec<RulePlace<'_>> {
    let mut walk = PlacesWalk { rulebook, status: None, found: Vec::new() };
    rulebook.statuses.iter().for_each(|status| walk.status(status));
    walk.status = None;
    for (id, fact) in rulebook.vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
        walk.fact(id, &fact.name, &fact.label);
    }
    rulebook.attributes.iter().for_each(|table| walk.rows(table));
    walk.holdings();
    walk.procedures();
    for duty in &rulebook.duties {
        walk.add(duty.id.clone(), duty.text.clone(), What::Duty(duty));
    }
    walk.found
}

/// The places of one status.
pub(super) fn places_of<'r>(rulebook: &'r Rulebook, status: &'r StatusRules) -> Vec<RulePlace<'r>> {
    let mut walk = PlacesWalk { rulebook, status: None, found: Vec::new() };
    walk.status(status);
    walk.found
}

/// What a fact follows from, place by place.
pub(super) fn places_of_fact(rulebook: &Rulebook, id: FactId) -> Vec<RulePlace<'_>> {
    let mut walk = PlacesWalk { rulebook, status: None, found: Vec::new() };
    let fact = rulebook.vocabulary.fact(id);
    walk.fact(id, &fact.name, &fact.label);
    walk.found
}

struct PlacesWalk<'r> {
    rulebook: &'r Rulebook,
    status: Option<&'r StatusRules>,
    found: Vec<RulePlace<'r>>,
}

impl<'r> PlacesWalk<'r> {
    fn add(&mut self, path: String, text: Text, what: What<'r>) {
        self.found.push(RulePlace { status: self.status, path, text, what });
    }

    fn status(&mut self, status: &'r StatusRules) {
        self.status = Some(status);
        let id = &status.id;
        self.add(id.clone(), status.title.clone(), What::Status(status));
        self.criteria(id, status.criteria.clone());
        for route in &status.routes {
            let path = format!("{id}/{}", route.id);
            self.add(path.clone(), route.text.clone(), What::Route(route));
            self.criteria(&path, route.criteria.clone());
        }
        if let Some(points) = &status.points {
            let path = format!("{id}/pass-mark");
            self.add(path, Phrase::HeadPassMark.text(), What::PassMark(points));
            self.items(id, points);
        }
        for benefit in &self.rulebook.benefits[status.benefits.clone()] {
            let path = format!("{id}/{}", benefit.id);
            self.add(path.clone(), benefit.text.clone(), What::Benefit(benefit));
            benefit.when.iter().for_each(|when| self.condition(&path, &benefit.text, *when));
        }
        if let Some(holding) = self.rulebook.holding(&status.id) {
            self.holding(holding);
        }
    }

    /// What holding statuses does that have no file of their own, and what grows in every one.
    fn holdings(&mut self) {
        let filed = |id: &str| self.rulebook.statuses.iter().any(|status| status.id == id);
        let others = self.rulebook.holdings.iter().filter(|one| !filed(&one.status));
        others.collect::<Vec<_>>().into_iter().for_each(|holding| self.holding(holding));
        for accrual in self.rulebook.growing_everywhere() {
            self.grows(&self.rulebook.vocabulary.fact(accrual.fact).name.clone(), accrual);
        }
    }

    fn holding(&mut self, holding: &'r Holding) {
        let around = format!("{}/holding", holding.status);
        for accrual in &holding.accrues {
            let name = &self.rulebook.vocabulary.fact(accrual.fact).name;
            self.grows(&format!("{around}/{name}"), accrual);
        }
        for limit in &holding.limits {
            let fact = limit.fact.map(|fact| self.rulebook.vocabulary.fact(fact));
            let text = fact.map_or_else(|| Phrase::HeadStay.text(), |fact| fact.label.clone());
            let path = format!("{around}/limits");
            self.add(path.clone(), text, What::Limit(&limit.provenance));
            for extension in &limit.extended {
                self.add(path.clone(), extension.text.clone(), What::Limit(&extension.provenance));
                self.condition(&path, &extension.text, extension.when);
            }
        }
    }

    fn grows(&mut self, path: &str, accrual: &'r Accrual) {
        let text = self.rulebook.vocabulary.fact(accrual.fact).label.clone();
        self.add(path.to_string(), text.clone(), What::Grows(accrual));
        accrual.condition.iter().for_each(|condition| self.condition(path, &text, *condition));
    }

    fn criteria(&mut self, around: &str, range: Range<usize>) {
        for criterion in &self.rulebook.criteria[range] {
            let path = format!("{around}/{}", criterion.id);
            let text = self.rulebook.criterion_text(criterion, None);
            self.add(path.clone(), text.clone(), What::Criterion(criterion));
            for condition in criterion.conditions() {
                self.condition(&path, &text, condition);
            }
        }
    }

    fn items(&mut self, around: &str, points: &'r PointsTable) {
        for item in &self.rulebook.items[points.items.clone()] {
            let path = format!("{around}/{}", item.id);
            self.add(path.clone(), item.text.clone(), What::Item(item));
            for tier in &self.rulebook.tiers[item.award.tiers()] {
                let path = format!("{path}/{}", tier.id);
                let text = self.rulebook.tier_text(tier, None).unwrap_or_else(|| item.text.clone());
                self.add(path.clone(), text.clone(), What::Tier(tier));
                self.condition(&path, &text, tier.when);
            }
        }
    }

    /// A condition and those it is made of; one without a name goes by what it stands in.
    fn condition(&mut self, around: &str, text: &Text, id: ConditionId) {
        let condition = self.rulebook.condition(id);
        let (mut path, mut text) = (around.to_string(), text.clone());
        if let Some(part) = &condition.part {
            path = format!("{around}/{}", part.id);
            text = self.rulebook.part_text(id, None).unwrap_or(text);
        }
        self.add(path.clone(), text.clone(), What::Condition(id, condition));
        condition.children().iter().for_each(|child| self.condition(&path, &text, *child));
    }

    fn fact(&mut self, id: FactId, name: &str, label: &Text) {
        let about = self.rulebook.about(id);
        let expected = about.expected.iter().map(|(when, _)| *when);
        let follows = about.follows.iter().flat_map(Follows::conditions);
        let conditions: Vec<ConditionId> = follows.chain(expected).collect();
        if about.follows.is_none() && conditions.is_empty() {
            return;
        }
        self.add(name.to_string(), label.clone(), What::Follows(id, &about.provenance));
        conditions.into_iter().for_each(|condition| self.condition(name, label, condition));
    }

    fn rows(&mut self, table: &'r AttributeTable) {
        let choices = &self.rulebook.vocabulary.domain(table.domain).choices;
        let attribute = table.name.split_once('.').map_or("", |(_, name)| name);
        for (row, timeline) in table.rows.iter().enumerate() {
            let (Some(timeline), Some(choice)) = (timeline, choices.get(row)) else { continue };
            let list = &self.rulebook.vocabulary.domain(table.domain).name;
            let path = format!("{list}/{}/{attribute}", choice.id);
            let slots = [("label", choice.text.clone()), ("value", table.label.clone())];
            self.add(path, Phrase::FactIs.fill(&slots), What::Row(table, timeline));
        }
    }

    fn procedures(&mut self) {
        for procedure in &self.rulebook.procedures.list {
            let (id, title) = (&procedure.id, &procedure.title);
            self.add(id.clone(), title.clone(), What::Procedure(&procedure.scope));
            procedure.when.iter().for_each(|when| self.condition(id, title, *when));
            for fee in &procedure.fees {
                let amounts = [fee.counter, fee.online, fee.amount].into_iter().flatten();
                let amounts: Vec<Text> = amounts.map(show_yen).collect();
                let value = match &fee.text {
                    Some(text) => {
                        let slots = [("text", text.clone()), ("value", list(&amounts))];
                        Phrase::LabelIs.fill(&slots)
                    }
                    None => list(&amounts),
                };
                self.part_of(id, title, value, &fee.scope);
            }
            for time in &procedure.times {
                self.part_of(id, title, time.text.clone(), &time.scope);
            }
            for note in &procedure.notes {
                self.part_of(id, title, note.text.clone(), &note.scope);
            }
        }
    }

    fn part_of(&mut self, id: &str, title: &Text, value: Text, scope: &'r Scope) {
        let text = Phrase::LabelIs.fill(&[("text", title.clone()), ("value", value)]);
        self.add(id.to_string(), text, What::Procedure(scope));
    }
}

impl<'r> What<'r> {
    /// First and last day.
    pub(super) fn period(self) -> (Option<Day>, Option<Day>) {
        match self {
            Self::Status(status) => (status.from, status.until),
            Self::Route(route) => (route.from, route.until),
            Self::Criterion(criterion) => (criterion.from, criterion.until),
            Self::Condition(_, condition) => (condition.from, condition.until),
            Self::Item(item) => (item.from, item.until),
            Self::Benefit(benefit) => (benefit.from, benefit.until),
            Self::Procedure(scope) => (scope.from, scope.until),
            Self::Duty(duty) => (duty.scope.from, duty.scope.until),
            Self::Grows(accrual) => (None, accrual.until),
            Self::PassMark(_)
            | Self::Tier(_)
            | Self::Follows(..)
            | Self::Limit(_)
            | Self::Row(..) => (None, None),
        }
    }

    /// Where it comes from, where it says so.
    pub(super) fn provenance(self) -> Option<&'r Provenance> {
        match self {
            Self::Status(status) => Some(&status.provenance),
            Self::Route(_) => None,
            Self::Criterion(criterion) => Some(&criterion.provenance),
            Self::Condition(_, condition) => Some(&condition.provenance),
            Self::PassMark(points) => Some(&points.provenance),
            Self::Item(item) => Some(&item.provenance),
            Self::Tier(tier) => Some(&tier.provenance),
            Self::Benefit(benefit) => Some(&benefit.provenance),
            Self::Grows(accrual) => Some(&accrual.provenance),
            Self::Follows(_, provenance) | Self::Limit(provenance) => Some(provenance),
            Self::Row(_, timeline) => timeline.0.last().map(|dated| &dated.provenance),
            Self::Procedure(scope) => Some(&scope.provenance),
            Self::Duty(duty) => Some(&duty.scope.provenance),
        }
    }

    /// The values it has had, oldest first, one list for each thing that it compares.
    pub(super) fn values(self, rulebook: &'r Rulebook) -> Vec<Vec<PlaceValue<'r>>> {
        match self {
            Self::Condition(_, condition) => of_condition(rulebook, condition),
            Self::PassMark(points) => vec![numbers(&points.pass_mark)],
            Self::Tier(tier) => vec![numbers(&tier.points)],
            Self::Row(table, timeline) => {
                let shown = |words: &Vec<i64>| words_shown(rulebook, table.kind, words);
                vec![timeline.0.iter().map(|dated| value(dated, shown(&dated.value))).collect()]
            }
            Self::Status(_)
            | Self::Route(_)
            | Self::Criterion(_)
            | Self::Item(_)
            | Self::Benefit(_)
            | Self::Grows(_)
            | Self::Limit(_)
            | Self::Follows(..)
            | Self::Procedure(_)
            | Self::Duty(_) => Vec::new(),
        }
    }
}

fn value<T>(dated: &Dated<T>, shown: Text) -> PlaceValue<'_> {
    PlaceValue { from: dated.from, shown, provenance: &dated.provenance }
}

fn numbers(timeline: &Timeline<i64>) -> Vec<PlaceValue<'_>> {
    let shown = |dated: &Dated<i64>| Text::same(crate::facts::grouped(dated.value));
    timeline.0.iter().map(|dated| value(dated, shown(dated))).collect()
}

fn of_condition<'r>(rulebook: &'r Rulebook, condition: &'r Condition) -> Vec<Vec<PlaceValue<'r>>> {
    match &condition.kind {
        ConditionKind::Compare { fact, tests, .. } => {
            let kind = rulebook.vocabulary.fact(*fact).kind;
            tests.iter().filter_map(|test| of_test(rulebook, kind, test)).collect()
        }
        ConditionKind::Points { bound: PointsBound::Value(timeline), .. }
        | ConditionKind::Count(_, timeline) => vec![numbers(timeline)],
        ConditionKind::Points { bound: PointsBound::PassMark, .. }
        | ConditionKind::Relate(_)
        | ConditionKind::Status(_)
        | ConditionKind::Row(_)
        | ConditionKind::SummedUp(_)
        | ConditionKind::All(_)
        | ConditionKind::Any(_)
        | ConditionKind::Not(_)
        | ConditionKind::Unsettled(_) => Vec::new(),
    }
}

fn of_test<'r>(rulebook: &'r Rulebook, kind: Kind, test: &'r Test) -> Option<Vec<PlaceValue<'r>>> {
    let Operand::Values(timeline) = &test.bound else { return None };
    let shown = |words: &[i64]| match (kind, test.of_set) {
        (Kind::Set(_), true) => words_shown(rulebook, kind, words),
        (Kind::Set(domain), false) => each(rulebook, Kind::Choice(domain), words),
        _ => each(rulebook, kind, words),
    };
    Some(timeline.0.iter().map(|dated| value(dated, shown(&dated.value))).collect())
}

fn words_shown(rulebook: &Rulebook, kind: Kind, words: &[i64]) -> Text {
    let value: Option<Value> = decode(kind, words);
    value.map(|value| show_as(&rulebook.vocabulary, kind, &value)).unwrap_or_default()
}

fn each(rulebook: &Rulebook, kind: Kind, codes: &[i64]) -> Text {
    let values = codes.iter().filter_map(|code| value_of(kind, *code));
    let shown: Vec<Text> =
        values.map(|value| show_as(&rulebook.vocabulary, kind, &value)).collect();
    list(&shown)
}
