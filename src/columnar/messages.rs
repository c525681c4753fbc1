//! The messages of Arrow IPC, taken one by one from a stream. Files are read as streams too: they
//! are one, between marks. What a message declares is compared with what is allowed before room
//! is made for it, since the decoder makes room for whatever a compressed buffer declares.

use super::source::{ROWS, Unreadable};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_buffer::Buffer;
use arrow_ipc::convert::try_fb_to_schema;
use arrow_ipc::reader::{read_dictionary, read_record_batch};
use arrow_ipc::{Message, root_as_message};
use arrow_schema::SchemaRef;
use std::collections::HashMap;
use std::io::{BufReader, Cursor, ErrorKind, Read};

/// How a file begins and ends.
const FILE: &[u8; 6] = b"ARROW1";

/// How a message begins.
const MESSAGE: [u8; 4] = [0xff; 4];

/// Record batches from a stream.
pub(super) struct Messages {
    bytes: BufReader<Box<dyn Read + Send>>,
    schema: SchemaRef,
    dictionaries: HashMap<i64, ArrayRef>,
    limit: u64,
    /// A file says where it ends.
    file: bool,
    ended: bool,
    /// The rest of a record batch that is too long to be handed on at once.
    rest: Option<RecordBatch>,
}

/// A message: what it says of itself, and its bytes.
struct Framed {
    head: Vec<u8>,
    body: Buffer,
}

impl Messages {
    /// Reads the schema.
    pub fn open(mut bytes: Box<dyn Read + Send>, limit: u64) -> Result<Self, Unreadable> {
        let mut first = eight(&mut bytes)?;
        let file = first.starts_with(FILE);
        // The mark of a file is filled up with zeros, to whatever its writer aligns messages to.
        if file {
            first = eight(&mut bytes)?;
            while first == [0; 8] {
                first = eight(&mut bytes)?;
            }
        }
        match first.starts_with(&MESSAGE) {
            true => {}
            false if file && first.len() < 8 => return Err(Unreadable::Truncated),
            false => return Err(Unreadable::NoArrow),
        }
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(first).chain(bytes));
        let (schema, dictionaries) =
            (SchemaRef::new(arrow_schema::Schema::empty()), HashMap::new());
        let bytes = BufReader::new(whole);
        let mut messages =
            Self { bytes, schema, dictionaries, limit, file, ended: false, rest: None };
        let framed = messages.frame()?.ok_or(Unreadable::Truncated)?;
        let schema = said(&framed.head)?.header_as_schema().ok_or(Unreadable::NoArrow)?;
        messages.schema = SchemaRef::new(try_fb_to_schema(schema)?);
        Ok(messages)
    }

    /// The columns.
    pub fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    /// The next rows; none at the end.
    pub fn next(&mut self) -> Result<Option<RecordBatch>, Unreadable> {
        loop {
            if let Some(batch) = self.rest.take() {
                let rows = batch.num_rows();
                self.rest = (rows > ROWS).then(|| batch.slice(ROWS, rows - ROWS));
                return Ok(Some(batch.slice(0, rows.min(ROWS))));
            }
            let Some(framed) = self.frame()? else { return Ok(None) };
            self.rest = self.decode(&framed)?.filter(|batch| batch.num_rows() > 0);
        }
    }

    fn decode(&mut self, framed: &Framed) -> Result<Option<RecordBatch>, Unreadable> {
        let message = said(&framed.head)?;
        let (body, version) = (&framed.body, message.version());
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
        Err(Unreadable::Broken(format!("{:?}", message.header_type())))
    }

    /// Looks whether the buffers of a message lie within it, and adds up what they declare to
    /// unpack to.
    fn unpacks_to(
        &self,
        batch: arrow_ipc::RecordBatch<'_>,
        body: &Buffer,
    ) -> Result<(), Unreadable> {
        let packed = batch.compression().is_some();
        let mut sum = 0_u64;
        for buffer in batch.buffers().iter().flatten() {
            let place = |at: i64| usize::try_from(at).unwrap_or(usize::MAX);
            let (from, length) = (place(buffer.offset()), place(buffer.length()));
            let bytes = body.get(from..from.saturating_add(length)).ok_or(Unreadable::Truncated)?;
            if let (true, Some(declared)) = (packed, bytes.first_chunk()) {
                // -1: as it is.
                let declared = u64::try_from(i64::from_le_bytes(*declared)).unwrap_or_default();
                sum = sum.saturating_add(declared);
            }
        }
        self.within(sum)
    }

    fn within(&self, declared: u64) -> Result<(), Unreadable> {
        match declared > self.limit {
            true => Err(Unreadable::TooLarge { declared, most: self.limit }),
            false => Ok(()),
        }
    }

    /// The next message; none at the end.
    fn frame(&mut self) -> Result<Option<Framed>, Unreadable> {
        if self.ended {
            return Ok(None);
        }
        let Some(length) = self.length()? else {
            self.ended = true;
            return self.whole().map(|()| None);
        };
        let head = self.bytes(length)?;
        let declared = said(&head)?.bodyLength();
        let body = self.bytes(u64::try_from(declared).unwrap_or(u64::MAX))?;
        Ok(Some(Framed { head, body: Buffer::from_vec(body) }))
    }

    /// How long the head of the next message is; none at the end.
    fn length(&mut self) -> Result<Option<u64>, Unreadable> {
        let mut mark = Vec::new();
        self.bytes.by_ref().take(4).read_to_end(&mut mark)?;
        // A stream may just end; a file may not.
        if mark.is_empty() && !self.file {
            return Ok(None);
        }
        if mark.len() == 4 && mark != MESSAGE {
            return Err(Unreadable::Broken("a message begins in the wrong place".to_string()));
        }
        let mut length = [0; 4];
        self.bytes.read_exact(&mut length).map_err(cut)?;
        match u32::from_le_bytes(length) {
            0 => Ok(None),
            length => Ok(Some(u64::from(length))),
        }
    }

    /// A file ends with its mark.
    fn whole(&mut self) -> Result<(), Unreadable> {
        if !self.file {
            return Ok(());
        }
        let (mut piece, mut last) = (vec![0; 64 * 1024], Vec::new());
        loop {
            match self.bytes.read(&mut piece)? {
                0 if last == FILE => return Ok(()),
                0 => return Err(Unreadable::Truncated),
                read => last.extend_from_slice(&piece[..read]),
            }
            last.drain(..last.len().saturating_sub(FILE.len()));
        }
    }

    fn bytes(&mut self, length: u64) -> Result<Vec<u8>, Unreadable> {
        self.within(length)?;
        let mut bytes = Vec::new();
        let read = self.bytes.by_ref().take(length).read_to_end(&mut bytes)?;
        if read as u64 == length { Ok(bytes) } else { Err(Unreadable::Truncated) }
    }
}

/// The next eight bytes, or those that are left.
fn eight(bytes: &mut impl Read) -> Result<Vec<u8>, Unreadable> {
    let mut eight = Vec::new();
    bytes.take(8).read_to_end(&mut eight)?;
    Ok(eight)
}

/// What a message says of itself.
fn said(head: &[u8]) -> Result<Message<'_>, Unreadable> {
    root_as_message(head).map_err(|error| Unreadable::Broken(error.to_string()))
}

fn cut(error: std::io::Error) -> Unreadable {
    match error.kind() {
        ErrorKind::UnexpectedEof => Unreadable::Truncated,
        _ => error.into(),
    }
}
