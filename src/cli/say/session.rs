//! What surrounds a run: language, day, width, colour.

use crate::calendar::{Day, read_day};
use crate::cli::args::{ColorArg, Common, LangArg};
use crate::cli::io::output;
use crate::cli::say::failure::Failure;
use crate::cli::say::further;
use crate::cli::words;
use crate::compile::Rulebook;
use crate::render::{Languages, Page};
use crate::rules::{RuleSet, built};
use crate::source::Sources;
use crate::text::{Lang, Words};
use anstream::{AutoStream, ColorChoice};
use std::borrow::Cow;
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

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
    asked: SpokenLanguages,
    /// The words of the further language asked for; none where there are none.
    words: Option<Arc<Words>>,
}

/// Languages that are always there.
#[derive(Clone, Copy, Debug)]
enum SpokenLanguages {
    En,
    Ja,
    Both,
}

impl Session {
    /// From the arguments and the environment.
    pub fn new(common: &Common) -> Self {
        let asked = match &common.lang {
            Some(LangArg::Ja) => SpokenLanguages::Ja,
            Some(LangArg::Both) => SpokenLanguages::Both,
            None if machine_is_japanese() => SpokenLanguages::Ja,
            Some(LangArg::En | LangArg::Other(_)) | None => SpokenLanguages::En,
        };
        let words = match &common.lang {
            Some(LangArg::Other(id)) => further::words(id, common.rules.as_deref()).map(Arc::new),
            _ => None,
        };
        let session = Self { common: common.clone(), asked, words };
        output::has_color(session.error_page().color);
        session
    }

    /// The same on another day.
    pub fn on(&self, day: Day) -> Self {
        let common = Common { on: Some(day.to_string()), ..self.common.clone() };
        Self { common, asked: self.asked, words: self.words.clone() }
    }

    /// The language in which the program speaks for itself.
    pub fn lang(&self) -> Lang<'_> {
        self.languages().first()
    }

    fn languages(&self) -> Languages<'_> {
        match (&self.words, self.asked) {
            (Some(words), _) => Languages::Further(words),
            (None, SpokenLanguages::En) => Languages::En,
            (None, SpokenLanguages::Ja) => Languages::Ja,
            (None, SpokenLanguages::Both) => Languages::Both,
        }
    }

    /// The page that standard output is.
    pub fn page(&self) -> Page<'_> {
        let color = self.color(|| AutoStream::choice(&std::io::stdout()));
        Page { width: width(), color, languages: self.languages() }
    }

    /// The page that standard error is.
    pub fn error_page(&self) -> Page<'_> {
        let color = self.color(|| AutoStream::choice(&std::io::stderr()));
        Page { width: width(), color, languages: self.languages() }
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

    /// The day up to which facts can be known: an earlier day may be looked at with what came since.
    pub fn known_until(&self) -> Result<Day, Failure> {
        self.day().map(|day| day.max(today()))
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
        self.has_words(&rulebook)?;
        Ok(Ready::new(rulebook))
    }

    fn rulebook(&self) -> Result<Rulebook, Failure> {
        let built = if self.common.rules.is_none() { built() } else { None };
        match built {
            Some(rulebook) => Ok(rulebook),
            None => Ok(self.sound_rules()?.rulebook),
        }
    }

    /// The further language asked for, if one was, must be one of the rules.
    fn has_words(&self, rulebook: &Rulebook) -> Result<(), Failure> {
        match &self.common.lang {
            Some(LangArg::Other(id)) if rulebook.locale(id).is_none() => {
                let known = ["en", "ja", "en+ja"].into_iter();
                let known = known.chain(rulebook.locales.iter().map(|l| l.words.id.as_str()));
                Err(Failure::unknown(words::UNKNOWN_LANGUAGE, id, known))
            }
            _ => Ok(()),
        }
    }

    /// The rules with all that they were read from; only if they are sound.
    pub fn sound_rules(&self) -> Result<RuleSet, Failure> {
        Self::sound(self.unchecked_rules()?)
    }

    /// Rules, only if they are sound.
    pub fn sound(rules: RuleSet) -> Result<RuleSet, Failure> {
        if rules.found.is_sound() {
            return Ok(rules);
        }
        let RuleSet { found, sources, .. } = rules;
        Err(Failure::mistakes(found.sorted(), sources, words::UNSOUND_RULES))
    }

    /// The rules, sound or not.
    pub fn unchecked_rules(&self) -> Result<RuleSet, Failure> {
        match &self.common.rules {
            None => Ok(RuleSet::embedded()),
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

fn machine_is_japanese() -> bool {
    sys_locale::get_locale().is_some_and(|locale| locale.starts_with("ja"))
}

/// The session of help, which is printed before the arguments are understood.
pub fn before(given: &[OsString]) -> Session {
    let args: Vec<Cow<'_, str>> = given.iter().map(|arg| arg.to_string_lossy()).collect();
    let value = |option: &str| {
        args.iter().enumerate().find_map(|(at, arg)| match arg.strip_prefix(option) {
            Some("") => args.get(at + 1).map(ToString::to_string),
            Some(rest) => rest.strip_prefix('=').map(str::to_string),
            None => None,
        })
    };
    Session::new(&Common {
        lang: value("--lang").map(|words| LangArg::named(&words)),
        rules: value("--rules").map(PathBuf::from),
        on: None,
        color: ColorArg::Auto,
    })
}
