//! Checks a candidate against the published criteria of Japan's statuses of residence, and says
//! why. The law stands in rule files; this crate is the machine that applies them.
//!
//! Five stages, one direction: load, compile, evaluate, explain, render.
//!
//! ```
//! use zairyu::{Case, Day, Rules, Verdict};
//!
//! let rules = Rules::embedded();
//! let day = Day::new(2026, 11, 20).unwrap();
//! let nobody = Case::new(&rules);
//! let status = rules.statuses().next().unwrap().to_string();
//! let report = rules.check(&nobody, day);
//! assert_ne!(report.status(&status).unwrap().verdict(), Verdict::Qualifies); // unknown is no yes
//!
//! let somebody = nobody.with(&rules, "person.birth-date", "1997-06-14")?;
//! assert!(rules.check(&somebody, day).to_json().contains("zairyu.assessment/1"));
//! # Ok::<(), zairyu::Mistakes>(())
//! ```
//!
//! The names below are all there is; every other room is private. The interface may change with
//! any version until the first whole one.
#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "internal"),
    allow(unused_imports, reason = "tests look into rooms by what these name")
)]
#![cfg_attr(
    not(feature = "cli"),
    allow(dead_code, reason = "the command uses more of the rooms than the façade")
)]

#[macro_use]
mod words;

mod advise;
mod batch;
mod calendar;
#[cfg(feature = "cli")]
mod cli;
#[cfg(feature = "columnar")]
mod columnar;
mod compile;
mod diagnostic;
mod digest;
mod document;
mod door;
mod evaluate;
mod explain;
mod facade;
mod facts;
mod interview;
mod json;
mod load;
mod prove;
mod render;
mod rules;
mod source;
mod text;
mod tree;
mod tries;
#[cfg(feature = "sheets")]
mod workbook;

pub use calendar::Day;
#[cfg(feature = "cli")]
pub use cli::main;
pub use evaluate::Verdict;
pub use facade::{
    Advice, Case, Choice, Counts, Interview, Mistake, Mistakes, Points, Question, Report, Rules,
    Standing, Status, Table, Turn,
};
pub use text::{Lang, Text};

/// The rooms behind the façade, for tests and benchmarks of this package alone.
#[cfg(feature = "internal")]
#[doc(hidden)]
#[allow(missing_docs, reason = "described where they stand")]
pub mod internal {
    pub mod advise {
        pub use crate::advise::*;
    }
    pub mod batch {
        pub use crate::batch::*;
    }
    pub mod cli {
        pub use crate::cli::sentences;
    }
    pub mod calendar {
        pub use crate::calendar::*;
    }
    #[cfg(feature = "columnar")]
    pub mod columnar {
        pub use crate::columnar::*;
    }
    pub mod compile {
        pub use crate::compile::*;
    }
    pub mod diagnostic {
        pub use crate::diagnostic::*;
    }
    pub mod document {
        pub use crate::document::*;
    }
    pub mod door {
        pub use crate::door::*;
    }
    pub mod evaluate {
        pub use crate::evaluate::*;
    }
    pub mod explain {
        pub use crate::explain::*;
    }
    pub mod facts {
        pub use crate::facts::*;
    }
    pub mod interview {
        pub use crate::interview::*;
    }
    pub mod json {
        pub use crate::json::*;
    }
    pub mod load {
        pub use crate::load::*;
    }
    pub mod prove {
        pub use crate::prove::*;
    }
    pub mod render {
        pub use crate::render::*;
    }
    pub mod rules {
        pub use crate::rules::*;
    }
    pub mod source {
        pub use crate::source::*;
    }
    pub mod text {
        pub use crate::text::*;
    }
    pub mod tree {
        pub use crate::tree::*;
    }
    pub mod tries {
        pub use crate::tries::*;
    }
    #[cfg(feature = "sheets")]
    pub mod workbook {
        pub use crate::workbook::*;
    }
}
