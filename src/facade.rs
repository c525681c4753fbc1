//! What others build on: rules that are sound by type, a case, a report, a questionnaire, a table.
//! Every other room is private. Must not know terminals, the clock, the disk or threads.

mod advice;
mod case;
mod interview;
mod mistakes;
mod report;
mod rules;
mod table;
mod turn;

pub use advice::Advice;
pub use case::Case;
pub use interview::{Choice, Interview, Question, Standing};
pub use mistakes::{Mistake, Mistakes};
pub use report::{Points, Report, Status};
pub use rules::Rules;
pub use table::{Counts, Table};
pub use turn::Turn;
