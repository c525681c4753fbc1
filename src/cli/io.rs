//! What the command line reads and writes: files, streams, and files that appear whole or not at all.

pub mod files;
mod gunzip;
pub mod input;
pub mod output;
pub mod pending;
pub mod streams;
pub mod waiting;
