//! A report as bytes: one file a format and one row in `formats`, all over the same records. Must
//! not know the rulebook, facts or truth.

mod behind;
#[cfg(feature = "cli")]
mod calendar;
mod catalogue;
mod cell;
mod csv;
mod dates;
mod diagnostics;
#[cfg(feature = "print")]
mod document_html;
mod document_markdown;
mod document_text;
mod formats;
mod glossary;
mod guide;
mod json;
mod json_advice;
mod json_ways;
mod lookup;
#[cfg(feature = "print")]
mod pdf;
mod sheet;
mod survey;
mod terminal;
mod voice;
mod weight;
#[cfg(feature = "print")]
mod xlsx;

#[cfg(feature = "cli")]
pub use self::calendar::ical_dates;
pub use self::cell::{neutral, runs};
pub use self::csv::{csv_points, csv_report};
pub use self::dates::{csv_dates, json_dates};
pub use catalogue::{json_catalogue, markdown_catalogue};
pub use diagnostics::diagnostics;
#[cfg(feature = "print")]
pub use document_html::html_document;
pub use document_markdown::markdown_document;
pub use document_text::text_document;
pub use formats::{BadFont, DrawingKit, Format, Matter, Shown};
pub use glossary::{About, json_facts, text_fact, text_facts, toml_answers, toml_case};
pub use guide::{paragraph, text_guide};
pub use json::{json_file, json_points, json_report};
pub use json_advice::json_advice;
pub use json_ways::json_ways;
pub use lookup::{json_rows, text_rows};
#[cfg(feature = "print")]
pub use pdf::{Pdf, pdf_document};
pub use sheet::{json_sheet, json_sheets, text_list, text_sheet};
pub use survey::{json_changes, text_changes, text_stale, text_survey};
pub use voice::{Languages, Page, inert};
#[cfg(feature = "print")]
pub use xlsx::{xlsx_advice, xlsx_dates, xlsx_points, xlsx_report};
