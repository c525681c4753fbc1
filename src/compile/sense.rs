//! Which values of facts make sense, and to which side more decimals of a percentage go than are
//! held: towards the value by which fewer qualify, where the rules leave one.

use super::ids::ConditionId;
use super::names::Compiler;
use super::rulebook::{ConditionKind, Follows, Rulebook};
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::{EdgeMark, FactId, Kind, RangeEdge, RangeEnd, Sense, form, kind_name};
use crate::load::{Comparison, DatedDoc, Documents, FactDoc, RightDoc, TestDoc, Unit};
use crate::text::Text;
use crate::words::forms;
use std::collections::BTreeSet;

impl Compiler<'_> {
    /// What makes sense of every fact; facts must be known before.
    pub(super) fn senses(&mut self, documents: &Documents) {
        for doc in &documents.facts {
            let Some(fact) = self.vocabulary.find(&doc.name.value) else { continue };
            let possible = self.edges(doc, fact, &doc.possible);
            let (besides, ends): (Vec<TestDoc>, Vec<TestDoc>) =
                doc.likely.iter().cloned().partition(|test| test.op.value == Comparison::Is);
            let likely = self.edges(doc, fact, &ends);
            let besides = besides.first().and_then(|test| self.besides(doc, fact, test));
            let sense = Sense { possible, likely, besides };
            self.in_order(&sense, doc);
            self.vocabulary.set_sense(fact, sense);
        }
    }

    fn edges(&mut self, doc: &FactDoc, fact: FactId, tests: &[TestDoc]) -> Vec<RangeEdge> {
        let kind = self.vocabulary.fact(fact).kind;
        let edge = |test: &TestDoc| self.edge(&doc.name.value, kind, test);
        tests.iter().filter_map(edge).collect()
    }

    /// A single value that is likely whatever the ends.
    fn besides(&mut self, doc: &FactDoc, fact: FactId, test: &TestDoc) -> Option<i64> {
        let (name, kind) = (&doc.name.value, self.vocabulary.fact(fact).kind);
        match &test.right {
            RightDoc::Value(values) => self.mark_value(name, kind, test, values),
            RightDoc::Day { .. } | RightDoc::Fact { .. } => {
                self.comparison(test.op.value.name(), name, kind, test.op.span);
                None
            }
        }
    }

    fn edge(&mut self, name: &str, kind: Kind, test: &TestDoc) -> Option<RangeEdge> {
        let op = test.op.value;
        let end = match (kind, op) {
            (Kind::Date, Comparison::OnOrAfter) => RangeEnd::Least,
            (Kind::Date, Comparison::OnOrBefore) => RangeEnd::Most,
            (Kind::Count | Kind::Yen | Kind::Percent | Kind::Duration, Comparison::AtLeast) => {
                RangeEnd::Least
            }
            (Kind::Count | Kind::Yen | Kind::Percent | Kind::Duration, Comparison::AtMost) => {
                RangeEnd::Most
            }
            _ => {
                self.comparison(op.name(), name, kind, test.op.span);
                return None;
            }
        };
        let mark = match &test.right {
            RightDoc::Value(values) => EdgeMark::Value(self.mark_value(name, kind, test, values)?),
            RightDoc::Day { plus, minus } if kind == Kind::Date => {
                EdgeMark::Day { plus: *plus, minus: *minus }
            }
            RightDoc::Day { .. } => {
                self.comparison(op.name(), name, kind, test.op.span);
                return None;
            }
            RightDoc::Fact { .. } => self.mark_fact(kind, test)?,
        };
        Some(RangeEdge { end, mark })
    }

    fn mark_value(
        &mut self,
        name: &str,
        kind: Kind,
        test: &TestDoc,
        values: &[DatedDoc<crate::tree::Node>],
    ) -> Option<i64> {
        if let [DatedDoc { from: None, value, .. }] = values {
            return self.words_of(value, kind, name)?.first().copied();
        }
        let found = forms::DATED_VALUES.text();
        let slots = [("name", Text::same(name)), ("form", form(kind)), ("found", found)];
        self.found.push(Diagnostic::new(Code::WrongType, &slots).at(test.op.span));
        None
    }

    /// Another fact: of the same type, or of a duration a day or a count of years.
    fn mark_fact(&mut self, kind: Kind, test: &TestDoc) -> Option<EdgeMark> {
        let RightDoc::Fact { name, times, plus, minus, .. } = &test.right else { return None };
        let fact = self.fact_id(name)?;
        let other = self.vocabulary.fact(fact).kind;
        let years =
            self.about.get(fact.index()).is_some_and(|about| about.unit == Some(Unit::Years));
        let number = |kind| matches!(kind, Kind::Count | Kind::Yen);
        let measured = match (kind, other) {
            (Kind::Duration, Kind::Date) => true,
            (Kind::Duration, Kind::Count) => years,
            (a, b) => a == b || (number(a) && number(b)),
        };
        if !measured {
            let slots = [
                ("name", Text::same(&name.value)),
                ("form", kind_name(kind)),
                ("found", kind_name(other)),
            ];
            self.found.push(Diagnostic::new(Code::WrongType, &slots).at(name.span));
            return None;
        }
        Some(EdgeMark::Fact { fact, times: *times, plus: *plus, minus: *minus })
    }

    /// Reports fixed ends of which the least is above the greatest, and likely values that cannot be.
    fn in_order(&mut self, sense: &Sense, doc: &FactDoc) {
        let fixed = |edges: &[RangeEdge], end: RangeEnd| {
            let mut of_end = edges.iter().filter(|edge| edge.end == end);
            of_end.find_map(|edge| match edge.mark {
                EdgeMark::Value(at) => Some(at),
                EdgeMark::Day { .. } | EdgeMark::Fact { .. } => None,
            })
        };
        let [least, most] =
            [RangeEnd::Least, RangeEnd::Most].map(|end| fixed(&sense.possible, end));
        let [low, high] = [RangeEnd::Least, RangeEnd::Most].map(|end| fixed(&sense.likely, end));
        let above = |low: Option<i64>, high: Option<i64>| low.zip(high).is_some_and(|(a, b)| a > b);
        let empty =
            above(least, most) || above(low, high) || above(low, most) || above(least, high);
        let beyond = above(least, low) || above(high, most);
        if empty || beyond {
            let slots = [("name", Text::same(&doc.name.value))];
            let diagnostic = Diagnostic::new(Code::BadRange, &slots).at(doc.name.span);
            self.found.push(diagnostic.help(hint::LIKELY_WITHIN, &[]));
        }
    }
}

/// To which side every percentage is rounded.
pub(super) fn round(rulebook: &mut Rulebook) {
    let percentages = rulebook.vocabulary.iter().filter(|(_, fact)| fact.kind == Kind::Percent);
    let percentages: Vec<FactId> = percentages.map(|(id, _)| id).collect();
    let turned = turned(rulebook);
    for fact in percentages {
        let end = side(rulebook, fact, &turned);
        rulebook.vocabulary.set_rounds(fact, end);
    }
}

/// A value between two that are held is at least a bound exactly where the lower of them is, and at
/// most a bound exactly where the upper is. `over` of the lower one, and `under` of the upper, may
/// fail where that of the value does not, which is safe where holding makes people qualify.
fn side(rulebook: &Rulebook, fact: FactId, turned: &BTreeSet<ConditionId>) -> Option<RangeEnd> {
    let mut compared: Vec<(Comparison, bool)> = Vec::new();
    for (at, condition) in rulebook.conditions.iter().enumerate() {
        let turned = turned.contains(&ConditionId::at(at));
        if let ConditionKind::Compare { fact: of, tests, .. } = &condition.kind
            && *of == fact
        {
            compared.extend(tests.iter().map(|test| (test.op, turned)));
        }
        // What it is compared with may have any value.
        if let ConditionKind::Relate(relation) = &condition.kind
            && [relation.fact, relation.other].contains(&fact)
        {
            return None;
        }
    }
    let down = |(op, turned): &(Comparison, bool)| match op {
        Comparison::AtLeast | Comparison::Under => true,
        Comparison::Over => !turned,
        _ => false,
    };
    let up = |(op, turned): &(Comparison, bool)| match op {
        Comparison::AtMost | Comparison::Over => true,
        Comparison::Under => !turned,
        _ => false,
    };
    let above = compared.iter().all(|(op, _)| matches!(op, Comparison::AtMost | Comparison::Under));
    match (compared.iter().all(down), compared.iter().all(up)) {
        (true, true) if above && !compared.is_empty() => Some(RangeEnd::Most),
        (true, _) => Some(RangeEnd::Least),
        (false, true) => Some(RangeEnd::Most),
        (false, false) => None,
    }
}

/// Conditions of which it is not plain that holding makes people qualify: under `not`, in a guard,
/// and in what facts follow from.
fn turned(rulebook: &Rulebook) -> BTreeSet<ConditionId> {
    let nots = rulebook.conditions.iter().filter_map(|condition| {
        let ConditionKind::Not(inner) = condition.kind else { return None };
        Some(inner)
    });
    let guards = rulebook.criteria.iter().filter_map(|criterion| criterion.applies);
    let facts = rulebook.about.iter().filter_map(|about| about.follows.as_ref());
    let facts = facts.flat_map(Follows::conditions);
    let mut open: Vec<ConditionId> = nots.chain(guards).chain(facts).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(rulebook.condition(id).children());
        }
    }
    found
}
