//! Levers typed against what facts hold, and what facts are where nobody speaks of them.

use super::lever::{Aim, Lever};
use super::names::Compiler;
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Kind, kind_name};
use crate::load::{AimDoc, Documents, FactDoc, LeverDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;

impl Compiler<'_> {
    /// Levers and usual values, once all facts are known.
    pub fn levers(&mut self, documents: &Documents) {
        for doc in &documents.facts {
            let Some(fact) = self.vocabulary.find(&doc.name.value) else { continue };
            let kind = self.vocabulary.fact(fact).kind;
            let lever = doc.lever.as_ref().map(|lever| self.lever(lever, kind, &doc.name.value));
            let usual = self.usual(doc, kind);
            self.about[fact.index()].lever = lever;
            self.about[fact.index()].usual = usual;
        }
    }

    fn usual(&mut self, doc: &FactDoc, kind: Kind) -> Option<Vec<i64>> {
        doc.usual.as_ref().and_then(|node| self.words_of(node, kind, &doc.name.value))
    }

    fn lever(&mut self, doc: &LeverDoc, kind: Kind, name: &str) -> Lever {
        let aim = doc.aim.as_ref().and_then(|aim| self.aim(aim, kind, name));
        if let Some((first, _)) = doc.steps.first().filter(|_| kind != Kind::Yen) {
            self.bad_lever("step", name, kind, first.span);
        }
        let steps = doc.steps.iter().map(|(factor, effort)| (factor.value, *effort)).collect();
        let LeverDoc { who, time, effort, topic, .. } = *doc;
        Lever { who, time, effort, topic, aim, steps }
    }

    fn aim(&mut self, doc: &Spanned<AimDoc>, kind: Kind, name: &str) -> Option<Aim> {
        let numbers = matches!(
            kind,
            Kind::Count | Kind::Yen | Kind::Percent | Kind::Duration | Kind::Date | Kind::Scale(_)
        );
        let sets = matches!(kind, Kind::Set(_));
        let (word, fits, aim) = match &doc.value {
            AimDoc::Up => ("up", numbers || sets, Aim::Up),
            AimDoc::Down => ("down", numbers || sets, Aim::Down),
            AimDoc::Yes => ("yes", kind == Kind::YesNo, Aim::Yes),
            AimDoc::No => ("no", kind == Kind::YesNo, Aim::No),
            AimDoc::Time => ("time", matches!(kind, Kind::Duration | Kind::YesNo), Aim::Time),
            AimDoc::Move => ("move", true, Aim::Move),
            AimDoc::Any => ("any", kind != Kind::YesNo && kind != Kind::Text, Aim::Any),
            AimDoc::Values(nodes) => {
                let words = nodes.iter().filter_map(|node| self.words_of(node, kind, name));
                return Some(Aim::Values(words.collect()));
            }
        };
        if !fits {
            self.bad_lever(word, name, kind, doc.span);
        }
        fits.then_some(aim)
    }

    fn bad_lever(&mut self, word: &str, name: &str, kind: Kind, span: Span) {
        let slots =
            [("value", Text::same(word)), ("name", Text::same(name)), ("kind", kind_name(kind))];
        self.found.push(Diagnostic::new(Code::BadLever, &slots).at(span));
    }
}
