//! The arguments as typed. Their help in Japanese stands in `words.rs`.

use clap::{Args, Parser, Subcommand, ValueEnum};
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
    /// Language of the words: en, ja, or en+ja
    #[arg(long, global = true, value_enum, value_name = "LANG")]
    pub lang: Option<LangArg>,
    /// The day of the check, such as 2027-04-01 [default: today in Japan]
    #[arg(long, global = true, value_name = "DATE")]
    pub on: Option<String>,
    /// A folder of rule files that replaces the built-in ones
    #[arg(long, global = true, value_name = "DIR")]
    pub rules: Option<PathBuf>,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
}

/// Languages on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LangArg {
    /// English
    En,
    /// Japanese
    Ja,
    /// English with Japanese beside it
    #[value(name = "en+ja")]
    Both,
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

/// Formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a terminal
    Text,
    /// For programs
    Json,
    /// For spreadsheets
    Csv,
    /// For spreadsheets, with tabs
    Tsv,
    /// For documents
    Markdown,
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

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a candidate against every status of residence, or those named
    Check(CheckArgs),
    /// Show the points table, item by item, with evidence
    Points(PointsArgs),
    /// List, show, check and test the rules
    Rules(RulesArgs),
    /// Show the facts that can be given: names, types, choices, questions
    Facts(FactsArgs),
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
    /// The case file (TOML or JSON); `-` reads standard input
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// Give a fact, winning over the file (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// Only this status (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
    /// Format of the report
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
}

/// `zairyu check`.
#[derive(Args, Debug)]
pub struct CheckArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    /// Give the reasons of every status, not only of those that are close
    #[arg(long)]
    pub all: bool,
    /// Only the summary, without the reasons (text and markdown)
    #[arg(long, conflicts_with = "all")]
    pub brief: bool,
    /// Exit with 1 if any reported status has this verdict (repeatable)
    #[arg(long = "fail-on", value_enum, value_name = "VERDICT")]
    pub fail_on: Vec<VerdictArg>,
}

/// `zairyu points`.
#[derive(Args, Debug)]
pub struct PointsArgs {
    #[command(flatten)]
    pub case: CaseArgs,
}

/// `zairyu rules`.
#[derive(Args, Debug)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
}

/// The commands on rules.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List the statuses of residence that have rules
    List,
    /// Show the rules of a status
    Show {
        /// The status
        #[arg(value_name = "ID")]
        id: String,
    },
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
    #[arg(long, value_enum, value_name = "FORMAT", default_value = "text")]
    pub format: Format,
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
    /// A rule file for a new status; with DIR, a copy of all built-in rules
    Rules {
        /// A folder that is empty or does not exist yet
        #[arg(value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

/// `zairyu completions`.
#[derive(Args, Debug)]
pub struct CompletionsArgs {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}
