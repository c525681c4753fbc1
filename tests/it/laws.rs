//! Laws that hold for every candidate and every rule set, tried on generated ones.

mod calendar;
mod carried;
mod dated;
mod days;
pub mod people;
mod ranges;
mod reading;
mod summaries;
mod verdicts;
