//! Workbooks: the points table in the layout of the official form, and documents on squared
//! paper. Every word is written as words, so that none is run as a formula.

mod evidence;
mod form;
mod sheet;
mod squares;

use super::voice::Languages;
use crate::calendar::Day;
use crate::document::{Document, Side, compared};
use crate::explain::{CaseReport, DatesReport};
use crate::text::Text;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The points tables, a sheet each; with `compare` or earlier days also side by side.
pub fn xlsx_points(reports: &[CaseReport], compare: bool, languages: Languages) -> Vec<u8> {
    let sides: Vec<Side<'_>> = reports.iter().flat_map(Side::all).collect();
    made(reports, languages, |book| {
        for side in &sides {
            form::add(book, side, &sides, languages)?;
        }
        if let Some(report) = reports.first() {
            evidence::add(book, report, languages)?;
        }
        if compare || reports.len() > 1 {
            squares::add(book, "compare", &compared(&sides), languages)?;
        }
        Ok(())
    })
}

/// The client file, then the points tables of its statuses.
pub fn xlsx_report(report: &CaseReport, document: &Document, languages: Languages) -> Vec<u8> {
    let sides: Vec<Side<'_>> = Side::all(report).filter(|side| side.status.close).collect();
    made(std::slice::from_ref(report), languages, |book| {
        squares::add(book, "report", document, languages)?;
        for side in &sides {
            form::add(book, side, &sides, languages)?;
        }
        Ok(())
    })
}

/// The days of people on squared paper.
pub fn xlsx_dates(report: &DatesReport, document: &Document, languages: Languages) -> Vec<u8> {
    titled(Some((report.on, &document.title)), languages, |book| {
        squares::add(book, "dates", document, languages)
    })
}

/// Advice on squared paper.
pub fn xlsx_advice(on: Day, document: &Document, languages: Languages) -> Vec<u8> {
    titled(Some((on, &document.title)), languages, |book| {
        squares::add(book, "advice", document, languages)
    })
}

/// The same with the title of the official form.
fn made(
    reports: &[CaseReport],
    languages: Languages,
    fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>,
) -> Vec<u8> {
    let title = crate::explain::Phrase::DocPoints.text();
    titled(reports.first().map(|report| (report.on, &title)), languages, fill)
}

/// A workbook with its properties. Writing to memory cannot fail for want of room; what else can
/// be wrong is a mistake of ours, and an empty file says so.
fn titled(
    titled: Option<(Day, &Text)>,
    languages: Languages,
    fill: impl FnOnce(&mut Workbook) -> Result<(), XlsxError>,
) -> Vec<u8> {
    let mut book = Workbook::new();
    if let Some((on, title)) = titled {
        let title = title.get(languages.first());
        let properties = DocProperties::new().set_title(title);
        // The day of the check stands for the clock, which only the command line may ask.
        let properties = match date(on) {
            Some(day) => properties.set_creation_datetime(&day),
            None => properties,
        };
        book.set_properties(&properties);
    }
    let filled = fill(&mut book);
    debug_assert!(filled.is_ok(), "{filled:?}");
    book.save_to_buffer().unwrap_or_default()
}

fn date(day: Day) -> Option<ExcelDateTime> {
    let (year, month, day) = day.parts();
    let small = |n: i64| u8::try_from(n).ok();
    ExcelDateTime::from_ymd(u16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}
