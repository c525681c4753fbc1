//! The arguments as typed. Their help in Japanese stands in `words.rs`.

mod advice;
mod format;
mod kind;
mod report;
mod table;

pub use advice::{AdviseArgs, PlanArgs};
pub use format::{COMMANDS, FormatParser};
pub use kind::KindParser;
pub use report::ReportArgs;
pub use table::{BatchArgs, NamesArg, ShapeArg, TableFormat};

use crate::evaluate::Verdict;
use crate::render::{Format, Shown};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::path::PathBuf;

/// Checks a candidate against the published criteria of Japan's statuses of residence.
///
/// Facts come from a case file (TOML or JSON) or from --set; nothing is sent anywhere.
#[derive(Debug, Parser)]
#[command(name = "zairyu", version, propagate_version = true, disable_help_subcommand = true)]
pub struct Cli {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that every command has.
#[derive(Args, Clone, Debug)]
pub struct Common {
    /// Language of the words: en, ja, en+ja, or one of the rules' further languages
    #[arg(long, global = true, value_name = "LANG", value_parser = LangArg::read)]
    pub lang: Option<LangArg>,
    /// The day of the check, such as 2027-04-01 [default: today in Japan]
    #[arg(long, global = true, value_name = "DATE")]
    pub on: Option<String>,
    /// A folder of rule files that replaces the built-in ones (files of at most 4 MiB, together 64 MiB)
    #[arg(long, global = true, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
}

/// Languages on the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LangArg {
    /// English
    En,
    /// Japanese
    Ja,
    /// English with Japanese beside it
    Both,
    /// A further language, which the rules may have words in
    Other(String),
}

impl LangArg {
    #[allow(clippy::unnecessary_wraps, reason = "the shape that clap asks for")]
    fn read(words: &str) -> Result<Self, std::convert::Infallible> {
        Ok(Self::named(words))
    }

    /// The language of that name.
    pub fn named(words: &str) -> Self {
        match words {
            "en" => Self::En,
            "ja" => Self::Ja,
            "en+ja" => Self::Both,
            other => Self::Other(other.to_string()),
        }
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// Verdicts on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerdictArg {
    /// Every criterion is met
    Qualifies,
    /// It depends on facts not given
    Undetermined,
    /// A criterion cannot be met
    DoesNotQualify,
    /// Not open on the day
    NotInForce,
}

impl VerdictArg {
    /// The verdict.
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Qualifies => Verdict::Qualifies,
            Self::Undetermined => Verdict::Undetermined,
            Self::DoesNotQualify => Verdict::DoesNotQualify,
            Self::NotInForce => Verdict::NotInForce,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a candidate against every status of residence, or those named
    Check(CheckArgs),
    /// Judge many candidates from a table, a workbook or lines of JSON
    Batch(Box<BatchArgs>),
    /// Answer a few questions and learn where you stand
    Ask(AskArgs),
    /// Show the points table, item by item, with evidence
    Points(PointsArgs),
    /// List what happens by itself: permit, windows, limits, birthdays, law, and by when to act
    Dates(DatesArgs),
    /// Say what would have to be different, at least, to meet a status
    Advise(AdviseArgs),
    /// Plan the ways to a status: which steps, in which order, from when until when
    Plan(PlanArgs),
    /// Make the client file: criteria, evidence to tick off, gaps, sources
    Report(ReportArgs),
    /// List, show, check and test the rules
    Rules(RulesArgs),
    /// Show the facts that can be given: names, types, choices, questions
    Facts(FactsArgs),
    /// Find a university, field, country, examination and the like by a part of its name
    Lookup(LookupArgs),
    /// Print a template to fill in
    New(NewArgs),
    /// Print completions for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Where facts come from.
#[derive(Args, Clone, Debug)]
pub struct CaseArgs {
    /// The case file (TOML or JSON, at most 1 MiB); `-` reads standard input
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// Give a fact, winning over the file (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// Only this status (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
}

/// How a document is written.
#[derive(Args, Clone, Debug)]
pub struct PrintArgs {
    /// Write to this file; its suffix names the format
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Replace a file that is there already
    #[arg(long)]
    pub force: bool,
    /// Leave out name, reference and date of birth; the age stays
    #[arg(long)]
    pub anonymous: bool,
    /// A font for what the built-in one lacks (PDF; at most 64 MiB)
    #[arg(long, value_name = "FILE")]
    pub font: Option<PathBuf>,
}

/// `zairyu check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    /// Format of the report [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::Check), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
    /// Give the reasons of every status, not only of those that are close
    #[arg(long)]
    pub all: bool,
    /// Only the summary, without the reasons; formats for programs have them all the same
    #[arg(long, conflicts_with = "all")]
    pub brief: bool,
    /// Exit with 3 if any reported status has this verdict (repeatable)
    #[arg(long = "fail-on", value_enum, value_name = "VERDICT")]
    pub fail_on: Vec<VerdictArg>,
}

/// `zairyu ask`.
#[derive(Args, Clone, Debug, Default)]
pub struct AskArgs {
    /// Go on from this case file (TOML or JSON, at most 1 MiB), asking only what is missing
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// Give a fact, winning over the file (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// Only this status (repeatable)
    #[arg(long = "status", value_name = "ID", conflicts_with = "every")]
    pub status: Vec<String>,
    /// Every status, whatever the purpose
    #[arg(long = "all")]
    pub every: bool,
    /// Write the answers to this case file
    #[arg(long, value_name = "FILE")]
    pub save: Option<PathBuf>,
    /// Take the answers from this file (at most 1 MiB), a line `NAME: ANSWER` each
    #[arg(long, value_name = "FILE")]
    pub script: Option<PathBuf>,
}

/// `zairyu points`.
#[derive(Args, Clone, Debug)]
pub struct PointsArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    /// Format of the report [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::Points), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
    /// Every points table side by side
    #[arg(long)]
    pub compare: bool,
    /// The points of an earlier day beside today's, from the case file of that day (repeatable)
    #[arg(long, value_name = "DATE=FILE")]
    pub past: Vec<OsString>,
}

/// `zairyu dates`.
#[derive(Args, Debug)]
pub struct DatesArgs {
    /// Case files (TOML or JSON, at most 1 MiB each), or tables of people (CSV or TSV, packed or not)
    #[arg(value_name = "CASE")]
    pub cases: Vec<PathBuf>,
    /// Give a fact, winning over the file (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// Only this status, with every change of its criteria (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
    /// Look so far ahead, such as 6m or 2y [default: 2y]
    #[arg(long, value_name = "TIME", conflicts_with = "until")]
    pub within: Option<String>,
    /// Look ahead to this day
    #[arg(long, value_name = "DATE")]
    pub until: Option<String>,
    /// Exit with 3 if something must be done in that time
    #[arg(long = "fail-on", value_enum, value_name = "WHAT")]
    pub fail_on: Vec<DueArg>,
    /// Format of the list [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::Dates), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
}

/// What `zairyu dates` fails on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DueArg {
    /// Something must be done by a day
    Due,
}

/// `zairyu rules`.
#[derive(Args, Debug)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// `zairyu rules list`.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub struct RulesListArgs {
    /// Places that could not be confirmed
    #[arg(long)]
    pub unconfirmed: bool,
    /// Law that is published but cannot be applied yet
    #[arg(long)]
    pub unsettled: bool,
    /// Sources that were not read for so long, such as 180d or 6m
    #[arg(long, value_name = "TIME")]
    pub stale: Option<String>,
    /// Format of the list of statuses
    #[arg(long, value_parser = FormatParser::of(Shown::Sheets), value_name = "FORMAT", default_value = Format::usual().id)]
    pub format: &'static Format,
}

/// `zairyu rules diff`.
#[derive(Args, Debug)]
pub struct RulesDiffArgs {
    /// The earlier day [default: the day of the check]
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// The later day
    #[arg(long, value_name = "DATE")]
    pub to: String,
    /// Only this status (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
    /// Format of the result
    #[arg(long, value_parser = FormatParser::of(Shown::Changes), value_name = "FORMAT", default_value = Format::usual().id)]
    pub format: &'static Format,
}

/// The commands on rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List the statuses of residence that have rules, or what of the rules is not sure
    List(RulesListArgs),
    /// Show the rules of a status
    Show {
        /// The status
        #[arg(value_name = "ID")]
        id: String,
        /// Format of the rules
        #[arg(long, value_parser = FormatParser::of(Shown::Sheet), value_name = "FORMAT", default_value = Format::usual().id)]
        format: &'static Format,
    },
    /// Print the catalogue of everything the rules hold, with source, day read and certainty
    Catalogue {
        /// Format of the catalogue
        #[arg(long, value_parser = FormatParser::of(Shown::Catalogue), value_name = "FORMAT", default_value = "markdown")]
        format: &'static Format,
    },
    /// Show what changes between two days, and which facts it depends on
    Diff(RulesDiffArgs),
    /// Look for mistakes, prove what can be proved of the tables, and lint
    Check,
    /// Run the worked examples
    Test {
        /// Only those of this status
        #[arg(value_name = "ID")]
        id: Option<String>,
    },
}

/// `zairyu facts`.
#[derive(Args, Debug)]
pub struct FactsArgs {
    /// A fact, or a part of its name
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Format of the list
    #[arg(long, value_parser = FormatParser::of(Shown::Facts), value_name = "FORMAT", default_value = Format::usual().id)]
    pub format: &'static Format,
}

/// `zairyu lookup`.
#[derive(Args, Debug)]
pub struct LookupArgs {
    /// The list, or a fact whose choices are meant; without it, the lists there are
    #[arg(value_name = "LIST")]
    pub list: Option<String>,
    /// A part of the name, in English or Japanese; without it, every row
    #[arg(value_name = "TEXT")]
    pub text: Vec<String>,
    /// At most so many rows; 0: all
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Format of the result
    #[arg(long, value_parser = FormatParser::of(Shown::Rows), value_name = "FORMAT", default_value = Format::usual().id)]
    pub format: &'static Format,
}

/// `zairyu new`.
#[derive(Args, Debug)]
pub struct NewArgs {
    #[command(subcommand)]
    pub command: NewCommand,
}

/// The templates.
#[derive(Debug, Subcommand)]
pub enum NewCommand {
    /// A case file with every fact that the statuses read
    Case {
        /// Only the facts of this status (repeatable)
        #[arg(long = "status", value_name = "ID")]
        status: Vec<String>,
    },
    /// A table with a column for every fact that the statuses read, for `zairyu batch`
    Csv(TableArgs),
    /// The same as a workbook, with choices, checks, questions and help
    Xlsx(TableArgs),
    /// A file of mappings for a table, proposed from its headings and values, for `--map-file`
    Map(MapArgs),
    /// A rule file for a new status; with DIR, a copy of all built-in rules
    Rules {
        /// A folder that is empty or does not exist yet
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

/// `zairyu new csv` and `zairyu new xlsx`.
#[derive(Args, Debug)]
pub struct TableArgs {
    /// Only the facts of this status (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
    /// Where it goes; nothing is overwritten [default: standard output]
    #[arg(short, long, value_name = "OUTPUT")]
    pub output: Option<PathBuf>,
    /// Only what one side knows
    #[arg(long, value_enum, value_name = "SIDE")]
    pub side: Option<SideArg>,
}

/// Who knows what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SideArg {
    /// What is usually kept about a person, under the headings of a reader
    Person,
}

/// `zairyu new map`.
#[derive(Args, Debug)]
pub struct MapArgs {
    /// The table (.csv, .tsv, .xlsx), packed (.gz, .zst) or not; `-` reads standard input as CSV
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    /// Where it goes; nothing is overwritten [default: standard output]
    #[arg(short, long, value_name = "OUTPUT")]
    pub output: Option<PathBuf>,
    /// The sheet of a workbook [default: the first that is shown]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Encoding of the input, such as `shift_jis` [default: found out]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// What parts the cells of a table, a sign or `tab` [default: found out]
    #[arg(long, value_name = "SIGN")]
    pub delimiter: Option<String>,
}

/// `zairyu completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
