//! Rows out: tables, lines of JSON, reasons and differences. Must not know where rows came from.

pub mod cells;
pub mod changes;
pub mod conflicts;
pub mod earlier;
pub mod json;
pub mod object;
pub mod reasons;
pub mod rows;
pub mod status;
pub mod table;
pub mod unread;
pub mod why;
