//! Judged rows as record batches: the columns that came in as they were, or as text where they
//! came as text, then what is added. No more is held than the rows of a record batch and what the
//! store needs.

use super::added::AddedColumn;
use super::kept::{Kept, Numbered};
use super::messages::ROWS;
use super::schema::ResultSchema;
use super::store::{BatchWriter, Store, of_arrow};
use crate::batch::{CELL, Cutter, Plan};
use arrow_array::{ArrayRef, BooleanArray, RecordBatch};
use arrow_cast::cast;
use arrow_schema::{ArrowError, SchemaRef};
use arrow_select::filter::filter_record_batch;
use memchr::{memchr, memchr_iter};
use std::io;

/// Judged rows on their way into a store.
pub struct ColumnarResults {
    schema: SchemaRef,
    columns: Vec<Option<AddedColumn>>,
    input: Option<InputBatches>,
    /// Rows in the columns.
    rows: usize,
    cutter: Cutter,
    writer: BatchWriter,
}

/// What came in, beside which the results stand.
struct InputBatches {
    kept: Kept,
    handed_on: Vec<usize>,
    /// The record batch of the rows at hand, and which of its rows are written.
    current: Option<(Numbered, Vec<bool>)>,
}

impl ColumnarResults {
    /// Nothing written but what comes first. `kept`: what came in, where the plan has the shape
    /// [`crate::batch::ResultShape::Beside`].
    pub fn new(plan: &Plan<'_>, kept: Option<Kept>, store: Store) -> io::Result<Self> {
        let ResultSchema { schema, handed_on, columns } =
            ResultSchema::of(plan, kept.as_ref(), store);
        let writer = BatchWriter::new(store, &schema)?;
        let input = kept.map(|kept| InputBatches { kept, handed_on, current: None });
        Ok(Self { schema, columns, input, rows: 0, cutter: Cutter::default(), writer })
    }

    /// Takes judged rows in, in pieces; gives the bytes that have become ready.
    pub fn take(&mut self, piece: &[u8]) -> io::Result<Vec<u8>> {
        let mut cutter = std::mem::take(&mut self.cutter);
        let cut = cutter.cut(piece, |row| self.row(row));
        self.cutter = cutter;
        cut?;
        Ok(self.writer.ready())
    }

    /// All rows were judged: the last bytes.
    pub fn finish(mut self) -> io::Result<Vec<u8>> {
        self.write()?;
        self.writer.finish()
    }

    fn row(&mut self, row: &[u8]) -> io::Result<()> {
        let ends = memchr_iter(CELL, row).chain([row.len()]);
        let mut from = 0;
        let mut cells = ends.map(|end| &row[std::mem::replace(&mut from, end + 1)..end]);
        if self.input.is_some() {
            let number = cells.next().and_then(number).ok_or_else(lost)?;
            self.pass(number)?;
            // A number alone says how far the rows are.
            if memchr(CELL, row).is_none() {
                return Ok(());
            }
            self.input.as_mut().map_or(Ok(()), |input| input.mark(number))?;
        } else if self.rows == ROWS {
            self.write()?;
        }
        for (cell, column) in cells.zip(&mut self.columns) {
            if let Some(column) = column {
                column.put(cell);
            }
        }
        self.rows += 1;
        Ok(())
    }

    /// No row before that one comes any more: what came in before it is let go.
    fn pass(&mut self, number: u64) -> io::Result<()> {
        let current = self.input.as_ref().and_then(|input| input.current.as_ref());
        if current.is_some_and(|(batch, _)| batch.end() <= number) {
            self.write()?;
        }
        if let Some(input) = &mut self.input {
            input.kept.forget(number);
        }
        Ok(())
    }

    /// Writes the rows at hand.
    fn write(&mut self) -> io::Result<()> {
        let beside =
            self.input.as_mut().and_then(InputBatches::take).transpose().map_err(of_arrow)?;
        if std::mem::take(&mut self.rows) == 0 {
            return Ok(());
        }
        let added = self.columns.iter_mut().flatten().map(AddedColumn::done);
        let mut all = beside.unwrap_or_default();
        all.extend(added.collect::<Result<Vec<_>, _>>().map_err(of_arrow)?);
        let fields = self.schema.fields().iter();
        let typed = all.iter().zip(fields).map(|(array, field)| cast(array, field.data_type()));
        let typed = typed.collect::<Result<Vec<_>, _>>().map_err(of_arrow)?;
        let batch = RecordBatch::try_new(self.schema.clone(), typed).map_err(of_arrow)?;
        self.writer.write(&batch)
    }
}

impl InputBatches {
    /// A row of the record batch at hand, or of the next, is written.
    fn mark(&mut self, number: u64) -> io::Result<()> {
        if self.current.is_none() {
            let batch = self.kept.take(number).ok_or_else(lost)?;
            let rows = batch.batch.num_rows();
            self.current = Some((batch, vec![false; rows]));
        }
        let (batch, written) = self.current.as_mut().ok_or_else(lost)?;
        let at = number.checked_sub(batch.first).and_then(|at| usize::try_from(at).ok());
        *at.and_then(|at| written.get_mut(at)).ok_or_else(lost)? = true;
        Ok(())
    }

    /// The columns of the record batch at hand, with those rows that are written.
    fn take(&mut self) -> Option<Result<Vec<ArrayRef>, ArrowError>> {
        let (Numbered { batch, .. }, written) = self.current.take()?;
        Some(batch.project(&self.handed_on).and_then(|batch| {
            let whole = written.iter().all(|written| *written);
            let batch = if whole {
                batch
            } else {
                filter_record_batch(&batch, &BooleanArray::from(written))?
            };
            Ok(batch.columns().to_vec())
        }))
    }
}

/// A result without the row that it is of: a mistake of ours, never of the input.
fn lost() -> io::Error {
    io::Error::other("a result is of no row")
}

fn number(digits: &[u8]) -> Option<u64> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}
