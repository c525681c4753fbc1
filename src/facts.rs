//! What is known of a candidate: the vocabulary of facts, their values, known or not, and the
//! reading of a case. Must not know rules, verdicts or prompts.

mod around;
pub mod case;
mod column;
mod dated;
mod fact_id;
mod given;
mod headings;
mod later;
mod measure;
mod names;
mod nothing;
mod parse;
mod range;
mod search;
mod sense;
mod setting;
mod show;
mod store;
mod told;
mod value;
mod vocabulary;
mod wrong;
mod yes_no;

pub use crate::calendar::{Day, Wait};
pub use around::read_around;
pub use case::{Candidate, check_sense, read_case};
pub use column::{Cell, ColumnReader};
pub use dated::Later;
pub use fact_id::FactId;
pub use given::{Given, Misshapen};
pub use headings::{Headings, Meaning};
pub use measure::Measure;
pub use names::{Found, Likeness};
pub use nothing::says_nothing;
pub use parse::{ParseError, ReadingNote, Understood, fold, near_choices, parse, understand};
pub use range::{EdgeMark, Odd, Oddity, RangeEdge, RangeEnd, Sense, SenseRange};
pub use setting::set_facts;
pub use show::{
    form, grouped, kind_name, show, show_as, show_day, show_day_of_year, show_wait, show_yen,
};
pub(crate) use store::decode;
pub use store::{Facts, value_of};
pub use told::sensible;
pub use value::Value;
pub use vocabulary::{Domain, DomainChoice, DomainId, Fact, Kind, Vocabulary};
pub use wrong::{bad_value, fraction, misshapen, odd_fact, rounded, unread_value};
