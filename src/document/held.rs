//! What goes on for whoever holds a status, laid out: its extension, and what is to be done when
//! something happens.

use super::{Block, Entry, Line, Tone, day_words};
use crate::explain::{ExtensionLine, HeldDuty, HeldLines};
use crate::text::Text;
use crate::words::ahead as words;

/// The extension of a status that is held, and what is to be done when something happens.
pub(super) fn holding(held: &HeldLines) -> Vec<Block> {
    let mut blocks = Vec::new();
    blocks.extend(held.extension.as_ref().map(|line| Block::Lines(extension(line))));
    let duty = |duty: &HeldDuty| {
        let due = duty.due.clone().unwrap_or_default();
        Entry::from(words::DUTY_IS.fill(&[("what", duty.text.clone()), ("due", due)]))
    };
    if !held.duties.is_empty() {
        blocks.push(Block::Heading(3, words::HEAD_EVENTS.text()));
        blocks.push(Block::List(held.duties.iter().map(duty).collect()));
    }
    blocks
}

fn extension(line: &ExtensionLine) -> Vec<Line> {
    let number = |number: i64| Text::same(number.to_string());
    let window = match (line.from, line.until) {
        (Some(from), Some(until)) => Some(
            words::EXTENSION_FROM.fill(&[("from", day_words(from)), ("until", day_words(until))]),
        ),
        (None, Some(until)) => Some(words::EXTENSION_UNTIL.fill(&[("until", day_words(until))])),
        (_, None) => None,
    };
    let fails = match (line.fails, line.short) {
        (false, _) => None,
        (true, Some((points, mark))) => {
            let slots = [("points", number(points.into())), ("mark", number(mark))];
            Some(words::EXTENSION_SHORT.fill(&slots))
        }
        (true, None) => Some(words::EXTENSION_FAILS.text()),
    };
    let window = window.into_iter().map(Line::from);
    window.chain(fails.map(|text| Line::new(text, Tone::Bad))).collect()
}
