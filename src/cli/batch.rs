//! `zairyu batch`: many candidates from a table, verdicts into another.

mod against;
mod begun;
mod book;
#[cfg_attr(not(feature = "columnar"), path = "batch/no_columnar.rs")]
mod columnar;
mod forms;
pub mod looked;
pub mod map_file;
pub mod mapping;
mod picking;
mod rejected;
mod run;
mod sink;
mod stamp;
mod summary;
mod vessel;

pub use run::run_batch;
pub use summary::Rejects;
