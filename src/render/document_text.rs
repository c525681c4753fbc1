//! A document for a terminal or a mail.

mod tables;

use super::terminal::broken;
use super::voice::{Page, inert};
use crate::document::{Block, Document, Entry, Line, Look, TickLine, Tone};
use crate::explain::Phrase;
use crate::text::Text;

/// The document, as wide as the page.
pub fn text_document(document: &Document, page: &Page) -> String {
    let sheet = TextSheet { page, look: document.look };
    let mut out: Vec<String> = Vec::new();
    if let Some(head) = &document.letterhead {
        out.extend(sheet.lines(&head.name, "").iter().map(|line| page.strong(line)));
        out.extend(head.lines.iter().flat_map(|line| sheet.lines(line, "")));
        out.push(String::new());
    }
    out.extend(sheet.lines(&document.title, "").iter().map(|line| page.strong(line)));
    let body = document.blocks.iter().position(|block| !matches!(block, Block::Pairs(_)));
    for (at, block) in document.blocks.iter().enumerate() {
        // On a screen an empty line parts the head from what came out.
        if document.look == Look::Screen && body == Some(at) {
            out.push(String::new());
        }
        sheet.draw(block, &mut out);
    }
    out.push(String::new());
    let closing = document.closing.iter().flat_map(|text| sheet.lines(text, ""));
    out.extend(closing.map(|line| page.faint(&line)));
    let mut text = out.join("\n");
    text.push('\n');
    text
}

/// What is drawn on.
struct TextSheet<'p> {
    page: &'p Page<'p>,
    look: Look,
}

impl TextSheet<'_> {
    /// Words in the page's languages, broken to it: below each other on paper, beside each other
    /// on a screen.
    fn lines(&self, text: &Text, indent: &str) -> Vec<String> {
        let words = match self.look {
            Look::Paper => self.page.stack(text),
            Look::Screen => self.page.say(text),
        };
        words.lines().flat_map(|line| broken(&inert(line), self.page, indent)).collect()
    }

    fn toned(&self, line: &Line, indent: &str) -> Vec<String> {
        let lines = self.lines(&line.text, indent);
        lines.iter().map(|words| paint(words, line.tone, self.page)).collect()
    }

    fn draw(&self, block: &Block, out: &mut Vec<String>) {
        let page = self.page;
        match block {
            Block::Heading(level, text) => {
                // What belongs to a status stands close together on a screen.
                if self.look == Look::Paper || *level < 3 {
                    out.push(String::new());
                }
                out.extend(self.lines(text, "").iter().map(|line| page.strong(line)));
            }
            Block::Lines(words) => out.extend(words.iter().flat_map(|line| self.toned(line, ""))),
            Block::Pairs(pairs) => {
                for (name, value) in pairs {
                    let slots = [("label", name.clone()), ("value", value.text.clone())];
                    let words = Line::new(Phrase::FactIs.fill(&slots), value.tone);
                    out.extend(self.toned(&words, ""));
                }
            }
            Block::Table(table) => out.push(self.table(table)),
            Block::List(entries) => out.extend(entries.iter().flat_map(|one| self.entry(one))),
            Block::Boxes(boxes) => out.extend(boxes.iter().flat_map(|line| self.tick(line))),
            Block::Next(texts) => {
                let lines = texts.iter().flat_map(|text| self.lines(text, ""));
                out.extend(lines.map(|line| page.faint(&line)));
            }
            // A line to sign on belongs on paper.
            Block::Signature | Block::NewPage => {}
        }
    }

    fn entry(&self, entry: &Entry) -> Vec<String> {
        let mut out = self.toned(&entry.line, "  ");
        out.extend(entry.more.iter().flat_map(|line| self.toned(line, "    ")));
        out
    }

    fn tick(&self, line: &TickLine) -> Vec<String> {
        let mark = if line.ticked { "☑ " } else { "☐ " };
        let mut out = self.lines(&line.text, "   ");
        if let Some(first) = out.first_mut() {
            *first = format!("{mark} {}", first.trim_start());
        }
        let more = line.more.iter().flat_map(|text| self.lines(text, "     "));
        out.extend(more.map(|line| self.page.faint(&line)));
        out
    }
}

fn paint(words: &str, tone: Tone, page: &Page) -> String {
    match tone {
        Tone::Plain | Tone::Good => words.to_string(),
        Tone::Strong => page.strong(words),
        Tone::Faint => page.faint(words),
        Tone::Warn | Tone::Bad => page.warn(words),
    }
}
