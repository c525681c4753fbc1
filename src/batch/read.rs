//! Rows in: the stream cut into blocks, a block into rows, a row into values. Must not know what is
//! judged or written.

pub mod again;
pub mod blocks;
pub mod columns;
pub mod filler;
pub mod lines;
pub mod mapping;
pub mod opened;
pub mod place;
pub mod placing;
pub mod reading;
pub mod reject;
pub mod shape;
pub mod table;
pub mod top;
pub mod total;
pub mod unfit;
