//! What a batch is to do: how rows come in, what their columns mean, how they go out.

use crate::batch::difference::Difference;
use crate::batch::picked::{NearLimits, Picked};
use crate::batch::read::columns::Columns;
use crate::calendar::Day;
use crate::evaluate::{Program, Verdict};
use crate::facts::Candidate;

/// How rows of the input are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputForm {
    /// Cells between separators, a header first.
    Separated(u8),
    /// A JSON object on every line.
    Lines,
    /// Cells between [`CELL`](crate::batch::CELL)s, a [`ROW`](crate::batch::ROW) for every row of a sheet, the header taken off.
    Sheet,
    /// The same of a file that keeps rows as such: each is one, also without a value in any cell.
    Records,
}

impl InputForm {
    /// True where a [`ROW`](crate::batch::ROW) ends a row, and no line break does.
    pub(crate) fn is_marked(self) -> bool {
        matches!(self, Self::Sheet | Self::Records)
    }
}

/// How the result is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResultShape<'w> {
    /// A row for each row: its cells, then columns for every status.
    Wide(u8),
    /// A row for each row and status; between [`CELL`](crate::batch::CELL)s, a [`ROW`](crate::batch::ROW) at the end and no header.
    Long(u8),
    /// A JSON object for each row.
    Lines,
    /// What differs between two judgements of a row; nothing where nothing does.
    Differences(Difference<'w>),
    /// As wide, for a program that lays the cells out: between [`CELL`](crate::batch::CELL)s, a [`ROW`](crate::batch::ROW) at the end,
    /// without a header.
    Cells,
    /// As cells, the number of the row in place of what came in, for a program that keeps that by
    /// itself. A number alone says that no row before it will come any more.
    Beside,
}

/// What is to be done.
#[derive(Clone, Debug)]
pub struct Plan<'a> {
    /// The rules of the day, for the statuses asked for.
    pub program: &'a Program<'a>,
    /// How the input is written.
    pub form: InputForm,
    /// The sheet that it is, of a workbook.
    pub sheet: Option<String>,
    /// What its columns mean.
    pub columns: Columns,
    /// Headings and the facts they are to be read as.
    pub map: Vec<(String, String)>,
    /// How the result is laid out.
    pub shape: ResultShape<'a>,
    /// Points items and criteria too, where the shape has room for them.
    pub explain: bool,
    /// Only rows with one of these verdicts; all where empty.
    pub only: Vec<Verdict>,
    /// Only rows that are so near to qualifying.
    pub near: NearLimits,
    /// Which rows and columns are asked for beside that.
    pub picked: Picked,
    /// Facts that hold for every row, and win over it.
    pub set: Candidate,
    /// The day of which the facts of a row are that does not say so; none: of the day judged on.
    pub taken_on: Option<Day>,
    /// A line comes out for every line that goes in, in order, also for those that cannot be
    /// read; no row spans lines.
    pub line_by_line: bool,
    /// A table of results begins with its headings.
    pub headed: bool,
    /// What becomes of a row with a cell that cannot be read.
    pub bad_cells: BadCells,
}

/// What becomes of a row with a cell that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BadCells {
    /// It is judged as if the cell were empty, and says so.
    #[default]
    Unknown,
    /// It is set aside.
    Reject,
}

impl Plan<'_> {
    /// True where rows are objects, which say for themselves what they hold.
    pub fn reads_lines(&self) -> bool {
        self.form == InputForm::Lines
    }

    /// About how many times longer rows come out than they go in.
    pub(crate) fn swelling(&self) -> usize {
        let reasons = self.explain && self.shape == ResultShape::Lines;
        self.program.statuses().len() * if reasons { 4 } else { 1 }
    }
}
