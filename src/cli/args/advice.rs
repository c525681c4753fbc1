//! The arguments of advice and of plans as typed.

use super::{CaseArgs, FormatParser, KindParser, PrintArgs};
use crate::load::Topic;
use crate::render::{Format, Shown};
use clap::Args;
use std::path::PathBuf;

/// `zairyu advise`.
#[derive(Args, Debug)]
pub struct AdviseArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    /// Kinds of changes to advise, joined by commas [default: test,paper,course,terms,pay,conduct]
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = KindParser::new())]
    pub kinds: Vec<Topic>,
    /// Advise changes of this fact whatever their kind, to any value or to this one (repeatable)
    #[arg(long, value_name = "FACT[=VALUE]")]
    pub with: Vec<String>,
    /// Show how the status stands along a range of one fact
    #[arg(long, value_name = "FACT=A..B")]
    pub vary: Option<String>,
    /// Format of the advice [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::Advice), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
}

/// `zairyu plan`.
#[derive(Args, Debug)]
pub struct PlanArgs {
    /// The case file (TOML or JSON, at most 1 MiB); `-` reads standard input
    #[arg(value_name = "CASE")]
    pub case: Option<PathBuf>,
    /// Give a fact, winning over the file (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// The status to be reached
    #[arg(long, value_name = "ID")]
    pub to: String,
    /// Only ways that get there by this day
    #[arg(long, value_name = "DATE")]
    pub by: Option<String>,
    /// Only ways through this status (repeatable)
    #[arg(long, value_name = "ID")]
    pub via: Vec<String>,
    /// No way through this status (repeatable)
    #[arg(long, value_name = "ID")]
    pub avoid: Vec<String>,
    /// Kinds of changes to plan with, joined by commas [default: test,paper,course,terms,pay,conduct]
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = KindParser::new())]
    pub kinds: Vec<Topic>,
    /// Plan with changes of this fact whatever their kind, to any value or to this one (repeatable)
    #[arg(long, value_name = "FACT[=VALUE]")]
    pub with: Vec<String>,
    /// Tell everything that was taken for usual
    #[arg(long)]
    pub assumed: bool,
    /// Format of the plan [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::Ways), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
}
