//! Record batches out of the messages of Arrow IPC. What a message declares to unpack to is
//! compared with what is allowed first, since the decoder makes room for whatever is declared.

use super::frames::{Frame, Frames, said};
use super::unreadable::UnreadableBatches;
use crate::door::Seekable;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::convert::try_fb_to_schema;
use arrow_ipc::reader::{read_dictionary, read_record_batch};
use arrow_ipc::root_as_footer;
use arrow_schema::SchemaRef;
use std::collections::HashMap;
use std::io::Read;

/// So many rows are taken at a time.
pub(super) const ROWS: usize = 8192;

/// Record batches out of messages.
pub(super) struct Messages {
    frames: Frames,
    schema: SchemaRef,
    dictionaries: HashMap<i64, ArrayRef>,
    /// The rest of a record batch that is too long to be handed on at once.
    rest: Option<RecordBatch>,
}

impl Messages {
    /// Of a stream.
    pub fn stream(bytes: Box<dyn Read + Send>, limit: u64) -> Result<Self, UnreadableBatches> {
        Self::begin(Frames::stream(bytes, limit)?)
    }

    /// Of a file, whose footer says what the columns are; or of a stream that is kept in one.
    pub fn file(bytes: Box<dyn Seekable>, limit: u64) -> Result<Self, UnreadableBatches> {
        let (frames, footer) = Frames::file(bytes, limit)?;
        let Some(footer) = footer else { return Self::begin(frames) };
        let footer = root_as_footer(&footer).ok().and_then(|footer| footer.schema());
        Self::of(frames, footer.ok_or(UnreadableBatches::NoArrow)?)
    }

    /// The first message of a stream says what the columns are.
    fn begin(mut frames: Frames) -> Result<Self, UnreadableBatches> {
        let first = frames.next()?.ok_or(UnreadableBatches::Truncated)?;
        let schema = said(&first.head)?.header_as_schema().ok_or(UnreadableBatches::NoArrow)?;
        Self::of(frames, schema)
    }

    fn of(frames: Frames, schema: arrow_ipc::Schema<'_>) -> Result<Self, UnreadableBatches> {
        let schema = SchemaRef::new(try_fb_to_schema(schema)?);
        Ok(Self { frames, schema, dictionaries: HashMap::new(), rest: None })
    }

    /// The columns.
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// The next rows; none at the end.
    pub fn next(&mut self) -> Result<Option<RecordBatch>, UnreadableBatches> {
        loop {
            if let Some(batch) = self.rest.take() {
                let rows = batch.num_rows();
                self.rest = (rows > ROWS).then(|| batch.slice(ROWS, rows - ROWS));
                return Ok(Some(batch.slice(0, rows.min(ROWS))));
            }
            let Some(frame) = self.frames.next()? else { return Ok(None) };
            self.rest = self.decode(&frame)?.filter(|batch| batch.num_rows() > 0);
        }
    }

    fn decode(&mut self, frame: &Frame) -> Result<Option<RecordBatch>, UnreadableBatches> {
        let message = said(&frame.head)?;
        let (body, version) = (&frame.body, message.version());
        if let Some(batch) = message.header_as_record_batch() {
            self.unpacks_to(batch, body)?;
            let schema = self.schema.clone();
            let read = read_record_batch(body, batch, schema, &self.dictionaries, None, &version);
            return Ok(Some(read?));
        }
        if let Some(dictionary) = message.header_as_dictionary_batch() {
            if let Some(batch) = dictionary.data() {
                self.unpacks_to(batch, body)?;
            }
            read_dictionary(body, dictionary, &self.schema, &mut self.dictionaries, &version)?;
            return Ok(None);
        }
        Err(UnreadableBatches::Broken(format!("{:?}", message.header_type())))
    }

    /// Looks whether the buffers of a message lie within it, and adds up what they declare to
    /// unpack to.
    fn unpacks_to(
        &self,
        batch: arrow_ipc::RecordBatch<'_>,
        body: &Buffer,
    ) -> Result<(), UnreadableBatches> {
        let packed = batch.compression().is_some();
        let mut sum = 0_u64;
        for buffer in batch.buffers().iter().flatten() {
            let place = |at: i64| usize::try_from(at).unwrap_or(usize::MAX);
            let (from, length) = (place(buffer.offset()), place(buffer.length()));
            let bytes =
                body.get(from..from.saturating_add(length)).ok_or(UnreadableBatches::Truncated)?;
            if let (true, Some(declared)) = (packed, bytes.first_chunk()) {
                // -1: as it is.
                let declared = u64::try_from(i64::from_le_bytes(*declared)).unwrap_or_default();
                sum = sum.saturating_add(declared);
            }
        }
        self.frames.within(sum)
    }
}
