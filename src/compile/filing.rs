//! How moves are filed for: applications, statuses and dates resolved.

use super::ids::StatusId;
use super::names::Compiler;
use super::rulebook::{Filing, FilingWindow, Provenance, Rulebook};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::Kind;
use crate::load::{FilingDoc, MoveDoc, MovesDoc, WindowDoc};
use crate::source::Spanned;
use crate::text::Text;

impl Rulebook {
    /// The ways of filing for a status, those that are said of the fewest statuses first. `held`:
    /// it is held already.
    pub fn filings_for(&self, goal: StatusId, held: bool) -> Vec<&Filing> {
        let leads = |one: &&Filing| {
            (one.only.is_empty() || one.only.contains(&goal)) && !one.except.contains(&goal)
        };
        let found = self.filings.iter().filter(leads).filter(|one| one.same == held);
        let mut found: Vec<&Filing> = found.collect();
        found.sort_by_key(|one| if one.only.is_empty() { usize::MAX } else { one.only.len() });
        found
    }
}

impl Compiler<'_> {
    /// How each move is filed for, where it says so.
    pub(super) fn filings(&mut self, moves: &MovesDoc) -> Vec<Filing> {
        let around = moves.leads_here.as_ref().map(|leads| {
            let (id, span) = (&leads.id.value, leads.id.span);
            self.provenance(&moves.provenance, &Provenance::default(), id, span)
        });
        let around = around.unwrap_or_default();
        let with = moves.moves.iter().filter_map(|one| Some((one, one.filing.as_ref()?)));
        let with: Vec<(&MoveDoc, &FilingDoc)> = with.collect();
        with.into_iter().filter_map(|(one, filing)| self.filing_of(one, filing, &around)).collect()
    }

    fn filing_of(&mut self, one: &MoveDoc, doc: &FilingDoc, around: &Provenance) -> Option<Filing> {
        let known = |names: &[Spanned<String>]| {
            let at = |name: &Spanned<String>| {
                self.status_ids.iter().position(|id| *id == name.value).map(StatusId::at)
            };
            names.iter().filter_map(at).collect()
        };
        let (only, except) = (known(&one.goals.only), known(&one.goals.except));
        let provenance = self.provenance(&one.provenance, around, &one.id.value, one.span);
        let window = match &doc.window {
            Some(window) => Some(self.window(window, &provenance)?),
            None => None,
        };
        let when = match &one.when {
            Some(when) => Some(self.condition(when, &provenance)?),
            None => None,
        };
        Some(Filing {
            id: one.id.value.clone(),
            text: one.text.clone(),
            procedure: doc.procedure.value.clone(),
            only,
            except,
            when,
            same: doc.same,
            alive: doc.alive,
            window,
            judged: doc.judged,
            provenance,
        })
    }

    fn window(&mut self, doc: &WindowDoc, around: &Provenance) -> Option<FilingWindow> {
        let of = self.fact_of(&doc.of, Kind::Date)?;
        let when = match &doc.when {
            Some(when) => {
                self.no_summary(when);
                Some(self.condition(when, around)?)
            }
            None => None,
        };
        Some(FilingWindow { before: doc.before, of, when })
    }

    /// Reports applications that `procedures.toml` does not hold.
    pub(super) fn known_procedures(&mut self, moves: &MovesDoc, known: &[String]) {
        let filings = moves.moves.iter().filter_map(|one| one.filing.as_ref());
        for name in filings.map(|filing| &filing.procedure) {
            if !known.contains(&name.value) {
                let slots = [("name", Text::same(&name.value))];
                let diagnostic = Diagnostic::new(Code::UnknownProcedure, &slots).at(name.span);
                let near = known.iter().map(String::as_str);
                self.found.push(diagnostic.suggest(&name.value, near));
            }
        }
    }
}
