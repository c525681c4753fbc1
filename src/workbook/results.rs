//! Judged rows as a workbook: a sheet of results, a summary, and the rows that could not be read.
//! Rows are written as they come and not held.

use super::layout::{PlanColumns, ResultColumn, fitting};
use super::summary::{self, Other};
use super::xlsx::{Looks, Written, ended, held, note_of, save};
use crate::batch::{CELL, Cutter, Plan, Reject, Tally};
use crate::calendar::Day;
use crate::render::Page;
use crate::text::Text;
use crate::words::sheets as words;
use rust_xlsxwriter::{ConditionalFormatDataBar, ConditionalFormatType, Workbook};
use std::io::{self, Write};
use std::path::Path;

/// A sheet has room for so many rows below its header.
pub const ROOM: u32 = 1_048_575;

/// More rows than a sheet has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more rows than the {ROOM} that a sheet has room for")]
pub struct TooManyRows;

/// The paper of that name, as workbooks number papers.
pub(super) const A4: u8 = 9;

/// A table of no more columns is printed on pages one beside which there is no other.
const ON_A_PAGE: usize = 12;

/// The sheets, in their order.
const RESULTS: usize = 0;
const SUMMARY: usize = 1;
const REJECTED: usize = 2;

/// Judged rows on their way into a workbook.
pub struct WorkbookResults<'p> {
    book: Workbook,
    page: Page<'p>,
    plan: &'p Plan<'p>,
    columns: Vec<ResultColumn<'p>>,
    looks: Looks,
    /// Rows of results and of rejects.
    rows: u32,
    rejects: u32,
    cutter: Cutter,
    other: Option<Other>,
    /// Cells that are longer than one can be.
    cut: u64,
}

impl<'p> WorkbookResults<'p> {
    /// Nothing written but the headings. `folder`: where rows wait until all are there; the
    /// files are private and have no names.
    pub fn new(plan: &'p Plan<'p>, page: &Page<'p>, folder: &Path) -> io::Result<Self> {
        let mut results = Self {
            book: Workbook::new(),
            page: *page,
            plan,
            columns: PlanColumns::of(plan),
            looks: Looks::new(),
            rows: 0,
            rejects: 0,
            cutter: Cutter::default(),
            other: None,
            cut: 0,
        };
        held(|| results.begin(folder).map_err(ended))?;
        Ok(results)
    }

    /// Says what the rows are compared with: the day and the digest of the other rules.
    pub fn against(&mut self, day: Day, digest: &str) {
        self.other = Some(Other { day, digest: digest.to_string() });
    }

    fn say(&self, text: &Text) -> String {
        self.page.say(text)
    }

    fn begin(&mut self, folder: &Path) -> Written {
        self.book.set_tempdir(folder)?;
        for name in [words::RESULTS, words::SUMMARY, words::REJECTED] {
            let name = self.page.say(&name.text()).replace('/', "-");
            self.book.add_worksheet_with_constant_memory()?.set_name(name)?;
        }
        let sheet = self.book.worksheet_from_index(RESULTS)?;
        sheet
            .set_freeze_panes(1, 1)?
            .set_row_height(0, 60)?
            .set_paper_size(A4)
            .set_landscape()
            .set_repeat_rows(0, 0)?;
        if self.columns.len() <= ON_A_PAGE {
            sheet.set_print_fit_to_pages(1, 0);
        }
        for (at, column) in (0..).zip(&self.columns) {
            sheet.set_column_width(at, column.width())?;
            let heading = fitting(&column.heading(&self.page));
            sheet.write_string_with_format(0, at, heading, &self.looks.heading)?;
            if let Some(note) = column.note(&self.page) {
                sheet.insert_note(0, at, &note_of(&note))?;
            }
        }
        let heads = [
            words::ROW,
            words::PLACE,
            words::IDENTIFIER,
            words::COLUMN,
            words::VALUE,
            words::REASON,
            words::HINT,
        ];
        let sheet = self.book.worksheet_from_index(REJECTED)?;
        sheet.set_freeze_panes(1, 0)?.set_paper_size(A4).set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        for ((at, head), width) in (0..).zip(heads).zip([8, 16, 16, 28, 24, 60, 60]) {
            sheet.set_column_width(at, width)?;
            let head = self.page.say(&head.text());
            sheet.write_string_with_format(0, at, head, &self.looks.heading)?;
        }
        Ok(())
    }

    /// Adds a row that could not be read.
    pub fn reject(&mut self, reject: &Reject) -> io::Result<()> {
        self.rejects = next(self.rejects)?;
        held(|| self.reject_row(reject).map_err(ended))
    }

    fn reject_row(&mut self, reject: &Reject) -> Written {
        let line =
            |line: u64| self.say(&words::LINE.fill(&[("line", Text::same(line.to_string()))]));
        let place = reject.cell.clone().or_else(|| reject.line.map(line)).unwrap_or_default();
        let hint = reject.why.help.as_ref().map(|help| self.say(help)).unwrap_or_default();
        let cells = [
            reject.row.to_string(),
            place,
            reject.id.clone().unwrap_or_default(),
            reject.column.clone().unwrap_or_default(),
            reject.value.clone().unwrap_or_default(),
            self.say(&reject.why.message),
            hint,
        ];
        let sheet = self.book.worksheet_from_index(REJECTED)?;
        for (at, cell) in (0..).zip(cells) {
            if !cell.is_empty() {
                let cell = fitting(&cell);
                sheet.write_string_with_format(self.rejects, at, cell, &self.looks.wrapped)?;
            }
        }
        Ok(())
    }

    fn row(&mut self, row: &[u8]) -> io::Result<()> {
        self.rows = next(self.rows)?;
        let sheet = self.book.worksheet_from_index(RESULTS).map_err(ended)?;
        let cells = (0..).zip(row.split(|byte| *byte == CELL)).zip(&self.columns);
        for ((at, cell), column) in cells.filter(|((_, cell), _)| !cell.is_empty()) {
            let place = (self.rows, at);
            let cut = column.write(sheet, place, cell, &self.looks, &self.page).map_err(ended)?;
            self.cut += u64::from(cut);
        }
        Ok(())
    }

    /// Everything was judged: the summary, and the whole into `out`. How many cells had to be cut.
    pub fn finish(
        mut self,
        tally: &Tally,
        digest: &str,
        out: impl Write + Send,
    ) -> io::Result<u64> {
        held(|| self.close(tally, digest).map_err(ended))?;
        save(&mut self.book, out)?;
        Ok(self.cut)
    }

    fn close(&mut self, tally: &Tally, digest: &str) -> Written {
        let last = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).saturating_sub(1);
        let sheet = self.book.worksheet_from_index(RESULTS)?;
        sheet.autofilter(0, 0, self.rows, last)?;
        for (at, _) in (0..).zip(&self.columns).filter(|(_, column)| column.has_bars()) {
            let bar = ConditionalFormatDataBar::new()
                .set_minimum(ConditionalFormatType::Number, 0)
                .set_fill_color("9DC3E6")
                .set_solid_fill(true);
            sheet.add_conditional_format(1, at, self.rows.max(1), at, &bar)?;
        }
        let sheet = self.book.worksheet_from_index(REJECTED)?;
        sheet.autofilter(0, 0, self.rejects, 6)?;
        sheet.set_hidden(self.rejects == 0);
        let sheet = self.book.worksheet_from_index(SUMMARY)?;
        let other = self.other.as_ref();
        summary::write(sheet, self.plan, tally, digest, other, &self.looks, &self.page)
    }
}

/// The next row of a sheet.
fn next(rows: u32) -> io::Result<u32> {
    if rows == ROOM { Err(io::Error::other(TooManyRows)) } else { Ok(rows + 1) }
}

/// Takes rows of [`crate::batch::ResultShape::Cells`].
impl Write for WorkbookResults<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut cutter = std::mem::take(&mut self.cutter);
        let cut = held(|| cutter.cut(bytes, |row| self.row(row)));
        self.cutter = cutter;
        cut?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
