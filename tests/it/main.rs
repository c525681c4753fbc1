//! All tests in one binary: what they share is compiled and linked once.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::format_collect,
    reason = "a test fails by panicking and says what it left out"
)]

mod advice;
mod against;
mod ahead;
mod batch;
mod benefits;
mod bounds;
#[cfg(feature = "columnar")]
mod columnar;
#[cfg(unix)]
mod dates;
mod doors;
mod duties;
mod evidence;
mod facade;
#[cfg(target_os = "linux")]
mod faults;
mod fields;
mod form;
mod formats;
mod fuzz;
mod golden;
mod holdings;
#[cfg(unix)]
mod interrupt;
mod interview;
mod laws;
mod limits;
mod locales;
mod lookup;
mod mistakes;
mod moves;
mod notices;
mod odd;
#[cfg(unix)]
mod output;
mod plan;
mod print;
mod procedures;
mod rows;
mod rules;
mod schema;
mod sense;
mod structure;
mod summed_up;
mod survey;
mod tables;
mod texts;
mod transcripts;
mod values;
mod walks;
mod ways;
mod workbook;
