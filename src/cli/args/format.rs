//! The formats on the command line: those of a command in its help, any of them as a value, so
//! that the command itself can say which it has.

use crate::render::{Format, Shown};
use crate::text::Lang;
use clap::builder::{PossibleValue, PossibleValuesParser, StringValueParser, TypedValueParser};
use clap::error::ErrorKind;
use std::ffi::OsStr;

/// The commands that take `--format`, with what they show.
pub const COMMANDS: [(&str, Shown); 12] = [
    ("zairyu check", Shown::Check),
    ("zairyu points", Shown::Points),
    ("zairyu dates", Shown::Dates),
    ("zairyu report", Shown::File),
    ("zairyu advise", Shown::Advice),
    ("zairyu plan", Shown::Ways),
    ("zairyu rules diff", Shown::Changes),
    ("zairyu rules list", Shown::Sheets),
    ("zairyu rules show", Shown::Sheet),
    ("zairyu rules catalogue", Shown::Catalogue),
    ("zairyu facts", Shown::Facts),
    ("zairyu lookup", Shown::Rows),
];

/// Reads the name of a format.
#[derive(Clone, Copy, Debug)]
pub struct FormatParser {
    shown: Shown,
    lang: Lang<'static>,
}

impl FormatParser {
    /// The formats of what a command shows, told in English.
    pub fn of(shown: Shown) -> Self {
        Self { shown, lang: Lang::En }
    }

    /// The same told in a language.
    pub fn told_in(self, lang: Lang<'static>) -> Self {
        Self { lang, ..self }
    }

    fn values(self) -> impl Iterator<Item = PossibleValue> {
        let value = move |format: &'static Format| {
            let about = format.about.fill(&[]);
            PossibleValue::new(format.id).help(about.get(self.lang).to_string())
        };
        Format::of(self.shown).map(value)
    }
}

impl TypedValueParser for FormatParser {
    type Value = &'static Format;

    fn parse_ref(
        &self,
        cmd: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Self::Value, clap::Error> {
        let words = StringValueParser::new().parse_ref(cmd, arg, value)?;
        if let Some(format) = Format::find(&words) {
            return Ok(format);
        }
        let known = PossibleValuesParser::new(self.values());
        let id = known.parse_ref(cmd, arg, value)?;
        Format::find(&id).ok_or_else(|| clap::Error::new(ErrorKind::InvalidValue).with_cmd(cmd))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.values()))
    }
}
