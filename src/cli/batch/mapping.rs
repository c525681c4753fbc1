//! What the columns of an input mean: its header, `--map`, `--map-file`, and facts that hold for
//! every row. Must not know how rows are judged or written.

use crate::batch::{Blocks, Columns, InputForm, Mapping, Uncut, headings};
use crate::cli::args::BatchArgs;
use crate::cli::batch::begun::{Begun, statuses};
use crate::cli::batch::{book, columnar, map_file, summary};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::diagnostic::Diagnostics;
use crate::door::TooDense;
use crate::evaluate::Program;
use crate::facts::{Candidate, check_sense, set_facts};
use std::io::Read;
use std::path::Path;

/// Facts that hold for every row.
pub fn constants(
    typed: &[String],
    mapping: &Mapping,
    program: &Program<'_>,
    session: &Session,
) -> Result<Candidate, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
    let mut case = Candidate::empty(vocabulary);
    let constants = mapping.constants.iter().map(|(fact, value)| format!("{fact}={value}"));
    // What is typed wins over the file.
    let constants: Vec<String> = constants.collect();
    for set in [&constants[..], typed] {
        set_facts(vocabulary, &mut case, set, &mut sources, &mut found);
    }
    check_sense(vocabulary, &case, program.day(), &mut found);
    for apart in program.rulebook().apart(&case.facts, program.day()) {
        found.push(apart);
    }
    if found.is_sound() {
        let page = session.error_page();
        crate::cli::io::output::say(&crate::render::diagnostics(&found.sorted(), &sources, &page));
        return Ok(case);
    }
    Err(Failure::mistakes(found.sorted(), sources, words::NOT_CHECKED))
}

/// How headings and values are to be read: a file of mappings, then what was typed.
pub fn mapping(args: &BatchArgs) -> Result<Mapping, Failure> {
    let mut mapping = match &args.map_file {
        Some(path) => map_file::read(path)?,
        None => Mapping::default(),
    };
    let typed = args.map.iter().map(|words| {
        let (heading, fact) = words
            .rsplit_once('=')
            .ok_or_else(|| Failure::usage(words::BAD_MAP, &[("value", words)]))?;
        Ok((heading.trim().to_string(), fact.trim().to_string()))
    });
    let mut headings = typed.collect::<Result<Vec<_>, Failure>>()?;
    // What is typed is found before what stands in the file.
    headings.append(&mut mapping.headings);
    mapping.headings = headings;
    Ok(mapping)
}

pub fn columns<R: Read>(
    args: &BatchArgs,
    form: InputForm,
    blocks: &mut Blocks<R>,
    program: &Program<'_>,
    mapping: &Mapping,
) -> Result<Begun, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let failed = |error: std::io::Error| unreadable(&args.input, &error);
    let (mut form, mut above, mut first) = (form, Vec::new(), Vec::new());
    let columns = match form {
        InputForm::Lines | InputForm::Sheet | InputForm::Records => {
            Columns::of_lines(vocabulary, &mapping.headings)
        }
        InputForm::Separated(_) if args.no_header => {
            let names = args.columns.as_deref().unwrap_or_default();
            Columns::of_rows(vocabulary, headings(b',', names.as_bytes()), mapping, &first)
        }
        InputForm::Separated(mut separator) => {
            // Where lines are answered one by one, none is read ahead.
            if !args.line_by_line {
                let told = args.delimiter.is_some() || separator != b',';
                let begun = blocks.begin(separator, told, vocabulary, mapping);
                let begun = begun.map_err(failed)?;
                (separator, above, first) = (begun.separator, begun.above, begun.first);
                form = InputForm::Separated(separator);
            }
            let header = blocks.header().map_err(failed)?;
            let name = args.input.display().to_string();
            let empty = || Failure::usage(words::EMPTY_TABLE, &[("name", &name)]);
            let header = header.ok_or_else(empty)?;
            Columns::of_rows(vocabulary, headings(separator, &header), mapping, &first)
        }
    };
    let columns = columns.map_err(|unfit| summary::unfit(&unfit))?;
    let columns = match form {
        InputForm::Lines => columns,
        _ => columns.beside(statuses(program)),
    };
    Ok(Begun { columns, form, above, book: None })
}

/// What is said where the input cannot be read on.
pub fn unreadable(input: &Path, error: &std::io::Error) -> Failure {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return book::failure(input, error);
    }
    if let Some(failure) = columnar::failure(input, error) {
        return failure;
    }
    let name = input.display().to_string();
    if let Some(uncut) = Uncut::of(error) {
        return unfit_stream(uncut, &name);
    }
    if let Some(TooDense { mebibytes }) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        let slots = [("name", name.as_str()), ("limit", &mebibytes.to_string())];
        return Failure::usage(words::TOO_DENSE, &slots);
    }
    Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &error.to_string())])
}

/// What is said of a stream that cannot be cut into rows.
fn unfit_stream(uncut: Uncut, name: &str) -> Failure {
    let notice = match uncut {
        Uncut::LongHeader => words::LONG_HEADER,
        Uncut::OpenHeader => words::OPEN_HEADER,
        Uncut::Endless => words::ENDLESS_ROW,
    };
    Failure::usage(notice, &[("name", name)])
}
