//! What the columns of a table mean.

use crate::diagnostic::{SOUGHT, nearest};
use crate::facts::{Fact, FactId, Kind, Vocabulary, fold};
use std::collections::{HashMap, HashSet};

/// What the columns of a table mean. Of JSON lines, the columns are the facts that a line may
/// give.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The headings, in order.
    pub names: Vec<String>,
    /// Columns that give facts, in order.
    pub facts: Vec<(usize, FactId)>,
    /// The column that names a row.
    pub id: Option<usize>,
    /// The column with the day on which durations were true.
    pub as_of: Option<usize>,
    /// Columns that mean nothing here and are passed through.
    pub others: Vec<Heading>,
}

/// A column that means nothing here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its heading.
    pub name: String,
    /// The fact that may have been meant.
    pub near: Option<String>,
}

/// Why a table cannot be judged at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// No column is a fact.
    NoFacts(Vec<Heading>),
    /// Two columns give the same fact.
    Twice {
        /// The fact.
        fact: String,
        /// Their headings.
        columns: [String; 2],
    },
    /// A heading that is to be read as a fact does not stand in the table.
    NoColumn {
        /// The heading.
        name: String,
        /// Those that do, the first of them.
        known: Vec<String>,
    },
    /// What a heading is to be read as is no fact.
    NoFact {
        /// The name.
        name: String,
        /// The nearest there is.
        near: Option<String>,
    },
}

/// The column that names a row.
const ID: &str = "id";
/// The column with the day on which durations were true.
const AS_OF: &str = "as-of";

impl Columns {
    /// From the headings of a table. `map`: headings and the facts they are to be read as.
    pub fn of_table(
        vocabulary: &Vocabulary,
        names: Vec<String>,
        map: &[(String, String)],
    ) -> Result<Self, Unfit> {
        check_map(vocabulary, map)?;
        let mapped = mapped(map);
        let plain_names: Vec<String> = names.iter().map(|name| plain(name)).collect();
        let there: HashSet<&str> = plain_names.iter().map(String::as_str).collect();
        if let Some((heading, _)) = map.iter().find(|(name, _)| !there.contains(&*plain(name))) {
            return Err(no_column(heading, &names));
        }
        let mut columns = Self {
            names: Vec::new(),
            facts: Vec::new(),
            id: None,
            as_of: None,
            others: Vec::new(),
        };
        for (at, (name, plain)) in names.iter().zip(&plain_names).enumerate() {
            let meant = mapped.get(plain).map_or(plain.as_str(), |fact| *fact);
            columns.add(vocabulary, at, name, meant, &names)?;
        }
        columns.names = names;
        if columns.facts.is_empty() { Err(Unfit::NoFacts(columns.others)) } else { Ok(columns) }
    }

    /// How many of these headings give a fact.
    pub fn known(vocabulary: &Vocabulary, names: &[String], map: &[(String, String)]) -> usize {
        let mapped = mapped(map);
        let gives = |name: &&String| {
            let name = plain(name);
            let meant = mapped.get(&name).map_or(name.as_str(), |fact| *fact);
            vocabulary.find(meant).is_some_and(|id| !vocabulary.fact(id).attribute)
        };
        names.iter().filter(gives).count()
    }

    /// Everything that a line of JSON may give.
    pub fn of_lines(vocabulary: &Vocabulary, map: &[(String, String)]) -> Result<Self, Unfit> {
        check_map(vocabulary, map)?;
        let givable = vocabulary.iter().filter(|(_, fact)| !fact.attribute);
        let mut names: Vec<String> = givable.map(|(_, fact)| fact.name.clone()).collect();
        let facts = names.iter().enumerate();
        let facts = facts.filter_map(|(at, name)| Some((at, vocabulary.find(name)?)));
        let facts = facts.filter(|(_, id)| vocabulary.fact(*id).kind != Kind::Text).collect();
        names.extend([ID.to_string(), AS_OF.to_string()]);
        let (id, as_of) = (Some(names.len() - 2), Some(names.len() - 1));
        Ok(Self { names, facts, id, as_of, others: Vec::new() })
    }

    /// Where the values under each name of a JSON line go.
    pub fn by_name(&self, map: &[(String, String)]) -> HashMap<String, usize> {
        let own = self.names.iter().enumerate().map(|(at, name)| (name.clone(), at));
        let mut by_name: HashMap<String, usize> = own.collect();
        for (heading, fact) in map {
            if let Some(at) = by_name.get(fact).copied() {
                by_name.insert(heading.clone(), at);
            }
        }
        by_name
    }

    fn add(
        &mut self,
        vocabulary: &Vocabulary,
        at: usize,
        name: &str,
        meant: &str,
        names: &[String],
    ) -> Result<(), Unfit> {
        let found = vocabulary.find(meant).filter(|id| !vocabulary.fact(*id).attribute);
        match (meant, found) {
            (ID, _) => self.id = self.id.or(Some(at)),
            (AS_OF, _) => self.as_of = self.as_of.or(Some(at)),
            (_, Some(id)) => {
                if let Some((first, _)) = self.facts.iter().find(|(_, fact)| *fact == id) {
                    let columns = [names[*first].clone(), name.to_string()];
                    return Err(Unfit::Twice { fact: meant.to_string(), columns });
                }
                if vocabulary.fact(id).kind != Kind::Text {
                    self.facts.push((at, id));
                }
            }
            (_, None) if name.trim().is_empty() => {}
            (_, None) => {
                let told = self.others.len() < SOUGHT;
                let near = if told { near(vocabulary, meant) } else { None };
                self.others.push(Heading { name: name.to_string(), near });
            }
        }
        Ok(())
    }
}

/// More headings than this are not told.
const TOLD: usize = 40;

fn no_column(heading: &str, names: &[String]) -> Unfit {
    let near = nearest(heading, names.iter().map(String::as_str));
    let known: Vec<String> = match near {
        Some(near) => vec![near.to_string()],
        None => names.iter().filter(|name| !name.is_empty()).take(TOLD).cloned().collect(),
    };
    Unfit::NoColumn { name: heading.to_string(), known }
}

fn check_map(vocabulary: &Vocabulary, map: &[(String, String)]) -> Result<(), Unfit> {
    for (_, fact) in map {
        let known = vocabulary.find(fact).is_some_and(|id| !vocabulary.fact(id).attribute);
        if !known && fact != ID && fact != AS_OF {
            return Err(Unfit::NoFact { name: fact.clone(), near: near(vocabulary, fact) });
        }
    }
    Ok(())
}

/// No heading that means a fact has more letters.
const LONGEST: usize = 200;

/// The fact that a heading may mean: by its name, or by its words in either language.
pub fn near(vocabulary: &Vocabulary, heading: &str) -> Option<String> {
    let wanted = plain(heading);
    if wanted.chars().nth(LONGEST).is_some() {
        return None;
    }
    let hyphened = wanted.replace([' ', '_'], "-");
    let read = |fact: &Fact| !fact.attribute && fact.kind != Kind::Text;
    let labelled = vocabulary.iter().filter(|(_, fact)| read(fact)).find(|(_, fact)| {
        let last = fact.name.rsplit('.').next().unwrap_or_default();
        last == hyphened || plain(&fact.label.en) == wanted || plain(&fact.label.ja) == wanted
    });
    let by_name = || nearest(&wanted, vocabulary.givable()).map(str::to_string);
    labelled.map(|(_, fact)| fact.name.clone()).or_else(by_name)
}

/// A heading without what programs add to it.
fn plain(name: &str) -> String {
    fold(name).trim().to_lowercase()
}

/// The facts that headings are to be read as, by their plain names; the first wins.
fn mapped(map: &[(String, String)]) -> HashMap<String, &str> {
    map.iter().rev().map(|(heading, fact)| (plain(heading), fact.as_str())).collect()
}
