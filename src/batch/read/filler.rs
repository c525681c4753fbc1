//! One row into one place of a cohort, cell by cell.

use crate::batch::plan::{BadCells, Plan};
use crate::batch::read::columns::Columns;
use crate::batch::read::columns::near;
use crate::batch::read::reject::{Reject, shown};
use crate::batch::waiting::WaitingRow;
use crate::calendar::Day;
use crate::diagnostic::{Code, Diagnostic};
use crate::evaluate::{Clocks, Cohort, Program, Slot};
use crate::facts::{
    Candidate, Cell, ColumnReader, FactId, Facts, Kind, Value, bad_value, unread_value,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is wrong with one cell.
#[derive(Debug)]
pub struct Bad {
    /// The column, where one is to blame.
    pub column: Option<usize>,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub why: Diagnostic,
}

impl Bad {
    /// The row as rejected.
    pub fn reject(
        self,
        columns: &Columns,
        row: u64,
        line: Option<u64>,
        id: Option<String>,
    ) -> Reject {
        let column = self.column.and_then(|column| columns.names.get(column).cloned());
        let value = Some(shown(&self.value));
        Reject { cell: None, id, column, value, ..Reject::row(row, line, self.why) }
    }
}

/// A column that gives a fact.
#[derive(Debug)]
struct GivenColumn<'p> {
    column: usize,
    fact: FactId,
    slot: Option<Slot>,
    cells: ColumnReader<'p>,
    /// Choices that are none on the day.
    apart: Vec<usize>,
}

/// Fills candidates in.
#[derive(Debug)]
pub struct Filler<'p> {
    plan: &'p Plan<'p>,
    /// Rows are taken as cases, with the words that no rule reads.
    pub cases: bool,
    pub cohort: Cohort<'p, 'p>,
    given: Vec<GivenColumn<'p>>,
    set: Vec<(FactId, Value)>,
    carried: Option<Carried<'p>>,
    /// Names that an open list does not have, by column.
    pub unlisted: BTreeMap<usize, u64>,
    /// Columns of facts whose sense hangs on others that rows give.
    beside: Vec<(usize, FactId)>,
    /// Cells that do not go with others of their row, by column.
    pub at_odds: BTreeMap<usize, u64>,
    /// Choices that are none on the day, by column.
    pub not_of_day: BTreeMap<usize, u64>,
    /// Percentages that were rounded, by column.
    pub rounded: BTreeMap<usize, u64>,
    /// Rows whose durations could not be carried to the day.
    pub not_carried: u64,
    /// Some names that are no facts and like none.
    pub unknown: BTreeSet<String>,
    /// Some names that are no facts, with the fact that each may mean.
    pub meant: BTreeMap<String, String>,
    /// What every name that is no fact may mean, looked up once.
    looked_up: HashMap<String, Option<String>>,
}

/// What a row is called by.
const REFERENCE: &str = "case.reference";

/// So many names that are no facts are kept.
const UNKNOWN: usize = 8;
/// So many names that may mean a fact are kept.
const MEANT: usize = 32;
/// So many names are looked up at all; rows may be named by what only they have.
const LOOKED_UP: usize = 4096;

/// Facts of one candidate whose durations grow from a day of its own.
#[derive(Debug)]
struct Carried<'p> {
    facts: Facts,
    clocks: Clocks<'p>,
    days: ColumnReader<'p>,
    as_of: Option<Day>,
}

/// Room for the rows. Rows that are carried to another day may come to have more than they give.
fn cohort<'p>(plan: &'p Plan<'p>) -> Cohort<'p, 'p> {
    if plan.columns.as_of.is_some() || plan.set.as_of.is_some() {
        return Cohort::new(plan.program);
    }
    let of_rows = plan.columns.facts.iter().map(|(_, fact)| *fact);
    let set = plan.set.origins.iter().map(|(fact, _)| *fact);
    Cohort::of_facts(plan.program, &of_rows.chain(set).collect::<Vec<_>>())
}

impl<'p> Filler<'p> {
    /// For the columns of the plan, to be judged.
    pub fn new(plan: &'p Plan<'p>) -> Self {
        Self::of(plan, false)
    }

    /// To be taken as cases.
    pub fn of_cases(plan: &'p Plan<'p>) -> Self {
        Self::of(plan, true)
    }

    fn of(plan: &'p Plan<'p>, cases: bool) -> Self {
        let program = plan.program;
        let vocabulary = &program.rulebook().vocabulary;
        let cohort = cohort(plan);
        let values = plan.set.origins.iter();
        let set: Vec<(FactId, Value)> = values
            .filter_map(|(fact, _)| Some((*fact, plan.set.facts.get(vocabulary, *fact)?)))
            .collect();
        let is_set = |fact: FactId| plan.set.set.contains(&vocabulary.fact(fact).name);
        let free = plan.columns.facts.iter().filter(|(_, fact)| !is_set(*fact));
        let given = free
            .map(|(column, fact)| GivenColumn {
                column: *column,
                fact: *fact,
                slot: cohort.slot(*fact),
                cells: plan.columns.cells(vocabulary, *column, *fact, program.day()),
                apart: apart(program, *fact),
            })
            .collect();
        let told = plan.columns.as_of.is_some() || plan.set.as_of.is_some();
        let carries = cases || told || plan.taken_on.is_some();
        let carried = carries.then(|| Carried {
            facts: Facts::new(vocabulary),
            clocks: Clocks::new(plan.program.rulebook()),
            days: ColumnReader::new(vocabulary, Kind::Date),
            as_of: None,
        });
        let mut filler = Self {
            plan,
            cases,
            cohort,
            given,
            set,
            carried,
            unlisted: BTreeMap::new(),
            beside: Vec::new(),
            at_odds: BTreeMap::new(),
            not_of_day: BTreeMap::new(),
            rounded: BTreeMap::new(),
            not_carried: 0,
            unknown: BTreeSet::new(),
            meant: BTreeMap::new(),
            looked_up: HashMap::new(),
        };
        filler.beside = filler.hanging();
        filler
    }

    /// The columns of which a cell may not go with another of its row.
    fn hanging(&self) -> Vec<(usize, FactId)> {
        let vocabulary = &self.plan.program.rulebook().vocabulary;
        let of_rows = self.given.iter().map(|given| given.fact);
        let all: Vec<FactId> = of_rows.chain(self.set.iter().map(|(fact, _)| *fact)).collect();
        let hang = self.given.iter().filter(|given| vocabulary.hangs_on(given.fact, &all));
        hang.map(|given| (given.column, given.fact)).collect()
    }

    /// The columns that give facts: where each stands in the row.
    pub fn columns(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        self.given.iter().enumerate().map(|(at, given)| (at, given.column))
    }

    /// The column of the table behind `at`.
    pub fn column(&self, at: usize) -> usize {
        self.given[at].column
    }

    /// The type of the fact behind `at`.
    pub fn kind(&self, at: usize) -> Kind {
        self.plan.program.rulebook().vocabulary.fact(self.given[at].fact).kind
    }

    /// Gives the fact behind column `at` (by [`Self::columns`]) to a candidate.
    #[inline]
    pub fn give(&mut self, lane: usize, at: usize, words: &[u8]) -> Result<(), Bad> {
        if words.is_empty() {
            return Ok(());
        }
        let given = &self.given[at];
        match (given.slot, &self.carried) {
            (Some(slot), None) if given.apart.is_empty() => match given.cells.quick(words) {
                Some(code) => {
                    self.cohort.put(lane, slot, code);
                    Ok(())
                }
                None => self.slowly(lane, at, words),
            },
            _ => self.slowly(lane, at, words),
        }
    }

    /// The same for cells that were not met before, and for facts that are not one number.
    #[inline(never)]
    fn slowly(&mut self, lane: usize, at: usize, words: &[u8]) -> Result<(), Bad> {
        let given = &mut self.given[at];
        let cell = given.cells.read(words);
        if let Cell::Rounded(_) = cell {
            *self.rounded.entry(given.column).or_default() += 1;
        }
        if !given.apart.is_empty() && holds(cell, &given.apart) {
            *self.not_of_day.entry(given.column).or_default() += 1;
        }
        let value = match cell {
            Cell::Unknown => return Ok(()),
            Cell::Code(code) | Cell::Rounded(code) => {
                let kind = self.plan.program.rulebook().vocabulary.fact(given.fact).kind;
                crate::facts::value_of(kind, *code)
            }
            Cell::Members(value) => Some(value.clone()),
            Cell::Unlisted => {
                *self.unlisted.entry(given.column).or_default() += 1;
                return Ok(());
            }
            Cell::Bad(error) => {
                let vocabulary = &self.plan.program.rulebook().vocabulary;
                let fact = vocabulary.fact(given.fact);
                let value = String::from_utf8_lossy(words).into_owned();
                let why = unread_value(vocabulary, &fact.name, &shown(&value), fact.kind, error);
                return Err(Bad { column: Some(given.column), value, why });
            }
        };
        if let Some(value) = value {
            let fact = given.fact;
            self.put(lane, fact, &value);
        }
        Ok(())
    }

    fn put(&mut self, lane: usize, fact: FactId, value: &Value) {
        match &mut self.carried {
            Some(carried) => {
                carried.facts.set(&self.plan.program.rulebook().vocabulary, fact, value);
            }
            None => self.cohort.set(lane, fact, value),
        }
    }

    /// A name that is no fact.
    pub fn meet(&mut self, name: &str) {
        if !self.looked_up.contains_key(name) {
            self.look_up(name);
        }
        match self.looked_up.get(name) {
            Some(Some(fact)) if self.meant.len() < MEANT && !self.meant.contains_key(name) => {
                self.meant.insert(name.to_string(), fact.clone());
            }
            Some(None) | None if self.unknown.len() < UNKNOWN && !self.unknown.contains(name) => {
                self.unknown.insert(name.to_string());
            }
            _ => {}
        }
    }

    #[inline(never)]
    fn look_up(&mut self, name: &str) {
        if self.looked_up.len() < LOOKED_UP {
            let fact = near(&self.plan.program.rulebook().vocabulary, name);
            self.looked_up.insert(name.to_string(), fact);
        }
    }

    /// Gives the day on which durations were true.
    pub fn as_of(&mut self, words: &[u8]) -> Result<(), Bad> {
        let Some(carried) = &mut self.carried else { return Ok(()) };
        match carried.days.read(words) {
            Cell::Code(code) => carried.as_of = Some(Day::from_code(*code)),
            Cell::Bad(error) => {
                let vocabulary = &self.plan.program.rulebook().vocabulary;
                let value = String::from_utf8_lossy(words).into_owned();
                let why = bad_value(vocabulary, "as-of", &shown(&value), Kind::Date, error);
                let column = self.plan.columns.as_of;
                return Err(Bad { column, value, why });
            }
            _ => {}
        }
        Ok(())
    }

    /// The row is whole: what it says, as a case.
    pub fn case(&mut self, row: &WaitingRow) -> Candidate {
        self.complete(0);
        let (plan, as_of) = (self.plan, self.begun());
        let vocabulary = &plan.program.rulebook().vocabulary;
        let mut case = plan.set.clone();
        let own = self.carried.as_mut();
        let own = own.map(|own| std::mem::replace(&mut own.facts, Facts::new(vocabulary)));
        case.facts = own.unwrap_or_else(|| Facts::new(vocabulary));
        case.as_of = as_of;
        let free = |fact: &FactId| !case.set.contains(&vocabulary.fact(*fact).name);
        let words = row.words.iter().map(|(fact, words)| (*fact, words.clone()));
        let cells = plan.columns.texts.iter().filter_map(|(at, fact)| {
            let words = String::from_utf8_lossy(row.cells.get(*at)?).trim().to_string();
            (!words.is_empty()).then_some((*fact, words))
        });
        let mut all: Vec<_> = words.chain(cells).filter(|(fact, _)| free(fact)).collect();
        let reference = vocabulary.find(REFERENCE).filter(free);
        let named = row.name().map(|name| name.trim().to_string()).filter(|name| !name.is_empty());
        if let (Some(fact), Some(name)) = (reference, named)
            && !all.iter().any(|(of, _)| *of == fact)
        {
            all.push((fact, name));
        }
        case.words.extend(all);
        case
    }

    /// The day on which the durations of the row were true.
    fn begun(&mut self) -> Option<Day> {
        let set = &self.plan.set;
        let of_row = self.carried.as_mut().and_then(|carried| carried.as_of.take());
        let of_row = of_row.filter(|_| !set.set.iter().any(|name| name == "as-of"));
        set.as_of.or(of_row)
    }

    /// Adds what holds for every row, and leaves out what does not go with the rest.
    fn complete(&mut self, lane: usize) {
        for at in 0..self.set.len() {
            let (fact, value) = self.set[at].clone();
            self.put(lane, fact, &value);
        }
        self.leave_out_odd(lane);
    }

    /// The row is whole.
    pub fn done(&mut self, lane: usize) {
        self.complete(lane);
        if self.carried.is_none() {
            return;
        }
        let as_of = self.begun();
        let Some(carried) = &mut self.carried else { return };
        let program = self.plan.program;
        if let Some(as_of) = as_of.or(self.plan.taken_on) {
            let whole = carried.clocks.carry(&mut carried.facts, as_of, program.day());
            self.not_carried += u64::from(!whole);
        }
        self.cohort.take(lane, &carried.facts);
        carried.facts.clear();
    }

    /// What does not go with the rest of the row is not understood: it stays unknown.
    fn leave_out_odd(&mut self, lane: usize) {
        let program = self.plan.program;
        let (vocabulary, day) = (&program.rulebook().vocabulary, program.day());
        for (column, fact) in &self.beside {
            let odd = match &self.carried {
                Some(carried) => vocabulary.odd(&carried.facts, *fact, day),
                None => vocabulary.odd_of(|fact| self.cohort.code(lane, fact), *fact, day),
            };
            if odd.is_none_or(|odd| odd.beside.is_none()) {
                continue;
            }
            *self.at_odds.entry(*column).or_default() += 1;
            match &mut self.carried {
                Some(carried) => carried.facts.unset(vocabulary, *fact),
                None => self.cohort.unset(lane, *fact),
            }
        }
    }

    /// The row is bad: nothing of it stays.
    pub fn undo(&mut self, lane: usize) {
        self.cohort.forget(lane);
        if let Some(carried) = &mut self.carried {
            carried.facts.clear();
            carried.as_of = None;
        }
    }
}

/// The choices of a fact that are none on the day.
fn apart(program: &Program<'_>, fact: FactId) -> Vec<usize> {
    let rulebook = program.rulebook();
    let domain = rulebook.vocabulary.fact(fact).kind.domain();
    domain.map(|domain| rulebook.rows_apart(domain, program.day())).unwrap_or_default()
}

/// True for a cell with one of these choices.
fn holds(cell: &Cell, apart: &[usize]) -> bool {
    let among = |code: &i64| usize::try_from(*code).is_ok_and(|code| apart.contains(&code));
    match cell {
        Cell::Code(code) => among(code),
        Cell::Members(Value::Set(members)) => members.iter().any(among),
        _ => false,
    }
}

/// True for a row that is taken without the cells that cannot be read. What it gives twice is not known
/// to be either.
pub fn judged_without(plan: &Plan<'_>, bad: &[Bad]) -> bool {
    let cell = |bad: &Bad| bad.column.is_some() && bad.why.code != Code::GivenTwice;
    bad.is_empty() || plan.bad_cells == BadCells::Unknown && bad.iter().all(cell)
}
