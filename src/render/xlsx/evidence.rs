//! The evidence sheet: the number of each document and what it is, with a box.

use super::sheet::{DrawnSheet, framed, lines};
use crate::document::needed;
use crate::explain::{CaseReport, EvidenceLine, Phrase};
use crate::render::voice::Languages;
use rust_xlsxwriter::{Color, FormatAlign, Workbook, XlsxError};

/// Characters in the column of documents.
const DOCUMENT: usize = 80;

/// Adds the documents of all items that count.
pub(super) fn add(
    book: &mut Workbook,
    report: &CaseReport,
    languages: Languages,
) -> Result<(), XlsxError> {
    let mut found: Vec<&EvidenceLine> = Vec::new();
    let points = report.statuses.iter().filter_map(|status| status.points.as_ref());
    let items = points.flat_map(|points| &points.items).filter(|item| item.max > 0);
    for line in items.flat_map(needed) {
        if !found.iter().any(|known| known.id == line.id) {
            found.push(line);
        }
    }
    let mut sheet = DrawnSheet::new(book.add_worksheet(), "evidence", languages)?;
    for (column, width) in [(0, 8), (1, 8), (2, 80)] {
        sheet.paper.set_column_width(column, width)?;
    }
    head(&mut sheet)?;
    let in_hand = report.in_hand.as_deref().unwrap_or_default();
    for (row, line) in (1..).zip(&found) {
        entry(&mut sheet, row, line, in_hand.contains(&line.id))?;
    }
    let last = u32::try_from(found.len()).unwrap_or(0);
    sheet.paper.set_print_area(0, 0, last, 2)?;
    Ok(())
}

fn head(sheet: &mut DrawnSheet<'_>) -> Result<(), XlsxError> {
    let format = framed()
        .set_bold()
        .set_align(FormatAlign::Center)
        .set_background_color(Color::RGB(0x00e7_eaf0));
    let heads = [Phrase::DocTick, Phrase::DocNumber, Phrase::HeadEvidence];
    for (column, phrase) in (0..).zip(heads) {
        let words = sheet.said(&phrase.text());
        sheet.words((0, column, 0, column), &words, &format)?;
    }
    sheet.height(0, 2)?;
    sheet.paper.set_repeat_rows(0, 0)?;
    Ok(())
}

fn entry(
    sheet: &mut DrawnSheet<'_>,
    row: u32,
    line: &EvidenceLine,
    in_hand: bool,
) -> Result<(), XlsxError> {
    let centre = framed().set_align(FormatAlign::Center);
    sheet.words((row, 0, row, 0), if in_hand { "☑" } else { "☐" }, &centre)?;
    sheet.words((row, 1, row, 1), line.form.as_deref().unwrap_or_default(), &centre)?;
    let mut words = sheet.said(&line.title);
    if let Some(note) = &line.note {
        words.push('\n');
        words.push_str(&sheet.said(note));
    }
    sheet.words((row, 2, row, 2), &words, &framed())?;
    sheet.height(row, lines(&words, DOCUMENT))?;
    Ok(())
}
