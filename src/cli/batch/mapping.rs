//! What the columns of an input mean: its header, `--map`, `--map-file`, and facts that hold for
//! every row. Must not know how rows are judged or written.

use crate::batch::{Blocks, Columns, Form, headings};
use crate::cli::args::BatchArgs;
use crate::cli::batch::{book, columnar, summary};
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::diagnostic::Diagnostics;
use crate::evaluate::Program;
use crate::facts::{Case, set_facts};
use crate::source::Spanned;
use crate::tree::{Node, Tree, parse_toml};
use std::io::Read;
use std::path::Path;

/// Facts that hold for every row.
pub fn constants(
    args: &BatchArgs,
    program: &Program<'_>,
    session: &Session,
) -> Result<Case, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
    let mut case = Case::empty(vocabulary);
    set_facts(vocabulary, &mut case, &args.set, &mut sources, &mut found);
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
    let text = std::fs::read_to_string(path).map_err(|error| bad(error.to_string()))?;
    let (mut sources, mut found) = (Session::sources(), Diagnostics::default());
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
    form: Form,
    blocks: &mut Blocks<R>,
    program: &Program<'_>,
    map: &[(String, String)],
) -> Result<Columns, Failure> {
    let vocabulary = &program.rulebook().vocabulary;
    let columns = match form {
        Form::Lines | Form::Sheet | Form::Records => Columns::of_lines(vocabulary, map),
        Form::Separated(_) if args.no_header => {
            let names = args.columns.as_deref().unwrap_or_default();
            Columns::of_table(vocabulary, headings(b',', names.as_bytes()), map)
        }
        Form::Separated(separator) => {
            let header = blocks.header().map_err(|error| unreadable(args, &error))?;
            let name = args.input.display().to_string();
            let empty = || Failure::usage(words::EMPTY_TABLE, &[("name", &name)]);
            let header = header.ok_or_else(empty)?;
            Columns::of_table(vocabulary, headings(separator, &header), map)
        }
    };
    columns.map_err(|unfit| summary::unfit(&unfit))
}

pub fn unreadable(args: &BatchArgs, error: &std::io::Error) -> Failure {
    if let Some(error) = error.get_ref().and_then(|inner| inner.downcast_ref()) {
        return book::failure(args, error);
    }
    if let Some(failure) = columnar::failure(args, error) {
        return failure;
    }
    let name = args.input.display().to_string();
    Failure::usage(words::NO_INPUT, &[("name", &name), ("detail", &error.to_string())])
}
