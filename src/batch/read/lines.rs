//! Rows that are JSON objects, one on a line, their facts nested or under dotted names.

use crate::batch::Columns;
use crate::batch::judge::worker::{Row, Worker};
use crate::batch::read::blocks::Block;
use crate::batch::read::filler::{Bad, Filler};
use crate::diagnostic::{Code, Diagnostic, hint};
use crate::facts::form;
use crate::text::Text;
use crate::words::forms;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use std::collections::HashMap;
use std::fmt;

/// Where the value under a name goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A fact, by its place among those of the filler.
    Fact(usize),
    /// The name of the row.
    Id,
    /// The day on which durations were true.
    AsOf,
    /// Names go on behind this one.
    Group,
    /// A name that is known and not read, such as one that is set for every row.
    Idle,
}

/// Names and where their values go.
pub type Targets = HashMap<String, Target>;

/// The names that a line may give.
pub fn targets(columns: &Columns, map: &[(String, String)], filler: &Filler<'_>) -> Targets {
    let by_name = columns.by_name(map);
    let places: HashMap<usize, usize> = filler.columns().map(|(at, column)| (column, at)).collect();
    let mut targets = Targets::new();
    for (name, column) in by_name {
        let target = match places.get(&column) {
            Some(at) => Target::Fact(*at),
            None if Some(column) == columns.id => Target::Id,
            None if Some(column) == columns.as_of => Target::AsOf,
            None => Target::Idle,
        };
        for (dot, _) in name.match_indices('.') {
            targets.entry(name[..dot].to_string()).or_insert(Target::Group);
        }
        targets.insert(name, target);
    }
    targets
}

/// Reads the rows of a block.
pub fn read(block: &Block, targets: &Targets, worker: &mut Worker<'_>) {
    let mut from = 0;
    let mut number = block.row;
    for line in block.bytes.split_inclusive(|byte| *byte == b'\n') {
        let start = from + line.len() - line.trim_ascii_start().len();
        let stop = (from + line.trim_ascii_end().len()).max(start);
        from += line.len();
        if start == stop && !worker.plan.line_by_line {
            continue;
        }
        let lane = worker.lane();
        worker.rows[lane].begin(number, (start, stop));
        number += 1;
        one(block, targets, lane, worker);
    }
}

fn one(block: &Block, targets: &Targets, lane: usize, worker: &mut Worker<'_>) {
    let Worker { rows, filler, given, .. } = worker;
    let row = &mut rows[lane];
    given.fill(false);
    let bytes = &block.bytes[row.span.0..row.span.1];
    let (mut bad, mut path) = (Vec::new(), std::mem::take(&mut row.path));
    path.clear();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let object = Object { targets, filler, given, lane, path: &mut path, bad: &mut bad, row };
    let read = object.deserialize(&mut json).and_then(|()| json.end());
    worker.rows[lane].path = path;
    match read {
        Ok(()) => worker.filled(block, bad),
        // What a broken line seems to say is not worth a word.
        Err(error) => {
            let slots = [("detail", Text::same(error.to_string()))];
            worker.reject(block, Diagnostic::new(Code::BadLine, &slots));
        }
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
    row: &'o mut Row,
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
            if entries.next_key_seed(Name(self.path))?.is_none() {
                return Ok(());
            }
            match self.targets.get(self.path.as_str()).copied() {
                None => {
                    self.filler.meet(self.path);
                    entries.next_value::<serde::de::IgnoredAny>()?;
                }
                Some(Target::Idle) => drop(entries.next_value::<serde::de::IgnoredAny>()?),
                Some(Target::Group) => entries.next_value_seed(self.inner())?,
                Some(target) => entries.next_value_seed(Scalar { target, object: self.inner() })?,
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

    /// Takes a value; what is wrong with it is kept.
    fn give(&mut self, target: Target, words: &[u8]) {
        let done = match target {
            Target::Fact(at) if std::mem::replace(&mut self.given[at], true) => {
                let slots = [("name", Text::same(self.path.as_str()))];
                let why = Diagnostic::new(Code::GivenTwice, &slots).help(hint::GIVE_ONE, &[]);
                let value = String::from_utf8_lossy(words).into_owned();
                Err(Bad { column: self.filler.column(at), value, why })
            }
            Target::Fact(at) => self.filler.give(self.lane, at, words),
            Target::AsOf => self.filler.as_of(words),
            Target::Id => {
                self.row.id.clear();
                self.row.id.extend_from_slice(words);
                Ok(())
            }
            Target::Group | Target::Idle => Ok(()),
        };
        if let Err(bad) = done {
            self.bad.push(bad);
        }
    }
}

/// A name, put behind the path.
struct Name<'n>(&'n mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        self.0.push_str(name);
        Ok(())
    }
}

/// The value of a fact, of the row's name or of its day.
struct Scalar<'o, 'p> {
    target: Target,
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
        self.object.give(self.target, if yes { b"yes" } else { b"no" });
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
        self.object.give(self.target, number.to_string().as_bytes());
        Ok(())
    }

    fn visit_str<E: Error>(mut self, words: &str) -> Result<(), E> {
        self.object.give(self.target, words.as_bytes());
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<S: SeqAccess<'de>>(mut self, mut items: S) -> Result<(), S::Error> {
        let mut members: Vec<String> = Vec::new();
        while let Some(item) = items.next_element::<serde_json::Value>()? {
            match item {
                serde_json::Value::String(words) => members.push(words),
                other => members.push(other.to_string()),
            }
        }
        let words = if members.is_empty() { "none".to_string() } else { members.join(";") };
        match self.target {
            Target::Fact(at) if !self.object.filler.is_set(at) => {
                let kind = self.object.filler.kind(at);
                let found = forms::LIST.text();
                self.object.wrong(at, &words, form(kind), found);
            }
            target => self.object.give(target, words.as_bytes()),
        }
        Ok(())
    }

    fn visit_map<M: MapAccess<'de>>(mut self, mut entries: M) -> Result<(), M::Error> {
        if let Target::Fact(at) = self.target {
            while entries.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
            let kind = self.object.filler.kind(at);
            let found = forms::OBJECT.text();
            self.object.wrong(at, "{…}", form(kind), found);
            return Ok(());
        }
        self.object.visit_map(entries)
    }
}

impl Object<'_, '_> {
    fn wrong(&mut self, at: usize, value: &str, form: Text, found: Text) {
        let slots = [("name", Text::same(self.path.as_str())), ("form", form), ("found", found)];
        let why = Diagnostic::new(Code::WrongType, &slots);
        self.bad.push(Bad { column: self.filler.column(at), value: value.to_string(), why });
    }
}
