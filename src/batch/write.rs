//! Rows out: tables, lines of JSON, reasons and differences. Must not know where rows came from.

pub mod changes;
pub mod reasons;
pub mod rows;
