//! Reading the letterhead of whoever prints, with its logo.

use super::words;
use crate::cli::io::files::{SMALL, bytes_of, text_of};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint};
use crate::document::{Letterhead, Logo, read_letterhead};
use crate::door::Picture;
use crate::source::Span;
use crate::text::Text;
use crate::tree::parse_toml;
use std::path::Path;

/// Reads the file and the logo that it names; the logo stands beside it.
pub fn read(path: &Path) -> Result<Letterhead, Failure> {
    let mut sources = Session::sources();
    let mut found = Diagnostics::default();
    let name = path.display().to_string();
    let text = match text_of(path, SMALL) {
        Ok(text) => text,
        Err(diagnostic) => {
            return Err(Failure::mistakes(vec![diagnostic], sources, words::NOTHING_WRITTEN));
        }
    };
    let file = sources.add(name, text);
    let tree = parse_toml(&sources, file, &mut found);
    let mut letterhead = read_letterhead(&tree, &mut found);
    if !found.is_sound() {
        return Err(Failure::mistakes(found.sorted(), sources, words::NOTHING_WRITTEN));
    }
    if let Some((logo, span)) = letterhead.logo_file.clone() {
        let beside = path.parent().unwrap_or(Path::new("")).join(logo);
        match picture(&beside, span) {
            Ok(logo) => letterhead.logo = Some(logo),
            Err(wrong) => {
                return Err(Failure::mistakes(vec![wrong], sources, words::NOTHING_WRITTEN));
            }
        }
    }
    Ok(letterhead)
}

/// The logo, or what is wrong with it, shown where it is named.
fn picture(path: &Path, span: Span) -> Result<Logo, Diagnostic> {
    let name = Text::same(path.display().to_string());
    let unreadable = |error: std::io::Error| {
        let slots = [("name", name.clone()), ("detail", Text::same(error.to_string()))];
        Diagnostic::new(Code::Unreadable, &slots).at(span)
    };
    let bytes = bytes_of(path, SMALL).map_err(unreadable)?;
    Logo::read(bytes).map_err(|picture| {
        let slots = [("name", name.clone()), ("why", wrong(picture))];
        Diagnostic::new(Code::BadPicture, &slots).at(span).help(hint::LOGO, &[])
    })
}

fn wrong(picture: Picture) -> Text {
    match picture {
        Picture::Foreign => words::NO_PICTURE.part(&[]),
        Picture::Damaged => words::DAMAGED_PICTURE.part(&[]),
        Picture::Size { width, height } => {
            let number = |n: u32| Text::same(n.to_string());
            words::SIZE_OF_PICTURE.part(&[("width", number(width)), ("height", number(height))])
        }
    }
}
