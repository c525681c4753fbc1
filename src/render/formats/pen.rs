//! What formats can draw, and what there is to be drawn.

use super::drawn::{BadFont, DrawingKit, Drawn, Shown};
use crate::calendar::Day;
use crate::document::{
    Chosen, Depth, Document, Letterhead, Side, advice_document, check_document, client_file,
    compared, dates_document, points_document, ways_document,
};
use crate::explain::{
    AdviceReport, CaseReport, Catalogue, DatesReport, FactSheet, LookedUp, RuleChange, StatusSheet,
    WaysReport,
};
#[cfg(feature = "print")]
use crate::render::pdf_document;
use crate::text::Text;

/// What is to be drawn.
#[derive(Clone, Copy, Debug)]
pub enum Matter<'m> {
    /// Verdicts with their reasons.
    Check(&'m CaseReport, Depth),
    /// Points tables: of a day and of earlier ones; side by side where that is asked for.
    Points(&'m [CaseReport], bool),
    /// The client file.
    File(&'m CaseReport, Chosen, Option<&'m Letterhead>),
    /// What would have to be different.
    Advice(&'m AdviceReport),
    /// Ways to a goal.
    Ways(&'m WaysReport),
    /// What changes between two days.
    Changes(&'m [RuleChange], Day, Day),
    /// What happens by itself.
    Dates(&'m DatesReport),
    /// Facts that can be given; true: one that was asked for by its name.
    Facts(&'m [FactSheet], bool),
    /// Rows of a list with its title.
    Rows(&'m LookedUp, &'m Text),
    /// The rules of a status.
    Sheet(&'m StatusSheet),
    /// The statuses that have rules, and which rules they are.
    Sheets(&'m [StatusSheet], &'m str),
    /// Everything that the rules hold.
    Catalogue(&'m Catalogue),
}

/// What a format can draw. One that walks documents has all that are laid out as such.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pen {
    Document(fn(&Document, &DrawingKit<'_>) -> Result<Drawn, BadFont>),
    Check(fn(&CaseReport) -> String),
    Points(fn(&[CaseReport], bool, &DrawingKit<'_>) -> Vec<u8>),
    File(fn(&CaseReport, &Document, &DrawingKit<'_>) -> Vec<u8>),
    Advice(fn(&AdviceReport, &Document, &DrawingKit<'_>) -> Vec<u8>),
    Ways(fn(&WaysReport) -> String),
    Changes(fn(&[RuleChange], Day, Day, &DrawingKit<'_>) -> String),
    Dates(fn(&DatesReport, &DrawingKit<'_>) -> String),
    DatesBook(fn(&DatesReport, &Document, &DrawingKit<'_>) -> Vec<u8>),
    Facts(fn(&[FactSheet], bool, &DrawingKit<'_>) -> String),
    Rows(fn(&LookedUp, &Text, &DrawingKit<'_>) -> String),
    Sheet(fn(&StatusSheet, &DrawingKit<'_>) -> String),
    Sheets(fn(&[StatusSheet], &str, &DrawingKit<'_>) -> String),
    Catalogue(fn(&Catalogue) -> String),
}

impl Pen {
    pub(super) fn draws(self) -> &'static [Shown] {
        match self {
            Self::Document(_) => &[
                Shown::Check,
                Shown::Points,
                Shown::File,
                Shown::Advice,
                Shown::Ways,
                Shown::Dates,
            ],
            Self::Check(_) => &[Shown::Check],
            Self::Points(_) => &[Shown::Points],
            Self::File(_) => &[Shown::File],
            Self::Advice(_) => &[Shown::Advice],
            Self::Ways(_) => &[Shown::Ways],
            Self::Changes(_) => &[Shown::Changes],
            Self::Dates(_) | Self::DatesBook(_) => &[Shown::Dates],
            Self::Facts(_) => &[Shown::Facts],
            Self::Rows(_) => &[Shown::Rows],
            Self::Sheet(_) => &[Shown::Sheet],
            Self::Sheets(_) => &[Shown::Sheets],
            Self::Catalogue(_) => &[Shown::Catalogue],
        }
    }

    pub(super) fn draw(
        self,
        matter: Matter<'_>,
        ink: &DrawingKit<'_>,
    ) -> Option<Result<Drawn, BadFont>> {
        let bytes = match (self, matter) {
            (Self::Document(draw), matter) => return Some(draw(&matter.document()?, ink)),
            (Self::Check(draw), Matter::Check(report, _)) => draw(report).into_bytes(),
            (Self::Points(draw), Matter::Points(reports, compare)) => draw(reports, compare, ink),
            (Self::File(draw), Matter::File(report, ..)) => draw(report, &matter.document()?, ink),
            (Self::Advice(draw), Matter::Advice(report)) => draw(report, &matter.document()?, ink),
            (Self::Ways(draw), Matter::Ways(report)) => draw(report).into_bytes(),
            (Self::Changes(draw), Matter::Changes(found, from, to)) => {
                draw(found, from, to, ink).into_bytes()
            }
            (Self::Dates(draw), Matter::Dates(report)) => draw(report, ink).into_bytes(),
            (Self::DatesBook(draw), Matter::Dates(report)) => {
                draw(report, &matter.document()?, ink)
            }
            (Self::Facts(draw), Matter::Facts(found, one)) => draw(found, one, ink).into_bytes(),
            (Self::Rows(draw), Matter::Rows(looked, title)) => {
                draw(looked, title, ink).into_bytes()
            }
            (Self::Sheet(draw), Matter::Sheet(sheet)) => draw(sheet, ink).into_bytes(),
            (Self::Sheets(draw), Matter::Sheets(sheets, digest)) => {
                draw(sheets, digest, ink).into_bytes()
            }
            (Self::Catalogue(draw), Matter::Catalogue(catalogue)) => draw(catalogue).into_bytes(),
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
            Self::Advice(..) => Shown::Advice,
            Self::Ways(_) => Shown::Ways,
            Self::Changes(..) => Shown::Changes,
            Self::Dates(..) => Shown::Dates,
            Self::Facts(..) => Shown::Facts,
            Self::Rows(..) => Shown::Rows,
            Self::Sheet(_) => Shown::Sheet,
            Self::Sheets(..) => Shown::Sheets,
            Self::Catalogue(_) => Shown::Catalogue,
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
            Self::Advice(report) => Some(advice_document(report)),
            Self::Ways(report) => Some(ways_document(report)),
            Self::Dates(report) => Some(dates_document(report)),
            Self::Changes(..)
            | Self::Facts(..)
            | Self::Rows(..)
            | Self::Sheet(_)
            | Self::Sheets(..)
            | Self::Catalogue(_) => None,
        }
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the shape of every pen that walks documents")]
pub(super) fn plain(text: String) -> Result<Drawn, BadFont> {
    Ok(Drawn { bytes: text.into_bytes(), without_sign: Vec::new() })
}

#[cfg(feature = "print")]
pub(super) fn pdf(document: &Document, ink: &DrawingKit<'_>) -> Result<Drawn, BadFont> {
    let font = ink.font.map(<[u8]>::to_vec);
    let pdf = pdf_document(document, ink.page.languages, font).ok_or(BadFont)?;
    Ok(Drawn { bytes: pdf.bytes, without_sign: pdf.without_sign })
}
