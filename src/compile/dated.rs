//! Dated values put in order, and the days on which anything changes.

use super::names::Compiler;
use super::rulebook::{Award, ConditionKind, Dated, PointsBound, Provenance, Rulebook, Timeline};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::load::DatedDoc;
use crate::source::Span;
use crate::text::Text;
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// Turns dated documents into a timeline. `since`: the first day that needs a value.
    pub(super) fn timeline<D, T>(
        &mut self,
        docs: &[DatedDoc<D>],
        around: &Provenance,
        name: &str,
        since: Option<Day>,
        mut read: impl FnMut(&mut Self, &D) -> Option<T>,
    ) -> Timeline<T> {
        let mut dated: Vec<Dated<T>> = Vec::new();
        for doc in docs {
            let from = doc.from.as_ref().map(|day| day.value);
            let last = dated.last().and_then(|dated| dated.from);
            if !dated.is_empty() && from <= last {
                self.found.push(Diagnostic::new(Code::DatedOrder, &[]).at(doc.span));
            }
            let provenance = self.provenance(&doc.provenance, around, name, doc.span);
            let Some(value) = read(self, &doc.value) else { continue };
            dated.push(Dated { from, value, provenance, span: doc.span });
        }
        self.gap(&dated, since);
        Timeline(dated)
    }

    fn gap<T>(&mut self, dated: &[Dated<T>], since: Option<Day>) {
        let Some(first) = dated.first() else { return };
        if let (Some(since), Some(from)) = (since, first.from)
            && since < from
        {
            self.report_gap(since, from.previous(), first.span);
        }
    }

    fn report_gap(&mut self, from: Day, until: Day, span: Span) {
        let slots =
            [("from", Text::same(from.to_string())), ("until", Text::same(until.to_string()))];
        self.found.push(Diagnostic::new(Code::DatedGap, &slots).at(span));
    }
}

impl Rulebook {
    /// The last day of which anything is recorded: on which something begins or ends, or a source
    /// was read.
    pub fn recorded_until(&self) -> Option<Day> {
        let read = self.sources.iter().map(|source| source.checked);
        self.turning_days().into_iter().chain(read).max()
    }

    /// The days on which any value, criterion or status begins or ends, ascending. The day after
    /// an end counts, being the first on which something is different.
    pub fn turning_days(&self) -> Vec<Day> {
        let mut days = BTreeSet::new();
        let mut period = |from: Option<Day>, until: Option<Day>| {
            days.extend(from);
            days.extend(until.filter(|until| *until < Day::LAST).map(Day::next));
        };
        for status in &self.statuses {
            period(status.from, status.until);
            period(status.encoded_from, None);
            status.routes.iter().for_each(|route| period(route.from, route.until));
            let marks = status.points.iter().flat_map(|points| &points.pass_mark.0);
            marks.for_each(|dated| period(dated.from, None));
        }
        self.criteria.iter().for_each(|criterion| period(criterion.from, criterion.until));
        for condition in &self.conditions {
            period(condition.from, condition.until);
            condition_days(&condition.kind).into_iter().for_each(|day| period(Some(day), None));
        }
        self.benefits.iter().for_each(|benefit| period(benefit.from, benefit.until));
        for item in &self.items {
            period(item.from, item.until);
            for tier in &self.tiers[item_tiers(&item.award)] {
                tier.points.0.iter().for_each(|dated| period(dated.from, None));
            }
        }
        let rows = self.row_days.iter().flat_map(|days| &days.rows);
        rows.for_each(|(from, until)| period(*from, *until));
        let rows = self.attributes.iter().flat_map(|table| table.rows.iter().flatten());
        rows.flat_map(|timeline| &timeline.0).for_each(|dated| period(dated.from, None));
        days.into_iter().collect()
    }
}

fn item_tiers(award: &Award) -> std::ops::Range<usize> {
    award.tiers()
}

fn condition_days(kind: &ConditionKind) -> Vec<Day> {
    match kind {
        ConditionKind::Compare { tests, .. } => {
            let values = tests.iter().filter_map(|test| test.bound.values());
            values.flat_map(|timeline| timeline.0.iter().filter_map(|dated| dated.from)).collect()
        }
        ConditionKind::Points { bound: PointsBound::Value(timeline), .. }
        | ConditionKind::Count(_, timeline) => {
            timeline.0.iter().filter_map(|dated| dated.from).collect()
        }
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
