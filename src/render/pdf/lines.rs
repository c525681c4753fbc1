//! Words broken into lines by the Unicode rules, which know where Japanese may not break.

use super::fonts::{Fonts, Sign};
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// A character on a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// The character.
    pub(super) c: char,
    /// How it is drawn.
    pub(super) sign: Sign,
}

/// A line with its width.
#[derive(Clone, Debug, Default)]
pub(super) struct BrokenLine {
    /// Its characters.
    pub(super) signs: Vec<Placed>,
    /// Its width, where the font is one high.
    pub(super) width: f32,
}

impl BrokenLine {
    fn add(&mut self, placed: Placed) {
        self.width += placed.sign.advance;
        self.signs.push(placed);
    }

    /// Takes spaces off its end.
    fn trimmed(mut self) -> Self {
        while let Some(last) = self.signs.last().filter(|placed| placed.c == ' ') {
            self.width -= last.sign.advance;
            self.signs.pop();
        }
        self
    }
}

/// Breaks words so that no line is wider than `width` (where the font is one high).
pub(super) fn broken(words: &str, width: f32, bold: bool, fonts: &Fonts) -> Vec<BrokenLine> {
    let mut lines = Vec::new();
    let mut line = BrokenLine::default();
    let mut start = 0;
    for (end, opportunity) in linebreaks(words) {
        let mut chunk = BrokenLine::default();
        for c in words[start..end].chars().filter(|c| *c != '\n') {
            chunk.add(Placed { c, sign: fonts.sign(c, bold) });
        }
        start = end;
        let needed = chunk.clone().trimmed().width;
        if line.width + needed > width && !line.signs.is_empty() {
            lines.push(std::mem::take(&mut line).trimmed());
        }
        for placed in chunk.signs {
            // A word that is wider than the line is broken anywhere.
            if line.width + placed.sign.advance > width && !line.signs.is_empty() && placed.c != ' '
            {
                lines.push(std::mem::take(&mut line));
            }
            line.add(placed);
        }
        if opportunity == BreakOpportunity::Mandatory && end < words.len() {
            lines.push(std::mem::take(&mut line).trimmed());
        }
    }
    lines.push(line.trimmed());
    lines
}
