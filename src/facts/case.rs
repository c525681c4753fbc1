//! Reading a case: facts from a TOML or JSON file and from `NAME=VALUE` words. Every mistake
//! is gathered with its place.

use super::column::is_unlisted;
use super::parse::near_choices;
use super::{Domain, FactId, Facts, Kind, ParseError, Value, Vocabulary, form, parse};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::source::{Sources, Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::{forms, values};

/// One candidate as given.
#[derive(Clone, Debug)]
pub struct Case {
    /// What is known.
    pub facts: Facts,
    /// Where each fact was given.
    pub origins: Vec<(FactId, Span)>,
    /// Words that no rule reads, such as a name, by their fact.
    pub words: Vec<(FactId, String)>,
    /// The day on which durations were true.
    pub as_of: Option<Day>,
    /// Documents in hand, by identifier; none: the case does not say.
    pub in_hand: Option<Vec<Spanned<String>>>,
    /// What the questionnaire was about: what it was asked, by name. No rule reads it.
    pub interview: Vec<(String, Vec<String>)>,
}

impl Case {
    /// A candidate of whom nothing is known.
    pub fn empty(vocabulary: &Vocabulary) -> Self {
        let facts = Facts::new(vocabulary);
        Self {
            facts,
            origins: Vec::new(),
            words: Vec::new(),
            as_of: None,
            in_hand: None,
            interview: Vec::new(),
        }
    }

    /// Where a fact was given.
    pub fn origin(&self, fact: FactId) -> Option<Span> {
        self.origins.iter().rev().find(|(of, _)| *of == fact).map(|(_, span)| *span)
    }
}

/// Reads the tree of a case file.
pub fn read_case(vocabulary: &Vocabulary, node: &Node, found: &mut Diagnostics) -> Case {
    let mut reader = CaseReader { vocabulary, case: Case::empty(vocabulary), found };
    reader.table("", node);
    reader.case
}

/// Adds facts given as `NAME=VALUE`; they win over those of the file.
pub fn set_facts(
    vocabulary: &Vocabulary,
    case: &mut Case,
    settings: &[String],
    sources: &mut Sources,
    found: &mut Diagnostics,
) {
    for setting in settings {
        let file = sources.add("--set", setting.clone());
        let (name, value) = setting.split_once('=').unwrap_or((setting, ""));
        let name_end = name.len();
        let name_span = Span::new(file, 0..name_end);
        let value_span = Span::new(file, (name_end + 1).min(setting.len())..setting.len());
        if name_end == setting.len() {
            let form = Text::same("`FACT=VALUE`");
            let slots = [
                ("name", Text::same("--set")),
                ("form", form),
                ("found", Text::same(format!("`{setting}`"))),
            ];
            found.push(Diagnostic::new(Code::WrongType, &slots).at(name_span));
            continue;
        }
        let mut fresh = Case::empty(vocabulary);
        let mut reader = CaseReader { vocabulary, case: fresh, found };
        let node = Node { span: value_span, value: Tree::Text(value.to_string()) };
        let name = Spanned { value: name.trim().to_string(), span: name_span };
        reader.entry(&name.value.clone(), &name, &node);
        fresh = reader.case;
        overlay(vocabulary, case, fresh);
    }
}

fn overlay(vocabulary: &Vocabulary, case: &mut Case, over: Case) {
    for (fact, span) in over.origins {
        if let Some(value) = over.facts.get(vocabulary, fact) {
            case.facts.set(vocabulary, fact, &value);
            case.origins.push((fact, span));
        }
    }
    for (fact, words) in over.words {
        case.words.retain(|(of, _)| *of != fact);
        case.words.push((fact, words));
    }
    case.as_of = over.as_of.or(case.as_of);
    case.in_hand = over.in_hand.or(case.in_hand.take());
}

struct CaseReader<'a> {
    vocabulary: &'a Vocabulary,
    case: Case,
    found: &'a mut Diagnostics,
}

impl CaseReader<'_> {
    fn table(&mut self, path: &str, node: &Node) {
        let Tree::Table(entries) = &node.value else { return };
        for (key, value) in entries {
            let name = match path {
                "" => key.value.clone(),
                path => format!("{path}.{}", key.value),
            };
            self.entry(&name, key, value);
        }
    }

    fn entry(&mut self, name: &str, key: &Spanned<String>, node: &Node) {
        match (name, &node.value) {
            ("as-of", _) => return self.as_of(node),
            ("evidence.in-hand", _) => return self.in_hand(node),
            ("interview", Tree::Table(entries)) => return self.interview(entries),
            ("evidence", Tree::Table(_)) => return self.table(name, node),
            _ => {}
        }
        match self.vocabulary.find(name).filter(|id| !self.vocabulary.fact(*id).attribute) {
            Some(id) => self.fact(id, key, node),
            None if matches!(node.value, Tree::Table(_)) && self.is_group(name) => {
                self.table(name, node);
            }
            None => self.unknown(name, key.span),
        }
    }

    /// Whatever stands there: other rules may have asked other questions.
    fn interview(&mut self, entries: &[(Spanned<String>, Node)]) {
        for (key, node) in entries {
            let words: Vec<String> = match &node.value {
                Tree::Array(items) => items.iter().filter_map(Node::words).collect(),
                _ => node.words().into_iter().collect(),
            };
            self.case.interview.push((key.value.clone(), words));
        }
    }

    /// True where names of facts go on behind this one.
    fn is_group(&self, name: &str) -> bool {
        self.vocabulary
            .givable()
            .any(|fact| fact.strip_prefix(name).is_some_and(|rest| rest.starts_with('.')))
    }

    fn unknown(&mut self, name: &str, span: Span) {
        let slots = [("name", Text::same(name))];
        let diagnostic = Diagnostic::new(Code::UnknownFact, &slots).at(span);
        let near = crate::diagnostic::nearest(name, self.vocabulary.givable());
        self.found.push(match near {
            Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
            None => diagnostic.help(hint::SEE_FACTS, &[]),
        });
    }

    fn as_of(&mut self, node: &Node) {
        let words = node.words().unwrap_or_default();
        match parse(&words, Kind::Date, self.vocabulary) {
            Ok(Some(Value::Day(day))) => self.case.as_of = Some(day),
            Ok(None) => {}
            _ => self.bad("as-of", &words, Kind::Date, node.span, &ParseError::Form),
        }
    }

    /// Documents in hand: an array, or words joined by `;`. Which documents there are, the rules
    /// know.
    fn in_hand(&mut self, node: &Node) {
        let mut named = Vec::new();
        match &node.value {
            Tree::Null => return,
            Tree::Text(words) if words.trim().is_empty() => return,
            Tree::Text(words) if words.trim() == "none" => {}
            Tree::Text(words) => named.extend(words.split(';').map(|one| (one, node.span))),
            Tree::Array(items) if items.iter().all(|item| matches!(item.value, Tree::Text(_))) => {
                named.extend(items.iter().filter_map(|item| match &item.value {
                    Tree::Text(words) => Some((words.as_str(), item.span)),
                    _ => None,
                }));
            }
            _ => {
                let form = forms::DOCUMENT_NAMES.text();
                let name = Text::same("evidence.in-hand");
                let slots = [("name", name), ("form", form), ("found", node.kind())];
                self.found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
                return;
            }
        }
        let spanned = |(words, span): (&str, Span)| Spanned { value: words.trim().into(), span };
        self.case.in_hand = Some(named.into_iter().map(spanned).collect());
    }

    fn fact(&mut self, id: FactId, key: &Spanned<String>, node: &Node) {
        let fact = self.vocabulary.fact(id);
        if let Some(first) = self.case.origin(id) {
            let slots = [("name", Text::same(&fact.name))];
            let diagnostic = Diagnostic::new(Code::GivenTwice, &slots).at(key.span);
            self.found.push(diagnostic.related(first, hint::FIRST));
            return;
        }
        let Some(value) = self.value(id, node) else { return };
        match value {
            Value::Text(words) => self.case.words.push((id, words)),
            value => {
                self.case.facts.set(self.vocabulary, id, &value);
                self.case.origins.push((id, node.span));
            }
        }
    }

    /// The value of a fact; none where it is unknown or was reported.
    fn value(&mut self, id: FactId, node: &Node) -> Option<Value> {
        let fact = self.vocabulary.fact(id);
        let (kind, name) = (fact.kind, fact.name.clone());
        if let (Tree::Array(items), Kind::Set(_)) = (&node.value, kind) {
            return self.set(items, kind, &name);
        }
        let Some(words) = node.words() else {
            let slots = [("name", Text::same(&name)), ("form", form(kind)), ("found", node.kind())];
            self.found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
            return None;
        };
        match parse(&words, kind, self.vocabulary) {
            Ok(value) => {
                self.unlisted(&name, &words, kind, value.as_ref(), node.span);
                value
            }
            Err(error) => {
                self.bad(&name, &words, kind, node.span, &error);
                None
            }
        }
    }

    /// Says that an open list took a value it does not have, and what may have been meant.
    fn unlisted(&mut self, name: &str, words: &str, kind: Kind, value: Option<&Value>, span: Span) {
        let Some(domain) = kind.domain().map(|domain| self.vocabulary.domain(domain)) else {
            return;
        };
        let Some(Value::Choice(index)) = value else { return };
        if !is_unlisted(domain, words, *index) {
            return;
        }
        let slots = [("value", Text::same(words)), ("name", Text::same(name))];
        let diagnostic = Diagnostic::new(Code::Unlisted, &slots).at(span);
        let near = near_choices(words, domain);
        self.found.push(match near.is_empty() {
            true => diagnostic,
            false => diagnostic.help(hint::NEAR, &[("names", offered(domain, &near))]),
        });
    }

    fn set(&mut self, items: &[Node], kind: Kind, name: &str) -> Option<Value> {
        let mut members = Vec::new();
        for item in items {
            let words = item.words().unwrap_or_default();
            match parse(&words, kind, self.vocabulary) {
                Ok(Some(Value::Set(one))) => members.extend(one),
                Ok(_) => {}
                Err(error) => {
                    self.bad(name, &words, kind, item.span, &error);
                    return None;
                }
            }
        }
        members.sort_unstable();
        members.dedup();
        Some(Value::Set(members))
    }

    fn bad(&mut self, name: &str, words: &str, kind: Kind, span: Span, error: &ParseError) {
        self.found.push(bad_value(self.vocabulary, name, words, kind, error).at(span));
    }
}

/// What is wrong with words that are no value of a fact, and what would mend it.
pub fn bad_value(
    vocabulary: &Vocabulary,
    name: &str,
    words: &str,
    kind: Kind,
    error: &ParseError,
) -> Diagnostic {
    let slots = [("value", Text::same(words)), ("name", Text::same(name))];
    match error {
        ParseError::Form => {
            Diagnostic::new(Code::BadValue, &slots).help(hint::EXPECTED, &[("form", form(kind))])
        }
        ParseError::Days => Diagnostic::new(Code::BadValue, &slots).help(hint::SHORTER_DAYS, &[]),
        ParseError::Choice(near) => {
            let diagnostic = Diagnostic::new(Code::UnknownChoice, &slots);
            bad_choice(diagnostic, vocabulary, name, kind, near)
        }
    }
}

/// Rows by their identifiers, with their names where these say more.
fn offered(domain: &Domain, ids: &[String]) -> Text {
    let row = |id: &String| {
        let choice = domain.find(id).and_then(|index| domain.choice(index));
        let name = choice.map(|choice| choice.text.clone()).unwrap_or_default();
        values::CHOICE_NAMED.fill(&[("id", Text::same(id)), ("name", name)])
    };
    crate::text::list(&ids.iter().map(row).collect::<Vec<_>>())
}

fn bad_choice(
    diagnostic: Diagnostic,
    vocabulary: &Vocabulary,
    name: &str,
    kind: Kind,
    near: &[String],
) -> Diagnostic {
    let domain = kind.domain().map(|domain| vocabulary.domain(domain));
    match (near, domain) {
        ([], _) | (_, None) => {}
        ([one], _) => return diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(one))]),
        (near, Some(domain)) => {
            return diagnostic.help(hint::NEAR, &[("names", offered(domain, near))]);
        }
    }
    let choices = domain.map(|domain| &domain.choices);
    match choices {
        Some(choices) if choices.len() <= 14 => {
            let ids: Vec<String> = choices.iter().map(|c| format!("`{}`", c.id)).collect();
            diagnostic.help(hint::ONE_OF, &[("names", Text::same(ids.join(", ")))])
        }
        _ => diagnostic.help(hint::SEE_LIST, &[("name", Text::same(name))]),
    }
}
