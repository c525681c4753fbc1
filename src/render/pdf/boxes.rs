//! Headings, paragraphs, pairs, lists and lines to sign on, as pieces to be put on pages.

use super::fonts::Fonts;
use super::lines::{BrokenLine, broken};
use super::pages::{Ink, PageMark, Piece};
use super::paper::{BODY, SIDE};
use super::tags::{Role, TagNumber, Tags};
use crate::document::{Align, Document, Entry, Letterhead, Line, TickLine, Tone};
use crate::explain::Phrase;
use crate::render::voice::{Languages, inert};
use crate::text::Text;

/// Size of the body, in points.
pub(super) const SIZE: f32 = 8.8;
/// Height of a line, where the font is one high.
pub(super) const LEADING: f32 = 1.42;
/// Where the baseline stands in a line.
const BASELINE: f32 = 1.02;
/// Words in the second language are this much smaller.
const BESIDE: f32 = 0.88;
/// Height of a logo.
const LOGO: f32 = 42.0;

/// How words are set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Size of the font, in points.
    pub(super) size: f32,
    /// Weight.
    pub(super) tone: Tone,
    /// Heavy whatever the weight is.
    pub(super) bold: bool,
    /// Where the words stand.
    pub(super) align: Align,
}

impl Style {
    /// Words of the body.
    pub(super) fn body(tone: Tone) -> Self {
        Self { size: SIZE, tone, bold: tone == Tone::Strong, align: Align::Start }
    }
}

/// Turns blocks into pieces.
pub(super) struct Builder<'f> {
    pub(super) fonts: &'f Fonts,
    pub(super) languages: Languages<'f>,
    /// What is to be put on pages, from top to bottom.
    pub(super) pieces: Vec<Piece>,
    /// The headings of tables, repeated on every page.
    pub(super) heads: Vec<Piece>,
    pub(super) tags: Tags,
}

impl<'f> Builder<'f> {
    /// An empty document.
    pub(super) fn new(fonts: &'f Fonts, languages: Languages<'f>) -> Self {
        Self { fonts, languages, pieces: Vec::new(), heads: Vec::new(), tags: Tags::default() }
    }

    /// Words in each language asked for, with the factor of their size.
    fn said(&self, text: &Text) -> Vec<(String, f32)> {
        let first = (inert(&text.get(self.languages.first())), 1.0);
        let beside = self.languages.beside(text).map(|lang| (inert(&text.get(lang)), BESIDE));
        std::iter::once(first).chain(beside).collect()
    }

    /// Sets words below `y` within `x` and `x + width`; gives the height that they take.
    pub(super) fn set(
        &self,
        text: &Text,
        style: Style,
        (x, y, width): (f32, f32, f32),
        part: TagNumber,
        marks: &mut Vec<PageMark>,
    ) -> f32 {
        let mut down = 0.0;
        for (words, factor) in self.said(text) {
            let size = style.size * factor;
            for line in broken(&words, width / size, style.bold, self.fonts) {
                let place = (x, y + down + size * BASELINE, width);
                marks.extend(marked(line, size, style, place, part));
                down += size * LEADING;
            }
        }
        down
    }

    fn push(&mut self, height: f32, marks: Vec<PageMark>) {
        self.pieces.push(Piece { height, marks, ..Piece::default() });
    }

    /// Room between blocks; it vanishes at the top of a page.
    pub(super) fn gap(&mut self, height: f32) {
        self.pieces.push(Piece { height, room: true, ..Piece::default() });
    }

    /// What follows starts on a new page.
    pub(super) fn new_page(&mut self) {
        self.pieces.push(Piece { breaks: true, ..Piece::default() });
    }

    /// Letterhead and title.
    pub(super) fn head(&mut self, document: &Document) {
        if let Some(letterhead) = &document.letterhead {
            self.letterhead(letterhead);
        }
        self.title(&document.title, 17.0, 1);
        self.gap(4.0);
    }

    fn letterhead(&mut self, head: &Letterhead) {
        let mut marks = Vec::new();
        if head.logo.is_some() {
            let part = self.tags.add(Role::Picture, None);
            marks.push(PageMark {
                part: Some(part),
                ink: Ink::Logo { x: SIDE, y: 0.0, height: LOGO },
            });
        }
        let mut down = 0.0;
        let part = self.tags.add(Role::Paragraph, None);
        let name = Style { size: 11.0, bold: true, align: Align::End, ..Style::body(Tone::Strong) };
        let place = |down: f32| (SIDE + BODY / 3.0, down, BODY * 2.0 / 3.0);
        down += self.set(&head.name, name, place(down), part, &mut marks);
        for line in &head.lines {
            let style = Style { size: 7.8, align: Align::End, ..Style::body(Tone::Plain) };
            down += self.set(line, style, place(down), part, &mut marks);
        }
        let height = if head.logo.is_some() { down.max(LOGO) } else { down };
        self.push(height + 6.0, marks);
    }

    fn title(&mut self, text: &Text, size: f32, level: u16) {
        let words: Vec<String> = self.said(text).into_iter().map(|(words, _)| words).collect();
        let part = self.tags.add(Role::Heading(level, words.join(" / ")), None);
        let mut marks = Vec::new();
        let style = Style { size, tone: Tone::Plain, bold: true, align: Align::Start };
        let mut height = self.set(text, style, (SIDE, 0.0, BODY), part, &mut marks);
        if level < 3 {
            height += 1.5;
            marks.push(PageMark::rule(
                SIDE,
                height,
                SIDE + BODY,
                if level == 1 { 1.2 } else { 0.8 },
            ));
            height += 3.0;
        }
        self.pieces.push(Piece { height, marks, with_next: true, ..Piece::default() });
    }

    /// A heading.
    pub(super) fn heading(&mut self, level: u8, text: &Text) {
        let second = level < 3;
        self.gap(if second { 12.0 } else { 9.0 });
        self.title(text, if second { 12.5 } else { 10.0 }, u16::from(level));
        self.pieces.push(Piece { height: 2.0, with_next: true, ..Piece::default() });
    }

    /// Paragraphs.
    pub(super) fn paragraphs(&mut self, lines: &[Line]) {
        for line in lines {
            let part = self.tags.add(Role::Paragraph, None);
            let mut marks = Vec::new();
            let place = (SIDE, 0.0, BODY);
            let height = self.set(&line.text, Style::body(line.tone), place, part, &mut marks);
            self.push(height + 2.0, marks);
        }
        self.gap(3.0);
    }

    /// Names and values, two beside each other.
    pub(super) fn pairs(&mut self, pairs: &[(Text, Line)]) {
        let half = BODY / 2.0;
        for two in pairs.chunks(2) {
            let mut marks = Vec::new();
            let mut height: f32 = 0.0;
            for ((name, value), x) in two.iter().zip([SIDE, SIDE + half]) {
                let part = self.tags.add(Role::Paragraph, None);
                let label = half * 0.42;
                let faint = Style { size: 8.0, ..Style::body(Tone::Faint) };
                let place = (x, 2.0, label - 4.0);
                height = height.max(self.set(name, faint, place, part, &mut marks));
                let place = (x + label, 2.0, half - label - 8.0);
                let style = Style { bold: true, ..Style::body(value.tone) };
                height = height.max(self.set(&value.text, style, place, part, &mut marks));
            }
            marks.push(PageMark::rule(SIDE, height + 3.5, SIDE + BODY, 0.3));
            let height = height + 4.0;
            self.pieces.push(Piece { height, marks, with_next: true, ..Piece::default() });
        }
        self.gap(7.0);
    }

    /// Entries below each other.
    pub(super) fn list(&mut self, entries: &[Entry]) {
        let list = self.tags.add(Role::List, None);
        for one in entries {
            let entry = self.tags.add(Role::Entry, Some(list));
            let label = self.tags.add(Role::Label, Some(entry));
            let words = self.tags.add(Role::Words, Some(entry));
            let mut marks = Vec::new();
            let style = Style::body(Tone::Plain);
            self.set(&Text::same("・"), style, (SIDE, 0.0, 12.0), label, &mut marks);
            let (x, width) = (SIDE + 12.0, BODY - 12.0);
            let style = Style::body(one.line.tone);
            let mut down = self.set(&one.line.text, style, (x, 0.0, width), words, &mut marks);
            for more in &one.more {
                let style = Style { size: SIZE * 0.92, ..Style::body(more.tone) };
                down += self.set(&more.text, style, (x, down, width), words, &mut marks);
            }
            self.push(down + 2.0, marks);
        }
        self.gap(3.0);
    }

    /// Boxes to tick.
    pub(super) fn boxes(&mut self, boxes: &[TickLine]) {
        let list = self.tags.add(Role::List, None);
        for line in boxes {
            let entry = self.tags.add(Role::Entry, Some(list));
            let label = self.tags.add(Role::Label, Some(entry));
            let words = self.tags.add(Role::Words, Some(entry));
            let mut marks = Vec::new();
            let sign = Text::same(if line.ticked { "☑" } else { "☐" });
            let style = Style { size: 10.5, ..Style::body(Tone::Plain) };
            self.set(&sign, style, (SIDE + 1.0, 0.0, 14.0), label, &mut marks);
            let x = SIDE + 17.0;
            let place = (x, 1.2, BODY - 17.0);
            let mut down = self.set(&line.text, Style::body(Tone::Plain), place, words, &mut marks);
            for more in &line.more {
                let style = Style { size: 7.6, ..Style::body(Tone::Faint) };
                let place = (x, 1.2 + down, BODY - 17.0);
                down += self.set(more, style, place, words, &mut marks);
            }
            self.push(down + 4.0, marks);
        }
        self.gap(3.0);
    }

    /// A line to sign on.
    pub(super) fn signature(&mut self) {
        self.gap(10.0);
        let part = self.tags.add(Role::Paragraph, None);
        let mut marks = Vec::new();
        let body = Style::body(Tone::Plain);
        let place = (SIDE, 0.0, BODY);
        let top = self.set(&Phrase::DocSign.text(), body, place, part, &mut marks) + 26.0;
        let (first, second) = (BODY * 0.6, BODY * 0.32);
        let right = SIDE + BODY - second;
        marks.push(PageMark::rule(SIDE, top, SIDE + first, 0.6));
        marks.push(PageMark::rule(right, top, right + second, 0.6));
        let small = Style { size: 7.6, ..Style::body(Tone::Faint) };
        let place = (SIDE, top + 1.5, first);
        let down = self.set(&Phrase::DocSignature.text(), small, place, part, &mut marks);
        let place = (right, top + 1.5, second);
        self.set(&Phrase::DocSignedOn.text(), small, place, part, &mut marks);
        self.push(top + 2.0 + down, marks);
    }

    /// The closing words.
    pub(super) fn closing(&mut self, texts: &[Text]) {
        self.gap(10.0);
        let mut marks = vec![PageMark::rule(SIDE, 0.0, SIDE + BODY, 0.4)];
        let mut down = 3.0;
        for text in texts {
            let part = self.tags.add(Role::Paragraph, None);
            let style = Style { size: 7.4, ..Style::body(Tone::Faint) };
            down += self.set(text, style, (SIDE, down, BODY), part, &mut marks);
        }
        self.push(down, marks);
    }

    /// The foot of every page, in one language, as far as it fits.
    pub(super) fn running(&self, text: &Text) -> BrokenLine {
        let (words, _) = self.said(text).into_iter().next().unwrap_or_default();
        let mut lines = broken(&words, (BODY - 60.0) / 7.2, false, self.fonts);
        lines.truncate(1);
        lines.pop().unwrap_or_default()
    }
}

/// A line as marks, one a font.
fn marked(
    line: BrokenLine,
    size: f32,
    style: Style,
    (x, baseline, width): (f32, f32, f32),
    part: TagNumber,
) -> Vec<PageMark> {
    let rest = width - line.width * size;
    let start = match style.align {
        Align::Start => x,
        Align::Middle => x + rest / 2.0,
        Align::End => x + rest,
    };
    runs(line, size, style.tone, start, baseline)
        .into_iter()
        .map(|ink| PageMark { part: Some(part), ink })
        .collect()
}

/// A line as runs of one font each.
pub(super) fn runs(line: BrokenLine, size: f32, tone: Tone, x: f32, baseline: f32) -> Vec<Ink> {
    let mut found: Vec<Ink> = Vec::new();
    let mut at = x;
    for placed in line.signs {
        let width = placed.sign.advance * size;
        match found.last_mut() {
            Some(Ink::Run { signs, .. }) if signs[0].sign.face == placed.sign.face => {
                signs.push(placed);
            }
            _ => found.push(Ink::Run { x: at, baseline, size, tone, signs: vec![placed] }),
        }
        at += width;
    }
    found
}
