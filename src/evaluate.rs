//! Facts against rules, on a day: pure, total, and without a single allocation per candidate.
//! Must not know TOML, words, files, today's date or languages.

mod apart;
mod aside;
mod assessment;
mod award;
mod carry;
mod classes;
mod cohort;
mod conflict;
mod contradiction;
mod course;
mod day;
mod derive;
mod doubt;
mod exact;
mod expected;
mod input;
mod judge;
mod layout;
mod lower;
mod missing;
mod moving;
mod notice;
mod ops;
mod planes;
mod profiles;
mod program;
mod range;
mod reader;
mod readers;
mod remember;
mod residual;
mod row;
mod run;
mod runs;
mod sets;
mod shift;
mod span;
mod summary;
mod suspects;
mod trial;
mod truth;
mod verdict;

pub use assessment::{Assessment, Finding, One, Outcome, Sheet, Verdict};
pub use carry::{Clocks, Growth, carry};
pub use cohort::{Cohort, Slot};
pub use conflict::conflicts;
pub use contradiction::{Conflict, Prevails, told_once};
pub use course::{CaseStage, Course, take_up};
pub use doubt::{StatusPlace, Unconfirmed, place_name};
pub use layout::Distinct;
pub use missing::Gaps;
pub use planes::LANES;
pub use profiles::Profiles;
pub use program::{Program, SPLIT_LIMIT, Tangle};
pub use range::Range;
pub use shift::ValueWords;
pub use span::DaySpan;
pub use suspects::Suspects;
pub use truth::{Track, Truth};

use crate::facts::Facts;

/// Judges one candidate. A batch keeps the assessment and calls [`Program::assess`].
pub fn evaluate(program: &Program<'_>, facts: &Facts) -> Assessment {
    let mut assessment = Assessment::new(program.rulebook());
    program.assess(facts, &mut assessment);
    assessment
}
