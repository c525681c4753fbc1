//! What follows from what: the law's defined terms, compiled like conditions.

use super::ids::ConditionId;
use super::names::Compiler;
use super::rulebook::{Follows, Grid, Provenance};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{FactId, Kind, kind_name};
use crate::load::{Documents, FactDoc, FollowsDoc, GridDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::words::forms;

impl Compiler<'_> {
    /// Compiles what every fact follows from.
    pub fn follows(&mut self, documents: &Documents) {
        for doc in &documents.facts {
            let Some(fact) = self.vocabulary.find(&doc.name.value) else { continue };
            let around = self.provenance(
                &doc.provenance,
                &Provenance::default(),
                &doc.name.value,
                doc.name.span,
            );
            if let Some(follows) = &doc.follows {
                follows.conditions().for_each(|condition| self.no_summary(condition));
                let compiled = self.one(doc, fact, follows, &around);
                self.about[fact.index()].follows = compiled;
            }
            self.about[fact.index()].expected = self.expected(doc, fact, &around);
            self.about[fact.index()].provenance = around;
        }
    }

    fn expected(
        &mut self,
        doc: &FactDoc,
        fact: FactId,
        around: &Provenance,
    ) -> Vec<(ConditionId, Vec<i64>)> {
        if !doc.expected.is_empty() {
            self.need_source(around, &doc.name.value, doc.name.span);
        }
        let kind = self.vocabulary.fact(fact).kind;
        let entries = doc.expected.iter().filter_map(|(when, is)| {
            let condition = self.condition(when, around)?;
            Some((condition, self.words_of(is, kind, &doc.name.value)?))
        });
        entries.collect()
    }

    fn one(
        &mut self,
        doc: &FactDoc,
        fact: FactId,
        follows: &FollowsDoc,
        around: &Provenance,
    ) -> Option<Follows> {
        let name = &doc.name.value;
        let kind = self.vocabulary.fact(fact).kind;
        match follows {
            FollowsDoc::When(condition) => {
                self.need_source(around, name, doc.name.span);
                self.need_kind(name, kind, Kind::YesNo, doc.name.span)?;
                self.condition(condition, around).map(Follows::When)
            }
            FollowsDoc::Yes(condition) => {
                self.need_source(around, name, doc.name.span);
                self.need_kind(name, kind, Kind::YesNo, doc.name.span)?;
                self.condition(condition, around).map(Follows::Yes)
            }
            FollowsDoc::Value(other) => {
                let other_id = self.fact_id(other)?;
                let found = self.vocabulary.fact(other_id).kind;
                self.need_kind(&other.value, found, kind, other.span)?;
                Some(Follows::Value(other_id))
            }
            FollowsDoc::Years { since, until } => {
                let since = self.date_fact(since)?;
                let until = match until {
                    Some(name) => Some(self.date_fact(name)?),
                    None => None,
                };
                self.need_kind(name, kind, Kind::Count, doc.name.span)?;
                Some(Follows::Years { since, until })
            }
            FollowsDoc::Day => {
                self.need_kind(name, kind, Kind::Date, doc.name.span)?;
                Some(Follows::Day)
            }
            FollowsDoc::First(entries) => {
                self.need_source(around, name, doc.name.span);
                let entries = entries.iter().map(|(when, is)| {
                    let condition = match when {
                        Some(when) => Some(self.condition(when, around)?),
                        None => None,
                    };
                    Some((condition, self.words_of(is, kind, name)?))
                });
                let entries: Vec<_> = entries.collect();
                entries.into_iter().collect::<Option<Vec<_>>>().map(Follows::First)
            }
            FollowsDoc::Grid(grid) => {
                self.need_source(around, name, doc.name.span);
                self.grid(grid, kind, name).map(Follows::Grid)
            }
        }
    }

    fn date_fact(&mut self, name: &Spanned<String>) -> Option<FactId> {
        let fact = self.fact_id(name)?;
        let kind = self.vocabulary.fact(fact).kind;
        self.need_kind(&name.value, kind, Kind::Date, name.span)?;
        Some(fact)
    }

    pub(super) fn need_kind(
        &mut self,
        name: &str,
        found: Kind,
        wanted: Kind,
        span: Span,
    ) -> Option<()> {
        if found == wanted {
            return Some(());
        }
        let slots =
            [("name", Text::same(name)), ("form", kind_name(wanted)), ("found", kind_name(found))];
        self.found.push(Diagnostic::new(Code::WrongType, &slots).at(span));
        None
    }

    /// A table over one or two facts whose cells are of `kind`.
    pub(super) fn grid(&mut self, doc: &GridDoc, kind: Kind, name: &str) -> Option<Grid> {
        let down = self.fact_id(&doc.down)?;
        let at_least = self.axis(&doc.down, down, &doc.at_least, |a, b| a > b);
        let across = match &doc.across {
            Some((fact, bounds)) => {
                let id = self.fact_id(fact)?;
                Some((id, self.axis(fact, id, bounds, |a, b| a < b)))
            }
            None => None,
        };
        let columns = across.as_ref().map_or(1, |(_, bounds)| bounds.len() + 1);
        let cells: Vec<Vec<i64>> = doc
            .rows
            .iter()
            .map(|row| {
                let words = row.iter().filter_map(|node| self.words_of(node, kind, name));
                words.filter_map(|words| words.first().copied()).collect()
            })
            .collect();
        let fits = cells.len() == at_least.len() && cells.iter().all(|row| row.len() == columns);
        if !fits {
            let (rows, columns) = (doc.at_least.len(), columns);
            let number = |n: usize| Text::same(n.to_string());
            let slots = [("rows", number(rows)), ("columns", number(columns))];
            let form = forms::ROWS_OF.fill(&slots);
            self.found.push(Diagnostic::new(Code::TableShape, &[("form", form)]).at(doc.span));
            return None;
        }
        let otherwise = match &doc.otherwise {
            Some(node) => self.words_of(node, kind, name).and_then(|words| words.first().copied()),
            None => None,
        };
        Some(Grid { down, at_least, across, cells, otherwise, span: doc.span })
    }

    fn axis(
        &mut self,
        name: &Spanned<String>,
        fact: FactId,
        nodes: &[crate::tree::Node],
        in_order: fn(i64, i64) -> bool,
    ) -> Vec<i64> {
        let kind = self.vocabulary.fact(fact).kind;
        let words: Vec<_> =
            nodes.iter().filter_map(|node| self.words_of(node, kind, &name.value)).collect();
        let bounds: Vec<i64> = words.into_iter().filter_map(|w| w.first().copied()).collect();
        if !bounds.windows(2).all(|pair| in_order(pair[0], pair[1])) {
            let form = match in_order(1, 0) {
                true => forms::HIGHEST_FIRST.text(),
                false => forms::LOWEST_FIRST.text(),
            };
            let slots = [("name", Text::same(&name.value)), ("form", form)];
            self.found.push(Diagnostic::new(Code::BandOrder, &slots).at(name.span));
        }
        bounds
    }
}
