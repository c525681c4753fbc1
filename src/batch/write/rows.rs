//! Judged rows as they are written: wide, long, or as lines of JSON.

use crate::batch::judge::gaps::{GapWords, Missing, Strung, Whom, alike};
use crate::batch::judge::near::{Near, NearDistance};
use crate::batch::judge::tally::Tally;
use crate::batch::plan::{InputForm, Plan, ResultShape};
use crate::batch::read::blocks::RowBlock;
use crate::batch::read::place::{CELL, ROW};
use crate::batch::waiting::WaitingRow;
use crate::batch::write::cells::cell;
use crate::batch::write::conflicts::{FoundConflicts, member, strung};
use crate::batch::write::json::{number, quoted, string};
use crate::batch::write::reasons::Reasons;
use crate::compile::StatusId;
use crate::door::push_inert_json;
use crate::evaluate::{Cohort, LANES, Outcome, Range, Verdict};
use crate::render::runs;

/// What is added for every status.
pub const ADDED: [&str; 5] =
    ["verdict", "confirmed-verdict", "points-min", "points-max", "missing"];

/// What is added once, behind all that is said of statuses: what the row contradicts.
pub const CONFLICTS: &str = "conflicts";

/// What is added behind it where lines that cannot be read come out too.
const ERROR: &str = "error";

/// Writes judged rows.
#[derive(Debug)]
pub struct RowWriter<'p> {
    pub plan: &'p Plan<'p>,
    statuses: Vec<StatusWriter>,
    /// What the rows contradict that are written next.
    pub conflicts: FoundConflicts,
    missing: Missing,
    names: Vec<Vec<u8>>,
    /// The day of the check and what stands around it in a line of JSON.
    day: Vec<u8>,
}

/// One status, as it is written.
#[derive(Debug)]
struct StatusWriter {
    id: StatusId,
    name: String,
    has_points: bool,
    routes: Vec<String>,
    missing: GapWords,
    reasons: Option<Reasons>,
    distance: Option<NearDistance>,
    short: [Option<(u32, bool)>; LANES],
}

impl<'p> RowWriter<'p> {
    /// Nothing written yet.
    pub fn new(plan: &'p Plan<'p>) -> Self {
        let program = plan.program;
        let explained = plan.explain && plan.shape == ResultShape::Lines;
        let written = |id: &StatusId| {
            let status = program.rulebook().status(*id);
            StatusWriter {
                id: *id,
                name: status.id.clone(),
                has_points: status.points.is_some(),
                routes: status.routes.iter().map(|route| route.id.clone()).collect(),
                missing: GapWords::new(),
                reasons: explained.then(|| Reasons::new(program, *id)),
                distance: plan.near.map(|_| NearDistance::new(program, *id)),
                short: [None; LANES],
            }
        };
        let names = plan.columns.names.iter();
        Self {
            plan,
            statuses: program.statuses().iter().map(written).collect(),
            conflicts: FoundConflicts::new(),
            missing: Missing::new(program.rulebook()),
            day: format!(",\"on\":\"{}\",\"input\":", program.day()).into_bytes(),
            names: names.map(|name| quoted(name)).collect(),
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
            let one = cohort.of(lane);
            for (at, status) in self.statuses.iter().enumerate() {
                tally.count(at, one.outcome(status.id).verdict);
                if let Some((short, points)) = status.near(lane, self.plan.near) {
                    let (row, id) = (row.number, row.name());
                    tally.keep(Near { short, points, row, id, status: at });
                }
            }
            if !self.statuses.iter().any(|status| self.wanted(status, cohort, lane)) {
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
        let whom = if count == LANES { !0 } else { (1 << count) - 1 };
        let strung = match self.plan.shape {
            ResultShape::Lines => Strung::Quoted,
            _ => Strung::Spaced,
        };
        let vocabulary = &cohort.program().rulebook().vocabulary;
        for (at, status) in self.statuses.iter_mut().enumerate() {
            self.missing.find(|gaps| cohort.gaps(status.id, whom, gaps));
            status.missing.clear();
            if self.plan.shape == ResultShape::Cells {
                for (fact, whom) in &self.missing.facts {
                    *tally.gaps.entry((at, *fact)).or_default() += u64::from(whom.count_ones());
                }
            }
            let signs: Vec<Whom> = self.missing.facts.iter().map(|(_, whom)| *whom).collect();
            let some = signs.iter().fold(0, |some, sign| some | sign);
            let (missing, words) = (&self.missing, &mut status.missing);
            alike(some, &signs, |lane, part| {
                words.say(part, |out| missing.string(out, lane, vocabulary, strung));
            });
            if let Some(reasons) = &mut status.reasons {
                reasons.word(cohort, whom);
            }
            if let Some(distance) = &status.distance {
                let refused = |lane: usize| {
                    cohort.of(lane).outcome(status.id).verdict == Verdict::DoesNotQualify
                };
                let refused =
                    (0..count).fold(0, |bits, lane| bits | u64::from(refused(lane)) << lane);
                status.short = distance.measure(cohort, refused);
            }
        }
    }

    /// True where the verdict on a status is among those asked for.
    fn wanted(&self, status: &StatusWriter, cohort: &Cohort<'_, '_>, lane: usize) -> bool {
        let verdict = || cohort.of(lane).outcome(status.id).verdict;
        let only = self.plan.only.is_empty() || self.plan.only.contains(&verdict());
        let near = self.plan.near.is_none() || status.near(lane, self.plan.near).is_some();
        only && near
    }

    // ── tables ───────────────────────────────────────────────────────────────────────────

    fn wide(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        block: &RowBlock,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        self.cells(block, row, separator, out);
        for (at, status) in self.statuses.iter().enumerate() {
            if at > 0 || !matches!(self.plan.form, InputForm::Lines) {
                out.push(separator);
            }
            status.cells(cohort, lane, separator, out);
        }
        out.push(separator);
        strung(&self.conflicts, lane, cohort, separator, out);
        if self.plan.line_by_line {
            out.push(separator);
        }
        out.push(end(separator));
    }

    /// The row as it came; cells that a spreadsheet would run are kept from running.
    fn cells(&self, block: &RowBlock, row: &WaitingRow, separator: u8, out: &mut Vec<u8>) {
        if self.plan.shape == ResultShape::Beside {
            return number(row.number, out);
        }
        if self.plan.form == InputForm::Lines {
            number(row.number, out);
            out.push(separator);
            cell(&row.id, separator, out);
            out.push(separator);
            return;
        }
        let same = self.plan.form == InputForm::Separated(separator) && row.even;
        if same && !row.cells.iter().any(runs) {
            out.extend_from_slice(&block.bytes[row.span.0..row.span.1]);
            return;
        }
        for (at, value) in row.cells.iter().enumerate() {
            if at > 0 {
                out.push(separator);
            }
            cell(value, separator, out);
        }
    }

    fn long(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        row: &WaitingRow,
        separator: u8,
        out: &mut Vec<u8>,
    ) {
        for status in self.statuses.iter().filter(|status| self.wanted(status, cohort, lane)) {
            number(row.number, out);
            out.push(separator);
            cell(&row.id, separator, out);
            out.push(separator);
            out.extend_from_slice(status.name.as_bytes());
            out.push(separator);
            status.cells(cohort, lane, separator, out);
            out.push(separator);
            strung(&self.conflicts, lane, cohort, separator, out);
            out.push(end(separator));
        }
    }

    // ── lines of JSON ────────────────────────────────────────────────────────────────────

    fn line(
        &self,
        cohort: &Cohort<'_, '_>,
        lane: usize,
        block: &RowBlock,
        row: &WaitingRow,
        out: &mut Vec<u8>,
    ) {
        out.extend_from_slice(b"{\"row\":");
        number(row.number, out);
        out.extend_from_slice(b",\"id\":");
        match row.id.is_empty() {
            true => out.extend_from_slice(b"null"),
            false => string(&row.id, out),
        }
        out.extend_from_slice(&self.day);
        self.input(block, row, out);
        member(&self.conflicts, lane, cohort, out);
        out.extend_from_slice(b",\"statuses\":[");
        for (at, status) in self.statuses.iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            status.object(cohort, lane, out);
        }
        out.extend_from_slice(b"]}\n");
    }

    /// The row as it came, as an object.
    fn input(&self, block: &RowBlock, row: &WaitingRow, out: &mut Vec<u8>) {
        if self.plan.form == InputForm::Lines {
            // Rows that are no text were set aside.
            let row = std::str::from_utf8(&block.bytes[row.span.0..row.span.1]);
            return push_inert_json(row.unwrap_or_default(), out);
        }
        out.push(b'{');
        for (at, (name, value)) in self.names.iter().zip(row.cells.iter()).enumerate() {
            if at > 0 {
                out.push(b',');
            }
            out.extend_from_slice(name);
            out.push(b':');
            string(value, out);
        }
        out.push(b'}');
    }
}

impl StatusWriter {
    fn near(&self, lane: usize, most: Option<u32>) -> Option<(u32, bool)> {
        let most = most?;
        self.short[lane].filter(|(short, _)| *short <= most)
    }

    /// Verdict, points and what is missing, as cells.
    fn cells(&self, cohort: &Cohort<'_, '_>, lane: usize, separator: u8, out: &mut Vec<u8>) {
        let one = cohort.of(lane);
        let outcome = one.outcome(self.id);
        out.extend_from_slice(outcome.verdict.id().as_bytes());
        out.push(separator);
        out.extend_from_slice(outcome.confirmed.id().as_bytes());
        out.push(separator);
        match self.has_points {
            true => {
                let points = one.points(self.id);
                number(points.min(), out);
                out.push(separator);
                number(points.max(), out);
            }
            false => out.push(separator),
        }
        out.push(separator);
        out.extend_from_slice(self.missing.of(lane));
    }

    fn object(&self, cohort: &Cohort<'_, '_>, lane: usize, out: &mut Vec<u8>) {
        let one = cohort.of(lane);
        let outcome = one.outcome(self.id);
        self.head(&outcome, out);
        match self.has_points {
            true => self.points(one.points(self.id), lane, out),
            false => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(b",\"missing\":[");
        out.extend_from_slice(self.missing.of(lane));
        out.push(b']');
        if let Some(reasons) = &self.reasons {
            out.extend_from_slice(b",\"criteria\":[");
            reasons.criteria(lane, out);
            out.push(b']');
        }
        out.push(b'}');
    }

    fn head(&self, outcome: &Outcome, out: &mut Vec<u8>) {
        for (name, value) in [
            ("{\"id\":\"", self.name.as_str()),
            ("\",\"verdict\":\"", outcome.verdict.id()),
            ("\",\"confirmed-verdict\":\"", outcome.confirmed.id()),
            ("\",\"route\":", ""),
        ] {
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(value.as_bytes());
        }
        match outcome.route {
            Some(route) => {
                out.push(b'"');
                out.extend_from_slice(self.routes[route].as_bytes());
                out.push(b'"');
            }
            None => out.extend_from_slice(b"null"),
        }
        out.extend_from_slice(b",\"points\":");
    }

    fn points(&self, points: Range, lane: usize, out: &mut Vec<u8>) {
        out.extend_from_slice(b"{\"min\":");
        number(points.min(), out);
        out.extend_from_slice(b",\"max\":");
        number(points.max(), out);
        if let Some(reasons) = &self.reasons {
            out.extend_from_slice(b",\"items\":[");
            reasons.items(lane, out);
            out.push(b']');
        }
        out.push(b'}');
    }
}

/// The first row of a table.
pub fn header(plan: &Plan<'_>) -> Vec<u8> {
    if !plan.headed {
        return Vec::new();
    }
    let own: Vec<&str> = match (plan.shape, plan.form) {
        (ResultShape::Differences(difference), _) => return difference.header(),
        (
            ResultShape::Lines | ResultShape::Cells | ResultShape::Beside | ResultShape::Long(CELL),
            _,
        ) => return Vec::new(),
        (ResultShape::Long(_), _) => vec!["row", "id", "status"],
        (ResultShape::Wide(_), InputForm::Lines) => vec!["row", "id"],
        (ResultShape::Wide(_), InputForm::Separated(_) | InputForm::Sheet | InputForm::Records) => {
            plan.columns.names.iter().map(String::as_str).collect()
        }
    };
    let (ResultShape::Wide(separator) | ResultShape::Long(separator)) = plan.shape else {
        return Vec::new();
    };
    let mut names: Vec<String> = own.into_iter().map(str::to_string).collect();
    match plan.shape {
        ResultShape::Long(_) => names.extend(ADDED.iter().map(ToString::to_string)),
        _ => {
            let rulebook = plan.program.rulebook();
            let ids = plan.program.statuses().iter().map(|id| &rulebook.status(*id).id);
            names.extend(ids.flat_map(|id| ADDED.iter().map(move |name| format!("{id}.{name}"))));
        }
    }
    names.push(CONFLICTS.to_string());
    names.extend(plan.line_by_line.then(|| ERROR.to_string()));
    let mut out = Vec::new();
    for (at, name) in names.iter().enumerate() {
        if at > 0 {
            out.push(separator);
        }
        cell(name.as_bytes(), separator, &mut out);
    }
    out.push(b'\n');
    out
}

/// What ends a row.
fn end(separator: u8) -> u8 {
    if separator == CELL { ROW } else { b'\n' }
}
