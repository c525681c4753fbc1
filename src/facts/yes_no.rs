//! The words for yes and no, and the words of which one of them is a meaning.

use super::nothing::may_say_nothing;

/// True for words that name a row of a list, and that people write for something else: a no, or
/// that they do not know.
pub(super) fn has_two_meanings(text: &str) -> bool {
    may_say_nothing(text) || yes_no(text).is_some()
}

/// Yes or no; none for other words.
pub(super) fn yes_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "y" | "true" | "1" | "はい" | "有" | "あり" | "○" | "〇" => Some(true),
        "no" | "n" | "false" | "0" | "いいえ" | "無" | "なし" | "×" => Some(false),
        _ => None,
    }
}
