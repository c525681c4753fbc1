//! Why a batch ended before its end.

use crate::batch::judge::tally::Contradiction;
use crate::batch::read::reject::Reject;
use std::any::Any;
use std::io;

/// Why a batch ended before its end.
#[derive(Debug)]
pub enum Stopped {
    /// The input could not be read on.
    Read(io::Error),
    /// The result could not be written on.
    Write(io::Error),
    /// A row is bad, by all of these, and no row may be.
    Strict(Vec<Reject>),
    /// A worker panicked, with this: whoever can tell of that may let it go on.
    Panicked(Box<dyn Any + Send>),
    /// A row that contradicts itself ended it, as asked for.
    Contradicting(Box<Contradiction>),
}
