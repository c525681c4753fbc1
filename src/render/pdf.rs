//! A document as PDF for A4: laid out here, written by krilla, with its fonts in it and with the
//! tags that a screen reader follows.
#![allow(clippy::float_arithmetic, reason = "a page is measured in points and their fractions")]

mod boxes;
mod draw;
mod fonts;
mod lines;
mod pages;
mod paper;
mod tables;
mod tags;

use super::voice::Languages;
use crate::document::{Block, Document};
use boxes::Builder;
use fonts::Fonts;

/// A PDF file.
#[derive(Clone, Debug)]
pub struct Pdf {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Characters that no font has, printed as 〓.
    pub without_sign: Vec<char>,
}

/// The document on A4. `font`: a font for what the built-in ones lack; none comes back where it
/// cannot be read.
pub fn pdf_document(
    document: &Document,
    languages: Languages,
    font: Option<Vec<u8>>,
) -> Option<Pdf> {
    let fonts = Fonts::new(font)?;
    let mut builder = Builder::new(&fonts, languages);
    builder.head(document);
    for block in &document.blocks {
        match block {
            Block::Heading(level, text) => builder.heading(*level, text),
            Block::Lines(lines) => builder.paragraphs(lines),
            Block::Pairs(pairs) => builder.pairs(pairs),
            Block::Table(table) => builder.table(table),
            Block::List(entries) => builder.list(entries),
            Block::Boxes(boxes) => builder.boxes(boxes),
            // Nobody types on paper.
            Block::Next(_) => {}
            Block::Signature => builder.signature(),
            Block::NewPage => builder.new_page(),
        }
    }
    builder.closing(&document.closing);
    let running = builder.running(&document.running);
    let Builder { pieces, heads, tags, .. } = builder;
    let pages = pages::paginate(pieces, &heads);
    let bytes = draw::written(&pages, tags, &running, document, languages, &fonts)?;
    Some(Pdf { bytes, without_sign: fonts.without_sign() })
}
