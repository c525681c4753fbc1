//! Applications to be made, with their fees and usual times. They decide nothing.

use super::names::Compiler;
use super::rulebook::{Fee, Procedure, ProcedureNote, Procedures, Provenance, Scope, UsualTime};
use crate::calendar::Wait;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Kind;
use crate::load::{FeeDoc, GrantDoc, ProcedureDoc, ProceduresDoc, ScopeDoc};
use crate::source::Spanned;
use crate::text::Text;

impl Compiler<'_> {
    /// Compiles the file of procedures.
    pub(super) fn procedures(&mut self, doc: &ProceduresDoc) -> Procedures {
        let accepted = doc.accepted.as_ref().and_then(|name| {
            let fact = self.fact_id(name)?;
            let kind = self.vocabulary.fact(fact).kind;
            if kind != Kind::Date {
                self.comparison("accepted", &name.value, kind, name.span);
            }
            (kind == Kind::Date).then_some(fact)
        });
        let known = self.held_or_ruled(doc.list.as_ref());
        let around = doc.procedures.first().map(|first| first.id.span);
        let around = around.map(|span| {
            self.provenance(&doc.provenance, &Provenance::default(), "procedures", span)
        });
        let around = around.unwrap_or_default();
        let mut list: Vec<Procedure> = Vec::new();
        for procedure in &doc.procedures {
            if let Some(first) = list.iter().find(|known| known.id == procedure.id.value) {
                self.duplicate(&procedure.id, Some(first.scope.span));
            }
            list.push(self.procedure(procedure, &known, &around));
        }
        Procedures { accepted, up_to: self.named(&doc.up_to, &known), list }
    }

    /// The names under which statuses can be named: those that have rules, and the rows of a list.
    pub(super) fn held_or_ruled(&mut self, list: Option<&Spanned<String>>) -> Vec<String> {
        let mut known = self.status_ids.clone();
        let Some(name) = list else { return known };
        match self.vocabulary.find_domain(&name.value) {
            Some(domain) => {
                let rows = &self.vocabulary.domain(domain).choices;
                known.extend(rows.iter().map(|row| row.id.clone()));
            }
            None => {
                let slots = [("name", Text::same(&name.value))];
                self.found.push(Diagnostic::new(Code::UnknownList, &slots).at(name.span));
            }
        }
        known
    }

    fn procedure(
        &mut self,
        doc: &ProcedureDoc,
        known: &[String],
        around: &Provenance,
    ) -> Procedure {
        let id = &doc.id.value;
        let scope = self.scope(&doc.scope, known, around, id);
        let inner = scope.provenance.clone();
        let fees = doc.fees.iter().map(|fee| self.fee(fee, known, &inner, id)).collect();
        let times = doc.times.iter().map(|time| UsualTime {
            text: time.text.clone(),
            length: time.length,
            scope: self.scope(&time.scope, known, &inner, id),
        });
        let times = times.collect();
        let notes = doc.notes.iter().map(|note| ProcedureNote {
            text: note.text.clone(),
            scope: self.scope(&note.scope, known, &inner, id),
        });
        let notes = notes.collect();
        let when = doc.when.as_ref().and_then(|when| self.condition(when, &inner));
        let (id, title) = (doc.id.value.clone(), doc.title.clone());
        Procedure { id, title, renewal: doc.renewal, when, scope, fees, times, notes }
    }

    fn fee(&mut self, doc: &FeeDoc, known: &[String], around: &Provenance, id: &str) -> Fee {
        Fee {
            text: doc.text.clone(),
            grant: band(doc.grant),
            counter: doc.counter,
            online: doc.online,
            amount: doc.amount,
            scope: self.scope(&doc.scope, known, around, id),
        }
    }

    pub(super) fn scope(
        &mut self,
        doc: &ScopeDoc,
        known: &[String],
        around: &Provenance,
        name: &str,
    ) -> Scope {
        let provenance = self.provenance(&doc.provenance, around, name, doc.span);
        self.need_source(&provenance, name, doc.span);
        Scope {
            only: self.named(&doc.only, known),
            except: self.named(&doc.except, known),
            from: doc.from.as_ref().map(|day| day.value),
            until: doc.until.as_ref().map(|day| day.value),
            provenance,
            span: doc.span,
        }
    }

    fn named(&mut self, names: &[Spanned<String>], known: &[String]) -> Vec<String> {
        for name in names.iter().filter(|name| !known.contains(&name.value)) {
            self.unknown(Code::UnknownStatus, name, known);
        }
        names.iter().map(|name| name.value.clone()).collect()
    }
}

/// The least and the most of a band, both in it.
fn band(doc: GrantDoc) -> (Option<i64>, Option<i64>) {
    let least = doc.at_least.map(Wait::code).or(doc.over.map(|over| over.code() + 1));
    let most = doc.at_most.map(Wait::code).or(doc.under.map(|under| under.code() - 1));
    (least, most)
}
