//! What the columns of an input mean: its header, `--map`, `--map-file`, and facts that hold for
//! every row. Must not know how rows are judged or written.

use crate::batch::{Blocks, Columns, InputForm, Uncut, headings};
use crate::cli::args::BatchArgs;
use crate::cli::batch::{book, columnar, summary};
use crate::cli::io::files::{SMALL, text_of};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::diagnostic::Diagnostics;
use crate::door::TooDense;
use crate::evaluate::Program;
use crate::facts::{Candidate, check_sense, set_facts};
use crate::source::Spanned;
use crate::tree::{Node, Tree, parse_toml};
use std::io::Read;
use std::path::Path;

/// Facts that hold for every row.
pub fn constants(
    args: &BatchArgs,
    program: &Program<'_>,
    session: &Session,
) -> Result<Candidate, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
    let mut case = Candidate::empty(vocabulary);
    set_facts(vocabulary, &mut case, &args.set, &mut sources, &mut found);
    check_sense(vocabulary, &case, program.day(), &mut found);
    if found.is_sound() {
        let page = session.error_page();
        crate::cli::io::output::say(&crate::render::diagnostics(&found.sorted(), &sources, &page));
        return Ok(case);
    }
    Err(Failure::mistakes(found.sorted(), sources, words::NOT_CHECKED))
}

/// Headings and the facts they are to be read as.
pub fn map(args: &BatchArgs) -> Result<Vec<(String, String)>, Failure> {
    let mut map = Vec::new();
    if let Some(path) = &args.map_file {
        map = map_file(path)?;
    }
    for words in &args.map {
        let (heading, fact) = words
            .rsplit_once('=')
            .ok_or_else(|| Failure::usage(crate::cli::words::BAD_MAP, &[("value", words)]))?;
        map.push((heading.trim().to_string(), fact.trim().to_string()));
    }
    Ok(map)
}

fn map_file(path: &Path) -> Result<Vec<(String, String)>, Failure> {
    let name = path.display().to_string();
    let bad = |detail: String| {
        Failure::usage(words::BAD_MAP_FILE, &[("name", &name), ("detail", &detail)])
    };
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
    let text = match text_of(path, SMALL) {
        Ok(text) => text,
        Err(wrong) => return Err(Failure::mistakes(vec![wrong], sources, words::NOT_CHECKED)),
    };
    let file = sources.add(name.clone(), text);
    let tree = parse_toml(&sources, file, &mut found);
    if !found.is_sound() {
        return Err(Failure::mistakes(found.sorted(), sources, words::NOT_CHECKED));
    }
    let Tree::Table(entries) = tree.value else { return Ok(Vec::new()) };
    let entry = |(heading, fact): (Spanned<String>, Node)| match fact.value {
        Tree::Text(fact) => Ok((heading.value, fact)),
        _ => Err(bad(format!("`{}`", heading.value))),
    };
    entries.into_iter().map(entry).collect()
}

pub fn columns<R: Read>(
    args: &BatchArgs,
    form: InputForm,
    blocks: &mut Blocks<R>,
    program: &Program<'_>,
    map: &[(String, String)],
) -> Result<Columns, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let columns = match form {
        InputForm::Lines | InputForm::Sheet | InputForm::Records => {
            Columns::of_lines(vocabulary, map)
        }
        InputForm::Separated(_) if args.no_header => {
            let names = args.columns.as_deref().unwrap_or_default();
            Columns::of_table(vocabulary, headings(b',', names.as_bytes()), map)
        }
        InputForm::Separated(separator) => {
            let header = blocks.header().map_err(|error| unreadable(&args.input, &error))?;
            let name = args.input.display().to_string();
            let empty = || Failure::usage(words::EMPTY_TABLE, &[("name", &name)]);
            let header = header.ok_or_else(empty)?;
            Columns::of_table(vocabulary, headings(separator, &header), map)
        }
    };
    columns.map_err(|unfit| summary::unfit(&unfit))
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
