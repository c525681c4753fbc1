//! What else can be said of a person and a status: what the next rows of the points table need,
//! what would lose a verdict, and how it stands along a range of one fact.

use super::change::{Alteration, Options};
use super::need::{FactsBehind, Need, Walk};
use crate::compile::{ItemId, StatusId};
use crate::evaluate::{Program, Range, Verdict};
use crate::facts::{FactId, Facts, Kind, Value, value_of};
use crate::load::{Topic, Who};
use crate::tries::{Many, Stand, Values};

/// So many rows are told of each fact: the next, and the one after.
const ROWS_OF_FACT: usize = 2;

/// A change that gives more points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextRow {
    /// The item of which most of them come.
    pub item: ItemId,
    /// The change.
    pub change: Alteration,
    /// How many more, for certain.
    pub gain: i32,
    /// How many there are then.
    pub points: Range,
}

/// A value with which a verdict would be lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Losing {
    /// The fact.
    pub fact: FactId,
    /// What it is.
    pub from: Value,
    /// The nearest value that loses it.
    pub to: Value,
}

/// A stretch of values along which a verdict is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Its first value.
    pub from: Value,
    /// Its last value.
    pub until: Value,
    /// How the status stands.
    pub stand: Stand,
}

/// Changes that give more points than there are, the least value of each gain.
pub fn next_rows(
    many: &mut Many<'_, '_>,
    facts: &Facts,
    status: StatusId,
    options: &Options,
) -> Vec<NextRow> {
    let program = many.program();
    let items: Vec<ItemId> = program.items(status).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let before = many.judge(facts);
    let total = before.points(status).min();
    let of_items: Vec<i32> = items.iter().map(|item| before.item(*item).min()).collect();
    let changes: Vec<&Alteration> = options.values().flatten().collect();
    let mut rows: Vec<NextRow> = Vec::new();
    for changes in changes.chunks(Many::AT_ONCE) {
        many.judge_all(&forms(program, facts, changes));
        for (place, change) in changes.iter().enumerate() {
            let one = many.of(place);
            let points = one.points(status);
            let gain = points.min() - total;
            let more = |at: usize| one.item(items[at]).min() - of_items[at];
            let most = (0..items.len()).max_by_key(|at| (more(*at), std::cmp::Reverse(*at)));
            let of_fact = || rows.iter().filter(|row| row.change.fact == change.fact);
            let known = of_fact().any(|row| row.gain >= gain) || of_fact().count() >= ROWS_OF_FACT;
            if let (Some(most), true) = (most, gain > 0 && !known) {
                rows.push(NextRow { item: items[most], change: (*change).clone(), gain, points });
            }
        }
    }
    rows.sort_by_key(|row| (row.item, row.change.weight, row.gain));
    rows
}

fn forms(program: &Program<'_>, facts: &Facts, changes: &[&Alteration]) -> Vec<Facts> {
    let form = |change: &&Alteration| {
        let mut form = facts.clone();
        change.apply(program.rulebook(), &mut form);
        form
    };
    changes.iter().map(form).collect()
}

/// For each fact given, the nearest value on either side that would lose the verdict.
pub fn losing(
    many: &mut Many<'_, '_>,
    values: &Values,
    facts: &Facts,
    status: StatusId,
    behind: &mut FactsBehind,
) -> Vec<Losing> {
    let program = many.program();
    let vocabulary = &program.rulebook().vocabulary;
    let given = program.inputs().filter(|fact| can_be_lost(program, *fact));
    let given = given.filter_map(|fact| Some((fact, facts.get(vocabulary, fact)?)));
    let tries: Vec<(FactId, Value, Value)> = given
        .flat_map(|(fact, from)| {
            let others = values.of(fact).iter().filter(|value| **value != from);
            others.map(|to| (fact, from.clone(), to.clone())).collect::<Vec<_>>()
        })
        .collect();
    let none = Options::new();
    let mut lost: Vec<Losing> = Vec::new();
    for tries in tries.chunks(Many::AT_ONCE) {
        let forms = tries.iter().map(|(fact, _, to)| {
            let mut form = facts.clone();
            form.set(vocabulary, *fact, to);
            form
        });
        many.judge_all(&forms.collect::<Vec<_>>());
        for (place, (fact, from, to)) in tries.iter().enumerate() {
            let one = many.of(place);
            let refused = one.outcome(status).verdict != Verdict::Undetermined;
            let need = Walk { program, one, options: &none, behind, failing: false }.status(status);
            if refused && matches!(need, Need::Change(_)) {
                keep_nearest(&mut lost, *fact, from, to);
            }
        }
    }
    lost
}

/// What people can lose by what they do: whose value has no sides, such as a kind of work, is another
/// case altogether.
fn can_be_lost(program: &Program<'_>, fact: FactId) -> bool {
    let rulebook = program.rulebook();
    let kind = rulebook.vocabulary.fact(fact).kind;
    let lever = rulebook.about(fact).lever.as_ref();
    let sided = !matches!(kind, Kind::Choice(_) | Kind::Set(_));
    sided && lever.is_some_and(|lever| lever.who != Who::Nobody && lever.topic != Some(Topic::Move))
}

/// One value on each side of what is so today; of what has no sides, the first.
fn keep_nearest(lost: &mut Vec<Losing>, fact: FactId, from: &Value, to: &Value) {
    let side = |value: &Value| value.code().zip(from.code()).map(|(to, from)| to > from);
    let far = |value: &Value| value.code().zip(from.code()).map(|(to, from)| to.abs_diff(from));
    let known = lost.iter_mut().find(|known| known.fact == fact && side(&known.to) == side(to));
    match known {
        Some(known) if far(to) < far(&known.to) => known.to = to.clone(),
        Some(_) => {}
        None => lost.push(Losing { fact, from: from.clone(), to: to.clone() }),
    }
}

/// How a status stands along a range of one fact, stretch by stretch, to the very value.
pub fn stretches(
    many: &mut Many<'_, '_>,
    values: &Values,
    facts: &Facts,
    status: StatusId,
    (fact, from, until): (FactId, &Value, &Value),
) -> Vec<Stretch> {
    let kind = many.program().rulebook().vocabulary.fact(fact).kind;
    let Some((from, until)) = from.code().zip(until.code()) else { return Vec::new() };
    let between = values.of(fact).iter().filter_map(Value::code);
    let mut codes: Vec<i64> = between.filter(|code| (from..=until).contains(code)).collect();
    codes.extend([from, until]);
    codes.sort_unstable();
    codes.dedup();
    let mut along = Along { many, facts, status, fact, kind };
    let mut found: Vec<Stretch> = Vec::new();
    for code in codes {
        let Some(stand) = along.at(code) else { continue };
        let same = found.last().is_some_and(|last| last.stand == stand);
        let start = match found.last().and_then(|last| Some((last.until.code()?, last.stand))) {
            Some((last, before)) if !same => along.first_other(last, code, before),
            _ => code,
        };
        let (Some(start_value), Some(value)) = (value_of(kind, start), value_of(kind, code)) else {
            continue;
        };
        match found.last_mut() {
            Some(last) if same => last.until = value,
            last => {
                if let (Some(last), Some(end)) = (last, value_of(kind, start - 1)) {
                    last.until = end;
                }
                found.push(Stretch { from: start_value, until: value, stand });
            }
        }
    }
    found
}

/// A person whose one fact is varied.
struct Along<'a, 'p, 'r> {
    many: &'a mut Many<'p, 'r>,
    facts: &'a Facts,
    status: StatusId,
    fact: FactId,
    kind: Kind,
}

impl Along<'_, '_, '_> {
    fn at(&mut self, code: i64) -> Option<Stand> {
        let value = value_of(self.kind, code)?;
        let mut form = self.facts.clone();
        form.set(&self.many.program().rulebook().vocabulary, self.fact, &value);
        Some(Stand::of(self.many.judge(&form), self.status))
    }

    /// The first value after `low` at which the status does not stand as before: it stands so at
    /// `low`, and no longer at `high`.
    fn first_other(&mut self, low: i64, high: i64, before: Stand) -> i64 {
        let (mut low, mut high) = (low, high);
        while low + 1 < high {
            let middle = low + (high - low) / 2;
            match self.at(middle) == Some(before) {
                true => low = middle,
                false => high = middle,
            }
        }
        high
    }
}
