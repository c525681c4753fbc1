//! Help in a reader's language. English is what the arguments are declared with.

use super::args::{COMMANDS, Cli, FormatParser};
use super::words::{JAPANESE, options};
use crate::prove::Sentence;
use crate::render::Format;
use crate::text::{Key, Lang, Template, Text, Words};
use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command, CommandFactory};

/// The command line with its help texts in a language.
pub fn localized(lang: Lang<'_>) -> Command {
    let command = Cli::command();
    match lang {
        Lang::En => command,
        Lang::Ja => japanese(command, ""),
        Lang::Further(words) => HelpTeller { words }.command(command, ""),
    }
}

/// The path of a command below another.
fn below(path: &str, command: &Command) -> String {
    match path {
        "" => command.get_name().to_string(),
        path => format!("{path} {}", command.get_name()),
    }
}

/// The argument that names a format.
const FORMAT: &str = "format";

/// The format that a value names, where the command shows its result in formats of the one table.
fn format_of(path: &str, arg: &Arg, value: &PossibleValue) -> Option<&'static Format> {
    let known = arg.get_id() == FORMAT && COMMANDS.iter().any(|(name, _)| *name == path);
    known.then(|| Format::find(value.get_name())).flatten()
}

/// What an argument is called: by its field, behind a path where it has words of its own there.
fn names(path: &str, arg: &Arg) -> [String; 2] {
    let name = format!("--{}", arg.get_id());
    [format!("{path} {name}"), name]
}

// ── Japanese ──────────────────────────────────────────────────────────────────────────────────

fn in_japanese(name: &str) -> Option<&'static str> {
    JAPANESE.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
}

fn japanese(command: Command, path: &str) -> Command {
    let path = below(path, &command);
    let command = match in_japanese(&path) {
        Some(words) => command.about(words).long_about(words),
        None => command,
    };
    let shown = COMMANDS.iter().find(|(name, _)| *name == path).map(|(_, shown)| *shown);
    let command = command.mut_args(|arg| {
        let arg = match shown.filter(|_| arg.get_id() == FORMAT) {
            Some(shown) => arg.value_parser(FormatParser::of(shown).told_in(Lang::Ja)),
            None => arg,
        };
        match names(&path, &arg).iter().find_map(|name| in_japanese(name)) {
            Some(words) => arg.help(words),
            None => arg,
        }
    });
    command.mut_subcommands(|inner| japanese(inner, &path))
}

// ── further languages ─────────────────────────────────────────────────────────────────────────

/// What there is to say, by the names that words have.
pub fn sentences() -> Vec<Sentence> {
    let mut all = Vec::new();
    gather(&Cli::command(), "", &mut all);
    all
}

fn gather(command: &Command, path: &str, all: &mut Vec<Sentence>) {
    let path = below(path, command);
    let mut add = |name: String, en: String| {
        if !en.is_empty() && !all.iter().any(|known: &Sentence| known.name == name) {
            all.push(Sentence { section: "options", name, en });
        }
    };
    add(path.clone(), about(command));
    for arg in command.get_arguments() {
        let [own, shared] = names(&path, arg);
        let name = if in_japanese(&own).is_some() { own } else { shared };
        for value in told(arg) {
            if format_of(&path, arg, &value).is_some() {
                continue;
            }
            let help = value.get_help().map(ToString::to_string).unwrap_or_default();
            add(format!("{name} {}", value.get_name()), help);
        }
        add(name, arg.get_help().map(ToString::to_string).unwrap_or_default());
    }
    command.get_subcommands().for_each(|inner| gather(inner, &path, all));
}

fn about(command: &Command) -> String {
    let about = command.get_long_about().or(command.get_about());
    about.map(ToString::to_string).unwrap_or_default()
}

/// The values of an argument that takes one of a few.
fn told(arg: &Arg) -> Vec<PossibleValue> {
    match arg.get_action().takes_values() {
        true => arg.get_possible_values(),
        false => Vec::new(),
    }
}

/// Says help in a further language.
struct HelpTeller<'w> {
    words: &'w Words,
}

impl HelpTeller<'_> {
    fn command(&self, command: Command, path: &str) -> Command {
        let path = below(path, &command);
        let about = self.own(std::slice::from_ref(&path)).unwrap_or_else(|| about(&command));
        let template = self.layout(&command);
        let command = command
            .about(about.clone())
            .long_about(about)
            .help_template(template)
            .disable_help_flag(true)
            .disable_version_flag(true)
            .mut_args(|arg| self.arg(arg, &path))
            .arg(self.flag("help", 'h', ArgAction::Help, options::HELP))
            .arg(self.flag("version", 'V', ArgAction::Version, options::VERSION));
        command.mut_subcommands(|inner| self.command(inner, &path))
    }

    /// The parts of help, each under its heading.
    fn layout(&self, command: &Command) -> String {
        let mut layout =
            format!("{{about-with-newline}}\n{} {{usage}}", self.template(options::USAGE));
        let mut part = |there: bool, heading: Template, tag: &str| {
            if there {
                layout.push_str(&format!("\n\n{}:\n{{{tag}}}", self.template(heading)));
            }
        };
        part(command.has_subcommands(), options::COMMANDS, "subcommands");
        let arguments = command.get_positionals().next().is_some();
        part(arguments, options::ARGUMENTS, "positionals");
        part(true, options::OPTIONS, "options");
        layout
    }

    fn flag(&self, name: &'static str, short: char, does: ArgAction, help: Template) -> Arg {
        let arg = Arg::new(name).short(short).long(name).action(does);
        arg.help(self.template(help))
    }

    fn arg(&self, arg: Arg, path: &str) -> Arg {
        let names = names(path, &arg);
        let mut help = self
            .own(&names)
            .unwrap_or_else(|| arg.get_help().map(ToString::to_string).unwrap_or_default());
        if let [value] = arg.get_default_values()
            && arg.get_action().takes_values()
        {
            let value = Text::same(value.to_string_lossy());
            let slots = [("help", Text::same(help)), ("value", value)];
            let text = options::DEFAULT.fill(&slots);
            help = text.get(Lang::Further(self.words)).into_owned();
        }
        for value in told(&arg) {
            let format = format_of(path, &arg, &value);
            let of_format = format.map(|format| self.template(format.about));
            help.push_str(&self.value(&value, &names, of_format));
        }
        let takes = arg.get_action().takes_values();
        arg.help(help).hide_possible_values(takes).hide_default_value(takes)
    }

    fn value(
        &self,
        value: &PossibleValue,
        names: &[String; 2],
        of_format: Option<String>,
    ) -> String {
        let own = names.each_ref().map(|name| format!("{name} {}", value.get_name()));
        let own = of_format
            .or_else(|| self.own(&own))
            .or_else(|| value.get_help().map(ToString::to_string));
        match own {
            Some(words) => format!("\n- {}: {words}", value.get_name()),
            None => format!("\n- {}", value.get_name()),
        }
    }

    fn template(&self, template: Template) -> String {
        template.get(Lang::Further(self.words)).to_string()
    }

    fn own(&self, names: &[String]) -> Option<String> {
        let words = names.iter().find_map(|name| self.words.get(Key::of("options", name)));
        words.map(str::to_string)
    }
}
