//! From the rulebook to the rules of one day. What is outside its dates is left out here, and
//! every dated value is the plain one of the day; each date that is looked at says for which days
//! around it the rules are the same.

mod verdicts;

use super::apart::apart;
use super::input::Input;
use super::program::Program;
use super::runs::{Derive, GridRun, How, Op, OpKind, RunStep};
use super::shift::{Moving, MovingOp, Shift, bounds};
use crate::calendar::Day;
use crate::compile::{
    ConditionId, ConditionKind, Dated, Follows, Grid, Operand, PointsBound, Rulebook, StatusId,
    Step, Test, Timeline, held,
};
use crate::facts::{FactId, Kind};
use crate::load::{Certainty, Comparison};
use std::collections::BTreeSet;

pub(super) struct Lower<'r> {
    pub(super) program: Program<'r>,
    /// Facts read only as given.
    pub(super) given: BTreeSet<FactId>,
}

impl<'r> Lower<'r> {
    pub(super) fn new(rulebook: &'r Rulebook, day: Day, statuses: &[StatusId]) -> Self {
        let program = Program {
            rulebook,
            day,
            days: super::span::DaySpan::default(),
            statuses: statuses.to_vec(),
            inputs: Vec::new(),
            steps: Vec::new(),
            ops: Vec::new(),
            children: Vec::new(),
            masks: Vec::new(),
            relations: Vec::new(),
            moving: Vec::new(),
            folded: Vec::new(),
            derives: Vec::new(),
            tables: Vec::new(),
            judges: Vec::new(),
            left_out: vec![false; rulebook.conditions.len()],
            apart: Vec::new(),
            summaries: Vec::new(),
            aside: None,
        };
        Self { program, given: BTreeSet::new() }
    }

    pub(super) fn inputs(&mut self, facts: &BTreeSet<FactId>) {
        let rulebook = self.program.rulebook;
        self.program.inputs.extend(facts.iter().map(|fact| Input::of(rulebook, *fact)));
        self.program.apart = apart(rulebook, self.program.day, &self.program.inputs);
        let domains = facts.iter().filter_map(|fact| rulebook.vocabulary.fact(*fact).kind.domain());
        for (from, until) in domains.flat_map(|domain| rulebook.row_periods(domain)) {
            self.stands(*from, *until);
        }
    }

    pub(super) fn step(&mut self, step: Step) {
        match step {
            Step::Fact(fact) => self.derive(fact),
            Step::Points(status) => self.table(status),
            Step::Status(status) => self.judge(status),
        }
    }

    /// True where something stands on the day.
    fn stands(&mut self, from: Option<Day>, until: Option<Day>) -> bool {
        self.program.days.stands(self.program.day, from, until)
    }

    /// The value of the day.
    fn dated<'t, T>(&mut self, timeline: &'t Timeline<T>) -> Option<&'t Dated<T>> {
        self.program.days.value(self.program.day, timeline)
    }

    fn place(&self, fact: FactId) -> (u32, u32) {
        (fact.0, self.program.rulebook.vocabulary.fact(fact).word)
    }

    // ── facts ────────────────────────────────────────────────────────────────────────────

    fn derive(&mut self, fact: FactId) {
        let about = self.program.rulebook.about(fact);
        let Some(follows) = &about.follows else { return };
        let first = self.program.ops.len();
        let doubtful = about.provenance.unconfirmed_here;
        let how = match follows {
            Follows::When(condition) => self.root(*condition, doubtful).map(How::When),
            Follows::Yes(condition) => self.root(*condition, doubtful).map(How::Yes),
            Follows::Value(other) => {
                let (from, word) = self.place(*other);
                Some(How::Copy { from, word })
            }
            Follows::Attribute { of, table } => Some(self.attribute(*of, *table)),
            Follows::Years { since, until } => Some(How::Years {
                since: self.place(*since),
                until: until.map(|until| self.place(until)),
            }),
            Follows::Day => Some(How::Day),
            Follows::First(entries) => Some(self.first(entries, doubtful)),
            Follows::Grid(grid) => Some(How::Grid(self.grid(grid))),
        };
        let Some(how) = how else { return };
        let entry = self.program.rulebook.vocabulary.fact(fact);
        let (word, words) = (entry.word, entry.words);
        let ops = first..self.program.ops.len();
        self.program.steps.push(RunStep::Derive(self.program.derives.len()));
        self.program.derives.push(Derive { fact, word, words, ops, how, doubtful });
    }

    fn first(&mut self, entries: &[(Option<ConditionId>, Vec<i64>)], doubtful: bool) -> How {
        let mut lowered = Vec::new();
        for (condition, words) in entries {
            match condition {
                None => lowered.push((None, words.clone())),
                Some(condition) => {
                    let root = self.root(*condition, doubtful);
                    lowered.extend(root.map(|root| (Some(root), words.clone())));
                }
            }
        }
        How::First(lowered)
    }

    fn attribute(&mut self, of: FactId, table: usize) -> How {
        let rows = self.program.rulebook.attributes[table].rows.iter().map(|row| {
            let dated = self.dated(row.as_ref()?)?;
            let doubtful = dated.provenance.certainty == Certainty::Unconfirmed;
            Some((dated.value.clone(), doubtful))
        });
        let rows = rows.collect();
        let (of, of_word) = self.place(of);
        How::Attribute { of, of_word, rows }
    }

    fn grid(&self, grid: &Grid) -> GridRun {
        GridRun {
            down: self.place(grid.down),
            at_least: grid.at_least.clone(),
            across: grid.across.as_ref().map(|(fact, bounds)| (self.place(*fact), bounds.clone())),
            cells: grid.cells.clone(),
            otherwise: grid.otherwise,
        }
    }

    pub(super) fn aside(&mut self, conditions: &[ConditionId]) {
        let first = self.program.ops.len();
        for condition in conditions {
            self.condition(*condition);
        }
        self.program.steps.push(RunStep::Aside(first));
    }

    // ── conditions ───────────────────────────────────────────────────────────────────────

    /// Lowers a condition; its own doubt is joined by that of the place it stands in.
    fn root(&mut self, id: ConditionId, doubtful: bool) -> Option<u32> {
        let out = self.condition(id)?;
        if doubtful {
            let last = self.program.ops.iter_mut().rfind(|op| op.out == out);
            last.into_iter().for_each(|op| op.doubtful = true);
        }
        Some(out)
    }

    /// Lowers a condition; none where it is left out on the day.
    fn condition(&mut self, id: ConditionId) -> Option<u32> {
        let condition = self.program.rulebook.condition(id);
        let stands = self.stands(condition.from, condition.until);
        let lowered = if stands { self.kind(&condition.kind) } else { None };
        let Some((kind, dated_doubt)) = lowered else {
            self.program.left_out[id.index()] = true;
            return None;
        };
        let doubtful = condition.provenance.unconfirmed_here || dated_doubt;
        self.program.ops.push(Op { out: id.0, doubtful, kind });
        Some(id.0)
    }

    fn kind(&mut self, kind: &ConditionKind) -> Option<(OpKind, bool)> {
        Some(match kind {
            ConditionKind::Compare { fact, given, tests } => {
                return self.compare(*fact, *given, tests);
            }
            ConditionKind::Relate(relation) => {
                self.note_given(relation.fact, relation.given);
                self.note_given(relation.other, relation.other_given);
                self.program.relations.push(relation.clone());
                (OpKind::Relate(last(self.program.relations.len())), false)
            }
            ConditionKind::Points { status, op, bound } => return self.points(*status, *op, bound),
            ConditionKind::Status(status) => (OpKind::Status(status.0), false),
            ConditionKind::Row(status) => (OpKind::Row(status.0), false),
            // Nothing is asked: always met.
            ConditionKind::All(children) if children.is_empty() => {
                (OpKind::All { first: 0, count: 0 }, false)
            }
            ConditionKind::SummedUp([of, by]) => {
                let of = self.condition(*of)?;
                let by = self.condition(*by).unwrap_or(of);
                (OpKind::SummedUp { of, by }, false)
            }
            ConditionKind::All(children) => {
                let (first, count) = self.group(children)?;
                (OpKind::All { first, count }, false)
            }
            ConditionKind::Any(children) => {
                let (first, count) = self.group(children)?;
                (OpKind::Any { first, count }, false)
            }
            ConditionKind::Count(children, needed) => {
                let (first, count) = self.group(children)?;
                let dated = self.dated(needed)?;
                let needed = held::needed(dated.value);
                (OpKind::Count { first, count, needed }, dated.provenance.unconfirmed_here)
            }
            ConditionKind::Not(child) => (OpKind::Not(self.condition(*child)?), false),
            ConditionKind::Unsettled(_) => (OpKind::Unknown, false),
        })
    }

    fn note_given(&mut self, fact: FactId, given: bool) {
        if given {
            self.given.insert(fact);
        }
    }

    /// Children that stand on the day, laid side by side; none where all are left out.
    fn group(&mut self, children: &[ConditionId]) -> Option<(u32, u32)> {
        let lowered: Vec<u32> =
            children.iter().filter_map(|child| self.condition(*child)).collect();
        if lowered.is_empty() {
            return None;
        }
        let first = held::number(self.program.children.len());
        let count = held::number(lowered.len());
        self.program.children.extend(lowered);
        Some((first, count))
    }

    fn points(
        &mut self,
        status: StatusId,
        op: Comparison,
        bound: &PointsBound,
    ) -> Option<(OpKind, bool)> {
        let timeline = match bound {
            PointsBound::PassMark => {
                &self.program.rulebook.status(status).points.as_ref()?.pass_mark
            }
            PointsBound::Value(timeline) => timeline,
        };
        let dated = self.dated(timeline)?;
        let (least, most) = bounds(op, dated.value);
        let kind = OpKind::Points { status: status.0, least, most };
        Some((kind, dated.provenance.unconfirmed_here))
    }

    fn compare(&mut self, fact: FactId, given: bool, tests: &[Test]) -> Option<(OpKind, bool)> {
        self.note_given(fact, given);
        let entry = self.program.rulebook.vocabulary.fact(fact);
        let (kind, word, words) = (entry.kind, entry.word, entry.words);
        let (mut least, mut most, mut doubtful) = (i64::MIN, i64::MAX, false);
        let (fact, mut edges) = (fact.0, Vec::new());
        for test in tests {
            let (low, high, doubt) = match self.test(test)? {
                Tested::Bounds(low, high, doubt) => (low, high, doubt),
                Tested::Moving(mut more) => {
                    edges.append(&mut more);
                    continue;
                }
                Tested::Values(values, doubt) => match (kind, test.op) {
                    (Kind::Set(_), Comparison::Has) => {
                        let bit = held::needed(*values.first()?);
                        return Some((OpKind::Holds { word, fact, given, bit }, doubt));
                    }
                    (Kind::Set(_), _) => {
                        let mask = self.mask(values.iter().map(|word| word.cast_unsigned()));
                        return Some((OpKind::Equals { word, fact, given, mask, words }, doubt));
                    }
                    _ => {
                        if let Some(set) = small_set(&values) {
                            return Some((OpKind::OneOf { word, fact, given, set }, doubt));
                        }
                        let (mask, words) = self.members(&values);
                        return Some((OpKind::Among { word, fact, given, mask, words }, doubt));
                    }
                },
            };
            (least, most, doubtful) = (least.max(low), most.min(high), doubtful || doubt);
        }
        let derive = self.first_of(FactId(fact)).filter(|_| !given);
        if !edges.is_empty() {
            let moving = self.moving(Moving { least, most, edges });
            let op = MovingOp { word, fact, given, derive, moving };
            return Some((OpKind::Moving(op), doubtful));
        }
        let kind = match derive {
            Some(derive) => OpKind::Possible { word, fact, derive, least, most },
            None => OpKind::Between { word, fact, given, least, most },
        };
        Some((kind, doubtful))
    }

    /// How a fact of one word is worked out that takes the first value whose condition holds.
    fn first_of(&self, fact: FactId) -> Option<u32> {
        let known = |derive: &Derive| derive.fact == fact && matches!(derive.how, How::First(_));
        let at = self.program.derives.iter().position(known)?;
        u32::try_from(at).ok().filter(|_| self.program.derives[at].words == 1)
    }

    fn moving(&mut self, moving: Moving) -> u32 {
        self.program.folded.push(moving.on(self.program.day));
        self.program.moving.push(moving);
        last(self.program.moving.len())
    }

    fn test(&mut self, test: &Test) -> Option<Tested> {
        Some(match &test.bound {
            Operand::Within(wait) => Tested::Moving(vec![
                (Comparison::OnOrAfter, Shift::back(*wait)),
                (Comparison::OnOrBefore, Shift::default()),
            ]),
            Operand::Day { plus, minus } => {
                Tested::Moving(vec![(test.op, Shift { plus: *plus, minus: *minus })])
            }
            Operand::Values(timeline) => {
                let dated = self.dated(timeline)?;
                let doubtful = dated.provenance.unconfirmed_here;
                match (test.op, dated.value.as_slice()) {
                    (Comparison::In | Comparison::Has, values) => {
                        Tested::Values(values.to_vec(), doubtful)
                    }
                    (Comparison::Is, values) if test.of_set => {
                        Tested::Values(values.to_vec(), doubtful)
                    }
                    (op, values) => {
                        let (least, most) = bounds(op, *values.first()?);
                        Tested::Bounds(least, most, doubtful)
                    }
                }
            }
        })
    }

    fn mask(&mut self, words: impl Iterator<Item = u64>) -> u32 {
        let first = self.program.masks.len();
        self.program.masks.extend(words);
        held::number(first)
    }

    /// A mask of numbers: those of `in`. Large numbers are kept as they are, one a word.
    fn members(&mut self, values: &[i64]) -> (u32, u32) {
        let first = self.mask(values.iter().map(|value| value.cast_unsigned()));
        (first, held::number(values.len()))
    }
}

enum Tested {
    Bounds(i64, i64, bool),
    Values(Vec<i64>, bool),
    /// Bounds that move with the day.
    Moving(Vec<(Comparison, Shift)>),
}

/// The values as bits, where all are small enough.
fn small_set(values: &[i64]) -> Option<u64> {
    let bit = |value: &i64| u32::try_from(*value).ok().and_then(|at| 1_u64.checked_shl(at));
    values.iter().try_fold(0, |set, value| Some(set | bit(value)?))
}

fn last(length: usize) -> u32 {
    held::number(length - 1)
}
