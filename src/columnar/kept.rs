//! Record batches that came in, kept until the results of their rows are written.

use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Record batches on the way round the judging: put in where rows are read, taken out where
/// results are written.
#[derive(Clone, Debug)]
pub struct Kept {
    schema: SchemaRef,
    batches: Arc<Mutex<VecDeque<Numbered>>>,
}

/// A record batch and the number of its first row.
#[derive(Clone, Debug)]
pub(super) struct Numbered {
    pub first: u64,
    pub batch: RecordBatch,
}

impl Numbered {
    /// The number of the row behind its last.
    pub fn end(&self) -> u64 {
        self.first + self.batch.num_rows() as u64
    }
}

impl Kept {
    pub(super) fn new(schema: SchemaRef) -> Self {
        Self { schema, batches: Arc::default() }
    }

    pub(super) fn schema(&self) -> &SchemaRef {
        &self.schema
    }

    pub(super) fn put(&self, first: u64, batch: RecordBatch) {
        self.queue().push_back(Numbered { first, batch });
    }

    /// The batch with that row; those before it are let go.
    pub(super) fn take(&self, row: u64) -> Option<Numbered> {
        self.forget(row);
        let mut queue = self.queue();
        match queue.front().is_some_and(|front| front.first <= row) {
            true => queue.pop_front(),
            false => None,
        }
    }

    /// Lets go of the batches whose rows all come before that row.
    pub(super) fn forget(&self, row: u64) {
        let mut queue = self.queue();
        while queue.front().is_some_and(|front| front.end() <= row) {
            queue.pop_front();
        }
    }

    fn queue(&self) -> MutexGuard<'_, VecDeque<Numbered>> {
        // A queue is whole between any two steps, whoever left it.
        self.batches.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
