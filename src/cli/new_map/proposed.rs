//! What a table holds, and what is proposed for it.

use crate::batch::{Columns, Untaken};
use crate::calendar::Day;
use crate::cli::batch::map_file::{CONSTANTS, HEADINGS, UNITS, UNKNOWN, VALUES};
use crate::cli::say::session::Session;
use crate::cli::words::{Remark, maps as words};
use crate::facts::{Cell, FactId, Kind, Measure, Value, Vocabulary, near_choices, read_around};
use crate::text::Text;
use std::collections::HashMap;

/// So many values of a column are told apart.
const DISTINCT: usize = 1000;

/// The distinct values of every column, with how often each stands there.
#[derive(Default)]
pub struct ColumnValues {
    columns: Vec<HashMap<String, u64>>,
    rows: u64,
}

impl ColumnValues {
    /// Takes a row in.
    pub fn take(&mut self, row: &[String]) {
        self.rows += 1;
        if self.columns.len() < row.len() {
            self.columns.resize(row.len(), HashMap::new());
        }
        for (values, words) in self.columns.iter_mut().zip(row) {
            let words = words.trim();
            if words.is_empty() || (values.len() >= DISTINCT && !values.contains_key(words)) {
                continue;
            }
            *values.entry(words.to_string()).or_default() += 1;
        }
    }

    /// The values of a column, the most frequent first.
    fn of(&self, column: usize) -> Vec<(&str, u64)> {
        let values = self.columns.get(column);
        let mut all: Vec<(&str, u64)> =
            values.into_iter().flatten().map(|(words, count)| (words.as_str(), *count)).collect();
        all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        all
    }
}

/// What is proposed for a table.
pub struct Proposal<'p> {
    pub vocabulary: &'p Vocabulary,
    pub columns: &'p Columns,
    pub session: &'p Session,
    pub day: Day,
}

/// Words as TOML writes them.
fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap_or_default()
}

impl Proposal<'_> {
    /// The whole file.
    pub fn text(&self, name: &str, values: &ColumnValues) -> String {
        let rows = values.rows.to_string();
        let head = self.say(words::MAP_HEAD, &[("name", name), ("rows", &rows)]);
        let mut text = String::new();
        head.lines().for_each(|line| text.push_str(&format!("# {line}\n")));
        text.push_str(&format!("\n# {}\n", self.say(words::MAP_UNKNOWN, &[])));
        text.push_str(&format!("{UNKNOWN} = []\n"));
        text.push_str(&format!("\n# {}\n[{CONSTANTS}]\n", self.say(words::MAP_CONSTANTS, &[])));
        text.push_str(&format!("\n# {}\n[{HEADINGS}]\n", self.say(words::MAP_HEADINGS, &[])));
        self.headings(values, &mut text);
        text.push_str(&format!("\n# {}\n[{UNITS}]\n", self.say(words::MAP_UNITS, &[])));
        self.units(values, &mut text);
        text.push_str(&format!("\n# {}\n", self.say(words::MAP_VALUES, &[])));
        for (at, fact) in &self.columns.facts {
            self.values(*at, *fact, &values.of(*at), &mut text);
        }
        text
    }

    fn say(&self, notice: Remark, slots: &[(&'static str, &str)]) -> String {
        let slots: Vec<(&'static str, Text)> =
            slots.iter().map(|(name, value)| (*name, Text::same(*value))).collect();
        notice.fill(self.session, &slots)
    }

    fn headings(&self, values: &ColumnValues, text: &mut String) {
        for (at, name) in self.columns.names.iter().enumerate() {
            let all = self.columns.facts.iter().chain(&self.columns.texts);
            let given = all.clone().find(|(column, _)| *column == at);
            match given {
                Some((_, fact)) => {
                    let own = &self.vocabulary.fact(*fact).name;
                    let line = format!("{} = {}", quoted(name), quoted(own));
                    text.push_str(&format!("{line}{}\n", self.understood(at, *fact, values)));
                }
                None => self.untaken(name, text),
            }
        }
    }

    /// How many of the values are understood, as a remark behind a line.
    fn understood(&self, at: usize, fact: FactId, values: &ColumnValues) -> String {
        if self.vocabulary.fact(fact).is_text() {
            return String::new();
        }
        let mut cells = self.columns.cells(self.vocabulary, at, fact, self.day);
        let (mut sound, mut all) = (0, 0);
        for (words, count) in values.of(at) {
            let read = cells.read(words.as_bytes());
            all += count;
            sound += if matches!(read, Cell::Bad(_) | Cell::Unlisted) { 0 } else { count };
        }
        let slots = [("sound", &*sound.to_string()), ("all", &*all.to_string())];
        format!("  # {}", self.say(words::MAP_SOUND, &slots))
    }

    /// A heading that was not taken, with what it could be read as.
    fn untaken(&self, name: &str, text: &mut String) {
        let Some(heading) = self.columns.others.iter().find(|one| one.name == name) else { return };
        let why = match heading.why {
            Untaken::Unknown => words::MAP_UNLIKE,
            Untaken::Several => words::MAP_SEVERAL,
            Untaken::Twice => words::MAP_TWICE,
            Untaken::Values => words::MAP_MISFIT,
        };
        let near = heading.near.iter().map(String::as_str);
        for fact in near.chain(heading.near.is_empty().then_some("")) {
            let line = format!("# {} = {}", quoted(name), quoted(fact));
            text.push_str(&format!("{line}  # {}\n", self.say(why, &[])));
        }
    }

    fn units(&self, values: &ColumnValues, text: &mut String) {
        for (at, fact) in &self.columns.facts {
            let name = &self.columns.names[*at];
            if let Some(measure) = self.columns.measures.get(at) {
                let unit = measure.id().unwrap_or_default();
                let line = format!("{} = {}", quoted(name), quoted(unit));
                text.push_str(&format!("{line}  # {}\n", self.say(words::MAP_OWN_UNIT, &[])));
                continue;
            }
            let found = match self.vocabulary.fact(*fact).kind {
                Kind::Yen => small_amounts(&values.of(*at)),
                Kind::Date => self.order(*fact, &values.of(*at)),
                _ => None,
            };
            let Some((measure, why)) = found else { continue };
            // Days show their order; how much money a number is, nobody knows but who wrote it.
            let lead = if measure == Measure::Yen(10_000) { "# " } else { "" };
            let line = format!("{lead}{} = {}", quoted(name), quoted(measure.id().unwrap_or("")));
            text.push_str(&format!("{line}  # {}\n", self.say(why, &[])));
        }
    }

    /// The order of day and month that other cells of the column show.
    fn order(&self, fact: FactId, values: &[(&str, u64)]) -> Option<(Measure, Remark)> {
        let fact = self.vocabulary.fact(fact);
        let unread = |words: &&str| read_around(words, fact, self.vocabulary).is_err();
        let sure = |measure: Measure, other: Measure| {
            let one = |words: &&str| {
                measure.read(words).is_some_and(|read| read.is_ok()) && other.read(words).is_none()
            };
            values.iter().filter(|(words, _)| one(words)).count()
        };
        let (day, month) = (Measure::DayFirst, Measure::MonthFirst);
        let open = values.iter().any(|(words, _)| unread(words) && day.read(words).is_some());
        match (open, sure(day, month), sure(month, day)) {
            (true, 1.., 0) => Some((day, words::MAP_ORDER)),
            (true, 0, 1..) => Some((month, words::MAP_ORDER)),
            _ => None,
        }
    }

    /// The values of a column: what each is read as, and those that are not understood.
    fn values(&self, at: usize, id: FactId, values: &[(&str, u64)], text: &mut String) {
        let fact = self.vocabulary.fact(id);
        let mut cells = self.columns.cells(self.vocabulary, at, id, self.day);
        let mut lines = String::new();
        let mut unread = false;
        for (words, count) in values {
            let read = cells.read(words.as_bytes()).clone();
            let told = match &read {
                Cell::Bad(_) | Cell::Unlisted => {
                    unread = true;
                    Some(self.proposed(words, *count, fact.kind))
                }
                Cell::Code(code) | Cell::Rounded(code) => {
                    self.known(words, *count, fact.kind, &[*code])
                }
                Cell::Members(Value::Set(members)) => self.known(words, *count, fact.kind, members),
                _ => None,
            };
            lines.extend(told);
        }
        if unread || !lines.is_empty() {
            let heading = quoted(&self.columns.names[at]);
            text.push_str(&format!("\n[{VALUES}.{heading}]\n{lines}"));
        }
    }

    /// A line for a choice that is understood, to be uncommented where another is meant.
    fn known(&self, words: &str, count: u64, kind: Kind, members: &[i64]) -> Option<String> {
        let domain = self.vocabulary.domain(kind.domain()?);
        let names: Vec<&str> = members.iter().filter_map(|at| domain.written(*at)).collect();
        Some(format!("# {} = {}  # {count}\n", quoted(words), quoted(&names.join(";"))))
    }

    /// A line for a value that is not understood, with what may have been meant.
    fn proposed(&self, words: &str, count: u64, kind: Kind) -> String {
        let domain = kind.domain().map(|domain| self.vocabulary.domain(domain));
        let near = domain.map(|domain| near_choices(words, domain)).unwrap_or_default();
        let slots = [("count", &*count.to_string()), ("near", &*near.join(", "))];
        let why = match near.is_empty() {
            true => self.say(words::MAP_UNREAD, &slots),
            false => self.say(words::MAP_UNREAD_NEAR, &slots),
        };
        format!("# {} = \"\"  # {why}\n", quoted(words))
    }
}

/// Bare numbers that are too small for what a year or a month pays.
fn small_amounts(values: &[(&str, u64)]) -> Option<(Measure, Remark)> {
    let bare = |words: &str| words.parse::<f64>().ok().filter(|number| *number > 0.0);
    let numbers: Vec<f64> = values.iter().filter_map(|(words, _)| bare(words)).collect();
    let small = numbers.iter().filter(|number| **number < 10_000.0).count();
    (small * 2 > numbers.len()).then_some((Measure::Yen(10_000), words::MAP_SMALL))
}
