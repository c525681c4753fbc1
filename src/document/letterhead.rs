//! The letterhead of whoever prints: name, address and logo from a small TOML file.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, hint, nearest};
use crate::door::{Picture, picture};
use crate::source::{Span, Spanned};
use crate::text::Text;
use crate::tree::{Node, Tree};
use crate::words::forms;

/// Whose document it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The office.
    pub name: Text,
    /// Address, telephone and the like, a line each.
    pub lines: Vec<Text>,
    /// The logo's file, beside the letterhead's own, and where it is named.
    pub logo_file: Option<(String, Span)>,
    /// The logo.
    pub logo: Option<Logo>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Logo {
    /// Bytes of a PNG file.
    Png(Vec<u8>),
    /// Bytes of a JPEG file.
    Jpeg(Vec<u8>),
}

impl Logo {
    /// A whole picture of a size that can be printed, or what is wrong with it.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Picture> {
        picture(&bytes)?;
        Ok(if bytes.starts_with(b"\x89") { Self::Png(bytes) } else { Self::Jpeg(bytes) })
    }
}

const KEYS: [&str; 7] = ["name", "address", "phone", "email", "web", "registration", "logo"];

/// Reads a letterhead: `name` (required), `address`, `phone`, `email`, `web`, `registration`,
/// `logo`. Each is words, or a table of `en` and `ja`.
pub fn read_letterhead(node: &Node, found: &mut Diagnostics) -> Letterhead {
    let mut letterhead = Letterhead::default();
    let Tree::Table(entries) = &node.value else { return letterhead };
    let mut lines: Vec<(usize, Text)> = Vec::new();
    for (key, value) in entries {
        let Some(at) = KEYS.iter().position(|known| *known == key.value) else {
            unknown(key, found);
            continue;
        };
        let Some(text) = words(key, value, found) else { continue };
        match key.value.as_str() {
            "name" => letterhead.name = text,
            "logo" => letterhead.logo_file = Some((text.en, value.span)),
            _ => lines.push((at, text)),
        }
    }
    if letterhead.name.is_empty() && found.is_sound() {
        let slots = [("name", Text::same("name"))];
        found.push(Diagnostic::new(Code::MissingKey, &slots).at(node.span));
    }
    lines.sort_by_key(|(at, _)| *at);
    letterhead.lines = lines.into_iter().map(|(_, text)| text).collect();
    letterhead
}

fn unknown(key: &Spanned<String>, found: &mut Diagnostics) {
    let slots = [("name", Text::same(&key.value))];
    let diagnostic = Diagnostic::new(Code::UnknownKey, &slots).at(key.span);
    let named: Vec<String> = KEYS.iter().map(|key| format!("`{key}`")).collect();
    found.push(match nearest(&key.value, KEYS) {
        Some(near) => diagnostic.help(hint::DID_YOU_MEAN, &[("near", Text::same(near))]),
        None => diagnostic.help(hint::ONE_OF, &[("names", Text::same(named.join(", ")))]),
    });
}

fn words(key: &Spanned<String>, node: &Node, found: &mut Diagnostics) -> Option<Text> {
    let one = |name: &str, entries: &[(Spanned<String>, Node)]| {
        let entry = entries.iter().find(|(key, _)| key.value == name);
        entry.and_then(|(_, node)| node.words())
    };
    let text = match &node.value {
        Tree::Text(words) => Some(Text::same(words)),
        Tree::Table(entries) => {
            let (en, ja) = (one("en", entries), one("ja", entries));
            let either = en.clone().or_else(|| ja.clone());
            either.map(|either| {
                Text::pair(en.unwrap_or_else(|| either.clone()), ja.unwrap_or(either))
            })
        }
        _ => None,
    };
    if text.is_none() {
        let form = forms::LETTERHEAD_WORDS.text();
        let name = Text::same(&key.value);
        let slots = [("name", name), ("form", form), ("found", node.kind())];
        found.push(Diagnostic::new(Code::WrongType, &slots).at(node.span));
    }
    text
}
