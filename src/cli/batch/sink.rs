//! Where judged rows and rejected ones go: bytes as they come, a workbook, or a file of columns.

use crate::batch::{Plan, Reject, ResultShape, Tally};
use crate::cli::args::BatchArgs;
use crate::cli::batch::columnar::{ColumnTable, Kept};
use crate::cli::batch::vessel::Vessel;
use crate::cli::io::pending;
use crate::cli::io::streams::Target;
use crate::cli::say::failure::Failure;
use crate::cli::say::session::Session;
use crate::cli::words;
use crate::door::Caught;
use crate::workbook::{TooManyRows, WorkbookResults};
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Where judged rows and rejected ones go.
pub struct Sink<'p> {
    target: RefCell<Target>,
    laid: RefCell<Laid<'p>>,
}

/// What lays the rows out.
enum Laid<'p> {
    /// Nothing: they are bytes already.
    Out,
    Book(Box<WorkbookResults<'p>>),
    Columns(Box<ColumnTable>),
}

/// The half that takes judged rows.
pub struct ResultSink<'s, 'p>(&'s Sink<'p>);

/// The half that takes rejected rows.
pub struct RejectSink<'s, 'p>(&'s Sink<'p>);

impl<'p> Sink<'p> {
    /// Opens it. `kept`: what came in, where columns are handed on as they are.
    pub fn new(
        args: &BatchArgs,
        plan: &'p Plan<'p>,
        session: &'p Session,
        vessel: Vessel,
        kept: Option<Kept>,
    ) -> Result<Self, Failure> {
        let path = args.output.as_deref().filter(|path| *path != Path::new("-"));
        if path.is_none() && io::stdout().is_terminal() {
            for_terminals(vessel)?;
        }
        let mut target = Target::new(path)?;
        if args.bom
            && matches!(
                (plan.shape, vessel),
                (ResultShape::Wide(_) | ResultShape::Long(_), Vessel::Text)
            )
        {
            target.write_all("\u{feff}".as_bytes())?;
        }
        // Rows wait on the same disk on which they will stand.
        let folder = target.folder().map_or_else(std::env::temp_dir, Path::to_path_buf);
        let laid = match vessel {
            Vessel::Text => Laid::Out,
            Vessel::Book => {
                Laid::Book(Box::new(WorkbookResults::new(plan, &session.page(), &folder)?))
            }
            Vessel::Parquet | Vessel::Arrow => {
                let table = ColumnTable::new(plan, vessel, kept, path.is_none());
                Laid::Columns(Box::new(table.map_err(|error| unnamed(args, &error))?))
            }
        };
        Ok(Self { target: RefCell::new(target), laid: RefCell::new(laid) })
    }

    /// Says what the rows are compared with.
    pub fn against(self, other: Option<&Plan<'_>>) -> Self {
        if let (Laid::Book(book), Some(other)) = (&mut *self.laid.borrow_mut(), other) {
            let program = other.program;
            book.against(program.day(), &program.rulebook().digest);
        }
        self
    }

    /// True where rejected rows go into the result too.
    pub fn keeps_rejects(&self) -> bool {
        matches!(*self.laid.borrow(), Laid::Book(_))
    }

    /// For judged rows and for rejected ones.
    pub fn halves(&self) -> (ResultSink<'_, 'p>, RejectSink<'_, 'p>) {
        (ResultSink(self), RejectSink(self))
    }

    /// Everything was judged. How many cells had to be cut.
    pub fn finish(self, args: &BatchArgs, tally: &Tally, digest: &str) -> Result<u64, Failure> {
        let mut target = self.target.into_inner();
        let cut = match self.laid.into_inner() {
            Laid::Out => 0,
            Laid::Book(book) => {
                let finished = book.finish(tally, digest, target.sendable());
                finished.map_err(|error| unwritable(args, error))?
            }
            Laid::Columns(table) => {
                target.write_all(&table.finish()?)?;
                0
            }
        };
        target.finish()?;
        Ok(cut)
    }
}

/// Refuses what no terminal can show.
fn for_terminals(vessel: Vessel) -> Result<(), Failure> {
    match vessel {
        Vessel::Text => Ok(()),
        Vessel::Book => Err(Failure::usage(words::BOOK_ON_TERMINAL, &[])),
        Vessel::Parquet | Vessel::Arrow => Err(Failure::usage(words::COLUMNS_ON_TERMINAL, &[])),
    }
}

/// Why results cannot be written on. Too many rows for a workbook are a failure of their own.
pub fn unwritable(args: &BatchArgs, error: io::Error) -> Failure {
    if is::<TooManyRows>(&error) {
        return Failure::usage(words::TOO_MANY_ROWS, &[]);
    }
    let of_file = args.output.is_some() && error.raw_os_error().is_some();
    match is::<Caught>(&error) || of_file && error.kind() != io::ErrorKind::BrokenPipe {
        true => unnamed(args, &error),
        false => error.into(),
    }
}

fn is<E: std::error::Error + 'static>(error: &io::Error) -> bool {
    error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<E>)
}

/// What does not name the file by itself: a column whose type the format does not have, or words of
/// whoever writes workbooks.
fn unnamed(args: &BatchArgs, error: &io::Error) -> Failure {
    pending::unwritable(args.output.as_deref().unwrap_or(Path::new("-")), error)
}

impl Write for ResultSink<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut *self.0.laid.borrow_mut() {
            Laid::Out => self.0.target.borrow_mut().write(bytes),
            Laid::Book(book) => book.write(bytes),
            Laid::Columns(table) => {
                let ready = table.take(bytes)?;
                self.0.target.borrow_mut().write_all(&ready).map(|()| bytes.len())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match *self.0.laid.borrow() {
            Laid::Book(_) => Ok(()),
            Laid::Out | Laid::Columns(_) => self.0.target.borrow_mut().flush(),
        }
    }
}

impl RejectSink<'_, '_> {
    /// Takes a rejected row.
    pub fn reject(&self, reject: &Reject) -> io::Result<()> {
        match &mut *self.0.laid.borrow_mut() {
            Laid::Book(book) => book.reject(reject),
            Laid::Out | Laid::Columns(_) => Ok(()),
        }
    }
}
