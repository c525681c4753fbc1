//! The questionnaire: what it asks, how much, what holds for every candidate, and how it looks in
//! a real terminal.

mod asked;
mod data;
mod invented;
mod laws;
mod people;
mod seekers;
#[cfg(unix)]
mod terminal;
