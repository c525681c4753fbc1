//! `zairyu new map`: a file of mappings for a table, proposed from its headings and values, to be
//! looked through and edited.

mod proposed;

use super::args::{BatchArgs, MapArgs};
use crate::batch::Mapping;
use crate::cli::batch::looked::Looking;
use crate::cli::io::streams::Target;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::{Done, words};
use crate::facts::Candidate;
use proposed::{ColumnValues, Proposal};
use std::io::Write;

/// Runs the command.
pub fn run(args: &MapArgs, session: &Session) -> Result<Done, Failure> {
    if let Some(path) = args.output.as_deref().filter(|path| path.is_file()) {
        let name = path.display().to_string();
        return Err(Failure::usage(words::EXISTS, &[("name", &name)]));
    }
    let table = BatchArgs {
        input: args.input.clone(),
        sheet: args.sheet.clone(),
        encoding: args.encoding.clone(),
        delimiter: args.delimiter.clone(),
        quiet: true,
        ..BatchArgs::default()
    };
    let rules = session.rules()?;
    let day = session.day()?;
    let program = rules.rulebook.on_for(day, &[]);
    let mut values = ColumnValues::default();
    let mapping = Mapping::default();
    let set = Candidate::empty(&rules.rulebook.vocabulary);
    let looking =
        Looking { args: &table, mapping: &mapping, program: &program, set, session, own: &[] };
    if !looking.is_table()? {
        return Err(Failure::usage(words::maps::MAP_INPUT, &[]));
    }
    let columns = looking.rows(&mut |_, row| {
        if row.rejects.is_empty() || row.case.is_some() {
            values.take(&row.words);
        }
        Ok(())
    })?;
    let proposal =
        Proposal { vocabulary: &rules.rulebook.vocabulary, columns: &columns, session, day };
    let name = args.input.display().to_string();
    let mut out = Target::new(args.output.as_deref())?;
    out.write_all(proposal.text(&name, &values).as_bytes())?;
    out.finish()?;
    Ok(Done::Fine)
}
