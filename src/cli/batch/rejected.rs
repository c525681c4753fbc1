//! Whole rows that hold what could not be read, in the form in which they came, so that they can be
//! mended and judged again.

use crate::batch::{CELL, InputForm, Plan, Reject, heading_row};
use crate::cli::args::BatchArgs;
use crate::cli::io::streams::Target;
use crate::cli::say::failure::Failure;
use std::io::{self, Write};

/// Where such rows go, where they are asked for.
pub struct Rejected {
    target: Option<Target>,
    /// Rows come as the cells of a sheet.
    marked: bool,
}

impl Rejected {
    /// Nothing taken but the headings.
    pub fn new(args: &BatchArgs, plan: &Plan<'_>) -> Result<Self, Failure> {
        let marked = matches!(plan.form, InputForm::Sheet | InputForm::Records);
        let Some(path) = &args.rejects else { return Ok(Self { target: None, marked }) };
        let mut target = Target::new(Some(path))?;
        let separator = match plan.form {
            InputForm::Separated(separator) => separator,
            InputForm::Sheet | InputForm::Records => b',',
            InputForm::Lines => return Ok(Self { target: Some(target), marked }),
        };
        if plan.headed {
            target.write_all(&heading_row(&plan.columns.names, separator))?;
        }
        Ok(Self { target: Some(target), marked })
    }

    /// Takes the row of a reject, once.
    pub fn take(&mut self, reject: &Reject) -> io::Result<()> {
        match &mut self.target {
            Some(target) if self.marked && !reject.raw.is_empty() => {
                let cells = reject.raw.split(|byte| *byte == CELL);
                let cells: Vec<String> =
                    cells.map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                target.write_all(&heading_row(&cells, b','))
            }
            Some(target) if !reject.raw.is_empty() => {
                target.write_all(&reject.raw)?;
                target.write_all(b"\n")
            }
            _ => Ok(()),
        }
    }

    /// All rows were taken.
    pub fn finish(self) -> Result<(), Failure> {
        self.target.map_or(Ok(()), Target::finish)
    }
}
