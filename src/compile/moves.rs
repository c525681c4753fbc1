//! What every status asks of those who come to it, written once: the criteria of `moves.toml` are
//! put before those of each status, with the moves that lead there.

use super::ids::StatusId;
use super::names::Compiler;
use super::rulebook::{Notice, Provenance};
use crate::load::{
    ConditionDoc, CriterionDoc, GoalsDoc, MoveDoc, MovesDoc, ProvenanceDoc, StatusDoc, SubjectDoc,
};
use crate::source::{Span, Spanned};

impl Compiler<'_> {
    /// Keeps them, and reports names of statuses that are none.
    pub fn moves(&mut self, moves: &MovesDoc) {
        let of_moves = moves.moves.iter().map(|one| &one.goals);
        let of_criteria = moves.criteria.iter().map(|(_, goals)| goals);
        let of_notices = moves.notices.iter().map(|notice| &notice.goals);
        for goals in of_moves.chain(of_criteria).chain(of_notices) {
            for name in goals.only.iter().chain(&goals.except) {
                self.status_id(name);
            }
        }
        self.moves = moves.clone();
    }

    /// What is told before the verdicts.
    pub(super) fn notices(&mut self, moves: &MovesDoc) -> Vec<Notice> {
        let around = self.provenance_of(moves);
        let mut notices = Vec::new();
        for doc in &moves.notices {
            let Some(when) = self.condition(&doc.when, &around) else { continue };
            let named = |names: &[Spanned<String>]| {
                let known = |name: &Spanned<String>| {
                    self.status_ids.iter().position(|id| *id == name.value).map(StatusId::at)
                };
                names.iter().filter_map(known).collect()
            };
            let (only, except) = (named(&doc.goals.only), named(&doc.goals.except));
            notices.push(Notice { text: doc.text.clone(), when, only, except });
        }
        notices
    }

    fn provenance_of(&mut self, moves: &MovesDoc) -> Provenance {
        match &moves.leads_here {
            Some(leads) => {
                let (id, span) = (&leads.id.value, leads.id.span);
                self.provenance(&moves.provenance, &Provenance::default(), id, span)
            }
            None => Provenance::default(),
        }
    }

    /// The criteria of a status with those that every status has before them.
    pub(super) fn with_moves(&self, doc: &StatusDoc) -> Vec<CriterionDoc> {
        let moves = &self.moves;
        let leads = moves.leads_here.iter().map(|leads| leads_here(leads, &moves.moves, doc));
        let others = moves.criteria.iter().filter(|(_, goals)| reach(goals, doc));
        let others = others.map(|(criterion, _)| criterion.clone());
        let own = leads.chain(others).map(|mut criterion| {
            inherit(&mut criterion.provenance, &moves.provenance);
            criterion.practice = true;
            criterion
        });
        own.chain(doc.criteria.iter().cloned()).collect()
    }
}

fn reach(goals: &GoalsDoc, status: &StatusDoc) -> bool {
    let among = |names: &[Spanned<String>]| names.iter().any(|name| name.value == status.id.value);
    (goals.only.is_empty() || among(&goals.only)) && !among(&goals.except)
}

/// One of the moves that lead to the status.
fn leads_here(leads: &CriterionDoc, moves: &[MoveDoc], status: &StatusDoc) -> CriterionDoc {
    let ways = moves.iter().filter(|one| reach(&one.goals, status)).filter_map(way).collect();
    let any = plain(SubjectDoc::Any(ways), leads.span);
    CriterionDoc { when: Some(any), ..leads.clone() }
}

fn way(one: &MoveDoc) -> Option<ConditionDoc> {
    Some(ConditionDoc {
        id: Some(one.id.clone()),
        text: Some(one.text.clone()),
        note: one.note.clone(),
        evidence: one.evidence.clone(),
        provenance: one.provenance.clone(),
        from: one.from.clone(),
        until: one.until.clone(),
        ..plain(SubjectDoc::All(vec![one.when.clone()?]), one.span)
    })
}

fn plain(subject: SubjectDoc, span: Span) -> ConditionDoc {
    ConditionDoc {
        span,
        subject,
        tests: Vec::new(),
        id: None,
        text: None,
        note: None,
        evidence: Vec::new(),
        provenance: ProvenanceDoc::default(),
        from: None,
        until: None,
        row: None,
        summed_up_by: None,
    }
}

/// What a criterion does not say of its sources is that of the file.
fn inherit(own: &mut ProvenanceDoc, around: &ProvenanceDoc) {
    if own.cite.is_empty() {
        own.cite.clone_from(&around.cite);
    }
    if own.certainty.is_none() {
        own.certainty.clone_from(&around.certainty);
        own.doubt = own.doubt.take().or_else(|| around.doubt.clone());
    }
}
