//! Atomic changes: one fact takes a value that the rules can tell apart from today's, as its
//! lever allows. Must not know verdicts.

use crate::calendar::Wait;
use crate::compile::{Aim, Lever, Rulebook};
use crate::evaluate::{One, Program};
use crate::facts::{FactId, Facts, Kind, Value, value_of};
use crate::load::{Effort, Topic, Who};
use crate::tries::Values;
use std::collections::{BTreeMap, BTreeSet};

/// One fact that takes another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alteration {
    /// The fact.
    pub fact: FactId,
    /// What it is; none where that is not given.
    pub from: Option<Value>,
    /// What it becomes.
    pub to: Value,
    /// By whom.
    pub who: Who,
    /// How long that takes.
    pub time: Wait,
    /// How hard it is.
    pub effort: Effort,
    /// Of what kind it is.
    pub topic: Topic,
    /// Its place among the values of a fact that are ordered from near to far; none where they are
    /// not.
    pub rank: Option<usize>,
    /// Twice what it weighs, the weights of efforts being 1, 3 and 9: half for what may be so today.
    pub weight: u32,
}

/// Which changes may be advised.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// Kinds of changes.
    pub topics: BTreeSet<Topic>,
    /// Facts whose changes are advised whatever their kind: to any value, or to one.
    pub with: Vec<(FactId, Option<Value>)>,
}

impl Default for Wish {
    fn default() -> Self {
        let topics = Topic::NAMES.iter().map(|(_, topic)| *topic).filter(|topic| topic.is_plain());
        Self { topics: topics.collect(), with: Vec::new() }
    }
}

impl Wish {
    fn allows(&self, fact: FactId, topic: Topic, to: &Value) -> bool {
        let named = self
            .with
            .iter()
            .any(|(with, value)| *with == fact && value.as_ref().is_none_or(|value| value == to));
        named || self.topics.contains(&topic)
    }
}

/// The changes of every fact, those nearest to what is so today first.
pub type Options = BTreeMap<FactId, Vec<Alteration>>;

/// What a person can do about the facts that the rules of a day read. `told`: what was given;
/// `one`: the person judged with what is usual.
pub fn options(
    program: &Program<'_>,
    values: &Values,
    told: &Facts,
    one: One<'_>,
    wish: &Wish,
) -> Options {
    let rulebook = program.rulebook();
    let mut options = Options::new();
    for fact in program.inputs() {
        let Some(lever) = rulebook.about(fact).lever.as_ref() else { continue };
        if lever.who == Who::Nobody || !open_to_change(rulebook, told, one, fact) {
            continue;
        }
        let now = Now { fact, told: told.get(&rulebook.vocabulary, fact), lever, rulebook };
        let present = one.value(rulebook, fact);
        let found: Vec<Alteration> = reached(rulebook, values, fact, lever, present.as_ref())
            .into_iter()
            .enumerate()
            .filter_map(|(rank, to)| now.alteration(rank, to, present.as_ref()))
            .filter(|change| wish.allows(fact, change.topic, &change.to))
            .collect();
        if !found.is_empty() {
            options.insert(fact, found);
        }
    }
    options
}

/// What follows from others is changed by changing those: itself only where it was given, or where
/// nothing follows.
fn open_to_change(rulebook: &Rulebook, told: &Facts, one: One<'_>, fact: FactId) -> bool {
    let entry = rulebook.vocabulary.fact(fact);
    let asked = entry.question.is_some() && entry.kind != Kind::Text;
    asked && (!entry.follows || told.is_known(fact) || !one.is_known(fact))
}

/// A fact with its lever.
struct Now<'r> {
    fact: FactId,
    told: Option<Value>,
    lever: &'r Lever,
    rulebook: &'r Rulebook,
}

impl Now<'_> {
    fn alteration(&self, rank: usize, to: Value, present: Option<&Value>) -> Option<Alteration> {
        let effort = self.effort(&to, present);
        let weight = match effort {
            Effort::Low => 2,
            Effort::Medium => 6,
            Effort::High => 18,
        };
        let usual = self.rulebook.about(self.fact).usual.is_some();
        let ordered =
            !matches!(self.lever.aim, Some(Aim::Any | Aim::Move)) && !matches!(to, Value::Set(_));
        let maybe_so = self.told.is_none() && !usual;
        Some(Alteration {
            fact: self.fact,
            from: self.told.clone(),
            who: self.lever.who,
            time: self.time(&to, present),
            effort,
            topic: self.lever.topic?,
            rank: ordered.then_some(rank),
            weight: if maybe_so { weight / 2 } else { weight },
            to,
        })
    }

    fn time(&self, to: &Value, present: Option<&Value>) -> Wait {
        let usual = self.lever.time.unwrap_or(Wait::new(0, 0));
        match (&self.lever.aim, to, present) {
            (Some(Aim::Time), Value::Wait(to), Some(Value::Wait(from))) => to.minus(*from),
            _ => usual,
        }
    }

    /// A larger raise is harder.
    fn effort(&self, to: &Value, present: Option<&Value>) -> Effort {
        let own = self.lever.effort.unwrap_or(Effort::High);
        let (Value::Number(to), Some(Value::Number(from))) = (to, present) else { return own };
        let reached = |factor: i64| to.saturating_mul(100) >= from.saturating_mul(factor);
        let mut steps = self.lever.steps.iter().rev();
        let step = steps.find(|(factor, _)| *from > 0 && reached(*factor));
        step.map_or(own, |(_, effort)| *effort)
    }
}

/// The values that a lever leads to, nearest first.
fn reached(
    rulebook: &Rulebook,
    values: &Values,
    fact: FactId,
    lever: &Lever,
    present: Option<&Value>,
) -> Vec<Value> {
    let kind = rulebook.vocabulary.fact(fact).kind;
    let Some(aim) = &lever.aim else { return Vec::new() };
    let found = match (aim, kind) {
        (Aim::Yes, _) | (Aim::Time, Kind::YesNo) => vec![Value::YesNo(true)],
        (Aim::No, _) => vec![Value::YesNo(false)],
        (Aim::Values(aims), _) => aimed(kind, aims, present),
        (_, Kind::Set(domain)) => {
            let count = rulebook.vocabulary.domain(domain).choices.len();
            members(*aim == Aim::Down, i64::try_from(count).unwrap_or_default(), present)
        }
        (Aim::Up | Aim::Time, _) => beyond(values.of(fact), present, false),
        (Aim::Down, _) => beyond(&uppermost(kind, values.of(fact)), present, true),
        (Aim::Any | Aim::Move, _) => values.of(fact).to_vec(),
    };
    found.into_iter().filter(|value| Some(value) != present).collect()
}

/// Those of the values that come after what is so today.
fn aimed(kind: Kind, aims: &[Vec<i64>], present: Option<&Value>) -> Vec<Value> {
    let aims: Vec<Value> =
        aims.iter().filter_map(|words| crate::facts::decode(kind, words)).collect();
    let at = aims.iter().position(|aim| Some(aim) == present);
    aims.into_iter().skip(at.map_or(0, |at| at + 1)).collect()
}

/// The set with one member more, or one less.
fn members(less: bool, count: i64, present: Option<&Value>) -> Vec<Value> {
    let held: Vec<i64> = match present {
        Some(Value::Set(held)) => held.clone(),
        _ => Vec::new(),
    };
    let other = |member: i64| -> Vec<i64> {
        let kept = held.iter().copied().filter(|held| *held != member);
        let mut members: Vec<i64> = kept.chain((!less).then_some(member)).collect();
        members.sort_unstable();
        members
    };
    let moved = (0..count).filter(|member| held.contains(member) == less);
    moved.map(|member| Value::Set(other(member))).collect()
}

/// The values over what is so today, or under it; all where that is not known.
fn beyond(values: &[Value], present: Option<&Value>, under: bool) -> Vec<Value> {
    let bound = present.and_then(Value::code);
    let passed = |code: i64| match (bound, under) {
        (Some(bound), false) => code > bound,
        (Some(bound), true) => code < bound,
        (None, _) => true,
    };
    let mut found: Vec<Value> =
        values.iter().filter(|value| value.code().is_some_and(passed)).cloned().collect();
    found.sort();
    if under {
        found.reverse();
    }
    found
}

/// The last value of each stretch whose values rules do not tell apart, the first of which are
/// given: who has to come down need not come down further.
fn uppermost(kind: Kind, values: &[Value]) -> Vec<Value> {
    let mut codes: Vec<i64> = values.iter().filter_map(Value::code).collect();
    codes.sort_unstable();
    let steps = matches!(kind, Kind::Count | Kind::Yen | Kind::Percent);
    let ends = codes.windows(2).map(|pair| if steps { pair[1] - 1 } else { pair[0] });
    let last = codes.last().copied();
    let mut all: Vec<i64> = ends.chain(last).collect();
    all.dedup();
    all.into_iter().filter_map(|code| value_of(kind, code)).collect()
}

impl Alteration {
    /// True for the same fact at a nearer value.
    pub fn is_before(&self, other: &Self) -> bool {
        let nearer = self.rank.zip(other.rank).is_some_and(|(own, other)| own < other);
        self.fact == other.fact && nearer
    }

    /// Makes the change.
    pub fn apply(&self, rulebook: &Rulebook, facts: &mut Facts) {
        facts.set(&rulebook.vocabulary, self.fact, &self.to);
    }
}
