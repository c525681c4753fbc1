//! Laws that hold for every candidate and every rule set, tried on generated ones.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod calendar;
mod people;
mod ranges;
mod reading;
mod verdicts;
