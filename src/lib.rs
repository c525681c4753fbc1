//! Checks a candidate against the published criteria of Japan's statuses of residence, and says
//! why. The law stands in rule files; this crate is the machine that applies them.
//!
//! Five stages, one direction: load, compile, evaluate, explain, render.
//!
//! ```
//! use zairyu::internal::calendar::Day;
//! use zairyu::internal::evaluate::{Verdict, evaluate};
//! use zairyu::internal::explain::explain;
//! use zairyu::internal::facts::Case;
//! use zairyu::internal::render::json_report;
//! use zairyu::internal::rules::Rules;
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

#[macro_use]
mod words;

mod batch;
mod calendar;
mod cli;
#[cfg(feature = "columnar")]
mod columnar;
mod compile;
mod diagnostic;
mod digest;
mod document;
mod evaluate;
mod explain;
mod facts;
mod interview;
mod load;
mod prove;
mod render;
mod rules;
mod source;
mod text;
mod tree;
mod workbook;

pub use cli::main;

/// The rooms behind the façade, for tests and benchmarks of this package alone.
#[cfg(feature = "internal")]
#[doc(hidden)]
#[allow(missing_docs, reason = "described where they stand")]
pub mod internal {
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
    pub mod workbook {
        pub use crate::workbook::*;
    }
}
