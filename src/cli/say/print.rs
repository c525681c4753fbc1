//! Documents into files: which format, where, and never over a file that is there already.

use crate::cli::args::PrintArgs;
use crate::cli::io::files::{FONT, bytes_of};
use crate::cli::io::output::{self, say};
use crate::cli::io::pending::{Occupant, unwritable, write_whole};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::render::{BadFont, DrawingKit, Format, Matter, Page, Shown, inert};
use crate::text::{Text, list};
use std::io::{ErrorKind, IsTerminal};
use std::path::Path;

/// The format asked for, else the one that the suffix of the file names, else the usual one.
pub fn format_of(
    asked: Option<&'static Format>,
    output: Option<&Path>,
    shown: Shown,
) -> Result<&'static Format, Failure> {
    let format = match (asked, output) {
        (Some(format), _) => format,
        (None, None) => Format::usual(),
        (None, Some(path)) => by_suffix(path, shown)?,
    };
    if format.shows(shown) { Ok(format) } else { Err(no_format(format, shown)) }
}

fn by_suffix(path: &Path, shown: Shown) -> Result<&'static Format, Failure> {
    let suffix = path.extension().map(|suffix| suffix.to_string_lossy().to_lowercase());
    suffix.and_then(|suffix| Format::of_suffix(&suffix)).ok_or_else(|| {
        let name = Text::same(path.display().to_string());
        let known = named(shown, |format| format!("`.{}`", format.suffix()));
        Failure::spoken(words::NO_SUFFIX, vec![("name", name), ("known", known)])
    })
}

/// A format that a command does not have.
fn no_format(format: &Format, shown: Shown) -> Failure {
    let known = named(shown, |format| format!("`{}`", format.id));
    Failure::spoken(words::NO_FORMAT, vec![("name", Text::same(format.id)), ("known", known)])
}

fn named(shown: Shown, name: impl Fn(&Format) -> String) -> Text {
    list(&Format::of(shown).map(|format| Text::same(name(format))).collect::<Vec<_>>())
}

/// Something that goes to standard output as it is.
pub fn shown(format: &Format, matter: Matter<'_>, session: &Session) -> Result<Done, Failure> {
    let ink = DrawingKit { page: session.page(), font: None };
    let drawn = format.draw(matter, &ink).ok_or_else(|| no_format(format, matter.shown()))?;
    let drawn = drawn.map_err(|BadFont| Failure::usage(words::BAD_FONT, &[("name", format.id)]))?;
    output::bytes(&drawn.bytes)
}

/// Something that may go to a file. Words of a file have no colour, whatever the terminal is.
pub fn drawn(
    format: &Format,
    matter: Matter<'_>,
    args: &PrintArgs,
    session: &Session,
) -> Result<Vec<u8>, Failure> {
    let page = Page { color: session.page().color && args.output.is_none(), ..session.page() };
    let named = args.font.as_ref().map(|path| path.display().to_string()).unwrap_or_default();
    let font = match &args.font {
        Some(path) => Some(bytes_of(path, FONT).map_err(|error| unreadable(path, &error))?),
        None => None,
    };
    let drawn = format.draw(matter, &DrawingKit { page, font: font.as_deref() });
    let drawn = drawn.ok_or_else(|| no_format(format, matter.shown()))?;
    let drawn = drawn.map_err(|BadFont| Failure::usage(words::BAD_FONT, &[("name", &named)]))?;
    if !drawn.without_sign.is_empty() {
        let signs = drawn.without_sign.iter();
        let signs: Vec<String> = signs.map(|c| format!("{c} (U+{:04X})", u32::from(*c))).collect();
        warn(words::NO_GLYPHS, &[("signs", &inert(&signs.join(", ")))], session);
    }
    Ok(drawn.bytes)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    let (name, detail) = (path.display().to_string(), error.to_string());
    Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &detail)])
}

/// Says something beside the work.
pub fn warn(notice: words::Remark, slots: &[(&'static str, &str)], session: &Session) {
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
    format: &Format,
    args: &PrintArgs,
    session: &Session,
) -> Result<Done, Failure> {
    if let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) {
        write(path, bytes, args.force)?;
        let shown = Text::same(inert(&path.display().to_string()));
        say(&(words::WRITTEN.fill(session, &[("name", shown)]) + "\n"));
        return Ok(Done::Fine);
    }
    if format.binary && std::io::stdout().is_terminal() {
        return Err(Failure::usage(words::NOT_ON_TERMINAL, &[("name", format.id)]));
    }
    output::bytes(bytes)
}

/// Says before the work what cannot be written after it.
pub fn ready(args: &PrintArgs) -> Result<(), Failure> {
    let Some(path) = args.output.as_deref().filter(|path| *path != Path::new("-")) else {
        return Ok(());
    };
    let place = Occupant::of(path).map_err(|error| unwritable(path, &error))?;
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
