//! How sure something of the rules is, and when it stands, in words.

use crate::calendar::Day;
use crate::explain::{Period, Phrase};
use crate::load::Certainty;
use crate::text::Text;

/// How sure something is, in words.
pub(in crate::render) fn certainty_words(certainty: Certainty) -> Text {
    let phrase = match certainty {
        Certainty::Primary => Phrase::Primary,
        Certainty::Secondary => Phrase::Secondary,
        Certainty::Unconfirmed => Phrase::HeadUnconfirmed,
    };
    phrase.text()
}

/// The days between which something stands; none where it always does.
pub(super) fn period((from, until): Period) -> Option<Text> {
    let slot = |name, day: Day| (name, Text::same(day.to_string()));
    match (from, until) {
        (Some(from), Some(until)) => {
            Some(Phrase::Period.fill(&[slot("from", from), slot("until", until)]))
        }
        (Some(from), None) => Some(Phrase::PeriodFrom.fill(&[slot("from", from)])),
        (None, Some(until)) => Some(Phrase::PeriodUntil.fill(&[slot("until", until)])),
        (None, None) => None,
    }
}
