//! The messages of Arrow IPC, cut out of a file by its footer or out of a stream one behind the
//! other. No room is made for a message before what it declares is compared with what is allowed.

use super::unreadable::UnreadableBatches;
use crate::door::Seekable;
use arrow_buffer::Buffer;
use arrow_ipc::{Block, Message, root_as_footer, root_as_message};
use std::collections::VecDeque;
use std::io::{BufReader, Cursor, ErrorKind, Read, Seek, SeekFrom};

/// How a file begins and ends.
const FILE: &[u8; 6] = b"ARROW1";

/// How a message begins.
const MESSAGE: [u8; 4] = [0xff; 4];

/// A message: what it says of itself, and its bytes.
pub(super) struct Frame {
    pub head: Vec<u8>,
    pub body: Buffer,
}

/// The messages of a file or of a stream.
pub(super) struct Frames {
    from: From,
    /// No message may take more, in bytes.
    limit: u64,
}

enum From {
    /// A stream. One that is a file says where it ends.
    Stream { bytes: BufReader<Box<dyn Read + Send>>, file: bool, ended: bool },
    /// A file, and where its messages lie.
    File { bytes: Box<dyn Seekable>, length: u64, blocks: VecDeque<Block> },
}

impl Frames {
    /// Of a stream, which may be a file that can only be read as one.
    pub fn stream(mut bytes: Box<dyn Read + Send>, limit: u64) -> Result<Self, UnreadableBatches> {
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
            false if file && first.len() < 8 => return Err(UnreadableBatches::Truncated),
            false => return Err(UnreadableBatches::NoArrow),
        }
        let whole: Box<dyn Read + Send> = Box::new(Cursor::new(first).chain(bytes));
        let from = From::Stream { bytes: BufReader::new(whole), file, ended: false };
        Ok(Self { from, limit })
    }

    /// Of a file, and what its footer says; a stream where it is none.
    pub fn file(
        mut bytes: Box<dyn Seekable>,
        limit: u64,
    ) -> Result<(Self, Option<Vec<u8>>), UnreadableBatches> {
        let length = bytes.seek(SeekFrom::End(0))?;
        bytes.seek(SeekFrom::Start(0))?;
        let first = eight(&mut bytes)?;
        if !first.starts_with(FILE) {
            bytes.seek(SeekFrom::Start(0))?;
            return Self::stream(Box::new(bytes), limit).map(|frames| (frames, None));
        }
        let footer = footer(&mut bytes, length)?;
        let said = root_as_footer(&footer).map_err(|error| broken(&error))?;
        let blocks = [said.dictionaries(), said.recordBatches()];
        let blocks = blocks.into_iter().flatten().flatten().copied().collect();
        let from = From::File { bytes, length, blocks };
        Ok((Self { from, limit }, Some(footer)))
    }

    /// The next message; none at the end.
    pub fn next(&mut self) -> Result<Option<Frame>, UnreadableBatches> {
        let limit = self.limit;
        match &mut self.from {
            From::Stream { ended: true, .. } => Ok(None),
            From::Stream { bytes, file, ended } => {
                let Some(length) = head_length(bytes, *file)? else {
                    *ended = true;
                    return if *file { whole(bytes).map(|()| None) } else { Ok(None) };
                };
                let head = take(bytes, length, limit)?;
                let body = said(&head)?.bodyLength();
                let body = take(bytes, u64::try_from(body).unwrap_or(u64::MAX), limit)?;
                Ok(Some(Frame { head, body: Buffer::from_vec(body) }))
            }
            From::File { bytes, length, blocks } => match blocks.pop_front() {
                Some(block) => of_block(bytes, *length, limit, block).map(Some),
                None => Ok(None),
            },
        }
    }

    /// Refuses what is more than is allowed.
    pub fn within(&self, declared: u64) -> Result<(), UnreadableBatches> {
        within(declared, self.limit)
    }
}

fn within(declared: u64, most: u64) -> Result<(), UnreadableBatches> {
    if declared > most { Err(UnreadableBatches::TooLarge { declared, most }) } else { Ok(()) }
}

/// What a message says of itself.
pub(super) fn said(head: &[u8]) -> Result<Message<'_>, UnreadableBatches> {
    root_as_message(head).map_err(|error| broken(&error))
}

fn broken(error: &dyn std::fmt::Display) -> UnreadableBatches {
    UnreadableBatches::Broken(error.to_string())
}

/// The next eight bytes, or those that are left.
fn eight(bytes: &mut impl Read) -> Result<Vec<u8>, UnreadableBatches> {
    let mut eight = Vec::new();
    bytes.take(8).read_to_end(&mut eight)?;
    Ok(eight)
}

/// The footer of a file: in front of its length and the mark.
fn footer(bytes: &mut Box<dyn Seekable>, length: u64) -> Result<Vec<u8>, UnreadableBatches> {
    let end = length.checked_sub(10).filter(|end| *end >= 8).ok_or(UnreadableBatches::Truncated)?;
    bytes.seek(SeekFrom::Start(end))?;
    let last = take(bytes, 10, length)?;
    let (size, mark) = last.split_first_chunk().ok_or(UnreadableBatches::Truncated)?;
    if mark != FILE {
        return Err(UnreadableBatches::Truncated);
    }
    let size = u64::from(u32::from_le_bytes(*size));
    let from = end.checked_sub(size).filter(|from| *from >= 8);
    bytes.seek(SeekFrom::Start(from.ok_or_else(|| outside("the footer"))?))?;
    take(bytes, size, length)
}

fn outside(what: &str) -> UnreadableBatches {
    UnreadableBatches::Broken(format!("{what} lies outside the file"))
}

/// The message that lies in a block of a file.
fn of_block(
    bytes: &mut Box<dyn Seekable>,
    length: u64,
    limit: u64,
    block: Block,
) -> Result<Frame, UnreadableBatches> {
    let place = |at: i64| u64::try_from(at).map_err(|_| outside("a message"));
    let (from, body) = (place(block.offset())?, place(block.bodyLength())?);
    let head = place(block.metaDataLength().into())?;
    let end = from.checked_add(head).and_then(|end| end.checked_add(body));
    if end.is_none_or(|end| end > length) {
        return Err(outside("a message"));
    }
    bytes.seek(SeekFrom::Start(from))?;
    let mut head = take(bytes, head, limit)?;
    // In front: a mark, which older writers leave out, and the length of what follows.
    let front = if head.starts_with(&MESSAGE) { 8 } else { 4 };
    head.drain(..front.min(head.len()));
    Ok(Frame { head, body: Buffer::from_vec(take(bytes, body, limit)?) })
}

/// How long the head of the next message of a stream is; none at the end.
fn head_length(bytes: &mut impl Read, file: bool) -> Result<Option<u64>, UnreadableBatches> {
    let mut mark = Vec::new();
    bytes.by_ref().take(4).read_to_end(&mut mark)?;
    // A stream may just end; a file may not.
    if mark.is_empty() && !file {
        return Ok(None);
    }
    if mark.len() == 4 && mark != MESSAGE {
        return Err(UnreadableBatches::Broken("a message begins in the wrong place".to_string()));
    }
    let mut length = [0; 4];
    bytes.read_exact(&mut length).map_err(cut)?;
    match u32::from_le_bytes(length) {
        0 => Ok(None),
        length => Ok(Some(u64::from(length))),
    }
}

/// A file ends with its mark.
fn whole(bytes: &mut impl Read) -> Result<(), UnreadableBatches> {
    let (mut piece, mut last) = (vec![0; 64 * 1024], Vec::new());
    loop {
        match bytes.read(&mut piece)? {
            0 if last == FILE => return Ok(()),
            0 => return Err(UnreadableBatches::Truncated),
            read => last.extend_from_slice(&piece[..read]),
        }
        last.drain(..last.len().saturating_sub(FILE.len()));
    }
}

fn take(bytes: &mut impl Read, length: u64, limit: u64) -> Result<Vec<u8>, UnreadableBatches> {
    within(length, limit)?;
    let mut taken = Vec::new();
    let read = bytes.by_ref().take(length).read_to_end(&mut taken)?;
    if read as u64 == length { Ok(taken) } else { Err(UnreadableBatches::Truncated) }
}

fn cut(error: std::io::Error) -> UnreadableBatches {
    match error.kind() {
        ErrorKind::UnexpectedEof => UnreadableBatches::Truncated,
        _ => error.into(),
    }
}
