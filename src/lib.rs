//! Checks a candidate against the published criteria of Japan's statuses of residence, and says
//! why. The law stands in rule files; this crate is the machine that applies them.
//!
//! Five stages, one direction: load, compile, evaluate, explain, render.
//!
//! ```
//! use zairyu::calendar::Day;
//! use zairyu::evaluate::{Verdict, evaluate};
//! use zairyu::explain::explain;
//! use zairyu::facts::Case;
//! use zairyu::render::json_report;
//! use zairyu::rules::Rules;
//!
//! let rules = Rules::embedded(); // load and compile; `rules::built` does it when building
//! assert!(rules.found.is_sound());
//! let day = Day::new(2026, 11, 20).unwrap();
//! let program = rules.rulebook.on(day);
//! let nobody = Case::empty(&rules.rulebook.vocabulary);
//! let assessment = evaluate(&program, &nobody.facts);
//! let status = program.statuses()[0];
//! assert_ne!(assessment.outcome(status).verdict, Verdict::Qualifies); // unknown is no yes
//! let report = explain(&program, &nobody, &assessment);
//! assert!(json_report(&report).contains("zairyu.assessment/1"));
//! ```
//!
//! The library exists for the program and its tests; its interface may change at any time.
#![forbid(unsafe_code)]

pub mod batch;
pub mod calendar;
pub mod cli;
#[cfg(feature = "columnar")]
pub mod columnar;
pub mod compile;
pub mod diagnostic;
mod digest;
pub mod document;
pub mod evaluate;
pub mod explain;
pub mod facts;
pub mod interview;
pub mod load;
pub mod prove;
pub mod render;
pub mod rules;
pub mod source;
pub mod text;
pub mod tree;
pub mod workbook;
