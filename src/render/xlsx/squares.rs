//! A document on squared paper, as official forms in spreadsheets are: narrow columns, joined as
//! each table needs them.

use super::sheet::{DrawnSheet, framed, lines, plain, toned};
use crate::document::{Align, Block, Document, Logo, Row, TableBlock, Tone};
use crate::explain::Phrase;
use crate::render::voice::Languages;
use crate::text::Text;
use rust_xlsxwriter::{Color, Format, FormatAlign, Image, Workbook, XlsxError};

/// Columns of squares.
const SQUARES: u16 = 50;
/// Characters in all of them together.
const WIDTH: usize = 90;

/// Adds a document as a sheet.
pub(super) fn add(
    book: &mut Workbook,
    name: &str,
    document: &Document,
    languages: Languages,
) -> Result<(), XlsxError> {
    let sheet = DrawnSheet::new(book.add_worksheet(), name, languages)?;
    let mut paper = Squares { sheet, row: 0, breaks: Vec::new() };
    for column in 0..SQUARES {
        paper.sheet.paper.set_column_width(column, 1.7)?;
    }
    paper.letterhead(document)?;
    paper.across(&document.title, &plain().set_bold().set_font_size(16), 2)?;
    for block in &document.blocks {
        paper.block(block)?;
    }
    paper.row += 1;
    for text in &document.closing {
        paper.across(text, &toned(plain(), Tone::Faint), 1)?;
    }
    paper.sheet.paper.set_page_breaks(&paper.breaks)?;
    let last = paper.row;
    paper.sheet.paper.set_print_area(0, 0, last, SQUARES - 1)?;
    Ok(())
}

struct Squares<'s> {
    sheet: DrawnSheet<'s>,
    row: u32,
    /// Rows that start a page.
    breaks: Vec<u32>,
}

impl Squares<'_> {
    fn letterhead(&mut self, document: &Document) -> Result<(), XlsxError> {
        let Some(head) = &document.letterhead else { return Ok(()) };
        let right = plain().set_align(FormatAlign::Right);
        if let Some(Logo::Png(bytes) | Logo::Jpeg(bytes)) = &head.logo {
            let image = Image::new_from_buffer(bytes)?.set_scale_to_size(160, 60, true);
            self.sheet.paper.insert_image(self.row, 0, &image)?;
        }
        self.across(&head.name, &right.clone().set_bold().set_font_size(12), 1)?;
        for line in &head.lines {
            self.across(line, &right, 1)?;
        }
        self.row += 2;
        Ok(())
    }

    /// Words over the whole width; `times`: how much higher its lines are than usual.
    fn across(&mut self, text: &Text, format: &Format, times: u32) -> Result<(), XlsxError> {
        let words = self.sheet.said(text);
        self.sheet.words((self.row, 0, self.row, SQUARES - 1), &words, format)?;
        self.sheet.height(self.row, lines(&words, WIDTH) * times)?;
        self.row += 1;
        Ok(())
    }

    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Heading(level, text) => {
                self.row += 1;
                let size = if *level < 3 { 13 } else { 11 };
                self.across(text, &plain().set_bold().set_font_size(size), 2)
            }
            Block::Lines(words) => words
                .iter()
                .try_for_each(|line| self.across(&line.text, &toned(plain(), line.tone), 1)),
            Block::Pairs(pairs) => pairs.iter().try_for_each(|(name, value)| {
                let slots = [("label", name.clone()), ("value", value.text.clone())];
                self.across(&Phrase::FactIs.fill(&slots), &toned(plain(), value.tone), 1)
            }),
            Block::Table(table) => self.table(table),
            Block::List(entries) => entries.iter().try_for_each(|entry| {
                self.across(&entry.line.text, &toned(plain(), entry.line.tone), 1)?;
                let mut more = entry.more.iter();
                more.try_for_each(|line| self.across(&line.text, &toned(plain(), line.tone), 1))
            }),
            Block::Boxes(boxes) => boxes.iter().try_for_each(|line| {
                let mut words = self.sheet.said(&line.text);
                for more in &line.more {
                    words.push('\n');
                    words.push_str(&self.sheet.said(more));
                }
                self.tick(line.ticked, &words)
            }),
            Block::Signature | Block::Next(_) => Ok(()),
            Block::NewPage => {
                self.breaks.push(self.row);
                Ok(())
            }
        }
    }

    fn tick(&mut self, ticked: bool, words: &str) -> Result<(), XlsxError> {
        let mark = if ticked { "☑" } else { "☐" };
        self.sheet.words((self.row, 0, self.row, 1), mark, &plain())?;
        self.sheet.words((self.row, 2, self.row, SQUARES - 1), words, &plain())?;
        self.sheet.height(self.row, lines(words, WIDTH - 5))?;
        self.row += 1;
        Ok(())
    }

    fn table(&mut self, table: &TableBlock) -> Result<(), XlsxError> {
        let spans = spans(table);
        let head = framed().set_bold().set_background_color(Color::RGB(0x00e7_eaf0));
        let mut high = 1;
        for (column, (from, to)) in table.columns.iter().zip(&spans) {
            let words = self.sheet.said(&column.head);
            high = high.max(lines(&words, width(*from, *to)));
            self.sheet.words((self.row, *from, self.row, *to), &words, &head)?;
        }
        self.sheet.height(self.row, high)?;
        self.row += 1;
        for row in &table.rows {
            self.body(table, row, &spans)?;
        }
        self.row += 1;
        Ok(())
    }

    fn body(
        &mut self,
        table: &TableBlock,
        row: &Row,
        spans: &[(u16, u16)],
    ) -> Result<(), XlsxError> {
        let mut high = 1;
        for ((cell, (from, to)), column) in row.cells.iter().zip(spans).zip(&table.columns) {
            let beside = match column.align {
                Align::Start => FormatAlign::Left,
                Align::Middle => FormatAlign::Center,
                Align::End => FormatAlign::Right,
            };
            let words: Vec<String> = cell.iter().map(|line| self.sheet.said(&line.text)).collect();
            let words = words.join("\n");
            high = high.max(lines(&words, width(*from, *to)));
            let tone = match (row.tone, cell.first()) {
                (Tone::Faint, _) | (_, None) => row.tone,
                (_, Some(line)) => line.tone,
            };
            let format = toned(framed(), tone).set_align(FormatAlign::Top).set_align(beside);
            self.sheet.words((self.row, *from, self.row, *to), &words, &format)?;
        }
        self.sheet.height(self.row, high)?;
        self.row += 1;
        Ok(())
    }
}

/// The squares of each column, by its part of the width.
fn spans(table: &TableBlock) -> Vec<(u16, u16)> {
    let whole: u16 = table.columns.iter().map(|column| column.share).sum::<u16>().max(1);
    let (mut spans, mut share) = (Vec::new(), 0);
    let count = u16::try_from(table.columns.len()).unwrap_or(1);
    for (at, column) in (1..).zip(&table.columns) {
        let from = spans.last().map_or(0, |(_, to): &(u16, u16)| to + 1);
        share += column.share;
        let end = (share * SQUARES / whole).max(from + 1).min(SQUARES - (count - at));
        spans.push((from, end - 1));
    }
    spans
}

fn width(from: u16, to: u16) -> usize {
    (usize::from(to - from) + 1) * WIDTH / usize::from(SQUARES)
}
