//! Documents into files: which format, where, and never over a file that is there already.

use crate::cli::args::{Format, PrintArgs};
use crate::cli::io::files::{FONT, bytes_of};
use crate::cli::io::output::{self, say};
use crate::cli::io::pending::{Place, unwritable, write_whole};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::document::Document;
use crate::render::{Page, html_document, inert, markdown_document, pdf_document, text_document};
use crate::text::Text;
use clap::ValueEnum;
use std::io::{ErrorKind, IsTerminal};
use std::path::Path;

/// A format that a command does not have.
pub fn no_format(format: Format, known: &str) -> Failure {
    Failure::usage(words::NO_FORMAT, &[("name", &name(format)), ("known", known)])
}

fn name(format: Format) -> String {
    let value = format.to_possible_value();
    value.map(|value| value.get_name().to_string()).unwrap_or_default()
}

/// The format asked for, else the one that the suffix of the file names, else text.
pub fn format_of(asked: Option<Format>, output: Option<&Path>) -> Result<Format, Failure> {
    let (None, Some(path)) = (asked, output) else { return Ok(asked.unwrap_or(Format::Text)) };
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    match suffix.as_deref() {
        Some("txt") => Ok(Format::Text),
        Some("md" | "markdown") => Ok(Format::Markdown),
        Some("html" | "htm") => Ok(Format::Html),
        Some("pdf") => Ok(Format::Pdf),
        Some("xlsx") => Ok(Format::Xlsx),
        Some("json") => Ok(Format::Json),
        Some("csv") => Ok(Format::Csv),
        Some("tsv") => Ok(Format::Tsv),
        _ => {
            let name = path.display().to_string();
            Err(Failure::usage(words::NO_SUFFIX, &[("name", &name)]))
        }
    }
}

/// The usual suffix of a format.
pub fn suffix(format: Format) -> &'static str {
    match format {
        Format::Text => "txt",
        Format::Markdown => "md",
        Format::Html => "html",
        Format::Pdf => "pdf",
        Format::Xlsx => "xlsx",
        Format::Json => "json",
        Format::Csv => "csv",
        Format::Tsv => "tsv",
    }
}

/// A document in one of the formats that walk it. Words of a file have no colour, whatever the
/// terminal is.
pub fn drawn(
    document: &Document,
    format: Format,
    args: &PrintArgs,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let page = Page { color: session.page().color && args.output.is_none(), ..session.page() };
    Ok(match format {
        Format::Markdown => markdown_document(document, &page).into_bytes(),
        Format::Html => html_document(document, page.languages).into_bytes(),
        Format::Pdf => pdf(document, args, session)?,
        _ => text_document(document, &page).into_bytes(),
    })
}

fn pdf(document: &Document, args: &PrintArgs, session: &Session) -> Result<Vec<u8>, Failure> {
    let mut font = None;
    if let Some(path) = &args.font {
        font = Some(bytes_of(path, FONT).map_err(|error| unreadable(path, &error))?);
    }
    let named = args.font.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let bad_font = || Failure::usage(words::BAD_FONT, &[("name", &named)]);
    let pdf = pdf_document(document, session.page().languages, font).ok_or_else(bad_font)?;
    if !pdf.without_sign.is_empty() {
        let signs: Vec<String> =
            pdf.without_sign.iter().map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        warn(words::NO_GLYPHS, &[("signs", &inert(&signs.join(", ")))], session);
    }
    Ok(pdf.bytes)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let (name, detail) = (path.display().to_string(), error.to_string());
    Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &detail)])
}

/// Says something beside the work.
pub fn warn(notice: words::Notice, slots: &[(&'static str, &str)], session: &Session) {
    let slots: Vec<(&str, Text)> =
        slots.iter().map(|(name, value)| (*name, Text::same(*value))).collect();
    let words = notice.fill(session, &slots);
    let hint = notice.hint(session, &slots);
    let hint = hint.map(|hint| format!("\n{}: {hint}", words::HINT.text(session)));
    say(&format!("{}: {words}{}\n", words::WARNING.text(session), hint.unwrap_or_default()));
}

/// Hands the bytes over: to the file asked for, else to standard output.
pub fn deliver(
    bytes: &[u8],
    format: Format,
    args: &PrintArgs,
    session: &Session,
) -> Result<Done, Failure> {
    if let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) {
        write(path, bytes, args.force)?;
        let shown = Text::same(inert(&path.display().to_string()));
        say(&(words::WRITTEN.fill(session, &[("name", shown)]) + "\n"));
        return Ok(Done::Fine);
    }
    if matches!(format, Format::Pdf | Format::Xlsx) && std::io::stdout().is_terminal() {
        return Err(Failure::usage(words::NOT_ON_TERMINAL, &[("name", &name(format))]));
    }
    output::bytes(bytes)
}

/// Says before the work what cannot be written after it.
pub fn ready(args: &PrintArgs) -> Result<(), Failure> {
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return Ok(());
    };
    let place = Place::of(path).map_err(|error| unwritable(path, &error))?;
    if place.is_taken() && !args.force { Err(taken(path)) } else { Ok(()) }
}

fn taken(path: &Path) -> Failure {
    Failure::usage(words::FORCE, &[("name", &path.display().to_string())])
}

/// Writes a file whole or not at all, for its owner alone.
pub fn write(path: &Path, bytes: &[u8], force: bool) -> Result<(), Failure> {
    match write_whole(path, bytes, force) {
        Ok(true) => Ok(()),
        Ok(false) => Err(taken(path)),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Err(Failure::BrokenPipe),
        Err(error) => Err(unwritable(path, &error)),
    }
}
