//! Where judged rows and rejected ones go: bytes as they come, or a workbook.

use super::args::BatchArgs;
use super::failure::Failure;
use super::session::Session;
use super::streams::Target;
use super::words;
use crate::batch::{Difference, Plan, Reject, Shape, Tally};
use crate::workbook::Results;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Where judged rows and rejected ones go.
pub struct Sink<'p> {
    target: RefCell<Target>,
    book: Option<RefCell<Results<'p>>>,
}

/// The half that takes judged rows.
pub struct Judged<'s, 'p>(&'s Sink<'p>);

/// The half that takes rejected rows.
pub struct Aside<'s, 'p>(&'s Sink<'p>);

impl<'p> Sink<'p> {
    /// Opens it.
    pub fn new(args: &BatchArgs, plan: &'p Plan<'p>, session: &Session) -> Result<Self, Failure> {
        let path = args.output.as_deref();
        let standard = path.is_none_or(|path| path == Path::new("-"));
        let cells = matches!(plan.shape, Shape::Cells | Shape::Differences(Difference::Cells));
        if cells && standard && io::stdout().is_terminal() {
            return Err(Failure::usage(words::BOOK_ON_TERMINAL, &[]));
        }
        let mut target = Target::new(path)?;
        if args.bom && matches!(plan.shape, Shape::Wide(_) | Shape::Long(_)) {
            target.write_all("\u{feff}".as_bytes())?;
        }
        // Rows wait on the same disk on which they will stand.
        let folder = target.folder().map_or_else(std::env::temp_dir, Path::to_path_buf);
        let book = cells.then(|| Results::new(plan, &session.page(), &folder)).transpose()?;
        Ok(Self { target: RefCell::new(target), book: book.map(RefCell::new) })
    }

    /// Says what the rows are compared with.
    pub fn against(self, other: Option<&Plan<'_>>) -> Self {
        if let (Some(book), Some(other)) = (&self.book, other) {
            let program = other.program;
            book.borrow_mut().against(program.day(), &program.rulebook().digest);
        }
        self
    }

    /// True where rejected rows go into the result too.
    pub fn keeps_rejects(&self) -> bool {
        self.book.is_some()
    }

    /// For judged rows and for rejected ones.
    pub fn halves(&self) -> (Judged<'_, 'p>, Aside<'_, 'p>) {
        (Judged(self), Aside(self))
    }

    /// Everything was judged.
    pub fn finish(self, tally: &Tally, digest: &str) -> Result<(), Failure> {
        let mut target = self.target.into_inner();
        if let Some(book) = self.book {
            book.into_inner().finish(tally, digest, target.sendable())?;
        }
        target.finish()
    }
}

impl Write for Judged<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &self.0.book {
            Some(book) => book.borrow_mut().write(bytes),
            None => self.0.target.borrow_mut().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &self.0.book {
            Some(_) => Ok(()),
            None => self.0.target.borrow_mut().flush(),
        }
    }
}

impl Aside<'_, '_> {
    /// Takes a rejected row.
    pub fn reject(&self, reject: &Reject) -> io::Result<()> {
        self.0.book.as_ref().map_or(Ok(()), |book| book.borrow_mut().reject(reject))
    }
}
