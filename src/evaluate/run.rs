//! Running the rules of a day on one candidate.

use super::assessment::{
    ALL_KNOWN, AS_READ, Assessment, GIVEN, MOST_ROUTES, Outcome, Range, Verdict,
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

    pub(super) fn run(&self, ops: &[Op], assessment: &mut Assessment) {
        for op in ops {
            let truth = self.op(op.kind, assessment);
            assessment.truths[op.out as usize] = truth.doubtful(op.doubtful);
        }
    }

    #[inline]
    fn op(&self, kind: OpKind, assessment: &Assessment) -> Truth {
        match kind {
            OpKind::Between { word, fact, given, least, most } => {
                let value = assessment.words[word as usize];
                Truth::known(least <= value && value <= most, known(assessment, fact, given))
            }
            OpKind::Among { word, fact, given, mask, words } => {
                let value = assessment.words[word as usize].cast_unsigned();
                let among = self.mask(mask, words).contains(&value);
                Truth::known(among, known(assessment, fact, given))
            }
            OpKind::Holds { word, fact, given, bit } => {
                let held = holds(&assessment.words, word, i64::from(bit));
                Truth::known(held, known(assessment, fact, given))
            }
            OpKind::Equals { word, fact, given, mask, words } => {
                let held = &assessment.words[word as usize..(word + words) as usize];
                let equal = self.mask(mask, words).iter().zip(held);
                let equal = equal.into_iter().all(|(a, b)| *a == b.cast_unsigned());
                Truth::known(equal, known(assessment, fact, given))
            }
            OpKind::Relate(at) => self.relate(&self.relations[at as usize], assessment),
            OpKind::Points { status, least, most } => {
                points_between(assessment.totals[status as usize], least, most)
            }
            OpKind::Status(status) => assessment.outcomes[status as usize].truth,
            OpKind::All { first, count } => {
                self.truths(first, count, assessment).fold(Truth::TRUE, Truth::and)
            }
            OpKind::Any { first, count } => {
                self.truths(first, count, assessment).fold(Truth::FALSE, Truth::or)
            }
            OpKind::Count { first, count, needed } => self.count(first, count, needed, assessment),
            OpKind::Not(child) => assessment.truths[child as usize].negate(),
            OpKind::Unknown => Truth::UNKNOWN,
        }
    }

    fn mask(&self, first: u32, words: u32) -> &[u64] {
        &self.masks[first as usize..(first + words) as usize]
    }

    fn truths<'a>(
        &'a self,
        first: u32,
        count: u32,
        assessment: &'a Assessment,
    ) -> impl Iterator<Item = Truth> + 'a {
        let children = &self.children[first as usize..(first + count) as usize];
        children.iter().map(|child| assessment.truths[*child as usize])
    }

    fn count(&self, first: u32, count: u32, needed: u32, assessment: &Assessment) -> Truth {
        let decide = |track: Track| {
            let (mut certain, mut possible) = (0, 0);
            for truth in self.truths(first, count, assessment) {
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

    fn relate(&self, relation: &Relation, assessment: &Assessment) -> Truth {
        let vocabulary = &self.rulebook.vocabulary;
        let (left, right) = (vocabulary.fact(relation.fact), vocabulary.fact(relation.other));
        let state = known(assessment, relation.fact.0, relation.given)
            & known(assessment, relation.other.0, relation.other_given);
        let value = assessment.words[left.word as usize];
        let other = assessment.words[right.word as usize];
        let passes = match left.kind {
            Kind::Set(_) => holds(&assessment.words, left.word, other),
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
        for item in &table.items {
            self.item(item, assessment);
        }
        let mut total = Range::default();
        for group in &table.groups {
            total = total.plus(self.group(table, group, assessment));
        }
        assessment.totals[table.status.index()] = total;
    }

    /// Works out one item from what is known, writes it down and returns it.
    #[inline]
    pub(super) fn item(&self, item: &ItemRun, assessment: &mut Assessment) -> Range {
        self.run(&self.ops[item.ops.clone()], assessment);
        let mut range = match &item.award {
            AwardRun::Best(tiers) => best(tiers, assessment),
            AwardRun::Sum(tiers, most) => sum(tiers, *most, assessment),
            AwardRun::Grid(grid) => grid_range(grid, assessment),
        };
        if item.doubtful
            && let AwardRun::Grid(grid) = &item.award
        {
            range.bounds[1] = grid.extent().bounds[1];
        }
        assessment.items[item.item.index()] = range;
        range
    }

    // ── verdicts ─────────────────────────────────────────────────────────────────────────

    fn judge(&self, judge: &StatusRun, assessment: &mut Assessment) {
        let mut opens = Truth::TRUE;
        let mut always = Truth::TRUE;
        for run in &judge.common {
            let truth = self.criterion(run, assessment);
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
                own = own.and(self.criterion(run, assessment));
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

    fn criterion(&self, run: &CriterionRun, assessment: &mut Assessment) -> Truth {
        self.run(&self.ops[run.ops.clone()], assessment);
        let truth = run.when.map_or(Truth::TRUE, |when| assessment.truths[when as usize]);
        let guard = run.applies.map_or(Truth::TRUE, |applies| assessment.truths[applies as usize]);
        let truth = truth.or(guard.negate()).doubtful(run.doubtful && guard != Truth::FALSE);
        assessment.criteria[run.criterion.index()] = truth;
        assessment.guards[run.criterion.index()] = guard;
        truth
    }
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

/// In which readings a fact is known; a fact read only as given counts where it was given.
#[inline]
fn known(assessment: &Assessment, fact: u32, given: bool) -> u8 {
    let state = assessment.states[fact as usize];
    if given && state & GIVEN == 0 { 0 } else { state & 0b11 }
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
fn best(tiers: &[(u32, i32)], assessment: &Assessment) -> Range {
    let mut bounds = [(0, 0); 2];
    for (condition, points) in tiers {
        let truth = assessment.truths[*condition as usize];
        let (certainly, possibly) = (truth.certainly(), truth.possibly());
        for track in 0..2 {
            let (min, max): (i32, i32) = bounds[track];
            bounds[track] = (min.max(certainly[track] * points), max.max(possibly[track] * points));
        }
    }
    Range { bounds }
}

#[inline]
fn sum(tiers: &[(u32, i32)], most: Option<i32>, assessment: &Assessment) -> Range {
    let mut bounds = [(0, 0); 2];
    for (condition, points) in tiers {
        let truth = assessment.truths[*condition as usize];
        let (certainly, possibly) = (truth.certainly(), truth.possibly());
        for track in 0..2 {
            let (min, max): (i32, i32) = bounds[track];
            bounds[track] = (min + certainly[track] * points, max + possibly[track] * points);
        }
    }
    let most = most.unwrap_or(i32::MAX);
    Range { bounds: bounds.map(|(min, max)| (min.min(most), max.min(most))) }
}

#[inline]
fn grid_range(grid: &GridRun, assessment: &Assessment) -> Range {
    if let Some(cell) = grid.known_cell(assessment) {
        let points = i32::try_from(cell.or(grid.otherwise).unwrap_or(0)).unwrap_or(0);
        return Range::both(points, points);
    }
    let mut range = Range::default();
    for (bit, bounds) in [AS_READ, super::assessment::CONFIRMED].iter().zip(&mut range.bounds) {
        let (mut min, mut max) = (i32::MAX, i32::MIN);
        grid.possible(assessment, *bit, |cell| {
            let points = cell.or(grid.otherwise).unwrap_or(0);
            let points = i32::try_from(points).unwrap_or(0);
            (min, max) = (min.min(points), max.max(points));
        });
        *bounds = (min, max);
    }
    range
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
