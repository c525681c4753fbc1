//! Rows judged, 64 at a time, by as many workers as asked for. Must not know how rows are taken
//! apart or laid out.

pub mod compare;
pub mod contradict;
pub mod crew;
pub mod gaps;
pub mod ids;
pub mod near;
pub mod record;
pub mod stopped;
pub mod tally;
#[cfg(feature = "cli")]
mod together;
pub mod worker;
