//! Which language is spoken, and how wide the page is.

pub use crate::door::inert;
use crate::text::{Lang, Text, Words};
use anstyle::{AnsiColor, Style};

/// The languages a reader asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Languages<'w> {
    /// English.
    #[default]
    En,
    /// Japanese.
    Ja,
    /// English with Japanese beside it.
    Both,
    /// A further language, with English behind it.
    Further(&'w Words),
}

impl<'w> Languages<'w> {
    /// The first of them, in which the program speaks for itself.
    pub fn first(self) -> Lang<'w> {
        match self {
            Self::En | Self::Both => Lang::En,
            Self::Ja => Lang::Ja,
            Self::Further(words) => Lang::Further(words),
        }
    }

    /// The one beside it, where a text says something else there.
    pub fn beside(self, text: &Text) -> Option<Lang<'w>> {
        (matches!(self, Self::Both) && text.en != text.ja).then_some(Lang::Ja)
    }
}

/// What a page is like.
#[derive(Clone, Copy, Debug)]
pub struct Page<'w> {
    /// Columns.
    pub width: u16,
    /// Colours and weights.
    pub color: bool,
    /// Languages.
    pub languages: Languages<'w>,
}

impl<'w> Page<'w> {
    /// The first of the chosen languages.
    pub fn lang(&self) -> Lang<'w> {
        self.languages.first()
    }

    /// Words in the chosen languages, side by side.
    pub fn say(&self, text: &Text) -> String {
        self.join(text, " / ")
    }

    /// Words in the chosen languages, one below the other.
    pub fn stack(&self, text: &Text) -> String {
        self.join(text, "\n")
    }

    fn join(&self, text: &Text, between: &str) -> String {
        let first = text.get(self.lang());
        match self.languages.beside(text) {
            Some(lang) => format!("{first}{between}{}", text.get(lang)),
            None => first.into_owned(),
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
