//! The formats of everything that is printed, a row each. What a command has, what a suffix
//! means and what help says of a format follow from its row. Must not know arguments.

use super::Page;
use super::{
    csv_points, csv_report, json_changes, json_facts, json_file, json_points, json_report,
};
use super::{
    html_document, json_rows, markdown_document, pdf_document, text_changes, text_document,
};
use super::{text_fact, text_facts, text_rows, xlsx_points, xlsx_report};
use crate::calendar::Day;
use crate::document::{
    Chosen, Depth, Document, Letterhead, Side, check_document, client_file, compared,
    points_document,
};
use crate::explain::{Change, FactSheet, LookedUp, Report};
use crate::text::{Template, Text};

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

/// What a command shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Verdicts with their reasons.
    Check,
    /// Points tables.
    Points,
    /// The client file.
    File,
    /// What changes between two days.
    Changes,
    /// Facts that can be given.
    Facts,
    /// Rows of a list.
    Rows,
}

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'m> {
    /// Verdicts with their reasons.
    Check(&'m Report, Depth),
    /// Points tables: of a day and of earlier ones; side by side where that is asked for.
    Points(&'m [Report], bool),
    /// The client file.
    File(&'m Report, Chosen, Option<&'m Letterhead>),
    /// What changes between two days.
    Changes(&'m [Change], Day, Day),
    /// Facts that can be given; true: one that was asked for by its name.
    Facts(&'m [FactSheet], bool),
    /// Rows of a list with its title.
    Rows(&'m LookedUp, &'m Text),
}

/// What is drawn with.
#[derive(Clone, Copy, Debug)]
pub struct Ink<'i> {
    /// What the page is like.
    pub page: Page,
    /// A font for what the built-in ones lack.
    pub font: Option<&'i [u8]>,
}

/// What was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Characters that no font has.
    pub without_sign: Vec<char>,
}

/// The font that was given cannot be read.
#[derive(Clone, Copy, Debug)]
pub struct BadFont;

/// What a format can draw. One that walks documents has all that are laid out as such.
#[derive(Clone, Copy, Debug)]
enum Pen {
    Document(fn(&Document, &Ink<'_>) -> Result<Drawn, BadFont>),
    Check(fn(&Report) -> String),
    Points(fn(&[Report], bool, &Ink<'_>) -> Vec<u8>),
    File(fn(&Report, &Document, &Ink<'_>) -> Vec<u8>),
    Changes(fn(&[Change], Day, Day, &Ink<'_>) -> String),
    Facts(fn(&[FactSheet], bool, &Ink<'_>) -> String),
    Rows(fn(&LookedUp, &Text, &Ink<'_>) -> String),
}

/// All formats; the first is the usual one.
pub static FORMATS: [Format; 8] = [
    Format {
        id: "text",
        suffixes: &["txt"],
        about: Template { en: "For a terminal", ja: "端末・メール用" },
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
        ],
    },
    Format {
        id: "json",
        suffixes: &["json"],
        about: Template { en: "For programs", ja: "プログラム用" },
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(json_report),
            Pen::Points(|reports, _, _| json_points(reports).into_bytes()),
            Pen::File(|report, _, _| json_file(report).into_bytes()),
            Pen::Changes(|found, from, to, _| json_changes(found, from, to)),
            Pen::Facts(|found, _, _| json_facts(found)),
            Pen::Rows(|looked, _, _| json_rows(looked)),
        ],
    },
    Format {
        id: "csv",
        suffixes: &["csv"],
        about: Template { en: "For spreadsheets", ja: "表計算用" },
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(|report| csv_report(report, b',')),
            Pen::Points(|reports, _, _| csv_points(reports, b',').into_bytes()),
            Pen::File(|report, _, _| csv_report(report, b',').into_bytes()),
        ],
    },
    Format {
        id: "tsv",
        suffixes: &["tsv"],
        about: Template {
            en: "For spreadsheets, with tabs", ja: "表計算用（タブ区切り）"
        },
        binary: false,
        for_programs: true,
        pens: &[
            Pen::Check(|report| csv_report(report, b'\t')),
            Pen::Points(|reports, _, _| csv_points(reports, b'\t').into_bytes()),
            Pen::File(|report, _, _| csv_report(report, b'\t').into_bytes()),
        ],
    },
    Format {
        id: "markdown",
        suffixes: &["md", "markdown"],
        about: Template { en: "For documents", ja: "文書用" },
        binary: false,
        for_programs: false,
        pens: &[Pen::Document(|document, ink| plain(markdown_document(document, &ink.page)))],
    },
    Format {
        id: "html",
        suffixes: &["html", "htm"],
        about: Template {
            en: "For browsers and printers, in one file",
            ja: "閲覧・印刷用（一つのファイル）",
        },
        binary: false,
        for_programs: false,
        pens: &[Pen::Document(|document, ink| plain(html_document(document, ink.page.languages)))],
    },
    Format {
        id: "pdf",
        suffixes: &["pdf"],
        about: Template { en: "For printing and filing", ja: "印刷・提出用" },
        binary: true,
        for_programs: false,
        pens: &[Pen::Document(pdf)],
    },
    Format {
        id: "xlsx",
        suffixes: &["xlsx"],
        about: Template {
            en: "For spreadsheets, laid out as the official form",
            ja: "表計算用（公式様式の配置）",
        },
        binary: true,
        for_programs: false,
        pens: &[
            Pen::Points(|reports, compare, ink| xlsx_points(reports, compare, ink.page.languages)),
            Pen::File(|report, document, ink| xlsx_report(report, document, ink.page.languages)),
        ],
    },
];

#[allow(clippy::unnecessary_wraps, reason = "the shape of every pen that walks documents")]
fn plain(text: String) -> Result<Drawn, BadFont> {
    Ok(Drawn { bytes: text.into_bytes(), without_sign: Vec::new() })
}

fn pdf(document: &Document, ink: &Ink<'_>) -> Result<Drawn, BadFont> {
    let font = ink.font.map(<[u8]>::to_vec);
    let pdf = pdf_document(document, ink.page.languages, font).ok_or(BadFont)?;
    Ok(Drawn { bytes: pdf.bytes, without_sign: pdf.without_sign })
}

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
    pub fn draw(&self, matter: Matter<'_>, ink: &Ink<'_>) -> Option<Result<Drawn, BadFont>> {
        self.pens.iter().find_map(|pen| pen.draw(matter, ink))
    }
}

impl Pen {
    fn draws(self) -> &'static [Shown] {
        match self {
            Self::Document(_) => &[Shown::Check, Shown::Points, Shown::File],
            Self::Check(_) => &[Shown::Check],
            Self::Points(_) => &[Shown::Points],
            Self::File(_) => &[Shown::File],
            Self::Changes(_) => &[Shown::Changes],
            Self::Facts(_) => &[Shown::Facts],
            Self::Rows(_) => &[Shown::Rows],
        }
    }

    fn draw(self, matter: Matter<'_>, ink: &Ink<'_>) -> Option<Result<Drawn, BadFont>> {
        let bytes = match (self, matter) {
            (Self::Document(draw), matter) => return Some(draw(&matter.document()?, ink)),
            (Self::Check(draw), Matter::Check(report, _)) => draw(report).into_bytes(),
            (Self::Points(draw), Matter::Points(reports, compare)) => draw(reports, compare, ink),
            (Self::File(draw), Matter::File(report, ..)) => draw(report, &matter.document()?, ink),
            (Self::Changes(draw), Matter::Changes(found, from, to)) => {
                draw(found, from, to, ink).into_bytes()
            }
            (Self::Facts(draw), Matter::Facts(found, one)) => draw(found, one, ink).into_bytes(),
            (Self::Rows(draw), Matter::Rows(looked, title)) => {
                draw(looked, title, ink).into_bytes()
            }
            _ => return None,
        };
        Some(Ok(Drawn { bytes, without_sign: Vec::new() }))
    }
}

impl Matter<'_> {
    /// What it is.
    pub fn shown(self) -> Shown {
        match self {
            Self::Check(..) => Shown::Check,
            Self::Points(..) => Shown::Points,
            Self::File(..) => Shown::File,
            Self::Changes(..) => Shown::Changes,
            Self::Facts(..) => Shown::Facts,
            Self::Rows(..) => Shown::Rows,
        }
    }

    /// Laid out as a document, where it is one.
    fn document(self) -> Option<Document> {
        match self {
            Self::Check(report, depth) => Some(check_document(report, depth)),
            Self::Points([report], false) => Some(points_document(report)),
            Self::Points(reports, _) => {
                Some(compared(&reports.iter().flat_map(Side::all).collect::<Vec<_>>()))
            }
            Self::File(report, chosen, letterhead) => {
                Some(client_file(report, chosen, letterhead.cloned()))
            }
            Self::Changes(..) | Self::Facts(..) | Self::Rows(..) => None,
        }
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
