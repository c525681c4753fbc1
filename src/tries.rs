//! Many ifs of one person: other values of facts, many at once, and other days. Everything is the
//! same loop: change facts or move the day, and judge again. Must not know words, the disk or the
//! clock, nor what a try is good for: whoever asks a question or gives advice knows that.

mod days;
mod many;
mod spans;
mod values;

#[cfg(any(test, feature = "internal"))]
pub use days::Seen;
pub use days::{Life, Stand, StatusTurn, findings};
pub use many::{Change, Many};
pub use spans::spans;
pub use values::Values;
