//! What a reader needs that starts at the end of a file.

use std::io::{Read, Seek};

/// Bytes of which any can be read at any time.
pub trait Seekable: Read + Seek + Send {}

impl<S: Read + Seek + Send> Seekable for S {}
