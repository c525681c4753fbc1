//! The arguments of a batch as typed.

use super::VerdictArg;
use crate::batch::BadCells;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Formats of many candidates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// Cells separated by commas
    Csv,
    /// Cells separated by tabs
    Tsv,
    /// A JSON object on every line
    Jsonl,
    /// A workbook
    Xlsx,
    /// A Parquet file (in builds with the feature `columnar`)
    Parquet,
    /// Arrow IPC, also known as Feather (in builds with the feature `columnar`)
    Arrow,
    /// For people, of `--against-on` and `--against-rules`
    Text,
}

/// What becomes of a row with a cell that cannot be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum BadCellsArg {
    /// It is judged as if the cell were empty, and a column says so
    #[default]
    Unknown,
    /// It is set aside
    Reject,
}

impl From<BadCellsArg> for BadCells {
    fn from(given: BadCellsArg) -> Self {
        match given {
            BadCellsArg::Unknown => Self::Unknown,
            BadCellsArg::Reject => Self::Reject,
        }
    }
}

/// How a table of results is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ShapeArg {
    /// A row for each row: its cells, then columns for every status
    Wide,
    /// A row for each row and status
    Long,
}

/// How columns that are added are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NamesArg {
    /// As in `hsp-1-b.confirmed-verdict`
    Dotted,
    /// As in `hsp_1_b_confirmed_verdict`, which needs no quotes in SQL
    Snake,
}

/// `zairyu batch`.
#[derive(Args, Clone, Debug, Default)]
pub struct BatchArgs {
    /// The table (.csv, .tsv, .xlsx, .parquet, .arrow) or lines of JSON (.jsonl), packed (.gz, .zst) or not; `-` reads standard input. A header takes at most 1 MiB, a row 16 MiB
    #[arg(value_name = "INPUT")]
    pub input: PathBuf,
    /// Further inputs of the same kind: the result has the columns of all, and `source`
    #[arg(value_name = "MORE")]
    pub more: Vec<PathBuf>,
    /// Where the result goes; a file that is there is replaced, a pipe or device written through [default: standard output]
    #[arg(short, long, value_name = "OUTPUT")]
    pub output: Option<PathBuf>,
    /// Only this status (repeatable)
    #[arg(long = "status", value_name = "ID")]
    pub status: Vec<String>,
    /// Give a fact to every row, winning over the row (repeatable)
    #[arg(long = "set", value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// Read a heading as a fact, such as "Salary (JPY)=offer.annual-salary" (repeatable)
    #[arg(long = "map", value_name = "HEADING=FACT")]
    pub map: Vec<String>,
    /// The same from a TOML file (at most 1 MiB) of lines "HEADING" = "FACT"
    #[arg(long = "map-file", value_name = "FILE")]
    pub map_file: Option<PathBuf>,
    /// Format of the input [default: by its suffix]
    #[arg(long = "input-format", value_enum, value_name = "FORMAT")]
    pub input_format: Option<TableFormat>,
    /// Format of the result [default: by the suffix of OUTPUT, else that of the input]
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub format: Option<TableFormat>,
    /// Layout of a table of results [default: wide]
    #[arg(long, value_enum, value_name = "SHAPE")]
    pub shape: Option<ShapeArg>,
    /// Points items and criteria too (jsonl)
    #[arg(long)]
    pub explain: bool,
    /// Only rows with this verdict on a reported status (repeatable)
    #[arg(long, value_enum, value_name = "VERDICT")]
    pub only: Vec<VerdictArg>,
    /// Only rows that are short of qualifying by at most N points, or by at most N criteria; columns say how far
    #[arg(long, value_name = "N")]
    pub near: Option<u32>,
    /// Only rows that nothing but at most N points keeps from qualifying, counted from the most points that they can have, or from the least while that is open
    #[arg(long, value_name = "N", conflicts_with = "near")]
    pub near_points: Option<u32>,
    /// Only rows that at most N criteria keep from qualifying, and no points
    #[arg(long, value_name = "N", conflicts_with = "near")]
    pub near_criteria: Option<u32>,
    /// Only rows of which an earlier run, whose columns stand in the table, said something else
    #[arg(long)]
    pub changed: bool,
    /// Look at no more than the first N rows of an input
    #[arg(long, value_name = "N")]
    pub limit: Option<u64>,
    /// Only these columns, in this order: headings of the table, `verdict` and the like for every status, `hsp-1-b.verdict` for one, `for-officer`, `unsettled` (commas between; repeatable)
    #[arg(long = "columns-out", value_name = "NAMES", value_delimiter = ',')]
    pub columns_out: Vec<String>,
    /// How columns that are added are named [default: dotted]
    #[arg(long, value_enum, value_name = "STYLE")]
    pub names: Option<NamesArg>,
    /// The table has no header: neither it nor the result begins with one. A line comes out for
    /// every line that goes in, as for `--line-by-line`, and the exit code is the same
    #[arg(long, requires = "columns", conflicts_with_all = ["only", "near", "near_points", "near_criteria", "changed", "bom"])]
    pub no_header: bool,
    /// The headings that a table without a header would have, separated by commas
    #[arg(long, value_name = "NAMES", requires = "no_header")]
    pub columns: Option<String>,
    /// A line comes out for every line that goes in, in order. One that cannot be read says why,
    /// and the exit code stays 0; with `--strict` it ends the batch with 2
    #[arg(long, conflicts_with_all = ["only", "near", "near_points", "near_criteria", "changed"])]
    pub line_by_line: bool,
    /// The sheet of a workbook [default: the first that is shown]
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Refuse a workbook, or a record batch, that unpacks to more, and a packed table that unpacks
    /// to more and to 1,000 times its size, in MiB [default: 2048]
    #[arg(long, value_name = "MIB")]
    pub max_unpacked: Option<u64>,
    /// Compare with the rules of another day: who gets another verdict, and by what
    #[arg(long, value_name = "DATE", conflicts_with_all = ["only", "near", "near_points", "near_criteria", "changed", "columns_out", "names", "explain", "shape", "no_header", "line_by_line"])]
    pub against_on: Option<String>,
    /// Compare with other rules, from a folder
    #[arg(long, value_name = "DIR", conflicts_with_all = ["only", "near", "near_points", "near_criteria", "changed", "columns_out", "names", "explain", "shape", "no_header", "line_by_line"])]
    pub against_rules: Option<PathBuf>,
    /// Compare with other facts for every row, beside those of `--set`: who would get another verdict
    #[arg(long, value_name = "FACT=VALUE", conflicts_with_all = ["only", "near", "near_points", "near_criteria", "changed", "columns_out", "names", "explain", "shape", "no_header", "line_by_line"])]
    pub against_set: Vec<String>,
    /// Encoding of the input, such as `shift_jis` [default: found out]
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// Begin a table with a byte order mark, for spreadsheets
    #[arg(long)]
    pub bom: bool,
    /// What becomes of a row with a cell that cannot be read
    #[arg(long = "bad-cells", value_enum, value_name = "WHAT", default_value = "unknown")]
    pub bad_cells: BadCellsArg,
    /// What parts the cells of a table, a sign or `tab` [default: found out]
    #[arg(long, value_name = "SIGN")]
    pub delimiter: Option<String>,
    /// Write cells and rows that could not be read, and why, as lines of JSON; a file that is there is replaced
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
    /// Write whole rows with what could not be read, in the form of the input (of a workbook as CSV)
    #[arg(long, value_name = "FILE")]
    pub rejects: Option<PathBuf>,
    /// Write day, digest of the rules, columns and counts of the result as JSON
    #[arg(long, value_name = "FILE")]
    pub stamp: Option<PathBuf>,
    /// Stop at the first cell or row that cannot be read and the first row that contradicts itself, leaving no output file
    #[arg(long)]
    pub strict: bool,
    /// How many threads work [default: one for each core]
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// No progress and no summary; errors stay
    #[arg(short, long)]
    pub quiet: bool,
    /// Exit with 3 if any row has this verdict (repeatable)
    #[arg(long = "fail-on", value_enum, value_name = "VERDICT")]
    pub fail_on: Vec<VerdictArg>,
}
