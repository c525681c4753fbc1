//! Judged rows as they are written: what is to be said of all rows of a cohort is worked out at once,
//! then every row is written in its form.

use crate::batch::added::Added;
use crate::batch::judge::gaps::{Missing, Strung, Whom};
use crate::batch::judge::near::Near;
use crate::batch::judge::tally::Tally;
use crate::batch::layout::{LaidColumn, OutColumn, laid_out};
use crate::batch::plan::{Plan, ResultShape};
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::place::{CELL, ROW};
use crate::batch::waiting::WaitingRow;
use crate::batch::write::cells::heading_row;
use crate::batch::write::conflicts::FoundConflicts;
use crate::batch::write::earlier::EarlierResults;
use crate::batch::write::json::{quoted, string};
use crate::batch::write::status::StatusWriter;
use crate::evaluate::{Cohort, LANES};

/// The form of a line of results; another number where a member changes its meaning.
const SCHEMA: u32 = 1;

/// Writes judged rows.
#[derive(Debug)]
pub struct RowWriter<'p> {
    pub plan: &'p Plan<'p>,
    pub(super) layout: Vec<LaidColumn>,
    /// Of the layout, so many columns at the beginning are the row as it came.
    pub(super) as_it_came: usize,
    pub(super) statuses: Vec<StatusWriter>,
    /// What the rows contradict that are written next.
    pub conflicts: FoundConflicts,
    missing: Missing,
    pub(super) names: Vec<Vec<u8>>,
    /// The day of the check and what stands around it in a line of JSON.
    pub(super) day: Vec<u8>,
    pub(super) earlier: EarlierResults,
}

impl<'p> RowWriter<'p> {
    /// Nothing written yet.
    pub fn new(plan: &'p Plan<'p>) -> Self {
        let program = plan.program;
        let layout = laid_out(plan);
        let lines = plan.shape == ResultShape::Lines;
        let laid = |added: Added| {
            lines
                || layout.iter().any(|column| match column.holds {
                    OutColumn::Of(_, one) | OutColumn::Own(one) => one == added,
                    _ => false,
                })
        };
        let reasons = [Added::Why, Added::ForOfficer, Added::Unsettled].into_iter().any(laid);
        let strung = if lines { Strung::Quoted } else { Strung::Spaced };
        let statuses = program.statuses().iter();
        let statuses = statuses.map(|id| StatusWriter::new(plan, *id, strung, reasons)).collect();
        let mut day = format!(",\"on\":\"{}\",\"digest\":", program.day()).into_bytes();
        string(program.rulebook().digest.as_bytes(), &mut day);
        day.extend_from_slice(format!(",\"schema\":{SCHEMA},").as_bytes());
        if let Some(source) = &plan.picked.source {
            day.extend_from_slice(b"\"source\":");
            string(source.as_bytes(), &mut day);
            day.push(b',');
        }
        day.extend_from_slice(b"\"input\":");
        let names = plan.columns.names.iter();
        Self {
            plan,
            as_it_came: as_it_came(plan, &layout),
            layout,
            statuses,
            conflicts: FoundConflicts::new(),
            missing: Missing::new(program.rulebook()),
            day,
            names: names.map(|name| quoted(name)).collect(),
            earlier: EarlierResults::of(plan),
        }
    }

    /// Writes the rows of a cohort.
    pub fn write(
        &mut self,
        cohort: &Cohort<'_, '_>,
        block: &RowBlock,
        rows: &[WaitingRow],
        tally: &mut Tally,
        out: &mut Vec<u8>,
    ) {
        self.look(cohort, rows.len(), tally);
        for (lane, row) in rows.iter().enumerate() {
            for (at, status) in self.statuses.iter().enumerate() {
                tally.count(at, status.outcomes[lane].verdict);
                if let Some(by) = status.near(lane, self.plan.near) {
                    let (row, id) = (row.number, row.name());
                    tally.keep(Near { by, row, id, status: at });
                }
            }
            if !(0..self.statuses.len()).any(|at| self.wanted(at, cohort, row, lane)) {
                tally.left_out += 1;
                continue;
            }
            tally.written += 1;
            match self.plan.shape {
                ResultShape::Wide(separator) => self.wide(cohort, lane, block, row, separator, out),
                ResultShape::Cells | ResultShape::Beside => {
                    self.wide(cohort, lane, block, row, CELL, out);
                }
                ResultShape::Long(separator) => self.long(cohort, lane, row, separator, out),
                ResultShape::Lines => self.line(cohort, lane, block, row, out),
                // Written when both judgements are known.
                ResultShape::Differences(_) => {}
            }
        }
    }

    /// Works out for all rows at once what is to be said of them.
    fn look(&mut self, cohort: &Cohort<'_, '_>, count: usize, tally: &mut Tally) {
        let whom: Whom = if count == LANES { !0 } else { (1 << count) - 1 };
        for (at, status) in self.statuses.iter_mut().enumerate() {
            self.missing.find(|gaps| cohort.gaps(status.id, whom, gaps));
            if self.plan.shape == ResultShape::Cells {
                for (fact, whom) in &self.missing.facts {
                    *tally.gaps.entry((at, *fact)).or_default() += u64::from(whom.count_ones());
                }
            }
            status.look(cohort, count, &self.missing);
        }
    }

    /// True where what came out for a status is among what is asked for.
    pub(super) fn wanted(
        &self,
        at: usize,
        cohort: &Cohort<'_, '_>,
        row: &WaitingRow,
        lane: usize,
    ) -> bool {
        let status = &self.statuses[at];
        let verdict = status.outcomes[lane].verdict;
        let only = self.plan.only.is_empty() || self.plan.only.contains(&verdict);
        let near = self.plan.near.is_open() || status.near(lane, self.plan.near).is_some();
        let changed = || {
            let points = status.has_points.then(|| cohort.of(lane).points(status.id));
            let points = points.map(|points| (points.min(), points.max()));
            self.earlier.differs(at, row, verdict, points)
        };
        only && near && (!self.plan.picked.changed || changed())
    }
}

/// How many columns of a layout are a row of the input as it came, all of it.
fn as_it_came(plan: &Plan<'_>, layout: &[LaidColumn]) -> usize {
    let own = layout.iter().enumerate();
    let own = own.take_while(|(at, column)| column.holds == OutColumn::Input(Some(*at))).count();
    if own == plan.columns.names.len() { own } else { 0 }
}

/// The first row of a table.
pub fn header(plan: &Plan<'_>) -> Vec<u8> {
    match plan.shape {
        _ if !plan.headed => Vec::new(),
        ResultShape::Differences(difference) => difference.header(),
        ResultShape::Lines | ResultShape::Cells | ResultShape::Beside | ResultShape::Long(CELL) => {
            Vec::new()
        }
        ResultShape::Wide(separator) | ResultShape::Long(separator) => {
            let names: Vec<String> = laid_out(plan).into_iter().map(|column| column.name).collect();
            heading_row(&names, separator)
        }
    }
}

/// What ends a row.
pub fn end(separator: u8) -> u8 {
    if separator == CELL { ROW } else { b'\n' }
}
