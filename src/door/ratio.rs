//! What is packed may not unpack to very much more than it is.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Real tables pack to a hundredth or so; a bomb to a ten-thousandth.
const DENSEST: u64 = 1000;

/// Something packed unpacks to more than was allowed, and to more than anything real does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unpacks to more than {DENSEST} times its size, and to more than {mebibytes} MiB")]
pub struct TooDense {
    /// How much was allowed.
    pub mebibytes: u64,
}

/// Counts packed bytes as they are read.
#[derive(Debug)]
pub struct Packed<R> {
    inner: R,
    read: Arc<AtomicU64>,
}

/// Counts unpacked bytes beside them.
#[derive(Debug)]
pub struct Unpacked<R> {
    inner: R,
    packed: Arc<AtomicU64>,
    read: u64,
    mebibytes: u64,
}

impl<R: Read> Packed<R> {
    /// Nothing read yet.
    pub fn new(inner: R) -> Self {
        Self { inner, read: Arc::default() }
    }

    /// Unpacks with `open`. So many MiB may come out whatever was packed.
    pub fn open<U: Read>(
        self,
        mebibytes: u64,
        open: impl FnOnce(Self) -> io::Result<U>,
    ) -> io::Result<Unpacked<U>> {
        let packed = self.read.clone();
        Ok(Unpacked { inner: open(self)?, packed, read: 0, mebibytes })
    }
}

impl<R: Read> Read for Packed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl<R: Read> Read for Unpacked<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read += read as u64;
        let most = self.packed.load(Ordering::Relaxed).saturating_mul(DENSEST);
        if self.read > most.max(self.mebibytes.saturating_mul(1024 * 1024)) {
            return Err(io::Error::other(TooDense { mebibytes: self.mebibytes }));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(bytes: u64, times: u64, mebibytes: u64) -> io::Result<u64> {
        let packed = Packed::new(io::repeat(1).take(bytes));
        let open = |mut packed: Packed<io::Take<io::Repeat>>| {
            io::copy(&mut packed, &mut io::sink())?;
            Ok(io::repeat(0).take(bytes * times))
        };
        io::copy(&mut packed.open(mebibytes, open)?, &mut io::sink())
    }

    #[test]
    fn a_bomb_is_refused_and_what_is_only_well_packed_is_not() {
        let error = unpacked(10_000, 2000, 1).unwrap_err();
        assert!(error.to_string().contains("1 MiB"), "{error}");
        assert_eq!(unpacked(10_000, 2000, 100).ok(), Some(20_000_000));
        assert_eq!(unpacked(10_000, 900, 1).ok(), Some(9_000_000));
    }
}
