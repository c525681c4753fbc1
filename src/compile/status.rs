//! Statuses of residence: criteria, routes and points tables.

use super::names::Compiler;
use super::rulebook::{
    Award, Criterion, Item, PointsTable, Provenance, Route, StatusRules, Tier, Timeline,
};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::Kind;
use crate::load::{
    AwardDoc, CriterionDoc, Documents, ItemDoc, PointsDoc, RouteDoc, StatusDoc, TierDoc,
};
use crate::source::Spanned;
use crate::text::Text;
use crate::words::forms;
use std::ops::Range;

impl Compiler<'_> {
    /// Compiles all statuses.
    pub fn statuses(&mut self, documents: &Documents) {
        for doc in &documents.statuses {
            let status = self.status(doc);
            self.statuses.push(status);
        }
    }

    fn status(&mut self, doc: &StatusDoc) -> StatusRules {
        let id = &doc.id.value;
        let provenance = self.provenance(&doc.provenance, &Provenance::default(), id, doc.id.span);
        if doc.provenance.certainty.is_none() {
            let slots = [("name", Text::same("certainty"))];
            let line = [("line", Text::same("certainty = \"primary\""))];
            let diagnostic = Diagnostic::new(Code::MissingKey, &slots).at(doc.id.span);
            self.found.push(diagnostic.help(hint::ADD_KEY, &line));
        }
        self.need_source(&provenance, id, doc.id.span);
        let points = doc.points.as_ref().map(|points| self.table(points, doc, &provenance));
        let routes: Vec<&RouteDoc> = doc.routes.iter().collect();
        let criteria = self.criteria_of(&self.with_moves(doc), (id, &routes), &provenance);
        let mut compiled = Vec::new();
        for route in &doc.routes {
            if compiled.iter().any(|known: &Route| known.id == route.id.value) {
                self.duplicate(&route.id, None);
            }
            compiled.push(self.route(route, id, &provenance));
        }
        let benefits = self.benefits(&doc.benefits, &provenance);
        StatusRules {
            id: id.clone(),
            title: doc.title.clone(),
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            encoded_from: doc.encoded_from.as_ref().map(|day| day.value),
            provenance,
            note: doc.note.clone(),
            stay: doc.stay.clone().unwrap_or_default(),
            criteria,
            routes: compiled,
            points,
            benefits,
            span: doc.id.span,
        }
    }

    fn route(&mut self, doc: &RouteDoc, status: &str, around: &Provenance) -> Route {
        let provenance = self.provenance(&doc.provenance, around, &doc.id.value, doc.span);
        Route {
            id: doc.id.value.clone(),
            text: doc.text.clone(),
            criteria: self.criteria_of(&doc.criteria, (status, &[]), &provenance),
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            note: doc.note.clone(),
            span: doc.id.span,
        }
    }

    fn criteria_of(
        &mut self,
        docs: &[CriterionDoc],
        of: CriteriaOwner<'_>,
        around: &Provenance,
    ) -> Range<usize> {
        let mut compiled = Vec::new();
        for doc in docs {
            compiled.extend(self.criterion(doc, of, around));
        }
        let periods: Vec<_> =
            docs.iter().map(|doc| (&doc.id, doc.from.as_ref(), doc.until.as_ref())).collect();
        self.periods(&periods);
        let start = self.criteria.len();
        self.criteria.extend(compiled);
        start..self.criteria.len()
    }

    fn criterion(
        &mut self,
        doc: &CriterionDoc,
        of: CriteriaOwner<'_>,
        around: &Provenance,
    ) -> Option<Criterion> {
        let id = &doc.id.value;
        let provenance = self.provenance(&doc.provenance, around, id, doc.id.span);
        self.need_source(&provenance, id, doc.id.span);
        let mut inner = provenance.clone();
        inner.unconfirmed_here = false;
        let when = match &doc.when {
            Some(when) => Some(self.condition(when, &inner)?),
            None => None,
        };
        let applies = match &doc.applies {
            Some(applies) => Some(self.condition(applies, &inner)?),
            None => None,
        };
        let except = self.except(doc, of);
        let evidence = doc.evidence.as_ref().map(|docs| self.papers(docs));
        Some(Criterion {
            id: id.clone(),
            text: doc.text.clone(),
            when,
            applies,
            for_officer: doc.for_officer,
            opens: doc.opens,
            practice: doc.practice,
            except,
            evidence,
            provenance,
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            note: doc.note.clone(),
            span: doc.id.span,
        })
    }

    fn except(&mut self, doc: &CriterionDoc, (status, routes): CriteriaOwner<'_>) -> Vec<usize> {
        let mut except = Vec::new();
        for name in &doc.except_route {
            match routes.iter().position(|route| route.id.value == name.value) {
                Some(at) => except.push(at),
                None => {
                    let kind = forms::ROUTE.text();
                    let slots = [
                        ("status", Text::same(status)),
                        ("kind", kind),
                        ("name", Text::same(&name.value)),
                    ];
                    let known = routes.iter().map(|route| route.id.value.as_str());
                    let diagnostic = Diagnostic::new(Code::UnknownItem, &slots).at(name.span);
                    self.found.push(diagnostic.suggest(&name.value, known));
                }
            }
        }
        except
    }

    /// An identifier may stand several times, on days that do not overlap.
    pub(super) fn periods(&mut self, docs: &[DatedName<'_>]) {
        for (at, doc) in docs.iter().enumerate() {
            for before in docs[..at].iter().filter(|before| before.0.value == doc.0.value) {
                let Some(day) = overlap(before, doc) else { continue };
                let slots = [("name", Text::same(&doc.0.value)), ("day", day)];
                let diagnostic = Diagnostic::new(Code::PeriodOverlap, &slots).at(doc.0.span);
                self.found.push(diagnostic.related(before.0.span, hint::FIRST));
            }
        }
    }

    fn table(&mut self, doc: &PointsDoc, status: &StatusDoc, around: &Provenance) -> PointsTable {
        let provenance = self.provenance(&doc.provenance, around, "points", status.id.span);
        let since = status.encoded_from.as_ref().or(status.from.as_ref()).map(|day| day.value);
        let pass_mark =
            self.timeline(&doc.pass_mark, &provenance, "pass-mark", since, |_, mark| Some(*mark));
        let mut items: Vec<Item> = Vec::new();
        for item in &doc.items {
            if items.iter().any(|known| known.id == item.id.value) {
                self.duplicate(&item.id, None);
            }
            items.extend(self.item(item, since, &provenance));
        }
        let start = self.items.len();
        self.items.extend(items);
        PointsTable { pass_mark, items: start..self.items.len(), provenance }
    }

    fn item(&mut self, doc: &ItemDoc, since: Option<Day>, around: &Provenance) -> Option<Item> {
        let id = &doc.id.value;
        let provenance = self.provenance(&doc.provenance, around, id, doc.id.span);
        self.need_source(&provenance, id, doc.id.span);
        let since = doc.from.as_ref().map(|day| day.value).or(since);
        let award = match &doc.award {
            AwardDoc::One(tiers) => Award::One(self.tiers_of(tiers, since, &provenance)),
            AwardDoc::All(tiers, most) => {
                Award::All(self.tiers_of(tiers, since, &provenance), *most)
            }
            AwardDoc::Table(grid) => Award::Table(self.grid(grid, Kind::Count, id)?),
        };
        let evidence = self.papers(&doc.evidence);
        Some(Item {
            id: id.clone(),
            form: doc.form.clone(),
            text: doc.text.clone(),
            award,
            evidence,
            provenance,
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            note: doc.note.clone(),
            span: doc.id.span,
        })
    }

    fn tiers_of(
        &mut self,
        docs: &[TierDoc],
        since: Option<Day>,
        around: &Provenance,
    ) -> Range<usize> {
        let mut tiers: Vec<Tier> = Vec::new();
        let mut inherited = around.clone();
        inherited.unconfirmed_here = false;
        for doc in docs {
            if tiers.iter().any(|known| known.id == doc.id.value) {
                self.duplicate(&doc.id, None);
            }
            tiers.extend(self.tier(doc, since, &inherited));
        }
        let start = self.tiers.len();
        self.tiers.extend(tiers);
        start..self.tiers.len()
    }

    fn tier(&mut self, doc: &TierDoc, since: Option<Day>, around: &Provenance) -> Option<Tier> {
        let provenance = self.provenance(&doc.provenance, around, &doc.id.value, doc.id.span);
        let mut inner = provenance.clone();
        inner.unconfirmed_here = false;
        let when = doc.when.as_ref()?;
        self.no_summary(when);
        let when = self.condition(when, &inner)?;
        let points: Timeline<i64> =
            self.timeline(&doc.points, &inner, &doc.id.value, since, |_, points| Some(*points));
        let evidence = self.papers(&doc.evidence);
        Some(Tier {
            id: doc.id.value.clone(),
            text: doc.text.clone(),
            when,
            points,
            provenance,
            evidence,
            note: doc.note.clone(),
            span: doc.id.span,
        })
    }
}

/// The status that criteria belong to, and the routes that they can leave out.
type CriteriaOwner<'d> = (&'d str, &'d [&'d RouteDoc]);

/// An identifier with its first and last day.
pub(super) type DatedName<'d> =
    (&'d Spanned<String>, Option<&'d Spanned<Day>>, Option<&'d Spanned<Day>>);

/// A day on which both stand, where there is one.
fn overlap(a: &DatedName<'_>, b: &DatedName<'_>) -> Option<Text> {
    let from = |period: &DatedName<'_>| period.1.map(|day| day.value);
    let until = |period: &DatedName<'_>| period.2.map(|day| day.value);
    let latest_start = from(a).max(from(b));
    let earliest_end = [until(a), until(b)].into_iter().flatten().min();
    match (latest_start, earliest_end) {
        (Some(start), Some(end)) if start > end => None,
        (Some(start), _) => Some(Text::same(start.to_string())),
        (None, _) => Some(forms::EVERY_DAY.text()),
    }
}
