//! The compiler's working state: what has a name so far, and how names are looked up.

use super::ids::{ConditionId, DoubtId, EvidenceId, SourceId, StatusId};
use super::questionnaire::Questionnaire;
use super::rulebook::{
    AboutFact, AttributeTable, Benefit, Cite, Condition, Criterion, Doubt, Evidence, Follows, Item,
    Papers, Provenance, Rulebook, Source, StatusRules, Tier,
};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{Fact, FactId, Kind, Vocabulary};
use crate::load::{
    Certainty, CiteDoc, Documents, MovesDoc, PATHWAYS, PapersDoc, ProvenanceDoc, SourceKind,
};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::words::values;
use std::collections::HashMap;

/// Examples of what facts follow from stand under this name; all others under their status.
const OF_FACTS: &str = "facts";

/// Everything compiled so far.
pub struct Compiler<'a> {
    pub(super) found: &'a mut Diagnostics,
    pub(super) vocabulary: Vocabulary,
    pub(super) about: Vec<AboutFact>,
    pub(super) sources: Vec<Source>,
    pub(super) evidence: Vec<Evidence>,
    pub(super) doubts: Vec<Doubt>,
    pub(super) status_ids: Vec<String>,
    pub(super) has_points: Vec<bool>,
    pub(super) statuses: Vec<StatusRules>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) conditions: Vec<Condition>,
    pub(super) items: Vec<Item>,
    pub(super) tiers: Vec<Tier>,
    pub(super) benefits: Vec<Benefit>,
    pub(super) attributes: Vec<AttributeTable>,
    pub(super) list_attributes: HashMap<(u32, String), usize>,
    pub(super) attribute_facts: Vec<Fact>,
    pub(super) interview: Questionnaire,
    pub(super) holdings: Vec<super::rulebook::Holding>,
    pub(super) permit: Option<super::rulebook::Permit>,
    /// From where one comes to a status.
    pub(super) moves: MovesDoc,
}

impl<'a> Compiler<'a> {
    /// With nothing compiled.
    pub fn new(found: &'a mut Diagnostics) -> Self {
        Self {
            found,
            vocabulary: Vocabulary::default(),
            about: Vec::new(),
            sources: Vec::new(),
            evidence: Vec::new(),
            doubts: Vec::new(),
            status_ids: Vec::new(),
            has_points: Vec::new(),
            statuses: Vec::new(),
            criteria: Vec::new(),
            conditions: Vec::new(),
            items: Vec::new(),
            tiers: Vec::new(),
            benefits: Vec::new(),
            attributes: Vec::new(),
            list_attributes: HashMap::new(),
            attribute_facts: Vec::new(),
            interview: Questionnaire::default(),
            holdings: Vec::new(),
            permit: None,
            moves: MovesDoc::default(),
        }
    }

    /// Sources, documents and doubts.
    pub fn bibliography(&mut self, documents: &Documents) {
        for doc in &documents.sources {
            self.unique(&doc.id, |compiler| {
                compiler.sources.iter().map(|s| (&s.id, s.span)).collect()
            });
            self.sources.push(Source {
                id: doc.id.value.clone(),
                title: doc.title.clone(),
                kind: doc.kind.unwrap_or(SourceKind::Page),
                url: doc.url.clone().unwrap_or_default(),
                checked: doc.checked.as_ref().map_or(Day::from_code(0), |day| day.value),
                used: false,
                span: doc.id.span,
            });
        }
        for doc in &documents.evidence {
            self.unique(&doc.id, |compiler| {
                compiler.evidence.iter().map(|e| (&e.id, e.span)).collect()
            });
            self.evidence.push(Evidence {
                id: doc.id.value.clone(),
                title: doc.title.clone(),
                form: doc.form.clone(),
                note: doc.note.clone(),
                only: doc.only.iter().map(|name| name.value.clone()).collect(),
                used: false,
                span: doc.id.span,
            });
        }
        for doc in &documents.doubts {
            self.unique(&doc.id, |compiler| {
                compiler.doubts.iter().map(|d| (&d.id, d.span)).collect()
            });
            let cite = self.cites(&doc.cite);
            self.doubts.push(Doubt {
                id: doc.id.value.clone(),
                text: doc.text.clone(),
                cite,
                used: false,
                span: doc.id.span,
            });
        }
    }

    /// Statuses can be named before they are compiled.
    pub fn announce_statuses(&mut self, documents: &Documents) {
        for doc in &documents.statuses {
            if self.status_ids.contains(&doc.id.value) {
                self.duplicate(&doc.id, None);
            }
            self.status_ids.push(doc.id.value.clone());
            self.has_points.push(doc.points.is_some());
        }
        for (file, name) in &documents.series {
            if name != OF_FACTS && !name.starts_with(PATHWAYS) {
                let span = Span::new(*file, 0..1);
                self.status_id(&Spanned { value: name.clone(), span });
            }
        }
        self.bound_papers(documents);
        if documents.statuses.is_empty() {
            self.found.push(Diagnostic::new(Code::NoRules, &[]));
        }
    }

    /// The finished rulebook.
    pub fn finish(mut self, documents: &Documents, digest: String) -> Rulebook {
        let notices = self.notices(&documents.moves);
        let procedures = self.procedures(&documents.procedures);
        let known: Vec<String> = procedures.list.iter().map(|one| one.id.clone()).collect();
        self.known_procedures(&documents.moves, &known);
        let filings = self.filings(&documents.moves);
        let duties = self.duties(&documents.duties);
        let domain = |name: &str| self.vocabulary.find_domain(name);
        let row_days = super::rows::row_days(documents, domain);
        Rulebook {
            vocabulary: self.vocabulary,
            about: self.about,
            sources: self.sources,
            evidence: self.evidence,
            doubts: self.doubts,
            statuses: self.statuses,
            criteria: self.criteria,
            conditions: self.conditions,
            items: self.items,
            tiers: self.tiers,
            benefits: self.benefits,
            holdings: self.holdings,
            permit: self.permit,
            filings,
            notices,
            procedures,
            duties,
            attributes: self.attributes,
            row_days,
            interview: self.interview,
            order: Vec::new(),
            locales: Vec::new(),
            digest,
        }
    }

    fn unique(&mut self, id: &Spanned<String>, known: impl Fn(&Self) -> Vec<(&String, Span)>) {
        let first = known(self).into_iter().find(|(name, _)| **name == id.value).map(|(_, at)| at);
        if let Some(first) = first {
            self.duplicate(id, Some(first));
        }
    }

    /// Reports an identifier that stands twice.
    pub(super) fn duplicate(&mut self, id: &Spanned<String>, first: Option<Span>) {
        let slots = [("name", Text::same(&id.value))];
        let diagnostic = Diagnostic::new(Code::DuplicateId, &slots).at(id.span);
        self.found.push(match first {
            Some(first) => diagnostic.related(first, hint::FIRST),
            None => diagnostic,
        });
    }

    /// Reports an unknown name with the nearest known one.
    pub(super) fn unknown(&mut self, code: Code, name: &Spanned<String>, known: &[String]) {
        let slots = [("name", Text::same(&name.value))];
        let diagnostic = Diagnostic::new(code, &slots).at(name.span);
        self.found.push(diagnostic.suggest(&name.value, known.iter().map(String::as_str)));
    }

    /// Citations, resolved.
    pub(super) fn cites(&mut self, docs: &[CiteDoc]) -> Vec<Cite> {
        let mut cites = Vec::new();
        for doc in docs {
            match self.sources.iter().position(|source| source.id == doc.source.value) {
                Some(at) => {
                    self.sources[at].used = true;
                    cites.push(Cite { source: SourceId::at(at), at: doc.at.clone() });
                }
                None => {
                    let known: Vec<String> = self.sources.iter().map(|s| s.id.clone()).collect();
                    self.unknown(Code::UnknownSource, &doc.source, &known);
                }
            }
        }
        cites
    }

    /// Documents, resolved.
    pub(super) fn papers(&mut self, docs: &[PapersDoc]) -> Vec<Papers> {
        let papers = |doc: &PapersDoc| {
            let of: Vec<EvidenceId> =
                doc.of.iter().filter_map(|name| self.evidence_id(name)).collect();
            let at_least = usize::try_from(doc.at_least).unwrap_or(1);
            (!of.is_empty()).then_some(Papers { of, at_least })
        };
        docs.iter().filter_map(papers).collect()
    }

    fn evidence_id(&mut self, name: &Spanned<String>) -> Option<EvidenceId> {
        let at = self.evidence.iter().position(|evidence| evidence.id == name.value);
        match at {
            Some(at) => self.evidence[at].used = true,
            None => {
                let known: Vec<String> = self.evidence.iter().map(|e| e.id.clone()).collect();
                self.unknown(Code::UnknownEvidence, name, &known);
            }
        }
        at.map(EvidenceId::at)
    }

    /// The statuses that documents are bound to must be there.
    fn bound_papers(&mut self, documents: &Documents) {
        for doc in &documents.evidence {
            for name in &doc.only {
                self.status_id(name);
            }
        }
    }

    /// A doubt, resolved.
    pub(super) fn doubt(&mut self, doc: &Spanned<String>) -> Option<DoubtId> {
        let at = self.doubts.iter().position(|doubt| doubt.id == doc.value);
        match at {
            Some(at) => self.doubts[at].used = true,
            None => {
                let known: Vec<String> = self.doubts.iter().map(|d| d.id.clone()).collect();
                self.unknown(Code::UnknownDoubt, doc, &known);
            }
        }
        at.map(DoubtId::at)
    }

    /// Where a value comes from, with what it inherits. `name` is for the reader.
    pub(super) fn provenance(
        &mut self,
        doc: &ProvenanceDoc,
        around: &Provenance,
        name: &str,
        span: Span,
    ) -> Provenance {
        let own = self.cites(&doc.cite);
        let own_doubt = doc.doubt.as_ref().and_then(|doubt| self.doubt(doubt));
        let certainty = doc.certainty.unwrap_or(around.certainty);
        let doubt = own_doubt.or(match certainty {
            Certainty::Unconfirmed => around.doubt,
            _ => None,
        });
        let unconfirmed_here = doc.certainty == Some(Certainty::Unconfirmed);
        if unconfirmed_here && doubt.is_none() && doc.doubt.is_none() {
            let slots = [("name", Text::same(name))];
            let line = [("line", Text::same("doubt = \"…\""))];
            let diagnostic = Diagnostic::new(Code::MissingDoubt, &slots).at(span);
            self.found.push(diagnostic.help(hint::ADD_KEY, &line));
        }
        let cite = if own.is_empty() { around.cite.clone() } else { own };
        Provenance { cite, certainty, doubt, unconfirmed_here }
    }

    /// Reports a place that cites nothing.
    pub(super) fn need_source(&mut self, provenance: &Provenance, name: &str, span: Span) {
        if provenance.cite.is_empty() {
            let slots = [("name", Text::same(name))];
            let line = [("line", Text::same("cite = [{ source = \"…\" }]"))];
            let diagnostic = Diagnostic::new(Code::MissingSource, &slots).at(span);
            self.found.push(diagnostic.help(hint::ADD_KEY, &line));
        }
    }

    /// A status by its identifier.
    pub(super) fn status_id(&mut self, name: &Spanned<String>) -> Option<StatusId> {
        let at = self.status_ids.iter().position(|id| *id == name.value);
        if at.is_none() {
            let known = self.status_ids.clone();
            self.unknown(Code::UnknownStatus, name, &known);
        }
        at.map(StatusId::at)
    }

    /// A fact by its dotted name; attributes of list rows become facts when they are named.
    pub(super) fn fact_id(&mut self, name: &Spanned<String>) -> Option<FactId> {
        if let Some(id) = self.vocabulary.find(&name.value) {
            return Some(id);
        }
        let (of, attribute) = match name.value.rsplit_once('.') {
            Some((of, attribute)) if of.contains('.') => (of, attribute),
            _ => return self.unknown_fact(name),
        };
        let of = self.fact_id(&Spanned { value: of.to_string(), span: name.span })?;
        let fact = self.vocabulary.fact(of);
        let Some(domain) = fact.kind.domain() else { return self.unknown_fact(name) };
        let Some(&table) = self.list_attributes.get(&(domain.0, attribute.to_string())) else {
            return self.unknown_attribute(name, domain.0, attribute);
        };
        let of_label = fact.label.clone();
        let mut fact = self.attribute_facts[table].clone();
        fact.name.clone_from(&name.value);
        let attribute = fact.label;
        fact.label = values::ATTRIBUTE_OF.fill(&[("of", of_label), ("attribute", attribute)]);
        self.about.push(AboutFact {
            follows: Some(Follows::Attribute { of, table }),
            ..AboutFact::default()
        });
        Some(self.vocabulary.add(fact))
    }

    /// Makes facts of the attributes of every fact that is typed by a list, read by a rule or
    /// not: a report shows them for information.
    pub(super) fn attribute_facts_of_lists(&mut self) {
        let typed: Vec<(String, u32)> = self
            .vocabulary
            .iter()
            .filter_map(|(_, fact)| match fact.kind {
                Kind::Choice(domain) => Some((fact.name.clone(), domain.0)),
                _ => None,
            })
            .collect();
        let mut attributes: Vec<(u32, String)> = self.list_attributes.keys().cloned().collect();
        attributes.sort();
        for (name, domain) in typed {
            for (_, attribute) in attributes.iter().filter(|(of, _)| *of == domain) {
                let value = format!("{name}.{attribute}");
                let span = Span::new(crate::source::FileId::FIRST, 0..0);
                self.fact_id(&Spanned { value, span });
            }
        }
    }

    fn unknown_fact<T>(&mut self, name: &Spanned<String>) -> Option<T> {
        let known: Vec<String> = self.vocabulary.givable().map(str::to_string).collect();
        self.unknown(Code::UnknownFact, name, &known);
        None
    }

    fn unknown_attribute<T>(
        &mut self,
        name: &Spanned<String>,
        domain: u32,
        attribute: &str,
    ) -> Option<T> {
        let list = self.vocabulary.domain(crate::facts::DomainId(domain)).name.clone();
        let slots = [("list", Text::same(list)), ("name", Text::same(attribute))];
        let known: Vec<&str> = self
            .list_attributes
            .keys()
            .filter(|(of, _)| *of == domain)
            .map(|(_, name)| name.as_str())
            .collect();
        let diagnostic = Diagnostic::new(Code::UnknownAttribute, &slots).at(name.span);
        self.found.push(diagnostic.suggest(attribute, known));
        None
    }

    /// Takes a condition and gives it a number.
    pub(super) fn add_condition(&mut self, condition: Condition) -> ConditionId {
        self.conditions.push(condition);
        ConditionId::at(self.conditions.len() - 1)
    }
}
