//! The questionnaire apart from any terminal: what it asks, how much, and what holds for every
//! candidate.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod asked;
mod people;
