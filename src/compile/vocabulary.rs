//! Facts and lists: their types, domains and attributes.

use super::names::Compiler;
use super::rulebook::{AboutFact, AttributeTable, Provenance, Timeline};
use crate::diagnostic::{Code, Diagnostic};
use crate::facts::{Domain, DomainChoice, DomainId, Fact, Kind, Sense, form, kind_name, parse};
use crate::load::{ChoicesDoc, Documents, FactDoc, ListDoc, RowDoc, TypeDoc};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::values;

impl Compiler<'_> {
    /// Domains, facts and the attributes of list rows.
    pub fn vocabulary(&mut self, documents: &Documents) {
        for list in &documents.lists {
            let domain = self.list_domain(list);
            self.vocabulary.add_domain(domain);
        }
        for fact in &documents.facts {
            self.fact(fact);
        }
        for list in &documents.lists {
            self.attributes_of(list);
        }
    }

    fn list_domain(&mut self, list: &ListDoc) -> Domain {
        let mut choices: Vec<DomainChoice> = Vec::with_capacity(list.rows.len() + 1);
        for row in &list.rows {
            if choices.iter().any(|choice| choice.id == row.id.value) {
                self.duplicate(&row.id, None);
            }
            choices.push(DomainChoice {
                id: row.id.value.clone(),
                text: row.text.clone(),
                also: row.also.clone(),
                note: row.note.clone(),
            });
        }
        if list.open {
            choices.push(DomainChoice {
                id: "other".into(),
                text: values::OTHER.text(),
                note: None,
                also: vec![values::OTHER_BRIEFLY.ja.to_string()],
            });
        }
        let title = Some(list.title.clone());
        Domain { title, ..Domain::new(list.name.clone(), choices, list.open, true) }
    }

    fn fact(&mut self, doc: &FactDoc) {
        if self.vocabulary.find(&doc.name.value).is_some() {
            self.duplicate(&doc.name, None);
            return;
        }
        let kind = doc.kind.as_ref().and_then(|kind| self.kind(kind, &doc.name.value));
        let evidence = self.papers(&doc.evidence);
        self.about.push(AboutFact {
            expected: Vec::new(),
            evidence,
            lever: None,
            usual: None,
            unit: doc.unit,
            follows: None,
            grows: None,
            provenance: Provenance::default(),
            span: Some(doc.name.span),
        });
        self.vocabulary.add(Fact {
            name: doc.name.value.clone(),
            kind: kind.unwrap_or(Kind::Text),
            label: doc.label.clone(),
            question: doc.question.clone(),
            help: doc.help.clone(),
            follows: doc.follows.is_some(),
            attribute: false,
            sense: Sense::default(),
            rounds: None,
            word: 0,
            words: 0,
        });
    }

    fn kind(&mut self, doc: &TypeDoc, fact: &str) -> Option<Kind> {
        Some(match doc {
            TypeDoc::YesNo => Kind::YesNo,
            TypeDoc::Count => Kind::Count,
            TypeDoc::Yen => Kind::Yen,
            TypeDoc::Percent => Kind::Percent,
            TypeDoc::Date => Kind::Date,
            TypeDoc::Duration => Kind::Duration,
            TypeDoc::Text => Kind::Text,
            TypeDoc::Choice(choices) => Kind::Choice(self.choices(choices, fact)?),
            TypeDoc::Scale(choices) => Kind::Scale(self.choices(choices, fact)?),
            TypeDoc::Set(choices) => Kind::Set(self.choices(choices, fact)?),
        })
    }

    fn choices(&mut self, doc: &ChoicesDoc, fact: &str) -> Option<DomainId> {
        match doc {
            ChoicesDoc::List(name) => {
                let domain = self.vocabulary.find_domain(&name.value);
                if domain.is_none() {
                    let slots = [("name", Text::same(&name.value))];
                    self.found.push(Diagnostic::new(Code::UnknownList, &slots).at(name.span));
                }
                domain
            }
            ChoicesDoc::Here(docs) => {
                let mut choices: Vec<DomainChoice> = Vec::new();
                for doc in docs {
                    if choices.iter().any(|choice| choice.id == doc.id.value) {
                        self.duplicate(&doc.id, None);
                    }
                    let (id, text) = (doc.id.value.clone(), doc.text.clone());
                    choices.push(DomainChoice { id, text, also: Vec::new(), note: None });
                }
                let domain = Domain::new(fact.to_string(), choices, false, false);
                Some(self.vocabulary.add_domain(domain))
            }
        }
    }

    fn attributes_of(&mut self, list: &ListDoc) {
        let Some(domain) = self.vocabulary.find_domain(&list.name) else { return };
        let around =
            self.provenance(&list.provenance, &Provenance::default(), &list.name, list.span);
        for attribute in &list.attributes {
            let name = format!("{}.{}", list.name, attribute.name.value);
            let Some(kind) = attribute.kind.as_ref().and_then(|kind| self.kind(kind, &name)) else {
                continue;
            };
            let rows: Vec<_> = list
                .rows
                .iter()
                .map(|row| self.row_value(row, &attribute.name.value, kind, &name, &around))
                .collect();
            let at = self.attributes.len();
            let label = attribute.label.clone();
            self.attributes.push(AttributeTable { name: name.clone(), domain, label, kind, rows });
            self.list_attributes.insert((domain.0, attribute.name.value.clone()), at);
            self.attribute_facts.push(Fact {
                name,
                kind,
                label: attribute.label.clone(),
                question: None,
                help: None,
                follows: true,
                attribute: true,
                sense: Sense::default(),
                rounds: None,
                word: 0,
                words: 0,
            });
        }
        for row in &list.rows {
            self.provenance(&row.provenance, &around, &row.id.value, row.span);
            for (attribute, doubt) in &row.unconfirmed {
                self.doubt(doubt);
                self.attribute_named(list, attribute);
            }
        }
    }

    /// What a row calls unconfirmed must be an attribute that rows have.
    fn attribute_named(&mut self, list: &ListDoc, name: &Spanned<String>) {
        let known = || list.attributes.iter().map(|attribute| attribute.name.value.as_str());
        if !known().any(|known| known == name.value) {
            let slots = [("list", Text::same(&list.name)), ("name", Text::same(&name.value))];
            let diagnostic = Diagnostic::new(Code::UnknownAttribute, &slots).at(name.span);
            self.found.push(diagnostic.suggest(&name.value, known()));
        }
    }

    fn row_value(
        &mut self,
        row: &RowDoc,
        attribute: &str,
        kind: Kind,
        name: &str,
        around: &Provenance,
    ) -> Option<Timeline<Vec<i64>>> {
        let row_around = self.provenance(&row.provenance, around, &row.id.value, row.span);
        let mut around = row_around;
        for (of, doubt) in &row.unconfirmed {
            if of.value == attribute {
                around.doubt = self.doubt(doubt);
                around.certainty = crate::load::Certainty::Unconfirmed;
                around.unconfirmed_here = true;
            }
        }
        let (_, docs) = row.values.iter().find(|(key, _)| key.value == attribute)?;
        let read = |compiler: &mut Self, node: &Node| compiler.words_of(node, kind, name);
        let mut timeline = self.timeline(docs, &around, name, None, read);
        if around.unconfirmed_here {
            timeline.0.iter_mut().for_each(|dated| dated.provenance.unconfirmed_here = true);
        }
        Some(timeline)
    }

    /// A value written in a rule file as the words a fact of that type keeps. Choices must be
    /// written by their identifiers.
    pub(super) fn words_of(&mut self, node: &Node, kind: Kind, name: &str) -> Option<Vec<i64>> {
        match (kind, &node.value) {
            (Kind::Set(domain), Tree::Array(items)) => {
                let items: Vec<Spanned<String>> = items.iter().filter_map(spanned).collect();
                let members: Vec<i64> =
                    items.iter().filter_map(|item| self.choice(item, domain, name)).collect();
                let mut words = vec![0_i64; self.vocabulary.domain(domain).words()];
                for member in members.iter().filter_map(|m| usize::try_from(*m).ok()) {
                    words[member / 64] |= 1 << (member % 64);
                }
                Some(words)
            }
            (Kind::Choice(domain) | Kind::Scale(domain), Tree::Text(_)) => {
                self.choice(&spanned(node)?, domain, name).map(|index| vec![index])
            }
            (Kind::YesNo, Tree::Bool(yes)) => Some(vec![i64::from(*yes)]),
            (Kind::Count | Kind::Yen, Tree::Integer(n)) => Some(vec![*n]),
            (Kind::Percent, Tree::Integer(_) | Tree::Number(_) | Tree::Text(_))
            | (Kind::Duration, Tree::Text(_))
            | (Kind::Date, Tree::Date(..)) => self.parsed(node, kind, name),
            _ => {
                let slots =
                    [("name", Text::same(name)), ("form", form(kind)), ("found", node.kind())];
                self.found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
                None
            }
        }
    }

    fn parsed(&mut self, node: &Node, kind: Kind, name: &str) -> Option<Vec<i64>> {
        let words = node.words().unwrap_or_default();
        match parse(&words, kind, &self.vocabulary) {
            Ok(Some(value)) => value.code().map(|code| vec![code]),
            Ok(None) | Err(_) => {
                self.bad_value(&words, kind, name, node.span);
                None
            }
        }
    }

    pub(super) fn bad_value(&mut self, words: &str, kind: Kind, name: &str, span: Span) {
        let slots = [("value", Text::same(words)), ("name", Text::same(name))];
        let expected = [("form", form(kind))];
        let diagnostic = Diagnostic::new(Code::BadValue, &slots).at(span);
        self.found.push(diagnostic.help(crate::diagnostic::hint::EXPECTED, &expected));
    }

    /// The index of a choice by its identifier.
    pub(super) fn choice(
        &mut self,
        word: &Spanned<String>,
        domain: DomainId,
        name: &str,
    ) -> Option<i64> {
        let found = self.vocabulary.domain(domain).find(&word.value);
        if found.is_none() {
            let slots = [("value", Text::same(&word.value)), ("name", Text::same(name))];
            let known = self.vocabulary.domain(domain).choices.iter();
            let known: Vec<&str> = known.map(|choice| choice.id.as_str()).collect();
            let diagnostic = Diagnostic::new(Code::UnknownChoice, &slots).at(word.span);
            self.found.push(diagnostic.suggest(&word.value, known));
        }
        found
    }

    /// Reports a comparison that a type does not allow.
    pub(super) fn comparison(&mut self, comparison: &str, name: &str, kind: Kind, span: Span) {
        let slots = [
            ("comparison", Text::same(comparison)),
            ("name", Text::same(name)),
            ("kind", kind_name(kind)),
        ];
        self.found.push(Diagnostic::new(Code::Comparison, &slots).at(span));
    }
}

fn spanned(node: &Node) -> Option<Spanned<String>> {
    match &node.value {
        Tree::Text(words) => Some(Spanned { value: words.clone(), span: node.span }),
        _ => None,
    }
}
