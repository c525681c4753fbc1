//! Spreadsheets: reading the rows of one, writing results as one, templates to fill in.
//! Must not know terminals, files or the clock; bytes come from what can be read and go to what
//! can be written.

mod bounds;
mod cell;
mod layout;
mod open;
mod results;
mod rows;
mod summary;
mod template;
mod unreadable;
mod xlsx;

pub use bounds::{HELD_PART, Limit, WorkbookNotes};
pub use open::Workbook;
pub use results::{ROOM, TooManyRows, WorkbookResults};
pub use rows::{Begin, SheetRows};
pub use template::{csv_template, xlsx_template};
pub use unreadable::UnreadableWorkbook;
