//! Many candidates in, verdicts out: a loop around judging that streams, keeps the order of the
//! rows and loses none. Must not know terminals, prompts, files or the clock; bytes come from
//! what can be read and go to what can be written.

mod added;
mod cases;
mod difference;
mod judge;
mod layout;
mod picked;
mod plan;
mod read;
mod waiting;
mod write;

pub use added::{Added, CONFLICTS, UNREAD};
pub use cases::{CaseRow, RowCases};
pub use difference::Difference;
pub use judge::compare::compare;
pub use judge::crew::{ResultOutlet, run};
pub use judge::near::NearBy;
pub use judge::stopped::Stopped;
pub use judge::tally::{Contradiction, Tally};
pub use layout::{LaidColumn, OutColumn, laid_out, unknown_column};
pub use picked::{NearLimits, Picked};
pub use plan::{BadCells, InputForm, Plan, ResultShape};
pub use read::blocks::{Blocks, LONGEST_ROW, Uncut};
pub use read::columns::Columns;
pub use read::mapping::Mapping;
pub use read::place::{CELL, Cutter, ROW, cell_name};
pub use read::reject::{BrokenRow, Reject, shown};
pub use read::table::headings;
pub use read::top::Beginning;
pub use read::unfit::{Heading, Unfit, Untaken};
pub use write::cells::heading_row;
pub use write::changes::CHANGED;
pub use write::why::{IN_FORCE, RECORDED};
