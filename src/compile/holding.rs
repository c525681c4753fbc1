//! What holding a status does: names resolved, durations told from other facts, values typed.

use super::ids::ConditionId;
use super::names::Compiler;
use super::rulebook::{
    Accrual, Becoming, Extension, Grows, Holding, Permit, Provenance, Rulebook, SetTo, StayLimit,
};
use crate::calendar::Wait;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{DomainId, FactId, Kind};
use crate::load::{
    AccrualDoc, BecomingDoc, Documents, ExtensionDoc, GrowsDoc, HoldingDoc, MovesDoc, SetDoc,
    StayLimitDoc,
};
use crate::source::Spanned;
use crate::text::Text;

/// The fact that says which status is held, where `moves.toml` names none.
const HELD: &str = "person.status";

impl Rulebook {
    /// What holding a status does, by the identifier that says which is held.
    pub fn holding(&self, status: &str) -> Option<&Holding> {
        self.holdings.iter().find(|holding| holding.status == status)
    }

    /// The durations that grow whatever status is held.
    pub fn growing_everywhere(&self) -> impl Iterator<Item = &Accrual> {
        self.about.iter().filter_map(|about| match &about.grows {
            Some(Grows::Everywhere(accrual)) => Some(accrual),
            Some(Grows::Never) | None => None,
        })
    }

    /// The conditions on which no verdict hangs, but what holding a status does and how one files.
    pub fn held_conditions(&self) -> Vec<ConditionId> {
        let accruals = self.accruals().filter_map(|(_, accrual)| accrual.condition);
        let limits = self.holdings.iter().flat_map(|holding| &holding.limits);
        let longer = limits.flat_map(|limit| limit.extended.iter().map(|longer| longer.when));
        let filings = self.filings.iter().flat_map(|filing| {
            [filing.when, filing.window.and_then(|window| window.when)].into_iter().flatten()
        });
        accruals.chain(longer).chain(filings).collect()
    }

    /// Everything that can grow, with the status in which it does; none: in every one.
    pub fn accruals(&self) -> impl Iterator<Item = (Option<&Holding>, &Accrual)> {
        let held = self.holdings.iter();
        let held = held.flat_map(|one| one.accrues.iter().map(move |accrual| (Some(one), accrual)));
        held.chain(self.growing_everywhere().map(|accrual| (None, accrual)))
    }
}

impl Compiler<'_> {
    /// What holding each status does, from its file or its row, and what grows whatever is held.
    pub fn holdings(&mut self, documents: &Documents) {
        self.permit = self.permit_of(&documents.moves);
        for doc in &documents.statuses {
            let around = self.around(doc.holding.as_ref(), &doc.provenance, &doc.id);
            self.hold(&doc.id, doc.holding.as_ref(), &around);
        }
        for list in &documents.lists {
            let domain = self.vocabulary.find_domain(&list.name);
            let held = self.permit.map(|permit| self.vocabulary.fact(permit.held).kind.domain());
            for row in &list.rows {
                let Some(doc) = &row.holding else { continue };
                if held.flatten() != domain {
                    let slots = [("name", Text::same("holding"))];
                    self.found.push(Diagnostic::new(Code::UnknownKey, &slots).at(doc.span));
                    continue;
                }
                let of_list = self.around(None, &list.provenance, &row.id);
                let around = self.provenance(&row.provenance, &of_list, &row.id.value, row.span);
                self.hold(&row.id, Some(doc), &around);
            }
        }
        for doc in &documents.facts {
            let Some(grows) = &doc.grows else { continue };
            let compiled = self.grows(&doc.name, grows);
            if let (Some(fact), Some(_)) = (self.vocabulary.find(&doc.name.value), &compiled) {
                self.about[fact.index()].grows = compiled;
            }
        }
    }

    fn around(
        &mut self,
        doc: Option<&HoldingDoc>,
        outer: &crate::load::ProvenanceDoc,
        id: &Spanned<String>,
    ) -> Provenance {
        let span = doc.map_or(id.span, |doc| doc.span);
        let mut around = self.provenance(outer, &Provenance::default(), &id.value, span);
        around.unconfirmed_here = false;
        around
    }

    fn permit_of(&mut self, moves: &MovesDoc) -> Option<Permit> {
        let Some(doc) = &moves.permit else {
            let held = self.vocabulary.find(HELD)?;
            let (until, from, period, here) = (None, None, None, None);
            return Some(Permit { held, until, from, period, here, goes_on: Wait::ZERO });
        };
        let held = self.fact_id(&doc.held)?;
        let found = self.vocabulary.fact(held).kind;
        if !matches!(found, Kind::Choice(_)) {
            self.need_kind(&doc.held.value, found, Kind::Choice(DomainId(0)), doc.held.span)?;
        }
        let until = self.fact_of(&doc.until, Kind::Date);
        let pending = self.fact_of(&doc.pending, Kind::YesNo);
        let from = doc.from.as_ref().and_then(|name| self.fact_of(name, Kind::Date));
        let period = doc.period.as_ref().and_then(|name| self.fact_of(name, Kind::Duration));
        let here = doc.here.as_ref().and_then(|name| self.fact_of(name, Kind::YesNo));
        let until = Some((until?, pending?));
        Some(Permit { held, until, from, period, here, goes_on: doc.goes_on })
    }

    fn hold(&mut self, id: &Spanned<String>, doc: Option<&HoldingDoc>, around: &Provenance) {
        let Some(doc) = doc else { return };
        if let Some(first) = self.holdings.iter().find(|one| one.status == id.value) {
            let first = first.span;
            self.duplicate(&Spanned { value: id.value.clone(), span: doc.span }, Some(first));
            return;
        }
        let provenance = self.provenance(&doc.provenance, around, &id.value, doc.span);
        let accrues = doc.accrues.iter().filter_map(|one| self.accrual(one, &provenance)).collect();
        let resets = doc.resets.iter().filter_map(|name| self.fact_of(name, Kind::Duration));
        let resets = resets.collect();
        let sets = doc.sets.iter().filter_map(|(name, to)| self.set_to(name, to)).collect();
        let becomes = doc.becomes.iter().filter_map(|one| self.becoming(one)).collect();
        let limits = doc.limits.iter().filter_map(|one| self.limit(one, &provenance)).collect();
        let (status, span) = (id.value.clone(), doc.span);
        self.holdings.push(Holding {
            status,
            accrues,
            resets,
            sets,
            becomes,
            limits,
            provenance,
            span,
        });
    }

    fn accrual(&mut self, doc: &AccrualDoc, around: &Provenance) -> Option<Accrual> {
        let fact = self.fact_of(&doc.fact, Kind::Duration);
        let name = &doc.fact.value;
        let provenance = self.provenance(&doc.provenance, around, name, doc.fact.span);
        let condition = match &doc.condition {
            Some(condition) => Some(self.growing_while(condition, &provenance)?),
            None => None,
        };
        let until = doc.until.as_ref().map(|day| day.value);
        Some(Accrual { fact: fact?, condition, until, if_begun: doc.if_begun, provenance })
    }

    fn growing_while(
        &mut self,
        doc: &crate::load::ConditionDoc,
        around: &Provenance,
    ) -> Option<ConditionId> {
        self.no_summary(doc);
        self.condition(doc, around)
    }

    fn grows(&mut self, name: &Spanned<String>, doc: &GrowsDoc) -> Option<Grows> {
        let fact = self.fact_of(name, Kind::Duration)?;
        let GrowsDoc::Everywhere(condition, until, if_begun) = doc else {
            return Some(Grows::Never);
        };
        let provenance = self.about[fact.index()].provenance.clone();
        let condition = match condition.as_ref() {
            Some(condition) => Some(self.growing_while(condition, &provenance)?),
            None => None,
        };
        let until = until.as_ref().map(|day| day.value);
        Some(Grows::Everywhere(Accrual { fact, condition, until, if_begun: *if_begun, provenance }))
    }

    fn set_to(&mut self, name: &Spanned<String>, to: &SetDoc) -> Option<(FactId, SetTo)> {
        let fact = self.fact_id(name)?;
        let kind = self.vocabulary.fact(fact).kind;
        let to = match to {
            SetDoc::Value(node) => SetTo::Value(self.words_of(node, kind, &name.value)?),
            SetDoc::Fact(other) => SetTo::Fact(self.fact_of(other, kind)?),
        };
        Some((fact, to))
    }

    fn becoming(&mut self, doc: &BecomingDoc) -> Option<Becoming> {
        let fact = self.fact_of(&doc.fact, Kind::Duration)?;
        let mut sets = Vec::new();
        for (name, node) in &doc.sets {
            let Some(set) = self.fact_id(name) else { continue };
            let kind = self.vocabulary.fact(set).kind;
            sets.extend(self.words_of(node, kind, &name.value).map(|words| (set, words)));
        }
        Some(Becoming { fact, at_least: doc.at_least, sets })
    }

    fn limit(&mut self, doc: &StayLimitDoc, around: &Provenance) -> Option<StayLimit> {
        let provenance = self.provenance(&doc.provenance, around, "limits", doc.span);
        let mut fact = |name: &Option<Spanned<String>>| match name {
            Some(name) => self.fact_of(name, Kind::Duration).map(Some),
            None => Some(None),
        };
        let (fact, less) = (fact(&doc.fact), fact(&doc.less));
        let extended: Vec<_> =
            doc.extended.iter().filter_map(|one| self.extension(one, &provenance)).collect();
        Some(StayLimit { fact: fact?, less: less?, at_most: doc.at_most, extended, provenance })
    }

    fn extension(&mut self, doc: &ExtensionDoc, around: &Provenance) -> Option<Extension> {
        let provenance = self.provenance(&doc.provenance, around, "extended", doc.span);
        self.no_summary(&doc.when);
        let when = self.condition(&doc.when, &provenance)?;
        Some(Extension { text: doc.text.clone(), when, at_most: doc.at_most, provenance })
    }

    /// A fact that must be of a type.
    pub(super) fn fact_of(&mut self, name: &Spanned<String>, kind: Kind) -> Option<FactId> {
        let fact = self.fact_id(name)?;
        let found = self.vocabulary.fact(fact).kind;
        self.need_kind(&name.value, found, kind, name.span)?;
        Some(fact)
    }
}
