//! Points tables in words, item by item.

use super::Teller;
use super::lines::{cite_lines, evidence_lines};
use super::phrase::Phrase;
use super::report::{Because, GridReport, ItemReport, PointsReport, TierReport};
use crate::compile::{Award, ConditionKind, Grid, ItemId, Read, StatusId, Step, TierId, held};
use crate::evaluate::{Finding, Gaps};
use crate::facts::{FactId, Kind, Value, show};
use crate::load::{Comparison, Unit};
use crate::text::{Text, counted};
use std::ops::Range;

/// Points, exact or a range.
pub(super) fn points_words(min: i32, max: i32) -> Text {
    let number = |n: i32| Text::same(n.to_string());
    if min == max {
        return Phrase::PointsExact.fill(&[("points", number(min))]);
    }
    Phrase::PointsRange.fill(&[("min", number(min)), ("max", number(max))])
}

impl Teller<'_, '_> {
    /// The points table of a status.
    pub(super) fn points(&self, id: StatusId) -> Option<PointsReport> {
        let points = self.program.rulebook().status(id).points.as_ref()?;
        let mark = points.pass_mark.on(self.day())?.value;
        let mark = held::points(mark);
        let range = self.assessment.points(id);
        let slots = [
            ("points", points_words(range.min(), range.max())),
            ("mark", Text::same(mark.to_string())),
        ];
        Some(PointsReport {
            min: range.min(),
            max: range.max(),
            pass_mark: mark,
            marks: self.marks(id, mark),
            text: match (range.min(), range.max()) {
                (1, 1) => Phrase::PointsOfOne,
                _ => Phrase::PointsOf,
            }
            .fill(&slots),
            gap: gap(range.min(), range.max(), mark),
            items: self.program.items(id).map(|item| self.item(item)).collect(),
        })
    }

    /// The pass mark, and the higher marks that rules ask for of a fact that follows from these
    /// points.
    fn marks(&self, id: StatusId, mark: i32) -> Vec<i32> {
        let rulebook = self.program.rulebook();
        let points = Read::Step(Step::Points(id));
        let follows = |fact: &FactId| rulebook.reads(Step::Fact(*fact)).contains(&points);
        let facts: Vec<FactId> =
            rulebook.vocabulary.iter().map(|(fact, _)| fact).filter(follows).collect();
        let mut marks = vec![mark];
        for condition in &rulebook.conditions {
            let ConditionKind::Compare { fact, tests, .. } = &condition.kind else { continue };
            let least = tests.iter().filter(|test| test.op == Comparison::AtLeast);
            let least = least.filter_map(|test| test.bound.values()?.on(self.day()));
            let least = least.filter_map(|dated| dated.value.first().copied());
            marks.extend(least.map(held::points).filter(|_| facts.contains(fact)));
        }
        marks.retain(|one| *one >= mark);
        marks.sort_unstable();
        marks.dedup();
        marks
    }

    fn item(&self, id: ItemId) -> ItemReport {
        let rulebook = self.program.rulebook();
        let item = rulebook.item(id);
        let range = self.assessment.item(id);
        let awarded = self.program.awarded(self.assessment, id);
        let gaps = self.gaps(|gaps| self.program.item_gaps(self.assessment, id, gaps));
        let grid = match &item.award {
            Award::Table(grid) => Some(grid),
            Award::One(_) | Award::All(..) => None,
        };
        let tiers = item.award.tiers().map(TierId::at);
        let tiers = tiers.filter(|tier| !self.program.left_out(rulebook.tier(*tier).when));
        ItemReport {
            id: item.id.clone(),
            form: item.form.clone(),
            text: item.text.clone(),
            min: range.min(),
            max: range.max(),
            because: self.item_because(&awarded, grid),
            together: match &item.award {
                Award::All(tiers, cap) => {
                    Some(cap.map_or_else(|| self.sum(tiers.clone()), held::points))
                }
                Award::One(_) | Award::Table(_) => None,
            },
            awarded: awarded.iter().map(|tier| rulebook.tier(*tier).id.clone()).collect(),
            tiers: tiers.map(|tier| self.tier(tier)).collect(),
            grid: grid.map(|grid| self.grid(grid)),
            missing: self.fact_refs(&gaps),
            cite: cite_lines(rulebook, &item.provenance.cite),
            evidence: evidence_lines(rulebook, &item.evidence),
            mark: self.mark(&item.provenance),
            note: item.note.clone(),
        }
    }

    /// What tiers give together on the day.
    fn sum(&self, tiers: Range<usize>) -> i32 {
        let standing = tiers.map(TierId::at);
        let standing = standing
            .filter(|tier| !self.program.left_out(self.program.rulebook().tier(*tier).when));
        standing.map(|tier| self.tier_points(tier)).sum()
    }

    fn tier_points(&self, id: TierId) -> i32 {
        let points = self.program.rulebook().tier(id).points.on(self.day());
        points.map_or(0, |points| held::points(points.value))
    }

    fn item_because(&self, awarded: &[TierId], grid: Option<&Grid>) -> Vec<Because> {
        let rulebook = self.program.rulebook();
        let tiers = awarded.iter().flat_map(|tier| self.because(rulebook.tier(*tier).when));
        let mut found: Vec<Because> = tiers.collect();
        if let Some(grid) = grid {
            let across = grid.across.iter().map(|(fact, _)| *fact);
            found.extend(std::iter::once(grid.down).chain(across).filter_map(|f| self.value(f)));
        }
        found
    }

    fn value(&self, fact: FactId) -> Option<Because> {
        let rulebook = self.program.rulebook();
        let value = self.assessment.value(rulebook, fact)?;
        let entry = rulebook.vocabulary.fact(fact);
        Some(Because {
            name: Some(entry.name.clone()),
            label: entry.label.clone(),
            value: show(&rulebook.vocabulary, fact, &value),
            gap: None,
            follows: !self.assessment.is_given(fact),
        })
    }

    fn tier(&self, id: TierId) -> TierReport {
        let rulebook = self.program.rulebook();
        let tier = rulebook.tier(id);
        let finding = Finding::of(self.assessment.truth(tier.when).as_read());
        let missing = match finding {
            Finding::Unknown => {
                let open = |gaps: &mut Gaps| {
                    self.program.condition_gaps(self.assessment, tier.when, gaps);
                };
                self.fact_refs(&self.gaps(open))
            }
            _ => Vec::new(),
        };
        TierReport {
            id: tier.id.clone(),
            text: rulebook.tier_text(tier, Some(self.program.day())),
            points: self.tier_points(id),
            finding,
            because: self.because(tier.when),
            missing,
            evidence: evidence_lines(rulebook, &tier.evidence),
            mark: self.mark(&tier.provenance),
            note: tier.note.clone(),
        }
    }

    fn grid(&self, grid: &Grid) -> GridReport {
        let across = grid.across.as_ref();
        let columns = across.map(|(fact, bounds)| self.columns(*fact, bounds)).unwrap_or_default();
        let rows = grid.at_least.iter().zip(&grid.cells).map(|(least, cells)| {
            let bound = self.shown(grid.down, *least);
            let cells = cells.iter().map(|cell| held::points(*cell)).collect();
            (Phrase::TierAtLeast.fill(&[("bound", bound)]), cells)
        });
        GridReport {
            columns,
            rows: rows.collect(),
            cell: self.cell(grid),
            column: self.column(grid),
            short: grid.at_least.iter().map(|least| self.short(grid.down, *least)).collect(),
        }
    }

    fn columns(&self, fact: FactId, bounds: &[i64]) -> Vec<Text> {
        let of_age = self.program.rulebook().about(fact).unit == Some(Unit::Years);
        let shown = |bound: i64| match of_age {
            true => Phrase::TierYearsOld.fill(&[("years", self.shown(fact, bound))]),
            false => self.shown(fact, bound),
        };
        let first = bounds.first().map(|bound| Phrase::TierUnder.fill(&[("bound", shown(*bound))]));
        let between = bounds.windows(2).map(|pair| {
            // Whole numbers up to the last before the next bound, as the form prints ages.
            Phrase::TierBetween
                .fill(&[("from", self.shown(fact, pair[0])), ("to", shown(pair[1] - 1))])
        });
        let last = bounds.last().map(|bound| Phrase::TierAtLeast.fill(&[("bound", shown(*bound))]));
        first.into_iter().chain(between).chain(last).collect()
    }

    fn shown(&self, fact: FactId, code: i64) -> Text {
        let vocabulary = &self.program.rulebook().vocabulary;
        let value = match vocabulary.fact(fact).kind {
            Kind::Percent => Value::Percent(code),
            Kind::Duration => Value::Wait(crate::calendar::Wait::from_code(code)),
            Kind::Date => Value::Day(crate::calendar::Day::from_code(code)),
            Kind::Choice(_) | Kind::Scale(_) => Value::Choice(code),
            _ => Value::Number(code),
        };
        show(vocabulary, fact, &value)
    }

    /// The cell that applies, where both facts are known and the value reaches the table.
    fn cell(&self, grid: &Grid) -> Option<(usize, usize)> {
        let rulebook = self.program.rulebook();
        let code = |fact| self.assessment.value(rulebook, fact).and_then(|value| value.code());
        let down = code(grid.down)?;
        let row = grid.at_least.iter().position(|least| down >= *least)?;
        Some((row, self.column(grid)?))
    }

    /// The column that applies, where the fact across is known; the only one, where none is.
    fn column(&self, grid: &Grid) -> Option<usize> {
        let Some((fact, bounds)) = &grid.across else { return Some(0) };
        let value = self.assessment.value(self.program.rulebook(), *fact)?.code()?;
        Some(bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len()))
    }
}

fn gap(min: i32, max: i32, mark: i32) -> Option<Text> {
    let fill = |phrase: Phrase, n: i32| phrase.fill(&[("points", Text::same(n.to_string()))]);
    if max < mark {
        Some(fill(counted(mark - max, Phrase::PointsShortOne, Phrase::PointsShort), mark - max))
    } else if min >= mark {
        Some(fill(counted(min - mark, Phrase::PointsOverOne, Phrase::PointsOver), min - mark))
    } else {
        None
    }
}
