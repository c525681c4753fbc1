//! What surrounds a run: language, day, width, colour.

use crate::calendar::{Day, read_day};
use crate::cli::args::{ColorArg, Common, LangArg};
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
use crate::cli::words;
use crate::compile::{Locale, Rulebook};
use crate::explain::speak;
use crate::load::Section;
use crate::render::{Languages, Page};
use crate::rules::{Rules, built};
use crate::source::Sources;
use crate::text::Lang;
use anstream::{AutoStream, ColorChoice};
use std::borrow::Cow;
use std::ffi::OsString;

/// Columns of a page that no terminal limits.
const WIDTH: u16 = 100;

/// Rules that are fit for use.
#[derive(Debug)]
pub struct Ready {
    /// Compiled.
    pub rulebook: Rulebook,
}

impl Ready {
    /// A process has one rulebook, to its end: taking it apart would only cost time.
    fn new(rulebook: Rulebook) -> &'static Self {
        Box::leak(Box::new(Self { rulebook }))
    }
}

/// What surrounds a run.
#[derive(Debug)]
pub struct Session {
    /// Options that every command has.
    pub common: Common,
    languages: Languages,
}

impl Session {
    /// From the arguments and the environment.
    pub fn new(common: &Common) -> Self {
        let languages = match &common.lang {
            Some(LangArg::En | LangArg::Other(_)) => Languages::En,
            Some(LangArg::Ja) => Languages::Ja,
            Some(LangArg::Both) => Languages::Both,
            None => match locale() {
                Lang::En => Languages::En,
                Lang::Ja => Languages::Ja,
            },
        };
        let session = Self { common: common.clone(), languages };
        output::has_color(session.error_page().color);
        session
    }

    /// The same on another day.
    pub fn on(&self, day: Day) -> Self {
        let common = Common { on: Some(day.to_string()), ..self.common.clone() };
        Self { common, languages: self.languages }
    }

    /// The language in which the program speaks for itself.
    pub fn lang(&self) -> Lang {
        match self.languages {
            Languages::Ja => Lang::Ja,
            Languages::En | Languages::Both => Lang::En,
        }
    }

    /// The page that standard output is.
    pub fn page(&self) -> Page {
        let color = self.color(|| AutoStream::choice(&std::io::stdout()));
        Page { width: width(), color, languages: self.languages }
    }

    /// The page that standard error is.
    pub fn error_page(&self) -> Page {
        let color = self.color(|| AutoStream::choice(&std::io::stderr()));
        Page { width: width(), color, languages: self.languages }
    }

    fn color(&self, auto: impl Fn() -> ColorChoice) -> bool {
        match self.common.color {
            ColorArg::Always => true,
            ColorArg::Never => false,
            ColorArg::Auto => auto() != ColorChoice::Never,
        }
    }

    /// The day of the check: as asked for, else today in Japan.
    pub fn day(&self) -> Result<Day, Failure> {
        self.common.on.as_ref().map_or_else(|| Ok(today()), |words| Self::read_day(words, "--on"))
    }

    /// A day as somebody wrote it behind an option.
    pub fn read_day(words: &str, option: &str) -> Result<Day, Failure> {
        let day = read_day(&crate::facts::fold(words));
        let slots = [("value", words), ("option", option)];
        day.ok_or_else(|| Failure::usage(words::BAD_DAY, &slots))
    }

    /// The rules: those of the folder asked for, else the built-in ones; only if they are sound.
    pub fn rules(&self) -> Result<&'static Ready, Failure> {
        let rulebook = self.rulebook()?;
        self.locale(&rulebook)?;
        Ok(Ready::new(rulebook))
    }

    /// The rules, and the words of reports, in the language of a reader.
    pub fn spoken_rules(&self) -> Result<&'static Ready, Failure> {
        let mut rulebook = self.rulebook()?;
        if let Some(locale) = self.locale(&rulebook)? {
            rulebook.speak(&locale);
            speak(|phrase| locale.words(Section::Phrases, phrase));
        }
        Ok(Ready::new(rulebook))
    }

    fn rulebook(&self) -> Result<Rulebook, Failure> {
        let built = if self.common.rules.is_none() { built() } else { None };
        match built {
            Some(rulebook) => Ok(rulebook),
            None => Ok(self.sound_rules()?.rulebook),
        }
    }

    /// The further language asked for, if one was.
    fn locale(&self, rulebook: &Rulebook) -> Result<Option<Locale>, Failure> {
        let Some(LangArg::Other(id)) = &self.common.lang else { return Ok(None) };
        match rulebook.locale(id) {
            Some(locale) => Ok(Some(locale.clone())),
            None => {
                let known = ["en", "ja", "en+ja"].into_iter();
                let known = known.chain(rulebook.locales.iter().map(|l| l.id.as_str()));
                Err(Failure::unknown(words::UNKNOWN_LANGUAGE, id, known))
            }
        }
    }

    /// The rules with all that they were read from; only if they are sound.
    pub fn sound_rules(&self) -> Result<Rules, Failure> {
        Self::sound(self.unchecked_rules()?)
    }

    /// Rules, only if they are sound.
    pub fn sound(rules: Rules) -> Result<Rules, Failure> {
        if rules.found.is_sound() {
            return Ok(rules);
        }
        let Rules { found, sources, .. } = rules;
        Err(Failure::mistakes(found.sorted(), sources, words::UNSOUND_RULES))
    }

    /// The rules, sound or not.
    pub fn unchecked_rules(&self) -> Result<Rules, Failure> {
        match &self.common.rules {
            None => Ok(Rules::embedded()),
            Some(dir) => crate::cli::rules_dir::read(dir),
        }
    }

    /// Files of the case, which are not those of the rules.
    pub fn sources() -> Sources {
        Sources::default()
    }
}

fn today() -> Day {
    let japan = jiff::tz::Offset::constant(9);
    Day::from(japan.to_datetime(jiff::Timestamp::now()).date())
}

fn width() -> u16 {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    let terminal = || terminal_size::terminal_size().map(|(width, _)| width.0);
    asked.or_else(terminal).unwrap_or(WIDTH).clamp(40, 160)
}

fn locale() -> Lang {
    match sys_locale::get_locale() {
        Some(locale) if locale.starts_with("ja") => Lang::Ja,
        _ => Lang::En,
    }
}

/// The language of help, which is printed before the arguments are understood.
pub fn language_of(args: &[OsString]) -> Lang {
    let args: Vec<Cow<'_, str>> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let asked = args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix("--lang") {
        Some("") => args.get(at + 1).map(ToString::to_string),
        Some(rest) => rest.strip_prefix('=').map(str::to_string),
        None => None,
    });
    match asked.as_deref() {
        Some("ja") => Lang::Ja,
        Some(_) => Lang::En,
        None => locale(),
    }
}
