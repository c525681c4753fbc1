//! Bands of one item: tiers that ask for a value between two bounds must neither overlap nor
//! leave values between them out. Tiers are compared where all else that they ask for is alike.

use super::{days_ahead, push_once, written};
use crate::calendar::Day;
use crate::compile::{
    Condition, ConditionId, ConditionKind, Item, Operand, PointsBound, Rulebook, Test, TierId,
    Timeline,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::facts::{FactId, Kind};
use crate::load::Comparison;
use crate::text::Text;
use std::collections::BTreeMap;

/// A tier between two bounds, both included; one of them may be missing.
#[derive(Clone, Debug)]
struct Band {
    least: i64,
    most: i64,
    tier: TierId,
}

impl Band {
    fn closed(&self) -> bool {
        self.least != i64::MIN && self.most != i64::MAX
    }
}

/// The bands over one fact, by what else the tiers ask for.
type Bands = BTreeMap<(FactId, Vec<String>), Vec<Band>>;

/// Looks at every item on every day on which something changes.
pub fn check(rulebook: &Rulebook, on: Day, found: &mut Diagnostics) {
    for day in days_ahead(rulebook, on) {
        let look = BandWalk { rulebook, day };
        for item in &rulebook.items {
            for ((fact, _), bands) in look.bands(item) {
                look.overlaps(item, fact, &bands, found);
                look.gaps(item, fact, &bands, found);
            }
        }
    }
}

struct BandWalk<'r> {
    rulebook: &'r Rulebook,
    day: Day,
}

impl BandWalk<'_> {
    fn bands(&self, item: &Item) -> Bands {
        let mut all = Bands::new();
        for tier in item.award.tiers().map(TierId::at) {
            let mut parts = Vec::new();
            self.parts(self.rulebook.tier(tier).when, &mut parts);
            let mut bounds: BTreeMap<FactId, (i64, i64)> = BTreeMap::new();
            for (fact, least, most) in parts.iter().filter_map(|part| self.bounds(*part)) {
                let entry = bounds.entry(fact).or_insert((i64::MIN, i64::MAX));
                *entry = (entry.0.max(least), entry.1.min(most));
            }
            for (fact, (least, most)) in bounds {
                let rest = parts
                    .iter()
                    .filter(|part| self.bounds(**part).is_none_or(|(bounded, ..)| bounded != fact));
                let mut rest: Vec<String> = rest.map(|part| self.key(*part)).collect();
                rest.sort();
                all.entry((fact, rest)).or_default().push(Band { least, most, tier });
            }
        }
        all.values_mut().for_each(|bands| bands.sort_by_key(|band| (band.least, band.most)));
        all
    }

    /// The conditions that must all hold, those of `all` one by one.
    fn parts(&self, id: ConditionId, parts: &mut Vec<ConditionId>) {
        let condition = self.rulebook.condition(id);
        if !self.stands(condition) {
            return;
        }
        match &condition.kind {
            ConditionKind::All(children) => {
                children.iter().for_each(|child| self.parts(*child, parts));
            }
            ConditionKind::Compare { .. }
            | ConditionKind::Relate(_)
            | ConditionKind::Points { .. }
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::SummedUp(_)
            | ConditionKind::Any(_)
            | ConditionKind::Not(_)
            | ConditionKind::Count(..)
            | ConditionKind::Unsettled(_) => parts.push(id),
        }
    }

    fn stands(&self, condition: &Condition) -> bool {
        condition.from.is_none_or(|from| from <= self.day)
            && condition.until.is_none_or(|until| self.day <= until)
    }

    /// The values between which a condition holds, where it asks for nothing else.
    fn bounds(&self, id: ConditionId) -> Option<(FactId, i64, i64)> {
        let condition = self.rulebook.condition(id);
        let ConditionKind::Compare { fact, tests, .. } = &condition.kind else { return None };
        let (mut least, mut most) = (i64::MIN, i64::MAX);
        for test in tests {
            let value = self.value(test)?;
            match test.op {
                Comparison::AtLeast | Comparison::OnOrAfter => least = least.max(value),
                Comparison::Over => least = least.max(value + 1),
                Comparison::AtMost | Comparison::OnOrBefore => most = most.min(value),
                Comparison::Under => most = most.min(value - 1),
                _ => return None,
            }
        }
        Some((*fact, least, most))
    }

    fn value(&self, test: &Test) -> Option<i64> {
        match &test.bound {
            Operand::Values(timeline) => timeline.on(self.day)?.value.first().copied(),
            Operand::Day { .. } | Operand::Within(_) => None,
        }
    }

    /// The same words for conditions that ask the same on the day.
    fn key(&self, id: ConditionId) -> String {
        let condition = self.rulebook.condition(id);
        let all = |children: &[ConditionId]| {
            let mut keys: Vec<String> = children.iter().map(|child| self.key(*child)).collect();
            keys.sort();
            keys.join(" ")
        };
        match &condition.kind {
            _ if !self.stands(condition) => String::new(),
            ConditionKind::Compare { fact, given, tests } => {
                let tests: Vec<String> = tests.iter().map(|test| self.test_key(test)).collect();
                format!("{fact:?} {given} {tests:?}")
            }
            ConditionKind::Relate(relation) => format!("{relation:?}"),
            ConditionKind::Points { status, op, bound } => match bound {
                PointsBound::PassMark => format!("{status:?} {op:?} mark"),
                PointsBound::Value(value) => format!("{status:?} {op:?} {:?}", self.on(value)),
            },
            ConditionKind::Status(status) => format!("{status:?}"),
            ConditionKind::Row(status) => format!("row {status:?}"),
            ConditionKind::All(children) => format!("all({})", all(children)),
            ConditionKind::Any(children) => format!("any({})", all(children)),
            ConditionKind::SummedUp([of, by]) => {
                format!("summed({}, {})", self.key(*of), self.key(*by))
            }
            ConditionKind::Not(child) => format!("not({})", self.key(*child)),
            ConditionKind::Count(children, needed) => {
                format!("count({}, {:?})", all(children), self.on(needed))
            }
            ConditionKind::Unsettled(doubt) => format!("{doubt:?}"),
        }
    }

    fn test_key(&self, test: &Test) -> String {
        match &test.bound {
            Operand::Values(timeline) => format!("{:?} {:?}", test.op, self.on(timeline)),
            bound => format!("{:?} {bound:?}", test.op),
        }
    }

    fn on<'t, T>(&self, timeline: &'t Timeline<T>) -> Option<&'t T> {
        timeline.on(self.day).map(|dated| &dated.value)
    }

    fn overlaps(&self, item: &Item, fact: FactId, bands: &[Band], found: &mut Diagnostics) {
        let closed: Vec<&Band> = bands.iter().filter(|band| band.closed()).collect();
        for (at, low) in closed.iter().enumerate() {
            for high in closed[at + 1..].iter().filter(|high| high.least <= low.most) {
                self.report(Code::BandOverlap, item, (fact, high.least), (low, high), found);
            }
        }
    }

    /// What follows on a band up to the next. Tiers with one bound are steps, which meet no other;
    /// beside bands they are the first or the last of these.
    fn gaps(&self, item: &Item, fact: FactId, bands: &[Band], found: &mut Diagnostics) {
        if !bands.iter().any(Band::closed) {
            return;
        }
        for low in bands.iter().filter(|band| band.most != i64::MAX) {
            let after = self.next(fact, low.most);
            let covered = bands.iter().any(|band| band.least <= after && after <= band.most);
            let high = bands.iter().find(|band| band.least > after);
            if let Some(high) = high.filter(|_| !covered) {
                self.report(Code::BandGap, item, (fact, after), (low, high), found);
            }
        }
    }

    /// The value after the last of a band; for dates the next day that the calendar has.
    fn next(&self, fact: FactId, most: i64) -> i64 {
        let (year, month, day) = Day::from_code(most).parts();
        match (self.rulebook.vocabulary.fact(fact).kind, Day::new(year, month, day)) {
            (Kind::Date, Some(day)) => day.next().code(),
            _ => most + 1,
        }
    }

    fn report(
        &self,
        code: Code,
        item: &Item,
        (fact, witness): (FactId, i64),
        (low, high): (&Band, &Band),
        found: &mut Diagnostics,
    ) {
        let profile = Text::same(written(self.rulebook, fact, witness));
        let diagnostic = Diagnostic::new(code, &[("name", Text::same(&item.id))])
            .at(self.rulebook.tier(high.tier).span)
            .related(self.rulebook.tier(low.tier).span, hint::HERE)
            .help(hint::WITNESS, &[("profile", profile)]);
        push_once(found, diagnostic);
    }
}
