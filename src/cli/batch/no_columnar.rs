//! What stands in place of Parquet and Arrow IPC in a build without them: nothing gets this far,
//! as their formats are refused before.

use crate::batch::{Blocks, Columns, Plan, ResultShape};
use crate::cli::args::BatchArgs;
use crate::cli::batch::vessel::Vessel;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::evaluate::Program;
use std::io::{self, Empty};
use std::path::Path;

/// There is none.
#[derive(Clone, Debug)]
pub enum Kept {}

/// There is none.
pub enum ColumnTable {}

/// Refuses the input.
pub fn open(
    _: &BatchArgs,
    _: ResultShape,
    _: &Program<'_>,
    _: &[(String, String)],
) -> Result<(Columns, Blocks<Empty>, Option<Kept>), Failure> {
    Err(Failure::usage(words::NOT_BUILT, &[("format", "Parquet")]))
}

/// Nothing fails here.
pub fn failure(_: &Path, _: &io::Error) -> Option<Failure> {
    None
}

impl ColumnTable {
    /// Refuses the output.
    pub fn new(_: &Plan<'_>, _: Vessel, _: Option<Kept>, _: bool) -> io::Result<Self> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Nothing is taken.
    pub fn take(&mut self, _: &[u8]) -> io::Result<Vec<u8>> {
        match *self {}
    }

    /// Nothing is finished.
    pub fn finish(self) -> io::Result<Vec<u8>> {
        match self {}
    }
}
