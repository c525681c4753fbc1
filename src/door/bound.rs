//! Nothing is read whole without a bound.

use std::io::{self, Read};

/// How much of one kind of thing is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// In MiB, as it is told.
    pub mebibytes: u64,
}

/// There is more of it than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("larger than {mebibytes} MiB")]
pub struct Endless {
    /// What would have been read.
    pub mebibytes: u64,
}

impl Bound {
    /// So many MiB.
    pub const fn of(mebibytes: u64) -> Self {
        Self { mebibytes }
    }

    /// The same in bytes.
    pub const fn bytes(self) -> u64 {
        self.mebibytes.saturating_mul(1024 * 1024)
    }

    /// All bytes, where there are no more than that; memory is held for what is there.
    pub fn read(self, from: impl Read) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        from.take(self.bytes().saturating_add(1)).read_to_end(&mut bytes)?;
        match bytes.len() as u64 > self.bytes() {
            true => Err(io::Error::new(io::ErrorKind::FileTooLarge, self.endless())),
            false => Ok(bytes),
        }
    }

    /// That there is more.
    pub fn endless(self) -> Endless {
        Endless { mebibytes: self.mebibytes }
    }
}

impl Endless {
    /// The bound that was passed, where that is what went wrong.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref()?.downcast_ref().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_never_ends_is_refused_at_the_bound() {
        let error = Bound::of(1).read(io::repeat(0)).unwrap_err();
        assert_eq!(Endless::of(&error), Some(Endless { mebibytes: 1 }));
        assert_eq!(Bound::of(1).read(&b"abc"[..]).unwrap(), b"abc");
        let full = vec![7; 1024 * 1024];
        assert_eq!(Bound::of(1).read(&full[..]).unwrap().len(), full.len());
    }
}
