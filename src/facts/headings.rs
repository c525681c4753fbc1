//! Which fact a heading of a table means: by the fact's name, its label in either language, other
//! names that the rules give it, and what stands beside the name in brackets. Must not know tables.

use super::names::plain;
use super::parse::fold;
use super::{Fact, FactId, Kind, Measure, Vocabulary};
use std::collections::HashMap;

/// What a heading means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A fact, by its very name.
    Named(FactId),
    /// A fact, and what the heading says of the values below it.
    Called(FactId, Measure),
    /// One of several facts.
    Several(Vec<FactId>),
    /// Nothing that is known.
    Nothing,
}

/// The names by which headings are known.
#[derive(Debug)]
pub struct Headings<'v> {
    vocabulary: &'v Vocabulary,
    /// Labels and other names.
    names: HashMap<String, Vec<FactId>>,
    /// The last parts of the names of facts.
    ends: HashMap<String, Vec<FactId>>,
    /// The first parts, before the dot.
    groups: Vec<&'v str>,
}

/// No heading that means a fact has more letters.
const LONGEST: usize = 200;

/// Signs of money that is not yen.
const OTHER_MONEY: [char; 6] = ['$', '€', '£', '₫', '元', '₩'];

impl<'v> Headings<'v> {
    /// Of everything that a case can give.
    pub fn of(vocabulary: &'v Vocabulary) -> Self {
        let (names, ends) = (HashMap::new(), HashMap::new());
        let mut headings = Self { vocabulary, names, ends, groups: Vec::new() };
        for (id, fact) in vocabulary.iter().filter(|(_, fact)| !fact.attribute) {
            let labels = [&fact.label.en, &fact.label.ja].into_iter().chain(&fact.also);
            labels.for_each(|name| enter(&mut headings.names, name, id));
            if let Some((group, end)) = fact.name.split_once('.') {
                enter(&mut headings.ends, end, id);
                if !headings.groups.contains(&group) {
                    headings.groups.push(group);
                }
            }
        }
        headings
    }

    /// What a heading means.
    pub fn read(&self, heading: &str) -> Meaning {
        let folded = fold(heading);
        let name = folded.trim().to_lowercase();
        let givable = |id: &FactId| !self.vocabulary.fact(*id).attribute;
        if let Some(id) = self.vocabulary.find(&name).filter(givable) {
            return Meaning::Named(id);
        }
        if name.chars().nth(LONGEST).is_some() || name.contains(OTHER_MONEY) {
            return Meaning::Nothing;
        }
        let (head, inside) = apart(&name);
        let whole = self.called(&name);
        let bracketed = inside.as_deref().is_some_and(|inside| plain(inside).is_empty());
        match (whole, inside) {
            (Some(ids), _) if !bracketed => meaning(ids, |_| Some(Measure::Plain)),
            (_, Some(inside)) => match self.called(&head) {
                Some(ids) => meaning(ids, |id| self.measured(id, &inside)),
                None => Meaning::Nothing,
            },
            (_, None) => self.spaced(&name),
        }
    }

    /// A unit without brackets, behind a space or a stroke.
    fn spaced(&self, name: &str) -> Meaning {
        let Some((head, unit)) = name.trim_end().rsplit_once([' ', '_', '/', ',']) else {
            return Meaning::Nothing;
        };
        match self.called(head) {
            Some(ids) if !unit.is_empty() => meaning(ids, |id| self.measured(id, unit)),
            _ => Meaning::Nothing,
        }
    }

    fn measured(&self, id: FactId, words: &str) -> Option<Measure> {
        Measure::of(words, self.vocabulary.fact(id).kind)
    }

    /// The facts of that name, where a sign of a percentage does not say that it is none.
    fn called(&self, name: &str) -> Option<Vec<FactId>> {
        let key = plain(name);
        let ids = self.names.get(&key).or_else(|| self.ends.get(&key))?;
        let fits =
            |id: &&FactId| !name.contains('%') || self.vocabulary.fact(**id).kind == Kind::Percent;
        let ids: Vec<FactId> = ids.iter().filter(fits).copied().collect();
        (!ids.is_empty()).then_some(ids)
    }

    /// What a heading that is to be read as a fact says of the values below it, by what stands beside
    /// its name; none where that is nothing that is known.
    pub fn measure(&self, heading: &str, id: FactId) -> Option<Measure> {
        let name = fold(heading).trim().to_lowercase();
        match apart(&name) {
            (_, Some(inside)) => self.measured(id, &inside),
            (_, None) => self.measured(id, name.rsplit_once([' ', '_', '/', ','])?.1),
        }
    }

    /// True for a heading that begins as the names of facts do, and can be nothing else.
    pub fn is_in_group(&self, heading: &str) -> bool {
        let name = fold(heading).trim().to_lowercase();
        let group = name.split_once('.').map(|(group, _)| group);
        group.is_some_and(|group| self.groups.contains(&group))
    }
}

fn enter(names: &mut HashMap<String, Vec<FactId>>, name: &str, id: FactId) {
    let key = plain(name);
    if key.is_empty() {
        return;
    }
    let ids = names.entry(key).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// What is left of several facts with what stands beside the name.
fn meaning(ids: Vec<FactId>, measure: impl Fn(FactId) -> Option<Measure>) -> Meaning {
    let fits: Vec<(FactId, Measure)> =
        ids.into_iter().filter_map(|id| Some((id, measure(id)?))).collect();
    match fits.as_slice() {
        [] => Meaning::Nothing,
        [(id, measure)] => Meaning::Called(*id, *measure),
        several => Meaning::Several(several.iter().map(|(id, _)| *id).collect()),
    }
}

/// A heading without its brackets, and what stands in them.
fn apart(name: &str) -> (String, Option<String>) {
    const BRACKETS: [(char, char); 6] =
        [('(', ')'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('<', '>'), ('「', '」')];
    for (open, close) in BRACKETS {
        if let Some((head, rest)) = name.split_once(open)
            && let Some((inside, tail)) = rest.split_once(close)
        {
            return (format!("{head} {tail}"), Some(inside.trim().to_string()));
        }
    }
    (name.to_string(), None)
}

impl Fact {
    /// True for words that stand for themselves.
    pub fn is_text(&self) -> bool {
        self.kind == Kind::Text
    }
}
