//! Running the rules of a day on one candidate.

use super::assessment::{
    ALL_KNOWN, AS_READ, Assessment, CONFIRMED, GIVEN, MOST_ROUTES, Outcome, Range, Verdict,
};
use super::lower::moved;
use super::program::{
    AwardRun, CriterionRun, GridRun, Input, ItemRun, Op, OpKind, PointsRun, Program, RunStep,
    StatusRun,
};
use super::truth::{Track, Truth};
use crate::calendar::{Day, Wait};
use crate::compile::Relation;
use crate::facts::{Facts, Kind};
use crate::load::Op as Comparison;

impl Program<'_> {
    /// Judges one candidate, writing over what the assessment held before.
    pub fn assess(&self, facts: &Facts, assessment: &mut Assessment) {
        for input in &self.inputs {
            take(facts, assessment, *input);
        }
        for step in &self.steps {
            match *step {
                RunStep::Derive(at) => self.derive(&self.derives[at], assessment),
                RunStep::Points(at) => self.table(&self.tables[at], assessment),
                RunStep::Judge(at) => self.judge(&self.judges[at], assessment),
            }
        }
    }

    /// Runs comparisons and combinations in order. The arrays are taken apart once, so that
    /// they stay in registers over the loop.
    pub(super) fn run(&self, ops: &[Op], assessment: &mut Assessment) {
        let Assessment { words, states, truths, totals, outcomes, .. } = assessment;
        let (words, states): (&[i64], &[u8]) = (words, states);
        let truths: &mut [Truth] = truths;
        for op in ops {
            let truth = match op.kind {
                OpKind::Between { word, fact, needs, least, most } => {
                    let value = words[word as usize];
                    Truth::known(
                        least <= value && value <= most,
                        known(states[fact as usize], needs),
                    )
                }
                OpKind::Among { word, fact, needs, mask, words: count } => {
                    let value = words[word as usize].cast_unsigned();
                    let among = self.mask(mask, count).contains(&value);
                    Truth::known(among, known(states[fact as usize], needs))
                }
                OpKind::Holds { word, fact, needs, bit } => {
                    let held = holds(words, word, i64::from(bit));
                    Truth::known(held, known(states[fact as usize], needs))
                }
                OpKind::Equals { word, fact, needs, mask, words: count } => {
                    let held = &words[word as usize..(word + count) as usize];
                    let mut pairs = self.mask(mask, count).iter().zip(held);
                    let equal = pairs.all(|(a, b)| *a == b.cast_unsigned());
                    Truth::known(equal, known(states[fact as usize], needs))
                }
                OpKind::Relate(at) => self.relate(&self.relations[at as usize], words, states),
                OpKind::Points { status, least, most } => {
                    points_between(totals[status as usize], least, most)
                }
                OpKind::Status(status) => outcomes[status as usize].truth,
                OpKind::All { first, count } => {
                    let mut truth = Truth::TRUE;
                    for child in self.group_of(first, count) {
                        truth = truth.and(truths[*child as usize]);
                    }
                    truth
                }
                OpKind::Any { first, count } => {
                    let mut truth = Truth::FALSE;
                    for child in self.group_of(first, count) {
                        truth = truth.or(truths[*child as usize]);
                    }
                    truth
                }
                OpKind::Count { first, count, needed } => {
                    count_of(self.group_of(first, count), needed, truths)
                }
                OpKind::Not(child) => truths[child as usize].negate(),
                OpKind::Unknown => Truth::UNKNOWN,
            };
            truths[op.out as usize] = truth.doubtful(op.doubtful);
        }
    }

    #[inline]
    fn mask(&self, first: u32, words: u32) -> &[u64] {
        &self.masks[first as usize..(first + words) as usize]
    }

    #[inline]
    fn group_of(&self, first: u32, count: u32) -> &[u32] {
        &self.children[first as usize..(first + count) as usize]
    }

    fn relate(&self, relation: &Relation, words: &[i64], states: &[u8]) -> Truth {
        let vocabulary = &self.rulebook.vocabulary;
        let (left, right) = (vocabulary.fact(relation.fact), vocabulary.fact(relation.other));
        let needs = |given: bool| if given { GIVEN } else { 0 };
        let state = known(states[relation.fact.index()], needs(relation.given))
            & known(states[relation.other.index()], needs(relation.other_given));
        let (value, other) = (words[left.word as usize], words[right.word as usize]);
        let passes = match left.kind {
            Kind::Set(_) => holds(words, left.word, other),
            Kind::Date => {
                let other = moved(Day::from_code(other), relation.plus, relation.minus);
                state != 0 && compare(relation.op, i128::from(value), i128::from(other.code()))
            }
            Kind::Duration => {
                let other = stretched(Wait::from_code(other), relation);
                compare(relation.op, i128::from(value), i128::from(other.code()))
            }
            _ => {
                let (times, over) = relation.times;
                let value = i128::from(value) * i128::from(over);
                compare(relation.op, value, i128::from(other) * i128::from(times))
            }
        };
        Truth::known(passes, state)
    }

    // ── points ───────────────────────────────────────────────────────────────────────────

    fn table(&self, table: &PointsRun, assessment: &mut Assessment) {
        self.run(&self.ops[table.ops.clone()], assessment);
        for item in &table.items {
            award(item, assessment);
        }
        let mut total = Range::default();
        for group in &table.groups {
            total = total.plus(self.group(table, group, assessment));
        }
        assessment.totals[table.status.index()] = total;
    }

    // ── verdicts ─────────────────────────────────────────────────────────────────────────

    fn judge(&self, judge: &StatusRun, assessment: &mut Assessment) {
        self.run(&self.ops[judge.ops.clone()], assessment);
        let mut opens = Truth::TRUE;
        let mut always = Truth::TRUE;
        for run in &judge.common {
            let truth = criterion(run, assessment);
            if run.opens {
                opens = opens.and(truth);
            } else if run.except == 0 {
                always = always.and(truth);
            }
        }
        let mut met = if judge.routes.is_empty() { always } else { Truth::FALSE };
        let mut taken = None;
        for (at, route) in judge.routes.iter().enumerate().take(MOST_ROUTES) {
            let mut own = Truth::TRUE;
            for run in &route.criteria {
                own = own.and(criterion(run, assessment));
            }
            assessment.routes[judge.status.index() * MOST_ROUTES + at] = own;
            if !route.stands {
                continue;
            }
            let whole = Self::with_common(judge, at, own.and(always), assessment);
            if taken.is_none() && whole.certain(Track::AsRead) {
                taken = Some(at);
            }
            met = met.or(whole);
        }
        assessment.outcomes[judge.status.index()] = outcome(judge, opens, met, taken);
    }

    /// A route together with the common criteria that some routes do without, but not this.
    fn with_common(
        judge: &StatusRun,
        route: usize,
        so_far: Truth,
        assessment: &Assessment,
    ) -> Truth {
        let concerned = judge
            .common
            .iter()
            .filter(|run| !run.opens && run.except != 0 && run.except & (1 << route) == 0);
        concerned.map(|run| assessment.criteria[run.criterion.index()]).fold(so_far, Truth::and)
    }
}

/// The truth of a criterion with its guard, written down.
fn criterion(run: &CriterionRun, assessment: &mut Assessment) -> Truth {
    let truth = run.when.map_or(Truth::TRUE, |when| assessment.truths[when as usize]);
    let guard = run.applies.map_or(Truth::TRUE, |applies| assessment.truths[applies as usize]);
    let truth = truth.or(guard.negate()).doubtful(run.doubtful && guard != Truth::FALSE);
    assessment.criteria[run.criterion.index()] = truth;
    assessment.guards[run.criterion.index()] = guard;
    truth
}

/// Works out the points of an item from the truths there are, and writes them down.
#[inline]
pub(super) fn award(item: &ItemRun, assessment: &mut Assessment) -> Range {
    let mut range = match &item.award {
        AwardRun::Best(tiers) => best(tiers, &assessment.truths),
        AwardRun::Sum(tiers, most) => sum(tiers, *most, &assessment.truths),
        AwardRun::Grid(grid) => grid_range(grid, assessment),
    };
    if item.doubtful
        && let AwardRun::Grid(grid) = &item.award
    {
        let extent = grid.extent();
        range.confirmed_least = extent.confirmed_least;
        range.confirmed_most = extent.confirmed_most;
    }
    assessment.items[item.item.index()] = range;
    range
}

/// At least so many of these, in both readings.
fn count_of(children: &[u32], needed: u32, truths: &[Truth]) -> Truth {
    let decide = |track: Track| {
        let (mut certain, mut possible) = (0, 0);
        for child in children {
            let truth = truths[*child as usize];
            certain += u32::from(truth.certain(track));
            possible += u32::from(truth.possible(track));
        }
        if certain >= needed {
            Some(true)
        } else if possible < needed {
            Some(false)
        } else {
            None
        }
    };
    Truth::from_tracks(decide(Track::AsRead), decide(Track::Confirmed))
}

fn outcome(judge: &StatusRun, opens: Truth, met: Truth, taken: Option<usize>) -> Outcome {
    let verdict = |track: Track| {
        if !judge.in_force || opens.on(track) == Some(false) {
            Verdict::NotInForce
        } else if !judge.recorded {
            Verdict::Undetermined
        } else {
            match (met.on(track), opens.on(track)) {
                (Some(false), _) => Verdict::DoesNotQualify,
                (Some(true), Some(true)) => Verdict::Qualifies,
                _ => Verdict::Undetermined,
            }
        }
    };
    let (verdict, confirmed) = (verdict(Track::AsRead), verdict(Track::Confirmed));
    let truth = |verdict: Verdict| match verdict {
        Verdict::Qualifies => Some(true),
        Verdict::Undetermined => None,
        Verdict::DoesNotQualify | Verdict::NotInForce => Some(false),
    };
    Outcome {
        verdict,
        confirmed,
        route: taken,
        recorded: judge.recorded,
        truth: Truth::from_tracks(truth(verdict), truth(confirmed)),
    }
}

/// Takes a fact over from the candidate.
#[inline]
pub(super) fn take(facts: &Facts, assessment: &mut Assessment, input: Input) {
    let known = facts.known[input.fact as usize];
    assessment.states[input.fact as usize] = if known { ALL_KNOWN } else { 0 };
    let word = input.word as usize;
    if input.words == 1 {
        assessment.words[word] = facts.words[word];
    } else {
        let words = word..word + input.words as usize;
        assessment.words[words.clone()].copy_from_slice(&facts.words[words]);
    }
}

/// In which readings a fact of that state is known; without the needed bit in none.
#[inline]
fn known(state: u8, needs: u8) -> u8 {
    let counts = 0_u8.wrapping_sub(u8::from(state & needs == needs));
    state & 0b11 & counts
}

fn holds(words: &[i64], first: u32, member: i64) -> bool {
    let at = first as usize + usize::try_from(member / 64).unwrap_or(usize::MAX / 2);
    words.get(at).is_some_and(|word| word >> (member % 64) & 1 == 1)
}

fn stretched(wait: Wait, relation: &Relation) -> Wait {
    let longer = relation.plus.map_or(wait, |plus| wait.plus(plus));
    relation.minus.map_or(longer, |minus| longer.minus(minus))
}

fn compare(op: Comparison, a: i128, b: i128) -> bool {
    match op {
        Comparison::AtLeast | Comparison::OnOrAfter => a >= b,
        Comparison::Over => a > b,
        Comparison::AtMost | Comparison::OnOrBefore => a <= b,
        Comparison::Under => a < b,
        Comparison::Is | Comparison::In | Comparison::Has | Comparison::Within => a == b,
    }
}

fn points_between(range: Range, least: i64, most: i64) -> Truth {
    let decide = |track: Track| {
        let (min, max) = range.on(track);
        let (min, max) = (i64::from(min), i64::from(max));
        if min >= least && max <= most {
            Some(true)
        } else if max < least || min > most {
            Some(false)
        } else {
            None
        }
    };
    Truth::from_tracks(decide(Track::AsRead), decide(Track::Confirmed))
}

#[inline]
fn best(tiers: &[(u32, i32)], truths: &[Truth]) -> Range {
    let mut range = Range::default();
    for (condition, points) in tiers {
        let truth = truths[*condition as usize];
        let (certainly, possibly) = (truth.certainly(), truth.possibly());
        range.least = range.least.max(certainly[0] * points);
        range.confirmed_least = range.confirmed_least.max(certainly[1] * points);
        range.most = range.most.max(possibly[0] * points);
        range.confirmed_most = range.confirmed_most.max(possibly[1] * points);
    }
    range
}

#[inline]
fn sum(tiers: &[(u32, i32)], most: Option<i32>, truths: &[Truth]) -> Range {
    let mut range = Range::default();
    for (condition, points) in tiers {
        let truth = truths[*condition as usize];
        let (certainly, possibly) = (truth.certainly(), truth.possibly());
        range = range.plus(Range {
            least: certainly[0] * points,
            most: possibly[0] * points,
            confirmed_least: certainly[1] * points,
            confirmed_most: possibly[1] * points,
        });
    }
    let cap = most.unwrap_or(i32::MAX);
    Range {
        least: range.least.min(cap),
        most: range.most.min(cap),
        confirmed_least: range.confirmed_least.min(cap),
        confirmed_most: range.confirmed_most.min(cap),
    }
}

#[inline]
fn grid_range(grid: &GridRun, assessment: &Assessment) -> Range {
    if let Some(cell) = grid.known_cell(assessment) {
        let points = i32::try_from(cell.or(grid.otherwise).unwrap_or(0)).unwrap_or(0);
        return Range::both(points, points);
    }
    let extent = |bit: u8| {
        let (mut min, mut max) = (i32::MAX, i32::MIN);
        grid.possible(assessment, bit, |cell| {
            let points = cell.or(grid.otherwise).unwrap_or(0);
            let points = i32::try_from(points).unwrap_or(0);
            (min, max) = (min.min(points), max.max(points));
        });
        (min, max)
    };
    let (least, most) = extent(AS_READ);
    let (confirmed_least, confirmed_most) = extent(CONFIRMED);
    Range { least, most, confirmed_least, confirmed_most }
}

impl GridRun {
    /// The cell that applies where both facts are known in both readings; none in it: past
    /// the rows.
    #[inline]
    fn known_cell(&self, assessment: &Assessment) -> Option<Option<i64>> {
        let both = |fact: u32| assessment.states[fact as usize] & 0b11 == 0b11;
        if !both(self.down.0) || self.across.as_ref().is_some_and(|((fact, _), _)| !both(*fact)) {
            return None;
        }
        let value = assessment.words[self.down.1 as usize];
        let row = self.at_least.iter().filter(|least| value < **least).count();
        let column = match &self.across {
            Some(((_, word), bounds)) => {
                let value = assessment.words[*word as usize];
                bounds.iter().filter(|bound| value >= **bound).count()
            }
            None => 0,
        };
        Some(self.cells.get(row).map(|cells| cells[column]))
    }

    /// Calls `see` for every cell that is possible in the reading of `bit`; none: past the rows.
    #[inline]
    pub(super) fn possible(
        &self,
        assessment: &Assessment,
        bit: u8,
        mut see: impl FnMut(Option<i64>),
    ) {
        let (fact, word) = self.down;
        let known = assessment.states[fact as usize] & bit != 0;
        let rows = if known {
            let value = assessment.words[word as usize];
            let row = self.at_least.iter().position(|least| value >= *least);
            let row = row.unwrap_or(self.at_least.len());
            row..row + 1
        } else {
            0..self.at_least.len() + 1
        };
        let columns = self.columns(assessment, bit);
        for row in rows {
            match self.cells.get(row) {
                Some(cells) => cells[columns.clone()].iter().for_each(|cell| see(Some(*cell))),
                None => see(None),
            }
        }
    }

    #[inline]
    fn columns(&self, assessment: &Assessment, bit: u8) -> std::ops::Range<usize> {
        let Some(((fact, word), bounds)) = &self.across else { return 0..1 };
        if assessment.states[*fact as usize] & bit == 0 {
            return 0..bounds.len() + 1;
        }
        let value = assessment.words[*word as usize];
        let column = bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len());
        column..column + 1
    }
}
