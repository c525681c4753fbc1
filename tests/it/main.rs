//! All tests in one binary: what they share is compiled and linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::format_collect,
    reason = "a test fails by panicking and says what it left out"
)]

mod batch;
mod benefits;
#[cfg(feature = "columnar")]
mod columnar;
mod facade;
mod fields;
mod form;
mod fuzz;
mod golden;
#[cfg(unix)]
mod interrupt;
mod interview;
mod laws;
mod locales;
mod lookup;
mod mistakes;
mod moves;
#[cfg(unix)]
mod output;
mod print;
mod procedures;
mod rules;
mod schema;
mod structure;
mod summed_up;
mod survey;
mod transcripts;
mod workbook;
