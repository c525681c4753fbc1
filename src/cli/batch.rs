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
mod several;
mod sink;
mod stamp;
mod summary;
mod vessel;

pub use summary::Rejects;

use crate::cli::Done;
use crate::cli::args::BatchArgs;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;

/// Runs the command.
pub fn run_batch(args: &BatchArgs, session: &Session) -> Result<Done, Failure> {
    match args.more.is_empty() {
        true => run::run_one(args, session),
        false => several::run_several(args, session),
    }
}
