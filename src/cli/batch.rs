//! `zairyu batch`: many candidates from a table, verdicts into another.

mod against;
mod book;
#[cfg_attr(not(feature = "columnar"), path = "batch/no_columnar.rs")]
mod columnar;
mod forms;
mod mapping;
mod run;
mod sink;
mod summary;
mod vessel;

pub use mapping::unreadable;
pub use run::run_batch;
pub use summary::Rejects;
