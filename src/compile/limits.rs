//! What the machine that judges can hold. A rule set beyond it is a mistake with its place, never
//! another verdict: everything behind this pass converts and adds without looking. Must not know
//! any status or candidate.

use super::held::number;
use super::rulebook::{
    AboutFact, Award, Condition, ConditionKind, Follows, Grid, Item, PointsBound, Rulebook,
    StatusRules, Test, Timeline,
};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::facts::{Fact, FactId, grouped};
use crate::source::Span;
use crate::text::Text;
use crate::words::forms;
use std::ops::RangeInclusive;

/// Facts, conditions, criteria and so on: so many of each kind.
const MOST_ENTRIES: usize = 1 << 24;

/// Rows or columns of a table: they are counted in a byte.
const MOST_BANDS: usize = 255;

/// A number that a rule compares with: as many digits as a candidate can give.
const NUMBERS: RangeInclusive<i64> = -999_999_999_999_999..=999_999_999_999_999;

/// The points of one tier or cell. Those of a whole table stay below 2³¹ as well.
const MOST_POINTS: i64 = 1_000_000_000;

/// A fraction by which a fact is multiplied, above and below the line.
const MOST_TIMES: i64 = 1_000_000_000;

/// Reports everything that is more than the machine holds.
pub fn check(rulebook: &Rulebook, found: &mut Diagnostics) {
    let mut limits = Limits { rulebook, found };
    limits.entries();
    rulebook.conditions.iter().for_each(|condition| limits.condition(condition));
    for (id, fact) in rulebook.vocabulary.iter() {
        limits.follows(fact, rulebook.about(id));
    }
    limits.attributes();
    for item in &rulebook.items {
        limits.item(item);
    }
    for status in &rulebook.statuses {
        limits.table(status);
    }
}

struct Limits<'l> {
    rulebook: &'l Rulebook,
    found: &'l mut Diagnostics,
}

impl Limits<'_> {
    /// Reports what is outside `fits`.
    fn hold(&mut self, name: Text, value: i128, fits: RangeInclusive<i64>, span: Option<Span>) {
        let (least, most) = fits.into_inner();
        if (i128::from(least)..=i128::from(most)).contains(&value) {
            return;
        }
        let number = |number: i128| {
            let grouped = i64::try_from(number).map(grouped);
            Text::same(grouped.unwrap_or_else(|_| number.to_string()))
        };
        let slots = [
            ("name", name),
            ("value", number(value)),
            ("least", number(least.into())),
            ("most", number(most.into())),
        ];
        let diagnostic = Diagnostic::new(Code::TooMuch, &slots);
        self.found.push(match span {
            Some(span) => diagnostic.at(span),
            None => diagnostic,
        });
    }

    fn entries(&mut self) {
        let rules = self.rulebook;
        let conditions = rules.conditions.last().map(|condition| condition.span);
        let tier = rules.tiers.last().map(|tier| tier.span);
        let routes = rules.statuses.iter().map(|status| status.routes.len()).sum();
        let status = rules.statuses.last().map(|status| status.span);
        let fact = rules.about.iter().rev().find_map(|about| about.span);
        let entries = [
            (forms::ALL_FACTS.text(), rules.vocabulary.words(), fact),
            (forms::ALL_CONDITIONS.text(), rules.conditions.len(), conditions),
            (forms::ALL_CRITERIA.text(), rules.criteria.len(), status),
            (forms::ALL_ROUTES.text(), routes, status),
            (forms::ALL_TIERS.text(), rules.tiers.len(), tier),
        ];
        for (name, count, span) in entries {
            self.count(name, count, MOST_ENTRIES, span);
        }
    }

    fn count(&mut self, name: Text, count: usize, most: usize, span: Option<Span>) {
        let most = i64::from(number(most));
        self.hold(name, count as i128, 0..=most, span);
    }

    fn condition(&mut self, condition: &Condition) {
        match &condition.kind {
            ConditionKind::Compare { fact, tests, .. } => self.tests(*fact, tests),
            ConditionKind::Relate(relation) => {
                for part in [relation.times.0, relation.times.1] {
                    let fits = -MOST_TIMES..=MOST_TIMES;
                    self.hold(quoted("times"), part.into(), fits, Some(condition.span));
                }
            }
            ConditionKind::Points { bound: PointsBound::Value(values), .. } => {
                self.dated("points", values, NUMBERS);
            }
            ConditionKind::Count(_, needed) => {
                self.dated("count", needed, 0..=i64::from(u32::MAX));
            }
            ConditionKind::Points { bound: PointsBound::PassMark, .. }
            | ConditionKind::Status(_)
            | ConditionKind::Row(_)
            | ConditionKind::SummedUp(_)
            | ConditionKind::All(_)
            | ConditionKind::Any(_)
            | ConditionKind::Not(_)
            | ConditionKind::Unsettled(_) => {}
        }
    }

    /// Comparisons with numbers; choices are numbers of the machine's own.
    fn tests(&mut self, fact: FactId, tests: &[Test]) {
        let rules = self.rulebook;
        let fact = rules.vocabulary.fact(fact);
        if fact.kind.domain().is_none() {
            let values = tests.iter().filter_map(|test| test.bound.values());
            values.for_each(|values| self.numbers(&fact.name, values));
        }
    }

    fn dated(&mut self, name: &str, values: &Timeline<i64>, fits: RangeInclusive<i64>) {
        for dated in &values.0 {
            self.hold(quoted(name), dated.value.into(), fits.clone(), Some(dated.span));
        }
    }

    fn numbers(&mut self, name: &str, values: &Timeline<Vec<i64>>) {
        for dated in &values.0 {
            for value in &dated.value {
                self.hold(quoted(name), (*value).into(), NUMBERS, Some(dated.span));
            }
        }
    }

    /// The attributes of rows.
    fn attributes(&mut self) {
        let rules = self.rulebook;
        for table in rules.attributes.iter().filter(|table| table.kind.domain().is_none()) {
            table.rows.iter().flatten().for_each(|values| self.numbers(&table.name, values));
        }
    }

    /// What a fact follows from.
    fn follows(&mut self, fact: &Fact, about: &AboutFact) {
        match &about.follows {
            Some(Follows::Grid(grid)) => self.grid(&fact.name, grid, NUMBERS),
            Some(Follows::First(entries)) if fact.kind.domain().is_none() => {
                for value in entries.iter().flat_map(|(_, words)| words) {
                    self.hold(quoted(&fact.name), (*value).into(), NUMBERS, about.span);
                }
            }
            None
            | Some(
                Follows::First(_)
                | Follows::When(_)
                | Follows::Yes(_)
                | Follows::Value(_)
                | Follows::Attribute { .. }
                | Follows::Years { .. }
                | Follows::Day,
            ) => {}
        }
    }

    fn grid(&mut self, name: &str, grid: &Grid, fits: RangeInclusive<i64>) {
        let span = Some(grid.span);
        self.count(forms::TABLE_ROWS.text(), grid.cells.len(), MOST_BANDS, span);
        let across = grid.across.as_ref().map_or(&[][..], |(_, bounds)| bounds);
        self.count(forms::TABLE_COLUMNS.text(), across.len(), MOST_BANDS, span);
        for bound in grid.at_least.iter().chain(across) {
            self.hold(quoted(name), (*bound).into(), NUMBERS, span);
        }
        for cell in grid.cells.iter().flatten().chain(&grid.otherwise) {
            self.hold(quoted(name), (*cell).into(), fits.clone(), span);
        }
    }

    fn item(&mut self, item: &Item) {
        match &item.award {
            Award::Table(grid) => self.grid(&item.id, grid, 0..=MOST_POINTS),
            Award::One(tiers) | Award::All(tiers, _) => {
                for tier in &self.rulebook.tiers[tiers.clone()] {
                    self.dated("points", &tier.points, 0..=MOST_POINTS);
                }
            }
        }
        if let Award::All(_, Some(cap)) = item.award {
            self.hold(quoted("at-most"), cap.into(), 0..=MOST_POINTS, Some(item.span));
        }
    }

    /// The pass mark, and all that a table can give at once.
    fn table(&mut self, status: &StatusRules) {
        let Some(points) = &status.points else { return };
        self.dated("pass-mark", &points.pass_mark, 0..=i64::from(i32::MAX));
        let items = &self.rulebook.items[points.items.clone()];
        let all: i128 = items.iter().map(|item| self.most(item)).sum();
        let name = forms::POINTS_SUM.fill(&[("name", Text::same(&status.id))]);
        self.hold(name, all, 0..=i64::from(i32::MAX), Some(status.span));
    }

    /// The most that an item gives before any cap, whatever the day.
    fn most(&self, item: &Item) -> i128 {
        let tiers = self.rulebook.tiers[item.award.tiers()].iter();
        let tiers =
            tiers.map(|tier| tier.points.0.iter().map(|dated| dated.value).max().unwrap_or(0));
        match &item.award {
            Award::All(..) => tiers.map(i128::from).sum(),
            Award::One(_) => tiers.max().unwrap_or(0).into(),
            Award::Table(grid) => {
                let cells = grid.cells.iter().flatten().chain(&grid.otherwise);
                cells.copied().max().unwrap_or(0).into()
            }
        }
    }
}

fn quoted(name: &str) -> Text {
    Text::same(format!("`{name}`"))
}

#[cfg(test)]
mod tests {
    use super::super::held::{needed, points};
    use super::*;

    #[test]
    fn as_many_as_fit_are_let_in_and_one_more_is_not() {
        let (rulebook, mut found) = (Rulebook::default(), Diagnostics::default());
        let mut limits = Limits { rulebook: &rulebook, found: &mut found };
        limits.count(forms::ALL_FACTS.text(), MOST_ENTRIES, MOST_ENTRIES, None);
        assert!(limits.found.is_empty());
        limits.count(forms::ALL_FACTS.text(), MOST_ENTRIES + 1, MOST_ENTRIES, None);
        assert_eq!(limits.found.len(), 1);
    }

    #[test]
    fn what_fits_is_converted_as_it_is() {
        assert_eq!(number(MOST_ENTRIES), 1 << 24);
        assert_eq!(i64::from(points(MOST_POINTS)), MOST_POINTS);
        assert_eq!(i64::from(needed(i64::from(u32::MAX))), i64::from(u32::MAX));
        assert_eq!(usize::from(u8::MAX), MOST_BANDS);
    }
}
