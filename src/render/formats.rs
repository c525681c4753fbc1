//! The formats of everything that is printed, a row each. What a command has, what a suffix
//! means and what help says of a format follow from its row. Must not know arguments.

mod drawn;
mod pen;

pub use drawn::{BadFont, DrawingKit, Drawn, Shown};
pub use pen::Matter;

#[cfg(feature = "cli")]
use super::ical_dates;
use super::json_ways;
use super::{
    csv_dates, csv_points, csv_report, json_advice, json_changes, json_dates, json_facts,
    json_file, json_points,
};
#[cfg(feature = "print")]
use super::{html_document, xlsx_advice, xlsx_dates, xlsx_points, xlsx_report};
use super::{json_catalogue, json_sheet, json_sheets, markdown_catalogue, text_list, text_sheet};
use super::{json_report, json_rows, markdown_document, text_changes, text_document, text_fact};
use super::{text_facts, text_rows};
use crate::text::Template;
use crate::words::values;
#[cfg(feature = "print")]
use pen::pdf;
use pen::{Pen, plain};

/// A format.
#[derive(Debug)]
pub struct Format {
    /// Its name on the command line.
    pub id: &'static str,
    /// How the names of its files end; the usual way first.
    pub suffixes: &'static [&'static str],
    /// What it is for.
    pub about: Template,
    /// True where a terminal cannot show it.
    pub binary: bool,
    /// True where programs read it: no language alters it.
    pub for_programs: bool,
    pens: &'static [Pen],
}

/// All formats; the first is the usual one.
static FORMATS: &[Format] = &[
    Format {
        id: "text",
        suffixes: &["txt"],
        about: values::FORMAT_TEXT,
        binary: false,
        for_programs: false,
        pens: &[
            Pen::Document(|document, ink| plain(text_document(document, &ink.page))),
            Pen::Changes(|found, _, _, ink| text_changes(found, &ink.page)),
            Pen::Facts(|found, one, ink| match found {
                [fact] if one => text_fact(fact, &ink.page),
                found => text_facts(found, &ink.page),
            }),
            Pen::Rows(|looked, title, ink| text_rows(looked, title, &ink.page)),
            Pen::Sheet(|sheet, ink| text_sheet(sheet, &ink.page)),
            Pen::Sheets(|sheets, digest, ink| text_list(sheets, digest, &ink.page)),
        ],
    },
    Format {
        id: "json",
        suffixes: &["json"],
        about: values::FORMAT_JSON,
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(json_report),
            Pen::Points(|reports, _, _| json_points(reports).into_bytes()),
            Pen::File(|report, _, _| json_file(report).into_bytes()),
            Pen::Advice(|report, _, _| json_advice(report).into_bytes()),
            Pen::Ways(json_ways),
            Pen::Changes(|found, from, to, _| json_changes(found, from, to)),
            Pen::Dates(|report, _| json_dates(report)),
            Pen::Facts(|found, _, _| json_facts(found)),
            Pen::Rows(|looked, _, _| json_rows(looked)),
            Pen::Sheet(|sheet, _| json_sheet(sheet)),
            Pen::Sheets(|sheets, digest, _| json_sheets(sheets, digest)),
            Pen::Catalogue(json_catalogue),
        ],
    },
    Format {
        id: "csv",
        suffixes: &["csv"],
        about: values::FORMAT_CSV,
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(|report| csv_report(report, b',')),
            Pen::Points(|reports, _, _| csv_points(reports, b',').into_bytes()),
            Pen::File(|report, _, _| csv_report(report, b',').into_bytes()),
            Pen::Dates(|report, _| csv_dates(report, b',')),
        ],
    },
    Format {
        id: "tsv",
        suffixes: &["tsv"],
        about: values::FORMAT_TSV,
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(|report| csv_report(report, b'\t')),
            Pen::Points(|reports, _, _| csv_points(reports, b'\t').into_bytes()),
            Pen::File(|report, _, _| csv_report(report, b'\t').into_bytes()),
            Pen::Dates(|report, _| csv_dates(report, b'\t')),
        ],
    },
    Format {
        id: "markdown",
        suffixes: &["md", "markdown"],
        about: values::FORMAT_MARKDOWN,
        binary: false,
        for_programs: false,
        pens: &[
            Pen::Document(|document, ink| plain(markdown_document(document, &ink.page))),
            Pen::Catalogue(markdown_catalogue),
        ],
    },
    #[cfg(feature = "print")]
    Format {
        id: "html",
        suffixes: &["html", "htm"],
        about: values::FORMAT_HTML,
        binary: false,
        for_programs: false,
        pens: &[Pen::Document(|document, ink| plain(html_document(document, ink.page.languages)))],
    },
    #[cfg(feature = "print")]
    Format {
        id: "pdf",
        suffixes: &["pdf"],
        about: values::FORMAT_PDF,
        binary: true,
        for_programs: false,
        pens: &[Pen::Document(pdf)],
    },
    #[cfg(feature = "print")]
    Format {
        id: "xlsx",
        suffixes: &["xlsx"],
        about: values::FORMAT_XLSX,
        binary: true,
        for_programs: false,
        pens: &[
            Pen::Points(|reports, compare, ink| xlsx_points(reports, compare, ink.page.languages)),
            Pen::File(|report, document, ink| xlsx_report(report, document, ink.page.languages)),
            Pen::DatesBook(|report, document, ink| {
                xlsx_dates(report, document, ink.page.languages)
            }),
            Pen::Advice(|report, document, ink| {
                xlsx_advice(report.on, document, ink.page.languages)
            }),
        ],
    },
    #[cfg(feature = "cli")]
    Format {
        id: "icalendar",
        suffixes: &["ics"],
        about: values::FORMAT_ICALENDAR,
        binary: false,
        for_programs: false,
        pens: &[Pen::Dates(|report, ink| ical_dates(report, &ink.page))],
    },
];

impl Format {
    /// The format where none was asked for.
    pub fn usual() -> &'static Self {
        &FORMATS[0]
    }

    /// The format of that name.
    pub fn find(id: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.id == id)
    }

    /// The format of files whose names end so.
    pub fn of_suffix(suffix: &str) -> Option<&'static Self> {
        FORMATS.iter().find(|format| format.suffixes.contains(&suffix))
    }

    /// The formats in which something can be shown.
    pub fn of(shown: Shown) -> impl Iterator<Item = &'static Self> {
        FORMATS.iter().filter(move |format| format.shows(shown))
    }

    /// True where something can be shown in it.
    pub fn shows(&self, shown: Shown) -> bool {
        self.pens.iter().any(|pen| pen.draws().contains(&shown))
    }

    /// The usual end of the names of its files.
    pub fn suffix(&self) -> &'static str {
        self.suffixes.first().copied().unwrap_or(self.id)
    }

    /// Draws something; none where it has no such format.
    pub fn draw(&self, matter: Matter<'_>, ink: &DrawingKit<'_>) -> Option<Result<Drawn, BadFont>> {
        self.pens.iter().find_map(|pen| pen.draw(matter, ink))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn a_name_or_suffix_means_one_format() {
        let names: BTreeSet<&str> = FORMATS.iter().map(|format| format.id).collect();
        assert_eq!(names.len(), FORMATS.len());
        let suffixes = FORMATS.iter().flat_map(|format| format.suffixes);
        let each: BTreeSet<&&str> = suffixes.clone().collect();
        assert_eq!(each.len(), suffixes.count());
        assert!(FORMATS.iter().all(|format| !format.suffixes.is_empty()));
    }
}
