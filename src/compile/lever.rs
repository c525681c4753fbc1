//! How facts can be changed: which way, by whom, how long it takes.

use crate::calendar::Wait;
use crate::load::{Effort, Topic, Who};
use serde::{Deserialize, Serialize};

/// Which way a fact can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aim {
    /// To more.
    Up,
    /// To less.
    Down,
    /// To yes.
    Yes,
    /// To no.
    No,
    /// To more, or to yes, by waiting.
    Time,
    /// By a move to another status.
    Move,
    /// To whatever else there is.
    Any,
    /// To one of these, of which nobody goes back to an earlier one.
    Values(Vec<Vec<i64>>),
}

/// Whether and how a fact can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lever {
    /// By whom.
    pub who: Who,
    /// How long it takes; none: at once.
    pub time: Option<Wait>,
    /// How hard it is; none where nobody can.
    pub effort: Option<Effort>,
    /// Of what kind it is.
    pub topic: Option<Topic>,
    /// Which way.
    pub aim: Option<Aim>,
    /// From which multiple of today's amount on it is how hard, in hundredths, ascending.
    pub steps: Vec<(i64, Effort)>,
}
