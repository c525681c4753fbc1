//! The arguments of a report, and of one for each row of a table.

use super::table::BadCellsArg;
use super::{BatchArgs, CaseArgs, FormatParser, PrintArgs, TableFormat, VerdictArg};
use crate::render::{Format, Shown};
use clap::Args;
use std::path::{Path, PathBuf};

/// `zairyu report`.
#[derive(Args, Debug)]
pub struct ReportArgs {
    #[command(flatten)]
    pub case: CaseArgs,
    /// Format of the report [default: the suffix of -o, else text]
    #[arg(long, value_parser = FormatParser::of(Shown::File), value_name = "FORMAT")]
    pub format: Option<&'static Format>,
    #[command(flatten)]
    pub print: PrintArgs,
    /// Tell every status in full, not only those that are close
    #[arg(long)]
    pub all: bool,
    /// A file with name, address and logo of whoever prints (TOML; the logo PNG or JPEG, at most
    /// 1 MiB and 16 million dots)
    #[arg(long, value_name = "FILE")]
    pub letterhead: Option<PathBuf>,
    /// One report for each row of a table or of lines of JSON (.csv, .tsv, .xlsx, .jsonl, packed or not), read as `batch` reads it, into the folder of -o, with an index
    #[arg(long, value_name = "INPUT", conflicts_with = "case", requires = "output")]
    pub each: Option<PathBuf>,
    #[command(flatten)]
    pub rows: RowArgs,
}

/// How the rows of `--each` are read.
#[derive(Args, Debug, Default)]
pub struct RowArgs {
    /// Read a heading as a fact, such as "Salary (JPY)=offer.annual-salary" (repeatable)
    #[arg(long = "map", value_name = "HEADING=FACT", requires = "each")]
    pub map: Vec<String>,
    /// The same, units, values and constants from a TOML file (at most 1 MiB), as `zairyu new map` proposes it
    #[arg(long = "map-file", value_name = "FILE", requires = "each")]
    pub map_file: Option<PathBuf>,
    /// Format of the input [default: by its suffix]
    #[arg(long = "input-format", value_enum, value_name = "FORMAT", requires = "each")]
    pub input_format: Option<TableFormat>,
    /// The sheet of a workbook [default: the first that is shown]
    #[arg(long, value_name = "NAME", requires = "each")]
    pub sheet: Option<String>,
    /// Encoding of the input, such as `shift_jis` [default: found out]
    #[arg(long, value_name = "NAME", requires = "each")]
    pub encoding: Option<String>,
    /// What parts the cells of a table, a sign or `tab` [default: found out]
    #[arg(long, value_name = "SIGN", requires = "each")]
    pub delimiter: Option<String>,
    /// What becomes of a row with a cell that cannot be read
    #[arg(
        long = "bad-cells",
        value_enum,
        value_name = "WHAT",
        default_value = "unknown",
        requires = "each"
    )]
    pub bad_cells: BadCellsArg,
    /// Write cells and rows that could not be read, and why, as lines of JSON; a file that is there is replaced
    #[arg(long, value_name = "FILE", requires = "each")]
    pub errors: Option<PathBuf>,
    /// Only rows with this verdict on a reported status (repeatable)
    #[arg(long, value_enum, value_name = "VERDICT", requires = "each")]
    pub only: Vec<VerdictArg>,
    /// Look at no more than the first N rows
    #[arg(long, value_name = "N", requires = "each")]
    pub limit: Option<u64>,
    /// Refuse a workbook that unpacks to more, and a packed table that unpacks to more and to 1,000 times its size, in MiB [default: 2048]
    #[arg(long, value_name = "MIB", requires = "each")]
    pub max_unpacked: Option<u64>,
}

impl RowArgs {
    /// The same as a batch is asked to read.
    pub fn of(&self, input: &Path, set: &[String]) -> BatchArgs {
        BatchArgs {
            input: input.into(),
            set: set.to_vec(),
            map: self.map.clone(),
            map_file: self.map_file.clone(),
            input_format: self.input_format,
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            delimiter: self.delimiter.clone(),
            bad_cells: self.bad_cells,
            limit: self.limit,
            max_unpacked: self.max_unpacked,
            ..BatchArgs::default()
        }
    }
}
