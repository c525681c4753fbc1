//! Laws that hold for every candidate and every rule set, tried on generated ones.

mod calendar;
mod carried;
mod dated;
mod days;
pub mod people;
mod ranges;
mod reading;
pub mod summaries;
mod turning;
mod verdicts;
