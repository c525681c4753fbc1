//! What the columns of a table mean.

use crate::batch::added::{Added, CONFLICTS, UNREAD, earlier};
use crate::batch::picked::snake;
use crate::batch::read::mapping::{ByHeading, Mapping, Translated, plain};
use crate::batch::read::unfit::{Heading, Unfit, Untaken};
use crate::calendar::Day;
use crate::diagnostic::{SOUGHT, nearest};
use crate::facts::{
    Cell, ColumnReader, Fact, FactId, Headings, Kind, Meaning, Measure, Vocabulary,
};
use std::collections::{HashMap, HashSet};

/// What the columns of a table mean. Of JSON lines, the columns are the facts that a line may
/// give.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The headings, in order.
    pub names: Vec<String>,
    /// Columns that give facts, in order.
    pub facts: Vec<(usize, FactId)>,
    /// Columns with words that no rule reads: a name, a reference.
    pub texts: Vec<(usize, FactId)>,
    /// The column that names a row.
    pub id: Option<usize>,
    /// The column with the day on which durations were true.
    pub as_of: Option<usize>,
    /// Columns that mean nothing here and are passed through.
    pub others: Vec<Heading>,
    /// Columns that an earlier run added, which give way.
    pub earlier: Vec<usize>,
    /// Of these, the status that each is about and what it says of it.
    pub said_earlier: Vec<(usize, String, Added)>,
    /// What headings say of the values below them, where they say something.
    pub measures: HashMap<usize, Measure>,
    /// Columns of which the mapping tells the unit.
    pub told: HashSet<usize>,
    /// What words below headings are to be read as.
    pub words: HashMap<usize, Translated>,
}

/// The column that names a row.
const ID: &str = "id";
/// The column with the day on which durations were true.
const AS_OF: &str = "as-of";
/// What a row is named by where no column is called `id`.
const REFERENCE: &str = "case.reference";

/// What a heading is read as.
enum Meant {
    Id,
    AsOf,
    /// A fact, by its name or by `--map`: two of them contradict each other.
    Fact(FactId, Measure),
    /// A fact, by what it is called.
    Called(FactId, Measure),
    Several(Vec<FactId>),
    Earlier,
    Nothing,
}

impl Columns {
    /// From the headings of a table. `map`: headings and the facts they are to be read as.
    pub fn of_table(
        vocabulary: &Vocabulary,
        names: Vec<String>,
        map: &[(String, String)],
    ) -> Result<Self, Unfit> {
        Self::of_rows(vocabulary, names, &Mapping::of_headings(map), &[])
    }

    /// From the headings of a table and its first rows, by whose values a heading that only is
    /// called like a fact shows that it is one.
    pub fn of_rows(
        vocabulary: &Vocabulary,
        names: Vec<String>,
        mapping: &Mapping,
        first: &[Vec<String>],
    ) -> Result<Self, Unfit> {
        check_map(vocabulary, mapping)?;
        let there: HashSet<String> = names.iter().map(|name| plain(name)).collect();
        if let Some(heading) = mapping.named().find(|name| !there.contains(&plain(name))) {
            return Err(no_column(heading, &names));
        }
        let headings = Headings::of(vocabulary);
        let by = mapping.by_heading();
        let mut maker = Maker { vocabulary, mapping: &by, first, columns: Self::default() };
        let meant: Vec<Meant> = names.iter().map(|name| maker.meant(&headings, name)).collect();
        maker.columns.names = names;
        maker.take(&meant, &headings)?;
        let columns = maker.columns;
        if columns.facts.is_empty() { Err(Unfit::NoFacts(columns.others)) } else { Ok(columns) }
    }

    /// How many of these headings give a fact, or what a row is called by.
    pub fn count(
        headings: &Headings<'_>,
        vocabulary: &Vocabulary,
        names: &[String],
        mapping: &ByHeading<'_>,
    ) -> usize {
        let maker = Maker { vocabulary, mapping, first: &[], columns: Self::default() };
        let gives = |name: &&String| !matches!(maker.meant(headings, name), Meant::Nothing);
        names.iter().take(LOOKED_AT).filter(gives).count()
    }

    /// Everything that a line of JSON may give.
    pub fn of_lines(vocabulary: &Vocabulary, map: &[(String, String)]) -> Result<Self, Unfit> {
        check_map(vocabulary, &Mapping::of_headings(map))?;
        let givable = vocabulary.iter().filter(|(_, fact)| !fact.attribute);
        let mut names: Vec<String> = givable.map(|(_, fact)| fact.name.clone()).collect();
        let facts = names.iter().enumerate();
        let facts = facts.filter_map(|(at, name)| Some((at, vocabulary.find(name)?)));
        let facts = facts.filter(|(_, id)| vocabulary.fact(*id).kind != Kind::Text).collect();
        names.extend([ID.to_string(), AS_OF.to_string()]);
        let (id, as_of) = (Some(names.len() - 2), Some(names.len() - 1));
        Ok(Self { names, facts, id, as_of, ..Self::default() })
    }

    /// The same columns for other rules, by the names of the facts.
    pub fn under(&self, own: &Vocabulary, other: &Vocabulary) -> Self {
        let found = |(column, fact): &(usize, FactId)| {
            let id = other.find(&own.fact(*fact).name)?;
            Some((*column, id))
        };
        let facts = self.facts.iter().filter_map(found).collect();
        Self { facts, texts: Vec::new(), ..self.clone() }
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

    /// Lets columns give way that an earlier run named for SQL, too. `statuses`: all names that
    /// there are.
    #[must_use]
    pub fn beside<'n>(mut self, statuses: impl Iterator<Item = &'n str>) -> Self {
        let mut known: HashMap<String, (&str, Added)> = HashMap::new();
        for status in statuses {
            let names = Added::ALL.map(|added| (format!("{status}.{}", added.id()), added));
            known.extend(names.map(|(name, added)| (snake(&name), (status, added))));
        }
        let found = self.names.iter().enumerate();
        let found = found.filter_map(|(at, name)| Some((at, known.get(plain(name).as_str())?)));
        let found: Vec<_> =
            found.map(|(at, (status, added))| (at, (*status).to_string(), *added)).collect();
        let judged = !found.is_empty();
        self.earlier.extend(found.iter().map(|(at, ..)| *at));
        self.said_earlier.extend(found);
        for (at, name) in self.names.iter().enumerate().filter(|_| judged) {
            if [UNREAD, CONFLICTS].contains(&plain(name).as_str()) {
                self.earlier.push(at);
            }
        }
        self.earlier.sort_unstable();
        self.earlier.dedup();
        let gone: HashSet<&str> = self.earlier.iter().map(|at| self.names[*at].as_str()).collect();
        self.others.retain(|heading| !gone.contains(heading.name.as_str()));
        self
    }

    /// True for a column that an earlier run added.
    pub fn gives_way(&self, column: usize) -> bool {
        self.earlier.binary_search(&column).is_ok()
    }

    /// True for a row whose cells are values of the facts of their columns: a person, wherever it
    /// stands.
    pub fn is_person(&self, vocabulary: &Vocabulary, row: &[String], day: Day) -> bool {
        let said = |column: usize| row.get(column).filter(|cell| !cell.is_empty());
        let (mut read, mut unread) = (0, 0);
        for (column, fact) in &self.facts {
            let Some(words) = said(*column) else { continue };
            match self.cells(vocabulary, *column, *fact, day).read(words.as_bytes()) {
                Cell::Code(_) | Cell::Rounded(_) | Cell::Members(_) => read += 1,
                _ => unread += 1,
            }
        }
        read > 1 && read > unread
    }

    /// What reads the cells of one of the columns that give facts, on a day.
    pub fn cells<'v>(
        &self,
        vocabulary: &'v Vocabulary,
        column: usize,
        fact: FactId,
        day: Day,
    ) -> ColumnReader<'v> {
        let measure = self.measures.get(&column).copied().unwrap_or_default();
        let cells = ColumnReader::of_fact(vocabulary, fact, day).under(measure);
        let cells = if self.told.contains(&column) { cells.of_told_unit() } else { cells };
        match self.words.get(&column) {
            Some(words) => cells.translating(words.clone()),
            None => cells,
        }
    }
}

/// Makes columns of headings.
struct Maker<'m> {
    vocabulary: &'m Vocabulary,
    mapping: &'m ByHeading<'m>,
    first: &'m [Vec<String>],
    columns: Columns,
}

impl Maker<'_> {
    fn meant(&self, headings: &Headings<'_>, name: &str) -> Meant {
        let plainly = plain(name);
        let mapped = self.mapping.fact(&plainly);
        match mapped.unwrap_or(plainly.as_str()) {
            ID => return Meant::Id,
            AS_OF => return Meant::AsOf,
            fact if mapped.is_some() => {
                let found = self.vocabulary.find(fact);
                let measure = |id: &FactId| match headings.measure(name, *id) {
                    Some(measure) => measure,
                    None => Measure::Plain,
                };
                return found.map_or(Meant::Nothing, |id| Meant::Fact(id, measure(&id)));
            }
            _ => {}
        }
        match headings.read(name) {
            Meaning::Named(id) => Meant::Fact(id, Measure::Plain),
            Meaning::Called(id, measure) => Meant::Called(id, measure),
            Meaning::Several(ids) => Meant::Several(ids),
            Meaning::Nothing if given_earlier(name).is_some() => Meant::Earlier,
            Meaning::Nothing => Meant::Nothing,
        }
    }

    fn take(&mut self, meant: &[Meant], headings: &Headings<'_>) -> Result<(), Unfit> {
        // What is named wins over what is only called so.
        for (at, meant) in meant.iter().enumerate() {
            if let Meant::Fact(id, measure) = meant {
                self.named(at, *id, *measure)?;
            }
        }
        let judged = meant.iter().any(|meant| matches!(meant, Meant::Earlier));
        let fitting = self.fitting(meant)?;
        for (at, one) in meant.iter().enumerate() {
            match one {
                Meant::Id => self.columns.id = self.columns.id.or(Some(at)),
                Meant::AsOf => self.columns.as_of = self.columns.as_of.or(Some(at)),
                Meant::Fact(..) => {}
                Meant::Called(id, measure) => self.called(at, *id, *measure, &fitting)?,
                Meant::Several(ids) => self.other(at, ids, Untaken::Several),
                Meant::Earlier => {
                    let said = given_earlier(&self.columns.names[at]);
                    self.columns.said_earlier.extend(said.map(|(name, added)| (at, name, added)));
                    self.columns.earlier.push(at);
                }
                Meant::Nothing => self.nothing(headings, at, judged)?,
            }
        }
        self.columns.facts.sort_unstable_by_key(|(at, _)| *at);
        let reference = self.vocabulary.find(REFERENCE);
        let mut texts = self.columns.texts.iter();
        let named = texts.find(|(_, id)| Some(*id) == reference).map(|(at, _)| *at);
        self.columns.id = self.columns.id.or(named);
        Ok(())
    }

    /// A column by the name of its fact.
    fn named(&mut self, at: usize, id: FactId, measure: Measure) -> Result<(), Unfit> {
        let all = self.columns.facts.iter().chain(&self.columns.texts);
        if let Some((first, _)) = all.clone().find(|(_, fact)| *fact == id) {
            let names = &self.columns.names;
            let columns = [names[*first].clone(), names[at].clone()];
            return Err(Unfit::Twice { fact: self.vocabulary.fact(id).name.clone(), columns });
        }
        self.give(at, id, measure)
    }

    /// The columns that are called like a fact that no column names, and whose values fit it.
    fn fitting(&self, meant: &[Meant]) -> Result<Vec<(usize, FactId)>, Unfit> {
        let mut fitting = Vec::new();
        for (at, one) in meant.iter().enumerate() {
            let Meant::Called(id, measure) = one else { continue };
            let named = self.columns.facts.iter().any(|(_, fact)| fact == id);
            let measure = self.unit(at, *id, *measure)?;
            if !named && self.fits(at, *id, measure) {
                fitting.push((at, *id));
            }
        }
        Ok(fitting)
    }

    /// A column that is called like a fact.
    fn called(
        &mut self,
        at: usize,
        id: FactId,
        measure: Measure,
        fitting: &[(usize, FactId)],
    ) -> Result<(), Unfit> {
        let own = || fitting.iter().filter(|(_, fact)| *fact == id);
        let first = own().next().is_some_and(|(column, _)| *column == at);
        let text = self.vocabulary.fact(id).is_text();
        let fits = fitting.contains(&(at, id));
        let named = self.columns.facts.iter().any(|(_, fact)| *fact == id);
        match (fits, own().count()) {
            (true, 1) => return self.give(at, id, measure),
            (true, _) if text && first => return self.give(at, id, measure),
            (true, _) => self.other(at, &[id], Untaken::Twice),
            (false, _) if named => self.other(at, &[id], Untaken::Twice),
            (false, _) => self.other(at, &[id], Untaken::Values),
        }
        Ok(())
    }

    /// Takes a column.
    fn give(&mut self, at: usize, id: FactId, measure: Measure) -> Result<(), Unfit> {
        let measure = self.unit(at, id, measure)?;
        if measure != Measure::Plain {
            self.columns.measures.insert(at, measure);
        }
        if self.mapping.unit(&self.columns.names[at]).is_some() {
            self.columns.told.insert(at);
        }
        if let Some(words) = self.mapping.words(&self.columns.names[at]) {
            self.columns.words.insert(at, words);
        }
        match self.vocabulary.fact(id).is_text() {
            true => self.columns.texts.push((at, id)),
            false => self.columns.facts.push((at, id)),
        }
        Ok(())
    }

    /// What the heading says of the values, or whoever maps it.
    fn unit(&self, at: usize, id: FactId, measure: Measure) -> Result<Measure, Unfit> {
        let name = &self.columns.names[at];
        let Some(unit) = self.mapping.unit(name) else { return Ok(measure) };
        let unfit = || Unfit::NoUnit { name: name.clone(), unit: unit.to_string() };
        Measure::of(unit, self.vocabulary.fact(id).kind).ok_or_else(unfit)
    }

    /// True where most of the first values can be read as the fact, or none is there.
    fn fits(&self, at: usize, id: FactId, measure: Measure) -> bool {
        let fact: &Fact = self.vocabulary.fact(id);
        if fact.is_text() {
            return true;
        }
        let mut cells = ColumnReader::of_any(self.vocabulary, id).under(measure);
        if let Some(words) = self.mapping.words(&self.columns.names[at]) {
            cells = cells.translating(words);
        }
        let (mut read, mut unread) = (0, 0);
        for words in self.first.iter().filter_map(|row| row.get(at)) {
            match cells.read(words.as_bytes()) {
                Cell::Unknown => {}
                Cell::Code(_) | Cell::Rounded(_) | Cell::Members(_) => read += 1,
                Cell::Unlisted | Cell::Bad(_) => unread += 1,
            }
        }
        read > unread || read + unread == 0
    }

    fn other(&mut self, at: usize, ids: &[FactId], why: Untaken) {
        let near = ids.iter().map(|id| self.vocabulary.fact(*id).name.clone()).collect();
        let name = self.columns.names[at].clone();
        self.columns.others.push(Heading { name, near, why });
    }

    /// A heading that means nothing. `judged`: the table is the result of an earlier run.
    fn nothing(&mut self, headings: &Headings<'_>, at: usize, judged: bool) -> Result<(), Unfit> {
        let name = self.columns.names[at].clone();
        if headings.is_in_group(&name) {
            return Err(Unfit::NoFact { near: near(self.vocabulary, &name), name });
        }
        if judged && [UNREAD, CONFLICTS].contains(&plain(&name).as_str()) {
            self.columns.earlier.push(at);
        } else if !name.trim().is_empty() {
            let told = self.columns.others.len() < SOUGHT;
            let near = if told { near(self.vocabulary, &name) } else { None };
            let why = Untaken::Unknown;
            self.columns.others.push(Heading { name, near: near.into_iter().collect(), why });
        }
        Ok(())
    }
}

/// What an earlier run added, by the first line of a heading: words for people stand below it.
fn given_earlier(heading: &str) -> Option<(String, Added)> {
    let name = plain(heading.lines().next()?);
    earlier(&name).map(|(status, added)| (status.to_string(), added))
}

/// So many headings of a row show whether it is the header.
const LOOKED_AT: usize = 1000;

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

fn check_map(vocabulary: &Vocabulary, mapping: &Mapping) -> Result<(), Unfit> {
    for (_, fact) in &mapping.headings {
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
