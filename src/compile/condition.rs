//! Conditions typed against the vocabulary.

use super::ids::ConditionId;
use super::names::Compiler;
use super::rulebook::{
    Condition, ConditionKind, Operand, Part, PointsBound, Provenance, Relation, Test, Timeline,
};
use crate::calendar::Wait;
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::{FactId, Kind, form, kind_name};
use crate::load::{Comparison, ConditionDoc, DatedDoc, RightDoc, SubjectDoc, TestDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

impl Compiler<'_> {
    /// Compiles a condition and those it is made of; none where a mistake was reported.
    pub(super) fn condition(
        &mut self,
        doc: &ConditionDoc,
        around: &Provenance,
    ) -> Option<ConditionId> {
        let mut provenance = self.provenance(&doc.provenance, around, "when", doc.span);
        provenance.unconfirmed_here &= doc.provenance.certainty.is_some();
        self.row_of_status(doc);
        let kind = match &doc.subject {
            SubjectDoc::Fact(name) => self.compare(doc, name, false, &provenance),
            SubjectDoc::Given(name) => self.compare(doc, name, true, &provenance),
            SubjectDoc::Points(name) => self.points(doc, name, &provenance),
            SubjectDoc::Status(name) => {
                self.no_tests(doc);
                self.status_id(name).map(|status| match &doc.row {
                    Some(row) if row.value => ConditionKind::Row(status),
                    _ => ConditionKind::Status(status),
                })
            }
            SubjectDoc::All(docs) => self.group(doc, docs, &provenance).map(ConditionKind::All),
            SubjectDoc::Any(docs) => {
                self.need_members(doc, docs, "any");
                self.group(doc, docs, &provenance).map(ConditionKind::Any)
            }
            SubjectDoc::Not(inner) => {
                self.no_tests(doc);
                self.condition(inner, &provenance).map(ConditionKind::Not)
            }
            SubjectDoc::Count(docs) => self.count(doc, docs, &provenance),
            SubjectDoc::Unsettled(name) => {
                self.no_tests(doc);
                self.doubt(name).map(ConditionKind::Unsettled)
            }
            SubjectDoc::Broken => None,
        }?;
        let (kind, provenance) = match &doc.summed_up_by {
            Some(summary) => self.summed_up(doc, kind, summary, provenance)?,
            None => (kind, provenance),
        };
        let part = self.part(doc);
        Some(self.add_condition(Condition {
            kind,
            part,
            provenance,
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            span: doc.span,
        }))
    }

    /// Only a status has a row.
    fn row_of_status(&mut self, doc: &ConditionDoc) {
        if let (Some(row), false) = (&doc.row, matches!(doc.subject, SubjectDoc::Status(_))) {
            let slots = [("name", Text::same("row"))];
            self.found.push(Diagnostic::new(Code::UnknownKey, &slots).at(row.span));
        }
    }

    fn part(&mut self, doc: &ConditionDoc) -> Option<Part> {
        let id = doc.id.as_ref()?;
        Some(Part {
            id: id.value.clone(),
            text: doc.text.clone(),
            note: doc.note.clone(),
            evidence: self.papers(&doc.evidence),
        })
    }

    fn group(
        &mut self,
        doc: &ConditionDoc,
        docs: &[ConditionDoc],
        around: &Provenance,
    ) -> Option<Vec<ConditionId>> {
        self.no_tests(doc);
        self.children(docs, around)
    }

    fn children(&mut self, docs: &[ConditionDoc], around: &Provenance) -> Option<Vec<ConditionId>> {
        let mut inherited = around.clone();
        inherited.unconfirmed_here = false;
        let ids: Vec<_> = docs.iter().map(|doc| self.condition(doc, &inherited)).collect();
        ids.into_iter().collect()
    }

    /// A condition that compares nothing must carry no comparison.
    fn no_tests(&mut self, doc: &ConditionDoc) {
        for test in &doc.tests {
            let slots = [("name", Text::same(test.op.value.name()))];
            self.found.push(Diagnostic::new(Code::UnknownKey, &slots).at(test.op.span));
        }
    }

    /// One of none is never met: whoever writes it has left something out.
    fn need_members(&mut self, doc: &ConditionDoc, docs: &[ConditionDoc], name: &str) {
        if docs.is_empty() {
            let slots = [("name", Text::same(name))];
            self.found.push(Diagnostic::new(Code::NoComparison, &slots).at(doc.span));
        }
    }

    fn need_tests(&mut self, doc: &ConditionDoc, name: &Spanned<String>) {
        if doc.tests.is_empty() {
            let slots = [("name", Text::same(&name.value))];
            self.found.push(Diagnostic::new(Code::NoComparison, &slots).at(name.span));
        }
    }

    fn count(
        &mut self,
        doc: &ConditionDoc,
        docs: &[ConditionDoc],
        around: &Provenance,
    ) -> Option<ConditionKind> {
        self.need_members(doc, docs, "count");
        let children = self.children(docs, around);
        match doc.tests.as_slice() {
            [TestDoc { op, right: RightDoc::Value(values) }] if op.value == Comparison::AtLeast => {
                let needed = self.integers(values, around, "count");
                children.map(|children| ConditionKind::Count(children, needed))
            }
            _ => {
                let name = Spanned { value: "count".to_string(), span: doc.span };
                self.need_tests(doc, &name);
                for test in &doc.tests {
                    self.comparison(test.op.value.name(), "count", Kind::Count, test.op.span);
                }
                None
            }
        }
    }

    fn integers(
        &mut self,
        values: &[DatedDoc<Node>],
        around: &Provenance,
        name: &str,
    ) -> Timeline<i64> {
        self.timeline(values, around, name, None, |compiler, node| {
            compiler.words_of(node, Kind::Count, name).and_then(|words| words.first().copied())
        })
    }

    fn points(
        &mut self,
        doc: &ConditionDoc,
        name: &Spanned<String>,
        around: &Provenance,
    ) -> Option<ConditionKind> {
        self.need_tests(doc, name);
        let status = self.status_id(name)?;
        if !self.has_points[status.index()] {
            let slots = [("name", Text::same(&name.value))];
            self.found.push(Diagnostic::new(Code::NoPoints, &slots).at(name.span));
            return None;
        }
        let [TestDoc { op, right: RightDoc::Value(values) }] = doc.tests.as_slice() else {
            for test in doc.tests.iter().skip(1) {
                self.comparison(test.op.value.name(), &name.value, Kind::Count, test.op.span);
            }
            return None;
        };
        if !matches!(
            op.value,
            Comparison::AtLeast | Comparison::AtMost | Comparison::Over | Comparison::Under
        ) {
            self.comparison(op.value.name(), &name.value, Kind::Count, op.span);
            return None;
        }
        let is_mark =
            |node: &Node| matches!(&node.value, Tree::Text(words) if words == "pass-mark");
        let bound = match values.as_slice() {
            [DatedDoc { from: None, value, .. }] if is_mark(value) => PointsBound::PassMark,
            values => PointsBound::Value(self.integers(values, around, &name.value)),
        };
        Some(ConditionKind::Points { status, op: op.value, bound })
    }

    /// A fact against values; where it is also compared with other facts, all of these.
    fn compare(
        &mut self,
        doc: &ConditionDoc,
        name: &Spanned<String>,
        given: bool,
        around: &Provenance,
    ) -> Option<ConditionKind> {
        self.need_tests(doc, name);
        let fact = self.fact_id(name)?;
        let kind = self.vocabulary.fact(fact).kind;
        let mut tests = Vec::new();
        let mut relations = Vec::new();
        let mut sound = !doc.tests.is_empty();
        for test in &doc.tests {
            if !allowed(kind, test.op.value) {
                self.comparison(test.op.value.name(), &name.value, kind, test.op.span);
                sound = false;
                continue;
            }
            match &test.right {
                RightDoc::Fact { .. } => {
                    let relation = self.relation(fact, given, kind, test);
                    sound &= relation.is_some();
                    relations.extend(relation);
                }
                RightDoc::Value(_) | RightDoc::Day { .. } => {
                    let test = self.test(test, kind, &name.value, around);
                    sound &= test.is_some();
                    tests.extend(test);
                }
            }
        }
        if !sound || self.mixed(&tests, &name.value) {
            return None;
        }
        Some(self.join(doc.span, around, fact, given, tests, relations))
    }

    /// Reports values in a row, or a set, that are compared beside something else: they are
    /// looked up, not bounded.
    fn mixed(&mut self, tests: &[Test], name: &str) -> bool {
        let mut alone = tests
            .iter()
            .filter(|test| test.of_set || matches!(test.op, Comparison::In | Comparison::Has));
        let Some(test) = alone.next().filter(|_| tests.len() > 1) else { return false };
        let slots = [("comparison", Text::same(test.op.name())), ("name", Text::same(name))];
        let diagnostic = Diagnostic::new(Code::Mixed, &slots).at(test.span);
        self.found.push(diagnostic.help(hint::ALONE, &[]));
        true
    }

    fn join(
        &mut self,
        span: Span,
        around: &Provenance,
        fact: FactId,
        given: bool,
        tests: Vec<Test>,
        mut relations: Vec<Relation>,
    ) -> ConditionKind {
        if relations.is_empty() {
            return ConditionKind::Compare { fact, given, tests };
        }
        if tests.is_empty() && relations.len() == 1 {
            return ConditionKind::Relate(relations.remove(0));
        }
        let mut kinds: Vec<_> = relations.into_iter().map(ConditionKind::Relate).collect();
        if !tests.is_empty() {
            kinds.push(ConditionKind::Compare { fact, given, tests });
        }
        let mut provenance = around.clone();
        provenance.unconfirmed_here = false;
        let plain = |kind| Condition {
            kind,
            part: None,
            provenance: provenance.clone(),
            from: None,
            until: None,
            span,
        };
        let conditions: Vec<Condition> = kinds.into_iter().map(plain).collect();
        ConditionKind::All(conditions.into_iter().map(|c| self.add_condition(c)).collect())
    }

    fn test(&mut self, doc: &TestDoc, kind: Kind, name: &str, around: &Provenance) -> Option<Test> {
        let op = doc.op.value;
        let bound = match &doc.right {
            RightDoc::Day { plus, minus } if kind == Kind::Date => {
                Operand::Day { plus: *plus, minus: *minus }
            }
            RightDoc::Value(values) if op == Comparison::Within => {
                let [DatedDoc { from: None, value: node, provenance, .. }] = values.as_slice()
                else {
                    return self.one_value(op, doc.op.span, Kind::Duration);
                };
                // Where it comes from, and how sure it is, would be told by nobody.
                if !provenance.is_silent() {
                    return self.one_value(op, doc.op.span, Kind::Duration);
                }
                let words = self.words_of(node, Kind::Duration, name)?;
                Operand::Within(Wait::from_code(*words.first()?))
            }
            RightDoc::Value(values) => {
                let count = self.found.len();
                let timeline = self.timeline(values, around, name, None, |compiler, node| {
                    compiler.right_words(node, op, kind, name)
                });
                if self.found.len() > count && timeline.0.is_empty() {
                    return None;
                }
                Operand::Values(timeline)
            }
            RightDoc::Day { .. } | RightDoc::Fact { .. } => {
                self.comparison(op.name(), name, kind, doc.op.span);
                return None;
            }
        };
        let of_set = matches!(kind, Kind::Set(_));
        Some(Test { op, bound, of_set, span: doc.op.span })
    }

    /// Reports several dated values where one is taken.
    fn one_value<T>(&mut self, op: Comparison, span: Span, kind: Kind) -> Option<T> {
        let found = forms::DATED_VALUES.text();
        let slots = [("name", Text::same(op.name())), ("form", form(kind)), ("found", found)];
        self.found.push(Diagnostic::new(Code::WrongType, &slots).at(span));
        None
    }

    /// The right side as codes: one for most comparisons, several for `in`, words of a set for `is`.
    fn right_words(
        &mut self,
        node: &Node,
        op: Comparison,
        kind: Kind,
        name: &str,
    ) -> Option<Vec<i64>> {
        match (op, kind) {
            (Comparison::In, _) => {
                let Tree::Array(items) = &node.value else {
                    let form = forms::ARRAY.text();
                    let slots =
                        [("name", Text::same(name)), ("form", form), ("found", node.kind())];
                    self.found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
                    return None;
                };
                let words: Vec<_> =
                    items.iter().map(|item| self.words_of(item, kind, name)).collect();
                let words: Option<Vec<_>> = words.into_iter().collect();
                words.map(|words| words.into_iter().flatten().collect())
            }
            (Comparison::Has, Kind::Set(domain)) => self.words_of(node, Kind::Choice(domain), name),
            _ => self.words_of(node, kind, name),
        }
    }

    fn relation(
        &mut self,
        fact: FactId,
        given: bool,
        kind: Kind,
        test: &TestDoc,
    ) -> Option<Relation> {
        let RightDoc::Fact { name, given: other_given, times, plus, minus } = &test.right else {
            return None;
        };
        let other = self.fact_id(name)?;
        let other_kind = self.vocabulary.fact(other).kind;
        if !comparable(kind, other_kind, test.op.value) {
            let slots = [
                ("name", Text::same(&name.value)),
                ("form", kind_name(kind)),
                ("found", kind_name(other_kind)),
            ];
            self.found.push(Diagnostic::new(Code::WrongType, &slots).at(name.span));
            return None;
        }
        // What would be read by nobody is a mistake: only amounts are multiplied, only days and
        // durations moved.
        let moved = plus.is_some() || minus.is_some();
        for (key, written, fits) in [
            ("times", *times != (1, 1), matches!(kind, Kind::Count | Kind::Yen | Kind::Percent)),
            ("plus", moved, matches!(kind, Kind::Date | Kind::Duration)),
        ] {
            if written && !fits {
                self.comparison(key, &name.value, kind, name.span);
            }
        }
        Some(Relation {
            fact,
            given,
            op: test.op.value,
            other,
            other_given: *other_given,
            times: *times,
            plus: *plus,
            minus: *minus,
        })
    }
}

fn allowed(kind: Kind, op: Comparison) -> bool {
    let ordered = matches!(
        op,
        Comparison::AtLeast | Comparison::AtMost | Comparison::Over | Comparison::Under
    );
    match kind {
        Kind::YesNo => op == Comparison::Is,
        Kind::Count | Kind::Yen | Kind::Percent | Kind::Scale(_) => {
            ordered || matches!(op, Comparison::Is | Comparison::In)
        }
        Kind::Duration => ordered || op == Comparison::Is,
        Kind::Date => {
            matches!(
                op,
                Comparison::Is
                    | Comparison::OnOrBefore
                    | Comparison::OnOrAfter
                    | Comparison::Over
                    | Comparison::Under
                    | Comparison::Within
            )
        }
        Kind::Choice(_) => matches!(op, Comparison::Is | Comparison::In),
        Kind::Set(_) => matches!(op, Comparison::Has | Comparison::Is),
        Kind::Text => false,
    }
}

/// True where two facts can be compared: alike types; a set with a choice of its domain.
fn comparable(left: Kind, right: Kind, op: Comparison) -> bool {
    let number = |kind| matches!(kind, Kind::Count | Kind::Yen);
    match (left, right) {
        (Kind::Set(a), Kind::Choice(b) | Kind::Scale(b)) => op == Comparison::Has && a == b,
        (a, b) if number(a) && number(b) => true,
        (a, b) => a == b && op != Comparison::Has,
    }
}
