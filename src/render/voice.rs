//! Which language is spoken, how wide the page is, and how words from a case are made harmless.

use crate::text::{Lang, Text};
use anstyle::{AnsiColor, Style};

/// The languages a reader asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
    /// English with Japanese beside it.
    Both,
}

/// What a page is like.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// Columns.
    pub width: u16,
    /// Colours and weights.
    pub color: bool,
    /// Languages.
    pub languages: Languages,
}

impl Page {
    /// Words in the chosen languages, side by side.
    pub fn say(&self, text: &Text) -> String {
        self.join(text, " / ")
    }

    /// Words in the chosen languages, one below the other.
    pub fn stack(&self, text: &Text) -> String {
        self.join(text, "\n")
    }

    fn join(&self, text: &Text, between: &str) -> String {
        match self.languages {
            Languages::En => text.get(Lang::En).to_string(),
            Languages::Ja => text.get(Lang::Ja).to_string(),
            Languages::Both if text.en == text.ja => text.en.clone(),
            Languages::Both => format!("{}{between}{}", text.en, text.ja),
        }
    }

    /// Words with a style, where the page has colours.
    pub fn paint(&self, style: Style, words: &str) -> String {
        if self.color { format!("{style}{words}{style:#}") } else { words.to_string() }
    }

    /// A heading.
    pub fn strong(&self, words: &str) -> String {
        self.paint(Style::new().bold(), words)
    }

    /// Something of less weight.
    pub fn faint(&self, words: &str) -> String {
        self.paint(Style::new().dimmed(), words)
    }

    /// Something to look at.
    pub fn warn(&self, words: &str) -> String {
        self.paint(Style::new().fg_color(Some(AnsiColor::Yellow.into())), words)
    }
}

/// Words from outside with everything that could steer a terminal or turn the reading
/// direction shown as `\u{…}`.
pub fn inert(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if is_steering(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    out
}

fn is_steering(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{061c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_from_a_case_steers_the_terminal() {
        assert_eq!(inert("a\x1b[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(inert("山田 José"), "山田 José");
    }
}
