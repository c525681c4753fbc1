//! Reading a case: facts from the tree of a TOML or JSON file. Every mistake is gathered with its
//! place.

use super::{
    FactId, Facts, Given, Kind, Later, Misshapen, ParseError, ReadingNote, Understood, Value,
    Vocabulary, bad_value, fraction, misshapen, odd_fact, parse, rounded, says_nothing, understand,
};
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, SOUGHT, hint};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

/// One candidate as given.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// What is known.
    pub facts: Facts,
    /// Where each fact was given.
    pub origins: Vec<(FactId, Span)>,
    /// Words that no rule reads, such as a name, by their fact.
    pub words: Vec<(FactId, String)>,
    /// The day on which durations were true.
    pub as_of: Option<Day>,
    /// What comes true on later days, in their order.
    pub later: Vec<Later>,
    /// Documents in hand, by identifier; none: the case does not say.
    pub in_hand: Option<Vec<Spanned<String>>>,
    /// What the questionnaire was about: what it was asked, by name. No rule reads it.
    pub interview: Vec<(String, Vec<String>)>,
    /// Names that were set over what a file or a row says of them, to a value or to nothing.
    pub set: Vec<String>,
}

impl Candidate {
    /// A candidate of whom nothing is known.
    pub fn empty(vocabulary: &Vocabulary) -> Self {
        let facts = Facts::new(vocabulary);
        Self {
            facts,
            origins: Vec::new(),
            words: Vec::new(),
            as_of: None,
            later: Vec::new(),
            in_hand: None,
            interview: Vec::new(),
            set: Vec::new(),
        }
    }

    /// Where a fact was given.
    pub fn origin(&self, fact: FactId) -> Option<Span> {
        self.origins.iter().rev().find(|(of, _)| *of == fact).map(|(_, span)| *span)
    }
}

/// Reads the tree of a case file.
pub fn read_case(vocabulary: &Vocabulary, node: &Node, found: &mut Diagnostics) -> Candidate {
    let mut reader = CaseReader::new(vocabulary, found);
    match node.value {
        Tree::Table(_) => reader.table("", node),
        _ => reader.no_case(node),
    }
    reader.check_later();
    reader.case
}

/// Says which values of a case make no sense on a day, by themselves or beside each other.
pub fn check_sense(vocabulary: &Vocabulary, case: &Candidate, day: Day, found: &mut Diagnostics) {
    let day = case.as_of.map_or(day, |as_of| as_of.max(day));
    let mut given: Vec<FactId> = case.origins.iter().map(|(fact, _)| *fact).collect();
    given.sort_unstable();
    given.dedup();
    for fact in given {
        let Some(odd) = vocabulary.odd(&case.facts, fact, day) else { continue };
        let mut said = odd_fact(vocabulary, &case.facts, fact, &odd);
        said.span = case.origin(fact);
        if let Some(other) = odd.beside.and_then(|other| case.origin(other)) {
            said = said.related(other, hint::HERE);
        }
        found.push(said);
    }
}

pub(super) struct CaseReader<'a> {
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) case: Candidate,
    pub(super) found: &'a mut Diagnostics,
    /// True for the facts of a later day, beside which nothing else stands.
    pub(super) dated: bool,
    /// Facts of which it is said that they are not known.
    pub(super) blank: Vec<FactId>,
    /// Where names that are no facts were given.
    others: Vec<(&'static str, Span)>,
}

impl<'a> CaseReader<'a> {
    /// Nothing read yet.
    pub(super) fn new(vocabulary: &'a Vocabulary, found: &'a mut Diagnostics) -> Self {
        let case = Candidate::empty(vocabulary);
        Self { vocabulary, case, found, dated: false, blank: Vec::new(), others: Vec::new() }
    }

    /// What was read.
    pub(super) fn case(self) -> Candidate {
        self.case
    }

    /// A file that holds something else than facts by their names.
    fn no_case(&mut self, node: &Node) {
        let (name, form) = (forms::CASE.text(), forms::FACTS_BY_NAME.text());
        let slots = [("name", name), ("form", form), ("found", node.kind())];
        let diagnostic = Diagnostic::new(Code::WrongType, &slots).at(node.span);
        self.found.push(match node.value {
            Tree::Array(_) => diagnostic.help(hint::USE_BATCH, &[]),
            _ => diagnostic,
        });
    }

    pub(super) fn table(&mut self, path: &str, node: &Node) {
        let Tree::Table(entries) = &node.value else { return };
        for (key, value) in entries {
            let name = match path {
                "" => key.value.clone(),
                path => format!("{path}.{}", key.value),
            };
            self.entry(&name, key, value);
        }
    }

    pub(super) fn entry(&mut self, name: &str, key: &Spanned<String>, node: &Node) {
        match (name, &node.value) {
            _ if self.dated => {}
            ("later", Tree::Table(entries)) => return self.later(entries),
            ("as-of", _) if self.is_first("as-of", key.span) => return self.as_of(node),
            ("evidence.in-hand", _) if self.is_first("evidence.in-hand", key.span) => {
                return self.in_hand(node);
            }
            ("as-of" | "evidence.in-hand", _) => return,
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

    /// True where the name was not given before; says so where it was.
    fn is_first(&mut self, name: &'static str, span: Span) -> bool {
        let first = self.others.iter().find(|(of, _)| *of == name).map(|(_, span)| *span);
        match first {
            None => self.others.push((name, span)),
            Some(first) => {
                let twice = Diagnostic::new(Code::GivenTwice, &[("name", Text::same(name))]);
                self.found.push(twice.at(span).related(first, hint::FIRST));
            }
        }
        first.is_none()
    }

    /// Whatever words stand there: other rules may have asked other questions.
    fn interview(&mut self, entries: &[(Spanned<String>, Node)]) {
        for (key, node) in entries {
            let words: Option<Vec<String>> = match &node.value {
                Tree::Array(items) => items.iter().map(Node::words).collect(),
                _ => node.words().map(|words| vec![words]),
            };
            match words {
                Some(words) => self.case.interview.push((key.value.clone(), words)),
                None => self.misshapen(&key.value, Kind::Text, node, Misshapen::Whole),
            }
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
        let near = match self.found.len() < SOUGHT {
            true => crate::diagnostic::nearest(name, self.vocabulary.givable()),
            false => None,
        };
        self.found.push(match near {
            Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
            None => diagnostic.help(hint::SEE_FACTS, &[]),
        });
    }

    fn as_of(&mut self, node: &Node) {
        if let Some(Value::Day(day)) = self.read("as-of", Kind::Date, node) {
            self.case.as_of = Some(day);
        }
    }

    /// Documents in hand: an array, or words joined by `;`. Which documents there are, the rules
    /// know.
    fn in_hand(&mut self, node: &Node) {
        let mut named = Vec::new();
        match &node.value {
            Tree::Null => return,
            Tree::Text(words) if says_nothing(words.trim()) => return,
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
        let (kind, name) = (fact.kind, fact.name.clone());
        if self.dated && kind == Kind::Text {
            let slots = [("name", Text::same(&name))];
            self.found.push(Diagnostic::new(Code::UnknownKey, &slots).at(key.span));
            return;
        }
        let Some(words) = self.words(&name, kind, node) else { return };
        let understood = match understand(&words, fact, self.vocabulary) {
            Ok(None) => return self.blank.push(id),
            Ok(Some(understood)) => understood,
            Err(error) => return self.bad(&name, &words, kind, node, error),
        };
        self.remark(&name, &words, &understood, node.span);
        match understood.value {
            Value::Text(words) => self.case.words.push((id, words)),
            value => {
                self.case.facts.set(self.vocabulary, id, &value);
                self.case.origins.push((id, node.span));
            }
        }
    }

    /// A value; none where it is unknown or was reported.
    fn read(&mut self, name: &str, kind: Kind, node: &Node) -> Option<Value> {
        let words = self.words(name, kind, node)?;
        match parse(&words, kind, self.vocabulary) {
            Ok(value) => value,
            Err(error) => {
                self.bad(name, &words, kind, node, error);
                None
            }
        }
    }

    /// The words of a value; none where its shape was reported.
    fn words(&mut self, name: &str, kind: Kind, node: &Node) -> Option<String> {
        let words = Given::from(node).words(kind);
        words.map_err(|which| self.misshapen(name, kind, node, which)).ok()
    }

    /// Says how a percentage was understood, where that is not plain.
    fn remark(&mut self, name: &str, words: &str, understood: &Understood, span: Span) {
        let (Some(remark), Some(code)) = (understood.remark, understood.value.code()) else {
            return;
        };
        let words = words.trim();
        let said = match remark {
            ReadingNote::Fraction => fraction(name, words, code),
            ReadingNote::Rounded => rounded(name, words, code),
        };
        self.found.push(said.at(span));
    }

    fn misshapen(&mut self, name: &str, kind: Kind, node: &Node, which: Misshapen) {
        let span = match (&node.value, which) {
            (Tree::Array(items), Misshapen::Member(at)) => items.get(at).map(|item| item.span),
            _ => None,
        };
        let diagnostic = misshapen(name, kind, &Given::from(node), which);
        self.found.push(diagnostic.at(span.unwrap_or(node.span)));
    }

    /// Words that are no value: of a set, the first member that is none.
    fn bad(&mut self, name: &str, words: &str, kind: Kind, node: &Node, error: ParseError) {
        let members = match &node.value {
            Tree::Array(items) => items.as_slice(),
            _ => &[],
        };
        let wrong = members.iter().find_map(|item| {
            let words = item.words()?;
            let error = parse(&words, kind, self.vocabulary).err()?;
            Some((words, error, item.span))
        });
        let (words, error, span) = wrong.unwrap_or((words.to_string(), error, node.span));
        self.found.push(bad_value(self.vocabulary, name, &words, kind, &error).at(span));
    }
}
