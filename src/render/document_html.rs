//! A document as one HTML file: no scripts, nothing fetched, made to be read on a screen and to
//! be printed on A4.

use super::voice::{Languages, inert};
use crate::document::{Align, Block, Document, Line, Logo, Row, TableBlock, TableColumn, Tone};
use crate::explain::Phrase;
use crate::text::{Lang, Text};
use askama::Template;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeSet;

/// The document as a page. Askama escapes every word.
pub fn html_document(document: &Document, languages: Languages<'_>) -> String {
    let page = HtmlPage { document, languages };
    page.render().unwrap_or_default()
}

#[derive(Template)]
#[template(path = "document.html")]
struct HtmlPage<'d> {
    document: &'d Document,
    languages: Languages<'d>,
}

/// Words in one language, for an element with its `lang`.
struct SpokenWords<'w> {
    lang: &'w str,
    words: String,
    /// True for the second of two languages.
    beside: bool,
}

impl<'w> HtmlPage<'w> {
    fn lang(&self) -> &'w str {
        self.languages.first().id()
    }

    fn say(&self, text: &Text) -> Vec<SpokenWords<'w>> {
        let said = |lang: Lang<'w>, beside| SpokenWords {
            lang: lang.id(),
            words: inert(&text.get(lang)),
            beside,
        };
        let beside = self.languages.beside(text).map(|lang| said(lang, true));
        std::iter::once(said(self.languages.first(), false)).chain(beside).collect()
    }

    /// Words without elements, for the title of a window.
    fn plain(&self, text: &Text) -> String {
        let said = self.say(text);
        said.into_iter().map(|said| said.words).collect::<Vec<_>>().join(" / ")
    }

    fn phrase(&self, phrase: Phrase) -> Vec<SpokenWords<'w>> {
        self.say(&phrase.text())
    }

    /// The words of the foot as a CSS string.
    fn running(&self) -> String {
        let mut out = String::new();
        for c in self.plain(&self.document.running).chars() {
            match c {
                c if c.is_alphanumeric() || c == ' ' => out.push(c),
                c => out.push_str(&format!("\\{:x} ", u32::from(c))),
            }
        }
        out
    }

    /// The widths of all columns, each once.
    fn shares(&self) -> BTreeSet<u16> {
        let tables = self.document.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        tables.flat_map(|table| &table.columns).map(|column| column.share).collect()
    }

    /// The logo as an address that holds its bytes.
    fn logo(&self) -> Option<String> {
        let logo = self.document.letterhead.as_ref()?.logo.as_ref()?;
        let (kind, bytes) = match logo {
            Logo::Png(bytes) => ("png", bytes),
            Logo::Jpeg(bytes) => ("jpeg", bytes),
        };
        Some(format!("data:image/{kind};base64,{}", STANDARD.encode(bytes)))
    }
}

fn tone(tone: &Tone) -> &'static str {
    match *tone {
        Tone::Plain => "plain",
        Tone::Strong => "strong",
        Tone::Faint => "faint",
        Tone::Warn | Tone::Bad => "warn",
        Tone::Good => "good",
    }
}

fn align_of(column: &TableColumn) -> &'static str {
    match column.align {
        Align::Middle => "middle",
        Align::End => "end",
        Align::Start => "start",
    }
}

/// A cell of a row.
struct HtmlCell<'d> {
    align: &'static str,
    lines: &'d [Line],
    /// True for the cell that names its row.
    names: bool,
    /// Rows that it reaches down over.
    rows: usize,
}

/// Rows that stay on one page together.
fn groups(table: &TableBlock) -> Vec<&[Row]> {
    table.rows.chunk_by(|row, next| !next.opens || row.with_next).collect()
}

/// The cells of a row within its group, without those that a tall cell above takes the place of.
fn cells<'d>(table: &TableBlock, group: &'d [Row], at: &usize) -> Vec<HtmlCell<'d>> {
    let row = &group[*at];
    // A tall cell reaches down from the row that opens to the next that does.
    let opening = (0..=*at).rev().find(|row| group[*row].opens).unwrap_or(0);
    let tall = group[opening].tall;
    let reach = group[opening + 1..].iter().take_while(|next| !next.opens).count() + 1;
    let names = row.cells.iter().position(|lines: &Vec<Line>| !lines.is_empty());
    let names = names.filter(|_| row.opens);
    let cells = row.cells.iter().enumerate();
    let shown = cells.filter(|(column, _)| *at == opening || tall != Some(*column));
    let cell = |(column, lines): (usize, &'d Vec<Line>)| HtmlCell {
        align: table.columns.get(column).map_or("start", align_of),
        lines,
        names: names == Some(column),
        rows: if tall == Some(column) { reach } else { 1 },
    };
    shown.map(cell).collect()
}
