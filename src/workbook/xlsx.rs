//! How cells look, and what goes wrong when a workbook is written.

use crate::door::guarded;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Note, Workbook, XlsxError};
use std::io::{self, Write};
use zip::result::ZipError;

/// What writing into a workbook gives.
pub(super) type Written = Result<(), XlsxError>;

/// A failure of writing: what kept the bytes from being written, where that is what it was.
pub(super) fn ended(error: XlsxError) -> io::Error {
    match error {
        XlsxError::IoError(error) | XlsxError::ZipError(ZipError::Io(error)) => error,
        error => io::Error::other(error),
    }
}

/// Work with a workbook, which may panic where a disk is full or no thread is to be had.
pub(super) fn held<T>(work: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
    guarded(work).unwrap_or_else(|caught| Err(io::Error::other(caught)))
}

/// Writes the whole workbook. Whoever packs it says on standard error what cannot be written, so
/// it is told nothing of that.
pub(super) fn save(book: &mut Workbook, out: impl Write + Send) -> io::Result<()> {
    let mut quiet = Quiet { out, failed: None };
    held(|| book.save_to_writer(&mut quiet).map_err(ended))?;
    quiet.failed.map_or(Ok(()), Err)
}

/// Takes everything, and keeps what went wrong.
struct Quiet<W> {
    out: W,
    failed: Option<io::Error>,
}

impl<W> Quiet<W> {
    fn keep(&mut self, done: io::Result<()>) {
        self.failed = self.failed.take().or(done.err());
    }
}

impl<W: Write> Write for Quiet<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.failed.is_none() {
            let done = self.out.write_all(bytes);
            self.keep(done);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.failed.is_none() {
            let done = self.out.flush();
            self.keep(done);
        }
        Ok(())
    }
}

/// The looks of cells.
pub(super) struct Looks {
    pub heading: Format,
    pub title: Format,
    pub wrapped: Format,
    pub faint: Format,
    pub number: Format,
    pub text: Format,
    pub day: Format,
    pub yen: Format,
    pub percent: Format,
    /// As [`crate::evaluate::Verdict::ALL`] lists the verdicts.
    pub verdicts: [Format; 4],
}

impl Looks {
    pub fn new() -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let colored =
            |fill: &str, ink: &str| plain.clone().set_background_color(fill).set_font_color(ink);
        Self {
            heading: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color("D9E1F2")
                .set_border_bottom(FormatBorder::Thin),
            title: Format::new().set_bold().set_font_size(14),
            wrapped: plain.clone().set_text_wrap(),
            faint: plain.clone().set_font_color("595959").set_text_wrap(),
            number: plain.clone(),
            text: plain.clone().set_text_wrap().set_num_format("@"),
            day: plain.clone().set_num_format("yyyy-mm-dd"),
            yen: plain.clone().set_num_format("#,##0"),
            percent: plain.clone().set_num_format("0.00%"),
            // Ink and fill differ in lightness too, for those who do not tell red from green.
            verdicts: [
                colored("E2EFDA", "1E4620"),
                colored("FFF2CC", "5F4B00"),
                colored("F8CBAD", "7F1D1D"),
                colored("E7E6E6", "3B3B3B"),
            ],
        }
    }
}

/// A comment on a cell, large enough for its words.
pub(super) fn note_of(words: &str) -> Note {
    let wide = words.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 });
    let lines = wide.sum::<usize>() / 40 + words.lines().count() + 1;
    let height = u32::try_from(lines.clamp(3, 24)).unwrap_or(3) * 18;
    Note::new(words).add_author_prefix(false).set_width(320).set_height(height)
}
