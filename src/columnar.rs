//! Parquet and Arrow IPC: rows of record batches as a stream, results as record batches with the
//! columns that came in as they were. Must not know terminals, files or the clock; bytes come
//! from what can be read and go to what can be written.

mod added;
mod cell;
mod depth;
mod flat;
mod frames;
mod guard;
mod kept;
mod messages;
mod results;
mod rows;
mod schema;
mod several;
mod source;
mod store;
mod unreadable;

pub use flat::{Leaf, Untyped};
pub use kept::Kept;
pub use results::ColumnarResults;
pub use rows::BatchRows;
pub use source::BatchSource;
pub use store::Store;
pub use unreadable::UnreadableBatches;
