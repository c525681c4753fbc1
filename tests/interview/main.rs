//! The questionnaire: what it asks, how much, what holds for every candidate, and how it looks in
//! a real terminal.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod asked;
#[path = "../laws/people.rs"]
#[allow(dead_code, reason = "shared with the laws")]
mod candidates;
mod data;
mod invented;
mod laws;
mod people;
mod seekers;
#[cfg(unix)]
mod terminal;
