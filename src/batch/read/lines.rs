//! Rows that are JSON objects, one on a line, their facts nested or under dotted names.

use crate::batch::plan::Plan;
use crate::batch::read::again::result_line;
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::filler::{Bad, Filler};
use crate::batch::read::reading::{Came, Rows};
use crate::batch::read::reject::shown;
use crate::batch::read::shape::Shape;
use crate::batch::waiting::WaitingRow;
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::{FactId, Given, Kind, misshapen};
use crate::json::number_words;
use crate::text::Text;
use crate::words::forms;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// Where the value under a name goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NameTarget {
    /// A fact, by its place among those of the filler.
    Fact(usize),
    /// Words that no rule reads, by their column.
    Words(usize, FactId),
    /// The name of the row.
    Id,
    /// The day on which durations were true.
    AsOf,
    /// Names go on behind this one.
    Group,
    /// A name that is known and not read: it is set for every row.
    Idle,
}

/// Names and where their values go.
#[derive(Debug, Default)]
pub struct Targets {
    /// Each with its mark; names of one fact share it.
    by_name: HashMap<String, (NameTarget, usize)>,
    marks: usize,
    /// The columns of the name of the row and of its day.
    id: Option<usize>,
    as_of: Option<usize>,
}

impl Targets {
    /// The names that a line may give.
    pub fn new(plan: &Plan<'_>, filler: &Filler<'_>) -> Self {
        let columns = &plan.columns;
        let vocabulary = &plan.program.rulebook().vocabulary;
        let places: HashMap<usize, usize> =
            filler.columns().map(|(at, column)| (column, at)).collect();
        let text = |column: usize| {
            let fact = columns.names.get(column).and_then(|name| vocabulary.find(name));
            fact.filter(|fact| vocabulary.fact(*fact).kind == Kind::Text)
        };
        let marks = columns.names.len();
        let mut targets =
            Self { by_name: HashMap::new(), marks, id: columns.id, as_of: columns.as_of };
        for (name, column) in columns.by_name(&plan.map) {
            let target = match places.get(&column) {
                Some(at) => NameTarget::Fact(*at),
                None if Some(column) == columns.id => NameTarget::Id,
                None if Some(column) == columns.as_of => NameTarget::AsOf,
                None => {
                    text(column).map_or(NameTarget::Idle, |fact| NameTarget::Words(column, fact))
                }
            };
            for (dot, _) in name.match_indices('.') {
                targets.group(&name[..dot]);
            }
            targets.by_name.insert(name, (target, column));
        }
        targets
    }

    fn group(&mut self, name: &str) {
        if !self.by_name.contains_key(name) {
            self.by_name.insert(name.to_string(), (NameTarget::Group, self.marks));
            self.marks += 1;
        }
    }
}

/// The lines of a block.
pub struct Objects<'b> {
    block: &'b RowBlock,
    targets: &'b Targets,
    /// An empty line is a row, too.
    every: bool,
    number: u64,
    from: usize,
    /// Which names the row gave so far.
    given: Vec<bool>,
    /// Room for a path of names.
    path: String,
}

impl<'b> Objects<'b> {
    /// The lines of a block, of which those without a word are none unless `every` is a row.
    pub fn new(block: &'b RowBlock, targets: &'b Targets, every: bool) -> Self {
        let given = vec![false; targets.marks];
        Self { block, targets, every, number: block.row, from: 0, given, path: String::new() }
    }

    /// The next line that is a row, without what stands around it.
    fn line(&mut self) -> Option<(usize, usize)> {
        loop {
            let rest = self.block.bytes.get(self.from..).filter(|rest| !rest.is_empty())?;
            let line = rest.split_inclusive(|byte| *byte == b'\n').next()?;
            let start = self.from + line.len() - line.trim_ascii_start().len();
            let stop = (self.from + line.trim_ascii_end().len()).max(start);
            self.from += line.len();
            if start != stop || self.every {
                return Some((start, stop));
            }
        }
    }
}

impl Objects<'_> {
    /// Where the facts of the row stand: of a line of an earlier result, in what came in then.
    fn read_again(&self, span: (usize, usize), row: &mut WaitingRow) -> (usize, usize) {
        let Some(found) = result_line(&self.block.bytes[span.0..span.1]) else { return span };
        row.span = (span.0 + found.input.0, span.0 + found.input.1);
        row.id.extend_from_slice(found.id.unwrap_or_default().as_bytes());
        row.earlier = found.earlier;
        row.span
    }
}

impl Rows for Objects<'_> {
    fn next(&mut self, lane: usize, row: &mut WaitingRow, filler: &mut Filler<'_>) -> Option<Came> {
        let span = self.line()?;
        row.begin(self.number, span);
        self.number += 1;
        let span = self.read_again(span, row);
        self.given.fill(false);
        self.path.clear();
        let mut bad = Vec::new();
        let mut json = serde_json::Deserializer::from_slice(&self.block.bytes[span.0..span.1]);
        let object = Object {
            targets: self.targets,
            filler,
            given: &mut self.given,
            lane,
            path: &mut self.path,
            bad: &mut bad,
            row,
        };
        let read = object.deserialize(&mut json).and_then(|()| json.end());
        Some(match read {
            Ok(()) => Came::Filled(bad),
            // What a broken line seems to say is not worth a word.
            Err(error) => {
                let slots = [("detail", Text::same(error.to_string()))];
                Came::Broken(Diagnostic::new(Code::BadLine, &slots))
            }
        })
    }
}

/// An object under a path of names.
struct Object<'o, 'p> {
    targets: &'o Targets,
    filler: &'o mut Filler<'p>,
    given: &'o mut Vec<bool>,
    lane: usize,
    path: &'o mut String,
    bad: &'o mut Vec<Bad>,
    row: &'o mut WaitingRow,
}

impl<'de> DeserializeSeed<'de> for Object<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(forms::OBJECT.en)
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut entries: M) -> Result<(), M::Error> {
        let length = self.path.len();
        loop {
            self.path.truncate(length);
            if length > 0 {
                self.path.push('.');
            }
            if entries.next_key_seed(NameSeed(self.path))?.is_none() {
                return Ok(());
            }
            let Some((target, mark)) = self.targets.by_name.get(self.path.as_str()).copied() else {
                self.filler.meet(self.path);
                entries.next_value::<serde::de::IgnoredAny>()?;
                continue;
            };
            if std::mem::replace(&mut self.given[mark], true) {
                let value = entries.next_value::<serde_json::Value>()?;
                self.twice(target, &value);
                continue;
            }
            match target {
                NameTarget::Idle => drop(entries.next_value::<serde::de::IgnoredAny>()?),
                NameTarget::Group => entries.next_value_seed(self.inner())?,
                target => entries.next_value_seed(Scalar { target, object: self.inner() })?,
            }
        }
    }
}

impl<'p> Object<'_, 'p> {
    fn inner(&mut self) -> Object<'_, 'p> {
        Object {
            targets: self.targets,
            filler: self.filler,
            given: self.given,
            lane: self.lane,
            path: self.path,
            bad: self.bad,
            row: self.row,
        }
    }

    /// The column of what a name gives.
    fn column(&self, target: NameTarget) -> Option<usize> {
        match target {
            NameTarget::Fact(at) => Some(self.filler.column(at)),
            NameTarget::Words(column, _) => Some(column),
            NameTarget::Id => self.targets.id,
            NameTarget::AsOf => self.targets.as_of,
            NameTarget::Group | NameTarget::Idle => None,
        }
    }

    /// Takes a value; what is wrong with it is kept.
    fn give(&mut self, target: NameTarget, words: &[u8]) {
        let done = match target {
            NameTarget::Fact(at) => self.filler.give(self.lane, at, words),
            NameTarget::AsOf => self.filler.as_of(words),
            NameTarget::Id => {
                self.row.id.clear();
                self.row.id.extend_from_slice(words);
                Ok(())
            }
            NameTarget::Words(_, fact) => {
                if self.filler.cases {
                    self.row.words.push((fact, String::from_utf8_lossy(words).into_owned()));
                }
                Ok(())
            }
            NameTarget::Group | NameTarget::Idle => Ok(()),
        };
        if let Err(bad) = done {
            self.bad.push(bad);
        }
    }

    /// Takes several values or an object.
    #[inline(never)]
    fn give_shape(&mut self, target: NameTarget, given: &Given) {
        let kind = match target {
            NameTarget::Fact(at) => self.filler.kind(at),
            NameTarget::AsOf => Kind::Date,
            NameTarget::Id | NameTarget::Words(..) | NameTarget::Group | NameTarget::Idle => {
                Kind::Text
            }
        };
        match given.words(kind) {
            Ok(words) => self.give(target, words.as_bytes()),
            Err(which) => {
                let why = misshapen(self.path, kind, given, which);
                let value = if *given == Given::Table { "{…}" } else { "[…]" };
                self.bad.push(Bad { column: self.column(target), value: value.to_string(), why });
            }
        }
    }

    /// A name that the row gave before.
    #[inline(never)]
    fn twice(&mut self, target: NameTarget, value: &serde_json::Value) {
        let slots = [("name", Text::same(self.path.as_str()))];
        let why = Diagnostic::new(Code::GivenTwice, &slots).help(hint::GIVE_ONE, &[]);
        let value = match value {
            serde_json::Value::String(words) => shown(words),
            other => shown(&other.to_string()),
        };
        self.bad.push(Bad { column: self.column(target), value, why });
    }
}

/// A name, put behind the path.
struct NameSeed<'n>(&'n mut String);

impl<'de> DeserializeSeed<'de> for NameSeed<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        self.0.push_str(name);
        Ok(())
    }
}

/// The value of a fact, of the row's name or of its day. What an array or object means for it is
/// decided where it is for every reader.
struct Scalar<'o, 'p> {
    target: NameTarget,
    object: Object<'o, 'p>,
}

impl<'de> DeserializeSeed<'de> for Scalar<'_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scalar<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bool<E: Error>(mut self, yes: bool) -> Result<(), E> {
        self.object.give(self.target, if yes { b"true" } else { b"false" });
        Ok(())
    }

    fn visit_i64<E: Error>(mut self, number: i64) -> Result<(), E> {
        self.object.give(self.target, itoa::Buffer::new().format(number).as_bytes());
        Ok(())
    }

    fn visit_u64<E: Error>(mut self, number: u64) -> Result<(), E> {
        self.object.give(self.target, itoa::Buffer::new().format(number).as_bytes());
        Ok(())
    }

    fn visit_f64<E: Error>(mut self, number: f64) -> Result<(), E> {
        self.object.give(self.target, number_words(number).as_bytes());
        Ok(())
    }

    fn visit_str<E: Error>(mut self, words: &str) -> Result<(), E> {
        self.object.give(self.target, words.as_bytes());
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, items: S) -> Result<(), S::Error> {
        let given = Shape.visit_seq(items)?;
        self.object.give_shape(self.target, &given);
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(mut self, entries: M) -> Result<(), M::Error> {
        let given = Shape.visit_map(entries)?;
        self.object.give_shape(self.target, &given);
        Ok(())
    }
}
