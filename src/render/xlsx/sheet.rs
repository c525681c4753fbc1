//! A sheet with its formats, and how high a row must be for its words.

use crate::document::Tone;
use crate::door::brief;
use crate::render::voice::{Languages, Page, inert};
use crate::text::Text;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

/// A cell holds 32,767 units of UTF-16, of which some letters need two.
const LONGEST: usize = 16_000;

/// Points that one line of words takes.
const LINE: u32 = 13;

/// Where cells are: first row and column, last row and column.
pub(super) type Area = (u32, u16, u32, u16);

/// A sheet being written.
pub(super) struct DrawnSheet<'s> {
    pub(super) paper: &'s mut Worksheet,
    page: Page<'s>,
}

impl<'s> DrawnSheet<'s> {
    /// A sheet for A4, as wide as one page.
    pub(super) fn new(
        paper: &'s mut Worksheet,
        name: &str,
        languages: Languages<'s>,
    ) -> Result<Self, XlsxError> {
        paper.set_name(name)?;
        paper.set_paper_size(9);
        paper.set_print_fit_to_pages(1, 0);
        paper.set_margins(0.5, 0.5, 0.5, 0.6, 0.3, 0.3);
        paper.set_footer("&R&P / &N");
        paper.set_screen_gridlines(false);
        Ok(Self { paper, page: Page { width: 80, color: false, languages } })
    }

    /// Words in the languages asked for, made harmless.
    pub(super) fn said(&self, text: &Text) -> String {
        let words = self.page.stack(text);
        words.lines().map(inert).collect::<Vec<_>>().join("\n")
    }

    /// Writes words into cells, joined where they are several.
    pub(super) fn words(
        &mut self,
        area: Area,
        words: &str,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let (row, column, last_row, last_column) = area;
        let words = &*brief(words, LONGEST);
        if row == last_row && column == last_column {
            self.paper.write_string_with_format(row, column, words, format)?;
        } else {
            self.paper.merge_range(row, column, last_row, last_column, words, format)?;
        }
        Ok(())
    }

    /// Writes a whole number.
    pub(super) fn number(
        &mut self,
        (row, column): (u32, u16),
        number: i32,
        format: &Format,
    ) -> Result<(), XlsxError> {
        self.paper.write_number_with_format(row, column, number, format)?;
        Ok(())
    }

    /// Writes a formula with what it comes to.
    pub(super) fn formula(
        &mut self,
        (row, column): (u32, u16),
        formula: &str,
        result: i32,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let formula = Formula::new(formula).set_result(result.to_string());
        self.paper.write_formula_with_format(row, column, formula, format)?;
        Ok(())
    }

    /// Makes a row high enough for so many lines.
    pub(super) fn height(&mut self, row: u32, lines: u32) -> Result<(), XlsxError> {
        self.paper.set_row_height(row, lines.max(1) * LINE + 3)?;
        Ok(())
    }
}

/// The lines that words take in so many columns of characters.
pub(super) fn lines(words: &str, width: usize) -> u32 {
    let one = |line: &str| line.width().div_ceil(width.max(1)).max(1);
    u32::try_from(words.lines().map(one).sum::<usize>()).unwrap_or(1).max(1)
}

/// Words in a cell.
pub(super) fn plain() -> Format {
    Format::new()
        .set_font_name("MS PGothic")
        .set_font_size(10)
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
}

/// The same with a frame.
pub(super) fn framed() -> Format {
    plain().set_border(FormatBorder::Thin)
}

/// A format with the weight of words.
pub(super) fn toned(format: Format, tone: Tone) -> Format {
    match tone {
        Tone::Plain => format,
        Tone::Strong => format.set_bold(),
        Tone::Faint => format.set_font_color(Color::RGB(0x005c_626d)),
        Tone::Warn => format.set_font_color(Color::RGB(0x007a_3b00)),
        Tone::Bad => format.set_font_color(Color::RGB(0x008c_1414)),
        Tone::Good => format.set_font_color(Color::RGB(0x000b_5a2a)).set_bold(),
    }
}
