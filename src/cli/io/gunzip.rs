//! What gzip packed: one member behind the other, and zeros behind the last, as tapes and blocks of
//! a disk leave them. Anything else there is told of: half a table is no table.

use flate2::bufread::GzDecoder;
use std::io::{self, BufRead, BufReader, Read};

/// Something else stands behind what was packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("bytes that gzip did not pack stand behind its end")]
pub struct NotPacked;

/// The unpacked bytes of all members.
pub struct Gunzip<R> {
    /// None behind the last member.
    member: Option<GzDecoder<BufReader<R>>>,
}

/// How every member begins.
const FIRST: u8 = 0x1f;

impl<R: Read> Gunzip<R> {
    /// Nothing read yet.
    pub fn new(packed: R) -> Self {
        Self { member: Some(GzDecoder::new(BufReader::new(packed))) }
    }
}

/// Goes past zeros to where another member begins; false where none does.
fn is_followed(rest: &mut impl BufRead) -> io::Result<bool> {
    loop {
        let held = rest.fill_buf()?;
        let zeros = held.iter().take_while(|byte| **byte == 0).count();
        match held.get(zeros) {
            Some(&FIRST) => {
                rest.consume(zeros);
                return Ok(true);
            }
            Some(_) => return Err(io::Error::new(io::ErrorKind::InvalidData, NotPacked)),
            None if held.is_empty() => return Ok(false),
            None => rest.consume(zeros),
        }
    }
}

impl<R: Read> Read for Gunzip<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        while let Some(mut member) = self.member.take() {
            let read = member.read(into)?;
            if read > 0 {
                self.member = Some(member);
                return Ok(read);
            }
            let mut rest = member.into_inner();
            if is_followed(&mut rest)? {
                self.member = Some(GzDecoder::new(rest));
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::Write;

    fn packed(words: &[u8]) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::default());
        out.write_all(words).unwrap();
        out.finish().unwrap()
    }

    fn unpacked(bytes: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Gunzip::new(bytes).take(1 << 20).read_to_end(&mut out).map(|_| out)
    }

    #[test]
    fn members_and_zeros_are_read_as_gzip_reads_them() {
        let (one, two) = (packed(b"one,"), packed(b"two"));
        let zeros = vec![0; 70_000];
        assert_eq!(unpacked(&one).unwrap(), b"one,");
        assert_eq!(unpacked(&[&one[..], &two].concat()).unwrap(), b"one,two");
        assert_eq!(unpacked(&[&one[..], &zeros].concat()).unwrap(), b"one,");
        assert_eq!(unpacked(&[&one[..], &zeros, &two, &zeros].concat()).unwrap(), b"one,two");
        assert_eq!(unpacked(&packed(b"")).unwrap(), b"");
    }

    #[test]
    fn anything_else_behind_it_is_an_error_that_says_so() {
        let one = packed(b"one");
        let said = |more: &[u8]| unpacked(&[&one[..], more].concat()).unwrap_err().to_string();
        assert!(said(b"two").contains("behind its end"));
        assert!(said(&[0, 0, b'x']).contains("behind its end"));
        assert!(unpacked(&one[..one.len() - 3]).is_err());
        assert!(unpacked(&[&one[..], &packed(b"two")[..9]].concat()).is_err());
    }
}
