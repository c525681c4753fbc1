//! What is known of a candidate: the vocabulary of facts, their values, known or not, and the
//! reading of a case. Must not know rules, verdicts or prompts.

pub mod case;
mod column;
mod names;
mod parse;
mod show;
mod store;
mod value;
mod vocabulary;

pub use crate::calendar::{Day, Wait};
pub use case::{Case, bad_value, read_case, set_facts};
pub use column::{Cell, Column};
pub use names::{Found, Likeness};
pub use parse::{ParseError, fold, parse};
pub use show::{form, grouped, kind_name, show, show_as, show_day, show_wait, show_yen};
pub(crate) use store::decode;
pub use store::{Facts, value_of};
pub use value::Value;
pub use vocabulary::{Choice, Domain, DomainId, Fact, FactId, Kind, Vocabulary};
